package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// ruleColumns are the figures of a rule, with their names in result.json: those that
// all have, and those that some have.
func (p *printer) ruleColumns() []ruleColumn {
	plain := scale{factor: 1}
	hours := scale{unit: "h", factor: 1}
	columns := []ruleColumn{
		{p.say.ruleFired, "fired", plain, func(r *sim.RuleUse) *sim.Estimate { return &r.Fired }},
		{p.say.ruleHours, "hours", hours, func(r *sim.RuleUse) *sim.Estimate { return &r.Hours }},
		{p.say.ruleWork, "work", hours, func(r *sim.RuleUse) *sim.Estimate { return r.Work }},
		{p.say.ruleHeard, "heard", plain, func(r *sim.RuleUse) *sim.Estimate { return r.Heard }},
		{p.say.ruleCost, "cost", plain, func(r *sim.RuleUse) *sim.Estimate { return &r.Cost }},
		{p.say.ruleLost, "lost", plain, func(r *sim.RuleUse) *sim.Estimate { return r.Lost }},
	}
	return slices.DeleteFunc(columns, func(c ruleColumn) bool {
		return !slices.ContainsFunc(p.Playbook, func(r sim.RuleUse) bool { return c.of(&r) != nil })
	})
}

type ruleColumn struct {
	name, key string
	scale     scale
	of        func(*sim.RuleUse) *sim.Estimate
}

// playbook is the table of what each rule did in a season.
func (p *printer) playbook() *table {
	if len(p.Playbook) == 0 {
		return nil
	}
	t := &table{Caption: p.say.ruleCaption, Print: true, Open: true, Head: []column{
		{Name: p.say.ruleColumn, Text: true}, {Name: p.say.ruleEver}, {Name: p.say.ruleFirst, Text: true},
	}}
	for _, c := range p.ruleColumns() {
		t.Head = append(t.Head, column{Name: c.name, Unit: c.scale.unit})
	}
	for i := range p.Playbook {
		ever := scale{unit: "%", factor: 100}.estimate(&p.Playbook[i].Ever)
		ever.At, ever.Unit = pointer("playbook", i, "ever"), "%"
		r := row{Name: display(p.Playbook[i].Rule), Index: i, Cells: []cell{ever, p.first(p.Playbook[i].First)}}
		for _, c := range p.ruleColumns() {
			if c.of(&p.Playbook[i]) == nil {
				r.Cells = append(r.Cells, text(nothing))
				continue
			}
			number := c.scale.full(c.of(&p.Playbook[i]), pointer("playbook", i, c.key))
			number.Unit = "" // the column has it
			r.Cells = append(r.Cells, number)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// first says when something happened for the first time: in half of the seasons
// before a moment, and in four of five between two.
func (p *printer) first(m *sim.Moments) cell {
	if m == nil {
		return text(nothing)
	}
	at := func(t des.Time) string { return strings.ReplaceAll(p.moment(t), " ", noSpace) }
	c := text(at(m.P50))
	if m.P10 > 0 {
		c.Spread = at(m.P10) + " – " + at(m.P90)
	}
	return c
}

// playbook writes a line for each rule.
func (t *textPage) playbook() {
	if len(t.Playbook) == 0 {
		return
	}
	t.line("")
	t.line("%s", t.say.textPlaybook)
	for i := range t.Playbook {
		r := &t.Playbook[i]
		line := fmt.Sprintf(t.say.textFired, display(r.Rule), scale{factor: 1}.inWords(&r.Fired))
		if r.First != nil {
			line += fmt.Sprintf(t.say.textFirst, scale{unit: "%", factor: 100}.mean(&r.Ever), t.moment(r.First.P50))
		}
		if r.Work != nil && r.Work.Mean > 0 {
			line += fmt.Sprintf(t.say.textWork, scale{unit: "h", factor: 1}.inWords(r.Work))
		}
		if r.Heard != nil && r.Heard.Mean > 0 {
			line += fmt.Sprintf(t.say.textHeard, scale{factor: 1}.inWords(r.Heard))
		}
		if r.Lost != nil && r.Lost.Mean > 0 {
			line += fmt.Sprintf(t.say.textLost, scale{factor: 1}.inWords(r.Lost))
		}
		if r.Cost.Mean > 0 {
			line += fmt.Sprintf(t.say.textCost, scale{factor: 1}.inWords(&r.Cost))
		}
		t.paragraph("  ", "    ", line)
	}
}
