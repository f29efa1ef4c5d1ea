package scenarios_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// One team has the help line and one the sales line, with one person each. Three
// call for help between eight and nine. It takes an hour and a half to help somebody,
// or to see that a call is for others; so the first of them keeps the other two
// waiting, also where all are misrouted to sales. Nobody can tell those callers from
// others: the two leave all the same when told that it is more than half an hour, or
// take the offer to be called back. (Who was passed on is offered again.)
const wrongLine = `
from: 2026-11-23
to: 2026-11-23
warm_up: 0s
timezone: Europe/Oslo
reasons:
  help: {counts: {exact: yes, days: {2026-11-23: 0 0 0 0 0 0 0 0 3}}, handle_time: 90m, misrouted: %s}
  sales: {counts: {days: {2026-11-23: 0}}}
channels:
  phone: {hours: open, redial: none, first_contact: none, patience: never, transfer: {kind: cold, after: 90m}, %s}
teams:
  helpers: {agents: 1, skills: [help], shrinkage: none, shifts: {all: {days: every day, hours: 00:00-24:00}}}
  sellers: {agents: 1, skills: [sales], shrinkage: none, shifts: {all: {days: every day, hours: 00:00-24:00}}}
`

func TestMisroutedHearWhatEverybodyHears(t *testing.T) {
	t.Parallel()
	const told, promised = "announces: {accepts: fixed(30m)}", "callback: {from: 1m, accepts: 100%, no_answer: 0%}"
	for _, x := range []struct {
		misrouted, hears, measure string
		offered, of               float64
	}{
		{"0%", told, "balked", 3, 2. / 3},
		{"100%", told, "balked", 4, 2. / 4},
		{"0%", promised, "callback_offered", 3, 2},
		{"100%", promised, "callback_offered", 6, 2},
	} {
		dir := t.TempDir()
		write(t, dir, "season.yaml", fmt.Sprintf(wrongLine, x.misrouted, x.hears))
		s := playSeason(t, filepath.Join(dir, "season.yaml"), 1, scenarios.Options{})
		for measure, want := range map[string]float64{"offered": x.offered, x.measure: x.of} {
			if got := s.value(t, measure, sim.Scope{Channel: "phone"}).Mean; got != want {
				t.Errorf("misrouted: %s, %s: %s is %v, not %v", x.misrouted, x.hears, measure, got, want)
			}
		}
	}
}
