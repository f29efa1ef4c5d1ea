package scenarios

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/configs/tree"
)

// values are what users write in the wrong place, and in the right one.
var values = []string{
	"0", "1", "-1", "0%", "100%", "101%", "x0", "x1", "0s", "1ms", "24h", "10 days", "0/day", "1000000/h", "open", "closed", "none", "all",
	"2026-11-23", "2026-12-31", "2027-02-28", "1990-01-01", "00:00-24:00", "22:00-06:00", "12:00-12:30", "mon", "sat-sun", "every day", "week 53", "holidays",
	"never", "fixed(0s)", "exponential(1d)", "uniform(0s, 0s)", "yes", "no", "phone", "email", "order_status", "desk", "UTC", "Africa/Casablanca", "🎉", "stop", "drain", "as usual",
}

// A season with some values exchanged, taken away or moved has faults, or is
// one that the engine can play.
func TestMutants(t *testing.T) {
	text, err := os.ReadFile("testdata/reference.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var log tree.Log
	reference := tree.Read("reference.yaml", text, &log)
	textbook := tree.Read("textbook.yaml", textbookTemplate, &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	good := 0
	rapid.Check(t, func(t *rapid.T) {
		which := rapid.IntRange(0, 5).Draw(t, "which")
		root := reference
		if which == 0 {
			root = textbook
		}
		for range rapid.IntRange(1, 3).Draw(t, "mutations") {
			root = mutate(t, root)
		}
		var log tree.Log
		l := build(root, &log)
		if which == 1 {
			checkStrategies(root, l, nil, &log, &tree.Log{})
		}
		if log.Len() > 0 {
			for _, f := range log.Faults() {
				if f.Pos.Line == 0 || f.What == "" {
					t.Fatalf("a fault without a place or a word: %#v", f)
				}
			}
			return
		}
		good++
		sound(t, l.Model)
		relocked(t, l)
		l.Show()
	})
	if good == 0 && !testing.Short() {
		t.Error("no mutant was sound")
	}
}

// mutate changes one node of a tree.
func mutate(t *rapid.T, root *tree.Node) *tree.Node {
	var paths []tree.Path
	var walk func(n *tree.Node, path tree.Path)
	walk = func(n *tree.Node, path tree.Path) {
		if len(path) > 0 {
			paths = append(paths, path)
		}
		for _, f := range n.Fields {
			walk(f.Value, path.Then(f.Key))
		}
		for i, item := range n.Items {
			walk(item, path.Then(strconv.Itoa(i)))
		}
	}
	walk(root, nil)
	path := rapid.SampledFrom(paths).Draw(t, "path")
	return change(root, path, func(n *tree.Node) *tree.Node {
		out := *n
		switch kind := rapid.IntRange(0, 9).Draw(t, "how"); {
		case kind == 0:
			return &tree.Node{Kind: tree.Null, Pos: n.Pos}
		case kind == 1 && len(n.Items) > 0:
			out.Items = slices.Repeat(n.Items, 2)
		case kind == 2 && len(n.Fields) > 0:
			out.Fields = nil
		case kind < 5:
			other := rapid.SampledFrom(paths).Draw(t, "other")
			out = *at(root, other)
		default:
			out = tree.Node{Kind: tree.Scalar, Text: rapid.SampledFrom(values).Draw(t, "value"), Pos: n.Pos}
		}
		out.Pos = n.Pos
		return &out
	})
}

func at(n *tree.Node, path tree.Path) *tree.Node {
	for _, name := range path {
		if i, err := strconv.Atoi(name); err == nil && n.Kind == tree.List {
			n = n.Items[i]
			continue
		}
		n = n.Fields[slices.IndexFunc(n.Fields, func(f tree.Field) bool { return f.Key == name })].Value
	}
	return n
}

func change(n *tree.Node, path tree.Path, f func(*tree.Node) *tree.Node) *tree.Node {
	if len(path) == 0 {
		return f(n)
	}
	out := *n
	out.Fields, out.Items = slices.Clone(n.Fields), slices.Clone(n.Items)
	for i := range out.Fields {
		if out.Fields[i].Key == path[0] {
			out.Fields[i].Value = change(out.Fields[i].Value, path[1:], f)
			return &out
		}
	}
	for i := range out.Items {
		if fmt.Sprint(i) == path[0] {
			out.Items[i] = change(out.Items[i], path[1:], f)
		}
	}
	return &out
}
