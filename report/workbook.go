package report

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/rushproof/rushproof/sim"
)

// workbook is a file for spreadsheets under construction. Its first fault is kept until
// it is written.
type workbook struct {
	say   *words
	file  *excelize.File
	looks map[cellLook]int
	ends  map[string][2]int // by sheet: the last column and row
	err   error
}

// cellLook is how a cell is shown.
type cellLook struct {
	format string // of a number
	size   float64
	bold   bool
	wrap   bool
	fill   string // colour, as in E8EEF4
	ink    string
}

func newWorkbook(say *words) *workbook {
	return &workbook{say: say, file: excelize.NewFile(), looks: map[cellLook]int{}, ends: map[string][2]int{}}
}

func (b *workbook) keep(faults ...error) {
	if b.err == nil {
		b.err = errors.Join(faults...)
	}
}

// add adds a sheet; the first takes the place of the one that a new file has.
func (b *workbook) add(name string) {
	if len(b.file.GetSheetList()) == 1 && b.file.GetSheetName(0) == "Sheet1" {
		b.keep(b.file.SetSheetName("Sheet1", name))
		return
	}
	_, err := b.file.NewSheet(name)
	b.keep(err)
}

// put sets one cell, of which the first is 1, 1; nil leaves it empty.
func (b *workbook) put(sheet string, column, row int, value any, l cellLook) {
	at, err := excelize.CoordinatesToCellName(column, row)
	if b.keep(err); b.err != nil {
		return
	}
	b.reach(sheet, column, row)
	b.keep(b.file.SetCellStyle(sheet, at, at, b.style(l)))
	if value != nil {
		b.keep(b.file.SetCellValue(sheet, at, value))
	}
}

// reach notes how far a sheet goes.
func (b *workbook) reach(sheet string, column, row int) {
	end := b.ends[sheet]
	b.ends[sheet] = [2]int{max(end[0], column), max(end[1], row)}
}

// style returns the number of a look.
func (b *workbook) style(l cellLook) int {
	if id, ok := b.looks[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Bold: l.bold, Size: max(l.size, 11), Color: l.ink, Family: "Calibri"},
		Alignment: &excelize.Alignment{WrapText: l.wrap, Vertical: "top"},
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	id, err := b.file.NewStyle(s)
	b.keep(err)
	b.looks[l] = id
	return id
}

// merge makes one cell of several in a row.
func (b *workbook) merge(sheet string, row, from, to int) {
	first, err := excelize.CoordinatesToCellName(from, row)
	last, errLast := excelize.CoordinatesToCellName(to, row)
	if b.keep(err, errLast); b.err == nil && to > from {
		b.keep(b.file.MergeCell(sheet, first, last))
	}
}

// widths sets how wide the columns are, in characters, beginning with the first.
func (b *workbook) widths(sheet string, widths ...float64) {
	for i, w := range widths {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.keep(err, b.file.SetColWidth(sheet, name, name, w))
	}
}

// freeze keeps the first columns and rows in sight.
func (b *workbook) freeze(sheet string, columns, rows int) {
	at, err := excelize.CoordinatesToCellName(columns+1, rows+1)
	pane := "bottomRight"
	if columns == 0 {
		pane = "bottomLeft"
	}
	b.keep(err, b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: at, ActivePane: pane}))
}

// paper lays a sheet out across A4, so many pages wide and as many high as it takes,
// and repeats its head on each: some of its first columns, and rows.
func (b *workbook) paper(sheet string, wide int, head string) {
	const a4 = 9
	size, landscape, high, fit := a4, "landscape", 0, true
	var parts []string
	for _, part := range strings.Fields(head) {
		parts = append(parts, fmt.Sprintf("'%s'!%s", sheet, part))
	}
	b.keep(
		b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}),
		b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}),
		b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: strings.Join(parts, ","), Scope: sheet}),
	)
}

// write writes the file: the same content in the same bytes.
func (b *workbook) write(w io.Writer, title string) error {
	for sheet, end := range b.ends {
		last, err := excelize.CoordinatesToCellName(end[0], end[1])
		b.keep(err, b.file.SetSheetDimension(sheet, "A1:"+last))
	}
	b.keep(b.file.SetDocProps(&excelize.DocProperties{Creator: "rushproof", LastModifiedBy: "rushproof", Title: title}))
	if b.err == nil {
		b.keep(b.file.Write(w))
	}
	return errors.Join(b.err, b.file.Close())
}

// mostDecimals is how many decimals a spreadsheet is asked to show.
const mostDecimals = 9

// numberFormat shows a number of a scale to a place, with its unit. Percents are words as
// all units are: the cell of a share holds 81, and the one beside it ± 1.6 points of that.
func (s scale) numberFormat(place float64) string {
	body := "#,##0"
	if decimals := min(mostDecimals, int(math.Round(-math.Log10(place)))); decimals > 0 {
		body += "." + strings.Repeat("0", decimals)
	}
	if s.unit == "" {
		return body
	}
	return fmt.Sprintf(`%s" %s"`, body, s.unit)
}

// signed shows both directions of a difference with their sign.
func signed(format string) string { return "+" + format + ";-" + format + ";" + format }

// points is the scale of differences: of shares, percentage points.
func (s scale) points() scale {
	s.unit = s.halfUnit()
	return s
}

// stored is a number as a cell holds it, in the unit that it is shown in.
func (s scale) stored(v float64) any {
	v *= s.factor
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return v
}

// mean puts a mean into a cell and its half-width into the next.
func (b *workbook) mean(sheet string, column, row int, s scale, e *sim.Estimate) {
	place := s.place(e)
	b.put(sheet, column, row, s.stored(e.Mean), cellLook{format: s.numberFormat(place)})
	b.half(sheet, column+1, row, s, e, place)
}

// difference puts a difference into a cell and its half-width into the next.
func (b *workbook) difference(sheet string, column, row int, s scale, d *sim.Difference) {
	place := s.placeApart(d)
	b.put(sheet, column, row, s.points().stored(d.Mean), cellLook{format: signed(s.points().numberFormat(place))})
	b.half(sheet, column+1, row, s, &d.Estimate, place)
}

func (b *workbook) half(sheet string, column, row int, s scale, e *sim.Estimate, place float64) {
	if e.N > 1 {
		b.put(sheet, column, row, s.points().stored(e.HalfWidth()), cellLook{format: `"± "` + s.points().numberFormat(place)})
	}
}
