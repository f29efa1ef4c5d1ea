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
// figures are judged, many of them of the same contacts, so about one time in
// four some figure is off by a little more than 4 when a change has dealt
// everybody other luck. A figure that is off is therefore judged a second time,
// on twice as many replications that have nothing to do with the first, and
// fails if it is off again: with the right engine that has probability 1e-8, or
// 4e-5 for any of all figures, while a wrong one is off by √2 times as many
// standard errors as the first time.
//
// And each case is played again with an arrival rate that is 5 % too high, by
// the same rule on a twelfth of the replications: then at least one figure must
// fail.
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
	n := o.replications * soak()
	right := o.play(t, 1, 0, n)
	for i := range right {
		z, rare, _ := o.fault(&o.figures[i], &right[i])
		all.add(z, rare)
	}
	for _, fault := range o.faults(t, 1, right, n) {
		t.Error(fault)
	}
	if o.verdict != nil {
		o.verdict(t, right)
	}
	n = max(25, o.replications/12)
	if len(o.faults(t, wrongRate, o.play(t, wrongRate, 0, n), n)) == 0 {
		t.Errorf("an arrival rate %.0f%% too high goes unnoticed", 100*(wrongRate-1))
	}
}

// faults says of each figure that is off in the first n replications, and again
// in twice as many others, how it disagrees.
func (o *oracle) faults(t *testing.T, factor float64, first []result, n int) (faults []string) {
	var again []result
	for i := range first {
		f := &o.figures[i]
		_, _, fault := o.fault(f, &first[i])
		if fault == "" {
			continue
		}
		if again == nil {
			again = o.play(t, factor, n, 2*n)
		}
		if _, _, second := o.fault(f, &again[i]); second != "" {
			faults = append(faults, fault+"; again "+second)
		} else if factor == 1 {
			t.Logf("only at first: %s", fault)
		}
	}
	return faults
}

// play plays so many replications, the first of which is given, at the arrival
// rate times a factor.
func (o *oracle) play(t *testing.T, factor float64, first, replications int) []result {
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
		luck := rng.New(20261122, first+r).Name(o.name)
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
		return 40
	}
	return 1
}
