package sim

import (
	"math"
	"sort"

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

// SomeMore stands for a number of further replications that nobody can tell.
const SomeMore = -1

// FewSeasons is a number of replications under which they say nothing about one
// season in ten, nor about how many more are needed.
const FewSeasons = 10

const oneHasNone = "one replication has no interval"

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
		result.Note = oneHasNone
		result.More = SomeMore
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
		gap, half := t.Value-v.Mean, v.High-v.Mean // towards the limit: an interval may be cut off at 0
		if gap < 0 {
			gap, half = -gap, v.Mean-v.Low
		}
		known := stat.Estimate{Mean: v.Mean, Lo: v.Mean - half, Hi: v.Mean + half, N: v.N, Confidence: Confidence}
		if needed, ok := known.ReplicationsFor(gap); ok {
			r.More = more(needed, v.N)
		}
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
	if n == 1 {
		r.Note, r.More = oneHasNone, SomeMore
		return
	}
	r.Held = &Proportion{Share: p.Mean, Low: p.Lo, High: p.Hi, Of: n}
	switch {
	case p.HasInterval() && p.Lo >= t.Probability:
		r.Outcome = Pass
	case p.HasInterval() && p.Hi < t.Probability:
		r.Outcome = Fail
	default:
		r.More = more(settles(p.Mean, t.Probability, n), n)
	}
}

// more says how many replications are missing to so many. It is a guess where
// so few have been played, or the value lies so close to its limit, less than
// about a standard error away, that the distance itself is luck.
func more(needed, n int) int {
	switch {
	case needed-n > mostMore:
		return 0
	case n < FewSeasons || needed > 4*n:
		return SomeMore
	}
	return max(needed-n, 1)
}

// settles returns the least number of replications, more than n, of which the
// same share would leave a probability out of its exact interval.
func settles(share, probability float64, n int) int {
	if share == probability {
		return n + mostMore + 1
	}
	return n + 1 + sort.Search(mostMore, func(i int) bool {
		all := n + 1 + i
		met := share * float64(all)
		if share > probability {
			return stat.Proportion(int(math.Floor(met+1e-9)), all, Confidence).Lo >= probability
		}
		return stat.Proportion(int(math.Ceil(met-1e-9)), all, Confidence).Hi < probability
	})
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
