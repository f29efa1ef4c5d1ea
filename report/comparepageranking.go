package report

import (
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// ranking says which projects to do first, where that was asked.
func (c *pageComparison) ranking() *section {
	s := &section{ID: "ranking", Title: c.words.ranking, Lead: c.rankLegend()}
	if c.Ranking != nil {
		s.Tables = present(c.rankedSets(), c.rankedParts(), c.rankedOverlaps())
	}
	return s
}

// inShort is the comparison in a paragraph, and what else there is to say in points.
func (c *pageComparison) inShort() (lead string, points []string) {
	short := c.memo()
	if c.Ranking != nil {
		short = memo{lead: c.rankingSentences()}
		for _, note := range c.lateProjects() {
			short.points = append(short.points, note+".")
		}
	}
	for _, point := range short.points {
		points = append(points, unbroken(point))
	}
	return unbroken(strings.Join(short.lead, " ")), points
}

// mostFlows is how many strategies are drawn beside each other; more can hardly be
// compared by eye.
const mostFlows = 12

// drawn are the strategies that are drawn one by one: the base and the first, or in a
// ranking the best.
func (c *pageComparison) drawn() []int {
	var list []int
	if c.Ranking != nil {
		for _, set := range c.Ranking.Sets {
			i := slices.IndexFunc(c.Alternatives[1:], func(a sim.Alternative) bool { return a.Name == set.Name })
			if i >= 0 {
				list = append(list, i+1)
			}
		}
	}
	for i := 1; i < len(c.of); i++ {
		if !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	list = list[:min(len(list), mostFlows-1)]
	slices.Sort(list)
	return append([]int{0}, list...)
}
