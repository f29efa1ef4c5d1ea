package scenarios

import (
	"errors"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// retargeted puts the targets of the command line in place of the season's own.
func retargeted(root *tree.Node, targets []string, changes []sim.Change) (*tree.Node, []sim.Change) {
	if len(targets) == 0 {
		return root, changes
	}
	list := &tree.Node{Kind: tree.List, Pos: tree.Pos{File: "--target"}}
	for _, text := range targets {
		n := tree.NewScalar(text, "")
		n.Pos = tree.Pos{File: "--target " + brief(text)}
		list.Items = append(list.Items, n)
		changes = append(changes, noted("--target "+text, nil))
	}
	return root.With("targets", list.Pos, list), changes
}

// targets reads what the season must stand up to. What a target names is held
// to check.
func targets(n *tree.Node, check func(sim.Target) error, log *tree.Log) []sim.Target {
	return texts(n, func(text string) (sim.Target, error) {
		t, err := sim.ParseTarget(text)
		if err != nil {
			err = reworded(text, err)
		}
		return t, err
	}, check, log)
}

// precisions reads when the run that wrote a lock file was to stop. What one
// names is held to check.
func precisions(n *tree.Node, check func(sim.Precision) error, log *tree.Log) []sim.Precision {
	return texts(n, sim.ParsePrecision, check, log)
}

// texts reads the items of a list that have a language of their own, and holds
// them to check. Those with a fault are left out.
func texts[T any](n *tree.Node, parse func(string) (T, error), check func(T) error, log *tree.Log) (all []T) {
	for _, item := range n.List() {
		v, err := parse(item.Text)
		if err == nil {
			err = check(v)
		}
		if err != nil {
			logText(item, err, log)
			continue
		}
		all = append(all, v)
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
