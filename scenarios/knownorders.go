package scenarios

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
)

// liftsKnown warns of a campaign that multiplies the orders of days of which it is
// written how many there are: they may hold the campaign already.
func (s *season) liftsKnown(p phase, by *tree.Node, x stretch) {
	days := s.root.Get("orders").Get("days")
	known, most, factor := 0, "", 1.0
	for _, d := range s.touched(x) {
		f := x.over(d, d.Start, d.Start+d.Length())
		if d.Start < s.model.Layout.Period.WarmUp || f == 1 || days.Get(d.Date.String()) == nil {
			continue
		}
		if known++; known == 1 || f > factor {
			most, factor = d.Date.String(), f
		}
	}
	if known > 0 {
		s.odd.Add(by.Pos, fmt.Sprintf("%s: orders that are given by day (days: %d) are multiplied once more, those of %s by x%.3g", p.name, known, most, factor),
			"leave orders out of the campaign if these days hold them already")
	}
}
