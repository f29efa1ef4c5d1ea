package study

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// aDay is a result of ten half-hours with these waits of phone and this backlog of email.
func aDay(waits, backlog []float64, lost ...float64) *sim.Result {
	r := &sim.Result{Frame: sim.Frame{Interval: 30 * des.Minute, Count: 10}, Replications: len(lost)}
	r.Intervals = []sim.Interval{{Channel: "phone", Wait: pointersTo(waits)}, {Channel: "email", Wait: pointersTo(waits), Backlog: backlog}}
	unserved, hours := sim.Value{Measure: "needs_unserved"}, sim.Value{Measure: "waited"}
	for _, x := range lost {
		share := x / 100
		unserved.Each, unserved.Of = append(unserved.Each, &share), append(unserved.Of, 100)
		hours.Each = append(hours.Each, &x)
	}
	unserved.N, hours.N = len(lost), len(lost)
	r.Measures = []sim.Value{unserved, hours}
	return r
}

func pointersTo(series []float64) (all []*float64) {
	for i := range series {
		all = append(all, &series[i])
	}
	return all
}

// A mishap from 1:00 to 2:00, worked out by hand: callers wait clearly longer in three
// half-hours, the last of which ends at 3:00; the message more before it and the tenth of
// the wait after it are nothing; messages never come back to what they were. Of 100 needs
// 2, 4 and 6 are lost without it and 5, 9 and 7 with it: 3, 5 and 1 more.
func TestGameDayByHand(t *testing.T) {
	base := aDay([]float64{20, 20, 20, 20, 20, 20, 200, 20, 20, 20}, []float64{0, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 2, 4, 6)
	with := aDay([]float64{20, 20, 80, 31, 20, 95, 219, 29, 20, 20}, []float64{9, 5, 5, 30, 30, 30, 30, 30, 30, 30}, 5, 9, 7)
	unaided := aDay(make([]float64, 10), make([]float64, 10), 6, 11, 10)
	base.Verdict.Targets = []sim.TargetResult{{Target: "a", Outcome: sim.Pass}, {Target: "b", Outcome: sim.Fail}}
	with.Verdict.Targets = []sim.TargetResult{{Target: "a", Outcome: sim.Fail}, {Target: "b", Outcome: sim.Fail}}
	seasons := map[string]*sim.Result{"base": base, "with": with, "unaided": unaided}
	play := func(_ context.Context, m *sim.Model, _ sim.Experiment, _ func(Progress)) (*sim.Result, error) {
		return seasons[m.Season], nil
	}
	mishap := Mishap{sim.Injected{Name: "snow", From: des.Hour, To: 2 * des.Hour}, &sim.Model{Season: "with"}, &sim.Model{Season: "unaided"}}
	day, err := GameDay(context.Background(), play, &sim.Model{Season: "base"}, []Mishap{mishap}, sim.Experiment{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := day.Injected[0]
	worstPhone, worstEmail, normal := 75.0, 25.0, 3*des.Hour
	want := []sim.Recovery{
		{Channel: "phone", Hours: 1.5, Worst: &worstPhone, Normal: &normal},
		{Channel: "email", Hours: 3.5, Worst: &worstEmail, Messages: true},
	}
	if diff := cmp.Diff(want, in.Recovery); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a"}, in.Fails); diff != "" {
		t.Error(diff)
	}
	means := []float64{in.NeedsLost.Mean, in.Playbook.NeedsLost.Mean, in.Playbook.Waited.Mean}
	if diff := cmp.Diff([]float64{3, 2, 2}, means); diff != "" {
		t.Error(diff)
	}
	if !(in.NeedsLost.Low < 0 && in.NeedsLost.High > 6) {
		t.Errorf("lost: %+v", in.NeedsLost) // ± 4.303 · 2/√3
	}
}

// A mishap that changes nothing costs nothing.
func TestGameDayOfNothing(t *testing.T) {
	m := season(3, 2, 4)
	day, err := GameDay(context.Background(), playMadeUp, m, []Mishap{{Model: m}}, sim.Experiment{Seed: 3, Replications: 4}, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := day.Injected[0]
	if in.NeedsLost.Mean != 0 || in.NeedsLost.High != 0 || in.Waited.High != 0 || in.Playbook != nil {
		t.Errorf("%+v", in)
	}
	for _, r := range in.Recovery {
		if r.Hours != 0 || r.Normal != nil || r.Worst != nil {
			t.Errorf("%+v", r)
		}
	}
}

// playMadeUp plays made-up seasons briefly.
func playMadeUp(ctx context.Context, m *sim.Model, e sim.Experiment, _ func(Progress)) (*sim.Result, error) {
	r, err := studyOf(m, e, nil).run(ctx)
	if err != nil {
		return nil, err
	}
	return brief(r), nil
}

// A game day that is stopped shows what is there, and says so.
func TestGameDayStopped(t *testing.T) {
	m := season(3, 2, 4)
	ctx, cancel := context.WithCancel(context.Background())
	played := 0
	play := func(_ context.Context, m *sim.Model, e sim.Experiment, _ func(Progress)) (*sim.Result, error) {
		if played++; played == 3 {
			cancel()
			return nil, errors.New("stopped")
		}
		return playMadeUp(context.Background(), m, e, nil)
	}
	day, err := GameDay(ctx, play, m, []Mishap{{Model: m}, {Model: m}}, sim.Experiment{Seed: 3, Replications: 4}, nil)
	if err != nil || len(day.Injected) != 1 || !slices.Contains(day.Warnings, "stopped before every mishap was played") {
		t.Errorf("%v, %+v", err, day)
	}
}
