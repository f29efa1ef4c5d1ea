package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// comparisonColumns are those of comparison.csv and of the workbook's sheet of all
// measures. Numbers are in the unit of the measure, and shares between 0 and 1.
var comparisonColumns = []string{
	"measure", "key", "scope_kind", "scope", "unit", "better", "strategy", "n", "value", "low", "high",
	"base_value", "difference", "difference_low", "difference_high", "verdict", "saved", "warnings",
}

// records returns a row for each measure, scope and alternative. A cell is a string, a
// number, or nil where there is none.
func (c *comparisonPrinter) records() [][]any {
	var all [][]any
	for _, r := range c.allRows() {
		for i := range c.of {
			if v := c.value(i, r); v != nil {
				all = append(all, c.record(i, r, v))
			}
		}
	}
	return all
}

func (c *comparisonPrinter) record(i int, r comparedRow, v *sim.Value) []any {
	m, warnings := measure(r.measure), v.Warnings
	list := []any{
		PlainCell(m.Name), PlainCell(m.Key), r.scope.Kind(), PlainCell(r.scope.Name()), PlainCell(c.unitName(m.Unit)),
		[]string{"less", "", "more"}[m.Better+1], PlainCell(c.Alternatives[i].Name), v.N, v.Mean,
	}
	list = append(list, bounds(&v.Estimate)...)
	var base any
	d := c.difference(i, r)
	if b := c.value(0, r); b != nil && i > 0 {
		base = b.Mean
		if d != nil && c.Paired && d.N == v.N && b.N > d.N { // of the seasons that both have
			base = v.Mean - d.Mean
		}
	}
	list = append(list, base)
	if d != nil {
		list = append(list, d.Mean)
		list = append(append(list, bounds(&d.Estimate)...), c.verdictCell(d), saved(d))
		warnings = append(warnings[:len(warnings):len(warnings)], d.Warnings...)
	} else {
		list = append(list, nil, nil, nil, nil, nil)
	}
	if c.partial(i, r) {
		warnings = append(warnings[:len(warnings):len(warnings)], c.say.compare.partial)
	}
	return append(list, PlainCell(strings.Join(warnings, "; ")))
}

// unitName names a unit; money is in its currency, where that is known.
func (c *comparisonPrinter) unitName(u sim.Unit) string {
	if u == sim.Money && c.Currency != "" {
		return c.Currency
	}
	return string(u)
}

// bounds are the ends of an interval, where there is one.
func bounds(e *sim.Estimate) []any {
	if e.N < 2 {
		return []any{nil, nil}
	}
	return []any{e.Low, e.High}
}

// verdictCell is better, worse, ~ or =; empty where the measure is neither.
func (c *comparisonPrinter) verdictCell(d *sim.Difference) string {
	if sign := c.sign(d); sign != "" {
		return sign
	}
	return c.betterWord(d)
}

func saved(d *sim.Difference) any {
	if d.Saved <= 0 {
		return nil
	}
	return d.Saved
}

// WriteComparisonCSV writes a row for every measure, scope and alternative.
func WriteComparisonCSV(w io.Writer, c *sim.Comparison) error {
	return writeRows(w, comparisonColumns, newComparisonPrinter(c).records())
}

// writeRows writes rows of cells as comma-separated values, below the names of their
// columns.
func writeRows(w io.Writer, names []string, rows [][]any) error {
	out := csv.NewWriter(w)
	if err := out.Write(names); err != nil {
		return err
	}
	for _, row := range rows {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = plainText(cell)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// plainText writes a cell as a file of comma-separated values holds it.
func plainText(cell any) string {
	switch v := cell.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case int:
		return strconv.Itoa(v)
	case string:
		return v
	}
	return ""
}
