package scenarios_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim/rng"
)

const rostered = `from: 2026-10-24
to: 2026-10-26
warm_up: 0s
timezone: Europe/Oslo
replications: 2
reasons: {calls: {rate: 10/h, handle_time: 4m}}
channels: {phone: {hours: open}}
teams:
  desk: {agents: 2, roster: roster.csv, shrinkage: none, sickness: none}
`

const roster = `Date;Agent;From;To
24.10.2026;Ola;8:00;16:00
24.10.2026;Kari;12:00;24:00
24.10.2026;Kari;07:00;11:30
25.10.2026;Kari;00:00;08:00
27.10.2026;Kari;00:00;08:00
`

func openRoster(t *testing.T, yaml, csv string) (*scenarios.Loaded, error) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "season.yaml", yaml)
	write(t, dir, "roster.csv", csv)
	return scenarios.Open(dir, scenarios.Options{})
}

// On duty is who the roster says, at the hours of its dates. Kari is the first
// by name. Days begin 0, 24 and 49 hours after the start: the clock is put back
// in the night to the 25th, so that her last shift has nine hours.
func TestRoster(t *testing.T) {
	l, err := openRoster(t, rostered, roster)
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	alone := t.TempDir()
	write(t, alone, "season.yaml", string(l.Lock(l.Experiment, "test")))
	again, err := scenarios.Open(filepath.Join(alone, "season.yaml"), scenarios.Options{})
	if err != nil || again.Model.Digest != l.Model.Digest {
		t.Error("the lock file does not stand alone: ", err)
	}
	r := l.Model.Staff.Roster(rng.New(1, 0))
	var got []string
	for day := range 3 {
		for _, d := range r.Day(day, nil) {
			got = append(got, fmt.Sprintf("%d %v-%v", d.Agent, d.From, d.To))
		}
	}
	want := "0 7h0m0s-11h30m0s, 0 12h0m0s-24h0m0s, 1 8h0m0s-16h0m0s, 0 24h0m0s-33h0m0s"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
}

func TestRosterFaults(t *testing.T) {
	for name, c := range map[string]struct{ yaml, csv, want string }{
		"another number": {strings.Replace(rostered, "agents: 2", "agents: 3", 1), roster, "season.yaml:9:18: teams.desk: 3 agents, and 2 in the roster; write agents: 2"},
		"no number":      {strings.Replace(rostered, "agents: 2, ", "", 1), roster, "season.yaml:9:18: teams.desk: 0 agents, and 2 in the roster; write agents: 2"},
		"other dates":    {rostered, strings.ReplaceAll(roster, "2026", "2025"), "season.yaml:9:29: teams.desk: nobody in the roster works from 2026-10-24 to 2026-10-26"},
		"shifts beside":  {strings.Replace(rostered, "roster: roster.csv", "roster: roster.csv, shifts: {day: {hours: 08:00-16:00}}", 1), roster, "shifts changes nothing beside a roster"},
		"in the table":   {rostered, "date,agent,from,to\n2026-10-24,A,noon,16:00\n2026-10-24,A,16:00,08:00\n", "roster.csv:2:14: \"noon\" is no time of the day; write one such as 08:00\n"},
		"past midnight":  {rostered, "date,agent,from,to\n2026-10-24,A,16:00,08:00\n", "roster.csv:2:1: work from 16:00 to 08:00 ends before it begins; write work that passes midnight as two rows"},
		"no column":      {rostered, "date,agent,from\n", "roster.csv:1:1: there is no column to; its columns are"},
		"empty":          {strings.Replace(rostered, "roster: roster.csv", "roster: {people: {}}", 1), roster, "teams.desk: the roster is empty"},
		"by hand":        {strings.Replace(rostered, "roster: roster.csv", "roster: {people: {Kari: {2026-10-24: 08:00-10:00 09:00-11:00}}}", 1), roster, "09:00-11:00 begins before what stands in front of it ends"},
	} {
		_, err := openRoster(t, c.yaml, c.csv)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got\n%v\nwant\n%s", name, err, c.want)
		}
	}
}
