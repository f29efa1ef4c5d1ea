package main

import (
	"slices"
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
// or that the season has. It returns the projects of each set, by its name.
func (p *program) listSets(season string, c *comparing) (map[string][]string, error) {
	projects := c.Names
	if len(projects) == 0 {
		loaded, err := scenarios.Open(season, c.Options)
		if err != nil {
			return nil, unopened(season, err)
		}
		projects = slices.DeleteFunc(slices.Clone(loaded.Strategies), func(name string) bool {
			return name == c.Base || isSum(name, loaded.Strategies) // as a lock file of a ranking has them
		})
	}
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

// isSum reports whether a name is that of a set of others.
func isSum(name string, names []string) bool {
	parts := strings.Split(name, "+")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !slices.Contains(names, part) })
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
