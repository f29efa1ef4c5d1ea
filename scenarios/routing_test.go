package scenarios_test

import (
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
