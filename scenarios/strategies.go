package scenarios

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// Strategy is one way to go through a season, under a name. Its warnings are those
// that the base does not have.
type Strategy struct {
	Name string
	*Loaded
}

// Choice says which strategies are compared.
type Choice struct {
	Names  []string // of the season, sums of them as in "sms notices+chatbot", or files that hold one; empty: all of the season (when With and Vary are empty, too)
	With   []string // built on the command line: "name: path=value; path=value"
	Vary   []string // ranges: "path=20%..60% step 10%" or "path=1,2,4"; several: every combination
	Sample int      // so many points of the ranges (from..to, no step) in place of a grid; 0: a grid
	Latin  bool     // the points are a Latin hypercube, rather than independent
	Base   string   // the strategy that all are compared with; empty: the season as it is, called "as planned"
}

// asPlanned is the season as it is, unless it has an empty strategy with another name.
const asPlanned = "as planned"

// OpenStrategies reads a season under several strategies; the first is the base.
// Options.Strategy is not looked at. Everything that is wrong is returned at once, as
// tree.Faults.
func OpenStrategies(name string, o Options, c Choice) ([]Strategy, error) {
	var log, odd tree.Log
	root, changes, err := written(name, o, &log, &odd)
	if err != nil {
		return nil, err
	}
	choice := &chosen{root: root, log: &log}
	choice.choose(c)
	all := choice.build(withTables(root, &log, &odd))
	if err := log.Err(); err != nil {
		return nil, err
	}
	for _, s := range all {
		s.Model.Changes = append(s.changes(), changes...)
	}
	all[0].Warnings = append(odd.Faults(), all[0].Warnings...)
	return all, nil
}

// chosen are the strategies that are to be compared.
type chosen struct {
	root *tree.Node // the season, with all that its strategies may be made of
	log  *tree.Log
	all  []sum // the base first
}

// sum is what one strategy is made of: strategies of the season, each laid over those
// before it. The season as it is has no parts.
type sum struct {
	name  string
	parts []string
}

// choose finds out what is compared, the base first.
func (c *chosen) choose(choice Choice) {
	plain := sum{name: c.plainName()}
	base := plain
	if choice.Base != "" {
		base = c.find(choice.Base, plain)
	}
	c.all = []sum{base}
	names := choice.Names
	if len(names) == 0 {
		names = c.names(plain)
	}
	for _, name := range names {
		if s := c.find(name, plain); s.name != base.name {
			c.all = append(c.all, s)
		}
	}
	c.count()
}

// names are all that may be compared.
func (c *chosen) names(plain sum) []string {
	names := c.root.Get("strategies").Keys()
	if !slices.Contains(names, plain.name) {
		names = slices.Concat([]string{plain.name}, names)
	}
	return names
}

// plainName is what the season as it is is called: by its first strategy that changes
// nothing, if it has one.
func (c *chosen) plainName() string {
	for _, s := range c.root.Get("strategies").Entries() {
		if s.Value.Kind == tree.Mapping && len(s.Value.Fields) == 0 {
			return s.Key
		}
	}
	if c.root.Get("strategies").Get(asPlanned) != nil {
		return "season as it is"
	}
	return asPlanned
}

// find looks up a strategy of the season, or a sum of several.
func (c *chosen) find(name string, plain sum) sum {
	strategies := c.root.Get("strategies")
	switch name = strings.TrimSpace(name); {
	case name == plain.name:
		return plain
	case strategies.Get(name) != nil:
		return sum{name, []string{name}}
	}
	s := sum{name: name}
	for _, part := range strings.Split(name, "+") {
		part = strings.TrimSpace(part)
		if part == plain.name {
			continue
		}
		if strategies.Get(part) == nil {
			c.unknown(part, plain)
		}
		s.parts = append(s.parts, part)
	}
	return s
}

// unknown says that there is no strategy of a name.
func (c *chosen) unknown(name string, plain sum) {
	strategies := c.root.Get("strategies")
	at := c.root.Pos
	if strategies != nil {
		at = strategies.Pos
	}
	c.log.Add(at, fmt.Sprintf("there is no strategy %q", name), tree.Choices(name, c.names(plain)))
}

// count makes sure that there are no two of a name, and not too many.
func (c *chosen) count() {
	at := tree.Pos{File: "the strategies to compare"}
	if n := len(c.all) - 1; n > mostStrategies {
		c.log.Add(at, fmt.Sprintf("there are %d", n), fmt.Sprintf("name at most %d", mostStrategies))
	}
	seen := map[string]bool{}
	for _, s := range c.all {
		if seen[s.name] {
			c.log.Add(at, fmt.Sprintf("two are called %s", s.name), "name each once")
		}
		seen[s.name] = true
	}
}

// build makes the models of all. What is wrong also with the season as it is is said
// once.
func (c *chosen) build(root *tree.Node) []Strategy {
	c.root = root
	plain := build(c.narrowed(), c.log)
	known := map[string]bool{}
	for _, f := range c.log.Faults() {
		known[f.What] = true
	}
	var all []Strategy
	for _, s := range c.all {
		loaded := plain
		if len(s.parts) > 0 {
			loaded = c.buildSum(s, known)
		}
		all = append(all, Strategy{s.name, loaded})
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
func (c *chosen) buildSum(s sum, known map[string]bool) *Loaded {
	var own tree.Log
	root := c.root.Without("strategies")
	for _, part := range s.parts {
		if overlay := c.root.Get("strategies").Get(part); overlay != nil && overlay.Kind == tree.Mapping {
			root = tree.Merge(root, overlay)
		}
	}
	loaded := build(titled(root, s.name, root.Pos), &own)
	for _, f := range own.Faults() {
		if !known[f.What] {
			c.log.Add(f.Pos, "strategy "+s.name+": "+f.What, f.Write)
		}
	}
	return loaded
}

// told sees to it that the same is not told of each strategy, and that it is told of
// those that are what the base is.
func (c *chosen) told(all []Strategy) {
	base := asUsed(all[0].tree)
	for i, s := range all[1:] {
		s.Warnings = slices.DeleteFunc(s.Warnings, func(f tree.Fault) bool { return slices.Contains(all[0].Warnings, f) })
		if parts := c.all[i+1].parts; len(parts) > 0 && bytes.Equal(base, asUsed(s.tree)) {
			overlay := c.root.Get("strategies").Get(parts[0])
			s.Warnings = append(s.Warnings, tree.Fault{Pos: overlay.Pos, What: fmt.Sprintf("strategy %s changes nothing", s.Name), Write: toTakeAway(overlay, "write what is to be different, or leave it out")})
		}
	}
}

// asUsed writes a season with all that is assumed, but for its title and strategies.
func asUsed(root *tree.Node) []byte {
	return tree.Write(root.Without("locked", "title", "strategies").Compact(), nil)
}
