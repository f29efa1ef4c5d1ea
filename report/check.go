package report

import (
	"fmt"

	"github.com/rushproof/rushproof/sim"
)

// checker collects the first fault of a result.
type checker struct{ err error }

// size notes a series that is neither left out nor as long as it has to be.
func (c *checker) size(want int, what, name string, got ...int) {
	for _, n := range got {
		if n != want && n != 0 && c.err == nil {
			c.err = fmt.Errorf("%s %q has %d values, not %d", what, name, n, want)
		}
	}
}

func (c *checker) that(ok bool, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// mostIntervals is more than any season has.
const mostIntervals = 10_000_000

// check says what in a result does not fit its time axis.
func check(r *sim.Result) error {
	var c checker
	f := &r.Frame
	c.that(f.Count >= 0 && f.Count <= mostIntervals && (f.Interval > 0 || f.Count == 0),
		"the time axis has %d intervals of %v", f.Count, f.Interval)
	c.size(f.Count, "the time axis", f.Zone, len(f.DayOf))
	for i, day := range f.DayOf {
		c.that(day >= 0 && day < max(1, len(f.Days)), "interval %d is on day %d of %d", i, day, len(f.Days))
	}
	c.days(r)
	c.intervals(r)
	for _, w := range r.Worst {
		c.that(w.Interval >= 0 && w.Interval < f.Count, "a worst interval is number %d of %d", w.Interval, f.Count)
	}
	for i := range r.Verdict.Targets {
		c.target(&r.Verdict.Targets[i], f)
	}
	return c.err
}

// target checks when a target is worst, and its budget.
func (c *checker) target(t *sim.TargetResult, f *sim.Frame) {
	if w := t.Worst; w != nil {
		c.that(w.Interval == nil || *w.Interval >= 0 && *w.Interval < f.Count, "the worst interval of %q is not one of %d", t.Target, f.Count)
		c.that(w.Day == nil || *w.Day >= 0 && *w.Day < len(f.Days) && w.Value != nil, "the worst day of %q is not one of %d", t.Target, len(f.Days))
		c.that(w.Interval != nil || w.Day != nil, "it is not said when %q is worst", t.Target)
	}
	if b := t.Budget; b != nil {
		c.that(len(b.Spent) == len(f.Days) && len(b.Left) == len(f.Days), "the budget of %q has %d days, not %d", t.Target, len(b.Spent), len(f.Days))
	}
}

// days checks what has a value for each day.
func (c *checker) days(r *sim.Result) {
	n := len(r.Frame.Days)
	for _, s := range r.Days {
		c.size(n, "the days of", s.Measure, len(s.Days))
	}
	if p := r.Parcels; p != nil {
		c.size(n, "parcels", "by day", len(p.Ordered), len(p.Shipped), len(p.Delivered), len(p.Late), len(p.Backlog), len(p.OnTime))
		if p.BackOrders != nil {
			c.size(n, "back-orders", "by day", len(p.BackOrders))
		}
	}
}

// intervals checks what has a value for each interval.
func (c *checker) intervals(r *sim.Result) {
	f := &r.Frame
	for i := range r.Intervals {
		v := &r.Intervals[i]
		c.size(f.Count, "channel", v.Channel, len(v.Offered), len(v.Wait), len(v.WaitP10), len(v.WaitP90), len(v.Waiting),
			len(v.Backlog), len(v.BacklogP10), len(v.BacklogP90), len(v.Oldest), len(v.Open), len(v.Required), len(v.Shared), len(v.Able))
	}
	if r.Measured != nil {
		for _, s := range r.Measured.Series {
			c.size(f.Count, "what was measured of", s.Measure, len(s.Measured), len(s.Simulated), len(s.P10), len(s.P90))
		}
	}
	for i := range r.Queues {
		q := &r.Queues[i]
		c.size(f.Count, "queue", q.Queue, len(q.Offered), len(q.Answered), len(q.AnsweredIn), len(q.Abandoned),
			len(q.AbandonedIn), len(q.LevelIn), len(q.LevelOf), len(q.HandleTime), len(q.WaitTime), len(q.Other))
	}
	for _, t := range r.Teams {
		c.size(f.Count, "team", t.Team, len(t.Present), len(t.Busy), len(t.Scheduled))
	}
}

// at returns element i of a series, 0 where the series is left out.
func at(series []float64, i int) float64 {
	if i < len(series) {
		return series[i]
	}
	return 0
}

// atKnown is at for a series with gaps.
func atKnown(series []*float64, i int) *float64 {
	if i < len(series) {
		return series[i]
	}
	return nil
}
