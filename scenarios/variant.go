package scenarios

import (
	"github.com/rushproof/rushproof/configs/tree"
)

// Change is something that is done to a season, in the language of its file with all
// defaults written out. It must leave what it is given as it is.
type Change func(root *tree.Node) *tree.Node

// Variant is the season with changes made to it, one after the other, on top of everything
// as it was used. What is wrong with the outcome is returned at once, as tree.Faults; without
// a change the inputs, and so the digest, stay what they are.
func (l *Loaded) Variant(changes ...Change) (*Loaded, error) {
	// As a lock file: nothing is assumed about it any more.
	locked := (&tree.Node{Kind: tree.Mapping}).
		With("version", tree.Pos{}, quoted("as used")).
		With("digest", tree.Pos{}, quoted("as used"))
	root := l.inputs()
	for _, change := range changes {
		root = change(root)
	}
	var log tree.Log
	loaded := build(root.With("locked", tree.Pos{}, locked), &log)
	if err := log.Err(); err != nil {
		return nil, err
	}
	loaded.Experiment = l.Experiment
	loaded.Model.Changes = l.Model.Changes
	return loaded, nil
}

// addEvents is the change that lets more happen.
func addEvents(events ...*tree.Node) Change {
	return func(root *tree.Node) *tree.Node {
		all := &tree.Node{Kind: tree.List}
		if was := root.Get("events"); was != nil {
			all.Pos = was.Pos
			all.Items = append(all.Items, was.Items...)
		}
		all.Items = append(all.Items, events...)
		return root.With("events", all.Pos, all)
	}
}
