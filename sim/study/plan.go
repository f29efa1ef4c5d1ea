package study

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// plan is what is known before the first replication: the time axis, the
// scopes, and what is asked of each replication.
type plan struct {
	model  *sim.Model
	layout *centre.Layout
	frame  sim.Frame

	spread   int        // replications of which every interval is kept
	first    int        // interval of the period with which the frame begins
	firstDay int        // day of the period in which it does
	stretch  []int      // by interval of the frame: its day, or 0 for all
	lengths  []des.Time // by stretch

	overdue []int   // by queue: who came in an interval before this one and still waits at the end has missed the threshold
	pooled  []bool  // by queue: some group takes its contacts by a secondary skill
	piles   []int   // channels where nobody waits on the line
	sharing [][]int // by channel: the others that ask for its agents at once

	scopes  []scope
	season  []question // asked of the whole season
	daily   []question // asked of each stretch
	until   []int      // the questions in season that decide when to stop
	targets []int      // by target: its question, in daily where it must hold on every day, in byInterval where it counts them

	budgets []int // by target: the question in daily that tells which days count against it; -1: none
	asked   []int // as targets, for what Experiment.Ask asks

	byInterval []intervalTarget // targets that count intervals
}

func newPlan(m *sim.Model, e sim.Experiment) *plan {
	p := &plan{model: m, layout: &m.Layout, spread: spreadOver}
	p.layFrame()
	p.listScopes()
	p.findOverdue()
	p.findSharing()
	p.askAll()
	for _, u := range e.Until {
		row, _ := sim.FindMeasure(u.Measure)
		p.until = append(p.until, ask(&p.season, question{measure: row, scope: p.find(u.Scope)}))
	}
	for _, t := range m.Targets {
		p.targets = append(p.targets, p.askTarget(t))
		p.budgets = append(p.budgets, p.askBudget(t))
	}
	for _, t := range e.Ask {
		p.asked = append(p.asked, p.askTarget(t))
	}
	return p
}

// layFrame cuts the time that counts into intervals and days.
func (p *plan) layFrame() {
	period := &p.layout.Period
	intervals := int((period.Horizon + period.Interval - 1) / period.Interval)
	p.first = min(int(period.WarmUp/period.Interval), intervals)
	p.frame = sim.Frame{
		Zone: "UTC", Start: des.Time(p.first) * period.Interval,
		Interval: period.Interval, Count: intervals - p.first,
	}
	day := 0
	for i := range p.frame.Count {
		at := p.frame.At(i)
		for day+1 < len(period.Days) && period.Days[day+1] <= at {
			day++
		}
		if i == 0 {
			p.firstDay = day
		}
		s := day - p.firstDay
		if s == len(p.lengths) {
			p.lengths = append(p.lengths, 0)
		}
		p.stretch = append(p.stretch, s)
		p.lengths[s] += p.intervalLength(i)
	}
	c := p.model.Calendar
	if c == nil {
		return
	}
	p.frame.Zone, p.frame.Unix = c.Zone, c.Unix
	if len(period.Days) > 0 && len(c.Days) >= len(period.Days) {
		p.frame.Days = append([]calendar.Day(nil), c.Days[p.firstDay:p.firstDay+len(p.lengths)]...)
		p.frame.DayOf = p.stretch
	}
}

// intervalLength returns how long interval i of the frame lasts: the last one
// ends with the horizon.
func (p *plan) intervalLength(i int) des.Time {
	return min(p.frame.Interval, p.layout.Period.Horizon-p.frame.At(i))
}

// findOverdue finds for each queue until when somebody who still waits at the
// end must have come to have missed the threshold, and where it may be served by a
// secondary skill.
func (p *plan) findOverdue() {
	for q := range p.layout.Queues {
		p.overdue = append(p.overdue, p.overdueBefore(p.layout.Queues[q].Within))
	}
	p.pooled = make([]bool, len(p.layout.Queues))
	for g := range p.layout.Groups {
		for _, s := range p.layout.Groups[g].Skills {
			p.pooled[s.Queue] = p.pooled[s.Queue] || s.Secondary
		}
	}
}

// overdueBefore returns the first interval of the frame at whose end there is
// no more time for the threshold to be missed; none of them where everybody is
// served after the end.
func (p *plan) overdueBefore(within des.Time) int {
	if p.layout.Period.Drain {
		return p.frame.Count
	}
	left := p.layout.Period.Horizon - p.frame.Start - within
	return max(0, min(int(left/p.frame.Interval), p.frame.Count))
}

// known returns how many stretches lie wholly before an interval. A season
// without days is one stretch, and no more than its end can be unknown.
func (p *plan) known(before int) int {
	switch {
	case before == p.frame.Count || before > 0 && len(p.lengths) == 1:
		return len(p.lengths)
	case before == 0:
		return 0
	}
	return p.stretch[before]
}
