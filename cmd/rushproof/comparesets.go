package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// Of so many projects all sets are ranked; of more, those of one and of two.
const (
	mostWhole  = 5
	mostRanked = 9
)

// listSets makes the strategies of a ranking: every set of the projects that are named,
// or that the season has, but for one that is the base. It returns the projects of each
// set, by its name.
func (p *program) listSets(season string, c *comparing) (map[string][]string, error) {
	all, err := scenarios.OpenStrategies(season, c.Options, scenarios.Choice{Names: c.Names, Base: c.Base})
	if err != nil {
		return nil, unopened(season, err)
	}
	projects := p.listProjects(all, len(c.Names) > 0)
	if n := len(projects); n > mostRanked {
		return nil, badInput("name those that matter behind the season", "there are %d strategies, and sets of at most %d can be ranked", n, mostRanked)
	}
	sets := map[string][]string{}
	c.Names = nil
	for size := 1; size <= len(projects); size++ {
		if size > 2 && len(projects) > mostWhole {
			break
		}
		for _, set := range subsets(projects, size) {
			name := strings.Join(set, "+")
			c.Names, sets[name] = append(c.Names, name), set
		}
	}
	return sets, nil
}

// listProjects are the strategies of which sets are ranked: those that are named, or else
// those that can be chosen: what befalls a season is nothing to decide on, nor is what holds
// another of them. Where some of these have projects of their own, it is these. A lock file
// has all of its own.
func (p *program) listProjects(all []scenarios.Strategy, isNamed bool) (projects []string) {
	var names []string
	for _, s := range all[1:] {
		names = append(names, s.Name)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return isSum(name, names) }) // as a lock file of a ranking has them
	if isNamed || all[0].Locked() {
		return names
	}
	chosen := choosable(all)
	if len(chosen) == 0 {
		return names
	}
	for _, s := range chosen {
		projects = append(projects, s.Name)
	}
	kind := ""
	if len(ownProjects(chosen[0], all[0])) > 0 {
		kind = " and have projects"
	}
	if len(chosen) < len(names) {
		p.say(logInfo, "without names it is the strategies that can be chosen%s: %s", kind, listed(projects))
	}
	return projects
}

// choosable are the strategies that somebody can choose, by themselves: those with projects,
// where there are any.
func choosable(all []scenarios.Strategy) []scenarios.Strategy {
	var can, done []scenarios.Strategy
	for _, s := range all[1:] {
		if !s.Befalls() {
			can = append(can, s)
		}
	}
	for _, s := range can {
		if len(ownProjects(s, all[0])) > 0 {
			done = append(done, s)
		}
	}
	if len(done) > 0 {
		can = done
	}
	return slices.DeleteFunc(slices.Clone(can), func(s scenarios.Strategy) bool {
		return slices.ContainsFunc(can, func(o scenarios.Strategy) bool {
			return o.Name != s.Name && s.Contains(o) && !o.Contains(s)
		})
	})
}

// ownProjects are the projects of a strategy that the base does not have.
func ownProjects(s, base scenarios.Strategy) []sim.Project {
	return slices.DeleteFunc(slices.Clone(s.Model.Projects), func(own sim.Project) bool {
		return slices.ContainsFunc(base.Model.Projects, func(p sim.Project) bool { return p.Name == own.Name })
	})
}

// merged are the strategies of a ranking, without the sets that play the same season as one
// before them, as where one project overrules the other.
func (p *program) merged(all []scenarios.Strategy, projects map[string][]string) (kept []scenarios.Strategy) {
	for _, s := range all {
		same := slices.IndexFunc(kept, func(k scenarios.Strategy) bool { return s.Plays(k) })
		if same >= 0 && len(projects[s.Name]) > 1 {
			p.say(logWarn, "%s is the same season as %s, and is left out", s.Name, kept[same].Name)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// checkPrices makes sure that a budget can be held: all who work have a price.
func (c *comparing) checkPrices(all []scenarios.Strategy) error {
	if c.budget == 0 {
		return nil
	}
	for _, s := range all {
		if team := s.Model.Unpriced(); team != "" {
			return badInput("write cost: 400/h at the team, or leave out --budget",
				"the team %s has no price in %s, so no budget can be held", team, s.Name)
		}
	}
	return nil
}

// readBudget reads an amount as people write it, with spaces between thousands.
func readBudget(text string) (amount float64, err error) {
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "_", "").Replace(text)
	if at := strings.LastIndexAny(plain, ".,"); at >= 0 && len(plain)-at == 4 {
		return 0, badInput("type it without: "+strings.NewReplacer(".", "", ",", "").Replace(plain), "--budget cannot be %q: that may be thousands", text)
	}
	amount, err = strconv.ParseFloat(strings.Replace(plain, ",", ".", 1), 64)
	if err != nil || !(amount > 0) || amount > 1e15 {
		return 0, badInput("type an amount above 0 in the currency of the prices, as in 400000", "--budget cannot be %q", text)
	}
	return amount, nil
}

// isSum reports whether a name is that of a set of others.
func isSum(name string, names []string) bool {
	parts := strings.Split(name, "+")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !slices.Contains(names, part) })
}

// tellSets says which sets were not ranked.
func (p *program) tellSets(found *sim.Comparison, sets map[string][]string) {
	alone := 0
	for _, projects := range sets {
		if len(projects) == 1 {
			alone++
		}
	}
	switch {
	case found.Ranking == nil:
		found.Warnings = append([]string{"stopped before every set had been played, so none is ranked: these are compared as they are"}, found.Warnings...)
	case alone > mostWhole:
		found.Warnings = append(found.Warnings, fmt.Sprintf("of %d projects, only sets of one and of two were ranked: three together may do better", alone))
	}
}

// subsets returns those of a size, in the order in which their members stand.
func subsets(names []string, size int) (all [][]string) {
	if size == 0 {
		return [][]string{nil}
	}
	for i, first := range names {
		for _, rest := range subsets(names[i+1:], size-1) {
			all = append(all, append([]string{first}, rest...))
		}
	}
	return all
}

// setsOf are the contenders of a ranking.
func setsOf(all []scenarios.Strategy, projects map[string][]string) (sets []study.Set) {
	for _, s := range contenders(all) {
		sets = append(sets, study.Set{Strategy: s, Projects: projects[s.Name]})
	}
	return sets
}

// rankedBy is what a ranking goes by: the first of what is asked for, or else the needs
// that are never served.
func rankedBy(e *sim.Experiment) sim.Precision {
	if len(e.Until) > 0 {
		return e.Until[0]
	}
	return sim.Precision{Measure: "needs_unserved", HalfWidth: 0.0025}
}
