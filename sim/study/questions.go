package study

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// question is something to be read off each replication.
type question struct {
	measure *sim.Measure
	scope   int
	within  des.Time     // threshold of a service level; 0: those of the queues
	formula *sim.Formula // of a service level; nil: the default
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
	if t.EveryDay {
		return ask(&p.daily, q)
	}
	return ask(&p.season, q)
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
