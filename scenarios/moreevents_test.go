package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const twoEvents = `
from: 2026-11-16
to: 2026-11-29
country: NO
orders: {per_week: 700}
delivery: {promise: 3 working days, carrier: {capacity: 400/day}}
channels: {phone: {}}
reasons: {parcel: {parcels: {late: 20%, on_time: 5%}}}
teams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}
events: [{campaign: Black Week, from: 2026-11-23, to: 2026-11-27, orders: x2}, {worry: winter, from: 2026-11-20, to: 2026-11-22, factor: x1.5}]
strategies:
  instead: {events: [{delay: snow, on: 2026-11-25, carrier: 0%}]}
  besides: {more_events: [{delay: snow, on: 2026-11-25, carrier: 0%}]}
  repeated: {events: [{campaign: Black Week, from: 2026-11-23, to: 2026-11-27, orders: x3}]}
  nothing happens: {events: []}
`

// A strategy's events take the place of those of the season, which is told when
// none of them is left; more_events come on top.
func TestMoreEvents(t *testing.T) {
	file := filepath.Join(t.TempDir(), "season.yaml")
	if err := os.WriteFile(file, []byte(twoEvents), 0o600); err != nil {
		t.Fatal(err)
	}
	const lost = "the events of the strategy instead take the place of the season's: without Black Week, winter"
	for strategy, want := range map[string]struct{ events, warning string }{
		"":                {"Black Week, winter", lost},
		"instead":         {"snow", lost},
		"besides":         {"Black Week, winter, snow", ""},
		"repeated":        {"Black Week", ""},
		"nothing happens": {"", ""},
	} {
		l, err := Open(file, Options{Strategy: strategy})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(eventNames(l.tree.Get("events")), ", "); got != want.events {
			t.Errorf("%q: %s happen, not %s", strategy, got, want.events)
		}
		warned := ""
		for _, w := range l.Warnings {
			if strings.HasPrefix(w.What, "the events of") {
				warned += w.What
			}
		}
		if warned != want.warning {
			t.Errorf("%q: warned %q", strategy, warned)
		}
	}
}
