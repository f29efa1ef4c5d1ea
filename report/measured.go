package report

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// backtest lays what really happened beside what was simulated: a table of the
// whole, and a chart for each measure, interval by interval.
func (p *printer) backtest() *section {
	s := &section{ID: "measured", Title: p.say.Page.Measured}
	if p.Measured == nil {
		return s
	}
	s.Lead = p.say.Page.MeasuredLead
	s.Tables = present(p.measuredTable())
	for i := range p.Measured.Series {
		series := &p.Measured.Series[i]
		s.addTab(series.Measure, p.backtestName(series), p.measuredIntervals(series, i))
	}
	return s
}

// backtestName is the name of a measure that was compared.
func (p *printer) backtestName(s *sim.BacktestSeries) string {
	if m, ok := sim.FindMeasure(s.Measure); ok {
		return m.Name
	}
	return s.Measure
}

// backtestScale is how values of a measure up to top are written.
func backtestScale(s *sim.BacktestSeries, top float64) scale {
	if m, ok := sim.FindMeasure(s.Measure); ok {
		return scaleFor(m.Unit, top)
	}
	return scale{factor: 1}
}

// measuredTable says of each measure what it was, what it was simulated to be,
// and in how many intervals it lies within the range of the seasons.
func (p *printer) measuredTable() *table {
	each := func(field string) string { return pointer("measured", "series", "*", field) }
	t := &table{Caption: fmt.Sprintf(p.say.measuredCaption, display(p.Measured.Channel)), Open: true, Print: true, Head: []column{
		{Name: p.say.measureColumn, Text: true},
		{Name: p.say.measuredColumn, At: each("total")},
		{Name: p.say.simulatedColumn, At: each("expected")},
		{Name: p.say.insideColumn, Unit: "%", At: each("inside")},
		{Name: p.say.belowColumn, Unit: "%", At: each("below")},
		{Name: p.say.aboveColumn, Unit: "%", At: each("above")},
		{Name: p.say.comparedColumn, At: each("of")},
	}}
	for i := range p.Measured.Series {
		s := &p.Measured.Series[i]
		unit, share := backtestScale(s, max(s.Total, s.Expected)), scaleFor(sim.Share, 1)
		inUnit := func(v float64) cell { return cell{Text: unit.plain(v), Unit: unit.unit} }
		t.Rows = append(t.Rows, row{Name: p.backtestName(s), Index: i, Cells: []cell{
			inUnit(s.Total), inUnit(s.Expected), share.known(s.Inside), share.known(s.Below), share.known(s.Above), scale{factor: 1}.number(float64(s.Of)),
		}})
	}
	t.Note = unbroken(strings.Join(p.Measured.Misses, " "))
	return t
}

// measuredIntervals draws one measure interval by interval, a week at a time.
func (p *printer) measuredIntervals(s *sim.BacktestSeries, number int) *figure {
	if p.Frame.Count > mostPoints {
		return nil
	}
	one, top := scale{factor: 1}, 0.0
	for _, series := range [][]*float64{s.Measured, s.P90} {
		if i := one.ofKnown(series).top(); i >= 0 {
			top = max(top, *series[i])
		}
	}
	unit := backtestScale(s, top)
	name := p.backtestName(s)
	title := name
	if unit.unit != "" {
		title += ", " + unit.unit
	}
	c := p.timePlot(unit.unit, p.byInterval(true), panel{title, 200})
	c.beside.Weeks = true
	c.band(0, p.say.seasonBand, "c1", unit.ofKnown(s.P10), unit.ofKnown(s.P90), 0.24)
	c.line(0, p.say.simulatedColumn, "solid", "c1", unit.ofKnown(s.Simulated), nil)
	c.dots(0, p.say.measuredColumn, "bad", unit.ofKnown(s.Measured))
	at := func(field string) string { return pointer("measured", "series", number, field, "*") }
	t := &table{Caption: fmt.Sprintf(p.say.measuredIntervalsCaption, name, display(p.Measured.Channel)), Head: []column{
		{Name: p.say.intervalColumn, Text: true},
		{Name: p.say.measuredColumn, Unit: unit.unit, At: at("measured")},
		{Name: p.say.simulatedColumn, Unit: unit.unit, At: at("simulated")},
		{Name: p.say.below10, Unit: unit.unit, At: at("p10")},
		{Name: p.say.above90, Unit: unit.unit, At: at("p90")},
	}}
	for i, v := range s.Measured {
		if v != nil {
			t.Rows = append(t.Rows, row{Name: p.moment(p.Frame.At(i)), Index: i, Cells: []cell{
				unit.known(v), unit.known(atKnown(s.Simulated, i)), unit.known(atKnown(s.P10, i)), unit.known(atKnown(s.P90, i)),
			}})
		}
	}
	sentence := p.say.givenSentence
	if s.Inside != nil {
		percent := func(v *float64) string { return fmt.Sprintf("%.0f", 100**v) }
		sentence = fmt.Sprintf(p.say.measuredSentence, percent(s.Inside), s.Of, percent(s.Above), percent(s.Below))
	}
	return &figure{ID: "measured-" + s.Measure, Title: name, Sentence: unbroken(sentence), Table: t, plot: c}
}

// backtest writes what was measured beside what was simulated, a line for each
// measure.
func (t *textPage) backtest() {
	if t.Measured == nil {
		return
	}
	block := [][]string{{fmt.Sprintf(t.say.measuredCaption, display(t.Measured.Channel)), t.say.measuredColumn, t.say.simulatedColumn, t.say.textInside}}
	for i := range t.Measured.Series {
		s := &t.Measured.Series[i]
		unit := backtestScale(s, max(s.Total, s.Expected))
		inside := t.say.textGiven
		if s.Inside != nil {
			inside = fmt.Sprintf(t.say.textInsideOf, fmt.Sprintf("%.0f", 100**s.Inside), s.Of)
		}
		block = append(block, []string{
			t.backtestName(s), unit.withUnit(unit.plain(s.Total)), unit.withUnit(unit.plain(s.Expected)), inside,
		})
	}
	t.line("")
	t.table(block, alignLeft)
	for _, miss := range t.Measured.Misses {
		t.paragraph("", "  ", miss)
	}
}
