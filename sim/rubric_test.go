package sim

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawRubric draws a rubric of four pillars, and what was found of it.
func drawRubric(t *rapid.T) (*Rubric, map[string]float64) {
	r, found := &Rubric{Above: rapid.Float64Range(0, 40).Draw(t, "above")}, map[string]float64{}
	for i := range 4 {
		p := Pillar{Key: fmt.Sprint("pillar ", i), Weight: rapid.Float64Range(0.1, 50).Draw(t, "weight")}
		for k := range rapid.IntRange(1, 4).Draw(t, "probes") {
			probe := Probe{Key: fmt.Sprint(i, k), Bad: rapid.Float64Range(-5, 5).Draw(t, "bad"), Weight: rapid.Float64Range(0.1, 9).Draw(t, "weight")}
			probe.Good = probe.Bad + rapid.SampledFrom([]float64{-3, -0.5, 0.25, 4}).Draw(t, "ramp")
			p.Probes = append(p.Probes, probe)
			if k == 0 || rapid.Bool().Draw(t, "found") {
				found[probe.Key] = rapid.Float64Range(-9, 9).Draw(t, "value")
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "checks") {
			p.Checks = append(p.Checks, Check{Lowers: rapid.Float64Range(0, 30).Draw(t, "lowers"), Answer: rapid.SampledFrom([]string{"", Yes, No, Partly}).Draw(t, "answer")})
		}
		r.Pillars = append(r.Pillars, p)
	}
	return r, found
}

// Scores lie between 0 and 100; the total is no more above the weakest pillar than is
// allowed, and no more than the mean; and the checklist only ever lowers them.
func TestScoreLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, found := drawRubric(t)
		s := r.Score(found, nil)
		weakest := math.Inf(1)
		for _, p := range s.Pillars {
			if p.Score < 0 || p.Score > 100+1e-9 || p.Score > p.Probed {
				t.Fatalf("%+v", p)
			}
			weakest = math.Min(weakest, p.Score)
		}
		if s.Total > s.Mean+1e-9 || s.Total > weakest+r.Above+1e-9 {
			t.Fatalf("%+v: the weakest has %v, and %v is allowed above it", s, weakest, r.Above)
		}
		unasked := *r
		unasked.Pillars = nil
		for _, p := range r.Pillars {
			p.Checks = nil
			unasked.Pillars = append(unasked.Pillars, p)
		}
		if without := unasked.Score(found, nil); without.Total < s.Total-1e-9 {
			t.Fatalf("the checklist raises %v to %v", without.Total, s.Total)
		}
	})
}

// What is better never scores less, and twice all weights change nothing.
func TestScoreRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, found := drawRubric(t)
		before := r.Score(found, nil).Total
		p := &r.Pillars[rapid.IntRange(0, 3).Draw(t, "pillar")].Probes[0]
		found[p.Key] += (p.Good - p.Bad) * rapid.Float64Range(0, 2).Draw(t, "better")
		if after := r.Score(found, nil).Total; after < before-1e-9 {
			t.Fatalf("better, and %v after %v", after, before)
		}
		after := r.Score(found, nil).Total
		for i := range r.Pillars {
			r.Pillars[i].Weight *= 2
		}
		if again := r.Score(found, nil).Total; math.Abs(again-after) > 1e-9 {
			t.Fatalf("%v with weights twice as large, %v without", again, after)
		}
	})
}

// A score worked out by hand: headroom of 15 % where 30 % is good and 0 bad is worth 50
// points, and weighs three; failure demand of 10 % where 5 is good and 25 bad is worth 75. That is
// 225/4 = 56.25, of which an answer of partly to 10 points takes 5. The other pillar has 100.
// Weighted 1 to 3 the mean is 87.8, but no more than 51.25 + 15 are given.
func TestScoreByHand(t *testing.T) {
	r := &Rubric{Above: 15, Pillars: []Pillar{
		{Key: "perspective", Weight: 1, Probes: []Probe{
			{Key: "headroom", Bad: 0, Good: 0.3, Weight: 3}, {Key: "failure_demand", Bad: 0.25, Good: 0.05, Weight: 1}, {Key: "nobody_knows", Bad: 0, Good: 1, Weight: 9},
		}, Checks: []Check{{Lowers: 10, Answer: Partly}, {Lowers: 99, Answer: Yes}, {Lowers: 50}}},
		{Key: "people", Weight: 3, Probes: []Probe{{Key: "absence", Bad: 0, Good: 0.15, Weight: 1}}},
		{Key: "proactivity", Weight: 100, Probes: []Probe{{Key: "notices", Bad: 0, Good: 1, Weight: 1}}},
	}}
	s := r.Score(map[string]float64{"headroom": 0.15, "failure_demand": 0.1, "absence": 0.2}, map[string]string{"notices": "it sends none"})
	if s.Total != 66.25 || s.Mean != (51.25+300)/4 || s.Weakest != "perspective" || s.Pillars[0].Taken != 5 {
		t.Errorf("%+v", s)
	}
	if p := s.Pillars[2].Probes[0]; p.Value != nil || p.Why != "it sends none" {
		t.Errorf("%+v", p)
	}
	if none := r.Score(nil, nil); none.Total != 0 || none.Mean != 0 {
		t.Errorf("%+v", none)
	}
}
