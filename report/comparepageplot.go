package report

import "github.com/go-echarts/go-echarts/v2/opts"

// mark is one strategy in a chart: what it is called, what stands beside it, and its
// shape, so that colour is not needed.
type mark struct {
	Name   string `json:"name"`
	Text   string `json:"text,omitempty"`
	Shape  string `json:"shape"`  // that of a sign, or of a trade
	Colour string `json:"colour"` // of the palette
}

// newRows begins a chart with a row for each strategy, so high in all, below a strip.
func newRows(unit string, height, above int) *plot {
	p := newPlot(unit, panel{height: height})
	p.grid(above, height)
	p.tall = above + height + axisRoom
	p.beside.Rows = true
	return p
}

// rows adds the axes: names down, values across.
func (p *plot) rows(names []string) {
	p.chart.XAxisList = []opts.XAxis{{Type: "value", AxisLabel: &opts.AxisLabel{Formatter: "@number"}}}
	p.chart.YAxisList = []opts.YAxis{{Type: "category", Data: names, Inverse: opts.Bool(true), AxisLabel: &opts.AxisLabel{Overflow: "break"}}}
}
