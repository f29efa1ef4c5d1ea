package scenarios_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

const helped = `horizon: 200h
warm_up: 5h
reasons: {calls: {rate: 48/h, handle_time: exponential(5m)}}
channels: {phone: {}}
teams:
  desk: {agents: 4}
  help: {agents: 1}
routing: {phone: [{to: desk}, {to: help, when: waiting > 3}]}
`

// With four people on duty and calls of five minutes, the next customer behind
// four who wait has to expect 5 * 5m / 4 = 6m15s, and 5m behind three. So help
// that comes while more than three wait is help that comes while more than five
// minutes are to be expected, customer by customer; at 6m15s it is the fifth.
func TestConditionsOfSteps(t *testing.T) {
	t.Parallel()
	play := func(when string) []float64 {
		dir := t.TempDir()
		write(t, dir, "season.yaml", strings.Replace(helped, "waiting > 3", when, 1))
		s := playSeason(t, dir, 4, scenarios.Options{})
		var all []float64
		for _, m := range []string{"service_level", "p90(wait)", "occupancy"} {
			scope := sim.Scope{}
			if m == "occupancy" {
				scope.Team = "help"
			}
			all = append(all, s.value(t, m, scope).Mean)
		}
		return all
	}
	same := func(a, b []float64) bool { return a[0] == b[0] && a[1] == b[1] && a[2] == b[2] }
	three, four := play("waiting > 3"), play("waiting > 4")
	if five := play("expected wait > 5m"); !same(three, five) {
		t.Errorf("service level, longest waits and occupancy with four who wait: %v, with five minutes: %v", three, five)
	}
	if more := play("expected wait > 6m15s"); !same(four, more) {
		t.Errorf("with five who wait: %v, with six minutes and a quarter: %v", four, more)
	}
	if same(three, four) {
		t.Error("it makes no difference how many wait")
	}
}

const turns = `horizon: 3000h
warm_up: 20h
reasons:
  urgent: {rate: 3/h, priority: 1}
  other: {rate: 6/h, priority: 2}
channels: {phone: {handle_time: exponential(5m)}}
teams: {desk: {agents: 1}}
next_contact: priority
`

// One person, busy for ρ = 1/4 of the time with what is urgent and for 1/2 with the
// rest, finds W0 = 3/4 · 5 min of work in hand. By priority what is urgent waits
// W0/(1-ρ1) = 5 min and the rest W0/((1-ρ1)(1-ρ)) = 20 (Cobham 1954); by the longest
// wait all wait W0/(1-ρ) = 15. Whoever is due soonest comes first: the longest
// wait where all are due within the same time, and priority where the rest has all
// the time in the world. So it is with priority that ages at once, or hardly ever.
func TestTurns(t *testing.T) {
	t.Parallel()
	for next, want := range map[string][2]float64{
		"priority":                {5, 20},
		"longest wait":            {15, 15},
		"soonest due":             {15, 15},
		"soonest due, other late": {5, 20},
		"{ageing: 0s}":            {15, 15},
		"{ageing: 1000h}":         {5, 20},
	} {
		yaml := strings.Replace(turns, "next_contact: priority", "next_contact: "+strings.TrimSuffix(next, ", other late"), 1)
		if strings.HasSuffix(next, "late") {
			yaml = strings.Replace(yaml, "priority: 2", "priority: 2, answer_within: 900h", 1)
		}
		if misses := missedWaits(t, yaml, want); len(misses) > 0 {
			t.Errorf("%s: %v", next, misses)
		}
	}
	if len(missedWaits(t, strings.Replace(turns, "6/h", "6.3/h", 1), [2]float64{5, 20})) == 0 {
		t.Error("customers who come 5 % more often go unnoticed")
	}
}

// missedWaits are mean waits of the two reasons that lie further than four
// standard errors from what is wanted, in minutes.
func missedWaits(t *testing.T, yaml string, want [2]float64) (misses []string) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "season.yaml", yaml)
	s := playSeason(t, dir, 60, scenarios.Options{})
	for i, reason := range []string{"urgent", "other"} {
		const perError = 2.0 // Student's half-width of 60 replications is two standard errors
		e := s.value(t, "wait", sim.Scope{Reason: reason})
		if off := math.Abs(e.Mean/60 - want[i]); off > 4/perError*(e.High-e.Mean)/60 {
			misses = append(misses, fmt.Sprintf("%s waits %.2f min, expected %v", reason, e.Mean/60, want[i]))
		}
	}
	return misses
}

// The worst service level evens out what priority tears apart.
func TestWorstLevelComesFirst(t *testing.T) {
	t.Parallel()
	apart := func(next string) float64 {
		dir := t.TempDir()
		write(t, dir, "season.yaml", strings.Replace(turns, "next_contact: priority", "next_contact: "+next, 1))
		s := playSeason(t, dir, 10, scenarios.Options{})
		of := func(reason string) float64 { return s.value(t, "service_level", sim.Scope{Reason: reason}).Mean }
		return of("urgent") - of("other")
	}
	if prior, level := apart("priority"), apart("worst service level"); math.Abs(level) > prior/4 {
		t.Errorf("service levels lie %.3f apart by priority, and %.3f when the worst comes first", prior, level)
	}
}

const words = `horizon: 300h
warm_up: 5h
reasons:
  orders: {rate: 12/h, handle_time: exponential(5m)}
  other: {rate: 4/h, handle_time: exponential(5m)}
channels: {phone: {}}
teams:
  everything: {agents: 1, skills: [orders, other]}
  orders desk: {agents: 1, skills: [orders]}
routing: {phone: WORD}
`

// A word is short for steps: specialists first are those who serve nothing else,
// pooled are all at once. It makes a difference which.
func TestWordsOfRouting(t *testing.T) {
	t.Parallel()
	pooled := func(routing string) string {
		dir := t.TempDir()
		write(t, dir, "season.yaml", strings.Replace(words, "WORD", routing, 1))
		s := playSeason(t, dir, 4, scenarios.Options{})
		return fmt.Sprint(s.value(t, "wait", sim.Scope{Reason: "orders"}).Mean, s.value(t, "wait", sim.Scope{Reason: "other"}).Mean)
	}
	first, pool := pooled("specialists first"), pooled("pooled")
	if steps := pooled("[{to: orders desk}, {to: everything}]"); first != steps {
		t.Errorf("waits with specialists first: %s, by steps: %s", first, steps)
	}
	if steps := pooled("[{to: [everything, orders desk]}]"); pool != steps {
		t.Errorf("waits in a pool: %s, by one step: %s", pool, steps)
	}
	if first == pool {
		t.Error("it makes no difference who is asked first")
	}
}
