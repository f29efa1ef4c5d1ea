package centre

import (
	"errors"
	"sync/atomic"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// ErrInterrupted is what Play returns after Interrupt.
var ErrInterrupted = errors.New("interrupted")

// Centre plays a layout. It is made once and plays one replication after the
// other; nothing is allocated for a contact once it has grown to the size of
// the building.
type Centre struct {
	layout *Layout
	now    des.Time
	luck   rng.Stream // reset to the key of each draw; here so that a draw allocates nothing

	rooms    []*[roomSize]contact // the pool: everybody who is in the building
	free     *contact             // first free place in it, nil when it is full
	timers   des.Timers
	agenda   des.Agenda[event]
	arrivals Arrivals
	coming   Arrival // the next customer, at des.Never when no more will come
	roster   Roster
	duties   []Duty // of the day, reused

	warmUp    des.Time
	reasons   []reason
	queues    []queue
	channels  []channel
	groups    []group
	rules     []rule
	agents    []agent
	breaks    []pause // by agent
	chats     []chats // by agent
	holds     []hold  // by agent
	seats     []int32 // by agent: on the bench of its group
	away      []visit // customers who will be back, by the events that bring them
	freeAway  []int32
	patiences []des.Time   // of those of away who wait as long as before
	left      []unfinished // at the end, reused
	turns     []turn       // in order of time
	layers    []layer
	detours   bool   // see Layout.Detours
	advises   bool   // a channel asks customers to come at a better time
	needs     []need // shared by several contacts; 0 is unused
	freeNeed  int32

	intervals int     // of the statistics
	dayOf     []int32 // by interval
	interval  int32   // of now, the last one after the horizon
	playing   bool    // the horizon is not yet over
	over      bool
	err       error
	inside    int // contacts in the building
	out       Outcome
	shelf     shelf
	stopped   atomic.Bool
	record    func(Entry)
	needEnds  func(contact, parent rng.Key, end NeedEnd)
}

// New returns a centre that plays the layout.
func New(layout *Layout) *Centre {
	c := &Centre{layout: layout, timers: *des.NewTimers(0), warmUp: layout.Period.WarmUp, detours: layout.Detours()}
	c.buildRules()
	c.buildQueues()
	c.buildGroups()
	c.buildExpectations()
	c.buildLayers()
	c.buildTurns()
	c.buildOutcome()
	c.growPool()
	return c
}

// Record asks for an entry about every contact and self-service step as it
// ends. Nil, the default, asks for none.
func (c *Centre) Record(f func(Entry)) { c.record = f }

// RecordNeeds asks to be told how each need that arose after the warm-up ended,
// after the entry of the contact that it ended with; or, where the customer was
// still to come back, of the one before, its parent. Nil, the default, asks for
// nothing.
func (c *Centre) RecordNeeds(f func(contact, parent rng.Key, end NeedEnd)) { c.needEnds = f }

// Interrupt makes a Play that is under way return ErrInterrupted soon. It may
// be called from another goroutine.
func (c *Centre) Interrupt() { c.stopped.Store(true) }

// Play plays one replication: the customers that arrive, served by the agents
// on the roster. The outcome is valid until the next Play. It fails when the
// centre cannot hold everybody who waits, or is interrupted.
func (c *Centre) Play(arrivals Arrivals, roster Roster) (*Outcome, error) {
	c.reset(arrivals, roster)
	c.run()
	if c.err != nil {
		return nil, c.err
	}
	c.close()
	return &c.out, nil
}

// reset empties the building and opens the books.
func (c *Centre) reset(arrivals Arrivals, roster Roster) {
	c.now, c.interval, c.playing, c.over, c.err, c.inside = 0, 0, true, false, nil, 0
	c.arrivals, c.roster = arrivals, roster
	c.timers.Reset()
	c.agenda.Reset()
	c.emptyPool()
	c.needs, c.freeNeed = append(c.needs[:0], need{}), 0
	c.away, c.freeAway = c.away[:0], c.freeAway[:0]
	c.resetQueues()
	c.resetGroups()
	c.resetLayers()
	c.out.reset()
	c.shelf.used = 0
	c.openBooks()
	c.schedule()
	c.resetRules()
	c.resetTurns()
	c.nextArrival()
}

// nextArrival asks who comes next. Customers after the horizon do not come.
func (c *Centre) nextArrival() {
	if !c.arrivals.Next(&c.coming) || c.coming.At >= c.layout.Period.Horizon {
		c.coming.At = des.Never
	}
}

// draw returns the time that belongs to a purpose of a key, des.Never for no
// law.
func (c *Centre) draw(law dist.Law, luck rng.Key, purpose uint64) des.Time {
	if law == nil {
		return des.Never
	}
	return des.Seconds(c.sample(law, luck, purpose))
}

// sample returns the same in seconds. There must be a law.
func (c *Centre) sample(law dist.Law, luck rng.Key, purpose uint64) float64 {
	if e, ok := law.(dist.Exponential); ok { // the law of most, without the detour through the interface
		own := luck.Purpose(purpose)
		return e.Sample(&own)
	}
	c.luck = luck.Purpose(purpose)
	return law.Sample(&c.luck)
}
