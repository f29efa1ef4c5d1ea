package scenarios

import (
	"math"
	"slices"
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
	if !slices.Equal(page.Placement, []float64{0.5, 1}) || !slices.Equal(page.Resolves, []float64{0.2, 0.05}) {
		t.Errorf("the page stands at %v and resolves %v", page.Placement, page.Resolves)
	}
	if page.GivesUp != 0.1 || !slices.Equal(page.Switch, []float64{0.3, 0}) {
		t.Errorf("%v leave the page, and come back in %v", page.GivesUp, page.Switch)
	}
	if want := (selfservice.Limits{AtOnce: 9, Gap: 30 * des.Second, Queue: 5}); menu.Limits != want {
		t.Errorf("the menu's limits are %+v", menu.Limits)
	}
	start := m.Calendar.Days[on(m, time.December, 7)].Start
	if want := (selfservice.Adoption{New: true, Launch: start, Start: 0.2, Over: 10 * des.Day}); menu.Adoption != want {
		t.Errorf("the menu is adopted as %+v", menu.Adoption)
	}
	for at, down := range map[des.Time]bool{start: false, start + 34*des.Hour: true, start + 36*des.Hour: false, start + 59*des.Hour: true} {
		if menu.Down(at) != down || old.Down(at) || page.Down(at) {
			t.Errorf("%v after its launch the menu is down: %v", at-start, menu.Down(at))
		}
	}
	weeks := float64(-old.Adoption.Launch) / float64(7*des.Day)
	if share := old.Adoption.Start + (1-old.Adoption.Start)*weeks/26; math.Abs(weeks-(83.0-7)/7) > 1e-9 || old.Adoption.Over != 182*des.Day || share > 1 {
		t.Errorf("the old menu is adopted as %+v", old.Adoption)
	}
	if m.Layout.Channels[0].Open == nil || len(m.Layout.Channels[0].Open) != len(ofText(t, autumn).Layout.Channels[0].Open) {
		t.Error("the phone is closed together with the menu")
	}
}
