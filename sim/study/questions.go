package study

import (
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// question is something to be read off each replication.
type question struct {
	measure *sim.Measure
	scope   int
	within  des.Time     // threshold of a service level; 0: those of the queues
	formula *sim.Formula // of a service level; nil: the default

	day, interval int // 1 + the stretch, or the interval of the frame, that it is about; 0: the season
}

// askAll asks for every measure in every scope that it has, and day by day for
// the centre, its channels and its teams.
func (p *plan) askAll() {
	rows := sim.Measures()
	for i := range rows {
		m := &rows[i]
		for s := range p.scopes {
			kind := p.scopes[s].Kind()
			if !m.Has(kind) {
				continue
			}
			ask(&p.season, question{measure: m, scope: s})
			if m.Daily && len(p.frame.Days) > 0 && byDay(m, kind) {
				ask(&p.daily, question{measure: m, scope: s})
			}
		}
	}
}

// byDay reports whether a measure is asked day by day in scopes of a kind. The
// days of queues and reasons would be too many to read, and quantiles over
// several channels say little.
func byDay(m *sim.Measure, kind string) bool {
	switch kind {
	case "centre":
		return m.Quantile == 0
	case "channel", "team":
		return true
	}
	return false
}

// askTarget asks for what a target is judged by, and returns the number of the question
// on the list that it stands on.
func (p *plan) askTarget(t sim.Target) int {
	row, _ := sim.FindMeasure(t.Key())
	q := question{measure: row, scope: p.find(t.Scope)}
	if t.Formula != "" && t.Formula != sim.DefaultFormula {
		q.formula, _ = sim.FindFormula(t.Formula)
	}
	for _, i := range p.scopes[q.scope].queues {
		if t.Within > 0 && p.layout.Queues[i].Within != t.Within {
			q.within = t.Within
		}
	}
	from, to := p.window(t.Window)
	switch {
	case t.Over.ByInterval():
		p.byInterval = append(p.byInterval, intervalTarget{q, t, from, to})
		return len(p.byInterval) - 1
	case t.Over == sim.Daily:
		return ask(&p.daily, q)
	case t.Window.One:
		q.interval = 1 + from
	case t.Window != (sim.Window{}):
		q.day = 1 + p.stretch[from]
	}
	return ask(&p.season, q)
}

// askBudget asks day by day for what counts against a target that is a share of contacts.
func (p *plan) askBudget(t sim.Target) int {
	if _, ok := countsContacts(t); !ok || len(p.frame.Days) == 0 {
		return -1
	}
	t.Over = sim.Daily
	return p.askTarget(t)
}

// window returns the intervals of the frame that a target is about, from one to before
// another.
func (p *plan) window(w sim.Window) (from, to int) {
	if w == (sim.Window{}) {
		return 0, p.frame.Count
	}
	day := slices.IndexFunc(p.frame.Days, func(d calendar.Day) bool { return d.Date == w.Day })
	from = slices.Index(p.stretch, day)
	if w.One {
		from = int((p.frame.Days[day].At(w.Clock) - p.frame.Start) / p.frame.Interval)
		return from, from + 1
	}
	for to = from; to < p.frame.Count && p.stretch[to] == day; {
		to++
	}
	return from, to
}

// ask puts a question on a list, unless it is there, and returns its number.
func ask(list *[]question, q question) int {
	for i, old := range *list {
		if old == q {
			return i
		}
	}
	*list = append(*list, q)
	return len(*list) - 1
}
