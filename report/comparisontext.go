package report

import (
	"io"

	"github.com/rushproof/rushproof/sim"
)

// ComparisonText writes the page of a comparison for a terminal of the given width,
// and the folder in which the whole report is, if it is not empty.
func ComparisonText(w io.Writer, c *sim.Comparison, width int, folder string) error {
	p := newComparisonPrinter(c)
	t := &comparisonPage{comparisonPrinter: p, textPage: &textPage{printer: p.base(), width: max(width, minWidth)}}
	t.table()
	if folder != "" {
		t.line("")
		t.line(t.textPage.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type comparisonPage struct {
	*comparisonPrinter
	*textPage
}

func (t *comparisonPage) table() {
	for _, r := range t.comparisonPrinter.rows() {
		t.line("%s%s", r.measure, r.scope)
		for i := range t.of {
			t.line("  %s  %s  %s", t.name(i), t.own(i, r), t.against(t.difference(i, r)))
		}
	}
}
