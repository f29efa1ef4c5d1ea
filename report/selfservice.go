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
	part := func(name, colour string, pattern int, of func(*sim.LayerFlow) float64) {
		values := newCurve(len(p.Layers), func(i int) (float64, bool) { return max(0, of(&p.Layers[i])), true })
		c.bars(0, name, colour, pattern, "uses", values, nil)
	}
	part(p.say.settled, "c3", 0, settled)
	part(p.say.cameBack, "c2", 1, func(l *sim.LayerFlow) float64 { return l.CameBack })
	part(p.say.handedOver, "c1", 2, func(l *sim.LayerFlow) float64 { return l.HandedOver })
	part(p.say.noEffect, "soft", 3, func(l *sim.LayerFlow) float64 { return l.Used - l.Resolved - l.HandedOver })
	c.chart.Aria = patterns()
	return &figure{
		ID: "self-service", Title: p.say.selfTitle, Sentence: p.selfSentence(), Note: p.say.selfNote,
		Table: p.selfTable(), plot: c,
	}
}

// settled is how many a layer helped for good.
func settled(l *sim.LayerFlow) float64 { return l.Resolved - l.CameBack }

// patterns puts a pattern on bars, so that their colours are not needed.
func patterns() *opts.Aria {
	return &opts.Aria{
		Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(false)},
		Decal: &opts.AriaDecal{Show: opts.Bool(true)},
	}
}

func (p *printer) selfSentence() string {
	var used, good, back, over float64
	for i := range p.Layers {
		l := &p.Layers[i]
		used, good, back, over = used+l.Used, good+settled(l), back+l.CameBack, over+l.HandedOver
	}
	count := scale{factor: 1}
	return fmt.Sprintf(p.say.selfSentence, count.plain(used), count.plain(good), count.plain(back), count.plain(over))
}

func (p *printer) selfTable() *table {
	t := &table{Caption: p.say.selfCaption, Print: true, Head: []column{
		{Name: p.say.layerColumn, Text: true},
		{Name: p.say.used, At: "/layers/*/used"},
		{Name: p.say.resolved, At: "/layers/*/resolved"},
		{Name: p.say.cameBack, At: "/layers/*/came_back"},
		{Name: p.say.handedOver, At: "/layers/*/handed_over"},
	}}
	count := scale{factor: 1}
	for i, l := range p.Layers {
		t.Rows = append(t.Rows, row{Name: display(l.Layer), Extra: l.Kind, Index: i, Cells: []cell{
			count.number(l.Used), count.number(l.Resolved), count.number(l.CameBack), count.number(l.HandedOver),
		}})
	}
	return t
}
