package report

import (
	"encoding/csv"
	"encoding/json"
	"io"

	"github.com/rushproof/rushproof/sim"
)

// WriteRegret writes r as one line of JSON: the same seasons give the same bytes.
func WriteRegret(w io.Writer, r *sim.Regret) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(r)
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
	out := csv.NewWriter(w)
	rows := [][]any{}
	for i, s := range r.Seasons {
		for _, line := range r.Strategies {
			if line.Values[i].N == 0 {
				continue
			}
			best := ""
			if line.Name == s.Best {
				best = "best"
			}
			rows = append(rows, append(regretCells(r, s.Comparison.Season, s.Weight, line.Name, &line.Values[i], &line.Regrets[i]), best))
		}
	}
	for _, line := range r.Strategies {
		if line.Average.N > 0 {
			rows = append(rows, append(regretCells(r, "", 1, line.Name, nil, &line.Average), ""))
		}
	}
	if err := out.Write(regretColumns); err != nil {
		return err
	}
	for _, cells := range rows {
		line := make([]string, len(cells))
		for i, cell := range cells {
			line[i] = plainText(cell)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
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
