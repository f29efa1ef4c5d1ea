package scenarios

import (
	"slices"
	"strconv"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// leaf is a single value that was assumed.
type leaf struct {
	path          tree.Path
	value, source string
}

// leaves lists what was assumed, in order.
func (l *Loaded) leaves() []leaf {
	var all []leaf
	var walk func(n *tree.Node, path tree.Path)
	walk = func(n *tree.Node, path tree.Path) {
		if n.Kind == tree.Scalar && n.Pos.Assumed() && n.Pos.Source != nameSource {
			all = append(all, leaf{path, n.Text, n.Pos.Source})
		}
		for _, f := range n.Entries() {
			walk(f.Value, path.Then(f.Key))
		}
		for i, item := range n.Items {
			walk(item, path.Then(strconv.Itoa(i)))
		}
	}
	walk(l.tree.Without("locked", "strategies"), nil)
	return all
}

// assumptions lists the values that nobody wrote, with their sources. What is
// assumed alike of all teams, channels or reasons is one line, as in
// teams.*.sickness.share.
func (l *Loaded) assumptions() []sim.Assumption {
	var all []sim.Assumption
	alike := map[sim.Assumption]int{} // by what it would be with a star
	leaves := l.leaves()
	for _, a := range leaves {
		alike[a.starred()]++
	}
	for _, a := range leaves {
		star := a.starred()
		switch n := alike[star]; {
		case n > 1 && n == len(l.tree.Get(a.path[0]).Entries()):
			all = append(all, star)
			alike[star] = 0
		case n > 0:
			all = append(all, sim.Assumption{Path: a.path.String(), Value: a.value, Source: a.source})
		}
	}
	return all
}

// starred is the assumption with a star for the name of the team, channel,
// reason or layer.
func (a leaf) starred() sim.Assumption {
	path := slices.Clone(a.path)
	if len(path) > 2 && slices.Contains(named, path[0]) {
		path[1] = "*"
	}
	return sim.Assumption{Path: path.String(), Value: a.value, Source: a.source}
}
