package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// method says how the figures came about.
func (p *printer) method() []fact {
	say := &p.say.Page.MethodNames
	var list []fact
	add := func(name, value string) {
		if value != "" {
			list = append(list, fact{name, text(value)})
		}
	}
	add(say.Season, p.Season)
	add(say.Centre, p.Centre)
	add(say.Period, p.period())
	add(say.Zone, p.Frame.Zone)
	add(say.Interval, waitText(p.Frame.Interval.Seconds()))
	add(say.Seasons, p.replications())
	add(say.Stopped, p.Stopped)
	add(say.Seed, strconv.FormatUint(p.Seed, 10))
	add(say.Version, p.Version)
	add(say.Digest, p.Digest)
	if f, ok := sim.FindFormula(""); ok {
		add(say.Level, fmt.Sprintf("%s = %s (%s)", f.ID, f.Text, f.Sentence))
	}
	return list
}

// measured explains every measure that the page shows.
func (p *printer) measured() *table {
	say := &p.say.Page
	t := &table{Caption: say.Measures, Head: []column{
		{Name: p.say.measureColumn, Text: true},
		{Name: say.MeaningColumn, Text: true},
		{Name: say.FormulaColumn, Text: true},
		{Name: say.EstimatorColumn, Text: true},
	}}
	for _, m := range sim.Measures() {
		if slices.ContainsFunc(p.Measures, func(v sim.Value) bool { return v.Measure == m.Key }) {
			t.Rows = append(t.Rows, row{Name: p.measureName(&m), Extra: m.Key, Cells: []cell{
				text(m.Sentence), text(m.Formula), text(m.Estimator),
			}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// changed lists what was set on the command line.
func (p *printer) changed() *table {
	if len(p.Changes) == 0 {
		return nil
	}
	say := &p.say.Page
	t := &table{Caption: say.ChangedCaption, Open: true, Head: []column{
		{Name: say.OptionColumn, Text: true}, {Name: say.WasColumn, Text: true},
	}}
	for _, c := range p.Changes {
		was := c.Was
		if was == "" {
			was = nothing
		}
		t.Rows = append(t.Rows, row{Name: c.Option, Cells: []cell{text(was)}})
	}
	return t
}

// assumed lists what the inputs left open.
func (p *printer) assumed() *table {
	if len(p.Assumptions) == 0 {
		return nil
	}
	say := &p.say.Page
	t := &table{Caption: fmt.Sprintf(say.AssumedCount, len(p.Assumptions)), Print: true, Head: []column{
		{Name: say.SettingColumn, Text: true}, {Name: say.ValueUsedColumn, Text: true}, {Name: say.SourceColumn, Text: true},
	}}
	for _, a := range p.Assumptions {
		source := text(a.Source)
		if strings.HasPrefix(a.Source, "assumption") {
			source.Class += " unsure"
		}
		t.Rows = append(t.Rows, row{Name: a.Path, Cells: []cell{text(a.Value), source}})
	}
	return t
}
