package scenarios_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// What a season's README says in its tables, with a ±, is what it was measured to show.
// Whenever a test plays a bundled season or a strategy as they are, the figures of its row
// are held against it, which costs nothing: see playSeason.

// column is what stands in a column of a table: what a target was judged by, or a measure.
type column struct {
	target, measure string
	scope           sim.Scope
}

const phoneTarget = "service_level{channel:phone, within:60s} >= "

// columns are those that are held, by season and heading.
var columns = map[string]map[string]column{
	"after-hours": {
		"never served":           {measure: "needs_unserved"},
		"phone in 60 s":          {target: phoneTarget + "80%"},
		"cost of a need settled": {measure: "cost_per_need"},
	},
	"chatbot-promise": {
		"contacts":      {measure: "offered"},
		"hours of work": {measure: "work"},
		"handle time":   {measure: "handle_time"},
		"claimed":       {measure: "claimed_deflection"},
		"settled":       {measure: "deflection"},
		"chats in 60 s": {target: "service_level{channel:chat, within:60s} >= 80%"},
		"a need costs":  {measure: "cost_per_need"},
	},
	"crisis-lockdown": {
		"calls":          {measure: "offered", scope: phone},
		"phone in 60 s":  {target: phoneTarget + "70%"},
		"e-mail in 24 h": {measure: "service_level", scope: email},
	},
	"flu-week-50": {
		"e-mail in 24 h, mean": {measure: "service_level", scope: email},
	},
	"monday-friday": {
		"all days":  {target: phoneTarget + "80%"},
		"worst day": {target: phoneTarget + "60% on every day"},
	},
	"power-black-week": {
		"phone in 60 s":          {target: phoneTarget + "80%"},
		"chat, 9 in 10 within":   {measure: "p90(wait)", scope: sim.Scope{Channel: "chat"}},
		"e-mail in 24 h":         {measure: "service_level", scope: email},
		"cost of a need settled": {measure: "cost_per_need"},
	},
	"pppm-season": {
		"contacts":       {measure: "offered"},
		"calls in 60 s":  {measure: "service_level", scope: phone},
		"e-mail in 24 h": {measure: "service_level", scope: email},
		"never served":   {measure: "needs_unserved"},
	},
	"small-shop": {
		"phone in 60 s":  {target: phoneTarget + "80%"},
		"e-mail in 24 h": {measure: "service_level", scope: email},
	},
	"snow-and-black-friday": {
		"calls offered":      {measure: "offered", scope: phone},
		"abandonment":        {measure: "abandonment", scope: phone},
		"needs never served": {measure: "needs_unserved"},
	},
	"specialist-switch": {
		"in 60 s":             {target: phoneTarget + "80%"},
		"left the queue":      {measure: "abandonment", scope: phone},
		"calls in four weeks": {measure: "offered"},
		"wait of buyers":      {measure: "wait", scope: sim.Scope{Queue: "products/phone"}},
		"all":                 {measure: "wait", scope: phone},
		"buyers in 20 s":      {measure: "service_level", scope: sim.Scope{Queue: "products/phone"}},
	},
	"stock-and-sms": {
		"calls":          {measure: "offered", scope: phone},
		"phone in 60 s":  {target: phoneTarget + "70%"},
		"e-mail in 24 h": {measure: "service_level", scope: email},
	},
}

// figure is one that a README says: a mean and half the width of its 95 % confidence
// interval, both rounded to a step. With a sign it is a difference from as planned.
type figure struct {
	mean, half, step float64
	signed           bool
}

// expectation is the figure with the band in which a measured mean must lie: four
// standard errors of the difference, which are twice the half-widths of both.
func (f figure) expectation(what string, low, mean, high float64) expectation {
	band := 2*math.Hypot(f.half+f.step/2, (high-low)/2) + f.step/2
	return expectation{what, mean, f.mean - band, f.mean + band}
}

// quoted are the figures that a season's README says of a strategy, beside those of
// seasons that were played.
func quoted(t *testing.T, name, strategy string, s season) (all []expectation) {
	t.Helper()
	said := figures(t, name)[strategy]
	for heading, c := range columns[name] {
		f, ok := said[heading]
		if !ok || f.signed {
			continue
		}
		e := s.estimate(t, c)
		all = append(all, f.expectation(name+"/README.md, "+strategy+", "+heading, e.Low, e.Mean, e.High))
	}
	return all
}

// estimate is what was measured of a column.
func (s season) estimate(t *testing.T, c column) sim.Estimate {
	t.Helper()
	if c.target == "" {
		return s.value(t, c.measure, c.scope)
	}
	for _, target := range s.Verdict.Targets {
		if target.Target == c.target {
			return target.Value
		}
	}
	t.Fatalf("no target %s", c.target)
	return sim.Estimate{}
}

// each is a measure of each season that was played.
func (s season) each(measure string, scope sim.Scope) (all []float64) {
	for _, v := range s.Measures {
		for i := range v.Each {
			if v.Measure == measure && v.Scope == scope {
				all = append(all, *v.Each[i])
			}
		}
	}
	return all
}

// against is how much more of a measure there is than in other seasons of the same luck.
func (s season) against(other season, measure string, scope sim.Scope) stat.Estimate {
	return stat.Difference(s.each(measure, scope), other.each(measure, scope), 0.95)
}

var (
	inBackquotes = regexp.MustCompile("`([^`]+)`")
	withInterval = regexp.MustCompile(`^(?:[A-Z]{3} )?([+−]?[0-9][0-9  .]*)(?: (%|s|min|h))? ± ([0-9.]+)`)
)

// figures reads the tables of a season's README: by strategy, which is empty as planned,
// and heading.
func figures(t *testing.T, name string) map[string]map[string]figure {
	t.Helper()
	found := map[string]map[string]figure{}
	var before, headings []string
	for line := range strings.Lines(scenarios.Readme(name)) {
		cells := strings.Split(strings.Trim(line, "\n"), "|")
		if strings.HasPrefix(line, "|---") {
			headings = before
		}
		before = cells
		for i, cell := range cells {
			f, ok := parseFigure(t, strings.TrimSpace(cell))
			if !ok || i == 0 || i >= len(headings) {
				continue
			}
			for _, strategy := range rowOf(cells[1]) {
				if found[strategy] == nil {
					found[strategy] = map[string]figure{}
				}
				found[strategy][strings.TrimSpace(headings[i])] = f
			}
		}
	}
	return found
}

// rowOf names the strategies of a row.
func rowOf(cell string) (names []string) {
	if strings.HasPrefix(cell, " as planned") {
		return []string{""}
	}
	for _, m := range inBackquotes.FindAllStringSubmatch(cell, -1) {
		names = append(names, m[1])
	}
	return names
}

// parseFigure reads what has a ±, such as 86.0 % ± 0.6 and 17 790 ± 80.
func parseFigure(t *testing.T, cell string) (figure, bool) {
	t.Helper()
	m := withInterval.FindStringSubmatch(cell)
	if m == nil {
		return figure{}, false
	}
	unit := map[string]float64{"": 1, "%": 0.01, "s": 1, "min": 60, "h": 3600}[m[2]]
	number := func(text string) float64 {
		x, err := strconv.ParseFloat(strings.NewReplacer(" ", "", " ", "", "−", "-").Replace(text), 64)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	_, decimals, _ := strings.Cut(m[3], ".")
	zeros := len(m[3]) - len(strings.TrimRight(m[3], "0"))
	step := math.Pow10(-len(decimals))
	if decimals == "" {
		step = math.Pow10(zeros)
	}
	return figure{number(m[1]) * unit, number(m[3]) * unit, step * unit, strings.ContainsAny(m[1], "+−")}, true
}

// Each column is there, each strategy exists, and figures of another strategy would be found.
func TestReadmesSayWhatIsMeasured(t *testing.T) {
	t.Parallel()
	for name, of := range columns {
		seen := map[string]bool{}
		for strategy, said := range figures(t, name) {
			if _, err := scenarios.Open(name, scenarios.Options{Strategy: strategy}); err != nil {
				t.Errorf("%s/README.md: %v", name, err)
			}
			for heading := range said {
				seen[heading] = true
			}
		}
		for heading := range of {
			if !seen[heading] {
				t.Errorf("%s/README.md: no figure with ± under %q", name, heading)
			}
		}
	}
	breaks(t, quoted(t, "small-shop", "", playSeason(t, "small-shop", 50, scenarios.Options{Strategy: "five people"})))
}
