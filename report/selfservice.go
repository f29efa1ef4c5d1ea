package report

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// selfService draws what became of those who used each layer of self-service.
func (p *printer) selfService() *figure {
	if len(p.Layers) == 0 {
		return nil
	}
	c := newPlot("", panel{"", 44 * len(p.Layers)})
	c.grid(6, 44*len(p.Layers))
	c.tall = 6 + 44*len(p.Layers) + axisRoom
	c.chart.GridList[0].Left = "120"
	var names []string
	for _, l := range p.Layers {
		names = append(names, display(l.Layer))
	}
	c.chart.XAxisList = []opts.XAxis{{Type: "value", AxisLabel: &opts.AxisLabel{Formatter: "@number"}}}
	c.chart.YAxisList = []opts.YAxis{{Type: "category", Data: names, Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{Width: 108, Overflow: "break"}}}
	part := func(name, colour string, pattern int, of func(*sim.LayerUse) float64) {
		values := newCurve(len(p.Layers), func(i int) (float64, bool) { return max(0, of(&p.Layers[i].LayerUse)), true })
		c.bars(0, name, colour, pattern, "uses", values, nil)
	}
	part(p.say.settled, "c3", 0, settled)
	part(p.say.cameBack, "c2", 1, func(l *sim.LayerUse) float64 { return l.CameBack })
	part(p.say.handedOver, "c1", 2, func(l *sim.LayerUse) float64 { return l.HandedOver })
	if p.used(func(l *sim.LayerUse) float64 { return l.Left }) > 0 {
		part(p.say.leftLayer, "bad", 3, func(l *sim.LayerUse) float64 { return l.Left })
	}
	c.chart.Aria = patterns()
	return &figure{
		ID: "self-service", Title: p.say.selfTitle, Sentence: p.selfSentence(), Note: p.say.selfNote,
		Table: p.selfTable(), plot: c,
	}
}

// settled is how many a layer helped for good.
func settled(l *sim.LayerUse) float64 { return l.Resolved - l.CameBack }

// used adds a count up over the layers.
func (p *printer) used(of func(*sim.LayerUse) float64) float64 {
	total := 0.0
	for i := range p.Layers {
		total += of(&p.Layers[i].LayerUse)
	}
	return total
}

// patterns puts a pattern on bars, so that their colours are not needed.
func patterns() *opts.Aria {
	return &opts.Aria{
		Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(false)},
		Decal: &opts.AriaDecal{Show: opts.Bool(true)},
	}
}

func (p *printer) selfSentence() string {
	count := func(of func(*sim.LayerUse) float64) string { return scale{factor: 1}.plain(p.used(of)) }
	return fmt.Sprintf(p.say.selfSentence, count(func(l *sim.LayerUse) float64 { return l.Used }), count(settled),
		count(func(l *sim.LayerUse) float64 { return l.CameBack }), count(func(l *sim.LayerUse) float64 { return l.HandedOver }))
}

// useColumn is one figure of a layer's use.
type useColumn struct {
	name, unit, field string
	of                func(*sim.LayerUse) cell
}

// useColumns lists the figures of the layers' use; what never happened is left
// out.
func (p *printer) useColumns() []useColumn {
	var list []useColumn
	number := func(name, field string, always bool, of func(*sim.LayerUse) float64) {
		if always || p.used(of) > 0 {
			list = append(list, useColumn{name, "", field, func(l *sim.LayerUse) cell { return scale{factor: 1}.number(of(l)) }})
		}
	}
	number(p.say.layerOffered, "offered", true, func(l *sim.LayerUse) float64 { return l.Offered })
	number(p.say.refused, "refused", false, func(l *sim.LayerUse) float64 { return l.Refused })
	number(p.say.used, "used", true, func(l *sim.LayerUse) float64 { return l.Used })
	number(p.say.resolved, "resolved", true, func(l *sim.LayerUse) float64 { return l.Resolved })
	number(p.say.cameBack, "came_back", true, func(l *sim.LayerUse) float64 { return l.CameBack })
	number(p.say.handedOver, "handed_over", true, func(l *sim.LayerUse) float64 { return l.HandedOver })
	number(p.say.leftLayer, "left", false, func(l *sim.LayerUse) float64 { return l.Left })
	share := func(name, field string, of func(*sim.LayerUse) *float64) {
		list = append(list, useColumn{name, "%", field, func(l *sim.LayerUse) cell { return scale{unit: "%", factor: 100}.known(of(l)) }})
	}
	share(p.say.claimed, "claimed", func(l *sim.LayerUse) *float64 { return l.Claimed })
	share(p.say.net, "net", func(l *sim.LayerUse) *float64 { return l.Net })
	return list
}

// selfTable is how each layer was used, and below it for each reason that it
// can help with, where there are several.
func (p *printer) selfTable() *table {
	t := &table{Caption: p.say.selfCaption, Print: true, Head: []column{{Name: p.say.layerColumn, Text: true}}}
	columns := p.useColumns()
	for _, c := range columns {
		t.Head = append(t.Head, column{Name: c.name, Unit: c.unit, At: "/layers/*/" + c.field})
	}
	for i := range p.Layers {
		l := &p.Layers[i]
		whole := row{Name: display(l.Layer), Extra: l.Kind, Index: i}
		for _, c := range columns {
			whole.Cells = append(whole.Cells, c.of(&l.LayerUse))
		}
		t.Rows = append(t.Rows, whole)
		if len(l.Reasons) < 2 {
			continue
		}
		for k := range l.Reasons {
			part := row{Name: "· " + display(l.Reasons[k].Reason), Index: i}
			for _, c := range columns {
				one := c.of(&l.Reasons[k].LayerUse)
				one.Index = fmt.Sprintf("%d/reasons/%d", i, k)
				part.Cells = append(part.Cells, one)
			}
			t.Rows = append(t.Rows, part)
		}
	}
	return t
}
