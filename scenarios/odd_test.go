package scenarios

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

// open opens a season that is written to a file first.
func open(t *testing.T, text string) *Loaded {
	t.Helper()
	l, err := tryOpen(t, text)
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	return l
}

// tryOpen opens a season that may be wrong.
func tryOpen(t *testing.T, text string) (*Loaded, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "odd.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Open(file, Options{})
}

// besidesLabour leaves out what is said of labour rules: the shifts here are
// long, so that one covers the hours of a channel.
func besidesLabour(l *Loaded) tree.Faults {
	return slices.DeleteFunc(slices.Clone(l.Warnings), func(f tree.Fault) bool { return strings.Contains(f.What, "breaks labour rules") })
}

// openDesk opens a season with one team and the given channels and shifts.
func openDesk(t *testing.T, channels, shifts string) *Loaded {
	t.Helper()
	return open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: `+channels+`
reasons: {a: {per_week: 100}}
teams: {desk: {agents: 4, shifts: `+shifts+`}}
`)
}

func TestUnstaffedHours(t *testing.T) {
	for shifts, want := range map[string]string{
		"{day: {hours: 08:00-18:00}}":                                       "",
		"{day: {hours: 08:00-16:00}}":                                       "mon, tue, wed, thu, fri 16:00-18:00",
		"{a: {hours: 08:00-12:00}, b: {days: mon-thu, hours: 13:00-18:00}}": "mon, tue, wed, thu 12:00-13:00; fri 12:00-18:00",
		"{day: {hours: 08:00-17:45}}":                                       "mon, tue, wed, thu, fri 17:45-18:00",
		"{night: {hours: 22:00-10:00}, day: {hours: 09:00-18:00}}":          "mon 08:00-09:00",
	} {
		l := openDesk(t, "{phone: {hours: {mon-fri: 08:00-18:00}}, email: {}}", shifts)
		got := besidesLabour(l).Error()
		if want == "" && got != "" || want != "" && !strings.Contains(got, "phone is open while nobody who serves it is on duty: "+want+";") {
			t.Errorf("%s: %s", shifts, got)
		}
	}
}

// Hours without days hold on all seven, while shifts are worked from Monday to
// Friday unless they say otherwise.
func TestUnstaffedWeekend(t *testing.T) {
	for shift, want := range map[string]string{
		"{hours: 08:00-18:00}":                  "mon, tue, wed, thu, fri 18:00-20:00; sat, sun 08:00-20:00",
		"{days: every day, hours: 08:00-18:00}": "mon, tue, wed, thu, fri, sat, sun 18:00-20:00",
		"{days: every day, hours: 08:00-20:00}": "",
	} {
		l := openDesk(t, "{phone: {hours: 08:00-20:00}}", "{day: "+shift+"}")
		switch got := besidesLabour(l); {
		case want == "" && len(got) > 0:
			t.Errorf("%s: %v", shift, got)
		case want != "" && (len(got) != 1 || !strings.Contains(got.Error(), ":5:12: phone is open while nobody who serves it is on duty: "+want+"; add a shift, or close earlier")):
			t.Errorf("%s: %v", shift, got)
		}
	}
}

// Hours that pass midnight on several days are hardly ever meant so.
func TestUnstaffedNights(t *testing.T) {
	for hours, want := range map[string]string{
		"{fri-mon: 17:00-09:00}": "fri-mon: 17:00-09:00 opens at 17:00 on each of its days and closes at 09:00 on the next; write 09:00-17:00 if the times changed places, or {fri: 17:00-24:00, sat-sun: open, mon: 00:00-09:00} if it is open all along",
		"{mon-tue: 22:00-06:00}": "or {mon: 22:00-24:00, tue: 00:00-06:00} if it is open all along",
		"{mon-fri: 08:00-20:00}": "18:00-20:00; add a shift, or close earlier",
	} {
		l := openDesk(t, "{phone: {hours: "+hours+"}}", "{day: {hours: 08:00-18:00}}")
		if got := besidesLabour(l).Error(); !strings.HasSuffix(got, want) || len(besidesLabour(l)) != 1 {
			t.Errorf("%s: %s", hours, got)
		}
	}
}

// An event that outlasts the season is cut at its end, which is told.
func TestOutlastingEventIsOdd(t *testing.T) {
	for dates, want := range map[string]string{
		"from: 2026-11-23, to: 2026-11-29": "",
		"from: 2026-11-23, to: 2026-12-02": "odd.yaml:8:65: worry Christmas goes on until 2026-12-02 and is cut where the season ends, on 2026-11-29; write an earlier date, or a later to: for the season",
		"from: 2026-11-28, for: 3 days":    "odd.yaml:8:66: worry Christmas goes on until 2026-11-30 and is cut where the season ends, on 2026-11-29; write an earlier date, or a later to: for the season",
	} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
orders: {per_week: 1000}
channels: {phone: {hours: {mon-fri: 08:00-18:00}}}
reasons: {a: {parcels: {late: 30%}}}
events: [{worry: Christmas, factor: x1.5, `+dates+`}]
delivery: {promise: 3 working days}
teams: {desk: {agents: 4, shifts: {day: {hours: 08:00-18:00}}}}
`)
		if got := besidesLabour(l).Error(); !strings.HasSuffix(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %s", dates, got)
		}
	}
}

// Hours without days hold on public holidays too.
func TestUnstaffedHolidays(t *testing.T) {
	for onHolidays, want := range map[string]string{"off": "public holidays", "work": ""} {
		l := open(t, `
country: NO
from: 2026-12-14
to: 2027-01-10
channels: {phone: {hours: 08:00-20:00}}
reasons: {a: {per_week: 100}}
teams: {desk: {agents: 4, on_holidays: `+onHolidays+`, shifts: {day: {days: every day, hours: 08:00-20:00}}}}
`)
		got := besidesLabour(l).Error()
		if want == "" && got != "" || want != "" && !strings.Contains(got, "nobody who serves it is on duty: "+want+";") {
			t.Errorf("%s: %s", onHolidays, got)
		}
	}
}

// What never matters because of something else is told, and can be meant.
func TestIdleIsOdd(t *testing.T) {
	l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {phone: {hours: open, at_closing: turned away}, chat: {hours: open, patience: none, short: 5s, redial: {share: 40%}}}
reasons: {a: {per_week: 100}}
teams: {desk: {agents: 4, reserve: 2, shifts: {day: {days: every day, hours: 00:00-24:00}}}}
`)
	got := besidesLabour(l).Error()
	for _, want := range []string{
		":5:45: at_closing of phone never matters: it is open round the clock; write hours, or leave it out",
		":7:36: reserve of desk never matters: they work no e-mail that others could be kept free from; leave it out",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
	for _, want := range []string{
		":5:102: short of chat never matters: nobody leaves, as patience says; write patience: exponential(10m), or leave it out",
		"redial of chat never matters",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
	relocked(t, l)
	if n := len(besidesLabour(l)); n != 4 {
		t.Errorf("%d warnings: %s", n, got)
	}
}

// An alert for those who wait for goods reaches nobody when all are in stock, and
// helps nobody who asks something that has nothing to do with an order.
func TestAlertsForNobodyAreOdd(t *testing.T) {
	for backorder, want := range map[string]string{
		"{share: 0%, delay: 5d}": ":9:44: alerts reach nobody: all goods are in stock; write backorder: {share: 2%} under delivery, or leave for out",
		"{share: 2%, delay: 5d}": "",
	} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
orders: {per_week: 1000}
delivery: {backorder: `+backorder+`}
channels: {phone: {hours: {mon-fri: 08:00-18:00}}}
reasons: {a: {parcels: {late: 30%}}, b: {per_week: 100}}
self_service: {alerts: {kind: notice, for: back-orders, resolves: {a: 30%, b: 20%}}}
teams: {desk: {agents: 4, shifts: {day: {hours: 08:00-18:00}}}}
`)
		got := besidesLabour(l).Error()
		if !strings.Contains(got, want) || want == "" && strings.Contains(got, "reach nobody") {
			t.Errorf("got %s\nwant %s", got, want)
		}
		if !strings.Contains(got, ":9:79: alerts never help with b: nobody asks that because of an order; leave it out") {
			t.Error(got)
		}
	}
}

func TestChangedLockIsOdd(t *testing.T) {
	l, err := Open("small-shop", Options{})
	if err != nil {
		t.Fatal(err)
	}
	lock := string(l.Lock(l.Experiment, "1.0"))
	if w := open(t, lock).Warnings; len(w) > 0 {
		t.Errorf("a fresh lock is odd: %v", w)
	}
	changed := strings.Replace(lock, "agents: 4", "agents: 5", 1)
	if w := open(t, changed).Warnings; len(w) != 1 || !strings.Contains(w.Error(), "was changed") {
		t.Errorf("a changed lock is not odd: %v", w)
	}
}

// What is assumed of all teams is one assumption.
func TestAssumptionsOfAll(t *testing.T) {
	l, err := Open("testdata/reference.yaml", Options{Set: []string{"teams.desk.sickness=none", "teams.desk.sickness.share=5%"}})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, a := range l.Model.Assumptions {
		count[a.Path]++
	}
	for path, want := range map[string]int{
		"teams.*.sickness.spell": 1, "teams.desk.sickness.spell": 0, // of all three
		"teams.*.shrinkage.leave": 0, "teams.temps.shrinkage.leave": 1, // desk has its own
	} {
		if count[path] != want {
			t.Errorf("%s is there %d times, want %d", path, count[path], want)
		}
	}
}

// A roster that breaks the labour rules of its country is told of, with the
// name of the rule; without a country there are none.
func TestLabourRules(t *testing.T) {
	const long = "{long: {days: mon-thu, hours: 08:00-22:00, breaks: [12:00-12:30]}}"
	for country, want := range map[string]string{
		"NO": "long of desk breaks labour rules of NO: 10 h of rest from one day to the next (at least 11 h, arbeidsmiljøloven § 10-8); 13 h 30 min of work in a day (at most 9 h without overtime, arbeidsmiljøloven § 10-4)",
		"SE": "9 h 30 min of work without a rest of half an hour (at most 5 h, arbetstidslagen § 15)",
		"DK": "54 h of work in a week (at most 48 h without overtime, arbejdstidsloven § 4)",
		"FI": "(at least 11 h, työaikalaki § 25)",
	} {
		l := open(t, `
country: `+country+`
from: 2026-11-02
to: 2026-11-29
channels: {email: {}}
reasons: {a: {per_week: 100}}
teams: {desk: {agents: 4, shifts: `+long+`}}
`)
		if got := l.Warnings.Error(); !strings.Contains(got, want) || len(l.Model.Warnings) != len(l.Warnings) {
			t.Errorf("%s: %s\n%v", country, got, l.Model.Warnings)
		}
	}
	if l := openDesk(t, "{phone: {}}", "{day: {hours: 08:00-18:00, breaks: [12:00-13:00]}}"); !strings.Contains(l.Warnings.Error(), "45 h of work in a week") {
		t.Errorf("45 h a week: %v", l.Warnings)
	}
}

// From 8 to 20 is a long day of work, but not for people on call: then they can come.
func TestLabourRulesOfPeopleOnCall(t *testing.T) {
	for onCall, want := range map[string]bool{"": true, "on_call: {reaction: 30m}, ": false} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {email: {}}
reasons: {a: {per_week: 100}}
teams:
  desk: {agents: 4, shifts: {day: {hours: 08:00-15:30}}}
  shop: {agents: 4, `+onCall+`shifts: {day: {hours: 08:00-20:00}}}
`)
		if got := l.Warnings.Error(); strings.Contains(got, "day of shop breaks labour rules") != want {
			t.Errorf("%q: %s", onCall, got)
		}
	}
}

// So is one by date, once, with who comes first and how many they are.
func TestLabourRulesOfRoster(t *testing.T) {
	const late = "{2026-11-03: 14:00-18:00 18:30-22:00, 2026-11-04: 06:00-12:00}"
	for people, want := range map[string]string{
		"{Kari: " + late + "}":                    "the roster of desk breaks labour rules of NO: Kari has 8 h of rest from one day to the next (at least 11 h, arbeidsmiljøloven § 10-8); 1 h of work between 21:00 and 06:00",
		"{Kari: " + late + ", Ola: " + late + "}": "the roster of desk breaks labour rules of NO for 2 people: Kari has 8 h of rest",
		"{Kari: {2026-11-03: 08:00-12:00}}":       "",
	} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {email: {}}
reasons: {a: {per_week: 100}}
teams: {desk: {agents: `+strconv.Itoa(strings.Count(people, ": {"))+`, roster: {people: `+people+`}}}
`)
		if got := l.Warnings.Error(); !strings.Contains(got, want) || strings.Contains(got, "labour rules") != (want != "") || strings.Count(got, "labour rules") > 1 {
			t.Errorf("%s: %s", people, got)
		}
	}
}

// Contacts that land with a team that is not hired yet, or is on call, are told; where
// somebody else without the skill works the channel they are not.
func TestMisroutedToNobody(t *testing.T) {
	for others, want := range map[string]string{
		"new: {agents: 3, skills: [b], hired: 2026-11-16, induction: 1 working day, shifts: {day: {hours: 08:00-16:00}}}":                                                                       "some who ask about a by phone land with new, of whom nobody is there on 2026-11-02",
		"shop: {agents: 3, skills: [b], on_call: {reaction: 30m}, shifts: {day: {hours: 08:00-16:00}}}":                                                                                         "some who ask about a by phone land with shop, of whom nobody is there on 2026-11-02",
		"old: {agents: 3, skills: [b], shifts: {day: {hours: 08:00-16:00}}}":                                                                                                                    "",
		"old: {agents: 3, skills: [b], until: 2026-11-20, shifts: {day: {hours: 08:00-16:00}}}":                                                                                                 "of whom nobody is there on 2026-11-21",
		"old: {agents: 3, skills: [b], shifts: {day: {hours: 08:00-16:00}}}\n  new: {agents: 3, skills: [b], hired: 2026-11-16, induction: 1 working day, shifts: {day: {hours: 08:00-16:00}}}": "",
	} {
		l := open(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {phone: {hours: {mon-fri: 08:00-16:00}}}
reasons: {a: {per_week: 100, misrouted: 5%}, b: {per_week: 10}}
teams:
  desk: {agents: 4, skills: [a, b], shifts: {day: {hours: 08:00-16:00}}}
  `+others+`
`)
		got := besidesLabour(l).Error()
		if want == "" && strings.Contains(got, "land with") || !strings.Contains(got, want) {
			t.Errorf("%s: %s", others, got)
		}
	}
}
