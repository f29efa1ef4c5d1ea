package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// byInterval places values at the beginning of each interval, or in its middle.
func (p *printer) byInterval(middle bool) *times {
	f := &p.Frame
	x := &times{Step: int64(f.Interval / 1000), Hours: !p.dated()}
	shift := int64(0)
	if middle {
		shift = x.Step / 2
	}
	next := int64(-1)
	for i := range f.Count {
		at := p.stamp(f.At(i))
		if i == 0 || at != next {
			x.From = append(x.From, [2]int64{int64(i), at + shift})
		}
		next = at + x.Step
	}
	return x
}

// byDay places values at noon.
func (p *printer) byDay() *times {
	const day = 24 * 3600 * 1000
	return &times{Step: day, From: [][2]int64{{0, clock(p.dayStart(0)) + day/2}}}
}

// timePlot begins a chart over the season: panels above each other that share
// a time axis, and the season's events in lanes above them.
func (p *printer) timePlot(unit string, x *times, panels ...panel) *plot {
	c := newPlot(unit, panels...)
	c.beside.Times = x
	lanes := p.laneEvents()
	for _, e := range lanes {
		c.lanes = max(c.lanes, e.lane+1)
	}
	top := c.lanes * laneHeight
	for i, area := range panels {
		top += titleRoom
		c.grid(top, area.height)
		c.axes(p, i, area.title, i == len(panels)-1)
		top += area.height + 14
	}
	if c.lanes > 0 {
		c.grid(2, c.lanes*laneHeight)
		c.laneAxes(p, len(panels), c.lanes)
		c.addLanes(len(panels), lanes)
		c.beside.Lanes = c.lanes
	}
	c.chart.AxisPointer = &opts.AxisPointer{Link: []opts.AxisPointerLink{{XAxisIndex: all(len(c.chart.XAxisList))}}}
	return c
}

// height is how tall the chart is, in pixels.
func (p *plot) height() int {
	if p.tall > 0 {
		return p.tall
	}
	total := p.lanes*laneHeight + axisRoom - 14
	for _, area := range p.panels {
		total += titleRoom + area.height + 14
	}
	return total
}

func (p *plot) grid(top, height int) {
	px := strconv.Itoa
	p.chart.GridList = append(p.chart.GridList, opts.Grid{
		Left: px(plotLeft), Right: px(plotRight), Top: px(top), Height: px(height),
	})
}

// axes adds the axes of panel i.
func (p *plot) axes(of *printer, i int, title string, last bool) {
	from, to := of.ends()
	p.chart.XAxisList = append(p.chart.XAxisList, opts.XAxis{
		Type: "time", GridIndex: i, Min: from, Max: to,
		AxisLabel: &opts.AxisLabel{Show: opts.Bool(last), Formatter: "@day", HideOverlap: opts.Bool(true)},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(last)},
	})
	p.chart.YAxisList = append(p.chart.YAxisList, opts.YAxis{
		Type: "value", GridIndex: i, Name: title, Min: 0, SplitNumber: 4,
		AxisLabel: &opts.AxisLabel{Formatter: "@number"},
	})
}

// ends returns the ends of the season on the time axis.
func (p *printer) ends() (from, to int64) {
	return p.stamp(p.Frame.Start), p.stamp(p.Frame.At(p.Frame.Count))
}

func (p *plot) laneAxes(of *printer, i, lanes int) {
	from, to := of.ends()
	none := opts.Bool(false)
	p.chart.XAxisList = append(p.chart.XAxisList, opts.XAxis{
		Type: "time", GridIndex: i, Min: from, Max: to, Show: none,
		AxisPointer: &opts.AxisPointer{Show: none},
	})
	p.chart.YAxisList = append(p.chart.YAxisList, opts.YAxis{
		Type: "value", GridIndex: i, Min: 0, Max: lanes, Inverse: opts.Bool(true), Show: none,
	})
}

// laneEvent is an event with the lane it is drawn in.
type laneEvent struct {
	*sim.Event
	lane     int
	from, to int64
}

const mostLanes = 10

// laneEvents puts the events into lanes, so that no two in one lane overlap. Taken in
// the order in which they begin they need as few lanes as there can be; those that find
// all taken are left to the table of events.
func (p *printer) laneEvents() []laneEvent {
	var placed []laneEvent
	var free [mostLanes]int64 // from when on each lane is free
	first, last := p.ends()
	begun := make([]*sim.Event, len(p.Events))
	for i := range p.Events {
		begun[i] = &p.Events[i]
	}
	slices.SortStableFunc(begun, func(a, b *sim.Event) int { return cmp.Compare(a.From, b.From) })
	for _, e := range begun {
		from, to := max(first, p.stamp(e.From)), min(last, p.stamp(e.To))
		for lane := 0; lane < mostLanes && from < to; lane++ {
			if free[lane] <= from {
				free[lane] = to
				placed = append(placed, laneEvent{e, lane, from, to})
				break
			}
		}
	}
	return placed
}

// addLanes draws the events in panel at, and shades their time in the panels
// below.
func (p *plot) addLanes(at int, events []laneEvent) {
	var lanes, shades [][3]int64
	for _, e := range events {
		p.beside.Events = append(p.beside.Events, eventMark{e.Name, "@" + eventColour(e.Kind), e.from, e.to, e.lane})
		lanes = append(lanes, [3]int64{e.from, int64(e.lane), e.to})
		shades = append(shades, [3]int64{e.from, 0, e.to})
	}
	quiet := map[string]any{"silent": true, "z": -1, "tooltip": map[string]any{"show": false}}
	p.add(at, "", "event", charts.SingleSeries{Type: "custom", RenderItem: "@event", Data: lanes}, quiet)
	for i := range at {
		p.add(i, "", "event", charts.SingleSeries{Type: "custom", RenderItem: "@shade", Data: shades}, quiet)
	}
}

// eventColour is the palette's colour for a kind of event.
func eventColour(kind string) string {
	switch kind {
	case "campaign", "delay", "absence", "worry", "holiday", "closed":
		return kind
	}
	return "other"
}

// all returns 0 to n-1.
func all(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
