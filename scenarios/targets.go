package scenarios

import (
	"errors"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// targets reads what the season must stand up to. What a target names is held
// to check.
func targets(n *tree.Node, check func(sim.Target) error, log *tree.Log) (all []sim.Target) {
	for _, item := range n.List() {
		t, err := sim.ParseTarget(item.Text)
		if err == nil {
			err = check(t)
		}
		var fault *sim.TextError
		switch {
		case errors.As(err, &fault):
			at := item.Pos
			if at.Column > 0 {
				at.Column += fault.Column - 1
				if item.Quoted {
					at.Column++
				}
			}
			log.Add(at, fault.What, fault.Write)
		case err != nil:
			log.Add(item.Pos, err.Error(), "")
		default:
			all = append(all, t)
		}
	}
	return all
}
