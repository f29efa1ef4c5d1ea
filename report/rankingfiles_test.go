package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/rushproof/rushproof/sim"
)

func TestGoldenRankingText(t *testing.T) {
	for _, width := range []int{80, 120} {
		golden(t, fmt.Sprintf("ranking%d.txt", width), []byte(comparisonTextOf(t, rankingFixture(), width)))
	}
}

// No table of a ranking or of several seasons is wider than the screen.
func TestRankingTextFits(t *testing.T) {
	for _, width := range []int{60, 80, 100} {
		var seasons bytes.Buffer
		if err := RegretText(&seasons, regretFixture(t), width, ""); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(comparisonTextOf(t, rankingFixture(), width)+seasons.String(), "\n") {
			if textWidth(line) > width {
				t.Errorf("wider than %d: %q", width, line)
			}
		}
	}
}

func sheetRows(t *testing.T, file []byte, sheet string, options ...excelize.Options) []string {
	t.Helper()
	rows, err := openBook(t, file, options...).GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.Join(row, "|"))
	}
	return lines
}

// A ranking has a sheet of its own, whose numbers are numbers.
func TestRankingSheet(t *testing.T) {
	file := written(t, rankingFixture(), WriteComparisonXLSX)
	shown := sheetRows(t, file, "Ranking")
	for _, want := range []string{
		"Set||Gains, pp|±|Costs more, NOK|±|Needs saved|±|Waiting avoided (phone, chat, social), h|±|A need saved costs, NOK|±|A minute avoided costs, NOK|±|Seasons",
		"eleven temps|as good as the best|+2.04 pp|± 0.06 pp|+478,000|± 1,300|+1,265|± 38|+3,320 h|± 11 h|378|± 12|2.40|± 0.01|120",
		"eleven temps and sms notices|+0.04 pp|± 0.03 pp",
	} {
		if !slices.ContainsFunc(shown, func(line string) bool { return strings.ReplaceAll(line, noSpace+"◆", "") == want }) {
			t.Errorf("%q is not in\n%s", want, strings.Join(shown, "\n"))
		}
	}
	raw := sheetRows(t, file, "Ranking", excelize.Options{RawCellValue: true})
	if want := "|478000|1300|1265|38|"; !strings.Contains(strings.Join(raw, "\n"), want) {
		t.Errorf("the numbers %s are not in\n%s", want, strings.Join(raw, "\n"))
	}
}

// ranking.csv has a row for each figure that is known, with the words of the sheet; so has
// the workbook.
func TestRankingCSV(t *testing.T) {
	text := string(written(t, rankingFixture(), WriteRankingCSV))
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if want := 1 + 3*6 + 1 + 2*2 + 1; len(lines) != want { // three sets that cost something, and doing nothing
		t.Errorf("%d lines, want %d:\n%s", len(lines), want, text)
	}
	for _, want := range []string{
		"set,eleven temps,as good as the best,yes,120,gain,share,120,0.0204,0.0198,0.021",
		"set,sms notices,worse,,20,per_minute,NOK,120,3.98,3.89,4.07",
		"set,as planned,worse,,120,gain,share,120,0,0,0",
		"project,sms notices,in the best set,,,adds,share,120,0.0017,0.0012,0.0022",
		"pair,eleven temps and sms notices,,,,overlap,share,120,0.0004,0.0001,0.0007",
	} {
		if !slices.ContainsFunc(lines, func(line string) bool { return roundedLine(line) == want }) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	sheet := sheetRows(t, written(t, rankingFixture(), WriteComparisonXLSX), "All of the ranking", excelize.Options{RawCellValue: true})
	for i, line := range sheet {
		if got := roundedLine(strings.ReplaceAll(line, "|", ",")); got != roundedLine(lines[i]) {
			t.Errorf("the workbook has %q where the file has %q", got, lines[i])
		}
	}
	if empty := string(written(t, comparisonFixture(2), WriteRankingCSV)); strings.Count(empty, "\n") != 1 {
		t.Errorf("without a ranking it holds %q", empty)
	}
}

// roundedLine writes the numbers of a line to ten figures.
func roundedLine(line string) string {
	cells := strings.Split(line, ",")
	for i, cell := range cells {
		if v, err := strconv.ParseFloat(cell, 64); err == nil {
			cells[i] = strconv.FormatFloat(v, 'g', 10, 64)
		}
	}
	return strings.Join(cells, ",")
}

// The workbook of several seasons holds the rows of seasons.csv, and tables to be read.
func TestRegretXLSX(t *testing.T) {
	r := regretFixture(t)
	write := func(draw func(io.Writer, *sim.Regret) error) []byte {
		var b bytes.Buffer
		if err := draw(&b, r); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	file := write(WriteRegretXLSX)
	if !bytes.Equal(file, write(WriteRegretXLSX)) {
		t.Error("the same seasons are written in other bytes")
	}
	lines := sheetRows(t, file, "All rows", excelize.Options{RawCellValue: true})
	rows := strings.Split(strings.TrimSpace(string(write(WriteRegretCSV))), "\n")
	if len(lines) != len(rows) || strings.ReplaceAll(lines[0], "|", ",") != rows[0] {
		t.Errorf("%d rows below %q, and in seasons.csv %d below %q", len(lines), lines[0], len(rows), rows[0])
	}
	shown := strings.Join(sheetRows(t, file, "Seasons"), "\n")
	for _, s := range r.Strategies {
		if strings.Count(shown, "\n"+display(s.Name)+"|") != 3 {
			t.Errorf("%s does not stand in all tables of\n%s", s.Name, shown)
		}
	}
	for _, want := range []string{"|~ 71.3 %|", "sms notices||+99,550|± 419|+99,550|± 419", "flu week 50: “sms notices” must have been begun by 17"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in\n%s", want, shown)
		}
	}
}

// The budget is said as it was typed, and of whom it is not known whether they are within it.
func TestRankingBudget(t *testing.T) {
	c := rankingFixture()
	r := c.Ranking
	r.Budget = 190_500.5
	r.Sets[0].CostInDoubt, r.Sets[1].CostInDoubt, r.Sets[2].CostInDoubt = true, true, true
	r.Sets[1].Status = sim.RankedCostly
	said := strings.Join(newComparisonPrinter(c).rankingSentences(), " ")
	if want := "Within NOK" + noSpace + "190" + narrowSpace + "500.5, "; !strings.Contains(said, want) {
		t.Errorf("%q is not in %q", want, said)
	}
	if strings.Count(said, "cannot be told") != 1 || !strings.Contains(said, "its cost may lie above it, NOK"+noSpace+"558") {
		t.Errorf("of the best alone it is worth saying, not of what costs too much and gains less, nor of what is worse: %q", said)
	}
	r.Sets[1].Gain.Mean = 0.03
	if said := strings.Join(newComparisonPrinter(c).rankingSentences(), " "); !strings.Contains(said, "“eleven temps” gains more, ") {
		t.Errorf("what gains more may be within the budget: %q", said)
	}
}

// Where it is too late for the best, that is said beside what can still be begun.
func TestRankingTooLate(t *testing.T) {
	c := rankingFixture()
	c.Ranking.InTime, c.Ranking.Sets[0].TooLate = "sms notices", true
	c.Alternatives[1].Name = c.Ranking.Best
	p := newComparisonPrinter(c)
	if said := strings.Join(p.rankingSentences(), " "); !strings.Contains(said, "But it is too late for it: ") || !strings.Contains(said, "The best that can still be begun is “sms notices”") {
		t.Errorf("said %q", said)
	}
	if extra := p.rankedSets().Rows[0].Extra; extra != "best, but too late" {
		t.Errorf("beside the best: %q", extra)
	}
	c.Ranking.InTime = c.Alternatives[0].Name
	if said := strings.Join(p.rankingSentences(), " "); !strings.Contains(said, "Nothing that gains more than “as planned” can still be begun") {
		t.Errorf("said %q", said)
	}
}
