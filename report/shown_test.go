package report

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// shown is a number as the page shows it, and where it says it comes from.
type shown struct {
	At     string // JSON pointer
	Unit   string
	Text   string
	Half   string
	Spread string
}

// collect finds every number of the page that names its place in result.json.
// The place is the cell's own, or its column's with the row's number.
const collect = `(() => {
	const all = [];
	for (const e of document.querySelectorAll("td, span[data-at]")) {
		let at = e.dataset.at, unit = e.dataset.unit || "";
		if (e.tagName === "TD" && !at) {
			const column = e.closest("table").tHead.rows[0].cells[e.cellIndex];
			if (!column.dataset.at || !e.textContent.trim()) continue; // closed
			at = column.dataset.at.replace("*", e.dataset.i || e.parentElement.dataset.i);
			unit = unit || column.dataset.unit || "";
		}
		const part = (tag) => { const x = e.querySelector(tag); return x ? x.textContent : ""; };
		all.push({ At: at, Unit: unit, Text: part("b") || e.textContent.trim(), Half: part("i"), Spread: part("small") });
	}
	return all;
})()`

// Every number shown equals the one in result.json, to the last digit shown.
func TestNumbersEqualResult(t *testing.T) {
	r := fixture(14)
	result := plainJSON(t, r)
	p := openPage(t, r, look{width: 1400})
	numbers := evaluate[[]shown](p, collect)
	estimates := 0
	for _, n := range numbers {
		switch v := resolve(result, n.At).(type) {
		case nil:
			absent := strings.HasPrefix(n.At, "/needs/") && n.Text == "0" // a way out that a reason does not know
			if n.Text != "–" && !absent {
				t.Errorf("%s: shows %q where the result has nothing", n.At, n.Text)
			}
		case float64:
			same(t, r, n, n.Text, v)
		case map[string]any:
			estimates++
			sameEstimate(t, r, n, v)
		default:
			t.Errorf("%s is no number: %v", n.At, v)
		}
	}
	if len(numbers) < 8000 || estimates < 300 {
		t.Errorf("only %d numbers, %d of them with an interval, were compared", len(numbers), estimates)
	}
}

// plainJSON is result.json as any program reads it.
func plainJSON(t *testing.T, r *sim.Result) any {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var result any
	if err := json.Unmarshal(b.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	return result
}

// sameEstimate checks a mean with its half-width and its range.
func sameEstimate(t *testing.T, r *sim.Result, n shown, v map[string]any) {
	t.Helper()
	field := func(name string) float64 { f, _ := v[name].(float64); return f }
	same(t, r, n, n.Text, field("mean"))
	if n.Half != "" {
		same(t, r, n, strings.TrimPrefix(n.Half, "±"), (field("high")-field("low"))/2)
	}
	if low, high, ok := strings.Cut(n.Spread, "–"); ok {
		same(t, r, n, low, field("p10"))
		same(t, r, n, high, field("p90"))
	}
}

// resolve follows a JSON pointer; nil where it leads nowhere.
func resolve(v any, pointer string) any {
	for _, step := range strings.Split(pointer, "/")[1:] {
		step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		switch x := v.(type) {
		case map[string]any:
			v = x[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// same checks that text is v, rounded to the last of its digits.
func same(t *testing.T, r *sim.Result, n shown, text string, v float64) {
	t.Helper()
	text = strings.NewReplacer("\u202f", "", "\u00a0", "", " ", "", "pp", "", "▼", "", "−", "-").Replace(text)
	got, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Errorf("%s: %q is no number", n.At, text)
		return
	}
	v *= factor(r, n)
	place := 1.0
	if _, decimals, ok := strings.Cut(text, "."); ok {
		place = math.Pow(10, -float64(len(decimals)))
	} else if trimmed := strings.TrimRight(text, "0"); trimmed != "" && trimmed != "-" {
		place = math.Pow(10, float64(len(text)-len(trimmed)))
	}
	if math.Abs(got-v) > place*(0.5+1e-6) {
		t.Errorf("%s: shows %s %s, and the result has %v", n.At, text, n.Unit, v)
	}
}

// factor is how many of the units shown one of the result's is.
func factor(r *sim.Result, n shown) float64 {
	seconds := map[string]float64{"s": 1, "min": 60, "h": 3600, "days": 86400}[n.Unit]
	if seconds == 0 {
		return map[string]float64{"%": 100, "": 1}[n.Unit]
	}
	own := 1.0
	steps := strings.Split(n.At, "/")
	if steps[1] == "measures" {
		if i, _ := strconv.Atoi(steps[2]); measure(r.Measures[i].Measure).Unit == sim.Hours {
			own = 3600
		}
	}
	if strings.Contains(n.At, "/oldest/") {
		own = 3600
	}
	return own / seconds
}

// What the charts draw is what the result says.
func TestChartsEqualResult(t *testing.T) {
	r := fixture(14)
	p := openPage(t, r, look{width: 1400})
	type drawn struct {
		Figure string
		Series [][]*float64
	}
	charts := map[string][][]*float64{}
	for _, d := range evaluate[[]drawn](p, `[...document.querySelectorAll(".chart")].map((host) => {
		const chart = echarts.getInstanceByDom(host);
		const value = (d) => (d && d.value !== undefined ? d.value : d);
		return { Figure: host.closest("figure").id, Series: chart ? chart.getOption().series.filter((s) => s.type === "line" || s.type === "bar")
			.map((s) => s.data.map((d) => { const v = value(d); return Array.isArray(v) ? v[1] : v; })) : [] };
	})`) {
		charts[d.Figure] = d.Series
	}
	known := func(series []float64) []*float64 {
		list := make([]*float64, len(series))
		for i := range series {
			list[i] = &series[i]
		}
		return list
	}
	phone, email := &r.Intervals[0], &r.Intervals[2]
	for _, c := range []struct {
		figure string
		series int
		want   []*float64
		per    float64
	}{
		{"c0-intervals", 0, phone.WaitP10, 60},
		{"c0-intervals", 2, phone.Wait, 60},
		{"queue-length", 0, known(phone.Waiting), 1},
		{"queue-length", 1, known(r.Intervals[1].Waiting), 1},
		{"c2-backlog", 2, known(email.Backlog), 1},
		{"parcels", 0, known(r.Parcels.Ordered), 1},
		{"parcels", 1, known(r.Parcels.Late), 1},
		{"parcels", 2, known(r.Parcels.Shipped), 1},
	} {
		if c.series >= len(charts[c.figure]) {
			t.Errorf("chart %s has %d series", c.figure, len(charts[c.figure]))
			continue
		}
		got := charts[c.figure][c.series]
		if len(got) != len(c.want) {
			t.Errorf("chart %s, series %d has %d values, want %d", c.figure, c.series, len(got), len(c.want))
			continue
		}
		for i, want := range c.want {
			if (got[i] == nil) != (want == nil) || want != nil && math.Abs(*got[i]*c.per-*want) > 1e-3*math.Abs(*want) {
				t.Errorf("chart %s, series %d, value %d is not that of the result", c.figure, c.series, i)
				break
			}
		}
	}
}
