package scenarios

import (
	"os"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// Two weeks, of which the clock makes none shorter: 120 000 once and 2000 a week are
// 124 000. Six weeks before 2 November is 21 September.
const withProjects = `
country: NO
from: 2026-10-19
to: 2026-11-01
channels: {email: {}}
reasons: {a: {per_week: 100, handle_time: 5m}}
teams:
  desk: {agents: 4, shifts: {day: {hours: 08:00-16:00}}}
strategies:
  notices: {projects: {sms gateway: &gateway {price: 120000, per_week: 2000, lead_time: 6 weeks}}, teams: {desk: {agents: 3}}}
  alerts:
    projects: {sms gateway: *gateway, link to the stock: {price: 30000, lead_time: 36h, by: 2026-10-26}}
    teams: {desk: {sickness: {share: 4%}}}
`

func TestProjects(t *testing.T) {
	all, err := OpenStrategies(seasonFile(t, withProjects), Options{}, Choice{Names: []string{"notices", "notices+alerts"}})
	if err != nil {
		t.Fatal(err)
	}
	gateway := sim.Project{
		Name: "sms gateway", Price: 120_000, PerWeek: 2000, Cost: 124_000, LeadDays: 42,
		By: calendar.Date{Year: 2026, Month: 10, Day: 19}, Start: calendar.Date{Year: 2026, Month: 9, Day: 7},
	}
	link := sim.Project{
		Name: "link to the stock", Price: 30_000, Cost: 30_000, LeadDays: 2,
		By: calendar.Date{Year: 2026, Month: 10, Day: 26}, Start: calendar.Date{Year: 2026, Month: 10, Day: 24},
	}
	for i, want := range [][]sim.Project{nil, {gateway}, {gateway, link}} { // what both need is paid for once
		got := all[i].Model.Projects
		if len(got) != len(want) {
			t.Fatalf("%s: %+v", all[i].Name, got)
		}
		for k := range want {
			if got[k] != want[k] {
				t.Errorf("%s: %+v\nwant %+v", all[i].Name, got[k], want[k])
			}
		}
	}
	if base, with := all[0].Model.Currency, all[1].Model.Currency; base != "" || with != "NOK" {
		t.Errorf("currencies %q and %q", base, with)
	}
}

// A textbook queue has weeks, and no dates: 20 h are 5/42 of a week.
func TestProjectOfTextbookQueue(t *testing.T) {
	l := open(t, `
horizon: 22h
warm_up: 2h
interval: 1h
channels: {phone: {}}
reasons: {a: {rate: 10/h, handle_time: exponential(5m)}}
teams: {desk: {agents: 4}}
projects: {lines: {per_week: 4200, lead_time: 1 week}}
`)
	if want := (sim.Project{Name: "lines", PerWeek: 4200, Cost: 500, LeadDays: 7}); len(l.Model.Projects) != 1 || l.Model.Projects[0] != want {
		t.Errorf("%+v", l.Model.Projects)
	}
}

func TestProjectsThatCannotBe(t *testing.T) {
	t.Chdir(t.TempDir())
	for projects, want := range map[string]string{
		"{sms: {}}":                              "season.yaml:14:17: projects.sms: it has no price and takes no time; write price: 120000, or lead_time: 6 weeks",
		"{sms: {price: 100, by: 2026-11-02}}":    "season.yaml:14:34: projects.sms: it is done after the season, which ends on 2026-11-01; write an earlier date",
		"{sms: {price: 100 NOK}}":                `season.yaml:14:25: price: "100 NOK" is not a plain number; write it without "NOK"`,
		"{sms: {lead: 6 weeks}}":                 `season.yaml:14:18: projects.sms: unknown key "lead"; did you mean lead_time?`,
		"{sms: {lead_time: 6}}":                  `season.yaml:14:29: lead_time: "6" has no unit; write 6s, 6m, 6h or 6d`,
		"[sms]":                                  "season.yaml:14:11: projects: a list cannot stand here; write a mapping, such as {sms gateway: {price: 120000, lead_time: 6 weeks}}",
		"{sms: {price: 100, by: 2026-10-01}}":    "",
		"{sms: {price: 0, lead_time: 1 week}}":   "",
		"{sms: {per_week: 100, by: 2026-11-01}}": "",
	} {
		if err := os.WriteFile("season.yaml", []byte(withProjects+"projects: "+projects+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open("season.yaml", Options{})
		var faults tree.Faults
		if err != nil {
			faults = err.(tree.Faults)
		}
		if got := faults.Error(); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", projects, got, want)
		}
	}
}
