package centre

import (
	"math"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Announcement tells customers who are about to wait how long they have to
// expect to. Some leave at once; those who stay have been given a promise.
type Announcement struct {
	From    des.Time // told to whoever has to expect a longer wait than that
	Accepts dist.Law // seconds that a customer is ready to wait when told so: who is told more leaves; nil: everybody stays
	Hurry   float64  // how much faster patience is used up, for each minute past the promise
	Longer  float64  // seconds by which handling takes longer, for each minute past the promise
}

func (a *Announcement) happens() bool { return a.Accepts != nil || a.Hurry > 0 || a.Longer > 0 }

// inform tells a customer who is about to wait what to expect, and offers what
// the centre offers. It reports whether the customer leaves the line.
func (c *Centre) inform(k *contact) bool {
	q := k.queue
	k.began = des.Never
	if k.v.calls > 0 || k.place != atDoor { // called back, or passed on
		return false
	}
	turn := des.Never
	if start := q.headStart(k); start > 0 {
		turn = c.now - start
	}
	expected := q.expectedWait(turn)
	if c.accepts(k, expected) {
		c.countSentAway(k, true)
		c.promise(k)
		return true
	}
	told := &q.Announces
	if expected <= told.From || expected == des.Never || !told.happens() {
		return false
	}
	k.began = later(c.now, expected)
	if told.Accepts == nil || c.draw(told.Accepts, k.v.key, luckBalks) >= expected {
		return false
	}
	c.balk(k)
	return true
}

// balk is a customer who does not even begin to wait.
func (c *Centre) balk(k *contact) {
	k.queue.channel.inUse--
	c.countBalked(k)
	patience := des.Never
	if k.queue.Patience != nil {
		patience = c.patience(k)
	}
	c.retry(&k.v, &k.queue.Redial, Abandoned, patience)
	c.dismiss(k)
}

// hurry shortens the patience that is left when the promised wait is over: u
// minutes later it is used up 1 + b·u times as fast, so that what would have
// lasted r minutes lasts s, with s + b·s²/2 = r. For a memoryless patience this is
// a hazard of leaving that rises by b of itself with each minute.
func (c *Centre) hurry(k *contact) {
	b := k.queue.Announces.Hurry
	if b == 0 || k.leaves == des.Never || k.leaves <= k.began {
		return
	}
	left := (k.leaves - k.began).Seconds() / 60
	k.leaves = k.began + des.Seconds(60*(math.Sqrt(1+2*b*left)-1)/b)
}
