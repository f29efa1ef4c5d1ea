package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a strategy or --set leaves as it was is told, written or assumed, and how to
// take something away; and nothing is told of what is different.
func TestWhatChangesNothingIsTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "odd.yaml")
	text := `
country: NO
from: 2026-11-02
to: 2026-11-08
channels: {email: {}}
reasons: {a: {per_week: 100, handle_time: 5m}}
teams:
  desk: {agents: 4, on_call: none, shifts: {day: {hours: 08:00-16:00}}}
strategies:
  as planned: {}
  emptied: {teams: {desk: {shifts: {day: {}}}}}
  the same: {teams: {desk: {agents: 4}}}
  fewer: {teams: {desk: {agents: 3}}}
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	const emptied = "strategy emptied changes nothing; to take day away write day: none"
	const alike = "strategy the same changes nothing; write what is to be different, or leave it out"
	for _, c := range []struct {
		o    Options
		want []string
	}{
		{Options{}, []string{emptied, alike}},
		{Options{Strategy: "emptied"}, []string{emptied}},
		{Options{Strategy: "the same"}, []string{alike}},
		{Options{Strategy: "fewer"}, nil},
		{Options{Strategy: "as planned"}, nil},
		{Options{Set: []string{"teams={}"}}, []string{"--set teams={}: it changes nothing: the season says so already; to take it away write --set teams=none"}},
		{Options{Set: []string{"teams={desk: {agents: 4}}"}}, []string{"it changes nothing: the season says so already; write another value"}},
		{Options{Set: []string{"teams.desk.sickness.share=" + assumedValue(t, file, "teams.desk.sickness.share")}}, []string{"it changes nothing"}},
		{Options{Set: []string{"teams.desk.agents=5"}}, nil},
		{Options{Set: []string{"title=another"}}, nil},
		{Options{Set: []string{"replications=3"}}, nil},
		{Options{Set: []string{"strategies.fewer=none"}}, nil},
	} {
		l, err := Open(file, c.o)
		if err != nil {
			t.Fatalf("%+v: %v", c.o, err)
		}
		got := l.Warnings.Error()
		if n := strings.Count(got, "changes nothing"); n != len(c.want) {
			t.Errorf("%+v: %d are told:\n%s", c.o, n, got)
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: %s\nwant %s", c.o, got, want)
			}
		}
	}
}

// A delay that leaves all of the capacity is told, but not one in which parcels stand
// still besides.
func TestDelayOfNothingIsOdd(t *testing.T) {
	for delay, told := range map[string]bool{"carrier: 100%": true, "carrier: 99%": false, "carrier: 100%, transit: stops": false} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
orders: {per_week: 1000}
delivery: {promise: 3 working days, carrier: {capacity: 300/day}}
channels: {email: {}}
reasons: {a: {parcels: {late: 30%}}}
teams: {desk: {agents: 8, shifts: {day: {hours: 08:00-16:00}}}}
events: [{delay: strike, on: 2026-11-17, `+delay+`}]
`)
		if got := l.Warnings.Error(); strings.Contains(got, "delay strike: the carrier keeps all of its capacity; write less than 100%") != told {
			t.Errorf("%s: %s", delay, got)
		}
	}
}

// assumedValue returns a value that nobody wrote.
func assumedValue(t *testing.T, file, path string) string {
	t.Helper()
	l, err := Open(file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := inPlaceOf(l.tree, path)
	if n == nil || !n.Pos.Assumed() {
		t.Fatalf("%s is not assumed", path)
	}
	return n.Text
}
