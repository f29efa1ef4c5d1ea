package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// ComparisonText writes the page of a comparison for a terminal of the given width:
// the table, what it rests on, and what follows from it in plain words, and the folder
// in which the whole report is, if it is not empty. It is plain text without colours.
func ComparisonText(w io.Writer, c *sim.Comparison, width int, folder string) error {
	p := newComparisonPrinter(c)
	p.short = true
	t := &comparisonPage{comparisonPrinter: p, page: &textPage{printer: p.base(), width: max(width, minWidth)}, folder: folder}
	t.title()
	if c.Ranking != nil {
		t.ranking()
	} else {
		t.sideBySide(folder)
	}
	if folder != "" {
		t.page.line("")
		t.page.line(t.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.page.out.String())
	return err
}

// sideBySide writes the table, what it rests on, and what follows from it.
func (t *comparisonPage) sideBySide(folder string) {
	rows, alternatives := t.shown()
	for i := range t.of {
		t.marks.mark(t.nameNotes(i)) // numbered before those of single cells
	}
	if len(alternatives) > mostShown && folder != "" {
		t.page.plainTable(t.overview(alternatives))
	} else {
		t.table(rows, alternatives)
	}
	t.notes()
	if memo := newComparisonPrinter(t.Comparison).memo(); len(memo.lead) > 0 {
		t.page.line("")
		t.page.paragraph("", "", strings.Join(memo.lead, " "))
		for _, point := range memo.points {
			t.page.paragraph("- ", "  ", point)
		}
	}
}

type comparisonPage struct {
	*comparisonPrinter
	page   *textPage
	folder string // of the whole report; empty: there is none
	marks  footnotes
}

func (t *comparisonPage) title() {
	t.page.paragraph("", "", t.seasonTitle())
	t.page.paragraph("", "", fmt.Sprintf(t.say.textBasis, t.basis(), t.Seed))
}

// mostShown is how many alternatives the page shows row by row, where the whole report
// shows all; of more it gives an overview.
const mostShown = 8

// overview is the table of how far many alternatives lie from the base in what matters
// most.
func (t *comparisonPage) overview(alternatives []int) *table {
	of := &table{Caption: t.say.compare.overview, Head: []column{{Name: t.say.compare.strategyColumn, Text: true}}}
	for _, i := range append([]int{0}, alternatives...) {
		of.Rows = append(of.Rows, row{Name: t.heading(i)})
	}
	for _, key := range append(append([]string{serviceLevel, needsUnserved}, t.effort(alternatives...)...), waited) {
		r := comparedRow{measure: key}
		if !slices.ContainsFunc(alternatives, func(i int) bool { d := t.difference(i, r); return d != nil && !d.Same }) {
			continue
		}
		of.Head = append(of.Head, column{Name: t.rowName(r)})
		of.Rows[0].Cells = append(of.Rows[0].Cells, cell{Text: squeezed(t.own(0, r), true) + left("", widestVerdict+1)})
		for k, i := range alternatives {
			c := t.cell(i, r)
			of.Rows[k+1].Cells = append(of.Rows[k+1].Cells, cell{Text: squeezed(c.apart, true) + " " + left(c.verdict, widestVerdict)})
		}
	}
	return of
}

// widestVerdict is the room for better or worse.
const widestVerdict = 6

// table writes the rows in blocks of as many alternatives as fit: with the differences
// beside the alternatives' own figures if all fit so, and else below them.
func (t *comparisonPage) table(rows []comparedRow, alternatives []int) {
	if len(alternatives) <= mostShown {
		if beside := t.block(rows, alternatives, false); beside.width() <= t.page.width {
			t.writeBlock(beside)
			return
		}
	}
	for len(alternatives) > 0 {
		fit := 1
		b := t.block(rows, alternatives[:fit], true)
		for fit < len(alternatives) {
			wider := t.block(rows, alternatives[:fit+1], true)
			if wider.width() > t.page.width {
				break
			}
			b, fit = wider, fit+1
		}
		t.writeBlock(b)
		alternatives = alternatives[fit:]
	}
}

func (t *comparisonPage) writeBlock(b block) {
	t.page.line("")
	for _, line := range b.lines() {
		t.page.line("%s", line)
	}
}

// notes writes what must be known to read the table.
func (t *comparisonPage) notes() {
	t.page.line("")
	for _, note := range []string{t.equal(), t.legend(), t.luckSaved(), t.alsoDiffers()} {
		if note != "" {
			t.page.paragraph("", "", note)
		}
	}
	for i, note := range t.marks {
		t.page.paragraph(superscript(fmt.Sprint(i+1))+" ", "  ", note)
	}
	t.warned()
}

// warned writes what all of it rests weakly on.
func (t *comparisonPage) warned() {
	shared, more := t.warnings()
	for i, w := range shared {
		if i == textWarnings && t.folder != "" {
			more += len(shared) - i
			break
		}
		t.page.paragraph("! ", "  ", w)
	}
	if more > 0 && t.folder != "" {
		t.page.line(t.say.moreWarnings, more)
	}
}

// superscript writes the numbers of footnotes.
func superscript(marks string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
		"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(marks)
}
