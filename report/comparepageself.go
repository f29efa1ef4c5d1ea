package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// selfService sets what layers of self-service claim beside what they settle for good.
func (c *pageComparison) selfService() *section {
	s := &section{ID: "self", Title: c.words.self, Lead: c.words.selfLead, Choose: c.say.layerColumn}
	for i, layer := range c.layers() {
		id := fmt.Sprintf("l%d", i)
		s.addTab(id, display(layer), c.layerFigure(layer, id))
	}
	if len(s.Tabs) > 0 {
		s.Tables = present(c.leftTable())
		s.Lead = strings.TrimSpace(s.Lead + " " + c.selfSentence())
	}
	return s
}

// layers names the layers of all strategies, those of the base first.
func (c *pageComparison) layers() []string {
	var names []string
	for _, p := range c.of {
		for _, l := range p.Layers {
			if !slices.Contains(names, l.Layer) {
				names = append(names, l.Layer)
			}
		}
	}
	return names
}

// layer returns how a strategy used a layer, and its place; nil where it has none.
func (c *pageComparison) layer(strategy int, name string) (*sim.LayerUse, int) {
	list := c.of[strategy].Layers
	i := slices.IndexFunc(list, func(l sim.LayerFlow) bool { return l.Layer == name })
	if i < 0 {
		return nil, i
	}
	return &list[i].LayerUse, i
}

// layerFigure draws what became of those whom a layer did not hand over: claimed is all
// of a bar, net its first part.
func (c *pageComparison) layerFigure(layer, id string) *figure {
	p := newRows("%", forestRow*len(c.of), 6)
	var names []string
	for i := range c.of {
		names = append(names, c.name(i))
	}
	p.rows(names)
	part := func(name, colour string, pattern int, of func(*sim.LayerUse) float64) {
		values := newCurve(len(c.of), func(i int) (float64, bool) {
			l, _ := c.layer(i, layer)
			if l == nil || l.Offered == 0 {
				return 0, false
			}
			return max(0, 100*of(l)/l.Offered), true
		})
		if values.top() >= 0 && *values[values.top()] > 0 {
			p.bars(0, name, colour, pattern, "claimed", values, nil)
		}
	}
	part(c.words.settledForGood, "c3", 0, settled)
	part(c.words.backHere, "c2", 1, func(l *sim.LayerUse) float64 { return l.CameBack - l.Elsewhere })
	part(c.words.backElsewhere, "c4", 4, func(l *sim.LayerUse) float64 { return l.Elsewhere })
	part(c.say.leftLayer, "bad", 3, func(l *sim.LayerUse) float64 { return l.Left })
	if len(p.legend) == 0 {
		return nil
	}
	p.chart.Aria = patterns()
	return &figure{
		ID: id + "-layer", Title: upperFirst(display(layer)), Sentence: c.layerSentence(layer), Note: c.words.layerNote,
		Table: c.layerTable(layer), plot: p,
	}
}

// layerSentence says what is claimed of a layer under each strategy, and what it settles
// for good.
func (c *pageComparison) layerSentence(layer string) string {
	return c.gapSentence(fmt.Sprintf(c.words.layerSentence, display(layer)), func(i int) (claimed, net float64, ok bool) {
		l, _ := c.layer(i, layer)
		if l == nil || l.Claimed == nil || l.Net == nil {
			return 0, 0, false
		}
		return *l.Claimed, *l.Net, true
	})
}

// selfSentence says the same of all needs, as the table of the differences has it.
func (c *pageComparison) selfSentence() string {
	return c.gapSentence(c.words.selfSentence, func(i int) (claimed, net float64, ok bool) {
		a, b := c.value(i, comparedRow{measure: claimedDeflection}), c.value(i, comparedRow{measure: netDeflection})
		if a == nil || b == nil || a.Mean == 0 && b.Mean == 0 {
			return 0, 0, false
		}
		return a.Mean, b.Mean, true
	})
}

// gapSentence lists what is claimed and what is settled under each strategy, and how far
// the two lie apart; empty where nothing is known.
func (c *pageComparison) gapSentence(lead string, of func(strategy int) (claimed, net float64, ok bool)) string {
	var list []string
	percent := scale{unit: "%", factor: 100}
	points := percent.points()
	for i := range c.of {
		if claimed, net, ok := of(i); ok {
			gap := points.withUnit(rounded((claimed-net)*100, 0.1))
			list = append(list, fmt.Sprintf(c.words.gap, c.quoted(i), percent.withUnit(rounded(claimed*100, 0.1)), percent.withUnit(rounded(net*100, 0.1)), gap))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("%s: %s.", lead, c.listed(list))
}

// layerTable has the numbers behind the chart, and how often the layer was used.
func (c *pageComparison) layerTable(layer string) *table {
	t := &table{Caption: fmt.Sprintf(c.words.layerCaption, display(layer)), Print: true, Head: []column{{Name: c.words.strategyColumn, Text: true}}}
	count, percent := scale{factor: 1}, scale{unit: "%", factor: 100}
	columns := []struct {
		name, field string
		scale       scale
		of          func(*sim.LayerUse) *float64
	}{
		{c.say.claimed, "claimed", percent, func(l *sim.LayerUse) *float64 { return l.Claimed }},
		{c.say.net, "net", percent, func(l *sim.LayerUse) *float64 { return l.Net }},
		{c.say.layerOffered, "offered", count, func(l *sim.LayerUse) *float64 { return &l.Offered }},
		{c.say.used, "used", count, func(l *sim.LayerUse) *float64 { return &l.Used }},
		{c.say.resolved, "resolved", count, func(l *sim.LayerUse) *float64 { return &l.Resolved }},
		{c.say.cameBack, "came_back", count, func(l *sim.LayerUse) *float64 { return &l.CameBack }},
		{c.words.elsewhereColumn, "elsewhere", count, func(l *sim.LayerUse) *float64 { return &l.Elsewhere }},
		{c.say.handedOver, "handed_over", count, func(l *sim.LayerUse) *float64 { return &l.HandedOver }},
		{c.say.leftLayer, "left", count, func(l *sim.LayerUse) *float64 { return &l.Left }},
	}
	for _, of := range columns {
		t.Head = append(t.Head, column{Name: of.name})
	}
	for i := range c.of {
		l, k := c.layer(i, layer)
		r := row{Name: c.name(i)}
		for _, of := range columns {
			one := cell{Text: nothing}
			if l != nil {
				one = of.scale.known(of.of(l))
				one.Unit, one.At = of.scale.unit, pointer("alternatives", i, "result", "layers", k, of.field)
			}
			r.Cells = append(r.Cells, one)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// leftTable sets what self-service claims and settles beside what is left for people:
// how many contacts, and how long each of them takes.
func (c *pageComparison) leftTable() *table {
	t := &table{Caption: c.words.leftCaption, Open: true, Head: []column{{Name: c.words.strategyColumn, Text: true}}}
	var rows []comparedRow
	for _, key := range []string{claimedDeflection, netDeflection, "offered", "handle_time", "work", "staff_hours"} {
		if r := (comparedRow{measure: key}); c.known(r) && !c.allZero(r) {
			rows = append(rows, r)
			t.Head = append(t.Head, column{Name: c.base().measureName(measure(key))}, column{Name: c.words.differenceColumn})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for i := range c.of {
		one := row{Name: c.name(i)}
		for _, r := range rows {
			s := c.scaleOf(r)
			one.Cells = append(one.Cells, c.valueCell(i, r, s), c.changeCell(i, r, s))
		}
		t.Rows = append(t.Rows, one)
	}
	return t
}
