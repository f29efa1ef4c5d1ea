package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// WriteRegret writes r as one line of JSON: the same seasons give the same bytes.
func WriteRegret(w io.Writer, r *sim.Regret) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// ReadRegret reads what WriteRegret wrote, checked as ReadComparison checks.
func ReadRegret(from io.Reader) (*sim.Regret, error) {
	r := new(sim.Regret)
	if err := json.NewDecoder(from).Decode(r); err != nil {
		return nil, fmt.Errorf("these are no seasons of rushproof (%w); give the seasons.json that rushproof compare --seasons has written", err)
	}
	if r.Format != format {
		return nil, fmt.Errorf("the seasons have format %d, and this version reads format %d; compare again", r.Format, format)
	}
	if err := checkRegret(r); err != nil {
		return nil, fmt.Errorf("the seasons are damaged: %w; compare again", err)
	}
	return r, nil
}

// checkRegret says what in a table of regret does not hang together.
func checkRegret(r *sim.Regret) error {
	if len(r.Seasons) == 0 {
		return errors.New("there are none")
	}
	for i := range r.Seasons {
		c := r.Seasons[i].Comparison
		if c == nil {
			return fmt.Errorf("season %d has no comparison", i+1)
		}
		if err := checkComparison(c); err != nil {
			return fmt.Errorf("%s: %w", c.Season, err)
		}
	}
	for i := range r.Strategies {
		if s := &r.Strategies[i]; len(s.Values) != len(r.Seasons) || len(s.Regrets) != len(r.Seasons) || s.Worst >= len(r.Seasons) {
			return fmt.Errorf("%q does not stand in every season", s.Name)
		}
	}
	return nil
}

// regretColumns are those of seasons.csv. Numbers are in the unit of the measure, and
// shares between 0 and 1.
var regretColumns = []string{
	"measure", "scope_kind", "scope", "season", "weight", "strategy", "n", "value", "low", "high",
	"regret", "regret_low", "regret_high", "best",
}

// WriteRegretCSV writes a row for every strategy and season, and one for its average
// over the seasons, where it was played in all.
func WriteRegretCSV(w io.Writer, r *sim.Regret) error {
	return writeRows(w, regretColumns, regretRows(r))
}

// WriteRegretXLSX writes them as a workbook: the tables as people read them, and the
// rows of WriteRegretCSV. The same seasons give the same bytes.
func WriteRegretXLSX(w io.Writer, r *sim.Regret) error {
	p, b := newRegretPrinter(r), newWorkbook(&english)
	sheet := p.say.regret.sheet
	b.add(sheet)
	b.put(sheet, 1, 1, p.measureName(), titleLook)
	row := 3
	for i := range r.Seasons {
		row = b.note(sheet, row, p.seasonLine(i))
	}
	row = b.table(sheet, row+1, p.values())
	row = b.table(sheet, row+1, p.regrets()) + 1
	if costs := p.costs(); costs != nil {
		row = b.table(sheet, row, costs) + 1
	}
	for _, note := range slices.Concat([]string{p.say.regret.legend}, p.sentences(), p.late(), r.Warnings) {
		row = b.note(sheet, row, note)
	}
	b.widths(sheet, 36, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13)
	b.paper(sheet, 1, "$1:$1")
	b.list(p.say.regret.sheetAll, regretColumns, regretRows(r), 22, 10, 16, 30, 9, 34, 7, 13, 13, 13, 13, 13, 13, 7)
	return b.write(w, p.measureName())
}

func regretRows(r *sim.Regret) (rows [][]any) {
	for i, s := range r.Seasons {
		for k, line := range r.Strategies {
			if line.Values[i].N == 0 {
				continue
			}
			best := ""
			switch {
			case !r.Leads(k, i):
			case len(r.Leaders(i)) == 1:
				best = "best"
			default:
				best = cannotTell
			}
			rows = append(rows, append(regretCells(r, s.Comparison.Season, s.Weight, line.Name, &line.Values[i], &line.Regrets[i]), best))
		}
	}
	for _, line := range r.Strategies {
		if line.Average.N > 0 {
			rows = append(rows, append(regretCells(r, "", 1, line.Name, nil, &line.Average), ""))
		}
	}
	return rows
}

// regretCells are the cells of a row; without a value it is an average of regrets.
func regretCells(r *sim.Regret, season string, weight float64, strategy string, value, regret *sim.Estimate) []any {
	cells := []any{PlainCell(r.Measure), r.Scope.Kind(), PlainCell(r.Scope.Name()), PlainCell(season), weight, PlainCell(strategy), regret.N}
	if value == nil {
		cells = append(cells, nil, nil, nil)
	} else {
		cells = append(append(cells, value.Mean), bounds(value)...)
	}
	return append(append(cells, regret.Mean), bounds(regret)...)
}
