package report

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// heatBins are the limits between the colours of a heat map, in the unit that
// is written: the first that reaches past the longest wait is used.
var heatBins = map[string][][]float64{
	"s":    {{1, 2, 5, 10, 20, 30}, {5, 10, 20, 30, 45, 60}},
	"min":  {{0.25, 0.5, 1, 2, 3, 5}, {0.5, 1, 2, 3, 5, 10}, {1, 2, 5, 10, 15, 30}, {2, 5, 10, 20, 30, 60}},
	"h":    {{0.5, 1, 2, 3, 4, 6}, {1, 2, 4, 8, 12, 24}, {2, 4, 8, 16, 24, 48}},
	"days": {{1, 2, 3, 5, 7, 14}},
}

const heatRow = 17 // pixels a day

// heatMap draws the mean waits of one channel, a row a day and a column an
// interval of the day.
func (p *printer) heatMap(v *sim.Interval, number int, id string) *figure {
	grid := p.newDayGrid(v)
	if grid == nil {
		return nil
	}
	s := scaleFor(sim.Seconds, grid.top)
	bins := chooseBins(s, grid.top)
	c := newCells(s.unit, heatRow*len(p.Frame.Days))
	c.grid(4, heatRow*len(p.Frame.Days))
	c.tall = 4 + heatRow*len(p.Frame.Days) + axisRoom
	c.chart.GridList[0].Left = "74"
	clocks, days, pending := []string{}, []string{}, p.pendingFrom(v.Channel)
	for k := grid.first; k <= grid.last; k++ {
		clocks = append(clocks, clockText(k, p.Frame.Interval))
	}
	for i := range p.Frame.Days {
		days = append(days, p.markedDay(i, pending))
	}
	c.chart.XAxisList = []opts.XAxis{{Type: "category", Data: clocks, AxisLabel: &opts.AxisLabel{HideOverlap: opts.Bool(true)}}}
	c.chart.YAxisList = []opts.YAxis{{Type: "category", Data: days, Inverse: opts.Bool(true)}}
	c.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "@cell"}
	var cells [][4]float64
	for i, w := range v.Wait {
		if w != nil {
			x := *w * s.factor
			cells = append(cells, [4]float64{float64(grid.column[i] - grid.first), float64(p.Frame.DayOf[i]), short(x), float64(bin(bins, x))})
		}
	}
	c.add(0, p.say.intervalMean, "", charts.SingleSeries{Type: "custom", RenderItem: "@cell", Data: cells}, nil)
	for i := range len(bins) + 1 {
		c.legend = append(c.legend, legendItem{Name: binText(bins, i, s.unit), Kind: "cell", Colour: "h" + strconv.Itoa(i)})
	}
	return &figure{
		ID: id + "-heat", Title: p.say.heatTitle, Sentence: p.heatSentence(v, grid),
		Note: p.say.heatNote + p.pendingNote(pending), plot: c, Table: p.heatTable(v, number, grid, s),
	}
}

// dayGrid puts the intervals of a season into columns by the time of day.
type dayGrid struct {
	column      []int // by interval
	first, last int   // columns with contacts
	top         float64
}

// newDayGrid returns nil where days cannot be laid side by side.
func (p *printer) newDayGrid(v *sim.Interval) *dayGrid {
	f := &p.Frame
	if len(f.Days) < 2 || f.Interval < 5*des.Minute || f.Count > mostPoints || f.Interval > 6*des.Hour || len(v.Wait) != f.Count || len(f.DayOf) != f.Count {
		return nil
	}
	g := &dayGrid{column: make([]int, f.Count), first: math.MaxInt, last: -1}
	for i := range f.Count {
		local := f.Local(f.At(i))
		since := des.Time(local.Hour())*des.Hour + des.Time(local.Minute())*des.Minute
		g.column[i] = int(since / f.Interval)
		if v.Wait[i] != nil {
			g.first, g.last = min(g.first, g.column[i]), max(g.last, g.column[i])
			g.top = math.Max(g.top, *v.Wait[i])
		}
	}
	if g.last < 0 {
		return nil
	}
	return g
}

func clockText(column int, interval des.Time) string {
	return time.Time{}.Add(time.Duration(column) * time.Duration(interval) * time.Microsecond).Format("15:04")
}

func chooseBins(s scale, top float64) []float64 {
	choices := heatBins[s.unit]
	for _, bins := range choices {
		if top*s.factor <= 1.5*bins[len(bins)-1] {
			return bins
		}
	}
	return choices[len(choices)-1]
}

// bin returns the number of the colour for x.
func bin(bins []float64, x float64) int {
	for i, limit := range bins {
		if x < limit {
			return i
		}
	}
	return len(bins)
}

func binText(bins []float64, i int, unit string) string {
	text := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch {
	case i == 0:
		return "< " + text(bins[0]) + noSpace + unit
	case i == len(bins):
		return "≥ " + text(bins[i-1]) + noSpace + unit
	}
	return text(bins[i-1]) + "–" + text(bins[i]) + noSpace + unit
}

// heatSentence says on which weekday and at what time waits are longest.
func (p *printer) heatSentence(v *sim.Interval, g *dayGrid) string {
	var byWeekday [7]total
	byClock := make([]total, g.last+1)
	for i, w := range v.Wait {
		if w != nil {
			byWeekday[p.dayStart(p.Frame.DayOf[i]).Weekday()].add(*w)
			byClock[g.column[i]].add(*w)
		}
	}
	weekday, clock := longest(byWeekday[:]), longest(byClock)
	return fmt.Sprintf(p.say.heatPeak, p.say.longDays[weekday], clockText(clock, p.Frame.Interval))
}

type total struct{ sum, n float64 }

func (t *total) add(v float64) { t.sum, t.n = t.sum+v, t.n+1 }

func longest(totals []total) int {
	best, most := 0, -1.0
	for i, t := range totals {
		if t.n > 0 && t.sum/t.n > most {
			best, most = i, t.sum/t.n
		}
	}
	return best
}

func (p *printer) heatTable(v *sim.Interval, number int, g *dayGrid, s scale) *table {
	t := &table{Caption: fmt.Sprintf(p.say.heatCaption, display(v.Channel), s.unit)}
	t.Head = []column{{Name: p.say.dayColumn, Text: true}}
	pending := p.pendingFrom(v.Channel)
	at := pointer("intervals", number, "wait", "*")
	for k := g.first; k <= g.last; k++ {
		t.Head = append(t.Head, column{Name: clockText(k, p.Frame.Interval), Unit: s.unit, At: at})
	}
	for i := range p.Frame.Days {
		t.Rows = append(t.Rows, row{Name: p.markedDay(i, pending), Index: i, Cells: make([]cell, g.last-g.first+1)})
	}
	for i, w := range v.Wait {
		if w != nil {
			c := s.number(*w)
			c.Index = strconv.Itoa(i)
			t.Rows[p.Frame.DayOf[i]].Cells[g.column[i]-g.first] = c
		}
	}
	return t
}
