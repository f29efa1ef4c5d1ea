package study

import (
	"context"
	"sync"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// result puts everything together that the complete replications showed. Ended says why no
// more are needed; empty: all were, and less were stopped.
func (s *study) result(ctx context.Context, ended string) (*sim.Result, error) {
	if len(s.records) == 0 {
		return nil, context.Cause(ctx)
	}
	m := s.model
	r := &sim.Result{
		Format: 1, Season: m.Season, Title: m.Title, Centre: m.Centre, Digest: m.Digest,
		Seed: s.experiment.Seed, Replications: len(s.records), Asked: s.experiment.Replications,
		Stopped: sim.AllPlayed,
		Frame:   s.frame, Events: m.Events, Projects: m.Projects, Assumptions: m.Assumptions, Changes: m.Changes,
	}
	switch {
	case ended != "":
		r.Stopped = ended
	case len(s.records) < s.experiment.Replications:
		r.Stopped = sim.Interrupted
	}
	if err := s.total.overflow(); err != nil {
		return nil, err
	}
	var longest sync.WaitGroup // of a year, these two take most of the time
	longest.Go(func() { r.Days = s.dayTables() })
	longest.Go(func() { r.Intervals = s.intervals() })
	r.Measures = s.values()
	r.Answers = s.answered()
	r.Queues = s.queueTables()
	r.Teams = s.teamSeries()
	r.Needs = s.needFlows()
	if m.Currency != "" {
		r.Currency = m.Currency
	}
	r.Layers = s.layerFlows()
	r.Playbook = s.ruleUses()
	r.Parcels = s.parcelDays()
	r.Measured = s.backtest()
	longest.Wait()
	r.Beyond = s.beyondLimits()
	r.Verdict = s.verdict(r)
	r.Worst = s.worstIntervals(&r.Verdict)
	r.Warnings = s.warnings(r)
	return r, nil
}

// beyondLimits is how many people work more overtime than the rules allow; nil without rules.
func (s *study) beyondLimits() *sim.Estimate {
	if s.model.Limits == "" {
		return nil
	}
	var each []float64
	for _, r := range s.records {
		each = append(each, float64(r.beyond))
	}
	e := stat.Mean(each, sim.Confidence)
	e.Lo = max(e.Lo, 0)
	beyond := withSpread(e, each)
	return &beyond
}

// values estimates every measure that was defined in some replication. Those
// that were only asked for by a target stand in the verdict.
func (s *study) values() []sim.Value {
	var values []sim.Value
	for i, q := range s.season {
		if q.within > 0 || q.formula != nil || q.day > 0 || q.interval > 0 {
			continue
		}
		if v := s.value(i); v.N > 0 {
			values = append(values, v)
		}
	}
	return values
}

// value is the answer to a question about the season.
func (s *study) value(question int) sim.Value {
	q := s.season[question]
	v := sim.Value{
		Measure: q.measure.Key, Scope: s.plan.scopes[q.scope].Scope,
		Estimate: s.estimateSeason(question), Each: s.each(question),
	}
	if q.measure.Estimator == sim.RatioOfMeans && v.N > 0 {
		for _, r := range s.records {
			v.Of = append(v.Of, r.season[question].den)
		}
	}
	return v
}

// each returns the value of a question in each replication.
func (s *study) each(question int) []*float64 {
	each := make([]*float64, len(s.records))
	for i, r := range s.records {
		if v := r.season[question]; v.den != 0 {
			x := v.num / v.den
			each[i] = &x
		}
	}
	return each
}

// dayTables estimates the measures that are known day by day.
func (s *study) dayTables() []sim.DaySeries {
	var tables []sim.DaySeries
	for i, q := range s.daily {
		if q.within > 0 || q.formula != nil || len(s.frame.Days) == 0 {
			continue
		}
		days, defined := make([]sim.Estimate, len(s.lengths)), false
		for d := range days {
			days[d] = s.estimateDay(i, d)
			defined = defined || days[d].N > 0
		}
		if defined {
			tables = append(tables, sim.DaySeries{
				Measure: q.measure.Key, Scope: s.plan.scopes[q.scope].Scope, Days: days,
			})
		}
	}
	return tables
}
