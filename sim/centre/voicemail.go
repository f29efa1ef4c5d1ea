package centre

import "github.com/rushproof/rushproof/sim/des"

// Voicemail is the offer to leave a message in place of waiting on.
type Voicemail struct {
	After des.Time // wait after which it is offered
	Share float64  // of those who still wait then and leave one; 0: nobody
	Works bool     // the message is work for those who read another channel; otherwise it is only counted, and the need given up
	To    int      // that channel
}

// speaks reports whether a customer will leave a message, with patience enough.
func (c *Centre) speaks(k *contact) bool {
	m := &k.queue.Voicemail
	return m.Share > 0 && k.v.calls == 0 && k.v.key.With(luckMessage).Float64() < m.Share
}

// hearOffer ends the wait of a customer who will leave a message by then.
func (c *Centre) hearOffer(k *contact) {
	if c.speaks(k) {
		k.leaves = min(k.leaves, later(k.joined, k.queue.Voicemail.After))
	}
}

// leaveMessage is a customer who leaves a message, and hangs up.
func (c *Centre) leaveMessage(k *contact) {
	q := k.queue
	q.remove(k, c.now)
	c.freeHolder(k)
	cell := &k.book.Cell
	cell.Waited++
	cell.Messages++
	cell.WaitOther += c.now - k.joined
	c.recordContact(k, LeftMessage)
	k.v.wait(c.now - k.joined)
	if !q.Voicemail.Works {
		c.endGivenUp(&k.v, LeftMessage)
		c.dismiss(k)
		c.letIn(q)
		return
	}
	c.timers.Clear(k.slot)
	q.channel.inUse--
	k.place = atDoor
	cause := k.v.cause
	k.v = k.v.next(uint8(q.Voicemail.To))
	k.v.direct = true
	k.v.cause = cause // it is still the same attempt
	c.approach(k)
	c.letIn(q)
}
