package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// projects lists what must be done, by when and at what price, and for which strategies.
func (c *pageComparison) projects() *section {
	s := &section{ID: "projects", Title: c.words.projects}
	if c.Today != "" {
		s.Lead = fmt.Sprintf(c.words.projectsLead, c.today())
	}
	w := c.words
	price := func(name string) string {
		if c.Currency != "" {
			return name + ", " + display(c.Currency)
		}
		return name
	}
	t := &table{Caption: w.projectsCaption, Open: true, Head: []column{
		{Name: w.projectColumn, Text: true},
		{Name: price(w.onceColumn)},
		{Name: price(w.weekColumn)},
		{Name: price(w.seasonColumn)},
		{Name: w.leadColumn},
		{Name: w.startColumn, Text: true},
		{Name: w.byColumn, Text: true},
		{Name: w.lateColumn, Text: true},
		{Name: w.forColumn, Text: true},
	}}
	var seen []sim.Project
	for i := range c.Alternatives {
		for k, p := range c.Alternatives[i].Projects {
			if !slices.Contains(seen, p) {
				seen = append(seen, p)
				t.Rows = append(t.Rows, c.projectRow(i, k))
			}
		}
	}
	if len(t.Rows) > 0 {
		s.Tables = []*table{t}
	}
	return s
}

// projectRow is a project, by its place in the first strategy that needs it.
func (c *pageComparison) projectRow(strategy, k int) row {
	p, count := &c.Alternatives[strategy].Projects[k], scale{factor: 1}
	at := pointer("alternatives", strategy, "projects", k)
	money := func(v float64, field string) cell {
		if v == 0 {
			return cell{Text: nothing}
		}
		one := count.number(v)
		one.At = at + "/" + field
		return one
	}
	lead := cell{Text: nothing}
	if p.LeadDays > 0 {
		lead = cell{Text: strconv.Itoa(p.LeadDays), At: at + "/lead_days"}
	}
	return row{Name: display(p.Name), Cells: []cell{
		money(p.Price, "price"), money(p.PerWeek, "per_week"), money(p.Cost, "cost"),
		lead, text(c.date(p.Start)), text(c.date(p.By)), c.lateness(p),
		text(c.needing(*p)),
	}}
}

// needing names the strategies for which a project must be done.
func (c *pageComparison) needing(p sim.Project) string {
	var names, others []string
	for i := range c.Alternatives {
		if slices.Contains(c.Alternatives[i].Projects, p) {
			names = append(names, c.name(i))
		} else {
			others = append(others, c.name(i))
		}
	}
	switch {
	case len(names) > 1 && len(others) == 0:
		return c.words.allStrategies
	case len(names) > len(others) && len(names) > 3:
		return fmt.Sprintf(c.words.allBut, strings.Join(others, "; "))
	}
	return strings.Join(names, "; ")
}

// lateness says whether a project can still be begun in time.
func (c *pageComparison) lateness(p *sim.Project) cell {
	switch {
	case c.Today == "" || p.Start == (calendar.Date{}):
		return text(nothing)
	case c.isLate(p):
		return cell{Text: c.words.late, Class: "text late"}
	}
	return text(c.words.inTime)
}

// warned are the warnings of the comparison and those that all strategies share, and
// what else differs.
func (c *pageComparison) warned() []string {
	list, _ := c.warnings()
	if also := c.alsoDiffers(); also != "" {
		list = append(list, also)
	}
	return list
}

// ownWarnings lists those of single strategies.
func (c *pageComparison) ownWarnings() *table {
	shared, _ := c.warnings()
	t := &table{Caption: c.words.ownWarnings, Print: true, Head: []column{
		{Name: c.words.strategyColumn, Text: true}, {Name: c.words.warningColumn, Text: true},
	}}
	for i, p := range c.of {
		for _, w := range p.Warnings {
			if !slices.Contains(shared, w) {
				t.Rows = append(t.Rows, row{Name: c.name(i), Cells: []cell{text(unbroken(w))}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// method says how the figures came about.
func (c *pageComparison) method() []fact {
	names, own := &c.say.Page.MethodNames, c.words
	var list []fact
	add := func(name, value string) {
		if value != "" {
			list = append(list, fact{name, text(value)})
		}
	}
	add(names.Season, c.Season)
	add(names.Centre, c.Centre)
	add(names.Period, c.base().period())
	add(own.strategies, c.names())
	add(names.Seasons, c.each())
	add(own.asked, strings.Join(c.Until, ", "))
	add(names.Stopped, c.Stopped)
	add(own.pairing, c.luck())
	add(own.intervals, c.intervalsWord())
	add(names.Seed, strconv.FormatUint(c.Seed, 10))
	add(names.Version, c.Version)
	return list
}

// names lists the strategies.
func (c *pageComparison) names() string {
	var list []string
	for i := range c.of {
		list = append(list, c.name(i))
	}
	return strings.Join(list, " · ")
}

// intervalsWord says how the intervals of differences are made.
func (c *pageComparison) intervalsWord() string {
	if c.Paired {
		return c.words.pairedInterval
	}
	return c.words.unpairedInterval
}

// changed lists what was set on the command line for all strategies.
func (c *pageComparison) changed() *table {
	return newPrinter(&sim.Result{Changes: c.Changes}).changed()
}
