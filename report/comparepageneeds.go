package report

import (
	"fmt"

	"github.com/rushproof/rushproof/sim"
)

// needs draws where needs went under each strategy, beside each other, with the same
// outcomes in the same order and colours.
func (c *pageComparison) needs() *section {
	s := &section{ID: "needs", Title: c.say.Page.Flow, Lead: c.say.flowNote}
	all := sim.Result{}
	for _, p := range c.of {
		all.Needs = append(all.Needs, p.Needs...)
	}
	outcomes := newPrinter(&all).outcomes()
	var figures []*figure
	shown := c.drawn()
	if len(shown) < len(c.of) {
		s.Lead += " " + fmt.Sprintf(c.words.someFlows, len(shown), len(c.of))
	}
	for _, i := range shown {
		if f := c.of[i].flowTo(outcomes, fmt.Sprintf("flow-%d", i)); f != nil {
			f.Title, f.Note = c.name(i), ""
			f.Table = c.inResult(i, f.Table)
			f.Table.Print = false // two beside each other leave it no room
			figures = append(figures, f)
		}
	}
	s.addTab("", "", figures...)
	for i := range s.Tabs {
		s.Tabs[i].Pairs = true
	}
	return s
}
