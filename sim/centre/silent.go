package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Silent is leaving a chat without closing it. The customer is gone and counts
// as abandoned; the chat waits on, and an agent takes it and spends a while before
// noticing (Castellanos, Yom-Tov and Goldberg 2023, silent abandonment).
type Silent struct {
	Share  float64  // of those who leave the queue; 0: nobody
	Notice dist.Law // seconds until the agent notices; nil: at once
}

// leaveOpen is a customer who leaves the queue without closing the chat, which
// stays in its place.
func (c *Centre) leaveOpen(k *contact) {
	c.countAbandoned(k)
	k.book.Silent++
	k.v.wait(c.now - k.joined)
	c.retry(&k.v, &k.queue.Redial, Abandoned, c.now-k.joined)
	k.silent, k.leaves = true, des.Never
	c.setPatience(k)
	c.freeHolder(k)
}

// findNobody is an agent taking a contact of a customer who is not on the line:
// one who has left a chat open, or is to be called back and does not answer. False
// when it is neither.
func (c *Centre) findNobody(k *contact, a *agent) bool {
	if k.silent {
		c.talkToNobody(k, a)
		return true
	}
	return k.queue.calls && c.dial(k, a)
}

// takeNobody puts a contact into an agent's hands whose customer is not on the
// line.
func (c *Centre) takeNobody(k *contact, a *agent, lasts des.Time) {
	k.place, k.agent, k.began = inService, a, c.now
	c.take(k, a, lasts)
}

// foundNobody ends the handling of such a contact when nobody was there.
func (c *Centre) foundNobody(k *contact) bool {
	switch {
	case k.silent:
		c.notice(k)
	case k.queue.calls && c.unreached(k):
		c.hangUp(k)
	default:
		return false
	}
	return true
}

// talkToNobody is an agent taking a chat that was left open.
func (c *Centre) talkToNobody(k *contact, a *agent) {
	notices := des.Time(0)
	if law := k.queue.Silent.Notice; law != nil {
		notices = c.draw(law, k.v.key, luckNotice)
	}
	c.takeNobody(k, a, notices)
}

// notice is an agent finding that nobody is there.
func (c *Centre) notice(k *contact) {
	c.recordNobody(k, WasGone, c.now-k.began)
	c.release(k)
	c.dismiss(k)
	c.nextContact(k.agent)
}
