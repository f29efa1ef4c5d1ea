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
	FoundClosed // not offered: it came when nobody answers
	LayerHelped
	LayerSeemed // to help: the customer comes back
	LayerHandedOver
	StillInLayer // with a voice menu or chatbot when the season ended
	NotReached   // by the centre's call
	WasGone      // when an agent took the chat that was left open
	LeftMessage
	LayerLeft // not helped, and gone without a word
	Advised   // not offered: followed the advice to come at a better time
	Balked    // abandoned at once, when told how long it would take
)

// String names the end.
func (e Ending) String() string {
	return [...]string{
		"answered", "abandoned", "blocked", "turned away", "to call-back",
		"called back", "still waiting", "found closed", "helped", "seemed to help", "handed over", "still in self-service",
		"not reached", "was gone", "left a message", "left self-service", "advised", "balked",
	}[e]
}

// NeedEnd is what became of a need, as NeedCount counts it.
type NeedEnd int

// The ends of needs.
const (
	NeedPrevented NeedEnd = iota
	NeedResolved
	NeedServed
	NeedUnsolved
	NeedGivenUp
	NeedOpen
)

// String names the end.
func (e NeedEnd) String() string {
	return [...]string{"prevented", "resolved", "served", "unsolved", "given up", "open"}[e]
}

// Entry is one line of the contact log: a contact, or a step of self-service,
// as it ended. Contacts are named by their keys, which are unique but for a
// chance of one in 10^19 for each pair.
type Entry struct {
	Contact  rng.Key
	Parent   rng.Key // the attempt before, 0 for the first
	Reason   int
	Channel  int
	Segment  int // of the customer, 0 where there are none
	Queue    int // -1 for a step of self-service
	Layer    int // -1 for a contact with people
	Agent    int // -1 when none took it
	Try      int // 1 for the first attempt, and for the first after somebody answered
	Ending   Ending
	PassedIn bool     // by another agent, who is in the entry of the parent
	Again    bool     // counted as a repeat when it is offered: it follows a failed attempt, a late answer or an unsolved need
	Counts   bool     // the need arose after the warm-up
	Arose    des.Time // the need
	Arrived  des.Time // this contact
	Answered des.Time // des.Never when nobody did
	Ended    des.Time
	Handle   des.Time // 0 when it was still in hand at the end; of a step of self-service: the time spent in it
}

// recordContact logs a contact that nobody answered.
func (c *Centre) recordContact(k *contact, end Ending) {
	if c.record != nil {
		c.logContact(k, end)
	}
}

// recordAnswered logs a contact that somebody answered, and the time spent on
// it.
func (c *Centre) recordAnswered(k *contact, handle des.Time) {
	if c.record != nil {
		c.logAnswered(k, handle)
	}
}

func (c *Centre) contactEntry(k *contact, end Ending) Entry {
	e := c.entry(&k.v, end)
	e.Queue, e.Arrived, e.PassedIn = k.queue.index, k.joined, k.queue.Passed
	if k.agent != nil && k.place == inService {
		e.Agent = int(k.agent.id)
	}
	return e
}

func (c *Centre) logContact(k *contact, end Ending) { c.record(c.contactEntry(k, end)) }

func (c *Centre) logAnswered(k *contact, handle des.Time) {
	e := c.contactEntry(k, Answered)
	if k.v.calls > 0 {
		e.Ending = CalledBack
	}
	e.Answered, e.Handle = k.began, handle
	c.record(e)
}

// recordNobody logs a contact in an agent's hands whose customer was not on the
// line, and the time spent on it.
func (c *Centre) recordNobody(k *contact, end Ending, handle des.Time) {
	if c.record != nil {
		e := c.contactEntry(k, end)
		e.Answered, e.Handle = k.began, handle
		c.record(e)
	}
}

// recordInHand logs a contact that is in an agent's hands when the season ends.
func (c *Centre) recordInHand(k *contact) {
	switch {
	case k.silent:
		c.recordNobody(k, WasGone, 0)
	case k.v.calls > 0 && k.queue.calls && c.unreached(k):
		c.recordNobody(k, NotReached, 0)
	default:
		c.recordAnswered(k, 0)
	}
}

// recordClosed logs a contact that finds its channel closed.
func (c *Centre) recordClosed(v *visit, q *queue) {
	if c.record != nil {
		e := c.entry(v, FoundClosed)
		e.Queue = q.index
		c.record(e)
	}
}

// recordAdvised logs a contact that comes at a better time instead.
func (c *Centre) recordAdvised(v *visit, q *queue) {
	if c.record != nil {
		e := c.entry(v, Advised)
		e.Queue = q.index
		c.record(e)
	}
}

// recordLayer logs a step of self-service that began at the given moment.
func (c *Centre) recordLayer(layer int, v *visit, began des.Time, step *selfservice.Step) {
	if c.record == nil {
		return
	}
	end := LayerHandedOver
	switch {
	case step.False:
		end = LayerSeemed
	case step.Resolved:
		end = LayerHelped
	case step.Left:
		end = LayerLeft
	}
	e := c.entry(v, end)
	e.Layer, e.Arrived, e.Handle = layer, began, step.Takes
	c.record(e)
}

// recordInLayer logs a contact that is with a layer when the season ends.
func (c *Centre) recordInLayer(k *contact) {
	if c.record != nil {
		e := c.entry(&k.v, StillInLayer)
		e.Layer, e.Arrived = int(k.layer), k.began
		c.record(e)
	}
}

// tellNeed tells that a need has ended.
func (c *Centre) tellNeed(v *visit, end NeedEnd) {
	if c.needEnds != nil {
		c.needEnds(v.key, v.parent, end)
	}
}

func (c *Centre) entry(v *visit, end Ending) Entry {
	return Entry{
		Contact: v.key, Parent: v.parent, Reason: int(v.reason), Channel: int(v.channel), Segment: int(v.segment),
		Queue: -1, Layer: -1, Agent: -1, Try: int(v.try), Ending: end, Again: v.cause&repeats != 0, Counts: v.counts,
		Arose: v.arose, Arrived: c.now, Answered: des.Never, Ended: c.now,
	}
}
