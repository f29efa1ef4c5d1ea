package report

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/stat"
	"github.com/rushproof/rushproof/sim/study"
)

// effect is what a strategy of the made-up comparison does to a measure: a factor, and
// how far single seasons may lie from it.
type effect struct{ factor, spread float64 }

// comparedStrategies are those of the made-up comparison, the base first, with what
// they do to some of the measures, in all scopes but those of e-mail.
var comparedStrategies = []struct {
	name    string
	effects map[string]effect
}{
	{"as planned", nil},
	{"eleven temps", map[string]effect{
		"service_level": {1.35, 0.02}, "wait": {0.35, 0.05}, "p90(wait)": {0.4, 0.05}, "abandonment": {0.45, 0.04},
		"needs_unserved": {0.5, 0.05}, "occupancy": {0.9, 0.005}, "staff_cost": {1.11, 0.002},
		"cost": {1.12, 0.002}, "staff_hours": {1.11, 0.002}, "waited": {0.37, 0.04}, "work": {1.02, 0.003}, "cost_per_need": {1.09, 0.004},
		"margin_lost": {0.5, 0.05}, "customers_lost": {0.5, 0.05}, "overtime": {0.4, 0.06},
	}},
	{"sms notices", map[string]effect{
		"service_level": {1.04, 0.01}, "wait": {0.9, 0.02}, "p90(wait)": {0.92, 0.03}, "abandonment": {0.94, 0.02},
		"needs_unserved": {0.95, 0.02}, "occupancy": {0.99, 0.002}, "self_service_cost": {1.8, 0.01},
		"cost": {1.025, 0.001}, "waited": {0.92, 0.02}, "work": {0.97, 0.002}, "cost_per_need": {1, 0.002},
	}},
	{"fourteen temps, forecast may be off", map[string]effect{
		"service_level": {1.36, 0.07}, "wait": {0.33, 0.09}, "p90(wait)": {0.38, 0.1}, "abandonment": {0.43, 0.1},
		"needs_unserved": {0.49, 0.1}, "occupancy": {0.88, 0.02}, "staff_cost": {1.14, 0.004},
		"cost": {1.14, 0.004}, "staff_hours": {1.14, 0.004}, "waited": {0.35, 0.09}, "work": {1.02, 0.01}, "cost_per_need": {1.12, 0.01},
		"margin_lost": {0.49, 0.1}, "customers_lost": {0.49, 0.1}, "overtime": {0.35, 0.1},
	}},
	{"chatbot_first", map[string]effect{
		"service_level": {0.97, 0.02}, "wait": {1, 0.05}, "p90(wait)": {1.02, 0.05}, "abandonment": {1.06, 0.02},
		"needs_unserved": {1.02, 0.03}, "self_service_cost": {1.2, 0.01}, "cost": {1.002, 0.001},
	}},
	{"another name", nil},
	{"sms notices+eleven temps", map[string]effect{
		"service_level": {1.38, 0.02}, "wait": {0.3, 0.05}, "p90(wait)": {0.36, 0.05}, "abandonment": {0.42, 0.04},
		"needs_unserved": {0.46, 0.05}, "occupancy": {0.89, 0.005}, "staff_cost": {1.11, 0.002},
		"cost": {1.14, 0.002}, "staff_hours": {1.11, 0.002}, "waited": {0.33, 0.04}, "work": {0.99, 0.003}, "self_service_cost": {1.8, 0.01},
		"cost_per_need": {1.08, 0.004}, "margin_lost": {0.46, 0.05}, "customers_lost": {0.46, 0.05}, "overtime": {0.38, 0.06},
	}},
}

// comparisonFixture makes up a comparison of the first strategies, paired as a study
// would pair it, the same bytes each time.
func comparisonFixture(strategies int) *sim.Comparison {
	var names []string
	var results []*sim.Result
	for _, s := range comparedStrategies[:strategies] {
		names, results = append(names, s.name), append(results, comparedResult(s.name, s.effects))
	}
	c := study.Pair(names, results)
	c.Today, c.Until = "2026-10-02", []string{"service_level ± 0.5 pp"}
	return c
}

func comparedResult(name string, effects map[string]effect) *sim.Result {
	f := &fixtureSeason{result: fixture(35)}
	r := f.result
	r.Currency, r.Changes = "NOK", nil
	for _, v := range []struct {
		key  string
		mean float64
	}{
		{"needs_open", 0.011},
		{"overtime", 412},
		{"staff_cost", 3_912_400},
		{"self_service_cost", 41_200},
		{"cost", 3_953_600},
		{"staff_hours", 9640},
		{"waited", 5230},
		{"work", 7410},
		{"cost_per_need", 66.1},
		{"customers_lost", 1054},
		{"margin_lost", 632_400},
	} {
		f.value(v.key, sim.Scope{}, v.mean, 0.05)
	}
	for i := range r.Measures {
		play(&r.Measures[i], name, effects[r.Measures[i].Measure])
	}
	switch name {
	case "sms notices", "sms notices+eleven temps":
		begin, end := calendar.Date{Year: 2026, Month: 9, Day: 17}, calendar.Date{Year: 2026, Month: 11, Day: 16}
		r.Projects = append(r.Projects, sim.Project{Name: "sms_notices", Price: 60_000, PerWeek: 1000, Cost: 65_000, LeadDays: 60, By: end, Start: begin})
	}
	if name == "eleven temps" || name == "sms notices+eleven temps" {
		r.Verdict.Outcome = sim.Pass
		r.Projects = append(r.Projects, sim.Project{
			Name: "eleven temps", Price: 44_000, Cost: 44_000, LeadDays: 30,
			By: calendar.Date{Year: 2026, Month: 11, Day: 9}, Start: calendar.Date{Year: 2026, Month: 10, Day: 10},
		})
	}
	return r
}

// play lets a strategy have its effect on each season, and estimates the measure anew.
func play(v *sim.Value, name string, e effect) {
	var each []float64
	for k, x := range v.Each {
		if x == nil {
			continue
		}
		if e.factor != 0 && v.Scope.Channel != "email" {
			*x = round(*x*e.factor*(1+e.spread*noise(k, name, v.Measure, v.Scope.Name())), 5)
		}
		if m := measure(v.Measure); m.Unit == sim.Share {
			*x = math.Min(*x, 1)
		}
		each = append(each, *x)
	}
	known := stat.Mean(each, sim.Confidence)
	v.Mean, v.Low, v.High, v.N = known.Mean, known.Lo, known.Hi, known.N
	slices.Sort(each)
	v.P10, v.P50, v.P90 = each[len(each)/10], each[len(each)/2], each[len(each)*9/10]
}
