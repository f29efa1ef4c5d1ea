package scenarios

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
)

// build makes the model and the experiment of a tree. Faults go to the log;
// what is returned is of use only when there are none.
func build(written *tree.Node, log *tree.Log) *Loaded {
	root, moved := resolve(written, log)
	if root == nil {
		return nil
	}
	if written.Broken || !complete(root) {
		buildAlone(root, log)
		return nil
	}
	period, sound := timeline(root, log)
	m := configs.Build(root, period, log)
	var odd tree.Log
	s := newSeason(m, root, log, &odd)
	if sound {
		s.holidays()
		s.cohorts()
		s.play(root.Get("events"))
		s.stops(period)
		m.Projects = projects(root.Get("projects"), m, log)
	}
	m.Season, m.Title = text(root.Get("season")), text(root.Get("title"))
	m.Measured = configs.Measured(root.Get("measured"), m, log)
	m.Targets = targets(root.Get("targets"), m.Check, log)
	loaded := &Loaded{Model: m, Strategies: root.Get("strategies").Keys(), written: written, tree: root}
	loaded.Experiment = experiment(root, m.CheckPrecision, log)
	m.Assumptions = loaded.assumptions()
	m.Digest = loaded.digest()
	movedTogether(written, moved, &odd)
	configs.Odd(root, m, &odd)
	for _, strategy := range root.Get("strategies").Entries() {
		lostEvents(root, strategy.Key, strategy.Value, &odd)
	}
	loaded.Warnings = odd.Faults()
	return loaded
}

// resolve holds a tree to the language and fills in what it leaves open. What is
// returned beside it is the tree as it was written, with the dates of its year.
func resolve(written *tree.Node, log *tree.Log) (root, moved *tree.Node) {
	moved = redate(written, log)
	checked := grammar.Check(language, moved, log)
	if checked == nil {
		return nil, moved
	}
	root = withMoreEvents(unlock(checked, log))
	if root.Get("locked") == nil {
		root = fill(root)
	}
	return grammar.Ordered(language, root), moved
}

// fill lays the defaults under a season and its centre. Nothing is assumed
// about a textbook queue but what it cannot be counted without.
func fill(root *tree.Node) *tree.Node {
	if root.Get("horizon") != nil {
		return configs.FillTextbook(root)
	}
	root = tree.Under(root, configs.Default("season"))
	if events := root.Get("events"); events != nil {
		filled := *events
		filled.Items = nil
		for _, e := range events.Items {
			for _, kind := range kinds {
				if e.Get(kind.name) != nil && (kind.name != "absence" || isWave(e)) {
					e = tree.Under(e, configs.Default(kind.name))
				}
				if kind.name == "campaign" && text(e.Get("announced")) == "no" {
					e = tree.Under(e, configs.Default("unannounced"))
				}
			}
			filled.Items = append(filled.Items, e)
		}
		root = root.With("events", events.Pos, &filled)
	}
	return configs.Fill(root)
}

// withMoreEvents puts more_events behind the events.
func withMoreEvents(root *tree.Node) *tree.Node {
	more, events := root.Get("more_events"), root.Get("events")
	switch {
	case more == nil:
		return root
	case events == nil:
		return root.Without("more_events").With("events", more.Pos, more)
	}
	all := *events
	all.Items = slices.Concat(events.Items, more.Items)
	return root.Without("more_events").With("events", events.Pos, &all)
}

// How a season is played unless it says otherwise.
const (
	defaultReplications = 200
	mostReplications    = 100_000
	defaultSeed         = 1
)

func experiment(root *tree.Node, check func(sim.Precision) error, log *tree.Log) sim.Experiment {
	e := sim.Experiment{Seed: defaultSeed, Replications: defaultReplications}
	if n := root.Get("seed"); n != nil {
		e.Seed, _ = unit.Seed(n.Text)
	}
	if n := root.Get("replications"); n != nil {
		e.Replications, _ = unit.Count(n.Text)
		if e.Replications == 0 || e.Replications > mostReplications {
			log.Add(n.Pos, "replications: "+n.Text, "write a number from 1 to 100000")
		}
	}
	locked := root.Get("locked")
	e.Until = precisions(locked.Get("precision"), check, log)
	if n := locked.Get("interrupted_after"); n != nil {
		e.InterruptAfter, _ = unit.Count(n.Text)
	}
	return e
}

// checkStrategies makes sure that each strategy can be played, and changes something
// of the season as it is (base).
func checkStrategies(root *tree.Node, base *Loaded, set []string, log, odd *tree.Log) {
	strategies := root.Get("strategies")
	if len(strategies.Entries()) > mostStrategies {
		log.Add(strategies.Pos, fmt.Sprintf("strategies: there are %d", len(strategies.Entries())), fmt.Sprintf("write at most %d", mostStrategies))
		return
	}
	known := map[string]bool{}
	for _, f := range log.Faults() {
		known[f.What] = true
	}
	var used []byte
	if base != nil && len(set)+len(known) == 0 { // otherwise --set may say what they would change
		used = asUsed(base.tree.Without("strategies"))
	}
	for _, entry := range strategies.Entries() {
		if entry.Value.Kind != tree.Mapping {
			continue
		}
		var own tree.Log
		with := build(overlaid(root, entry.Key), &own)
		if own.Len() > 0 {
			faultsOf(entry, takenAway(root, entry.Value, set), known, own.Faults(), log)
		} else if used != nil && !saysSo(entry.Value) && bytes.Equal(used, asUsed(with.tree)) {
			changesNothing(entry.Key, entry.Value.Pos, entry.Value, odd)
		}
	}
}

// faultsOf tells the faults of a strategy: not what is wrong (known) also without it, nor
// because the command line took away (gone) what it changes.
func faultsOf(strategy tree.Field, gone string, known map[string]bool, faults tree.Faults, log *tree.Log) {
	if gone != "" {
		log.Add(tree.Pos{File: "--set " + brief(gone)}, fmt.Sprintf("the strategy %s changes what this takes away", strategy.Key),
			fmt.Sprintf("leave it out, too: --set '%v=none', or all of them: --set strategies=none; or play one with --strategy", tree.Path{"strategies", strategy.Key}))
		return
	}
	for _, f := range faults {
		follows := len(known) > 0 && !wrote(strategy.Value, f.Pos) // from what is wrong with the season
		if !known[f.What] && !follows {
			log.Add(f.Pos, "strategy "+strategy.Key+": "+f.What, f.Write)
		}
	}
}

// takenAway returns the assignment of the command line that took away what a
// strategy changes, empty if there is none.
func takenAway(root, strategy *tree.Node, set []string) string {
	for _, assignment := range set {
		if inPlaceOf(strategy, assignment) != nil && inPlaceOf(root, assignment) == nil {
			return assignment
		}
	}
	return ""
}

// wrote reports whether a line of a tree is the one of a place.
func wrote(n *tree.Node, at tree.Pos) bool {
	same := func(p tree.Pos) bool { return p.File == at.File && p.Line == at.Line && at.Line > 0 }
	return same(n.Pos) || slices.ContainsFunc(n.Fields, func(f tree.Field) bool { return same(f.Pos) || wrote(f.Value, at) }) ||
		slices.ContainsFunc(n.Items, func(item *tree.Node) bool { return wrote(item, at) })
}

const mostStrategies = 50
