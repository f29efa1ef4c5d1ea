package study_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/staff"
	"github.com/rushproof/rushproof/sim/study"
)

// textbook is one queue with equal agents, round the clock, after a warm-up of
// a fifth of the time.
func textbook(q erlang.Queue, hours int) *sim.Model {
	var patience dist.Law
	if !math.IsInf(q.Patience, 1) {
		patience = exponential(q.Patience)
	}
	horizon := des.Time(hours) * des.Hour
	every := [7]bool{true, true, true, true, true, true, true}
	return &sim.Model{
		Season: "textbook",
		Layout: centre.Layout{
			Reasons:  []centre.Reason{{Name: "any", Mix: []float64{1}, Queues: []int{0}}},
			Channels: []centre.Channel{{Name: "phone", Lines: q.Lines}},
			Queues: []centre.Queue{{
				Name: "any phone", Handle: exponential(q.HandleTime), Patience: patience, Within: 20 * des.Second,
				WaitingRoom: -1, Routing: []centre.Step{{Groups: []int{0}}},
			}},
			Groups: []centre.Group{{Name: "agents", Skills: []centre.Skill{{Queue: 0, Factor: 1}}}},
			Agents: make([]int, q.Agents),
			Period: centre.Period{Horizon: horizon, WarmUp: des.Time(hours/5) * des.Hour, Interval: des.Hour},
		},
		Demand: demand.Model{Reasons: []demand.Reason{{Name: "any", Causes: []demand.Cause{
			demand.Flow{Rates: demand.Rates{Interval: des.Hour, Expected: []float64{3600 * q.Rate}, Cyclic: true}},
		}}}},
		Staff: staff.Plan{Teams: []staff.Team{{
			Name: "agents", Agents: q.Agents, To: -1, Shifts: []staff.Shift{{Name: "always", Days: every, To: horizon}},
		}}},
	}
}

func exponential(mean float64) dist.Law {
	law, err := dist.NewExponential(mean)
	if err != nil {
		panic(err)
	}
	return law
}

// off returns how many standard errors the measures of a study lie from what
// the queue's formulas say, by measure.
func off(t *testing.T, played, formula erlang.Queue) map[string]float64 {
	t.Helper()
	const replications = 60
	r, err := study.Run(context.Background(), textbook(played, 125), sim.Experiment{Seed: 1, Replications: replications}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := formula.Solve()
	if err != nil {
		t.Fatal(err)
	}
	in, lost := s.AnsweredWithin(20), s.AbandonedWithin(20)
	exact := map[string]float64{
		"offered":       formula.Rate * 3600 * 100,
		"service_level": in / (1 - lost),
		"wait":          s.MeanWait / (1 - s.Blocked),
		"asa":           s.ASA,
		"delayed":       s.Waits / (1 - s.Blocked),
		"abandonment":   s.Abandoned,
		"blocked":       s.Blocked,
		"queue_length":  s.QueueLength,
		"occupancy":     s.Occupancy,
		"handle_time":   formula.HandleTime,
		"on_duty":       float64(formula.Agents),
	}
	z := map[string]float64{}
	for _, v := range r.Measures {
		want, ok := exact[v.Measure]
		if !ok || v.Scope != (sim.Scope{}) {
			continue
		}
		// Student's factor for 60 values at 95 % is 2.001.
		if se := (v.High - v.Low) / 2 / 2.001; se > 0 {
			z[v.Measure] = (v.Mean - want) / se
		} else if math.Abs(v.Mean-want) > 1e-9 {
			z[v.Measure] = math.Inf(1)
		} else {
			z[v.Measure] = 0
		}
	}
	if len(z) != len(exact) {
		t.Fatalf("only %d of %d measures in the result", len(z), len(exact))
	}
	return z
}

var textbooks = map[string]erlang.Queue{
	"Erlang C":       {Agents: 12, Rate: 100.0 / 3600, HandleTime: 300, Patience: math.Inf(1)},
	"Erlang A":       {Agents: 10, Rate: 110.0 / 3600, HandleTime: 300, Patience: 120},
	"overloaded":     {Agents: 10, Rate: 180.0 / 3600, HandleTime: 300, Patience: 120},
	"limited lines":  {Agents: 10, Rate: 110.0 / 3600, HandleTime: 300, Patience: 120, Lines: 13},
	"loss, Erlang B": {Agents: 5, Rate: 60.0 / 3600, HandleTime: 240, Patience: 120, Lines: 5},
}

// What is played agrees with what theory says, within four standard errors.
func TestTextbook(t *testing.T) {
	skipInShort(t)
	for name, q := range textbooks {
		for measure, z := range off(t, q, q) {
			if math.Abs(z) > 4 {
				t.Errorf("%s: %s is %.1f standard errors off", name, measure, z)
			}
		}
	}
}

// A rate that is 5 % wrong is found out.
func TestTextbookHasPower(t *testing.T) {
	skipInShort(t)
	for name, q := range textbooks {
		wrong := q
		wrong.Rate *= 1.05
		worst := 0.0
		for _, z := range off(t, wrong, q) {
			worst = max(worst, math.Abs(z))
		}
		if worst < 4 {
			t.Errorf("%s: 5 %% more calls lie only %.1f standard errors off", name, worst)
		}
	}
}

// Quantiles of the wait are exact too: with endless patience who waits does so
// for an exponential time.
func TestTextbookQuantiles(t *testing.T) {
	skipInShort(t)
	q := textbooks["Erlang C"]
	r, err := study.Run(context.Background(), textbook(q, 125), sim.Experiment{Seed: 2, Replications: 60}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := q.Solve()
	if err != nil {
		t.Fatal(err)
	}
	spare := (float64(q.Agents) - q.Load()) / q.HandleTime
	for _, v := range r.Measures {
		p := map[string]float64{"p90(wait)": 0.90, "p95(wait)": 0.95, "p99(wait)": 0.99}[v.Measure]
		if p == 0 || v.Scope != (sim.Scope{}) {
			continue
		}
		want := math.Log(s.Waits/(1-p)) / spare
		if z := (v.Mean - want) / ((v.High - v.Low) / 2 / 2.001); math.Abs(z) > 4 {
			t.Errorf("%s is %v, %.1f standard errors off %v", v.Measure, v.Mean, z, want)
		}
	}
}

func skipInShort(t *testing.T) {
	if testing.Short() {
		t.Skip("plays millions of contacts")
	}
}

// The engine's own replications too give the same bytes for any number of
// workers.
func TestTextbookWorkers(t *testing.T) {
	m := textbook(textbooks["Erlang A"], 24)
	want := ""
	for _, workers := range []int{1, 2, 8} {
		r, err := study.Run(context.Background(), m, sim.Experiment{Seed: 5, Replications: 24, Workers: workers}, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = string(data)
		} else if string(data) != want {
			t.Errorf("%d workers: other bytes", workers)
		}
	}
}

// A long replication stops within a second too (three on a busy machine), even
// one whose statistics are not cut into intervals.
func TestCancelLongReplication(t *testing.T) {
	m := textbook(erlang.Queue{Agents: 120, Rate: 1000.0 / 3600, HandleTime: 300, Patience: 120}, 24*365*10)
	whole := *m
	whole.Layout.Period.WarmUp, whole.Layout.Period.Interval = 0, whole.Layout.Period.Horizon
	for _, m := range []*sim.Model{m, &whole} {
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		started := time.Now()
		_, err := study.Run(ctx, m, sim.Experiment{Replications: 4}, nil)
		cancel()
		if took := time.Since(started); took > 3*time.Second || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v after %s", err, took)
		}
	}
}
