package centre

import (
	"math"

	"github.com/rushproof/rushproof/sim/des"
)

// The customer-true wait is what a customer has waited in all when somebody
// takes care of the question: with voice menus and chatbots, in queues, for the
// centre's call, over all attempts about the same need since a person last answered
// it. Who is passed on is not taken care of yet, and waits on. A message and its
// chaser have waits of their own: that of a message is not one on the line.

// Detours reports whether that can be other than the time in queue.
func (l *Layout) Detours() bool {
	for i := range l.Layers {
		if !l.Layers[i].Beforehand() {
			return true
		}
	}
	for i := range l.Queues {
		q := &l.Queues[i]
		if q.Redial.Share > 0 || q.Callback.Accepts > 0 || q.PassOn.Shares != nil || q.Voicemail.Works {
			return true
		}
	}
	for i := range l.Channels {
		if ch := &l.Channels[i]; ch.Open != nil && ch.AtClosing == CallBack {
			return true
		}
	}
	return false
}

// reach books the wait of a customer whose contact is answered now.
func (c *Centre) reach(k *contact) {
	if k.step == passing {
		k.v.wait(c.now - k.joined)
		return
	}
	wait := c.trueWait(k)
	k.book.Reached++
	k.book.WaitTrue += wait
	if k.book.waits != nil {
		c.out.TrueWaits[k.queue.Channel][k.v.segment].Add(wait)
	}
}

// trueWait returns how long the customer of a contact that is answered now has
// waited in all.
func (c *Centre) trueWait(k *contact) des.Time {
	return c.now - k.joined + des.Time(k.v.waited)*millisecond
}

// wait adds a time to what the customer has waited. It holds seven weeks.
func (v *visit) wait(d des.Time) {
	v.waited += uint32(min(d/millisecond, math.MaxUint32-des.Time(v.waited)))
}

const millisecond = des.Second / 1000
