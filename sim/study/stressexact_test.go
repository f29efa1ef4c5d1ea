package study_test

import (
	"context"
	"encoding/json"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// queueLever is more calls in a textbook queue.
func queueLever(q erlang.Queue, hours int, target sim.Target) study.StressLever {
	return study.StressLever{
		Lever: sim.Lever{Name: "volume", Unit: sim.Relative, Least: -0.5, Most: 1, Step: 0.001},
		Push: func(x float64) (*sim.Model, error) {
			pushed := q
			pushed.Rate *= 1 + x
			m := textbook(pushed, hours)
			m.Targets = []sim.Target{target}
			return m, nil
		},
	}
}

func these(levers ...study.StressLever) study.Levers {
	return func(*sim.Result) ([]study.StressLever, []sim.LeftOut, error) { return levers, nil, nil }
}

// How many more calls a queue can take is known exactly, by the formulas of Erlang A, B and C:
// each target is set to what they say of a volume that is so much higher. The intervals of the
// breaking points hold it in 90 % of studies, within four standard errors of so many; those of
// half the width do not.
func TestStressAgreesWithErlang(t *testing.T) {
	skipInShort(t)
	const studies, replications, hours = 120, 12, 15
	held, narrow, all := 0, 0, 0
	for _, c := range []struct {
		queue string
		root  float64
		of    sim.Target
		exact func(erlang.Steady) float64
	}{
		{"Erlang A", 0.12, sim.Target{Measure: "abandonment", Op: "<="}, func(s erlang.Steady) float64 { return s.Abandoned }},
		{"loss, Erlang B", 0.25, sim.Target{Measure: "blocked", Op: "<="}, func(s erlang.Steady) float64 { return s.Blocked }},
		{"Erlang C", 0.10, sim.Target{Measure: "service_level", Op: ">="}, func(s erlang.Steady) float64 { return s.AnsweredWithin(20) }},
	} {
		q := textbooks[c.queue]
		pushed := q
		pushed.Rate *= 1 + c.root
		s, err := pushed.Solve()
		if err != nil {
			t.Fatal(err)
		}
		c.of.Value = c.exact(s)
		lever := queueLever(q, hours, c.of)
		plan, _ := lever.Push(0)
		own := 0
		for seed := range uint64(studies) {
			found, err := study.Stress(context.Background(), plan, these(lever), study.PlayBriefly, sim.Experiment{Seed: seed, Replications: replications}, nil)
			if err != nil {
				t.Fatal(err)
			}
			b := &found.Levers[0].Breaks[0]
			own += holdsRoot(b, c.root, 1)
			narrow += holdsRoot(b, c.root, 0.5)
		}
		t.Logf("%s: %d of %d", c.queue, own, studies)
		held += own
		all += studies
	}
	tolerance := 4 * math.Sqrt(0.9*0.1/float64(all))
	if share := float64(held) / float64(all); math.Abs(share-0.9) > tolerance {
		t.Errorf("%.1f %% of intervals hold the exact root, want 90 ± %.1f", 100*share, 100*tolerance)
	}
	if share := float64(narrow) / float64(all); share > 0.9-tolerance {
		t.Errorf("intervals of half the width hold it in %.1f %%", 100*share)
	}
}

// holdsRoot reports, as 1 or 0, whether an interval of so much of its width holds a value.
func holdsRoot(b *sim.Break, truth, part float64) int {
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

// The same bytes come out for any number of workers.
func TestStressWorkers(t *testing.T) {
	lever := queueLever(textbooks["Erlang A"], 10, sim.Target{Measure: "abandonment", Op: "<=", Value: 0.1})
	plan, _ := lever.Push(0)
	want := ""
	for _, workers := range []int{1, 2, 8} {
		found, err := study.Stress(context.Background(), plan, these(lever), study.PlayBriefly, sim.Experiment{Seed: 3, Replications: 12, Workers: workers}, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(found)
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
