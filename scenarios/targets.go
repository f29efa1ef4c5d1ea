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
		} else {
			err = reworded(item.Text, err)
		}
		if err != nil {
			logText(item, err, log)
			continue
		}
		all = append(all, t)
	}
	return all
}

// precisions reads when the run that wrote a lock file was to stop. What one
// names is held to check.
func precisions(n *tree.Node, check func(sim.Precision) error, log *tree.Log) (all []sim.Precision) {
	for _, item := range n.List() {
		p, err := sim.ParsePrecision(item.Text)
		if err == nil {
			err = check(p)
		}
		if err != nil {
			logText(item, err, log)
			continue
		}
		all = append(all, p)
	}
	return all
}

// logText records what is wrong with a text, at its place within it.
func logText(n *tree.Node, err error, log *tree.Log) {
	var fault *sim.TextError
	if !errors.As(err, &fault) {
		log.Add(n.Pos, err.Error(), "")
		return
	}
	at := n.Pos
	if at.Column > 0 {
		at.Column += fault.Column - 1
		if n.Quoted {
			at.Column++
		}
	}
	log.Add(at, fault.What, fault.Write)
}
