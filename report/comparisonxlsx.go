package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// WriteComparisonXLSX writes the comparison as a workbook: the table as people read it,
// every measure as WriteComparisonCSV has it, and what the figures rest on. The same
// comparison gives the same bytes.
func WriteComparisonXLSX(w io.Writer, c *sim.Comparison) error {
	s := &comparisonSheets{comparisonPrinter: newComparisonPrinter(c), book: newWorkbook(&english)}
	s.ranking()
	s.comparison()
	s.book.list(s.say.compare.sheetAll, comparisonColumns, s.records(), 30, 22, 10, 22, 13, 7, 34, 7, 13, 13, 13, 13, 13, 13, 13, 8, 10, 40)
	s.about()
	return s.book.write(w, s.seasonTitle())
}

// comparisonSheets are the sheets of a comparison's workbook.
type comparisonSheets struct {
	*comparisonPrinter
	book  *workbook
	notes footnotes
}

var (
	headLook  = cellLook{bold: true, wrap: true, fill: "E6EBF1"}
	titleLook = cellLook{bold: true, size: 14}
	noteLook  = cellLook{wrap: true}
)

// The columns of the first sheet: where, what, in what unit, the base's two, and five for
// each alternative.
const (
	baseColumn  = 4
	firstColumn = 6
	perStrategy = 5
	titleRow    = 1
	basisRow    = 2
	namesRow    = 4
	columnsRow  = 5
	perPage     = 3 // alternatives beside each other on paper
)

// comparison writes the sheet that reads like the page for the terminal.
func (s *comparisonSheets) comparison() {
	sheet, b := s.say.compare.sheet, s.book
	b.add(sheet)
	b.put(sheet, 1, titleRow, s.seasonTitle(), titleLook)
	b.put(sheet, 1, basisRow, fmt.Sprintf(s.say.textBasis, s.basis(), s.Seed), cellLook{})
	s.head(sheet)
	row := columnsRow + 1
	for _, r := range s.rows() {
		b.put(sheet, 1, row, PlainCell(s.base().scopeName(r.scope)), cellLook{})
		b.put(sheet, 2, row, s.rowName(r), cellLook{})
		b.put(sheet, 3, row, s.rowUnit(r), cellLook{})
		s.figures(sheet, row, r)
		row++
	}
	s.closing(sheet, row+1)
	widths := []float64{16, 24, 7, 12, 12}
	for range s.of[1:] {
		widths = append(widths, 12, 12, 13, 12, 9)
	}
	b.widths(sheet, widths...)
	b.freeze(sheet, 3, columnsRow)
	b.paper(sheet, max(1, (len(s.of)+perPage-2)/perPage), fmt.Sprintf("$A:$C $%d:$%d", namesRow, columnsRow))
}

// head writes the names of the alternatives, and below them those of the columns.
func (s *comparisonSheets) head(sheet string) {
	say, b := &s.say.compare, s.book
	names := []string{s.say.channelColumn, s.say.measureColumn, say.unitColumn, say.meanColumn, say.halfColumn}
	for range s.of[1:] {
		names = append(names, say.meanColumn, say.halfColumn, say.differenceColumn, say.halfColumn, say.verdictColumn)
	}
	for i, name := range names {
		b.put(sheet, i+1, namesRow, nil, headLook)
		b.put(sheet, i+1, columnsRow, name, headLook)
	}
	for i := range s.of {
		column, last := baseColumn, firstColumn-1
		if i > 0 {
			column = firstColumn + perStrategy*(i-1)
			last = column + perStrategy - 1
		}
		name := s.name(i) + superscript(s.notes.mark(s.nameNotes(i)))
		if mark := s.mark(i); mark != "" {
			name = mark + " " + name
		}
		b.put(sheet, column, namesRow, PlainCell(name), headLook)
		b.merge(sheet, namesRow, column, last)
	}
	b.keep(b.file.SetRowHeight(sheet, namesRow, 2*pointsOfLine+2))
}

// figures writes what each alternative came to in a row, all in one unit.
func (s *comparisonSheets) figures(sheet string, row int, r comparedRow) {
	b, unit := s.book, s.scaleOf(r)
	for i := range s.of {
		column := baseColumn
		if i > 0 {
			column = firstColumn + perStrategy*(i-1)
		}
		if v := s.value(i, r); v != nil {
			b.mean(sheet, column, row, unit, &v.Estimate)
		}
		d := s.difference(i, r)
		if d == nil {
			continue
		}
		b.difference(sheet, column+2, row, unit, d)
		ink := map[string]string{s.say.compare.better: "1B6B3A", s.say.compare.worse: "A32020"}[s.betterWord(d)]
		b.put(sheet, column+4, row, s.verdictCell(d)+superscript(s.notes.mark(s.cellNotes(d))), cellLook{ink: ink})
	}
}

// rowUnit names the unit of a row: shares are in percent, and differ by points of it.
func (s *comparisonSheets) rowUnit(r comparedRow) string {
	unit := s.scaleOf(r)
	switch {
	case measure(r.measure).Unit == sim.Money:
		return PlainCell(s.Currency)
	case unit.halfUnit() != unit.unit:
		return unit.unit + ", " + unit.halfUnit()
	}
	return unit.unit
}

// closing writes what must be known to read the table, and what follows from it.
func (s *comparisonSheets) closing(sheet string, row int) {
	notes := []string{s.equal(), s.legend(), s.luckSaved(), s.alsoDiffers()}
	for i, note := range s.notes {
		notes = append(notes, superscript(fmt.Sprint(i+1))+" "+note)
	}
	shared, _ := s.warnings()
	memo := s.memo()
	notes = append(append(append(notes, shared...), strings.Join(memo.lead, " ")), memo.points...)
	for _, note := range notes {
		row = s.book.note(sheet, row, note)
	}
}

// ranking writes which projects to do first, where that was asked.
func (s *comparisonSheets) ranking() {
	if s.Ranking == nil {
		return
	}
	sheet, b := s.say.compare.sheetRanking, s.book
	b.add(sheet)
	b.put(sheet, 1, 1, s.seasonTitle(), titleLook)
	row := 3
	for _, note := range append(s.rankingSentences(), s.rankLegend()) {
		row = b.note(sheet, row, note)
	}
	for _, t := range present(s.rankedSets(), s.rankedParts(), s.rankedOverlaps()) {
		row = b.table(sheet, row+1, t)
	}
	for _, note := range s.lateProjects() {
		row = b.note(sheet, row, note)
	}
	b.widths(sheet, 36, 24, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13)
	b.paper(sheet, 1, "$1:$1")
	b.list(s.say.compare.sheetRankingAll, rankingColumns, s.rankingRecords(), 9, 36, 24, 8, 12, 12, 13, 7, 13, 13, 13)
}

// about writes what the figures rest on, and what the columns are.
func (s *comparisonSheets) about() {
	sheet, b, say := s.say.compare.sheetAbout, s.book, &s.say.compare
	b.add(sheet)
	row := 1
	line := func(l cellLook, cells ...string) {
		for i, cell := range cells {
			b.put(sheet, i+1, row, PlainCell(cell), l)
		}
		row++
	}
	line(titleLook, s.seasonTitle())
	for _, f := range s.base().method() {
		line(noteLook, f.Name, f.Cell.Text)
	}
	for _, u := range s.Until {
		line(noteLook, say.aboutUntil, u)
	}
	if s.Today != "" {
		line(noteLook, say.aboutToday, s.today())
	}
	for _, change := range s.Changes {
		line(noteLook, s.say.Page.OptionColumn, change.Option)
	}
	row++
	line(headLook, say.strategyColumn, s.say.Page.OutcomeColumn, s.say.Page.MethodNames.Seasons, s.say.Page.MethodNames.Digest)
	for i, p := range s.of {
		line(noteLook, s.name(i), s.say.outcomeWord(p.Verdict.Outcome), fmt.Sprint(p.Replications), p.Digest)
	}
	row++
	line(headLook, say.columnColumn, s.say.Page.MeaningColumn)
	for _, name := range comparisonColumns {
		line(noteLook, name, say.columns[name])
	}
	if s.Ranking != nil {
		row++
		line(headLook, say.columnColumn, say.sheetRankingAll)
		for _, name := range rankingColumns {
			line(noteLook, name, s.say.rank.columns[name])
		}
	}
	b.widths(sheet, 34, 80, 18, 18)
	b.paper(sheet, 1, "$1:$1")
}
