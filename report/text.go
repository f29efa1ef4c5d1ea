package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// textMeasures are the rows of the terminal's table; those that a result does
// not hold are left out.
var textMeasures = []string{
	"offered", serviceLevel, "asa", wait90, "abandonment", "oldest", "occupancy", needsUnserved, needsOpen, costPerNeed,
}

// segmentMeasures are the rows of the table of segments.
var segmentMeasures = []string{"needs", "attempts", needsUnserved, "true_wait", trueWait90, "customers_lost"}

// manyOpen is the share of needs still open at the end that is worth a word.
const manyOpen = 0.03

// How much of what a report holds fits a screen.
const (
	textWorst    = 3
	textWarnings = 5
	minWidth     = 40
)

// Text writes the page for a terminal of the given width: the verdict, the
// channels, the worst intervals, the warnings, and the folder in which the
// whole report is, if it is not empty. It is plain text without colours.
func Text(w io.Writer, r *sim.Result, width int, folder string) error {
	p := newPrinter(r)
	t := &textPage{printer: p, width: max(width, minWidth)}
	t.title()
	t.verdict()
	t.figures()
	t.backtest()
	t.worst()
	t.playbook()
	t.warnings()
	if folder != "" {
		t.line("")
		t.line(p.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

type textPage struct {
	*printer
	width int
	out   strings.Builder
}

func (t *textPage) line(format string, args ...any) {
	t.out.WriteString(strings.TrimRight(readable(fmt.Sprintf(format, args...)), " ") + "\n")
}

// paragraph writes text in lines that fit, each after the first indented.
func (t *textPage) paragraph(first, indent, text string) {
	for i, line := range Wrap(text, t.width-max(textWidth(first), textWidth(indent))) {
		if i > 0 {
			first = indent
		}
		t.line("%s%s", first, line)
	}
}

func (t *textPage) title() {
	title := t.Title
	if title == "" {
		title = t.Season
	}
	t.paragraph("", "", title)
	t.paragraph("", "", fmt.Sprintf(t.say.textBasis, t.basis(), t.Seed))
}

// replications says how many seasons the figures rest on, and why not more.
func (p *printer) replications() string {
	if p.Replications == 1 && p.Asked == 1 {
		return p.say.oneSeason
	}
	if p.Replications == p.Asked {
		return fmt.Sprintf(p.say.seasons, grouped(fmt.Sprint(p.Replications)))
	}
	return fmt.Sprintf(p.say.seasonsOf, grouped(fmt.Sprint(p.Replications)), grouped(fmt.Sprint(p.Asked)), p.Stopped)
}

func (t *textPage) verdict() {
	t.line("")
	t.paragraph(t.say.mark(t.Verdict.Outcome)+" ", "  ", t.Verdict.Sentence)
	if t.Verdict.Why != "" {
		t.paragraph("  ", "  ", t.Verdict.Why)
	}
	var rows [][]string
	var notes []string
	for _, r := range t.targets() {
		rows = append(rows, []string{t.say.mark(r.Outcome), r.Word, r.Target, r.Value})
		notes = append(notes, r.Note)
	}
	if len(rows) == 0 {
		return
	}
	t.line("")
	if tableWidth(rows) > t.width { // the values go below the targets
		for i := range rows {
			notes[i] = strings.TrimSuffix(rows[i][3]+"; "+notes[i], "; ")
			rows[i] = rows[i][:3]
		}
	}
	widths := columnWidths(rows)
	for i, row := range rows {
		t.row(widths, row, alignLeft, alignLeft, alignLeft)
		if notes[i] != "" {
			t.paragraph("   ", "   ", notes[i])
		}
	}
}

// figures writes the tables of channels and of segments, in blocks of as many as fit.
func (t *textPage) figures() {
	rows := t.measureRows(textMeasures)
	t.blocks(rows, slices.DeleteFunc(t.scopes(), func(s sim.Scope) bool { return s == sim.Scope{} }))
	t.wholeCentre(rows)
	t.callbacks()
	t.selfService()
	t.blocks(t.measureRows(segmentMeasures), t.segments())
}

// blocks writes the table of some scopes.
func (t *textPage) blocks(rows []*sim.Measure, scopes []sim.Scope) {
	for len(scopes) > 0 {
		var block [][]string
		fit := len(scopes)
		for ; fit > 0; fit-- {
			block = t.block(rows, scopes[:fit])
			if fit == 1 || tableWidth(block) <= t.width {
				break
			}
		}
		t.line("")
		t.table(block, alignLeft)
		scopes = scopes[fit:]
	}
}

// wholeCentre writes the measures that no channel has.
func (t *textPage) wholeCentre(rows []*sim.Measure) {
	var facts []string
	for _, m := range rows {
		v, _ := t.Find(m.Key, sim.Scope{})
		apart := !slices.ContainsFunc(t.Measures, func(v sim.Value) bool { return v.Measure == m.Key && v.Scope.Channel != "" })
		if v != nil && v.N > 0 && apart && (m.Key != needsOpen || v.Mean >= manyOpen) {
			fact := t.measureName(m) + noSpace + scaleFor(m.Unit, v.Mean).inWords(&v.Estimate)
			if parts := t.lostWords(); m.Key == needsUnserved && parts != "" {
				fact += fmt.Sprintf(t.say.lostParts, parts)
			}
			facts = append(facts, fact)
		}
	}
	if within := t.thresholds(t.say.thresholdsShort); within != "" {
		facts = append(facts, within)
	}
	if len(facts) > 0 {
		t.paragraph("", "", strings.Join(facts, " · "))
	}
}

// shortName is the name of a measure where room is scarce.
func (t *textPage) shortName(m *sim.Measure) string {
	if short, ok := t.say.shortNames[m.Key]; ok {
		return short
	}
	return t.measureName(m)
}

// block is the table of some scopes: a row for each measure that one of them
// has.
func (t *textPage) block(rows []*sim.Measure, scopes []sim.Scope) [][]string {
	head := []string{""}
	for _, s := range scopes {
		head = append(head, t.scopeName(s))
	}
	block := [][]string{head}
	for _, m := range rows {
		line, known := []string{t.shortName(m)}, false
		for _, s := range scopes {
			text := ""
			if v, _ := t.Find(m.Key, s); v != nil && v.N > 0 {
				known = true
				text = scaleFor(m.Unit, v.Mean).inWords(&v.Estimate)
			}
			line = append(line, text)
		}
		if known {
			block = append(block, line)
		}
	}
	return block
}

func (t *textPage) worst() {
	var rows [][]string
	for i := range t.Worst[:min(textWorst, len(t.Worst))] {
		w := &t.Worst[i]
		s := scaleFor(sim.Seconds, w.Wait.Mean)
		rows = append(rows, []string{
			"  " + t.interval(w.Interval), display(w.Channel), s.inWords(&w.Wait),
			t.staffWords(w),
		})
	}
	if len(rows) == 0 {
		return
	}
	t.line("")
	t.line("%s", t.say.textWorst)
	t.table(rows, alignLeft, alignLeft, alignRight, alignRight)
}

// staffWords says how many can serve a contact, and how many it takes where that
// is known.
func (t *textPage) staffWords(w *sim.Worst) string {
	count := scale{factor: 1}
	text := fmt.Sprintf(t.say.textAble, count.plain(w.Present))
	if w.Shared > 0 {
		text += fmt.Sprintf(t.say.textRequired, count.plain(w.Shared))
	}
	return text
}

func (t *textPage) warnings() {
	if len(t.Warnings) == 0 {
		return
	}
	t.line("")
	for _, warning := range t.Warnings[:min(textWarnings, len(t.Warnings))] {
		t.paragraph("! ", "  ", warning)
	}
	if more := len(t.Warnings) - textWarnings; more > 0 {
		t.line(t.say.moreWarnings, more)
	}
}
