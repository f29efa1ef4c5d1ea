package study

import (
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// verdict judges the targets and says in a sentence what came out.
func (s *study) verdict(r *sim.Result) sim.Verdict {
	var v sim.Verdict
	for i, t := range s.model.Targets {
		v.Targets = append(v.Targets, s.judge(i, t))
	}
	v.Outcome = sim.WorstOutcome(v.Targets)
	v.Sentence = s.sentence(v, r)
	if first := decisive(v); v.Outcome == sim.Fail {
		v.Why = strings.TrimSpace(s.why(first) + " " + s.worseReason())
	}
	return v
}

// decisive returns the first target that came out as the verdict did.
func decisive(v sim.Verdict) int {
	return max(0, slices.IndexFunc(v.Targets, func(t sim.TargetResult) bool { return t.Outcome == v.Outcome }))
}

// judge judges one target.
func (s *study) judge(i int, t sim.Target) sim.TargetResult {
	if q := s.question(i, t); s.untouched(q) {
		result := t.Judge(sim.Estimate{}, nil)
		result.Note = "no contact was offered"
		return result
	}
	if !t.EveryDay {
		return t.Judge(s.estimateSeason(s.targets[i]), s.each(s.targets[i]))
	}
	values := make([]float64, len(s.records))
	each := make([]*float64, len(s.records))
	for k, r := range s.records {
		values[k] = r.worst(s.targets[i], len(s.lengths), t)
		if x := values[k]; !math.IsNaN(x) {
			each[k] = &x
		}
	}
	mean := within(stat.Mean(values, sim.Confidence), s.daily[s.targets[i]].measure)
	return t.Judge(withSpread(mean, values), each)
}

func (s *study) question(i int, t sim.Target) question {
	if t.EveryDay {
		return s.daily[s.targets[i]]
	}
	return s.season[s.targets[i]]
}

// untouched reports whether a question is about contacts of which there were
// none: a count of 0 proves nothing then.
func (s *study) untouched(q question) bool {
	part := &s.plan.scopes[q.scope]
	if !q.measure.Has("queue") || part.Scope.Kind() == "segment" {
		return false // customers stand in all queues
	}
	for _, queue := range part.queues {
		for i := range s.total.queues[queue] {
			if s.total.queues[queue][i].offered > 0 {
				return false
			}
		}
	}
	return true
}
