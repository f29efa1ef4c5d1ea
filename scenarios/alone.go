package scenarios

import (
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// complete reports whether a centre has the parts that a model is made of.
func complete(root *tree.Node) bool {
	for _, part := range []string{"channels", "reasons", "teams"} {
		if len(root.Get(part).Entries()) == 0 {
			return false
		}
	}
	return true
}

// buildAlone looks for the faults of a season that need no centre to be seen,
// when its own could not be read: in its dates, its events and its targets.
func buildAlone(root *tree.Node, log *tree.Log) {
	if root.Get("timezone") == nil && root.Get("horizon") == nil {
		root = root.Assume("timezone", tree.NewScalar("UTC", "to have some clock"))
	}
	period, sound := timeline(root, log)
	if sound && period.Calendar != nil {
		s := &season{model: &sim.Model{Calendar: period.Calendar}, log: log}
		for _, n := range root.Get("events").List() {
			s.event(n)
		}
	}
	targets(root.Get("targets"), func(sim.Target) error { return nil }, log)
	experiment(root, func(sim.Precision) error { return nil }, log)
}
