package study

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func encoded(t *testing.T, r *sim.Result) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// shuffled makes replications take very different times, so that they finish
// in another order each time.
func shuffled(replication int, _ <-chan struct{}) error {
	for range replication * 7919 % 13 * 20 {
		runtime.Gosched()
	}
	return nil
}

// The same seed gives the same bytes for any number of workers and any order.
func TestWorkersChangeNothing(t *testing.T) {
	m := season(4, 3, 6)
	want := ""
	for _, workers := range []int{1, 2, 8, 3, 0} {
		r, err := studyOf(m, sim.Experiment{Seed: 3, Replications: 41, Workers: workers}, shuffled).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := encoded(t, r); want == "" {
			want = got
		} else if got != want {
			t.Errorf("%d workers: other bytes", workers)
		}
	}
}

// A result can be written and read again without loss.
func TestResultRoundTrip(t *testing.T) {
	_, r := reduced(t)
	var back sim.Result
	if err := json.Unmarshal([]byte(encoded(t, r)), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, &back); diff != "" {
		t.Error(diff)
	}
}

// A study stops at the first look at which the precision is reached, whoever
// plays.
func TestUntilPrecise(t *testing.T) {
	m := season(4, 3, 6)
	scope := sim.Scope{Channel: "phone"}
	stops := func(halfWidth float64, workers, most int) *sim.Result {
		e := sim.Experiment{Seed: 3, Replications: most, Workers: workers, Until: []sim.Precision{{Measure: "wait", Scope: scope, HalfWidth: halfWidth}}}
		r, err := studyOf(m, e, shuffled).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	half := func(r *sim.Result) float64 {
		v := value(t, r, "wait", scope)
		return (v.High - v.Low) / 2
	}
	all := stops(1e-9, 2, 100)
	if all.Stopped != sim.AllPlayed || all.Replications != 100 {
		t.Fatalf("%s after %d", all.Stopped, all.Replications)
	}
	if i := slices.IndexFunc(all.Warnings, func(w string) bool { return strings.HasPrefix(w, "wait{channel:phone} is known to ± ") }); i < 0 {
		t.Errorf("no warning that the precision is not reached: %q", all.Warnings)
	}
	asked := half(all) * 1.25 // reached after about 64 of them
	one := stops(asked, 1, 400)
	if one.Stopped != sim.PreciseEnough || half(one) > asked || one.Replications >= 100 {
		t.Errorf("%s after %d, ± %v of %v", one.Stopped, one.Replications, half(one), asked)
	}
	if !slices.Contains([]int{40, 60, 80}, one.Replications) {
		t.Errorf("looked after %d", one.Replications)
	}
	if many := stops(asked, 8, 400); encoded(t, many) != encoded(t, one) {
		t.Error("other bytes with 8 workers")
	}
	for n, want := range map[int]int{0: 20, 20: 40, 40: 60, 60: 80, 80: 100, 100: 140, 140: 180, 180: 240, 240: 300, 390: 400} {
		s := &study{experiment: sim.Experiment{Replications: 400, Until: make([]sim.Precision, 1)}}
		if got := s.nextLook(n); got != want {
			t.Errorf("after %d looks at %d, want %d", n, got, want)
		}
	}
}

// An interval that is cut off at none does not make a study stop early. Of 20 replications
// one waits 2000 s and the others 0: mean 100, standard deviation 447.2, and with Student's
// 2.093 of 19 degrees ± 209.3, of which 0 cuts off the lower side.
func TestUntilPreciseWhereCutOff(t *testing.T) {
	for asked, want := range map[float64]bool{160: false, 208: false, 211: true} {
		s := newStudy(season(2, 1, 1), sim.Experiment{Replications: 20, Until: []sim.Precision{{Measure: "wait", HalfWidth: asked}}}, nil)
		s.records = make([]*record, 20)
		for i := range s.records {
			s.records[i] = &record{season: make([]pair, len(s.season))}
			s.records[i].season[s.until[0]].den = 1
		}
		s.records[0].season[s.until[0]].num = 2000
		if got := s.preciseEnough(); got != want {
			t.Errorf("± %v is precise enough: %v, want %v, for %+v", asked, got, want, s.known)
		}
	}
}

// An interrupted study rests on the first replications without a gap: it
// equals a study of so many.
func TestInterrupted(t *testing.T) {
	m := season(4, 3, 6)
	for _, workers := range []int{1, 2, 8} {
		r := interrupt(t, m, workers)
		k := r.Replications
		if r.Stopped != sim.Interrupted || k == 0 || k > neverEnds || r.Asked != 500 {
			t.Fatalf("%d workers: %s after %d", workers, r.Stopped, k)
		}
		if want := fmt.Sprintf("interrupted: the figures rest on the first %d of 500 replications", k); r.Warnings[0] != want {
			t.Errorf("warns %q", r.Warnings)
		}
		whole, err := studyOf(m, sim.Experiment{Seed: 3, Replications: k}, nil).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		whole.Stopped, whole.Asked, whole.Warnings = r.Stopped, r.Asked, r.Warnings
		if encoded(t, r) != encoded(t, whole) {
			t.Errorf("%d workers: not the result of %d replications", workers, k)
		}
	}
}

// An interrupted study can be played again as it was, with any number of
// workers; also where it would have been precise enough, had it been looked at.
func TestInterruptedAgain(t *testing.T) {
	m := season(4, 3, 6)
	r := interrupt(t, m, 2)
	for _, workers := range []int{1, 8} {
		e := sim.Experiment{Seed: 3, Replications: 500, Workers: workers, InterruptAfter: r.Replications}
		again, err := studyOf(m, e, nil).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, r) != encoded(t, again) {
			t.Errorf("%d workers: another result", workers)
		}
	}
	soon := []sim.Precision{{Measure: "wait", HalfWidth: 1e9}}
	for _, c := range []struct {
		most, cut, want int
		stopped         string
	}{
		{500, 7, 7, sim.Interrupted},
		{500, 20, 20, sim.PreciseEnough},
		{500, 30, 20, sim.PreciseEnough},
		{7, 7, 7, sim.PreciseEnough},
		{6, 7, 6, sim.PreciseEnough},
	} {
		e := sim.Experiment{Seed: 3, Replications: c.most, Until: soon, InterruptAfter: c.cut}
		r, err := studyOf(m, e, nil).run(context.Background())
		if err != nil || r.Replications != c.want || r.Stopped != c.stopped || r.Asked != c.most {
			t.Errorf("%+v: %s after %d of %d, %v", c, r.Stopped, r.Replications, r.Asked, err)
		}
	}
}

// neverEnds is a replication of interrupt that goes on until it is interrupted.
const neverEnds = 12

// interrupt cancels a study once all before that replication have begun.
func interrupt(t *testing.T, m *sim.Model, workers int) *sim.Result {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var begun atomic.Int32
	s := studyOf(m, sim.Experiment{Seed: 3, Replications: 500, Workers: workers}, func(replication int, interrupted <-chan struct{}) error {
		if begun.Add(1) > neverEnds {
			cancel()
		}
		if replication == neverEnds {
			<-interrupted
			return centre.ErrInterrupted
		}
		return nil
	})
	started := time.Now()
	r, err := s.run(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("%d workers: stopped after %s", workers, took)
	}
	return r
}

func TestInterruptedAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := studyOf(season(3, 1, 1), sim.Experiment{Replications: 5}, nil).run(ctx)
	if r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", r, err)
	}
}

// A replication that cannot be played ends the study, and is named.
func TestFault(t *testing.T) {
	full := errors.New("the building is full")
	r, err := studyOf(season(3, 1, 1), sim.Experiment{Seed: 3, Replications: 50, Workers: 2}, func(k int, _ <-chan struct{}) error {
		if k >= 7 {
			return full
		}
		return nil
	}).run(context.Background())
	if r != nil || !errors.Is(err, full) || !strings.HasPrefix(err.Error(), "seed 3, replication ") {
		t.Errorf("%v, %v", r, err)
	}
}

// So does a fault of the simulator itself, which shows where it happened.
func TestPanic(t *testing.T) {
	r, err := studyOf(season(3, 1, 1), sim.Experiment{Seed: 3, Replications: 50, Workers: 2}, func(k int, _ <-chan struct{}) error {
		var agents []int
		if k == 5 {
			_ = agents[k]
		}
		return nil
	}).run(context.Background())
	var broke *PanicError
	if r != nil || !errors.As(err, &broke) || !strings.Contains(string(broke.Stack), "study_test.go") {
		t.Fatalf("%v, %v", r, err)
	}
	if want := "seed 3, replication 5: the simulator broke: runtime error: index out of range [5] with length 0"; err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// Progress is told once a replication, by one goroutine at a time, in order.
func TestProgress(t *testing.T) {
	var seen []Progress
	m := season(3, 2, 2)
	s := newStudy(m, sim.Experiment{Replications: 25, Workers: 4, Until: []sim.Precision{{Measure: "wait", HalfWidth: 1e-9}}},
		func(p Progress) { seen = append(seen, p) })
	s.newPlayer = func() plays { return newFake(m) }
	if _, err := s.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 25 {
		t.Fatalf("told %d times", len(seen))
	}
	for i, p := range seen {
		if p.Done != i+1 || p.Asked != 25 || i > 0 && p.Contacts <= seen[i-1].Contacts {
			t.Errorf("%d: %+v", i, p)
		}
		if known := len(p.Known) > 0; known != (i >= 20) {
			t.Errorf("%d: %d estimates known", i, len(p.Known))
		}
	}
}

func TestExperimentFaults(t *testing.T) {
	m := season(3, 2, 2)
	target, err := sim.ParseTarget("wait{channel:fax} < 2m")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		e       sim.Experiment
		targets []sim.Target
		want    string
	}{
		{sim.Experiment{}, nil, "0 replications: write at least 1"},
		{sim.Experiment{Replications: 1, Workers: -1}, nil, "-1 workers"},
		{sim.Experiment{Replications: 1, Until: []sim.Precision{{Measure: "wiat", HalfWidth: 1}}}, nil, "did you mean wait?"},
		{sim.Experiment{Replications: 1, InterruptAfter: -1}, nil, "interrupted after -1 replications"},
		{sim.Experiment{Replications: 1, Until: []sim.Precision{{Measure: "wait"}}}, nil, "never reached"},
		{sim.Experiment{Replications: 1}, []sim.Target{target}, `unknown channel "fax"`},
	} {
		model := *m
		model.Targets = c.targets
		if _, err := Run(context.Background(), &model, c.e, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}
