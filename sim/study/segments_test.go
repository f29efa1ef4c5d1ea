package study_test

import (
	"context"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// What is known of the segments adds up to what is known of the centre: needs, and
// waits weighted by who was reached. Those of little patience are served less.
func TestSegments(t *testing.T) {
	m := textbook(erlang.Queue{Rate: 0.1, HandleTime: 300, Agents: 26, Lines: math.MaxInt32, Patience: 120}, 25)
	m.Loss = sim.Loss{Share: 0.5, Margin: 10}
	m.Layout.Queues[0].Redial = centre.Redial{Share: 0.5, After: exponential(600), Tries: 2}
	m.Layout.Segments = []centre.Segment{
		{Name: "hasty", Share: 0.25, Patience: 0.25, SelfService: 1},
		{Name: "others", Share: 0.75, Patience: 1, SelfService: 1},
	}
	m.Targets = targets(t, "needs_unserved{segment:hasty} > 1%", "true_wait{segment:hasty} > 1s")
	r, err := study.Run(context.Background(), m, sim.Experiment{Seed: 7, Replications: 4}, nil)
	if err != nil {
		t.Fatal(err)
	}
	value := func(key, segment string) float64 { return valueOf(t, r, key, segment) }
	sum := func(key, weight string) float64 {
		return value(key, "hasty")*value(weight, "hasty") + value(key, "others")*value(weight, "others")
	}
	for _, key := range []string{"needs_unserved", "attempts"} {
		if got, want := sum(key, "needs"), value(key, "")*value("needs", ""); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s: %v in the segments, %v in all", key, got, want)
		}
	}
	if got, want := value("customers_lost", "hasty"), 0.5*value("needs_unserved", "hasty")*value("needs", "hasty"); math.Abs(got-want) > 1e-9*want {
		t.Errorf("%v hasty customers lost, want %v", got, want)
	}
	if hasty, others := value("needs_unserved", "hasty"), value("needs_unserved", "others"); hasty < 2*others {
		t.Errorf("%v of the hasty are never served, and %v of the others", hasty, others)
	}
	low, high := value("true_wait", "hasty"), value("true_wait", "others")
	if all := value("true_wait", ""); !(low < all && all < high) || value("p90(true_wait)", "hasty") >= value("p90(true_wait)", "others") {
		t.Errorf("wait %v and %v, %v in all", low, high, all)
	}
	for i, key := range []string{"needs_unserved", "true_wait"} {
		if v := r.Verdict.Targets[i]; v.Outcome != "pass" || v.Value.Mean != value(key, "hasty") {
			t.Errorf("the target of a segment: %+v", v)
		}
	}
}

func targets(t *testing.T, texts ...string) []sim.Target {
	t.Helper()
	var all []sim.Target
	for _, text := range texts {
		target, err := sim.ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, target)
	}
	return all
}

// valueOf is the mean of a measure of a segment, or of the whole centre.
func valueOf(t *testing.T, r *sim.Result, key, segment string) float64 {
	t.Helper()
	for _, v := range r.Measures {
		if v.Measure == key && v.Scope == (sim.Scope{Segment: segment}) {
			return v.Mean
		}
	}
	t.Fatalf("no %s of segment %q", key, segment)
	return 0
}

// A segment that nobody belongs to is not found.
func TestUnknownSegment(t *testing.T) {
	m := textbook(erlang.Queue{Rate: 0.1, HandleTime: 300, Agents: 26, Lines: math.MaxInt32, Patience: 120}, 25)
	m.Layout.Segments = []centre.Segment{{Name: "hasty", Share: 1, Patience: 1, SelfService: 1}}
	const want = `"true_wait{segment:hsty} < 5m", column 19: unknown segment "hsty"; did you mean hasty? The segments are hasty`
	if err := m.Check(targets(t, "true_wait{segment:hsty} < 5m")[0]); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
