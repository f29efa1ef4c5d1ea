package study

import (
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// withFree adds to results what costs them nothing for they have nothing of the kind, where
// it costs another of them something: without projects, projects cost 0. What is there and
// has no price stays unknown.
func withFree(results []*sim.Result) (all []*sim.Result) {
	all = slices.Clone(results)
	for _, key := range []string{"self_service_cost", "playbook_cost", "project_cost"} {
		k := slices.IndexFunc(all, func(r *sim.Result) bool { return paid(r, key) })
		for i := range all {
			if k >= 0 && !paid(all[i], key) && hasNone(all[i], key) {
				all[i] = withZero(all[i], all[k], key)
			}
		}
	}
	return all
}

func paid(r *sim.Result, key string) bool {
	v, _ := r.Find(key, sim.Scope{})
	return v != nil
}

// hasNone reports whether there is nothing that could be paid for.
func hasNone(r *sim.Result, key string) bool {
	switch key {
	case "self_service_cost":
		return len(r.Layers) == 0
	case "playbook_cost":
		return len(r.Playbook) == 0
	default:
		return len(r.Projects) == 0
	}
}

// withZero is a result in which a cost is 0, where it stands in another one.
func withZero(r, other *sim.Result, key string) *sim.Result {
	free := sim.Value{Measure: key, Estimate: sim.Estimate{N: r.Replications}}
	for range r.Replications {
		free.Each = append(free.Each, new(float64))
	}
	_, k := other.Find(key, sim.Scope{})
	at := 0
	for k--; k >= 0 && at == 0; k-- {
		_, before := r.Find(other.Measures[k].Measure, other.Measures[k].Scope)
		at = before + 1
	}
	with := *r
	with.Measures = slices.Insert(slices.Clone(r.Measures), at, free)
	return &with
}

// completed adds the differences in what costs one of two nothing to those that were settled.
func completed(settled []sim.Difference, base, of *sim.Result) []sim.Difference {
	for i := range base.Measures {
		b := &base.Measures[i]
		if slices.ContainsFunc(settled, func(d sim.Difference) bool { return d.Measure == b.Measure && d.Scope == b.Scope }) {
			continue
		}
		if v, _ := of.Find(b.Measure, b.Scope); v != nil {
			if d := difference(b, v, true); d.N > 0 {
				settled = append(settled, d)
			}
		}
	}
	return settled
}
