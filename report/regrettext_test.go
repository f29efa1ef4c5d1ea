package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// Of two strategies that are the same neither is the best: both are marked as what cannot be
// told apart, on the terminal, in the file and on the page, and no season is named in which
// they are worst. Where one is surely better, it alone is marked.
func TestNoBestOfATie(t *testing.T) {
	tie := comparisonFixture(2)
	tie.Alternatives[1].Result, tie.Alternatives[1].Differences = tie.Alternatives[0].Result, nil
	other := comparisonFixture(2)
	other.Season = "other"
	r, err := study.Regret([]*sim.Comparison{tie, other}, nil, "service_level", sim.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := newRegretPage(r)
	if err != nil {
		t.Fatal(err)
	}
	own := &englishRegretPage
	for k, want := range [][]string{{cannotTell, ""}, {cannotTell, own.best}} {
		cells, values := p.Heat.Rows[k].Cells, p.values().Rows[k].Cells
		if got := []string{cells[0].Sign, cells[1].Sign}; got[0] != want[0] || got[1] != want[1] {
			t.Errorf("strategy %d is marked %q on the page, want %q", k, got, want)
		}
		if got := values[0].Mark + values[1].Mark; got != strings.ReplaceAll(want[0]+want[1], own.best, p.say.regret.best) {
			t.Errorf("strategy %d is marked %q in the table", k, got)
		}
	}
	if worst := p.Heat.Rows[1].Rest[0]; worst.Spread != "" {
		t.Errorf("worst by %s in %s", worst.Text, worst.Spread)
	}
	if worst := p.Heat.Rows[0].Rest[0]; worst.Spread != "other" {
		t.Errorf("worst by %s in %q", worst.Text, worst.Spread)
	}
	var csv bytes.Buffer
	if err := WriteRegretCSV(&csv, r); err != nil {
		t.Fatal(err)
	}
	if strings.Count(csv.String(), ",~") != 2 || strings.Count(csv.String(), ",best") != 2 { // with the head
		t.Errorf("marked in the file:\n%s", csv.String())
	}
}
