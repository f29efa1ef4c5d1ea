package sim

import (
	"math"

	"github.com/rushproof/rushproof/sim/stat"
)

// Outcomes of a target and of a verdict.
const (
	Pass      = "pass"
	Fail      = "fail"
	Undecided = "undecided"
	None      = "none" // there are no targets
)

// Confidence is that of every interval in a result.
const Confidence = 0.95

// mostMore is the largest number of further replications that is worth saying:
// beyond it, a value is as good as on its limit.
const mostMore = 100_000

// Judge says how the target came out. The value is that of its measure, or of
// its worst day where it must hold on every day; each is its value in each
// replication, nil where undefined. A target without a probability is held
// against the confidence interval of the mean; one with a probability against the
// exact interval of the share of replications in which it held. A value
// without an interval decides nothing, and no data is never a pass.
func (t Target) Judge(value Estimate, each []*float64) TargetResult {
	result := TargetResult{Target: t.Text, Outcome: Undecided, Value: value}
	if m, ok := FindMeasure(t.Key()); ok {
		result.Unit = string(m.Unit)
	}
	if t.Text == "" {
		result.Target = t.String()
	}
	switch {
	case value.N == 0:
		result.Note = "no data"
	case t.Probability > 0:
		t.judgeShare(&result, each)
	case value.N == 1:
		result.Note = "one replication has no interval"
		result.More = 1
	default:
		t.judgeMean(&result)
	}
	return result
}

// judgeMean compares the confidence interval of the mean with the limit.
func (t Target) judgeMean(r *TargetResult) {
	v := r.Value
	switch low, high := t.Holds(v.Low), t.Holds(v.High); {
	case low && high:
		r.Outcome = Pass
	case !low && !high:
		r.Outcome = Fail
	default:
		// Half-widths shrink with the square root of the number.
		half, gap := (v.High-v.Low)/2, math.Abs(v.Mean-t.Value)
		r.More = more(float64(v.N)*math.Pow(half/gap, 2), v.N)
	}
}

// judgeShare compares the share of replications that met the target with its
// probability.
func (t Target) judgeShare(r *TargetResult, each []*float64) {
	met, n := 0, 0
	for _, v := range each {
		if v == nil {
			continue
		}
		n++
		if t.Holds(*v) {
			met++
		}
	}
	p := stat.Proportion(met, n, Confidence)
	r.Held = &Proportion{Share: p.Mean, Low: p.Lo, High: p.Hi, Of: n}
	switch {
	case p.HasInterval() && p.Lo >= t.Probability:
		r.Outcome = Pass
	case p.HasInterval() && p.Hi < t.Probability:
		r.Outcome = Fail
	default:
		// The interval leaves out q when (share − q)² is above about z² q (1 − q) / n.
		q, gap := t.Probability, p.Mean-t.Probability
		r.More = more(z95*z95*q*(1-q)/(gap*gap), n)
	}
}

// more returns how many replications are missing to so many; 0 when there is
// no saying.
func more(needed float64, n int) int {
	missing := math.Ceil(needed-1e-6) - float64(n)
	if !(missing < mostMore) {
		return 0
	}
	return max(int(missing), 1)
}

// Holds reports whether a value meets the target.
func (t Target) Holds(v float64) bool {
	switch t.Op {
	case ">=":
		return v >= t.Value
	case ">":
		return v > t.Value
	case "<=":
		return v <= t.Value
	default:
		return v < t.Value
	}
}

// AtLeast reports whether the target asks for large values.
func (t Target) AtLeast() bool { return t.Op == ">=" || t.Op == ">" }

// z95 is the 97.5 % quantile of the normal law.
const z95 = 1.959963984540054

// WorstOutcome returns the outcome of several targets: fail if one failed, undecided
// if one is undecided, none if there are none.
func WorstOutcome(results []TargetResult) string {
	outcome := None
	for _, r := range results {
		switch {
		case r.Outcome == Fail || outcome == Fail:
			outcome = Fail
		case r.Outcome == Undecided || outcome == Undecided:
			outcome = Undecided
		default:
			outcome = Pass
		}
	}
	return outcome
}
