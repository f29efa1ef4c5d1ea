package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// drawn is what a chart of the page was given to draw, as ECharts has it.
type drawn struct {
	Figure string
	Unit   string
	Axes   [][]string // names on the axes that have some: across, down
	Legend []string
	Series []drawnSeries
	Labels map[string]string // of a flow's nodes
	Events []eventMark
}

type drawnSeries struct {
	Type, Name, Role string
	Panel            int
	Data             [][]*float64 // place and value; what cells and events are made of
	Links            []flowLink
}

type flowLink struct {
	Source, Target string
	Value          float64
}

// collectDrawn shows every tab, so that every chart is drawn, and returns them.
const collectDrawn = `(() => {
	document.querySelectorAll("[role=tab]").forEach((t) => t.click());
	return [...document.querySelectorAll(".chart")].map((host) => {
		const chart = echarts.getInstanceByDom(host);
		const figure = host.closest("figure");
		const beside = JSON.parse(figure.querySelector(".chart + script").textContent);
		const option = chart ? chart.getOption() : { series: [] };
		const value = (d, i) => (Array.isArray(d) ? d : d !== null && typeof d === "object" ? [i, d.value ?? null] : [i, d]);
		return {
			Figure: figure.id, Unit: beside.unit, Labels: beside.labels || {}, Events: beside.events || [],
			Axes: ["xAxis", "yAxis"].map((a) => ((option[a] || [])[0] || {}).data || []),
			Legend: [...figure.querySelectorAll(".legend li")].map((e) => e.textContent.trim()),
			Series: option.series.map((s, i) => ({
				Type: s.type, Name: beside.series[i].name, Role: beside.series[i].role || "", Panel: s.xAxisIndex || 0,
				Data: s.type === "sankey" ? [] : s.data.map(value),
				Links: (s.links || s.edges || []).map((l) => ({ Source: l.source, Target: l.target, Value: l.value })),
			})),
		};
	});
})()`

// Days whose end nobody knows are shaded, also where no event is.
func TestPendingDaysAreShaded(t *testing.T) {
	r := fixture(14)
	r.Intervals[2].Pending, r.Events = 2*48, nil // its shade needs no event
	equalCharts(t, r, openPage(t, r, look{width: 1400}))
}

// equalCharts compares all charts of a page with its result.json: what they draw
// is what the result says, each series of each chart.
func equalCharts(t *testing.T, r *sim.Result, p *browserTab) {
	t.Helper()
	for _, fault := range chartFaults(clone(t, r), evaluate[[]drawn](p, collectDrawn)) {
		t.Error(fault)
	}
}

func chartFaults(r *sim.Result, charts []drawn) []string {
	var all []string
	want := wantedCurves(r)
	for i := range charts {
		all = append(all, faultsOf(r, want, &charts[i])...)
		delete(want, charts[i].Figure)
	}
	for figure := range want {
		all = append(all, "chart "+figure+" is not in the page")
	}
	return all
}

// faultsOf says where a chart differs from the result.
func faultsOf(r *sim.Result, want map[string][]wantedCurve, c *drawn) []string {
	var all []string
	fault := func(format string, values ...any) {
		all = append(all, "chart "+c.Figure+": "+fmt.Sprintf(format, values...))
	}
	curves := want[c.Figure]
	switch {
	case strings.HasSuffix(c.Figure, "-heat"):
		compareCells(r, c, fault)
	case c.Figure == "flow":
		compareFlow(r, c, fault)
	case curves == nil:
		fault("nobody knows what it should show")
	default:
		compareCurves(curves, c, fault)
		if last := curves[len(curves)-1]; last.at != nil {
			compareEvents(r, last.panel+1, c, fault)
			comparePending(r, c, fault)
		}
	}
	return all
}

// A value that is off by two thousandths is found, in whatever chart it stands;
// and so is a series that is left out.
func TestWrongChartsAreFound(t *testing.T) {
	r := fixture(9)
	want := wantedCurves(r)
	charts := evaluate[[]drawn](openPage(t, r, look{width: 1400}), collectDrawn)
	for c := range charts {
		chart := &charts[c]
		if faults := faultsOf(r, want, chart); len(faults) > 0 {
			t.Fatal(faults)
		}
		for i := range chart.Series {
			s, wrong := &chart.Series[i], 1.002
			if s.Role == "width" {
				wrong = 1.2 // which moves the upper edge by less
			}
			for _, v := range valuesOf(s) {
				was := *v
				*v *= wrong
				if len(faultsOf(r, want, chart)) == 0 {
					t.Errorf("chart %s, %s %s: nobody sees that %v is drawn as %v", chart.Figure, s.Name, s.Role, was, *v)
				}
				*v = was
			}
		}
		all := chart.Series
		chart.Series = all[1:]
		if len(faultsOf(r, want, chart)) == 0 {
			t.Errorf("chart %s: nobody misses %s", chart.Figure, all[0].Name)
		}
	}
}

// valuesOf returns a few of the numbers that a series draws.
func valuesOf(s *drawnSeries) []*float64 {
	var all []*float64
	for _, d := range s.Data {
		for _, v := range d {
			if v != nil && *v != 0 {
				all = append(all, v)
			}
		}
	}
	for i := range s.Links {
		all = append(all, &s.Links[i].Value)
	}
	return slices.DeleteFunc(all, func(v *float64) bool { return len(all) > 40 && v != all[17] && v != all[len(all)-2] })
}

// wantedCurve is one series as the result has it: over the places of at, or
// over the names of an axis.
type wantedCurve struct {
	name, role string
	panel      int
	per        float64 // how many of the result's units one of the chart's is
	at         []int64
	values     []*float64
}

// compareCurves compares lines, bars, dots and bands. A band is drawn as its
// lower edge and its width.
func compareCurves(want []wantedCurve, c *drawn, fault func(string, ...any)) {
	var below *drawnSeries
	for i := range c.Series {
		s := &c.Series[i]
		if s.Type == "custom" {
			continue // events
		}
		k := slices.IndexFunc(want, func(w wantedCurve) bool { return w.name == s.Name && w.role == s.Role && w.panel == s.Panel })
		if k < 0 {
			fault("nobody knows the series %q %q", s.Name, s.Role)
			continue
		}
		w := want[k]
		want = slices.Delete(slices.Clone(want), k, k+1)
		if s.Role != "width" {
			below = nil
		}
		if at := compareCurve(&w, s, below); at >= 0 {
			fault("%s %s, value %d of %d is not that of the result", s.Name, s.Role, at, len(w.values))
		}
		below = s
	}
	for _, w := range want {
		fault("%s %s is not drawn", w.name, w.role)
	}
}

// place is where value i stands on the axis.
func (w *wantedCurve) place(i int) float64 {
	if w.at == nil {
		return float64(i)
	}
	return float64(w.at[i])
}

// compareCurve returns the place of the first value that differs, -1 if none
// does. Charts have four figures.
func compareCurve(w *wantedCurve, s, below *drawnSeries) int {
	if len(s.Data) != len(w.values) {
		return min(len(s.Data), len(w.values))
	}
	for i, want := range w.values {
		at, got := s.Data[i][0], s.Data[i][1]
		if at == nil || *at != w.place(i) || (got == nil) != (want == nil) {
			return i
		}
		if want == nil {
			continue
		}
		value, room := *want/w.per, fourth(*want/w.per)
		sum := *got
		if below != nil {
			if below.Data[i][1] == nil {
				return i
			}
			sum, room = sum+*below.Data[i][1], 2*room
		}
		if math.Abs(sum-value) > room {
			return i
		}
	}
	return -1
}

// fourth is how far a value may be off that is rounded to four figures.
func fourth(v float64) float64 { return sim.ThreeFigures(v) / 10 * (0.5 + 1e-6) }
