package scenarios

import (
	"slices"
	"strconv"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// comparedShape is what a lock file says of one of several strategies.
var comparedShape = &grammar.Mapping{Name: "compared", Fields: []grammar.Field{
	{Key: "digest", Shape: configs.Text, Doc: "of its inputs", Required: true},
	{Key: "interrupted_after", Shape: configs.Count, Doc: "so many replications were complete when the comparison was interrupted"},
	{Key: "replaces", Shape: &grammar.Many{Of: configs.Text}, Doc: "what it says in another order than the base, and so takes the place of that"},
	{Key: "assumed", Shape: assumedShape, Doc: "values that were assumed besides"},
}}

// LockStrategies writes a comparison into one file, as [Loaded.Lock] writes a run: the
// base, and as strategies what is different of each of the others, with all that was
// assumed for it. OpenStrategies reads the same strategies from it.
func LockStrategies(all []Strategy, e sim.Experiment, version string) []byte {
	root := all[0].lock(e, version)
	base, was := all[0].inputs(), all[0].leaves()
	strategies, compared := &tree.Node{Kind: tree.Mapping}, &tree.Node{Kind: tree.Mapping}
	for i, s := range all {
		entry := (&tree.Node{Kind: tree.Mapping}).With("digest", tree.Pos{}, quoted(s.Model.Digest))
		if s.InterruptAfter > 0 {
			entry = entry.With("interrupted_after", tree.Pos{}, tree.NewScalar(strconv.Itoa(s.InterruptAfter), ""))
		}
		if i > 0 {
			var replaces tree.Node
			own, leaves := eventsApart(base, s.inputs(), s.leaves())
			overlay := different(base, own, nil, &replaces)
			strategies = strategies.With(s.Name, tree.Pos{}, overlay)
			if replaces.Kind = tree.List; len(replaces.Items) > 0 {
				entry = entry.With("replaces", tree.Pos{}, &replaces)
			}
			if besides := assumedBesides(was, leaves, overlay); len(besides.Fields) > 0 {
				entry = entry.With("assumed", tree.Pos{}, besides)
			}
		}
		compared = compared.With(s.Name, tree.Pos{}, entry)
	}
	locked := root.Get("locked").With("compared", tree.Pos{}, compared)
	return lockFile(root.Without("locked").With("strategies", tree.Pos{}, strategies).With("locked", tree.Pos{}, locked))
}

// eventsApart writes the events that a strategy adds to those of the base as
// more_events, so that they add up in a sum of several. The leaves follow.
func eventsApart(base, own *tree.Node, leaves []leaf) (apart *tree.Node, moved []leaf) {
	was, all := base.Get("events").List(), own.Get("events")
	n := len(was)
	same := func(a, b *tree.Node) bool { return alike(a, b) && sameSources(a, b) }
	if n == 0 || len(all.List()) <= n || !slices.EqualFunc(was, all.Items[:n], same) {
		return own, leaves
	}
	more := *all
	more.Items = all.Items[n:]
	for _, l := range leaves {
		if l.path[0] == "events" {
			if i, err := strconv.Atoi(l.path[1]); err == nil && i >= n {
				l.path = slices.Concat(tree.Path{"more_events", strconv.Itoa(i - n)}, l.path[2:])
			}
		}
		moved = append(moved, l)
	}
	return own.With("events", all.Pos, base.Get("events")).With("more_events", all.Pos, &more), moved
}

// different returns what makes b of a when it is laid over it. Where b has the names of
// a in another order, it takes the place of a, which is listed.
func different(a, b *tree.Node, path tree.Path, replaces *tree.Node) *tree.Node {
	over := &tree.Node{Kind: tree.Mapping}
	for _, f := range b.Fields {
		was := a.Get(f.Key)
		switch {
		case was == nil:
			over = over.With(f.Key, f.Pos, f.Value)
		case alike(was, f.Value) && sameSources(was, f.Value):
		case was.Kind == tree.Mapping && f.Value.Kind == tree.Mapping:
			own := path.Then(f.Key)
			if !inOrder(was, f.Value) {
				replaces.Items = append(replaces.Items, quoted(own.String()))
				was = &tree.Node{Kind: tree.Mapping}
			}
			over = over.With(f.Key, f.Pos, different(was, f.Value, own, replaces))
		default:
			over = over.With(f.Key, f.Pos, f.Value)
		}
	}
	for _, f := range a.Fields {
		if !b.Has(f.Key) {
			over = over.With(f.Key, f.Pos, &tree.Node{Kind: tree.Null})
		}
	}
	return over
}

// inOrder reports whether b, laid over a, keeps its own order.
func inOrder(a, b *tree.Node) bool {
	var merged []string
	for _, key := range a.Keys() {
		if b.Get(key) != nil {
			merged = append(merged, key)
		}
	}
	for _, key := range b.Keys() {
		if a.Get(key) == nil {
			merged = append(merged, key)
		}
	}
	return slices.Equal(merged, b.Keys())
}

// sameSources reports whether the same was assumed of two values that are alike.
func sameSources(a, b *tree.Node) bool {
	if a.Kind == tree.Scalar {
		return a.Pos.Source == b.Pos.Source
	}
	same := func(a, b tree.Field) bool { return sameSources(a.Value, b.Value) }
	return slices.EqualFunc(a.Fields, b.Fields, same) && slices.EqualFunc(a.Items, b.Items, sameSources)
}

// assumedBesides lists what was assumed for a strategy and not for the base, or is
// written again because something beside it is different.
func assumedBesides(base, own []leaf, overlay *tree.Node) *tree.Node {
	of := func(l leaf) string { return l.path.String() + l.source }
	var known []string
	for _, l := range base {
		known = append(known, of(l))
	}
	slices.Sort(known)
	list := &tree.Node{Kind: tree.Mapping}
	for _, l := range own {
		if _, there := slices.BinarySearch(known, of(l)); !there || sets(overlay, l.path) {
			list = list.With(l.path.String(), tree.Pos{}, quoted(l.source))
		}
	}
	return list
}

// sets reports whether an overlay says what stands at a path.
func sets(overlay *tree.Node, path tree.Path) bool {
	for _, name := range path {
		i := slices.IndexFunc(overlay.Fields, func(f tree.Field) bool { return f.Key == name })
		if i < 0 {
			return overlay.Kind != tree.Mapping
		}
		overlay = overlay.Fields[i].Value
	}
	return true
}

// overlaid lays one of its strategies over a season.
func overlaid(root *tree.Node, name string) *tree.Node {
	return over(root, name, root.Get("strategies").Get(name)).Without("strategies")
}

// over lays a strategy over a season; over one of a lock file with what was assumed
// for it.
func over(root *tree.Node, name string, overlay *tree.Node) *tree.Node {
	locked := root.Get("locked")
	if locked == nil {
		return tree.Merge(root, overlay)
	}
	own, assumed := locked.Get("compared").Get(name), &tree.Node{Kind: tree.Mapping}
	var replaced []tree.Path
	for _, n := range own.Get("replaces").List() {
		if path, _, err := tree.Assignment(n.Text + "="); err == nil {
			root, replaced = emptied(root, path), append(replaced, path)
		}
	}
	for _, f := range locked.Get("assumed").Entries() {
		path, _, err := tree.Assignment(f.Key + "=")
		under := func(r tree.Path) bool { return len(r) < len(path) && slices.Equal(r, path[:len(r)]) }
		if err == nil && !sets(overlay, path) && !slices.ContainsFunc(replaced, under) {
			assumed.Fields = append(assumed.Fields, f)
		}
	}
	for _, f := range own.Get("assumed").Entries() {
		assumed = assumed.With(f.Key, f.Pos, f.Value)
	}
	return tree.Merge(root, overlay).With("locked", locked.Pos, locked.With("assumed", locked.Pos, assumed))
}

// emptied is a tree whose mapping at a path has no entries.
func emptied(n *tree.Node, path tree.Path) *tree.Node {
	if len(path) == 0 {
		return &tree.Node{Kind: tree.Mapping, Pos: n.Pos}
	}
	inner := n.Get(path[0])
	if inner == nil {
		return n
	}
	return n.With(path[0], inner.Pos, emptied(inner, path[1:]))
}
