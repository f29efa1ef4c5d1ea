package scenarios

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// build makes the models of all. What is wrong also with the season as it is is said
// once, and so is what is wrong with several sums.
func (c *chosen) build() []Strategy {
	c.root = withTables(c.root, c.log, c.odd)
	before := c.log.Len()
	plain := build(c.narrowed(), c.log)
	c.broken = c.broken || c.log.Len() > before
	c.said = map[tree.Fault]bool{}
	for _, f := range c.log.Faults() {
		c.said[tree.Fault{What: f.What}] = true
	}
	var all []Strategy
	for _, s := range c.all {
		loaded := plain
		if len(s.parts)+len(s.point) > 0 {
			loaded = c.buildSum(s)
		}
		all = append(all, Strategy{Name: s.name, Loaded: loaded})
	}
	if c.log.Len() == 0 {
		c.told(all)
	}
	return all
}

// narrowed is the season with those of its strategies that are compared.
func (c *chosen) narrowed() *tree.Node {
	var needed, unneeded []string
	for _, s := range c.all {
		needed = append(needed, s.parts...)
	}
	strategies := c.root.Get("strategies")
	for _, name := range strategies.Keys() {
		if !slices.Contains(needed, name) {
			unneeded = append(unneeded, name)
		}
	}
	if len(unneeded) == 0 {
		return c.root
	}
	return c.root.With("strategies", strategies.Pos, strategies.Without(unneeded...))
}

// buildSum makes the model of one strategy.
func (c *chosen) buildSum(s sum) *Loaded {
	var own, odd tree.Log
	loaded := build(titled(c.lay(s, &odd), s.name, c.root.Pos), &own)
	for _, f := range own.Faults() {
		follows := c.broken && !c.wrote(s, f.Pos) // from what is wrong with the season
		if follows || c.said[f] || c.said[tree.Fault{What: f.What}] {
			continue
		}
		c.said[f] = true
		if !strings.HasPrefix(f.Pos.File, "--vary") { // which is told of all of its points
			f.What = "strategy " + s.name + ": " + f.What
		}
		c.log.Add(f.Pos, f.What, f.Write)
	}
	if loaded != nil {
		loaded.Warnings = append(odd.Faults(), loaded.Warnings...)
	}
	return loaded
}

// wrote reports whether a strategy says something at a place.
func (c *chosen) wrote(s sum, at tree.Pos) bool {
	return strings.HasPrefix(at.File, "--") || slices.ContainsFunc(s.parts, func(part string) bool {
		overlay := c.root.Get("strategies").Get(part)
		return overlay != nil && wrote(overlay, at)
	})
}

// lay lays over the season what a strategy is made of.
func (c *chosen) lay(s sum, odd *tree.Log) *tree.Node {
	root := c.root
	var before *tree.Node // what the parts so far say
	for _, part := range s.parts {
		overlay := c.root.Get("strategies").Get(part)
		if overlay == nil || overlay.Kind != tree.Mapping {
			continue // which is told where strategies are checked
		}
		overruled(fmt.Sprintf("strategy %s: %%v is %%s, as %s says, and not %%s", s.name, part), nil, before, overlay, odd)
		overlay = besides(before, overlay)
		before = tree.Merge(before, overlay)
		root = over(root, part, overlay)
	}
	root = root.Without("strategies")
	for _, p := range s.point {
		root = tree.Merge(root, p)
	}
	return root
}

// besides adds the events that a strategy adds to a season to those that another added
// to it before: each once.
func besides(before, overlay *tree.Node) *tree.Node {
	const key = "more_events"
	was, is := before.Get(key), overlay.Get(key)
	if was == nil || is == nil || is.Kind != tree.List {
		return overlay
	}
	all := *is
	all.Items = slices.Clone(was.List())
	for _, e := range is.Items {
		if !slices.ContainsFunc(all.Items, func(o *tree.Node) bool { return alike(e, o) }) {
			all.Items = append(all.Items, e)
		}
	}
	return overlay.With(key, is.Pos, &all)
}

// overruled warns, in a sentence with gaps for a path and two values, of what two parts
// of a sum say differently of one thing.
func overruled(sentence string, path tree.Path, was, is *tree.Node, odd *tree.Log) {
	if was == nil || alike(was, is) || len(path) == 1 && (path[0] == "more_events" || path[0] == "title") {
		return
	}
	if was.Kind == tree.Mapping && is.Kind == tree.Mapping {
		for _, f := range is.Fields {
			for _, w := range was.Fields {
				if w.Key == f.Key {
					overruled(sentence, path.Then(f.Key), w.Value, f.Value, odd)
				}
			}
		}
		return
	}
	odd.Add(is.Pos, fmt.Sprintf(sentence, path, inBrief(is), inBrief(was)), "name them in another order if that is not meant")
}

// inBrief is a value in a message.
func inBrief(n *tree.Node) string {
	switch n.Kind {
	case tree.Scalar:
		return brief(n.Text)
	case tree.Null:
		return "none"
	}
	return n.Kind.String()
}

// alike reports whether two values say the same.
func alike(a, b *tree.Node) bool {
	sameField := func(a, b tree.Field) bool { return a.Key == b.Key && alike(a.Value, b.Value) }
	return a.Kind == b.Kind && a.Text == b.Text && slices.EqualFunc(a.Fields, b.Fields, sameField) && slices.EqualFunc(a.Items, b.Items, alike)
}

// told sees to it that the same is not told of each strategy, and that it is told of
// those that are what the base is.
func (c *chosen) told(all []Strategy) {
	base := asUsed(all[0].tree.Without("strategies"))
	for i, s := range all[1:] {
		s.Warnings = slices.DeleteFunc(s.Warnings, func(f tree.Fault) bool { return slices.Contains(all[0].Warnings, f) })
		if of := c.all[i+1]; bytes.Equal(base, asUsed(s.tree.Without("strategies"))) && !c.meant(of) {
			var odd tree.Log
			changesNothing(s.Name, c.root.Get("strategies").Get(of.parts[0]).Pos, &tree.Node{}, &odd)
			s.Warnings = append(s.Warnings, odd.Faults()...)
		}
	}
}

// meant reports whether a strategy may well change nothing: it is empty, or a point of
// ranges that hold the values of the base.
func (c *chosen) meant(s sum) bool {
	return len(s.point) > 0 || !slices.ContainsFunc(s.parts, func(part string) bool {
		return len(c.root.Get("strategies").Get(part).Entries()) > 0
	})
}
