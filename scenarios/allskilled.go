package scenarios

import (
	"github.com/rushproof/rushproof/configs/tree"
)

// allSkilled lets everybody serve everything that somebody can, in all channels that
// somebody works, and whoever is free take it. Whoever could not do something before does it
// as fast as usual.
func allSkilled(root *tree.Node) *tree.Node {
	skills, channels := canSomebody(root, "skills", "reasons"), canSomebody(root, "channels", "channels")
	root = inside(root, "teams", entries(func(team *tree.Node) *tree.Node {
		team = team.With("skills", team.Pos, all(team.Get("skills"), skills))
		return team.With("channels", team.Pos, all(team.Get("channels"), channels))
	}))
	root = inside(root, "reasons", entries(lacking("misrouted", "routing")))
	root = inside(root, "channels", entries(func(n *tree.Node) *tree.Node {
		return inside(n, "triage", lacking("misroutes")).Without("transfer")
	}))
	root = withoutAction(root, "help", func(*tree.Node) bool { return true }, "in") // everybody helps everywhere
	return root.With("routing", root.Pos, &tree.Node{Kind: tree.Scalar, Text: "pooled"})
}

// canSomebody lists the names of a part of the centre that some team can do.
func canSomebody(root *tree.Node, key, part string) (can []string) {
	for _, name := range root.Get(part).Keys() {
		for _, team := range root.Get("teams").Entries() {
			if does(team.Value.Get(key), name) {
				can = append(can, name)
				break
			}
		}
	}
	return can
}

// does reports whether a list, a mapping or a word names something.
func does(n *tree.Node, name string) bool {
	if n == nil || n.Kind == tree.Scalar { // all
		return true
	}
	for _, item := range n.List() {
		if item.Text == name {
			return true
		}
	}
	return n.Get(name) != nil
}

// all is what a team can do once it can do everything: what it could, as well as before.
func all(was *tree.Node, names []string) *tree.Node {
	out := &tree.Node{Kind: tree.Mapping}
	for _, name := range names {
		factor := "x1"
		if n := was.Get(name); n != nil && n.Kind == tree.Scalar {
			factor = n.Text
		} else if f := n.Get("factor"); f != nil {
			factor = f.Text
		}
		out = out.With(name, tree.Pos{}, &tree.Node{Kind: tree.Scalar, Text: factor})
	}
	return out
}
