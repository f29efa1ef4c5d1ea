package erlang

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

// truth is a case of testdata, whose README says where it is from.
type truth struct {
	ID     string
	Params struct {
		Agents   int
		PerHour  float64  `json:"calls_per_hour"`
		AHT      float64  `json:"aht_s"`
		Patience *float64 `json:"patience_mean_s"`
		Lines    int      `json:"lines_K"`
		Within   float64  `json:"T_s"`
		Target   float64  `json:"target_sl"`
	}
	Exact map[string]any
}

// queue returns the case's queue; a loss system has as many lines as agents.
func (c truth) queue() Queue {
	q := Queue{c.Params.Agents, c.Params.PerHour / 3600, c.Params.AHT, math.Inf(1), c.Params.Lines}
	if c.Params.Patience != nil {
		q.Patience = *c.Params.Patience
	}
	if strings.HasPrefix(c.ID, "erlB") {
		q.Lines = q.Agents
	}
	return q
}

func truths(t *testing.T, file string) []truth {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Cases []truth }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all.Cases
}

// figures are what a solved queue says about each exact figure.
var figures = map[string]func(Steady, float64) float64{
	"offered_load":       func(s Steady, _ float64) float64 { return s.Load },
	"p_block":            func(s Steady, _ float64) float64 { return s.Blocked },
	"carried_load":       func(s Steady, _ float64) float64 { return s.Load * s.Answered },
	"p_wait":             func(s Steady, _ float64) float64 { return s.Waits },
	"p_abandon":          func(s Steady, _ float64) float64 { return s.Abandoned },
	"p_served":           func(s Steady, _ float64) float64 { return s.Answered },
	"occupancy":          func(s Steady, _ float64) float64 { return s.Occupancy },
	"mean_queue":         func(s Steady, _ float64) float64 { return s.QueueLength },
	"mean_busy":          func(s Steady, _ float64) float64 { return s.Occupancy * float64(s.queue.Agents) },
	"mean_wait":          func(s Steady, _ float64) float64 { return s.MeanWait },
	"mean_wait_all":      func(s Steady, _ float64) float64 { return s.MeanWait },
	"mean_wait_served":   func(s Steady, _ float64) float64 { return s.ASA },
	"service_level":      Steady.AnsweredWithin,
	"sl_offered":         Steady.AnsweredWithin,
	"p_served_within_T":  Steady.AnsweredWithin,
	"p_abandon_within_T": Steady.AbandonedWithin,
	"sl_answered":        func(s Steady, t float64) float64 { return s.AnsweredWithin(t) / s.Answered },
	"sl_ex_short_abandon": func(s Steady, t float64) float64 {
		return s.AnsweredWithin(t) / (1 - s.AbandonedWithin(t))
	},
	"sl_incl_short_abandon": func(s Steady, t float64) float64 {
		return s.AnsweredWithin(t) + s.AbandonedWithin(t)
	},
}

// compare counts figures checked and figures off by more than a relative 1e-7
// (an absolute one below 1).
func (c truth) compare(s Steady, report func(figure string, got, want float64)) (checked, off int) {
	check := func(figure string, got, want float64) {
		checked++
		if !(math.Abs(got-want) <= 1e-7*max(1, math.Abs(want))) {
			off++
			report(figure, got, want)
		}
	}
	for name, figure := range figures {
		if want, ok := c.Exact[name].(float64); ok {
			check(name, figure(s, c.Params.Within), want)
		}
	}
	for _, name := range []string{"sl_by_T", "sl_offered_by_T"} {
		byT, _ := c.Exact[name].(map[string]any)
		for text, want := range byT {
			within, _ := strconv.ParseFloat(text, 64)
			check(name+" "+text, s.AnsweredWithin(within), want.(float64))
		}
	}
	return checked, off
}

func TestTruth(t *testing.T) {
	for _, file := range []string{"erlang_bc.json", "erlang_a.json"} {
		for _, c := range truths(t, file) {
			t.Run(c.ID, func(t *testing.T) {
				s, err := c.queue().Solve()
				if err != nil {
					t.Fatal(err)
				}
				checked, _ := c.compare(s, func(figure string, got, want float64) {
					t.Errorf("%s is %.10g, want %.10g", figure, got, want)
				})
				if checked < 3 {
					t.Errorf("only %d figures compared", checked)
				}
			})
		}
	}
}

// A rate that is 5 % wrong must be noticed in every case.
func TestTruthNoticesWrongRate(t *testing.T) {
	for _, file := range []string{"erlang_bc.json", "erlang_a.json"} {
		for _, c := range truths(t, file) {
			q := c.queue()
			q.Rate *= 0.95
			s, err := q.Solve()
			if err != nil {
				t.Fatal(err)
			}
			if checked, off := c.compare(s, func(string, float64, float64) {}); off < checked/2 {
				t.Errorf("%s: %d of %d figures are off", c.ID, off, checked)
			}
		}
	}
}

func TestStaffingTruth(t *testing.T) {
	for _, c := range truths(t, "staffing.json") {
		q := c.queue()
		patient := q
		patient.Patience = math.Inf(1)
		inTime := func(s Steady) bool { return s.AnsweredWithin(c.Params.Within) >= c.Params.Target }
		for _, ask := range []struct {
			figure string
			queue  Queue
			enough func(Steady) bool
		}{
			{"agents_erlang_c", patient, inTime},
			{"agents_erlang_a_sl_offered", q, inTime},
			{"agents_erlang_a_abandon_5pct", q, func(s Steady) bool { return s.Abandoned <= 0.05 }},
		} {
			got, err := Required(ask.queue, ask.enough)
			if want := c.Exact[ask.figure].(float64); err != nil || float64(got) != want {
				t.Errorf("%s %s: %d (%v), want %v", c.ID, ask.figure, got, err, want)
			}
		}
	}
}

// Figures published by others, as collected under "formulas" in the project's
// list of published results: cran/ErlangC tests/testthat; A-Herzog
// Callcenter-Simulator ErlangCTest.java; pyworkforce queuing/tests
// test_abandonment.py; the QueueSim notebooks.
func TestPublished(t *testing.T) {
	inf := math.Inf(1)
	halfHour := func(agents int) Queue { return Queue{agents, 100.0 / 1800, 180, inf, 0} }
	withPatience := halfHour(14)
	withPatience.Patience = 300
	queueSim := func(agents int) Queue { return Queue{agents, 0.8 * float64(agents) / 600, 600, inf, 0} }
	level := func(t float64) func(Steady) float64 {
		return func(s Steady) float64 { return s.AnsweredWithin(t) }
	}
	asa := func(s Steady) float64 { return s.ASA }
	meanWait := func(s Steady) float64 { return s.MeanWait }
	for _, c := range []struct {
		name   string
		queue  Queue
		figure func(Steady) float64
		want   float64
		digits float64 // half a unit of the last digit that was published
	}{
		{"ErlangC P(wait)", halfHour(14), func(s Steady) float64 { return s.Waits }, 0.1741319, 5e-8},
		{"ErlangC level 14", halfHour(14), level(20), 0.8883500, 5e-8},
		{"ErlangC level 13", halfHour(13), level(20), 0.7955948, 5e-8},
		{"ErlangC level 12", halfHour(12), level(20), 0.640158, 5e-7},
		{"ErlangC level 11", halfHour(11), level(20), 0.3896138, 5e-8},
		{"ErlangC ASA 14", halfHour(14), asa, 7.83594, 5e-6},
		{"ErlangC ASA 13", halfHour(13), asa, 17.1162, 5e-5},
		{"ErlangC ASA 12", halfHour(12), asa, 40.4449, 5e-5},
		{"ErlangC ASA 11", halfHour(11), asa, 122.781, 5e-4},
		{"ErlangC occupancy", halfHour(14), func(s Steady) float64 { return s.Occupancy }, 0.7142857, 5e-8},
		{"Herzog C", Queue{13, 3.5 / 60, 180, inf, 0}, meanWait, 26.56, 5e-3},
		{"Herzog A", Queue{13, 3.5 / 60, 180, 300, 100}, meanWait, 9.91, 5e-3},
		{"pyworkforce P(wait)", withPatience, func(s Steady) float64 { return s.Waits }, 0.14526, 5e-6},
		{"pyworkforce P(abandon)", withPatience, func(s Steady) float64 { return s.Abandoned }, 0.013984, 5e-7},
		{"pyworkforce occupancy", withPatience, func(s Steady) float64 { return s.Occupancy }, 0.704297, 5e-7},
		{"pyworkforce wait", withPatience, meanWait, 0.069919 * 60, 5e-7 * 60},
		{"pyworkforce level", withPatience, level(20), 0.916792, 5e-7},
		{"QueueSim 5", queueSim(5), meanWait, 332.468, 5e-4},
		{"QueueSim 10", queueSim(10), meanWait, 122.754, 5e-4},
		{"QueueSim 15", queueSim(15), meanWait, 63.838, 5e-4},
	} {
		s, err := c.queue.Solve()
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := c.figure(s); math.Abs(got-c.want) > c.digits {
			t.Errorf("%s: %.10g, want %v", c.name, got, c.want)
		}
	}
}
