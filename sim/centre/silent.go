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
	c.waited = c.now - k.joined
	k.v.wait(c.waited)
	c.retry(&k.v, &k.queue.Redial, Abandoned)
	k.silent, k.leaves = true, des.Never
	c.setPatience(k)
	c.freeHolder(k)
}

// findNobody is an agent taking a contact of a customer who is not on the line:
// one who is to be called back, or has left a chat open. False when it is neither.
func (c *Centre) findNobody(k *contact, a *agent) bool {
	switch {
	case k.silent:
		c.talkToNobody(k, a)
	case k.queue.calls:
		c.dial(k, a)
	default:
		return false
	}
	return true
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
	k.place, k.agent, k.began = inService, a, c.now
	handle := des.Time(0)
	if law := k.queue.Silent.Notice; law != nil {
		handle = c.draw(law, k.v.key, luckNotice)
	}
	c.take(k, a, handle)
}

// notice is an agent finding that nobody is there.
func (c *Centre) notice(k *contact) {
	k.book.Handle += c.now - k.began
	c.recordNobody(k, WasGone, c.now-k.began)
	c.release(k)
	c.dismiss(k)
	c.nextContact(k.agent)
}
