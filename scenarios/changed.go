package scenarios

import (
	"strings"
	"unicode"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// changedShape is how a lock file remembers what was set on the command line.
var changedShape = &grammar.Mapping{Name: "change", Fields: []grammar.Field{
	{Key: "option", Shape: configs.Text, Doc: "as it was typed", Required: true},
	{Key: "was", Shape: configs.Text, Doc: "what the files say instead"},
}}

// noted is a change that an option makes of a season, with what its files say
// instead where that is a single value.
func noted(option string, instead *tree.Node) sim.Change {
	c := sim.Change{Option: brief(option)}
	if instead != nil && instead.Kind == tree.Scalar {
		c.Was = brief(instead.Text)
	}
	return c
}

// inPlaceOf returns what a season says where an assignment, such as
// teams.order_desk.agents=30, will write.
func inPlaceOf(root *tree.Node, assignment string) *tree.Node {
	path, _, _ := strings.Cut(assignment, "=")
	for _, key := range strings.Split(path, ".") {
		root = root.Get(strings.TrimSpace(key))
	}
	return root
}

// brief keeps a text on one line, and as short as a lock file can read.
func brief(text string) string { return cut(text, 150) }

// shortened is an assignment as a title has room for it.
func shortened(assignment string) string { return cut(assignment, 50) }

func cut(text string, longest int) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text))
	if len(runes) > longest {
		runes = append(runes[:longest], '…')
	}
	return strings.TrimSpace(string(runes))
}

// changes returns what a lock file says was set on the command line.
func (l *Loaded) changes() []sim.Change {
	var all []sim.Change
	if changed := l.tree.Get("locked").Get("changed"); changed != nil {
		for _, item := range changed.Items {
			all = append(all, sim.Change{Option: text(item.Get("option")), Was: text(item.Get("was"))})
		}
	}
	return all
}

// withChanges adds to what a lock file says of its run what was set on the
// command line.
func withChanges(locked *tree.Node, changes []sim.Change) *tree.Node {
	if len(changes) == 0 {
		return locked
	}
	list := &tree.Node{Kind: tree.List}
	for _, c := range changes {
		item := (&tree.Node{Kind: tree.Mapping}).With("option", tree.Pos{}, quoted(c.Option))
		if c.Was != "" {
			item = item.With("was", tree.Pos{}, quoted(c.Was))
		}
		list.Items = append(list.Items, item)
	}
	return locked.With("changed", tree.Pos{}, list)
}
