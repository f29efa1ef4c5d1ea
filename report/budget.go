package report

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// budgets draws, of each target that has one, what is left of what may miss it.
func (p *printer) budgets() *section {
	s := &section{ID: "budget", Title: p.say.budgetTitle, Lead: p.say.budgetLead}
	for i := range p.Verdict.Targets {
		t := &p.Verdict.Targets[i]
		if t.Budget != nil && t.Budget.All > 0 && len(t.Budget.Left) > 0 && p.dated() {
			id := fmt.Sprintf("t%d", i)
			s.addTab(id, targetName(t.Target), p.budget(t, i, id))
		}
	}
	return s
}

// targetName is a target as a heading: Service level of phone >= 80 %.
func targetName(text string) string {
	t, err := sim.ParseTarget(text)
	if err != nil {
		return text
	}
	m := measure(t.Key())
	name := m.Name
	if of := t.Scope.Name(); of != "" {
		name += ", " + display(of)
	}
	return name + " " + t.Op + " " + m.Unit.Text(t.Value)
}

// budget draws the budget of a target as it burns down, and below it what each day spends.
func (p *printer) budget(t *sim.TargetResult, number int, id string) *figure {
	b, count := t.Budget, scale{factor: 1}
	unit := p.say.contactsUnit
	if b.Of == sim.OfIntervals {
		unit = p.say.intervalsUnit
	}
	c := p.timePlot("", p.byDay(), panel{fmt.Sprintf(p.say.budgetLeftAxis, unit), 200}, panel{fmt.Sprintf(p.say.budgetSpentAxis, unit), 110})
	c.line(0, p.say.budgetLeft, "solid", "c1", count.of(b.Left), map[string]any{"symbol": "none"})
	c.bars(1, p.say.budgetSpentColumn, "bad", 1, "", count.of(b.Spent), nil)
	c.chart.Aria = patterns()
	base := pointer("verdict", "targets", number, "budget")
	table := &table{Caption: fmt.Sprintf(p.say.budgetCaption, t.Target, unit), Head: []column{
		{Name: p.say.dayColumn, Text: true},
		{Name: p.say.budgetSpentColumn, At: base + pointer("spent", "*")},
		{Name: p.say.budgetLeft, At: base + pointer("left", "*")},
	}}
	for d := range b.Spent {
		table.Rows = append(table.Rows, row{Name: p.day(d), Index: d, Cells: []cell{count.number(b.Spent[d]), count.number(b.Left[d])}})
	}
	return &figure{ID: "budget-" + id, Title: p.say.budgetTitle, Sentence: p.budgetSentence(t), Note: p.say.budgetBurn, Table: table, plot: c}
}

// budgetSentence says what the budget is, and on which day nothing is left of it.
func (p *printer) budgetSentence(t *sim.TargetResult) string {
	text := upperFirst(p.budgetNote(t)) + ". "
	if gone := slices.IndexFunc(t.Budget.Left, func(left float64) bool { return left < 0 }); gone >= 0 {
		return text + fmt.Sprintf(p.say.budgetGone, p.day(gone))
	}
	return text + p.say.budgetEnough
}
