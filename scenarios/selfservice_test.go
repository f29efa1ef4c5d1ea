package scenarios

import (
	"reflect"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// What is written of self-service reaches the engine: of four in ten who would
// read the page half come past it where advice is sought, and its texts are good
// for a quarter of what they could be.
func TestSelfServiceAsWritten(t *testing.T) {
	m := ofText(t, autumn+`
self_service:
  page: {kind: help page, reach: 40%, resolves: 20%, placement: {advice: 50%}, quality: {status: 25%}, gives_up: 10%, switch: {phone: 30%}}
  menu:
    kind: voice menu
    resolves: 50%
    launched: 2026-12-07
    adoption: {start: 20%, over: 10 days}
    at_once: 9
    rate_limit: 120/h
    when_waiting: 5
  old menu: {kind: voice menu, resolves: 50%, launched: 2026-09-01}
events:
  - {closed: menu has no line, from: 2026-12-08, to: 2026-12-09, hours: 10:00-12:00, self_service: [menu]}
`)
	page, menu, old := m.Layout.Layers[0], m.Layout.Layers[1], m.Layout.Layers[2]
	start := m.Calendar.Days[on(m, time.December, 7)].Start
	for what, x := range map[string][2]any{
		"the page's place":         {page.Placement, []float64{0.5, 1}},
		"what the page resolves":   {page.Resolves, []float64{0.2, 0.05}},
		"who leaves the page":      {page.GivesUp, 0.1},
		"where they come back":     {page.Switch, []float64{0.3, 0}},
		"the menu's limits":        {menu.Limits, selfservice.Limits{AtOnce: 9, Gap: 30 * des.Second, Queue: 5}},
		"the menu's adoption":      {menu.Adoption, selfservice.Adoption{New: true, Launch: start, Start: 0.2, Over: 10 * des.Day}},
		"the old menu's adoption":  {old.Adoption, selfservice.Adoption{New: true, Launch: -76 * des.Day, Start: 0.5, Over: 182 * des.Day}},
		"the hours of the phone":   {m.Layout.Channels[0].Open, ofText(t, autumn).Layout.Channels[0].Open},
		"the outages of the menu":  {len(menu.Outages), 2},
		"the outages of the page":  {len(page.Outages), 0},
		"the outages of the other": {len(old.Outages), 0},
	} {
		if !reflect.DeepEqual(x[0], x[1]) {
			t.Errorf("%s: %v, want %v", what, x[0], x[1])
		}
	}
	for at, down := range map[des.Time]bool{0: false, 34 * des.Hour: true, 36 * des.Hour: false, 59 * des.Hour: true} {
		if menu.Down(start+at) != down {
			t.Errorf("%v after its launch the menu is down: %v", at, !down)
		}
	}
}
