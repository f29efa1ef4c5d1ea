package study

import (
	"context"

	"github.com/rushproof/rushproof/sim"
)

// Play plays an experiment, as PlayBriefly does: studies that play many variants of a season
// are handed one, which may keep what was played before.
type Play func(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(Progress)) (*sim.Result, error)

// PlayBriefly is Run for studies of many variants: the result holds the verdict, the answers
// to Experiment.Ask, the measures of the centre, its channels, teams and reasons, the waits
// and service levels by day, of single intervals the mean wait and backlog, where needs went, what self-service did, and the
// orders by day.
func PlayBriefly(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(Progress)) (*sim.Result, error) {
	if err := check(m, e); err != nil {
		return nil, err
	}
	s := newStudy(m, e, progress)
	s.newPlayer = func() plays { return sim.NewPlayer(m) }
	s.spread = 0
	r, err := s.run(ctx)
	if err != nil {
		return nil, err
	}
	return brief(r), nil
}

// brief takes out of a result what PlayBriefly leaves out.
func brief(r *sim.Result) *sim.Result {
	small := *r
	small.Measures, small.Days = nil, nil
	for _, v := range r.Measures {
		if v.Scope.Kind() != "queue" {
			small.Measures = append(small.Measures, v)
		}
	}
	for _, d := range r.Days {
		if d.Measure == "wait" || d.Measure == "service_level" {
			small.Days = append(small.Days, d)
		}
	}
	small.Intervals = nil
	for _, v := range r.Intervals {
		small.Intervals = append(small.Intervals, sim.Interval{Channel: v.Channel, Within: v.Within, Offered: v.Offered, Wait: v.Wait, Backlog: v.Backlog, Pending: v.Pending})
	}
	small.Queues, small.Teams, small.Worst, small.Measured = nil, nil, nil, nil
	small.Assumptions = nil
	if r.Parcels != nil {
		small.Parcels = &sim.Parcels{Ordered: r.Parcels.Ordered}
	}
	return &small
}
