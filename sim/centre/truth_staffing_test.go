package centre_test

import (
	"math"
	"testing"
)

// staffingOracles are the smallest numbers of agents that meet a target, and
// one less.
func staffingOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "staffing.json") {
		p := params[struct {
			queueParams
			Target float64 `json:"target_sl"`
		}](t, c)
		exact := params[map[string]float64](t, truth{ID: c.ID, Params: c.Exact})
		for _, at := range []struct {
			name, agents, figure, measure string
			queue                         func(id string, p queueParams) *oracle
			less                          int
		}{
			{"c", "agents_erlang_c", "sl_erlang_c_at", "sl_offered", erlangC, 0},
			{"c-less", "agents_erlang_c", "sl_erlang_c_one_less", "sl_offered", erlangC, 1},
			{"a", "agents_erlang_a_sl_offered", "sl_erlang_a_at", "sl_offered", erlangA, 0},
			{"a-less", "agents_erlang_a_sl_offered", "sl_erlang_a_one_less", "sl_offered", erlangA, 1},
			{"a-abandon", "agents_erlang_a_abandon_5pct", "p_abandon_at", "p_abandon", erlangA, 0},
		} {
			p.Agents = int(exact[at.agents]) - at.less
			o := at.queue(c.ID+"-"+at.name, p.queueParams)
			o.plan(o.replications, 6*contactsEach) // for they have one figure each
			o.figures = []figure{{measure: queueFigures[at.measure], name: at.figure, exact: exact[at.figure]}}
			o.verdict = meets(p.Target, at.less == 0)
			if at.measure == "p_abandon" {
				o.verdict = meets(0.05, false)
			}
			all = append(all, o)
		}
	}
	return all
}

// meets asks that the only figure be on the right side of a target, unless it
// is too close to it to tell.
func meets(target float64, above bool) func(t *testing.T, r []result) {
	return func(t *testing.T, r []result) {
		estimate := r[0].estimate()
		if math.Abs(estimate-target) < tolerance*r[0].standardError() {
			t.Logf("%.5g is too close to %.5g to tell", estimate, target)
		} else if estimate >= target != above {
			t.Errorf("%.5g is on the wrong side of %.5g", estimate, target)
		}
	}
}
