package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// Ending is how a contact, or a step of self-service, ended.
type Ending int

// The ends.
const (
	Answered Ending = iota
	Abandoned
	Blocked
	TurnedAway
	ToCallback
	CalledBack
	StillWaiting
	LayerHelped
	LayerHandedOver
)

// String names the end.
func (e Ending) String() string {
	return [...]string{
		"answered", "abandoned", "blocked", "turned away", "to call-back",
		"called back", "still waiting", "helped", "handed over",
	}[e]
}

// Entry is one line of the contact log: a contact, or a step of self-service,
// as it ended. Contacts are named by their keys, which are unique but for a
// chance of one in 10^19 for each pair.
type Entry struct {
	Contact  rng.Key
	Parent   rng.Key // the attempt before, 0 for the first
	Reason   int
	Channel  int
	Queue    int // -1 for a step of self-service
	Layer    int // -1 for a contact with people
	Agent    int // -1 when none took it
	Try      int
	Ending   Ending
	Counts   bool     // the need arose after the warm-up
	Arose    des.Time // the need
	Arrived  des.Time // this contact
	Answered des.Time // des.Never when nobody did
	Ended    des.Time
	Handle   des.Time
}

func (c *Centre) recordContact(k *contact, end Ending) {
	if c.record == nil {
		return
	}
	e := c.entry(&k.v, end)
	e.Queue, e.Arrived, e.Agent = int(k.queue), k.joined, int(k.agent)
	if end == Answered {
		e.Answered, e.Handle = k.began, c.now-k.began
		if k.v.calledBack {
			e.Ending = CalledBack
		}
	}
	c.record(e)
}

func (c *Centre) recordLayer(k *contact, step selfservice.Step) {
	if c.record == nil {
		return
	}
	end := LayerHandedOver
	if step.Resolved {
		end = LayerHelped
	}
	e := c.entry(&k.v, end)
	e.Layer, e.Arrived = int(k.layer), k.began
	c.record(e)
}

func (c *Centre) entry(v *visit, end Ending) Entry {
	return Entry{
		Contact: v.key, Parent: v.parent, Reason: int(v.reason), Channel: int(v.channel),
		Queue: -1, Layer: -1, Agent: -1, Try: int(v.try), Ending: end, Counts: v.counts,
		Arose: v.arose, Arrived: c.now, Answered: des.Never, Ended: c.now,
	}
}
