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
		judged := s.final(i, t)
		s.account(i, t, &judged, r)
		v.Targets = append(v.Targets, judged)
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

// judge judges one target, at the confidence that its outcome needs.
func (s *study) judge(i int, t sim.Target, confidence float64) sim.TargetResult {
	if q := s.question(i, t); s.untouched(q) {
		result := t.Judge(sim.Estimate{}, nil)
		result.Note = "no contact was offered"
		return result
	}
	if t.Over == sim.Whole {
		q := s.targets[i]
		return t.JudgeAt(s.estimateSeason(q), s.estimateAt(q, confidence), s.each(q), confidence)
	}
	shown, each := s.judged(s.targets[i], t, sim.Confidence)
	judged, _ := s.judged(s.targets[i], t, confidence)
	return t.JudgeAt(shown, judged, each, confidence)
}

// judged estimates what a target is judged by that is not about the season as a whole.
func (s *study) judged(question int, t sim.Target, confidence float64) (e sim.Estimate, each []*float64) {
	var mean stat.Estimate
	var values []float64
	if t.Over == sim.Daily {
		for _, r := range s.records {
			values = append(values, r.worst(question, len(s.lengths), t))
		}
		mean = within(stat.Mean(values, confidence), s.daily[question].measure)
	} else {
		mean, values = s.estimateMisses(question, confidence)
		mean.Lo = max(mean.Lo, 0)
	}
	for _, x := range values {
		each = append(each, nil)
		if !math.IsNaN(x) {
			each[len(each)-1] = &x
		}
	}
	return withSpread(mean, slices.Clone(values)), each
}

// answered answers what Experiment.Ask asks.
func (s *study) answered() (all []sim.Value) {
	for i, t := range s.experiment.Ask {
		if t.Over == sim.Whole {
			all = append(all, s.value(s.asked[i]))
			continue
		}
		v := sim.Value{Measure: t.Key(), Scope: t.Scope}
		v.Estimate, v.Each = s.judged(s.asked[i], t, sim.Confidence)
		all = append(all, v)
	}
	return all
}

func (s *study) question(i int, t sim.Target) question {
	switch {
	case t.Over == sim.Daily:
		return s.daily[s.targets[i]]
	case t.Over.ByInterval():
		return s.byInterval[s.targets[i]].question
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
