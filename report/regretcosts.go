package report

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// comparison is what the strategies came to in a season; nil where none was played.
func (p *regretPrinter) comparison(season int) *pageComparison {
	c := p.Seasons[season].Comparison
	if c == nil || len(c.Alternatives) == 0 {
		return nil
	}
	return &pageComparison{newComparisonPrinter(c), &englishComparePage}
}

// costs is the table of what the season costs under the base, and by how much more or
// less under the others; of hours on duty where that is known of no season.
func (p *regretPrinter) costs() *table {
	for _, key := range []string{wholeCost, "staff_hours"} {
		r := comparedRow{measure: key}
		if slices.ContainsFunc(p.of, func(c *pageComparison) bool { return c != nil && c.known(r) }) {
			return p.costsIn(r)
		}
	}
	return nil
}

func (p *regretPrinter) costsIn(r comparedRow) *table {
	t := p.byStrategy(fmt.Sprintf(p.say.regret.costs, measure(r.measure).Name))
	if len(t.Rows) > 0 {
		t.Rows[0].Extra = englishComparePage.base
	}
	for i, c := range p.of {
		unit := ""
		if c != nil {
			if unit = c.scaleOf(r).unit; measure(r.measure).Unit == sim.Money {
				unit = display(c.Currency)
			}
		}
		t.Head = append(t.Head, column{Name: p.season(i), Unit: unit})
		for k := range p.Strategies {
			t.Rows[k].Cells = append(t.Rows[k].Cells, p.costCell(i, p.Strategies[k].Name, r))
		}
	}
	return t
}

// costCell is what the base costs in a season, or how much more or less a strategy does.
func (p *regretPrinter) costCell(season int, strategy string, r comparedRow) cell {
	c := p.of[season]
	if c == nil {
		return cell{Text: nothing}
	}
	one := cell{}
	switch i := slices.IndexFunc(c.Alternatives, func(a sim.Alternative) bool { return a.Name == strategy }); {
	case i == 0:
		one = c.valueCell(0, r, c.scaleOf(r))
	case i > 0:
		one = c.changeCell(i, r, c.scaleOf(r))
	}
	if one.Text == "" || one.At == "" {
		return cell{Text: nothing}
	}
	one.Unit, one.At = "", pointer("seasons", season, "comparison")+one.At
	return one
}

// projects lists what must be done before each season, by when and at what price.
func (p *regretPrinter) projects() (tables []*table) {
	for i, c := range p.of {
		if c == nil {
			continue
		}
		for _, t := range c.projects().Tables {
			t.Caption = fmt.Sprintf(p.say.regret.season, p.season(i), t.Caption)
			for k := range t.Rows {
				for n := range t.Rows[k].Cells {
					if one := &t.Rows[k].Cells[n]; one.At != "" {
						one.At = pointer("seasons", i, "comparison") + one.At
					}
				}
			}
			tables = append(tables, t)
		}
	}
	return tables
}

// late says which projects should have been begun by now, season by season.
func (p *regretPrinter) late() (notes []string) {
	for i, c := range p.of {
		if c == nil {
			continue
		}
		for _, note := range c.lateProjects() {
			notes = append(notes, fmt.Sprintf(p.say.regret.season, p.season(i), note))
		}
	}
	return notes
}
