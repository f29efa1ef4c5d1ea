package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// ComparisonText writes the page of a comparison for a terminal of the given width:
// the table, what it rests on, and what follows from it in plain words, and the folder
// in which the whole report is, if it is not empty. It is plain text without colours.
func ComparisonText(w io.Writer, c *sim.Comparison, width int, folder string) error {
	p := newComparisonPrinter(c)
	p.short = true
	t := &comparisonPage{comparisonPrinter: p, page: &textPage{printer: p.base(), width: max(width, minWidth)}}
	t.title()
	if c.Ranking != nil {
		t.ranking()
	} else {
		t.sideBySide()
	}
	if folder != "" {
		t.page.line("")
		t.page.line(t.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.page.out.String())
	return err
}

// sideBySide writes the table, what it rests on, and what follows from it.
func (t *comparisonPage) sideBySide() {
	t.table()
	t.notes()
	if memo := newComparisonPrinter(t.Comparison).memo(); len(memo) > 0 {
		t.page.line("")
		t.page.paragraph("", "", strings.Join(memo, " "))
	}
}

type comparisonPage struct {
	*comparisonPrinter
	page  *textPage
	marks footnotes
}

func (t *comparisonPage) title() {
	t.page.paragraph("", "", t.seasonTitle())
	t.page.paragraph("", "", fmt.Sprintf(t.say.textBasis, t.basis(), t.Seed))
}

// table writes the rows in blocks of as many alternatives as fit: with the differences
// beside the alternatives' own figures if all fit so, and else below them.
func (t *comparisonPage) table() {
	rows, alternatives := t.shown()
	for i := range t.of {
		t.marks.mark(t.nameNotes(i)) // numbered before those of single cells
	}
	if beside := t.block(rows, alternatives, false); beside.width() <= t.page.width {
		t.writeBlock(beside)
		return
	}
	for len(alternatives) > 0 {
		fit := len(alternatives)
		b := t.block(rows, alternatives, true)
		for ; fit > 1 && b.width() > t.page.width; b = t.block(rows, alternatives[:fit], true) {
			fit--
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
		if i == textWarnings {
			more += len(shared) - i
			break
		}
		t.page.paragraph("! ", "  ", w)
	}
	if more > 0 {
		t.page.line(t.say.moreWarnings, more)
	}
}

// superscript writes the numbers of footnotes.
func superscript(marks string) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
		"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(marks)
}
