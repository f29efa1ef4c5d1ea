package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

// Strategy is one way to go through a season, under a name. Its warnings are those
// that the base does not have.
type Strategy struct {
	Name string
	*Loaded

	InterruptAfter int // of an interrupted comparison: so many replications were complete; 0: it is none

	overlay *tree.Node // what it says, if it is one strategy of a season
}

// Choice says which strategies are compared.
type Choice struct {
	Names  []string // of the season, sums of them as in "sms notices+chatbot", or files that hold one; empty: all of the season (when With and Vary are empty, too)
	With   []string // built on the command line: "name: path=value; path=value"
	Vary   []string // ranges: "path=20%..60% step 10%" or "path=1,2,4"; several: every combination
	Sample int      // so many points of the ranges (from..to, no step) in place of a grid; 0: a grid
	Latin  bool     // the points are a Latin hypercube, rather than independent
	Base   string   // the strategy that all are compared with; empty: the season as it is, called "as planned"

	Elsewhere []string // other seasons: a strategy that this one does not have is taken from the first that has it
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
	choice := &chosen{root: root, log: &log, odd: &odd, broken: log.Len() > 0, elsewhere: c.Elsewhere}
	choice.choose(c)
	all := choice.build()
	if err := log.Err(); err != nil {
		return nil, err
	}
	for i, s := range all {
		s.Model.Changes = append(s.changes(), changes...)
		if parts := choice.all[i].parts; len(parts) <= 1 && len(choice.all[i].point) == 0 {
			s.unchanged(strings.Join(parts, ""), &odd)
			all[i].overlay = choice.root.Get("strategies").Get(s.Name)
		}
		if n := root.Get("locked").Get("compared").Get(s.Name).Get("interrupted_after"); n != nil {
			all[i].InterruptAfter, _ = unit.Count(n.Text)
		}
	}
	all[0].Warnings = append(odd.Faults(), all[0].Warnings...)
	return all, nil
}

// chosen are the strategies that are to be compared.
type chosen struct {
	root     *tree.Node // the season, with all that its strategies may be made of
	log, odd *tree.Log
	plain    sum   // the season as it is
	all      []sum // the base first
	broken   bool  // something is wrong with the season
	said     map[tree.Fault]bool

	elsewhere []string // seasons whose strategies may be taken
}

// sum is what one strategy is made of: strategies of the season, each laid over those
// before it, and over them what varies. The season as it is has nothing of it.
type sum struct {
	name  string
	parts []string
	point []*tree.Node
}

// choose finds out what is compared, the base first.
func (c *chosen) choose(choice Choice) {
	c.plain = sum{name: c.plainName()}
	made := c.built(choice.With)
	names := choice.Names
	if len(names)+len(choice.With)+len(choice.Vary) == 0 {
		names = c.names()
	}
	base := c.plain
	if choice.Base != "" {
		base = c.find(choice.Base)
	}
	c.all = []sum{base}
	for _, name := range names {
		if s := c.find(name); s.name != base.name {
			c.all = append(c.all, s)
		}
	}
	for _, name := range made {
		if name != base.name {
			c.all = append(c.all, sum{name: name, parts: []string{name}})
		}
	}
	c.vary(choice, base)
	if len(c.all) == 1 && base.name != c.plain.name && len(choice.Names) == 0 {
		c.all = append(c.all, c.plain) // the base was made for what there is to be compared with it
	}
	c.count()
}

// names are all that may be compared.
func (c *chosen) names() []string {
	names := c.root.Get("strategies").Keys()
	if !slices.Contains(names, c.plain.name) {
		names = slices.Concat([]string{c.plain.name}, names)
	}
	return names
}

// plainName is what the season as it is is called: by its first strategy that changes
// nothing, if it has one.
func (c *chosen) plainName() string {
	if compared := c.root.Get("locked").Get("compared").Keys(); len(compared) > 0 {
		return compared[0]
	}
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

// find looks up a strategy, or a sum of several.
func (c *chosen) find(name string) sum {
	name = strings.TrimSpace(name)
	if s, ok := c.known(name); ok {
		return s
	}
	var s sum
	var names []string
	for _, each := range strings.Split(name, "+") {
		each = strings.TrimSpace(each)
		part, ok := c.known(each)
		switch {
		case each == "":
			c.log.Add(tree.Pos{File: "the strategies to compare"}, fmt.Sprintf("in %q there is nothing beside a +", name), "write a strategy on both sides of it, as in sms notices+chatbot")
			continue
		case slices.Contains(names, part.name):
			c.log.Add(tree.Pos{File: "the strategies to compare"}, fmt.Sprintf("%s holds %s twice", name, part.name), "name each once")
			continue
		case !ok:
			c.unknown(each)
		}
		s.parts, names = append(s.parts, part.parts...), append(names, part.name)
	}
	s.name = strings.Join(names, "+")
	return s
}

// known looks up the season as it is, one of its strategies, or the file of one.
func (c *chosen) known(name string) (s sum, ok bool) {
	switch {
	case name == c.plain.name:
		return c.plain, true
	case c.root.Get("strategies").Get(name) != nil:
		return sum{name: name, parts: []string{name}}, true
	case isFile(name) || strings.HasSuffix(name, ".yaml") && !strings.Contains(name, "+"):
		own := c.read(name)
		return sum{name: own, parts: []string{own}}, true
	case c.take(name):
		return sum{name: name, parts: []string{name}}, true
	}
	return sum{name: name}, false
}

// take takes a strategy from the first of the other seasons that has it. What is wrong
// with those is told where they are read for themselves.
func (c *chosen) take(name string) bool {
	for _, season := range c.elsewhere {
		var log, odd tree.Log
		root, _, err := written(season, Options{}, &log, &odd)
		if err != nil {
			continue
		}
		if overlay := root.Get("strategies").Get(name); overlay != nil {
			c.add(name, overlay.Pos, overlay)
			return true
		}
	}
	return false
}

// unknown says that there is no strategy of a name.
func (c *chosen) unknown(name string) {
	at := c.root.Pos
	if strategies := c.root.Get("strategies"); strategies != nil {
		at = strategies.Pos
	}
	c.log.Add(at, fmt.Sprintf("there is no strategy %q", name), tree.Choices(name, c.names()))
}

// add puts a strategy beside those of the season.
func (c *chosen) add(name string, at tree.Pos, overlay *tree.Node) {
	if name == c.plain.name || c.root.Get("strategies").Has(name) {
		c.log.Add(at, fmt.Sprintf("there is a strategy %s already", name), "give it another name")
		return
	}
	if all := c.root.Get("strategies"); all == nil || all.Kind == tree.Mapping { // otherwise that is told
		all = all.With(name, at, overlay)
		c.root = c.root.With("strategies", all.Pos, all)
	}
}

// count makes sure that there are no two of a name, and not too many.
func (c *chosen) count() {
	at := tree.Pos{File: "the strategies to compare"}
	if n := len(c.all) - 1; n > mostStrategies {
		c.log.Add(at, fmt.Sprintf("there are %d", n), fmt.Sprintf("name at most %d", mostStrategies))
		c.all = c.all[:1]
	}
	seen := map[string]bool{}
	for _, s := range c.all {
		if seen[s.name] {
			c.log.Add(at, fmt.Sprintf("two are called %s", s.name), "name each once")
		}
		seen[s.name] = true
	}
}
