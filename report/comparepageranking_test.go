package report

import (
	"slices"
	"strings"
	"testing"
)

// Of many strategies the page draws a dozen one by one: the base and the first, or of a
// ranking the best, in the order in which they were named.
func TestOfManyStrategiesSomeAreDrawn(t *testing.T) {
	c := rankingFixture()
	for len(c.Alternatives) < 20 {
		c.Alternatives = append(c.Alternatives, c.Alternatives[4])
	}
	c.Alternatives[19].Name = c.Ranking.Sets[0].Name
	c.Alternatives[6].Name = "another set"
	p := &pageComparison{newComparisonPrinter(c), &englishComparePage}
	if got, want := p.drawn(), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 19}; !slices.Equal(got, want) {
		t.Errorf("of a ranking %v are drawn, want %v", got, want)
	}
	if n := len(p.needs().Tabs[0].Figures); n != mostFlows {
		t.Errorf("%d flows", n)
	}
	for len(c.Alternatives) <= mostBeside {
		c.Alternatives = append(c.Alternatives, c.Alternatives[4])
	}
	c.Ranking, p = nil, &pageComparison{newComparisonPrinter(c), &englishComparePage}
	if tables := p.tables(new(footnotes)); len(tables) != 1 || !strings.Contains(tables[0].Note, p.words.moreInFiles) {
		t.Errorf("%d tables", len(tables))
	}
	if got := p.drawn(); len(got) != mostFlows || got[mostFlows-1] != mostFlows-1 {
		t.Errorf("%v are drawn, want the first", got)
	}
}
