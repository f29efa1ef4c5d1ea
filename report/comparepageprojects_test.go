package report

import (
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// A project that several strategies share stands in the page once, with those that need
// it; what should have begun is late, and what has no such day is neither.
func TestProjectsOfTheComparisonPage(t *testing.T) {
	date := func(month time.Month, day int) calendar.Date {
		return calendar.Date{Year: 2026, Month: month, Day: day}
	}
	begun := sim.Project{Name: "bot", Price: 10, Cost: 10, LeadDays: 7, By: date(3, 20), Start: date(3, 13)}
	later := sim.Project{Name: "desks", By: date(5, 20), Start: date(5, 20)}
	c := &sim.Comparison{Today: "2026-04-01"}
	for _, projects := range [][]sim.Project{{begun}, {begun, later}, {begun}, {begun}, {{Name: "talk"}}} {
		c.Alternatives = append(c.Alternatives, sim.Alternative{Name: string(rune('a' + len(c.Alternatives))), Result: &sim.Result{}, Projects: projects})
	}
	var got [][]string
	for _, r := range (&pageComparison{newComparisonPrinter(c), &englishComparePage}).projects().Tables[0].Rows {
		got = append(got, []string{r.Name, r.Cells[6].Text, r.Cells[7].Text})
	}
	want := [][]string{{"bot", "late", "all but e"}, {"desks", "in time", "b"}, {"talk", nothing, "e"}}
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("got %q, want %q", got, want)
	}
}
