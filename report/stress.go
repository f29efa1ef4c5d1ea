package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// StressText writes how far levers can be pushed, for a terminal of the given width, and the
// folder in which the whole report is, if it is not empty.
func StressText(w io.Writer, s *sim.Stress, width int, folder string) error {
	p := newStressPrinter(s)
	t := &textPage{printer: newPrinter(&sim.Result{}), width: max(width, minWidth)}
	t.paragraph("", "", p.title())
	t.paragraph("", "", p.basis())
	if broken := p.broken(); len(broken) > 0 {
		t.line("")
		t.paragraph("", "", fmt.Sprintf(p.own.planBroken, strings.Join(broken, ", ")))
	}
	names := 0
	for i := range s.Levers {
		names = max(names, textWidth(display(s.Levers[i].Name)))
	}
	for i := range s.Levers {
		p.leverText(t, i, names)
	}
	if s.Map != nil {
		p.mapText(t)
	}
	t.line("")
	if len(s.Levers) > 0 {
		t.paragraph("", "", p.own.legend)
	}
	for _, out := range s.Left {
		t.paragraph("! ", "  ", fmt.Sprintf(p.own.left, display(out.Name), out.Why))
	}
	t.paragraph("", "", p.runs())
	if folder != "" {
		t.line("")
		t.line(t.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// stressPrinter holds what every part of a study of levers needs.
type stressPrinter struct {
	*sim.Stress
	say *words
	own *stressWords
}

func newStressPrinter(s *sim.Stress) *stressPrinter {
	return &stressPrinter{s, &english, &english.stress}
}

func (p *stressPrinter) title() string {
	if p.Title != "" {
		return p.Title
	}
	return p.Season
}

func (p *stressPrinter) basis() string {
	return strings.TrimPrefix(fmt.Sprintf(p.own.basis, p.Centre, p.Replications, p.Seed), " · ")
}

func (p *stressPrinter) runs() string {
	return fmt.Sprintf(p.own.runs, p.Runs, grouped(fmt.Sprint(p.Played)))
}

// low and high are the ends of the interval of a breaking point, in words.
func (p *stressPrinter) low(l *sim.Lever, b *sim.Break) string {
	if b.Low == nil {
		return fmt.Sprintf(p.own.below, l.Text(l.Least))
	}
	return l.Text(*b.Low)
}

func (p *stressPrinter) high(l *sim.Lever, b *sim.Break) string {
	if b.High == nil {
		return fmt.Sprintf(p.own.beyond, l.Text(l.Most))
	}
	return l.Text(*b.High)
}

// breakText says where a target breaks.
func (p *stressPrinter) breakText(l *sim.Lever, b *sim.Break) string {
	text := p.placeText(l, b)
	if b.Replications < p.Replications && !b.NoData {
		text = fmt.Sprintf(p.own.fewer, text, b.Replications)
	}
	return text
}

func (p *stressPrinter) placeText(l *sim.Lever, b *sim.Break) string {
	switch {
	case b.NoData:
		return p.own.noData
	case b.Broken && b.At != nil:
		return fmt.Sprintf(p.own.brokenBack, l.Text(*b.At), p.low(l, b), p.high(l, b))
	case b.Broken && l.Least == 0:
		return p.own.broken
	case b.Broken:
		return fmt.Sprintf(p.own.brokenAll, l.Text(l.Least))
	case b.At != nil:
		return fmt.Sprintf(p.own.breaks, l.Text(*b.At), p.low(l, b), p.high(l, b))
	}
	return p.nowhereText(l, b)
}

// nowhereText says of a target that breaks nowhere in the range, by the mean, how sure that is.
func (p *stressPrinter) nowhereText(l *sim.Lever, b *sim.Break) string {
	switch {
	case b.High != nil:
		return fmt.Sprintf(p.own.unsure0, l.Text(*b.High))
	case b.Low == nil:
		return p.own.unsureAll
	case *b.Low < l.Most:
		return fmt.Sprintf(p.own.holdsSurely, l.Text(l.Most), l.Text(*b.Low))
	}
	return fmt.Sprintf(p.own.holds, l.Text(l.Most))
}

// broken are the targets that are missed as planned.
func (p *stressPrinter) broken() (all []string) {
	for i := range p.Plan {
		if len(p.Levers) > 0 && p.Levers[0].Breaks[i].Broken {
			all = append(all, p.Plan[i].Target)
		}
	}
	return all
}

// sentence says which target a lever breaks first, and where.
func (p *stressPrinter) sentence(l *sim.StressedLever) string {
	name := display(l.Name)
	b := l.Break()
	if b == nil && len(p.broken()) == len(p.Plan) {
		b = &l.Breaks[0]
	}
	if b == nil {
		return fmt.Sprintf(p.own.none, name, l.Text(l.Most))
	}
	return fmt.Sprintf(p.own.first, name, b.Target, p.breakText(&l.Lever, b))
}

// scaleOf is how much of the range of a lever its bar shows: what the first breaking point
// needs.
func scaleOf(l *sim.StressedLever) float64 {
	b := l.Break()
	if b == nil || b.At == nil {
		return l.Most
	}
	end := *b.At
	if b.High != nil {
		end = *b.High
	}
	for _, part := range []float64{1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2} {
		if l.Most*part >= 1.1*end {
			return l.Most * part
		}
	}
	return l.Most
}

// barWidth is how many characters a bar has.
const barWidth = 24

// bar draws how far a lever can be pushed: what is safe, where the first target breaks, and
// what lies beyond.
func bar(l *sim.StressedLever) string {
	low, high := l.Surely()
	end := scaleOf(l)
	cells := func(x float64) int { return min(max(int(x/end*barWidth+0.5), 0), barWidth) }
	safe := cells(low)
	unsure := max(cells(high)-safe, 0)
	return strings.Repeat("█", safe) + strings.Repeat("▒", unsure) + strings.Repeat("·", barWidth-safe-unsure)
}

// leverText writes the row of a lever, and below it the other targets and the marks.
func (p *stressPrinter) leverText(t *textPage, i, names int) {
	l := &p.Levers[i]
	t.line("")
	name := display(l.Name)
	head := name + strings.Repeat(" ", names-textWidth(name)) + "  " + bar(l) + " " + fmt.Sprintf(p.own.scaleEnd, l.Text(scaleOf(l)))
	t.line("%s", head)
	indent := strings.Repeat(" ", names) + "  "
	t.paragraph(indent, indent, l.Sentence)
	for k := range l.Breaks {
		mark := "  "
		if k == l.First {
			mark = "→ "
		}
		t.paragraph(indent+mark, indent+"  ", l.Breaks[k].Target+" "+p.breakText(&l.Lever, &l.Breaks[k]))
	}
	if marks := p.marks(l); len(marks) > 0 {
		t.paragraph(indent+"  ", indent+"  ", p.own.marks+": "+strings.Join(marks, "; "))
	}
}

// marks say how the known bad years would fare.
func (p *stressPrinter) marks(l *sim.StressedLever) (all []string) {
	for i := range l.Marks {
		m := &l.Marks[i]
		text := fmt.Sprintf("%s, %s: %s", m.Name, l.Text(m.X), p.markWord(l, m))
		if m.Assumed {
			text += " (" + p.own.assumed + ")"
		}
		all = append(all, text)
	}
	return all
}

// markWord says whether the targets that are met as planned hold in a known bad year.
func (p *stressPrinter) markWord(l *sim.StressedLever, m *sim.Mark) string {
	switch low, high := l.Surely(); {
	case m.X >= high && high < l.Most:
		return p.own.markBreaks
	case m.X <= low:
		return p.own.markHolds
	}
	return p.own.markUnsure
}
