package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// StressHTML writes s as one page that needs nothing but itself: for each lever where every
// target breaks, beside today's plan and the bad years that are known; and safe and unsafe
// ground between two levers.
func StressHTML(w io.Writer, s *sim.Stress) error {
	p := &stressPage{stressPrinter: newStressPrinter(s)}
	p.Say, p.Own, p.Language = &p.say.Page, &englishStressPage, p.say.Language
	p.Heading, p.Basis = p.title(), p.basis()
	if broken := p.broken(); len(broken) > 0 {
		p.Sentence = fmt.Sprintf(p.own.planBroken, strings.Join(broken, ", "))
	}
	for i := range s.Levers {
		p.Figures = append(p.Figures, p.figure(i))
	}
	for _, out := range s.Left {
		p.Without = append(p.Without, fmt.Sprintf(p.own.left, display(out.Name), out.Why))
	}
	if s.Map != nil {
		p.Ground = p.ground()
	}
	p.RunsText = p.runs()
	var err error
	if p.scripts, err = bareScripts(p.say, nil); err != nil {
		return err
	}
	return pageTemplate.ExecuteTemplate(w, "stress.html", p)
}

// stressPage is what the template of the page sees.
type stressPage struct {
	*stressPrinter
	scripts
	Say      *pageWords
	Own      *stressPageWords
	Language string
	Heading  string
	Basis    string
	Sentence string
	Figures  []*leverFigure
	Without  []string
	Ground   *groundTable
	RunsText string
}

// leverFigure is the chart of a lever: a bar for each target on one scale.
type leverFigure struct {
	ID, Title, Sentence, Says string
	From, To                  string  // the ends of the scale
	Plan                      float64 // where the plan lies on it, in percent
	Bars                      []leverBar
	Marks                     []leverMark
	Table                     *table
}

// leverBar is how far a lever can be pushed before one target breaks, in percent of the scale.
type leverBar struct {
	Target, Text string
	First        bool
	Safe, Unsure float64 // widths, from the left
	At           float64 // where it breaks; negative: not on the scale
}

// leverMark is a known bad year on the scale.
type leverMark struct {
	Letter, Text string
	At           float64
	Off          bool // it lies beyond the scale
}

func (p *stressPage) figure(i int) *leverFigure {
	l := &p.Levers[i]
	f := &leverFigure{ID: fmt.Sprintf("lever-%d", i), Title: upperFirst(display(l.Name)), Sentence: upperFirst(l.Sentence) + ".", Says: upperFirst(p.sentence(l))}
	from, to := 0.0, scaleOf(l)
	for k := range l.Breaks {
		if b := &l.Breaks[k]; b.At != nil && *b.At < 0 {
			from = min(from, *b.At)
			if b.Low != nil {
				from = min(from, *b.Low)
			}
		}
	}
	from = max(1.1*from, l.Least)
	on := func(x float64) float64 { return min(max(100*(x-from)/(to-from), 0), 100) }
	f.From, f.To, f.Plan = l.Text(from), l.Text(to), on(0)
	for k := range l.Breaks {
		f.Bars = append(f.Bars, p.bar(l, k, on, to))
	}
	for k := range l.Marks {
		m := &l.Marks[k]
		f.Marks = append(f.Marks, leverMark{
			Letter: string(rune('a' + k%26)), At: on(m.X), Off: m.X > to,
			Text: p.marks(l)[k] + " – " + m.Source,
		})
	}
	f.Table = p.table(i)
	return f
}

// bar is that of one target.
func (p *stressPage) bar(l *sim.StressedLever, k int, on func(float64) float64, to float64) leverBar {
	b := &l.Breaks[k]
	one := leverBar{Target: b.Target, Text: p.breakText(&l.Lever, b), First: k == l.First, At: -1}
	high := 100.0
	if b.High != nil {
		high = on(*b.High)
	}
	if b.Low != nil {
		one.Safe = on(*b.Low)
	}
	if !b.NoData {
		one.Unsure = max(high-one.Safe, 0)
	}
	if b.At != nil && *b.At <= to {
		one.At = on(*b.At)
	}
	return one
}

// table has the numbers of a chart.
func (p *stressPage) table(i int) *table {
	l, own := &p.Levers[i], p.Own
	t := &table{Caption: fmt.Sprintf(own.caption, display(l.Name)), Head: []column{
		{Name: own.targetColumn, Text: true}, {Name: own.atColumn}, {Name: own.lowColumn}, {Name: own.highColumn}, {Name: own.seasonsColumn}, {Name: own.meaningColumn, Text: true},
	}}
	for k := range l.Breaks {
		b := &l.Breaks[k]
		at := func(x *float64, name string) cell {
			if x == nil {
				return cell{Text: nothing}
			}
			return cell{Text: l.Text(*x), At: pointer("levers", i, "breaks", k, name)}
		}
		t.Rows = append(t.Rows, row{Name: b.Target, Index: k, Cells: []cell{
			at(b.At, "at"), at(b.Low, "low"), at(b.High, "high"), {Text: fmt.Sprint(b.Replications)}, text(p.placeText(&l.Lever, b)),
		}})
	}
	return t
}

// groundTable is a map in which every cell says what it is.
type groundTable struct {
	Title, Caption, Corner, Note string
	Head                         []string
	Rows                         []groundRow
}

type groundRow struct {
	Name  string
	Cells []groundCell
}

type groundCell struct {
	Bin         int // of the colours of heat maps
	Word, Below string
}

// ground is safe and unsafe ground, from most of one lever down to none.
func (p *stressPage) ground() *groundTable {
	m := p.Map
	g := &groundTable{Title: upperFirst(p.mapTitle()), Caption: p.Own.mapCaption, Corner: display(m.Y.Name) + " ↓ " + display(m.X.Name) + " →", Note: p.mapNote()}
	for _, x := range m.Xs {
		g.Head = append(g.Head, m.X.Text(x))
	}
	for y := len(m.Ys) - 1; y >= 0; y-- {
		r := groundRow{Name: m.Y.Text(m.Ys[y])}
		for x := range m.Xs {
			r.Cells = append(r.Cells, p.groundCell(&m.Cells[y][x]))
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

func (p *stressPage) groundCell(c *sim.MapCell) groundCell {
	one := groundCell{Below: p.Own.inferred}
	switch c.Outcome {
	case sim.Pass:
		one.Word = p.own.safe
	case sim.Fail:
		one.Word, one.Bin = p.own.unsafe, 5
	default:
		one.Word, one.Bin = p.own.unsure, 2
	}
	if !c.Inferred {
		one.Below = c.Target
	}
	return one
}

// stressPageWords is what only this page says, in one language.
type stressPageWords struct {
	Title, Skip, Levers, Lead, Key, Plan, Marks, Off, Left, Map, Method, Footer string

	caption, targetColumn, atColumn, lowColumn, highColumn, seasonsColumn, meaningColumn string
	mapCaption, inferred                                                                 string
}

var englishStressPage = stressPageWords{
	Title: "where it breaks", Skip: "Skip to the levers", Levers: "How far each lever can be pushed",
	Lead: "A bar for each target: full as far as the target is surely met, hatched where it may break, and empty where it is surely missed, each 90 % sure; the stroke is where it breaks by the mean. → is the target that breaks first, of those that are met as planned. Every lever has a scale of its own.",
	Key:  "surely met · hatched: may break (90 % interval) · empty: surely missed", Plan: "plan", Marks: "Known bad years", Off: "beyond the scale",
	Left: "Left out", Map: "Two levers together",
	Method: "How well a target is met is a function of the lever, which is seen only in samples. As every customer has the same luck wherever the lever stands, it is bracketed in few seasons and its root refined in all of them: retrospective approximation (Chen & Schmeiser 2001; Pasupathy & Kim 2011). The interval is the inversion of the test: every place of the lever at which the interval of the target's value holds its limit. What breaks far behind the first rests on fewer seasons, as the tables say. Marks are figures of other centres or years; that they would be as large here is assumed.",
	Footer: "Made by rushproof %s. The figures are in stress.json and stress.csv beside this page.",

	caption: "Where targets break: %s", targetColumn: "Target", atColumn: "Breaks at", lowColumn: "Surely met up to", highColumn: "Surely missed from", seasonsColumn: "Seasons a run", meaningColumn: "In words",
	mapCaption: "Safe and unsafe ground", inferred: "follows from neighbours",
}
