package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// The tables of a ranking, for the terminal and for the page.

// rankedSets is the table of all sets, the best first: what each gains and costs against
// doing nothing. Columns of which nothing is known are left out.
func (c *comparisonPrinter) rankedSets() *table {
	r := c.Ranking
	say := &c.say.rank
	t := &table{Caption: say.sets, Open: true, Head: []column{{Name: say.set, Text: true}}}
	for i := range r.Sets {
		s := &r.Sets[i]
		name := display(s.Name)
		if s.Pareto {
			name += noSpace + say.pareto
		}
		extra := say.status[s.Status]
		if s.TooLate {
			extra += say.tooLate
		}
		t.Rows = append(t.Rows, row{Name: name, Extra: extra, Index: i})
	}
	for _, f := range c.rankedFigures() {
		add := t.addApart
		if f.price {
			add = t.addColumn
		}
		add(f.name, f.unit, func(i int) *sim.Estimate { return f.of(&r.Sets[i]) }, "/ranking/sets/*/"+f.key)
	}
	t.Head = append(t.Head, column{Name: say.replications, At: "/ranking/sets/*/replications"})
	for i := range r.Sets {
		t.Rows[i].Cells = append(t.Rows[i].Cells, scale{factor: 1}.number(float64(r.Sets[i].Replications)))
	}
	return t
}

// rankedFigure is one figure of what a set brings or costs against doing nothing.
type rankedFigure struct {
	name, key string // for readers, and as in the result
	unit      sim.Unit
	price     bool // of one thing, and no difference
	of        func(s *sim.RankedSet) *sim.Estimate
}

func (c *comparisonPrinter) rankedFigures() []rankedFigure {
	say := &c.say.rank
	return []rankedFigure{
		{say.gain, "gain", measure(c.Ranking.Measure).Unit, false, func(s *sim.RankedSet) *sim.Estimate { return &s.Gain }},
		{c.inMoney(say.cost), "cost", sim.Money, false, func(s *sim.RankedSet) *sim.Estimate { return s.Cost }},
		{say.saved, "saved", sim.Count, false, func(s *sim.RankedSet) *sim.Estimate { return s.Saved }},
		{c.base().ofLive(say.avoided, measure(waited)), "avoided", sim.PersonHours, false, func(s *sim.RankedSet) *sim.Estimate { return s.Avoided }},
		{c.inMoney(say.perNeed), "per_need", sim.Money, true, func(s *sim.RankedSet) *sim.Estimate { return s.PerNeed }},
		{c.inMoney(say.perMinute), "per_minute", sim.Money, true, func(s *sim.RankedSet) *sim.Estimate { return s.PerMinute }},
	}
}

// inMoney names the currency of a column.
func (c *comparisonPrinter) inMoney(name string) string {
	if c.Currency == "" {
		return name
	}
	return name + ", " + display(c.Currency)
}

// addApart adds a column of differences, with their signs, unless nothing of it is known.
func (t *table) addApart(name string, unit sim.Unit, of func(i int) *sim.Estimate, at string) {
	before := len(t.Head)
	t.addColumn(name, unit, of, at)
	if len(t.Head) == before {
		return
	}
	for i := range t.Rows {
		c := &t.Rows[i].Cells[len(t.Rows[i].Cells)-1]
		if e := of(i); e != nil && e.N > 0 {
			c.signed = true
			if e.Mean > 0 && c.Text != "0" {
				c.Text = "+" + c.Text
			}
		}
	}
}

// addColumn adds a column of estimates, one a row; none if nothing of it is known.
func (t *table) addColumn(name string, unit sim.Unit, of func(i int) *sim.Estimate, at string) {
	top, known := 0.0, false
	for i := range t.Rows {
		if e := of(i); e != nil && e.N > 0 {
			top, known = max(top, e.Mean, -e.Mean), true
		}
	}
	if !known {
		return
	}
	s := scaleFor(unit, top)
	s.unit = s.halfUnit()
	t.Head = append(t.Head, column{Name: name, Unit: s.unit, At: at})
	for i := range t.Rows {
		c := cell{Text: nothing}
		if e := of(i); e != nil && e.N > 0 {
			c = s.estimate(e)
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, c)
	}
}

// rankLegend explains what stands in the tables of a ranking.
func (c *comparisonPrinter) rankLegend() string {
	if channels := c.base().liveOnly(); channels != "" {
		return c.say.rank.legend + fmt.Sprintf(c.say.rank.legendLive, channels)
	}
	return c.say.rank.legend
}

// rankedParts is the table of what each project brings alone, and to the best set.
func (c *comparisonPrinter) rankedParts() *table {
	r, say := c.Ranking, &c.say.rank
	if len(r.Parts) == 0 {
		return nil
	}
	t := &table{Caption: say.parts, Open: true, Head: []column{{Name: say.project, Text: true}}}
	for i, p := range r.Parts {
		extra := say.outOfBest
		if p.InBest {
			extra = say.inBest
		}
		t.Rows = append(t.Rows, row{Name: display(p.Project), Extra: extra, Index: i})
	}
	t.addApart(say.alone, measure(r.Measure).Unit, func(i int) *sim.Estimate { return &r.Parts[i].Alone }, "/ranking/parts/*/alone")
	t.addApart(say.adds, measure(r.Measure).Unit, func(i int) *sim.Estimate { return &r.Parts[i].Adds }, "/ranking/parts/*/adds")
	return t
}

// rankedOverlaps is the table of what each two projects would both prevent.
func (c *comparisonPrinter) rankedOverlaps() *table {
	r, say := c.Ranking, &c.say.rank
	if len(r.Overlaps) == 0 {
		return nil
	}
	t := &table{Caption: say.overlaps, Note: say.overlapNote, Open: true, Head: []column{{Name: say.pair, Text: true}}}
	for i := range r.Overlaps {
		o := &r.Overlaps[i]
		t.Rows = append(t.Rows, row{Name: display(o.First) + c.say.compare.and + display(o.Second), Index: i})
	}
	t.addApart(say.overlap, measure(r.Measure).Unit, func(i int) *sim.Estimate { return &r.Overlaps[i].Estimate }, "/ranking/overlaps/*")
	return t
}

// rankingSentences say which set is best, how sure that is, and what it took to find.
func (c *comparisonPrinter) rankingSentences() []string {
	r, say := c.Ranking, &c.say.rank
	best := fmt.Sprintf(c.say.compare.quoted, display(r.Best))
	name := lowerFirst(measure(r.Measure).Name)
	if of := r.Scope.Name(); of != "" {
		name += " (" + display(of) + ")"
	}
	sentence := fmt.Sprintf(say.best, best, name)
	budget := c.budget()
	switch {
	case !r.Decided && r.Budget > 0:
		sentence = fmt.Sprintf(say.aheadWithin, budget, best, name)
	case !r.Decided:
		sentence = fmt.Sprintf(say.ahead, best, name)
	case r.Budget > 0:
		sentence = fmt.Sprintf(say.bestWithin, budget, best, name)
	}
	percent := scale{unit: "%", factor: 100}
	matter := measure(r.Measure).Unit.Apart(r.Indifference)
	promise := fmt.Sprintf(say.promise, percent.rough(r.Promised), matter, r.Procedure)
	if !r.Decided {
		promise = say.undecided
	}
	count := scale{factor: 1}
	sentences := append([]string{sentence}, c.inTime()...)
	sentences = append(sentences,
		fmt.Sprintf(say.sure, percent.withUnit(rounded(math.Min(99, floor(100*r.Sure)), 1))),
		promise,
	)
	sentences = append(sentences, c.doubtfulCosts()...)
	if r.Equal > 0 {
		saved := max(0, 1-float64(r.Played)/float64(r.Equal))
		sentences = append(sentences, fmt.Sprintf(say.saving, count.plain(float64(r.Played)), count.plain(float64(r.Equal)), percent.withUnit(rounded(100*saved, 1))))
	}
	return sentences
}

// inTime says that it is too late for the best, where it is, and what can still be begun.
func (c *comparisonPrinter) inTime() []string {
	r, say := c.Ranking, &c.say.rank
	best := slices.IndexFunc(c.Alternatives, func(a sim.Alternative) bool { return a.Name == r.Best })
	if r.InTime == "" || best < 0 {
		return nil
	}
	late := strings.Join(c.tooLate(best), c.say.compare.and)
	if r.InTime == c.Alternatives[0].Name {
		return []string{fmt.Sprintf(say.nothingInTime, late, fmt.Sprintf(c.say.compare.quoted, display(r.InTime)))}
	}
	return []string{fmt.Sprintf(say.bestInTime, late, fmt.Sprintf(c.say.compare.quoted, display(r.InTime)))}
}

// tooLate says which projects of an alternative, that the base does not have, should have
// been begun by now.
func (c *comparisonPrinter) tooLate(i int) (notes []string) {
	for _, p := range c.Late(i) {
		notes = append(notes, fmt.Sprintf(c.say.compare.late, display(p.Name), c.date(p.Start)))
	}
	return notes
}

// budget is the budget as it was typed, unrounded.
func (c *comparisonPrinter) budget() string {
	return c.money(grouped(strconv.FormatFloat(c.Ranking.Budget, 'f', -1, 64)))
}

// doubtfulCosts says of which sets it is not known whether they are within the budget,
// where it matters: of the best, those that may be, and what is better but may cost more.
func (c *comparisonPrinter) doubtfulCosts() (sentences []string) {
	r, say := c.Ranking, &c.say.rank
	for i := range r.Sets {
		s := &r.Sets[i]
		sentence := say.mayBeAbove
		switch {
		case !s.CostInDoubt || s.Status == sim.RankedWorse || s.Cost == nil:
			continue
		case s.Status == sim.RankedCostly && s.Gain.Mean <= r.Sets[0].Gain.Mean:
			continue
		case s.Status == sim.RankedCostly:
			sentence = say.mayBeWithin
		}
		cost := c.money(scale{factor: 1}.inWords(s.Cost))
		sentences = append(sentences, fmt.Sprintf(sentence, fmt.Sprintf(c.say.compare.quoted, display(s.Name)), cost))
	}
	return sentences
}

// floor rounds a share of a hundred down: what is sure at least is never rounded up.
func floor(percent float64) float64 { return float64(int(percent)) }
