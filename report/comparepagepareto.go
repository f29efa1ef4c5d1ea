package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// The measures of people at work, which stand for what a strategy costs where nothing
// has a price; and those that tell of a price.
var (
	paretoPeople = []string{"staff_hours", "on_duty"}
	priced       = []string{wholeCost, staffCost, "self_service_cost", "playbook_cost", "project_cost"}
)

const (
	paretoHeight = 380
	axisName     = 24 // room for the name of the axis below
)

// trade is a strategy with what it costs and how long it lets wait: of the base its value,
// of the others that and how far they lie from it, in the seasons that both played. Their
// own values may rest on other seasons.
type trade struct {
	strategy   int
	cost, wait float64
	dear, slow *sim.Difference // from the base; nil for the base itself
	by         int             // a strategy that costs no more and lets wait no longer; -1: there is none
}

// pareto draws what strategies cost against how long customers wait under them.
func (c *pageComparison) pareto() *section {
	s := &section{ID: "pareto", Title: c.words.pareto}
	if c.costKey() == "" {
		s.Lead = c.words.noCost
	}
	if f := c.paretoFigure(); f != nil {
		s.addTab("", "", f)
	}
	return s
}

func (c *pageComparison) paretoFigure() *figure {
	cost, wait := comparedRow{measure: c.costKey()}, comparedRow{measure: meanWait}
	list := c.trades(cost, wait)
	if len(list) < 2 {
		return nil
	}
	x, y := c.scaleOf(cost), c.scaleOf(wait)
	p := newPlot("", panel{height: paretoHeight})
	p.tall = titleRoom + paretoHeight + axisRoom + axisName
	p.grid(titleRoom, paretoHeight)
	p.chart.GridList[0].Right = "40" // for long numbers
	p.chart.XAxisList = []opts.XAxis{{Type: "value", Scale: opts.Bool(true), Name: inUnit(c.inScope(cost), x), AxisLabel: &opts.AxisLabel{Formatter: "@exact"}}}
	p.chart.YAxisList = []opts.YAxis{{Type: "value", Scale: opts.Bool(true), Name: inUnit(c.inScope(wait), y), AxisLabel: &opts.AxisLabel{Formatter: "@exact"}}}
	c.addFront(p, list, x, y)
	var data [][6]float64
	var key []string
	for _, of := range list {
		key = append(key, c.name(of.strategy))
		data = append(data, of.cross(x, y))
		shape, colour := of.shape()
		text := c.tradeText(of.cost, of.dear, x) + ", " + c.tradeText(of.wait, of.slow, y)
		p.beside.Marks = append(p.beside.Marks, mark{c.name(of.strategy), text, shape, colour})
	}
	p.add(0, c.words.pareto, "trade", charts.SingleSeries{Type: "custom", RenderItem: "@trade", Data: data},
		map[string]any{"encode": map[string]any{"x": []int{0, 2, 3}, "y": []int{1, 4, 5}}, "z": 5})
	p.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "@trade"}
	p.legend = c.paretoLegend(list)
	note := c.words.paretoNote
	if measure(cost.measure).Unit != sim.Money {
		note = c.words.noPrice + " " + note
	}
	return &figure{
		ID: "pareto-chart", Title: c.words.pareto, Sentence: c.paretoSentence(list, cost, wait),
		Note: note, Key: key, Table: c.paretoTable(list, cost, wait), plot: p,
	}
}

// tradeText is where a strategy lies, and how far from the base.
func (c *pageComparison) tradeText(at float64, d *sim.Difference, s scale) string {
	text := s.withUnit(rounded(at*s.factor, math.Max(sim.ThreeFigures(at*s.factor), s.least)))
	if d == nil {
		return text
	}
	return fmt.Sprintf(c.say.compare.memoValue, text, c.changeNumber(d, s.points()))
}

// inUnit names an axis.
func inUnit(name string, s scale) string {
	if s.unit == "" {
		return name
	}
	return name + ", " + s.unit
}

// costKey is the measure of what strategies cost; empty where it is not known.
func (c *pageComparison) costKey() string {
	if r := (comparedRow{measure: wholeCost}); c.value(0, r) != nil && !c.same(r) {
		return wholeCost
	}
	if c.anyPrice() {
		return ""
	}
	for _, key := range paretoPeople {
		if c.staffed(comparedRow{measure: key}) {
			return key
		}
	}
	return ""
}

// anyPrice reports whether a strategy has a price of any kind.
func (c *pageComparison) anyPrice() bool {
	for i := range c.of {
		for _, key := range priced {
			if c.value(i, comparedRow{measure: key}) != nil {
				return true
			}
		}
		if slices.ContainsFunc(c.Alternatives[i].Projects, func(p sim.Project) bool { return p.Cost > 0 }) {
			return true
		}
	}
	return false
}

// staffed reports whether strategies differ in their people by more than who stays on
// late: by a hundredth, beyond doubt.
func (c *pageComparison) staffed(r comparedRow) bool {
	base := c.value(0, r)
	for i := range c.of {
		if d := c.difference(i, r); base != nil && d != nil && !d.Zero() && math.Abs(d.Mean) > base.Mean/100 {
			return true
		}
	}
	return false
}

// trades are the strategies of which both measures are known.
func (c *pageComparison) trades(cost, wait comparedRow) []trade {
	var list []trade
	for i := range c.of {
		of := trade{strategy: i, dear: c.difference(i, cost), slow: c.difference(i, wait), by: -1}
		if c.value(i, cost) == nil || c.value(i, wait) == nil || i > 0 && (of.dear == nil || of.slow == nil) {
			continue
		}
		of.cost, of.wait = c.Standing(i, cost.measure, cost.scope), c.Standing(i, wait.measure, wait.scope)
		list = append(list, of)
	}
	for i := range list {
		for k := range list {
			if list[k].beats(&list[i]) && (list[i].by < 0 || list[k].beats(&list[list[i].by])) {
				list[i].by = k
			}
		}
	}
	return list
}

// beats reports whether a costs no more than b and lets wait no longer, and one of both
// less.
func (a *trade) beats(b *trade) bool {
	return a.cost <= b.cost && a.wait <= b.wait && (a.cost < b.cost || a.wait < b.wait)
}

// cross is where a strategy lies, and how well its distance from the base is known; no arm
// reaches below none.
func (a *trade) cross(x, y scale) [6]float64 {
	at := func(v float64, d *sim.Difference, s scale) (mean, low, high float64) {
		if d == nil {
			return short(v * s.factor), short(v * s.factor), short(v * s.factor)
		}
		return short(v * s.factor), short(max(v+d.Low-d.Mean, min(v, 0)) * s.factor), short((v + d.High - d.Mean) * s.factor)
	}
	cost, cheap, dear := at(a.cost, a.dear, x)
	wait, quick, slow := at(a.wait, a.slow, y)
	return [6]float64{cost, wait, cheap, dear, quick, slow}
}

// shape tells those that no other beats from the others, and the base from both.
func (a *trade) shape() (shape, colour string) {
	switch {
	case a.strategy == 0 && a.by < 0:
		return "basefront", "c1"
	case a.strategy == 0:
		return "base", "muted"
	case a.by < 0:
		return "front", "c1"
	}
	return "dominated", "muted"
}

// addFront joins those that no other beats.
func (c *pageComparison) addFront(p *plot, list []trade, x, y scale) {
	var front [][2]float64
	for _, of := range list {
		if of.by < 0 {
			front = append(front, [2]float64{short(of.cost * x.factor), short(of.wait * y.factor)})
		}
	}
	slices.SortStableFunc(front, func(a, b [2]float64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	p.add(0, c.words.front, "front", charts.SingleSeries{
		Type: "line", Data: front, ShowSymbol: opts.Bool(false),
		LineStyle: &opts.LineStyle{Color: "@c1", Width: 1.6, Type: "dashed"},
	}, map[string]any{"silent": true})
}

func (c *pageComparison) paretoLegend(list []trade) []legendItem {
	items := []legendItem{{Name: c.words.front, Kind: "dashed", Colour: "c1"}}
	for _, kind := range []string{"front", "dominated", "basefront", "base"} {
		if i := slices.IndexFunc(list, func(of trade) bool { shape, _ := of.shape(); return shape == kind }); i >= 0 {
			_, colour := list[i].shape()
			items = append(items, legendItem{Name: c.words.shapes[kind], Kind: kind, Colour: colour})
		}
	}
	return items
}

// paretoSentence says which strategies are beaten, and by which: beyond doubt, or by the
// means only.
func (c *pageComparison) paretoSentence(list []trade, cost, wait comparedRow) string {
	var front []string
	told, means := make([][]string, len(list)), make([][]string, len(list)) // by the strategy that beats them
	for _, of := range list {
		switch {
		case of.by < 0:
			front = append(front, c.quoted(of.strategy))
		case c.toldBeaten(list[of.by].strategy, of.strategy, cost, wait):
			told[of.by] = append(told[of.by], c.quoted(of.strategy))
		default:
			means[of.by] = append(means[of.by], c.quoted(of.strategy))
		}
	}
	costs, waits := lowerFirst(c.inScope(cost)), lowerFirst(c.inScope(wait))
	if len(front) == len(list) {
		return fmt.Sprintf(c.words.noneBeaten, costs, waits)
	}
	text := []string{fmt.Sprintf(c.words.paretoSentence, costs, waits, c.listed(front))}
	for i := range list {
		if len(told[i]) > 0 {
			text = append(text, fmt.Sprintf(c.words.beatenBy, c.quoted(list[i].strategy), strings.Join(told[i], ", ")))
		}
		if len(means[i]) > 0 {
			text = append(text, fmt.Sprintf(c.words.beatenByMeans, c.quoted(list[i].strategy), strings.Join(means[i], ", ")))
		}
	}
	return strings.Join(text, " ")
}

// toldBeaten reports whether the intervals of both differences leave no doubt that one
// strategy costs no less and lets wait no shorter than another.
func (c *pageComparison) toldBeaten(by, of int, cost, wait comparedRow) bool {
	for _, r := range []comparedRow{cost, wait} {
		if d := c.between(by, of, r); d == nil || !d.Same && (d.N < 2 || d.Low < 0) {
			return false
		}
	}
	return true
}

func (c *pageComparison) paretoTable(list []trade, cost, wait comparedRow) *table {
	t := &table{Caption: c.words.pareto, Print: true, Head: []column{
		{Name: c.words.strategyColumn, Text: true},
		{Name: c.inScope(cost)},
		{Name: c.words.differenceColumn},
		{Name: c.inScope(wait)},
		{Name: c.words.differenceColumn},
		{Name: c.words.beatenColumn, Text: true},
	}}
	x, y := c.scaleOf(cost), c.scaleOf(wait)
	for _, of := range list {
		by := nothing
		if of.by >= 0 {
			by = c.name(list[of.by].strategy)
		}
		i := of.strategy
		t.Rows = append(t.Rows, row{Name: c.name(i), Cells: []cell{
			c.valueCell(i, cost, x), c.changeCell(i, cost, x), c.valueCell(i, wait, y), c.changeCell(i, wait, y), text(by),
		}})
	}
	return t
}
