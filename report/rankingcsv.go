package report

import (
	"io"

	"github.com/rushproof/rushproof/sim"
)

// rankingColumns are those of ranking.csv and of the workbook's sheet of all its rows: a
// row for each figure of each set, project and pair of projects. Numbers are in their
// unit, and shares between 0 and 1.
var rankingColumns = []string{"of", "name", "status", "pareto", "replications", "figure", "unit", "n", "value", "low", "high"}

// WriteRankingCSV writes what every set of projects brings, what each project does, and
// where two would prevent the same; only the names of the columns where nothing was ranked.
func WriteRankingCSV(w io.Writer, c *sim.Comparison) error {
	return writeRows(w, rankingColumns, newComparisonPrinter(c).rankingRecords())
}

// rankingRecords are the rows of ranking.csv.
func (c *comparisonPrinter) rankingRecords() (rows [][]any) {
	r := c.Ranking
	if r == nil {
		return nil
	}
	gain := measure(r.Measure).Unit
	for i := range r.Sets {
		s := &r.Sets[i]
		pareto := ""
		if s.Pareto {
			pareto = "yes"
		}
		of := []any{"set", PlainCell(s.Name), c.say.rank.status[s.Status], pareto, s.Replications}
		for _, f := range c.rankedFigures() {
			rows = c.rankingRecord(rows, of, f.key, f.unit, f.of(s))
		}
	}
	for i := range r.Parts {
		p := &r.Parts[i]
		status := c.say.rank.outOfBest
		if p.InBest {
			status = c.say.rank.inBest
		}
		of := []any{"project", PlainCell(p.Project), status, "", nil}
		rows = c.rankingRecord(rows, of, "alone", gain, &p.Alone)
		rows = c.rankingRecord(rows, of, "adds", gain, &p.Adds)
	}
	for i := range r.Overlaps {
		o := &r.Overlaps[i]
		of := []any{"pair", PlainCell(o.First + c.say.compare.and + o.Second), "", "", nil}
		rows = c.rankingRecord(rows, of, "overlap", gain, &o.Estimate)
	}
	return rows
}

// rankingRecord adds the row of one figure, where it is known.
func (c *comparisonPrinter) rankingRecord(rows [][]any, of []any, figure string, unit sim.Unit, e *sim.Estimate) [][]any {
	if e == nil || e.N == 0 {
		return rows
	}
	row := append(of[:len(of):len(of)], figure, PlainCell(c.unitName(unit)), e.N, e.Mean)
	return append(rows, append(row, bounds(e)...))
}
