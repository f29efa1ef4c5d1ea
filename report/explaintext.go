package report

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
)

// ExplanationText writes why a season, a day or an interval is bad, for a terminal of the
// given width: in sentences, and as a bar for each cause; and the folder in which the whole
// report is, if it is not empty.
func ExplanationText(w io.Writer, x *sim.Explanation, width int, folder string) error {
	p := newExplainer(x)
	t := &textPage{printer: &printer{&sim.Result{}, p.say}, width: max(width, minWidth)}
	t.paragraph("", "", p.heading())
	t.paragraph("", "", p.basis())
	for i := range x.Harms {
		t.line("")
		t.paragraph("", "", p.sentence(i))
		if len(x.Causes) > 0 && x.Harms[i].Whole.Mean != 0 {
			t.line("")
			t.table(p.bars(i, t.width), alignLeft, alignLeft)
		}
	}
	if rows := p.longestWaits(); len(rows) > 0 {
		t.line("")
		t.paragraph("", "", p.words.erlangWorst)
		t.table(p.erlangRows(rows), alignLeft, alignRight, alignRight, alignRight, alignRight, alignRight, alignLeft)
		for _, sentence := range p.erlangSentences() {
			t.paragraph("", "  ", sentence)
		}
	}
	t.line("")
	t.paragraph("", "", p.method())
	for _, note := range p.notes() {
		t.paragraph("", "  ", note)
	}
	for _, warning := range p.warnings() {
		t.paragraph("! ", "  ", warning)
	}
	if folder != "" {
		t.line("")
		t.line(t.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// explainer holds what every part of the report of an explanation needs.
type explainer struct {
	*sim.Explanation
	say   *words
	words *explainWords
}

func newExplainer(x *sim.Explanation) *explainer {
	return &explainer{x, &english, &english.explain}
}

// heading says what is explained.
func (x *explainer) heading() string {
	return fmt.Sprintf(x.words.title, x.during(), cmp.Or(x.Title, x.Season))
}

// basis says on what it rests.
func (x *explainer) basis() string {
	seasons := fmt.Sprintf(x.say.seasons, sim.Count.Text(float64(x.Replications)))
	if x.Replications == 1 {
		seasons = x.say.oneSeason
	}
	return fmt.Sprintf(x.words.basis, x.Centre, seasons, x.Seed)
}

// when is the day, or the moment, that is explained.
func (x *explainer) when() string {
	day, err := time.Parse(time.DateOnly, x.Day)
	if err != nil {
		return x.Day
	}
	return strings.TrimSpace(x.say.dayName(day) + " " + x.Clock)
}

// during is the same in a sentence.
func (x *explainer) during() string {
	switch {
	case x.Day == "":
		return x.words.inSeason
	case x.Clock == "":
		return fmt.Sprintf(x.words.onDay, x.when())
	}
	return fmt.Sprintf(x.words.fromMoment, x.when())
}

// scaleOf is how a harm is written: lost minutes as such, and what a target is short of in
// points or in the unit of its measure.
func (x *explainer) scaleOf(h *sim.Harm) scale {
	if h.Unit == string(sim.Minutes) {
		return scale{unit: x.words.minutes, factor: 1}
	}
	top := h.Whole.Mean
	for _, s := range h.Shares {
		top = math.Max(top, math.Abs(s.Mean))
	}
	return scaleFor(sim.Unit(h.Unit), top).points()
}

// estimated is a part as an estimate, so that it is written as one.
func estimated(p sim.Part) *sim.Estimate {
	n := 2
	if p.Low == p.Mean && p.High == p.Mean {
		n = 1
	}
	return &sim.Estimate{Mean: p.Mean, Low: p.Low, High: p.High, N: n}
}

// amount writes a part of a harm; of what is always above 0 without a sign.
func (x *explainer) amount(h *sim.Harm, p sim.Part) string { return x.scaleOf(h).inWords(estimated(p)) }

// bare is amount without its unit.
func (x *explainer) bare(h *sim.Harm, p sim.Part) string {
	s := x.scaleOf(h)
	s.unit = ""
	return s.inWords(estimated(p))
}

// percent is how much of a harm a part is.
func (x *explainer) percent(h *sim.Harm, p sim.Part) string {
	return scale{unit: "%", factor: 100}.withUnit(rounded(100*p.Mean/h.Whole.Mean, 1))
}

// largest are the causes of a harm, the largest share first.
func (x *explainer) largest(h *sim.Harm) (order []int) {
	for i := range h.Shares {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(h.Shares[b].Mean, h.Shares[a].Mean) })
	return order
}

// sentence says what a harm comes from.
func (x *explainer) sentence(i int) string {
	h := &x.Harms[i]
	if h.Target != "" {
		return x.missed(h)
	}
	if h.Whole.Mean == 0 {
		return fmt.Sprintf(x.words.lostNothing, x.during())
	}
	text := fmt.Sprintf(x.words.lost, x.bare(h, h.Whole), x.during())
	if parts := x.parts(h); len(parts) > 0 {
		text += ", " + strings.Join(parts, ", ")
	}
	return unbroken(strings.Join(append([]string{text + "."}, append(x.helpers(h), x.left(h))...), " "))
}

// parts are the causes that bring some of a harm.
func (x *explainer) parts(h *sim.Harm) (parts []string) {
	for _, i := range x.largest(h) {
		if s := h.Shares[i]; s.Mean > 0 {
			text := display(x.Causes[i].Name) + " " + x.amount(h, s)
			if h.Target == "" {
				text = fmt.Sprintf(x.words.brought, display(x.Causes[i].Name), x.bare(h, s), x.percent(h, s))
			}
			parts = append(parts, text)
		}
	}
	return parts
}

// helpers are what takes some of a harm away.
func (x *explainer) helpers(h *sim.Harm) (texts []string) {
	for _, i := range x.largest(h) {
		if s := h.Shares[i]; s.Mean < 0 {
			texts = append(texts, fmt.Sprintf(x.words.helped, upperFirst(display(x.Causes[i].Name)), x.amount(h, negative(s))))
		}
	}
	return texts
}

// negative is a part turned round.
func negative(p sim.Part) sim.Part { return sim.Part{Mean: -p.Mean, Low: -p.High, High: -p.Low} }

// left says what would be left without any cause.
func (x *explainer) left(h *sim.Harm) string {
	switch {
	case len(x.Causes) == 0:
		return x.words.nobody
	case h.Rest.Mean == 0:
		return x.words.leftNone
	}
	return fmt.Sprintf(x.words.left, x.bare(h, h.Rest), x.percent(h, h.Rest))
}

// missed says what a target is short of, and by what.
func (x *explainer) missed(h *sim.Harm) string {
	value := scaleFor(sim.Unit(h.Unit), h.Value)
	text := fmt.Sprintf(x.words.missed, h.Target, value.rough(h.Value), x.amount(h, h.Whole))
	if parts := x.parts(h); len(parts) > 0 {
		text += fmt.Sprintf(x.words.missedBy, strings.Join(parts, ", "))
	} else {
		text += "."
	}
	all := append([]string{text}, x.helpers(h)...)
	switch {
	case len(x.Causes) == 0:
		all = append(all, x.words.nobody)
	case h.Rest.Mean <= 0:
		all = append(all, fmt.Sprintf(x.words.leftMet, x.amount(h, negative(h.Rest))))
	default:
		all = append(all, fmt.Sprintf(x.words.leftMissed, x.amount(h, h.Rest)))
	}
	return unbroken(strings.Join(all, " "))
}

// longestBar is that of the largest part, in columns of a terminal.
const longestBar = 30

// bars has a row for each cause: its name, a bar, what it brings, and what part of all.
func (x *explainer) bars(i, width int) [][]string {
	h := &x.Harms[i]
	top := math.Abs(h.Rest.Mean)
	for _, s := range h.Shares {
		top = math.Max(top, math.Abs(s.Mean))
	}
	bar := func(p sim.Part) string {
		n := int(math.Round(float64(min(longestBar, width/3)) * math.Abs(p.Mean) / top))
		if p.Mean < 0 {
			return strings.Repeat("░", n)
		}
		return strings.Repeat("█", n)
	}
	row := func(name string, p sim.Part) []string {
		cells := []string{name, bar(p), x.amount(h, p)}
		if h.Target == "" { // what a target is short of is less than what was brought where the rest is above it
			cells = append(cells, x.percent(h, p))
		}
		return cells
	}
	var rows [][]string
	for _, i := range x.largest(h) {
		rows = append(rows, row(display(x.Causes[i].Name), h.Shares[i]))
	}
	return append(rows, row(x.restName(h), h.Rest))
}

// restName is what is left with every cause away: more people would take it away, unless
// nothing is missing then.
func (x *explainer) restName(h *sim.Harm) string {
	if h.Rest.Mean < 0 {
		return x.words.spare
	}
	return x.words.rest
}

// method says how the shares were found.
func (x *explainer) method() string {
	if x.Exact {
		return fmt.Sprintf(x.words.exact, 1<<len(x.Causes), x.Replications)
	}
	return fmt.Sprintf(x.words.drawn, x.Orders, x.Groups, x.Sets)
}

// notes are the targets that are met, and what is no cause.
func (x *explainer) notes() (notes []string) {
	if len(x.Met) > 0 {
		notes = append(notes, fmt.Sprintf(x.words.met, strings.Join(x.Met, "; ")))
	}
	reasons := map[string][]string{}
	var order []string
	for _, c := range x.None {
		if reasons[c.Why] == nil {
			order = append(order, c.Why)
		}
		reasons[c.Why] = append(reasons[c.Why], display(c.Name))
	}
	for _, why := range order {
		notes = append(notes, fmt.Sprintf(x.words.none, strings.Join(reasons[why], ", "), why))
	}
	return notes
}

// warnings are what to mind.
func (x *explainer) warnings() []string {
	all := slices.Clone(x.Warnings)
	if x.Stopped == sim.Interrupted {
		all = append(all, fmt.Sprintf(x.words.stopped, x.Replications, x.Asked))
	}
	return all
}
