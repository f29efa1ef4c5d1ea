package report

import (
	"encoding/json"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// plot is a chart under way. The options of go-echarts say what is drawn; the
// page's script (charts.Boot) adds how it looks, resolves the colours that
// begin with @, and fills in what lies beside the options. No name that a user
// wrote is part of the options unless it is a label.
type plot struct {
	chart  *charts.BaseConfiguration // its series say of what type they are
	check  func()                    // what go-echarts asks for before it writes
	extra  []map[string]any
	beside beside
	legend []legendItem
	panels []panel
	lanes  int // rows of events above the panels
	tall   int // pixels, where the panels do not say it
}

// beside is what the script needs to know of a chart beyond its options.
type beside struct {
	Unit   string            `json:"unit"`
	Times  *times            `json:"times,omitempty"`
	Series []seriesName      `json:"series,omitempty"`
	Labels map[string]string `json:"labels,omitempty"` // of a flow's nodes
	Events []eventMark       `json:"events,omitempty"`
	Lanes  int               `json:"lanes,omitempty"` // that the events stand in
	Weeks  bool              `json:"weeks,omitempty"` // shows the week that is chosen
	Marks  []mark            `json:"marks,omitempty"` // of strategies
	Rows   bool              `json:"rows,omitempty"`  // a row for each strategy, named on the left
	Sides  []string          `json:"sides,omitempty"` // what lies left and right of zero
}

// eventMark is how an event is written and coloured.
type eventMark struct {
	Name   string `json:"name"`
	Colour string `json:"colour"`
	From   int64  `json:"from"`
	To     int64  `json:"to"`
	Lane   int    `json:"lane"`
}

// times are the places of a series' values on the time axis: Step apart, and
// from each index in From anew. They are local clocks in milliseconds, written
// as if the place were in UTC, and move when the clock is changed.
type times struct {
	Step int64      `json:"step"`
	From [][2]int64 `json:"from"`

	Hours bool `json:"hours,omitempty"` // since the beginning; there are no dates
}

// seriesName is what the tooltip calls a series, and what it makes of it.
type seriesName struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"` // low and width are the two halves of a band, event and pending shades; "" is a value

	Pattern int `json:"pattern,omitempty"` // of bars
}

// legendItem is one entry of the legend, drawn in HTML.
type legendItem struct {
	Name   string
	Kind   string // solid, dashed, dotted, thin, long, dashdot, band, dense, dots, cell, bar0 to bar5; the shape of a mark
	Colour string // a colour of the palette, without @
	Series string // the series it stands for, by name and set apart by spaces
	Off    bool   // not shown at first
}

// panel is one plot area; several share the time axis below them.
type panel struct {
	title  string
	height int
}

// The places of things in a chart, in pixels.
const (
	plotLeft   = 54
	plotRight  = 24
	titleRoom  = 26
	laneHeight = 20
	axisRoom   = 34
)

func newPlot(unit string, panels ...panel) *plot {
	c := charts.NewLine()
	return dressed(&plot{chart: &c.BaseConfiguration, check: c.Validate, panels: panels, beside: beside{Unit: unit}})
}

// newCells begins a chart whose two axes have names for places.
func newCells(unit string, height int) *plot {
	c := charts.NewHeatMap()
	return dressed(&plot{chart: &c.BaseConfiguration, check: c.Validate, panels: []panel{{height: height}}, beside: beside{Unit: unit}})
}

// newFlow begins a chart without axes.
func newFlow(height int) *plot {
	c := charts.NewSankey()
	return dressed(&plot{chart: &c.BaseConfiguration, check: c.Validate, panels: []panel{{height: height}}})
}

func dressed(p *plot) *plot {
	p.chart.Legend = opts.Legend{Show: opts.Bool(false)}
	p.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "axis", Formatter: "@values"}
	p.chart.Animation = opts.Bool(false)
	p.chart.XAxisList, p.chart.YAxisList = nil, nil
	return p
}

// add draws a series in panel number at.
func (p *plot) add(at int, name, role string, s charts.SingleSeries, extra map[string]any) string {
	s.Name = "s" + strconv.Itoa(len(p.extra))
	s.XAxisIndex, s.YAxisIndex = at, at
	p.chart.MultiSeries = append(p.chart.MultiSeries, s)
	p.extra = append(p.extra, extra)
	p.beside.Series = append(p.beside.Series, seriesName{Name: name, Role: role})
	return s.Name
}

// line draws values as a line. Kind is solid, dashed, dotted or thin.
func (p *plot) line(at int, name, kind, colour string, values curve, extra map[string]any) {
	style := &opts.LineStyle{Color: "@" + colour, Width: 1.6, Type: kind}
	switch kind {
	case "solid":
		style.Width = 2.6
	case "thin":
		style.Width, style.Type = 1.2, "solid"
	}
	id := p.add(at, name, "", charts.SingleSeries{
		Type: "line", Data: values, ShowSymbol: opts.Bool(false), LineStyle: style,
		ItemStyle: &opts.ItemStyle{Color: "@" + colour},
	}, extra)
	p.legend = append(p.legend, legendItem{Name: name, Kind: kind, Colour: colour, Series: id})
}

// band draws the area between two curves, with the opacity given.
func (p *plot) band(at int, name, colour string, low, high curve, opacity float32) {
	stack := "band" + strconv.Itoa(len(p.extra))
	hidden := &opts.LineStyle{Width: 0.01, Opacity: opts.Float(0), Color: "@" + colour}
	none := map[string]any{"silent": true, "symbol": "none"}
	bottom := p.add(at, name, "low", charts.SingleSeries{
		Type: "line", Data: low, Stack: stack, LineStyle: hidden,
	}, none)
	top := p.add(at, name, "width", charts.SingleSeries{
		Type: "line", Data: high.minus(low), Stack: stack, LineStyle: hidden,
		AreaStyle: &opts.AreaStyle{Color: "@" + colour, Opacity: opts.Float(opacity)},
	}, none)
	kind := "band"
	if opacity > 0.3 {
		kind = "dense"
	}
	p.legend = append(p.legend, legendItem{Name: name, Kind: kind, Colour: colour, Series: bottom + " " + top})
}

// bars draws values as bars with a pattern, so that colour is not needed to
// tell them apart; on top of each other where the stack is the same.
func (p *plot) bars(at int, name, colour string, pattern int, stack string, values any, extra map[string]any) {
	id := p.add(at, name, "", charts.SingleSeries{
		Type: "bar", Data: values, Stack: stack, BarMaxWidth: "26",
		ItemStyle: &opts.ItemStyle{Color: "@" + colour},
	}, extra)
	p.beside.Series[len(p.beside.Series)-1].Pattern = pattern
	p.legend = append(p.legend, legendItem{Name: name, Kind: "bar" + strconv.Itoa(pattern), Colour: colour, Series: id})
}

// dots draws values as dots.
func (p *plot) dots(at int, name, colour string, values curve) {
	id := p.add(at, name, "", charts.SingleSeries{
		Type: "line", Data: values, LineStyle: &opts.LineStyle{Width: 0.01, Opacity: opts.Float(0)},
		ItemStyle: &opts.ItemStyle{Color: "@" + colour},
	}, map[string]any{"showSymbol": true, "symbol": "diamond", "symbolSize": 9, "z": 5})
	p.legend = append(p.legend, legendItem{Name: name, Kind: "dots", Colour: colour, Series: id})
}

// json returns the options, with what the typed ones lack, and what lies
// beside them. Characters that mean something in HTML are escaped.
func (p *plot) json() ([]byte, error) {
	p.check()
	typed, err := json.Marshal(p.chart.JSON())
	if err != nil {
		return nil, err
	}
	var option map[string]any
	if err := json.Unmarshal(typed, &option); err != nil {
		return nil, err
	}
	delete(option, "title")
	delete(option, "toolbox")
	delete(option, "color")
	series, _ := option["series"].([]any)
	for i, s := range series {
		for key, value := range p.extra[i] {
			s.(map[string]any)[key] = value
		}
	}
	return json.Marshal(struct {
		Option map[string]any `json:"option"`
		beside
	}{option, p.beside})
}
