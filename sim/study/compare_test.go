package study_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// desk is a queue of so many agents, whose exact answers are known.
func desk(agents int, handleTime float64) erlang.Queue {
	return erlang.Queue{Agents: agents, Rate: 110.0 / 3600, HandleTime: handleTime, Patience: 120}
}

func strategy(name string, q erlang.Queue, hours int) study.Strategy {
	return study.Strategy{Name: name, Model: textbook(q, hours)}
}

func compared(t *testing.T, e sim.Experiment, strategies ...study.Strategy) *sim.Comparison {
	t.Helper()
	c, err := study.Compare(context.Background(), strategies, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func differenceOf(t *testing.T, c *sim.Comparison, alternative int, measure string) sim.Difference {
	t.Helper()
	for _, d := range c.Alternatives[alternative].Differences {
		if d.Measure == measure && d.Scope == (sim.Scope{}) {
			return d
		}
	}
	t.Fatalf("no difference in %s", measure)
	return sim.Difference{}
}

// A strategy that changes nothing differs by exactly nothing, in every measure.
func TestNothingChangedIsZero(t *testing.T) {
	q := desk(10, 300)
	c := compared(t, sim.Experiment{Seed: 1, Replications: 6}, strategy("base", q, 10), strategy("again", q, 10), strategy("more", desk(11, 300), 10))
	if len(c.Alternatives[1].Differences) < 20 {
		t.Fatalf("only %d measures are compared", len(c.Alternatives[1].Differences))
	}
	for _, d := range c.Alternatives[1].Differences {
		if none := (sim.Estimate{N: d.N, Warnings: d.Warnings}); !d.Same || !cmp.Equal(d.Estimate, none) || d.Better() != 0 {
			t.Errorf("%s%s: %+v", d.Measure, d.Scope, d)
		}
	}
	if d := differenceOf(t, c, 2, "service_level"); d.Same || d.Zero() || d.Better() != 1 {
		t.Errorf("one more agent: %+v", d)
	}
	if d := differenceOf(t, c, 2, "wait"); d.Better() != 1 || d.High >= 0 || d.Saved < 1.5 {
		t.Errorf("one more agent: %+v", d)
	}
}

// figures are all that a comparison says of a strategy.
func figures(t *testing.T, c *sim.Comparison, i int) string {
	t.Helper()
	data, err := json.Marshal(struct {
		D []sim.Difference
		R *sim.Result
	}{c.Alternatives[i].Differences, c.Alternatives[i].Result})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What a strategy is called, where it stands and how many there are changes no figure of
// it, nor does the number of workers: whether all are played as often, or each until it
// is known well enough, of which the fewer agents need several times as much.
func TestOthersChangeNoFigure(t *testing.T) {
	base, few, many := strategy("base", desk(10, 300), 5), strategy("few", desk(7, 300), 5), strategy("many", desk(12, 300), 5)
	called := strategy("called otherwise", desk(12, 300), 5)
	until := []sim.Precision{{Measure: "service_level", HalfWidth: 0.01}}
	for name, e := range map[string]sim.Experiment{"as often": {Seed: 4, Replications: 30}, "until precise": {Seed: 4, Replications: 2000, Until: until}} {
		alone := compared(t, e, base, many)
		e.Workers = 3
		both := compared(t, e, base, few, many)
		if more := both.Alternatives[1].Result.Replications > both.Alternatives[2].Result.Replications; more != (e.Until != nil) {
			t.Errorf("%s: fewer agents were played more often: %t", name, more)
		}
		for place, got := range map[string]string{
			"behind another": figures(t, both, 2),
			"before another": figures(t, compared(t, e, base, many, few), 1),
			"another name":   figures(t, compared(t, e, base, called), 1),
		} {
			if got != figures(t, alone, 1) {
				t.Errorf("%s, %s: other figures", name, place)
			}
		}
	}
}

// The intervals of differences hold the exact ones in 95 % of comparisons, within four
// standard errors of so many: few replications and wide intervals as well as many and
// narrow ones, paired and not. A difference that is a quarter off is held less often.
func TestDifferencesCover(t *testing.T) {
	skipInShort(t)
	const studies = 160
	base, more := desk(10, 300), desk(11, 300)
	exact := map[string]float64{}
	for sign, q := range map[float64]erlang.Queue{-1: base, 1: more} {
		s, err := q.Solve()
		if err != nil {
			t.Fatal(err)
		}
		exact["service_level"] += sign * s.AnsweredWithin(20) / (1 - s.AbandonedWithin(20))
		exact["wait"] += sign * s.MeanWait
		exact["abandonment"] += sign * s.Abandoned
		exact["asa"] += sign * s.ASA
	}
	for _, n := range []int{6, 16} {
		paired, apart, wrong, narrow := 0, 0, 0, 0.0
		for seed := range uint64(studies) {
			c := compared(t, sim.Experiment{Seed: seed, Replications: n}, strategy("base", base, 8), strategy("more", more, 8))
			other, err := study.Run(context.Background(), textbook(more, 8), sim.Experiment{Seed: studies + seed, Replications: n}, nil)
			if err != nil {
				t.Fatal(err)
			}
			unpaired := study.Pair([]string{"base", "more"}, []*sim.Result{c.Alternatives[0].Result, other})
			for measure, truth := range exact {
				d, u := differenceOf(t, c, 1, measure), differenceOf(t, unpaired, 1, measure)
				paired += within(d, truth)
				apart += within(u, truth)
				wrong += within(d, 1.25*truth)
				narrow += (d.High - d.Low) / (u.High - u.Low)
			}
		}
		of := float64(studies * len(exact))
		// The four measures of one comparison hang together: their number does not count.
		tolerance := 4 * math.Sqrt(0.95*0.05/studies)
		for kind, held := range map[string]int{"paired": paired, "not paired": apart} {
			if share := float64(held) / of; math.Abs(share-0.95) > tolerance {
				t.Errorf("%d replications, %s: %.1f %% of intervals hold the exact difference, want 95 ± %.1f", n, kind, 100*share, 100*tolerance)
			}
		}
		if n == 16 && float64(wrong)/of > 0.95-tolerance {
			t.Errorf("a difference that is a quarter off is held in %.1f %%", 100*float64(wrong)/of)
		}
		if narrow /= of; narrow > 0.75 {
			t.Errorf("%d replications: intervals on the same luck are %.2f as wide as without it", n, narrow)
		}
	}
}

// Where a comparison stops because it knows a difference well enough, the interval holds the
// exact one nearly as often as it says: stopping when it happens to be narrow costs a point
// or two. One three tenths narrower is found out.
func TestStoppedDifferencesCover(t *testing.T) {
	skipInShort(t)
	const studies, cost = 400, 0.02
	base, more := desk(10, 300), desk(11, 300)
	truth := solved(t, more) - solved(t, base)
	until := []sim.Precision{{Measure: "wait", HalfWidth: 0.5}}
	held, narrower, played := 0, 0, 0
	for seed := range uint64(studies) {
		c := compared(t, sim.Experiment{Seed: seed, Replications: 400, Until: until}, strategy("base", base, 5), strategy("more", more, 5))
		d := differenceOf(t, c, 1, "wait")
		if c.Stopped != sim.PreciseEnough {
			t.Fatalf("seed %d: %s", seed, c.Stopped)
		}
		held += within(d, truth)
		d.Low, d.High = d.Mean-0.7*(d.Mean-d.Low), d.Mean+0.7*(d.High-d.Mean)
		narrower += within(d, truth)
		played += d.N
	}
	tolerance := cost + 4*math.Sqrt(0.95*0.05/studies)
	if share := float64(held) / studies; math.Abs(share-0.95) > tolerance {
		t.Errorf("%.1f %% of intervals hold the exact difference, want 95 ± %.1f", 100*share, 100*tolerance)
	}
	if share := float64(narrower) / studies; share >= 0.95-tolerance {
		t.Errorf("%.1f %% of intervals three tenths narrower hold it: the test shows nothing", 100*share)
	}
	t.Logf("held in %d, narrower in %d of %d, after %.0f on average", held, narrower, studies, float64(played)/studies)
}

func within(d sim.Difference, truth float64) int {
	if d.Low <= truth && truth <= d.High {
		return 1
	}
	return 0
}

// A comparison goes on until all differences are known as well as was asked, and says
// so; or says which are not.
func TestCompareUntil(t *testing.T) {
	until, err := sim.ParsePrecision("service_level=2pp")
	if err != nil {
		t.Fatal(err)
	}
	e := sim.Experiment{Seed: 1, Replications: 400, Until: []sim.Precision{until}}
	base, more := strategy("base", desk(10, 300), 5), strategy("more", desk(12, 300), 5)
	c := compared(t, e, base, more)
	d := differenceOf(t, c, 1, "service_level")
	if half := (d.High - d.Low) / 2; half > 0.02 || c.Stopped != sim.PreciseEnough || d.N >= 400 || d.N%20 > 0 {
		t.Errorf("± %v after %d replications: %s", half, d.N, c.Stopped)
	}
	e.Replications = 10
	c = compared(t, e, base, more)
	if c.Stopped != sim.AllPlayed || len(c.Alternatives[1].Warnings) == 0 || !strings.Contains(strings.Join(c.Alternatives[1].Warnings, "\n"), "± 2 pp was asked for") {
		t.Errorf("%s: %q", c.Stopped, c.Alternatives[1].Warnings)
	}
}

// Where what is asked for has no value on one side, that is seen at the first look, and
// said; others go on until they are known well enough, and so does the base.
func TestCompareWithoutValue(t *testing.T) {
	cost, err := sim.ParsePrecision("cost=1")
	if err != nil {
		t.Fatal(err)
	}
	priced := func(s study.Strategy) study.Strategy {
		s.Model.Prices = &sim.Prices{Hour: []float64{1}, Overtime: []float64{0}, Contact: []float64{0}, Least: []float64{0}}
		return s
	}
	level := sim.Precision{Measure: "service_level", HalfWidth: 0.01}
	base, more, free := priced(strategy("base", desk(10, 300), 5)), priced(strategy("more", desk(12, 300), 5)), strategy("free", desk(12, 300), 5)
	for _, c := range []struct {
		until      []sim.Precision
		strategies []study.Strategy
		stopped    string
		said       string
		played     func(n int) bool // of the last strategy
	}{
		{[]sim.Precision{cost}, []study.Strategy{base, more, free}, sim.PreciseEnough, "no value in any of 20 replications of free", func(n int) bool { return n == 20 }},
		{[]sim.Precision{cost}, []study.Strategy{free, base}, sim.NoValue, "no value in any of 20 replications of free", func(n int) bool { return n == 20 }},
		{[]sim.Precision{cost}, []study.Strategy{free, free}, sim.NoValue, "no value in free, nor in free", func(n int) bool { return n == 20 }},
		{[]sim.Precision{cost, level}, []study.Strategy{base, free}, sim.NoValue, "no value in any of ", func(n int) bool { return n > 20 && n < 2000 }},
	} {
		all := compared(t, sim.Experiment{Seed: 4, Replications: 2000, Until: c.until}, c.strategies...)
		last := &all.Alternatives[len(all.Alternatives)-1]
		if said := strings.Join(last.Warnings, "\n"); all.Stopped != c.stopped || !strings.Contains(said, c.said) || !c.played(last.Result.Replications) {
			t.Errorf("%v: %s after %d replications, %q", c.until, all.Stopped, last.Result.Replications, said)
		}
	}
}

// What costs only one side anything is a difference where the other has nothing of the kind:
// projects cost 15 more than none, whatever people cost, and also where the base goes on for
// others once that strategy is precise enough. Of layers that are there without a price
// nobody knows what they cost.
func TestDifferencesInWhatOneSideHas(t *testing.T) {
	with := func(name string, agents int) study.Strategy {
		s := strategy(name, desk(agents, 300), 5)
		s.Model.Projects, s.Model.Currency = []sim.Project{{Name: "hiring", Cost: 10}, {Name: "training", Cost: 5}}, "NOK"
		return s
	}
	until := []sim.Precision{{Measure: "service_level", HalfWidth: 0.01}}
	for _, e := range []sim.Experiment{{Replications: 6}, {Replications: 2000, Until: until}} {
		c := compared(t, e, strategy("base", desk(10, 300), 5), with("many", 14), strategy("few", desk(7, 300), 5))
		if d := differenceOf(t, c, 1, "project_cost"); d.Mean != 15 || d.Low != 15 || d.High != 15 || d.Better() != -1 {
			t.Errorf("projects for 15 and none: %+v", d)
		}
		if d := differenceOf(t, c, 2, "project_cost"); !d.Same {
			t.Errorf("neither has projects: %+v", d)
		}
		if c.Currency != "NOK" || len(c.Differs) > 0 {
			t.Errorf("in %q, also differs in %q", c.Currency, c.Differs)
		}
		back := compared(t, e, with("many", 14), strategy("base", desk(10, 300), 5))
		if d := differenceOf(t, back, 1, "project_cost"); d.Mean != -15 || d.Better() != 1 {
			t.Errorf("none and projects for 15: %+v", d)
		}
	}
	paid := &sim.Result{Measures: []sim.Value{{Measure: "self_service_cost", Estimate: sim.Estimate{N: 1}, Each: []*float64{new(float64)}}}}
	if c := study.Pair([]string{"a", "b"}, []*sim.Result{{Layers: []sim.LayerFlow{{Layer: "bot"}}, Replications: 1}, paid}); len(c.Alternatives[1].Differences) > 0 {
		t.Errorf("beside a bot without a price: %+v", c.Alternatives[1].Differences)
	}
}

// Results whose luck is not the same are not paired, and are told so.
func TestPairSaysWhenNot(t *testing.T) {
	run := func(seed uint64, hours, n int) *sim.Result {
		r, err := study.Run(context.Background(), textbook(desk(10, 300), hours), sim.Experiment{Seed: seed, Replications: n}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	a := run(1, 5, 8)
	for want, b := range map[string]*sim.Result{
		"":                 run(1, 5, 8),
		"the seeds differ": run(2, 5, 8),
		"same time":        run(1, 10, 8),
	} {
		c := study.Pair([]string{"a", "b"}, []*sim.Result{a, b})
		said := strings.Join(c.Alternatives[1].Warnings, "\n")
		if c.Paired != (want == "") || !strings.Contains(said, want) || want == "" && strings.Contains(said, "not paired") {
			t.Errorf("%q: paired %t, %q", want, c.Paired, said)
		}
	}
	c := study.Pair([]string{"a", "b"}, []*sim.Result{a, run(1, 5, 5)})
	if d := differenceOf(t, c, 1, "wait"); !c.Paired || d.N != 5 || d.Mean != 0 || d.High != 0 || !d.Same {
		t.Errorf("the first five are the same: %+v", d)
	}
}

// What else differs is told where it does: other thresholds of a service level are, and
// other currencies, but not that only one side has prices.
func TestPairSaysWhatElseDiffers(t *testing.T) {
	run := func(within des.Time, currency string) *sim.Result {
		m := textbook(desk(10, 300), 5)
		m.Layout.Queues[0].Within = within
		r, err := study.Run(context.Background(), m, sim.Experiment{Replications: 2}, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Currency = currency
		return r
	}
	base := run(20*des.Second, "NOK")
	for _, c := range []struct {
		of   *sim.Result
		want []string
	}{
		{run(20*des.Second, "NOK"), nil},
		{run(20*des.Second, ""), nil},
		{run(20*des.Second, "EUR"), []string{"currency (NOK and EUR, which are not compared)"}},
		{run(60*des.Second, "NOK"), []string{"what the service level of phone counts (within 20 s or 60 s)"}},
	} {
		if all := study.Pair([]string{"a", "b"}, []*sim.Result{base, c.of}); !slices.Equal(all.Differs, c.want) {
			t.Errorf("it also differs in %q, want %q", all.Differs, c.want)
		}
	}
}

// What was changed on the command line is told of all where all have it.
func TestPairSaysWhatWasChangedInAll(t *testing.T) {
	more, quick := sim.Change{Option: "--set demand=+10%"}, sim.Change{Option: "--strategy quick"}
	both := []*sim.Result{{Changes: []sim.Change{more}}, {Changes: []sim.Change{more, quick}}}
	if c := study.Pair([]string{"a", "b"}, both); !slices.Equal(c.Changes, both[0].Changes) {
		t.Errorf("changed in all: %v", c.Changes)
	}
	both[1].Changes = both[1].Changes[1:]
	if c := study.Pair([]string{"a", "b"}, both); c.Changes != nil {
		t.Errorf("changed in one only: %v", c.Changes)
	}
}

// Stopped, a comparison keeps what is there.
func TestCompareInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	told := 0
	c, err := study.Compare(ctx, []study.Strategy{strategy("base", desk(10, 300), 5), strategy("more", desk(11, 300), 5)},
		sim.Experiment{Seed: 1, Replications: 10_000}, func(s int, at study.Progress) {
			if told++; s == 1 && at.Done == 30 {
				cancel()
			}
		})
	if err != nil {
		t.Fatal(err)
	}
	d := differenceOf(t, c, 1, "service_level")
	if c.Stopped != sim.Interrupted || d.N < 20 || d.N > 40 || told < 60 {
		t.Errorf("%s after %d pairs and %d calls", c.Stopped, d.N, told)
	}
	ctx, cancel = context.WithCancel(context.Background())
	cancel()
	two := []study.Strategy{strategy("base", desk(10, 300), 5), strategy("more", desk(11, 300), 5)}
	if _, err := study.Compare(ctx, two, sim.Experiment{Replications: 3}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped before the first: %v", err)
	}
	if _, err := study.Compare(ctx, two[:1], sim.Experiment{Replications: 3}, nil); err == nil {
		t.Error("one strategy was compared with nothing")
	}
}
