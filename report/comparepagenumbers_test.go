package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// equalComparison compares all numbers of a page, and all its charts, with the
// comparison as any program reads it.
func equalComparison(t *testing.T, c *sim.Comparison, p *browserTab) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteComparison(&b, c); err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	numbers, differences := 0, 0
	for _, n := range evaluate[[]shown](p, collect) {
		checkShown(t, c, read, n)
		numbers++
		if strings.Contains(n.At, "/differences/") && n.Half != "" {
			differences++
		}
	}
	if numbers < 2500 || differences < 150 {
		t.Errorf("only %d numbers, %d of them differences, were compared", numbers, differences)
	}
	for _, fault := range comparisonFaults(c, evaluate[[]drawn](p, collectDrawn)) {
		t.Error(fault)
	}
	for _, fault := range comparisonMarks(c, evaluate[map[string][]mark](p, collectMarks)) {
		t.Error(fault)
	}
}

// checkShown checks one number of a page.
func checkShown(t *testing.T, c *sim.Comparison, read any, n shown) {
	t.Helper()
	claims, err := comparisonClaims(c, read, n)
	if err != nil {
		t.Errorf("%s: %v", n.At, err)
	}
	for _, claim := range claims {
		if fault := claim.fault(); fault != "" {
			t.Errorf("%s: %s", n.At, fault)
		}
	}
}

// comparisonClaims returns what a number of the page claims: of a strategy's result, of
// one of its differences, or of its projects.
func comparisonClaims(c *sim.Comparison, read any, n shown) ([]claim, error) {
	if n.At == "" && n.Text == nothing {
		return nil, nil // the strategy has no such thing
	}
	if strings.HasPrefix(n.At, "/ranking/") {
		return rankingClaims(c, resolve(read, n.At), n)
	}
	steps := strings.SplitN(n.At, "/", 5)
	if len(steps) < 5 || steps[1] != "alternatives" {
		return nil, fmt.Errorf("%q in the column %q has no place in the comparison", n.Text, n.Head)
	}
	i, _ := strconv.Atoi(steps[2])
	a := &c.Alternatives[i]
	if steps[3] == "result" {
		n.At = "/" + steps[4]
		book := ledger{Result: a.Result, json: resolve(read, strings.Join(steps[:4], "/"))}
		return book.claims(n)
	}
	v := resolve(read, n.At)
	if number, ok := v.(float64); ok {
		return []claim{{n.Text, number, plainPlace(number, n.Unit)}}, nil
	}
	k, err := strconv.Atoi(steps[4])
	if err != nil || steps[3] != "differences" {
		return nil, fmt.Errorf("%q is no difference", n.Text)
	}
	return differenceClaims(&a.Differences[k], v, n)
}

// rankingClaims are those of a number of the ranking: differences, in the measure that
// sets are ranked by or in their own.
func rankingClaims(c *sim.Comparison, read any, n shown) ([]claim, error) {
	if number, ok := read.(float64); ok {
		return []claim{{n.Text, number, plainPlace(number, n.Unit)}}, nil
	}
	if read == nil && n.Text == nothing {
		return nil, nil
	}
	e, ok := read.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%v is no estimate", read)
	}
	// A measure that is counted in the same unit.
	d := sim.Difference{Measure: map[string]string{
		"cost": "staff_cost", "per_need": "staff_cost", "per_minute": "staff_cost", "saved": "offered", "avoided": "overtime",
	}[n.At[strings.LastIndex(n.At, "/")+1:]]}
	if d.Measure == "" {
		d.Measure = c.Ranking.Measure
	}
	d.Mean, _ = e["mean"].(float64)
	return differenceClaims(&d, read, n)
}

// differenceClaims are those of a difference, which are those of a value of its measure
// but for the sign, and for the points that shares differ by.
func differenceClaims(d *sim.Difference, read any, n shown) ([]claim, error) {
	price := strings.Contains(n.At, "/per_") // of each, and no difference
	if strings.HasPrefix(n.Text, "+") != (d.Mean > 0 && n.Text != "0" && !price) {
		return nil, fmt.Errorf("%q has the wrong sign", n.Text)
	}
	if measure(d.Measure).Unit == sim.Share {
		if n.Unit != "pp" {
			return nil, fmt.Errorf("a difference of shares is shown in %q", n.Unit)
		}
		n.Unit = "%"
	}
	n.At, n.Text = "/measures/0", strings.TrimPrefix(n.Text, "+")
	book := ledger{
		Result: &sim.Result{Measures: []sim.Value{{Measure: d.Measure}}},
		json:   map[string]any{"measures": []any{read}},
	}
	return book.claims(n)
}

// comparisonFaults says where charts differ from the comparison.
func comparisonFaults(c *sim.Comparison, charts []drawn) (all []string) {
	seen := map[string]int{}
	for i := range charts {
		chart := &charts[i]
		kind, number, _ := strings.Cut(chart.Figure, "-")
		if number == "waits" || number == "layer" {
			kind, number = number, kind
		}
		fault := func(format string, values ...any) {
			all = append(all, "chart "+chart.Figure+": "+fmt.Sprintf(format, values...))
		}
		switch {
		case kind == "forest":
			compareForest(c, chart, fault)
		case kind == "pareto":
			comparePareto(c, chart, fault)
		case kind == "flow":
			k, _ := strconv.Atoi(number)
			compareFlow(c.Alternatives[k].Result, chart, fault)
		case kind == "waits":
			compareWaits(c, chart, fault)
		case kind == "layer":
			compareLayer(c, chart, fault)
		default:
			fault("nobody knows what it should show")
		}
		if len(chart.Series) > 0 {
			seen[kind]++
		}
	}
	if want := (map[string]int{"forest": wantedForests(c), "pareto": 1, "waits": 4, "flow": len(c.Alternatives), "layer": 3}); !maps.Equal(seen, want) {
		all = append(all, fmt.Sprintf("charts are missing: %v", seen))
	}
	return all
}

// wantedForests is of how many measures and scopes the differences are drawn.
func wantedForests(c *sim.Comparison) int {
	n := 0
	for _, d := range c.Alternatives[1].Differences {
		v, _ := newPrinter(c.Alternatives[0].Result).Find(d.Measure, d.Scope)
		kind := d.Scope.Kind()
		if slices.Contains(forestKeys, d.Measure) && (kind == "centre" || kind == "channel") && v.Mean != 0 {
			n++
		}
	}
	return n
}

// factorOf is how many of the units of a chart one of a measure is.
func factorOf(u sim.Unit, unit string) float64 {
	switch {
	case u == sim.Share:
		return 100
	case secondsIn[unit] > 0 && u == sim.Hours:
		return 3600 / secondsIn[unit]
	case secondsIn[unit] > 0 && u == sim.Seconds:
		return 1 / secondsIn[unit]
	}
	return 1
}

// compareForest compares each point and its interval with the difference of the strategy
// whose name stands beside it, in a measure that all of them must share; and their order.
func compareForest(c *sim.Comparison, chart *drawn, fault func(string, ...any)) {
	s, names := chart.Series[0], chart.Axes[1]
	m, _ := forestMeasure(chart.Figure)
	scopes := 0
	for _, scope := range []sim.Scope{{}, {Channel: "phone"}, {Channel: "chat"}, {Channel: "email"}, {Channel: "social"}} {
		if forestEquals(c, m, scope, names, s.Data, factorOf(m.Unit, chart.Unit)) {
			scopes++
		}
	}
	if scopes != 1 {
		fault("its points are the differences of %d scopes, want 1", scopes)
	}
	for i := range s.Data[1:] {
		if (*s.Data[i][1]-*s.Data[i+1][1])*float64(m.Better) < 0 {
			fault("%s is better than %s, and stands below", names[i+1], names[i])
		}
	}
}

func forestMeasure(figure string) (*sim.Measure, bool) {
	id := figure[strings.Index(figure, "-")+1 : strings.LastIndex(figure, "-")]
	return sim.FindMeasure(strings.ReplaceAll(id, "-", "_"))
}

// forestEquals reports whether points are the differences of a scope.
func forestEquals(c *sim.Comparison, m *sim.Measure, scope sim.Scope, names []string, data [][]*float64, factor float64) bool {
	for i, d := range data {
		of := slices.IndexFunc(c.Alternatives, func(a sim.Alternative) bool { return display(a.Name) == names[i] })
		list := c.Alternatives[of].Differences
		k := slices.IndexFunc(list, func(d sim.Difference) bool { return d.Measure == m.Key && d.Scope == scope })
		if k < 0 || *d[0] != float64(i) {
			return false
		}
		for n, want := range []float64{list[k].Mean, list[k].Low, list[k].High} {
			if math.Abs(*d[n+1]-want*factor) > fourth(want*factor) {
				return false
			}
		}
	}
	return len(data) > 0
}

// comparePareto compares each cross with the base's value and how far the strategy is known
// to lie from it.
func comparePareto(c *sim.Comparison, chart *drawn, fault func(string, ...any)) {
	crosses := chart.Series[len(chart.Series)-1].Data
	if len(crosses) != len(c.Alternatives) {
		fault("%d strategies", len(crosses))
		return
	}
	for i, cross := range crosses {
		for axis, key := range []string{"cost", "wait"} {
			base, _ := newPrinter(c.Alternatives[0].Result).Find(key, sim.Scope{})
			per := 1.0
			if key == "wait" {
				per = 60 // minutes
			}
			at, low, high := base.Mean, base.Mean, base.Mean
			for _, d := range c.Alternatives[i].Differences {
				if d.Measure == key && d.Scope == (sim.Scope{}) {
					at, low, high = base.Mean+d.Mean, base.Mean+d.Low, base.Mean+d.High
				}
			}
			for n, want := range []float64{at, low, high} {
				got := *cross[[]int{axis, 2 + 2*axis, 3 + 2*axis}[n]]
				if math.Abs(got-want/per) > fourth(want/per) {
					fault("%s of %s is drawn at %v, and should be at %v", key, c.Alternatives[i].Name, got, want/per)
				}
			}
		}
	}
}

// collectMarks reads the shapes and texts of the strategies in the charts.
const collectMarks = `Object.fromEntries([...document.querySelectorAll("figure")].map((f) => [f.id, JSON.parse(f.querySelector(".chart + script").textContent).marks || []]))`

// comparisonMarks says which strategies wear the wrong shape: whether another one beats
// them, and whether they are better or worse than the base.
func comparisonMarks(c *sim.Comparison, marks map[string][]mark) []string {
	return append(paretoMarks(c, marks["pareto-chart"]), forestMarks(c, marks["forest-service-level-0"])...)
}

func paretoMarks(c *sim.Comparison, marks []mark) (all []string) {
	at := func(i int, key string) float64 { return c.Standing(i, key, sim.Scope{}) }
	for i, m := range marks {
		beaten := false
		for k := range c.Alternatives {
			cost, wait := at(k, "cost")-at(i, "cost"), at(k, "wait")-at(i, "wait")
			beaten = beaten || cost <= 0 && wait <= 0 && cost+wait < 0
		}
		want := map[bool]string{true: "dominated", false: "front"}[beaten]
		if i == 0 {
			want = map[bool]string{true: "base", false: "basefront"}[beaten]
		}
		if m.Shape != want || m.Name != display(c.Alternatives[i].Name) {
			all = append(all, fmt.Sprintf("pareto: %s is drawn as %s, want %s", m.Name, m.Shape, want))
		}
	}
	return all
}

func forestMarks(c *sim.Comparison, marks []mark) (all []string) {
	for _, m := range marks {
		i := slices.IndexFunc(c.Alternatives, func(a sim.Alternative) bool { return display(a.Name) == m.Name })
		d := &c.Alternatives[i].Differences[0] // service level of the centre
		want := map[int]string{1: "better", -1: "worse", 0: "unsure"}[d.Better()]
		if d.Same {
			want = "same"
		}
		if m.Shape != want || d.Measure != serviceLevel {
			all = append(all, fmt.Sprintf("forest: %s is drawn as %s, want %s", m.Name, m.Shape, want))
		}
	}
	return all
}

// compareWaits compares the line of each strategy that has the channel, and looks for
// the event that only one of them has.
func compareWaits(c *sim.Comparison, chart *drawn, fault func(string, ...any)) {
	number, _ := strconv.Atoi(strings.TrimPrefix(strings.TrimSuffix(chart.Figure, "-waits"), "c"))
	channel := []string{"", "phone", "chat", "email", "social"}[number]
	var want []wantedCurve
	for _, a := range c.Alternatives {
		has := slices.ContainsFunc(a.Result.Days, func(d sim.DaySeries) bool { return d.Scope.Channel == channel })
		if has {
			values := each(daysOf(a.Result, "wait", channel), func(e *sim.Estimate) float64 { return e.Mean })
			want = append(want, wantedCurve{name: display(a.Name), per: secondsIn[chart.Unit], at: noons(a.Result), values: values})
		}
	}
	compareCurves(want, chart, fault)
	if !slices.ContainsFunc(chart.Events, func(e eventMark) bool {
		return e.Name == "two of three fall ill (fourteen temps, forecast may be off)"
	}) {
		fault("the event of one strategy is not shown")
	}
}

// compareLayer compares what is claimed of a layer, and its parts.
func compareLayer(c *sim.Comparison, chart *drawn, fault func(string, ...any)) {
	number, _ := strconv.Atoi(strings.TrimPrefix(strings.TrimSuffix(chart.Figure, "-layer"), "l"))
	layer := []string{"delivery notices", "help pages", "chatbot"}[number]
	part := func(name string, of func(*sim.LayerFlow) float64) wantedCurve {
		w := wantedCurve{name: name, per: 1}
		for _, a := range c.Alternatives {
			var value *float64
			for i := range a.Result.Layers {
				if l := &a.Result.Layers[i]; l.Layer == layer {
					v := 100 * of(l) / l.Offered
					value = &v
				}
			}
			w.values = append(w.values, value)
		}
		return w
	}
	words := &englishComparePage
	want := []wantedCurve{
		part(words.settledForGood, func(l *sim.LayerFlow) float64 { return l.Resolved - l.CameBack }),
		part(words.backHere, func(l *sim.LayerFlow) float64 { return l.CameBack - l.Elsewhere }),
		part(words.backElsewhere, func(l *sim.LayerFlow) float64 { return l.Elsewhere }),
		part(english.leftLayer, func(l *sim.LayerFlow) float64 { return l.Left }),
	}
	want = slices.DeleteFunc(want, func(w wantedCurve) bool {
		return !slices.ContainsFunc(w.values, func(v *float64) bool { return v != nil && *v > 0 })
	})
	compareCurves(want, chart, fault)
}
