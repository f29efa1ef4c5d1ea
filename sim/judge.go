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

// Judge says how the target came out. The value is that of its measure; of its worst day
// where it must hold on every day; the share of intervals that miss it, or the longest row
// of them, where it counts intervals. Each is that in each replication, nil where
// undefined. A target without a probability is held against the confidence interval of the
// mean; one with a probability against the exact interval of the share of replications in
// which it held. A value without an interval decides nothing, and no data is never a pass.
func (t Target) Judge(value Estimate, each []*float64) TargetResult {
	return t.JudgeAt(value, value, each, Confidence)
}

// JudgeAt is Judge where the outcome needs another confidence than the one of the intervals
// that are shown, because the seasons are looked at more than once: judged is the value with
// the interval of that.
func (t Target) JudgeAt(value, judged Estimate, each []*float64, confidence float64) TargetResult {
	result := TargetResult{Target: t.Text, Outcome: Undecided, Value: value, Unit: string(t.unit())}
	if t.Text == "" {
		result.Target = t.String()
	}
	t = t.judged()
	met, n := t.held(each)
	if n > 1 {
		p := stat.Proportion(met, n, Confidence)
		result.Held = &Proportion{Share: p.Mean, Low: p.Lo, High: p.Hi, Of: n}
	}
	switch {
	case value.N == 0:
		result.Note = "no data"
	case t.Probability > 0:
		t.judgeShare(&result, met, n, confidence)
	case value.N == 1:
		result.Note = oneHasNone
		result.More = SomeMore
	default:
		t.judgeMean(&result, &judged, confidence)
	}
	return result
}

// unit is that of the value that is judged.
func (t Target) unit() Unit {
	switch m, ok := FindMeasure(t.Key()); {
	case t.Over == AtLeast || t.Over == AtMost:
		return Share
	case t.Over == InARow || !ok:
		return Count
	default:
		return m.Unit
	}
}

// judged is the target as one of the value that is judged: a share of intervals that miss
// it, or the length of a row of them, has a limit of its own.
func (t Target) judged() Target {
	switch t.Over {
	case AtLeast:
		t.Op, t.Value = "<=", 1-t.Part
	case AtMost:
		t.Op, t.Value = "<=", t.Part
	case InARow:
		t.Op, t.Value = "<", float64(t.Row)
	}
	return t
}

// Misses reports whether the value of an interval counts as one that misses the target.
func (t Target) Misses(v float64) bool { return t.Holds(v) == (t.Over == AtMost) }

// held counts the replications in which the target held, of those in which it could.
func (t Target) held(each []*float64) (met, n int) {
	for _, v := range each {
		if v == nil {
			continue
		}
		n++
		if t.Holds(*v) {
			met++
		}
	}
	return met, n
}

// judgeMean compares the confidence interval of the mean with the limit.
func (t Target) judgeMean(r *TargetResult, v *Estimate, confidence float64) {
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
		known := stat.Estimate{Mean: v.Mean, Lo: v.Mean - half, Hi: v.Mean + half, N: v.N, Confidence: confidence}
		if needed, ok := known.ReplicationsFor(gap); ok {
			r.More = more(needed, v.N)
		}
	}
}

// judgeShare compares the share of replications that met the target with its
// probability.
func (t Target) judgeShare(r *TargetResult, met, n int, confidence float64) {
	if n < 2 {
		r.Note, r.More = oneHasNone, SomeMore
		return
	}
	switch p := stat.Proportion(met, n, confidence); {
	case p.Lo >= t.Probability:
		r.Outcome = Pass
	case p.Hi < t.Probability:
		r.Outcome = Fail
	default:
		r.More = more(settles(p.Mean, t.Probability, n, confidence), n)
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
func settles(share, probability float64, n int, confidence float64) int {
	if share == probability {
		return n + mostMore + 1
	}
	return n + 1 + sort.Search(mostMore, func(i int) bool {
		all := n + 1 + i
		met := share * float64(all)
		if share > probability {
			return stat.Proportion(int(math.Floor(met+1e-9)), all, confidence).Lo >= probability
		}
		return stat.Proportion(int(math.Ceil(met-1e-9)), all, confidence).Hi < probability
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
