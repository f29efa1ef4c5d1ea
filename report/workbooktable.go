package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/rushproof/rushproof/sim"
)

// Notes stand across some columns, in as many lines as they take.
const (
	noteWidth    = 110 // characters in a line
	noteColumns  = 9
	pointsOfLine = 15.0
	highestRow   = 400.0 // points; spreadsheets bear 409
)

// note writes a sentence in a row of its own, and returns the next row. An empty one
// takes none.
func (b *workbook) note(sheet string, row int, text string) int {
	if text == "" {
		return row
	}
	b.put(sheet, 1, row, text, noteLook)
	b.merge(sheet, row, 1, noteColumns)
	b.keep(b.file.SetRowHeight(sheet, row, min(highestRow, pointsOfLine*float64(len(Wrap(text, noteWidth))))))
	return row + 1
}

// list writes a sheet of plain rows below their names, with a filter.
func (b *workbook) list(sheet string, names []string, rows [][]any, widths ...float64) {
	b.add(sheet)
	for i, name := range names {
		b.put(sheet, i+1, 1, name, headLook)
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if b.keep(err); b.err != nil {
			return
		}
		for k := range row {
			row[k] = finite(row[k])
		}
		b.keep(b.file.SetSheetRow(sheet, at, &row))
	}
	b.reach(sheet, len(names), len(rows)+1)
	last, err := excelize.CoordinatesToCellName(len(names), len(rows)+1)
	b.keep(err, b.file.AutoFilter(sheet, "A1:"+last, nil))
	b.widths(sheet, widths...)
	b.freeze(sheet, 0, 1)
	b.paper(sheet, 1, "$1:$1")
}

// finite leaves out what no spreadsheet has a number for.
func finite(cell any) any {
	if v, ok := cell.(float64); ok && (math.IsInf(v, 0) || math.IsNaN(v)) {
		return nil
	}
	return cell
}

// table writes a table of the page, its estimates as numbers beside their half-widths,
// and returns the row below it.
func (b *workbook) table(sheet string, row int, t *table) int {
	b.put(sheet, 1, row, t.Caption, cellLook{bold: true})
	row++
	first := 2 // column of numbers
	for _, r := range t.Rows {
		if r.Extra != "" {
			first = 3
		}
	}
	b.put(sheet, 1, row, t.Head[0].Name, headLook)
	if first > 2 {
		b.put(sheet, 2, row, nil, headLook)
	}
	for i, r := range t.Rows {
		b.put(sheet, 1, row+1+i, PlainCell(r.Name), noteLook)
		if first > 2 {
			b.put(sheet, 2, row+1+i, r.Extra, noteLook)
		}
	}
	column := first
	for i := range t.Head[1:] {
		column += b.column(sheet, column, row, t, i)
	}
	return b.note(sheet, row+1+len(t.Rows), t.Note)
}

// column writes column i of a table's numbers, and returns how many the sheet takes.
func (b *workbook) column(sheet string, at, row int, t *table, i int) (width int) {
	width = 1
	b.put(sheet, at, row, t.heading(i), headLook)
	for k, r := range t.Rows {
		c := &r.Cells[i]
		if c.of == nil {
			b.put(sheet, at, row+1+k, plainNumber(c.Text), cellLook{})
			continue
		}
		width = 2
		d := &sim.Difference{Estimate: *c.of}
		place := c.scale.placeApart(d)
		format := c.scale.numberFormat(place)
		if c.signed {
			format = signed(format)
		}
		if c.Mark != "" {
			format = fmt.Sprintf(`"%s "%s`, c.Mark, format)
		}
		b.put(sheet, at, row+1+k, c.scale.stored(c.of.Mean), cellLook{format: format, bold: c.Mark != ""})
		b.half(sheet, at+1, row+1+k, c.scale, c.of, place)
	}
	if width > 1 {
		b.put(sheet, at+1, row, b.say.compare.halfColumn, headLook)
	}
	return width
}

// plainNumber is the number that a cell shows, or its text.
func plainNumber(text string) any {
	if v, err := strconv.ParseFloat(strings.ReplaceAll(text, narrowSpace, ""), 64); err == nil {
		return v
	}
	return text
}
