package centre_test

import (
	"math"
	"os"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/rng"
)

// The oracle: cases whose answers are known exactly (testdata/truth), played
// by the engine and compared figure by figure.
//
// Every figure is a ratio of means, E[num]/E[den]. If exact is right, num -
// exact·den has mean 0 over replications, however num and den hang together.
// Its mean over independent replications, divided by the standard error of that
// mean, is z, and the engine agrees when |z| <= 4.
//
// With the right engine |z| > 4 has probability 6e-5 for a normal mean, and
// 1.2e-4 for a Student with the 100 replications that most cases have. 3 800
// figures are judged, many of them of the same contacts. The seed is fixed, so
// an alarm is not luck, unless a change has dealt everybody other luck: then
// about one time in four some figure is off by a little more than 4, and
// RUSHPROOF_SOAK=1, with 20 times the replications, decides.
//
// And each case is played again with an arrival rate that is 5 % too high, on a
// quarter of the replications: then at least one figure must be off by more
// than four standard errors.
const (
	tolerance = 4    // standard errors
	wrongRate = 1.05 // of the mutant
)

func TestTruth(t *testing.T) {
	var all ledger
	t.Run("case", func(t *testing.T) {
		for _, o := range oracles(t) {
			t.Run(o.name, func(t *testing.T) {
				t.Parallel()
				o.hold(t, &all)
			})
		}
	})
	t.Logf("%d figures judged, root mean square of z %.3f; %d too rare to judge",
		all.judged, math.Sqrt(all.squares/float64(all.judged)), all.rare)
}

// oracle is a case as the engine plays it.
type oracle struct {
	name         string
	layout       *centre.Layout
	rates        [][]float64 // by reason and piece: customers a second
	piece        float64     // seconds that a rate holds
	replications int
	relaxation   float64                       // seconds in which the centre forgets what it was like
	settled      bool                          // replications begin in equilibrium
	handle       float64                       // mean handle time, the size of an event that is counted in seconds
	today        func(luck rng.Key) today      // what differs between replications; nil: nothing
	duties       func(day today) []centre.Duty // nil: everybody, always
	watchers     []watcher
	stretches    []stretch                      // in which things are counted
	figures      []figure                       // to be compared
	verdict      func(t *testing.T, r []result) // a further check, may be nil
}

// watcher reads the contact log.
type watcher struct {
	begin func() // a replication
	see   func(e *centre.Entry)
}

func (o *oracle) watch(begin func(), see func(e *centre.Entry)) {
	o.watchers = append(o.watchers, watcher{begin, see})
}

// today is what differs between replications.
type today struct {
	busyness float64 // factor on the arrival rates
	inside   int     // customers who are there at time 0
	present  int     // agents
}

// hold plays the case as it is, which must agree with the exact figures, and
// with a wrong rate, which must not.
func (o *oracle) hold(t *testing.T, all *ledger) {
	right := o.play(t, 1, o.replications*soak())
	for i := range right {
		z, rare, fault := o.fault(&o.figures[i], &right[i])
		all.add(z, rare)
		if fault != "" {
			t.Error(fault)
		}
	}
	if o.verdict != nil {
		o.verdict(t, right)
	}
	wrong := o.play(t, wrongRate, max(25, o.replications/4))
	for i := range wrong {
		if _, _, fault := o.fault(&o.figures[i], &wrong[i]); fault != "" {
			return
		}
	}
	t.Errorf("an arrival rate %.0f%% too high goes unnoticed", 100*(wrongRate-1))
}

// play plays replications at the arrival rate times a factor.
func (o *oracle) play(t *testing.T, factor float64, replications int) []result {
	c := centre.New(o.layout)
	if len(o.watchers) > 0 {
		c.Record(func(e centre.Entry) {
			for _, w := range o.watchers {
				w.see(&e)
			}
		})
	}
	results, counted := make([]result, len(o.figures)), make([]counts, len(o.stretches))
	for r := range replications {
		luck := rng.New(20261122, r).Name(o.name)
		day := today{busyness: 1, present: len(o.layout.Agents)}
		if o.today != nil {
			day = o.today(luck.Name("today"))
		}
		for _, w := range o.watchers {
			w.begin()
		}
		out, err := c.Play(o.arrivals(luck.Name("customers"), day, factor), o.roster(day))
		if err != nil {
			t.Fatal(err)
		}
		for i := range counted {
			counted[i] = o.stretches[i].count(o.layout, out, day)
		}
		for i := range results {
			f := &o.figures[i]
			results[i].add(f, &counted[f.stretch])
		}
	}
	return results
}

// soak returns how many times the usual replications are to be played.
func soak() int {
	if os.Getenv("RUSHPROOF_SOAK") != "" {
		return 20
	}
	return 1
}
