package study

import (
	"context"
	"encoding/json"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// madeUp is a season whose targets are curves: by how much each is met with the lever at x, in
// each replication of which noise is added that is the same for every x.
type madeUp struct {
	curves []func(x float64) float64
	noise  float64
	runs   int
	x      map[*sim.Model]float64
}

// model is the season with a lever pushed to x.
func (f *madeUp) model(x float64) *sim.Model {
	m := &sim.Model{Season: "made up"}
	for range f.curves {
		m.Targets = append(m.Targets, sim.Target{Measure: "service_level", Op: ">=", Value: 0.8, Text: "service_level >= 80%"})
	}
	if f.x == nil {
		f.x = map[*sim.Model]float64{}
	}
	f.x[m] = x
	return m
}

func (f *madeUp) play(_ context.Context, m *sim.Model, e sim.Experiment, progress func(Progress)) (*sim.Result, error) {
	f.runs++
	r := &sim.Result{Replications: e.Replications}
	for i, c := range f.curves {
		var each []float64
		for n := range e.Replications {
			luck := rng.New(e.Seed, n).Name("noise").With(uint64(i)).Stream()
			each = append(each, 0.8+c(f.x[m])+f.noise*luck.Norm())
		}
		v := stat.Mean(each, sim.Confidence)
		r.Verdict.Targets = append(r.Verdict.Targets, sim.TargetResult{Target: m.Targets[i].Text, Value: sim.Estimate{Mean: v.Mean, Low: v.Lo, High: v.Hi, N: v.N}})
	}
	if progress != nil {
		progress(Progress{Done: e.Replications, Asked: e.Replications})
	}
	return r, nil
}

// lever pushes it.
func (f *madeUp) lever(least, most, step float64) StressLever {
	return StressLever{Lever: sim.Lever{Name: "lever", Unit: sim.Relative, Least: least, Most: most, Step: step}, Push: func(x float64) (*sim.Model, error) { return f.model(x), nil }}
}

func these(levers ...StressLever) Levers {
	return func(*sim.Result) ([]StressLever, []sim.LeftOut, error) { return levers, nil, nil }
}

func (f *madeUp) stress(t *testing.T, e sim.Experiment, lever StressLever) *sim.StressedLever {
	t.Helper()
	found, err := Stress(context.Background(), f.model(0), these(lever), f.play, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &found.Levers[0]
}

// Curves whose roots are known are found to within a step where there is no chance, however
// they are bent, in no more than a handful of runs; so is which breaks first.
func TestStressFindsRoots(t *testing.T) {
	for name, c := range map[string]struct {
		curve func(x float64) float64
		root  float64
	}{
		"straight":    {func(x float64) float64 { return 0.1 - 0.5*x }, 0.2},
		"bent down":   {func(x float64) float64 { return 0.09 - x*x }, 0.3},
		"bent up":     {func(x float64) float64 { return math.Exp(-3*x) - math.Exp(-3) }, 1},
		"steep":       {func(x float64) float64 { return -math.Tanh(40 * (x - 1.234)) }, 1.234},
		"at once":     {func(x float64) float64 { return 0.001 - x }, 0.001},
		"at the end":  {func(x float64) float64 { return 1.99 - x }, 1.99},
		"broken now":  {func(x float64) float64 { return -0.05 - 0.3*x }, -0.05 / 0.3},
		"far broken":  {func(x float64) float64 { return -0.24 - 0.3*x }, -0.8},
		"in one jump": {func(x float64) float64 { return map[bool]float64{true: 0.1, false: -0.1}[x < 0.7] }, 0.7},
	} {
		f := &madeUp{curves: []func(float64) float64{c.curve}}
		const step = 0.005
		found := f.stress(t, sim.Experiment{Replications: 20}, f.lever(-0.9, 2, step))
		b := &found.Breaks[0]
		if b.At == nil {
			t.Errorf("%s: no root", name)
			continue
		}
		if math.Abs(*b.At-c.root) > step || math.Abs(*b.Low-c.root) > step || math.Abs(*b.High-c.root) > step {
			t.Errorf("%s: breaks at %v (%v to %v), in truth at %v", name, *b.At, *b.Low, *b.High, c.root)
		}
		if b.Broken != (c.root < 0) {
			t.Errorf("%s: broken %v", name, b.Broken)
		}
		if found.Runs != f.runs-2 || found.Runs > 16 {
			t.Errorf("%s: it says %d runs, and there were %d", name, found.Runs, f.runs-2)
		}
	}
}

// Of two targets the one breaks first whose root is nearer; one that holds in the whole range
// has none.
func TestStressOfSeveralTargets(t *testing.T) {
	line := func(root float64) func(float64) float64 { return func(x float64) float64 { return root - x } }
	f := &madeUp{curves: []func(float64) float64{line(0.8), line(0.5), line(7)}, noise: 0.02}
	found := f.stress(t, sim.Experiment{Replications: 30}, f.lever(-0.5, 2, 0.005))
	if found.First != 1 {
		t.Errorf("target %d breaks first", found.First)
	}
	if third := found.Breaks[2]; third.At != nil || *third.Low != 2 || third.High != nil {
		t.Errorf("the third breaks: %+v", third)
	}
	for i, root := range []float64{0.8, 0.5} {
		b := found.Breaks[i]
		if !(*b.Low < *b.At && *b.At < *b.High) || within90(&b, root, 1) == 0 {
			t.Errorf("target %d breaks at %v (%v to %v), in truth at %v", i, *b.At, *b.Low, *b.High, root)
		}
	}
}

// A target that is missed in all of the range is broken, and not the first to break.
func TestStressOfBrokenTarget(t *testing.T) {
	line := func(root float64) func(float64) float64 { return func(x float64) float64 { return root - x } }
	f := &madeUp{curves: []func(float64) float64{line(0.8), line(-3)}, noise: 0.02}
	found := f.stress(t, sim.Experiment{Replications: 30}, f.lever(-0.5, 2, 0.005))
	if b := found.Breaks[1]; found.First != 0 || !b.Broken || b.At != nil || *b.High != -0.5 || b.Low != nil {
		t.Errorf("target %d breaks first: %+v", found.First, b)
	}
}

// The interval of a root holds the true one as often as it says, 90 of 100, within four standard
// errors of a thousand studies; one of half the width does not. The curve is bent, and the noise
// is as large as what the lever does to the target over a tenth of its range.
func TestStressIntervalsCover(t *testing.T) {
	if testing.Short() {
		t.Skip("makes up a thousand studies")
	}
	const studies, root = 1000, 0.4
	bent := func(x float64) float64 { return root*(1+root) - x*(1+x) }
	held, narrow, runs := 0, 0, 0
	for seed := range uint64(studies) {
		f := &madeUp{curves: []func(float64) float64{bent}, noise: 0.3}
		found := f.stress(t, sim.Experiment{Seed: seed, Replications: 16}, f.lever(-0.9, 2, 0.001))
		b := &found.Breaks[0]
		runs += found.Runs
		held += within90(b, root, 1)
		narrow += within90(b, root, 0.5)
	}
	tolerance := 4 * math.Sqrt(0.9*0.1/studies)
	if share := float64(held) / studies; math.Abs(share-0.9) > tolerance {
		t.Errorf("%.1f %% of intervals hold the root, want 90 ± %.1f", 100*share, 100*tolerance)
	}
	if share := float64(narrow) / studies; share > 0.9-tolerance {
		t.Errorf("intervals of half the width hold it in %.1f %%", 100*share)
	}
	if mean := float64(runs) / studies; mean > 12 {
		t.Errorf("it takes %.1f runs", mean)
	}
}

// within90 reports, as 1 or 0, whether an interval of so much of its width holds a value. What
// has no end reaches as far as the lever.
func within90(b *sim.Break, truth, part float64) int {
	low, high := math.Inf(-1), math.Inf(1)
	if b.Low != nil && b.At != nil {
		low = *b.At - part*(*b.At-*b.Low)
	}
	if b.High != nil && b.At != nil {
		high = *b.At + part*(*b.High-*b.At)
	}
	if low <= truth && truth <= high {
		return 1
	}
	return 0
}

// What is stopped keeps the levers that were brought to an end, and says which were not.
func TestStressStopped(t *testing.T) {
	f := &madeUp{curves: []func(float64) float64{func(x float64) float64 { return 0.5 - x }}, noise: 0.1}
	ctx, stop := context.WithCancel(context.Background())
	second := f.lever(-0.5, 2, 0.005)
	push := second.Push
	second.Push = func(x float64) (*sim.Model, error) { stop(); return push(x) }
	found, err := Stress(ctx, f.model(0), these(f.lever(-0.5, 2, 0.005), second), f.play, sim.Experiment{Replications: 20}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Levers) != 1 || len(found.Left) != 1 || found.Stopped != sim.Interrupted {
		text, _ := json.Marshal(found)
		t.Errorf("%s", text)
	}
}

// By hand: against the first target 10 of 100 may count, and 6 do on the second day; against the
// other 50 of 100 may, and 20 do on the third day: 0.6 of one budget is more than 0.4 of the other.
func TestWorstDay(t *testing.T) {
	r := &sim.Result{Frame: sim.Frame{Days: make([]calendar.Day, 3)}}
	r.Days = []sim.DaySeries{{Measure: "wait", Days: []sim.Estimate{{Mean: 9}, {Mean: 3}, {Mean: 4}}}}
	if d := WorstDay(r); d != 0 {
		t.Errorf("day %d by the wait", d)
	}
	r.Verdict.Targets = []sim.TargetResult{
		{Budget: &sim.Budget{Allowed: 10, Spent: []float64{1, 6, 1}}}, {Budget: &sim.Budget{Allowed: 50, Spent: []float64{0, 1, 20}}},
	}
	if d := WorstDay(r); d != 1 {
		t.Errorf("day %d by the budgets", d)
	}
}

// The map of a season that holds while x + y < 1: cells well inside are safe and well outside
// unsafe, what was inferred is what playing it would have shown, and not all cells are played.
func TestStressMap(t *testing.T) {
	line := func(root float64) func(float64) float64 { return func(x float64) float64 { return root - x } }
	f := &madeUp{curves: []func(float64) float64{line(1), line(-3)}, noise: 0.05}
	a, b := f.lever(0, 2, 0.005), f.lever(0, 2, 0.005)
	b.Name = "other"
	e := sim.Experiment{Replications: 20}
	found, err := Stress(context.Background(), f.model(0), these(a, b), f.play, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	before := f.runs
	push := func(x, y float64) (*sim.Model, error) { return f.model(x + y), nil }
	if err := StressMap(context.Background(), f.model(0), found, [2]string{"lever", "other"}, push, f.play, e, nil); err != nil {
		t.Fatal(err)
	}
	m := found.Map
	if m == nil || m.Played+m.Inferred != 36 || m.Played > 24 || f.runs-before != m.Played {
		t.Fatalf("%d runs: %+v", f.runs-before, m)
	}
	if len(m.Broken) != 1 || len(m.Targets) != 1 {
		t.Errorf("%v are left out, and %v are not", m.Broken, m.Targets)
	}
	checkGround(t, m)
}

// checkGround holds the cells of a map to x + y < 1, but for those close to it.
func checkGround(t *testing.T, m *sim.StressMap) {
	t.Helper()
	for y := range m.Cells {
		for x, c := range m.Cells[y] {
			want := sim.Pass
			if m.Xs[x]+m.Ys[y] > 1 {
				want = sim.Fail
			}
			if math.Abs(m.Xs[x]+m.Ys[y]-1) > 0.05 && c.Outcome != want {
				t.Errorf("%v and %v: %+v", m.Xs[x], m.Ys[y], c)
			}
		}
	}
}
