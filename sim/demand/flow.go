package demand

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// flow makes the needs of one Flow, one after the other: a Poisson process
// whose rate is constant in each stretch.
//
// A stretch has the luck of a sequence of unit-exponential spacings, named by
// when it begins. Their sums Γ1 < Γ2 < … are laid over the expected number of
// events: the k-th event comes at Γk/expected of the length of the stretch, if
// that is inside. So a rate that is scaled up keeps the customers it had and
// adds some after the last.
//
// Of an exact flow the number n of events in a stretch is known. They come at
// Γ1/Γn+1 … Γn/Γn+1 of its length: n moments drawn evenly, in order.
type flow struct {
	reason    int
	channel   int
	exact     bool
	whole     rounding // of the numbers of an exact flow
	whose     identity
	busyness  string // whose luck it is; empty: the flow's own
	when, who rng.Key
	walk      walk
	rank      rank

	next      ticket  // the next need's
	key       rng.Key // the next need's
	then      ticket  // of the one after it
	thenKey   rng.Key
	spacings  rng.Stream
	sum       float64  // Γ of the one after it
	events    float64  // expected in the stretch
	scale     float64  // length of the stretch / events
	start     des.Time // of the stretch
	length    des.Time
	customers rng.Key // luck of those of the stretch
	count     uint64  // of them so far
}

// begin starts a replication.
func (f *flow) begin(luck rng.Key) {
	own := f.whose.luck(luck)
	f.when, f.who = own.Name("when"), own.Name("who")
	f.walk.begin(busynessLuck(luck, own, f.busyness), own)
	f.sum, f.events, f.whole = 0, 0, rounding{}
	f.draw()
	f.shift()
	f.draw()
}

// shift makes the need after the next the next. A flow is one need ahead of
// what it is asked for: so a tournament of flows can go on with the time that
// is known while the processor works out the one after it.
func (f *flow) shift() { f.next, f.key = f.then, f.thenKey }

// draw finds the need after the next.
func (f *flow) draw() {
	for {
		f.sum += f.spacings.Exp()
		if f.sum < f.events {
			f.then = f.rank.ticket(f.start + min(des.Time(f.sum*f.scale), f.length-1))
			f.thenKey = f.customers.With(f.count)
			f.count++
			return
		}
		if !f.stretch() {
			f.then = nothing
			return
		}
	}
}

// stretch moves on to the next stretch and reports whether there is one.
func (f *flow) stretch() bool {
	s, ok := f.walk.next()
	for ; ok && f.exact; s, ok = f.walk.next() {
		if n := f.whole.add(s.events); n > 0 {
			s.events = f.sumOf(n+1, s.start)
			break
		}
	}
	if !ok {
		return false
	}
	name := uint64(s.start)
	f.spacings = f.when.With(name).Stream()
	f.customers, f.count = f.who.With(name), 0
	f.start, f.length = s.start, s.length
	f.sum, f.events, f.scale = 0, s.events, float64(s.length)/s.events
	return true
}

// sumOf returns Γn of the stretch that begins at a moment.
func (f *flow) sumOf(n int64, start des.Time) (sum float64) {
	spacings := f.when.With(uint64(start)).Stream()
	for range n {
		sum += spacings.Exp()
	}
	return sum
}
