package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// RegretText writes how strategies do in several seasons, for a terminal of the given
// width, and the folder in which the whole report is, if it is not empty.
func RegretText(w io.Writer, r *sim.Regret, width int, folder string) error {
	p := newRegretPrinter(r)
	t := &textPage{printer: newPrinter(r.Seasons[0].Comparison.Alternatives[0].Result), width: max(width, minWidth)}
	for i := range r.Seasons {
		t.paragraph("", "  ", p.seasonLine(i))
	}
	t.plainTable(p.values())
	t.plainTable(p.regrets())
	if costs := p.costs(); costs != nil {
		t.plainTable(costs)
	}
	t.line("")
	t.paragraph("", "", p.say.regret.legend)
	t.line("")
	t.paragraph("", "", strings.Join(p.sentences(), " "))
	for _, warning := range slices.Concat(p.late(), r.Warnings) {
		t.paragraph("! ", "  ", warning)
	}
	if folder != "" {
		t.line("")
		t.line(t.say.textFolder, folder)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// regretPrinter holds what every part of a table of regret needs.
type regretPrinter struct {
	*sim.Regret
	say *words
	of  []*pageComparison // by season; nil where none was played
}

func newRegretPrinter(r *sim.Regret) *regretPrinter {
	p := &regretPrinter{Regret: r, say: &english}
	for i := range r.Seasons {
		p.of = append(p.of, p.comparison(i))
	}
	return p
}

// season is what a season is called above its column, in words that can stand below each
// other.
func (p *regretPrinter) season(i int) string {
	return strings.ReplaceAll(display(p.Seasons[i].Comparison.Season), "-", " ")
}

// measureName names the measure, with its scope.
func (p *regretPrinter) measureName() string {
	name := measure(p.Measure).Name
	if of := p.Scope.Name(); of != "" {
		name += " (" + display(of) + ")"
	}
	return name
}

// seasonLine says what a season is, on what its figures rest, and how much it counts.
func (p *regretPrinter) seasonLine(i int) string {
	c := p.of[i].comparisonPrinter
	percent := scale{unit: "%", factor: 100}
	return fmt.Sprintf(p.say.regret.line, p.season(i), c.seasonTitle(), c.basis(), percent.rough(p.Seasons[i].Weight))
}

// sign marks the best of a season, or all of which there is no telling which is the best.
func (p *regretPrinter) sign(strategy, season int) string {
	switch {
	case !p.Leads(strategy, season):
		return ""
	case len(p.Leaders(season)) > 1:
		return cannotTell
	}
	return p.say.regret.best
}

// byStrategy is a table with a row for each strategy, and no columns yet.
func (p *regretPrinter) byStrategy(caption string) *table {
	t := &table{Caption: caption, Open: true, Head: []column{{Name: p.say.regret.strategy, Text: true}}}
	for k := range p.Strategies {
		t.Rows = append(t.Rows, row{Name: display(p.Strategies[k].Name), Index: k})
	}
	return t
}

// values is the table of what every strategy came to in every season, the best marked.
func (p *regretPrinter) values() *table {
	t := p.byStrategy(p.measureName())
	for i := range p.Seasons {
		s := scaleFor(measure(p.Measure).Unit, p.top(func(r *sim.RegretRow) *sim.Estimate { return &r.Values[i] }))
		t.Head = append(t.Head, column{Name: p.season(i), Unit: s.unit, At: pointer("strategies", "*", "values", i)})
		for k := range p.Strategies {
			c := s.estimate(&p.Strategies[k].Values[i])
			c.Mark = p.sign(k, i)
			t.Rows[k].Cells = append(t.Rows[k].Cells, c)
		}
	}
	return t
}

// top is the largest mean of a column.
func (p *regretPrinter) top(of func(*sim.RegretRow) *sim.Estimate) (top float64) {
	for k := range p.Strategies {
		top = max(top, of(&p.Strategies[k]).Mean)
	}
	return top
}

// regrets is the table of by how much every strategy is worse than the best.
func (p *regretPrinter) regrets() *table {
	say := &p.say.regret
	t := p.byStrategy(say.caption)
	unit := measure(p.Measure).Unit
	for i := range p.Seasons {
		t.addColumn(p.season(i), unit, func(k int) *sim.Estimate { return &p.Strategies[k].Regrets[i] }, pointer("strategies", "*", "regrets", i))
	}
	t.addColumn(say.worst, unit, func(k int) *sim.Estimate {
		if row := &p.Strategies[k]; row.Worst >= 0 {
			return &row.Regrets[row.Worst]
		}
		return nil
	}, "")
	t.addColumn(say.average, unit, func(k int) *sim.Estimate { return &p.Strategies[k].Average }, pointer("strategies", "*", "average"))
	return t
}

// sentences say which strategy does least harm where it is wrong, and on average, and what
// of it can still be begun.
func (p *regretPrinter) sentences() []string {
	return append(p.leastHarm(), p.inTime()...)
}

// inTime says for which of the best it is too late, and which of the others can still be
// begun.
func (p *regretPrinter) inTime() (sentences []string) {
	say := &p.say.regret
	quoted := func(name string) string { return fmt.Sprintf(p.say.compare.quoted, display(name)) }
	for i := range p.Seasons {
		if s := &p.Seasons[i]; s.InTime != "" {
			sentences = append(sentences, fmt.Sprintf(say.tooLate, p.season(i), quoted(s.Best), quoted(s.InTime)))
		}
	}
	harm := func(r *sim.RegretRow) float64 { return r.Regrets[r.Worst].Mean }
	first, left := p.least(harm), p.least(func(r *sim.RegretRow) float64 {
		if p.TooLate(r.Name, -1) {
			return math.Inf(1)
		}
		return harm(r)
	})
	if first >= 0 && p.TooLate(p.Strategies[first].Name, -1) && !p.TooLate(p.Strategies[left].Name, -1) {
		at := &p.Strategies[left]
		sentences = append(sentences, fmt.Sprintf(say.safestInTime, quoted(at.Name), measure(p.Measure).Unit.Apart(harm(at)), p.season(at.Worst)))
	}
	return sentences
}

// leastHarm says which strategy does least harm where it is wrong, and on average.
func (p *regretPrinter) leastHarm() []string {
	say := &p.say.regret
	worst := p.least(func(r *sim.RegretRow) float64 { return r.Regrets[r.Worst].Mean })
	average := p.least(func(r *sim.RegretRow) float64 { return r.Average.Mean })
	if worst < 0 {
		return []string{say.none}
	}
	unit := measure(p.Measure).Unit
	quoted := func(k int) string { return fmt.Sprintf(p.say.compare.quoted, display(p.Strategies[k].Name)) }
	at := &p.Strategies[worst]
	if at.Regrets[at.Worst].Mean == 0 {
		return []string{fmt.Sprintf(say.everywhere, quoted(worst))}
	}
	text := []string{fmt.Sprintf(say.safest, quoted(worst), unit.Apart(at.Regrets[at.Worst].Mean), p.season(at.Worst))}
	if average == worst {
		return append(text, fmt.Sprintf(say.alsoAverage, unit.Apart(p.Strategies[average].Average.Mean)))
	}
	return append(text, fmt.Sprintf(say.onAverage, quoted(average), unit.Apart(p.Strategies[average].Average.Mean)))
}

// least returns the strategy, of those played everywhere, of which something is least;
// -1 if there is none.
func (p *regretPrinter) least(of func(*sim.RegretRow) float64) int {
	best := -1
	for k := range p.Strategies {
		if r := &p.Strategies[k]; r.Worst >= 0 && (best < 0 || of(r) < of(&p.Strategies[best])) {
			best = k
		}
	}
	return best
}
