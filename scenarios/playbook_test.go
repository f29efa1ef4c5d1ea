package scenarios_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// A playbook from the file to the result: on a Friday with half as many calls
// again, people stay on and the mail team helps, when it is written so and not
// otherwise, and what it costs is what its hours cost.
func TestPlaybook(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "rush.yaml")
	if err := os.WriteFile(file, []byte(rush), 0o600); err != nil {
		t.Fatal(err)
	}
	with := playSeason(t, file, 40, scenarios.Options{})
	without := playSeason(t, file, 40, scenarios.Options{Strategy: "nothing is done"})
	if len(without.Playbook) != 0 {
		t.Errorf("without a playbook: %+v", without.Playbook)
	}
	stay, help := &with.Playbook[0], &with.Playbook[1]
	if stay.Heard != nil || help.Heard != nil || help.Work != nil || help.Lost != nil {
		t.Errorf("people stay and help, and it says who followed a message: %+v, %+v", stay, help)
	}
	expect(t, []expectation{
		{"times that people stay, of two afternoons", stay.Fired.Mean, 0.5, 2},
		{"hours that they stay", stay.Work.Mean, 20, 40},
		{"cost, by what an hour costs", stay.Cost.Mean / stay.Work.Mean, 399.99, 400.01},
		{"cost of help, each time", help.Cost.Mean / help.Fired.Mean, 99.99, 100.01},
		{"overtime", with.value(t, "overtime", sim.Scope{Team: "desk"}).Mean - without.value(t, "overtime", sim.Scope{Team: "desk"}).Mean, stay.Work.Mean - 3, stay.Work.Mean + 1},
		{"fewer who leave", with.value(t, "abandonment", phone).Mean / without.value(t, "abandonment", phone).Mean, 0, 0.8},
	})
}

// A strategy has a set of rules of its own: without one of them, or with one
// changed and another one added. The rule that asks for twelve who wait acts less
// often than that which asks for three, and for the first time later.
func TestStrategiesHavePlaybooks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "rush.yaml", rush)
	play := func(strategy string, rules ...string) []sim.RuleUse {
		uses := playSeason(t, filepath.Join(dir, "rush.yaml"), 12, scenarios.Options{Strategy: strategy}).Playbook
		var names []string
		for _, use := range uses {
			names = append(names, use.Rule)
		}
		if !slices.Equal(names, rules) {
			t.Fatalf("%s has the rules %q, not %q", strategy, names, rules)
		}
		return uses
	}
	play("", "stay", "help")
	help := play("only help", "help")[0]
	other := play("another book", "help", "write instead")
	if other[0].Fired.Mean >= help.Fired.Mean || other[0].First.Mean <= help.First.Mean {
		t.Errorf("when twelve wait fired %v times, first at %v; when three wait %v times, first at %v",
			other[0].Fired.Mean, other[0].First.Mean, help.Fired.Mean, help.First.Mean)
	}
	if other[1].Heard.Mean == 0 {
		t.Error("nobody heard the message of the rule that was added")
	}
}

const rush = `
from: 2026-11-26
to: 2026-11-27
country: NO
warm_up: 2d
channels: {phone: {}, email: {}}
mix: {phone: 90%, email: 10%}
reasons: {orders: {per_week: 2600, by_weekday: even}}
teams:
  desk: {agents: 14, channels: [phone], shifts: {early: {hours: 08:00-16:00}, late: {hours: 10:00-17:00}}}
  mail: {agents: 4, channels: [email], shifts: {day: {hours: 08:00-16:00}}}
events: [{campaign: rush, from: 2026-11-26, to: 2026-11-27, reasons: {orders: x1.5}}]
playbook:
  stay: {when: service level of phone < 75%, do: {stay_on: desk, up_to: 2h}, cost: {per_hour: 400}}
  help: {when: waiting in phone > 3, for: 2m, lasts: 1h, do: {help: mail, in: phone}, cost: {each: 100}}
strategies:
  nothing is done: {playbook: none}
  only help: {playbook: {stay: none}}
  another book: {playbook: {stay: none, help: {when: waiting in phone > 12}, write instead: {when: longest wait of phone > 2m, do: {message: phone, switch: {email: 20%}}}}}
`

// A partner outside takes calls only while a rule lets it, and is paid for each:
// 60 times the calls that it answered, and what was agreed on at least where there
// is no rule.
func TestRuleOverflowsToPartner(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "rush.yaml", strings.NewReplacer(
		"playbook:\n", "routing: {phone: [{to: desk}]}\nplaybook:\n  outside: {when: waiting in phone > 3, for: 2m, lasts: 1h, do: {help: partner, in: phone}}\n",
		"strategies:\n", "strategies:\n  nobody outside: {playbook: {outside: none}}\n",
		"teams:\n", "teams:\n  partner: {agents: 6, channels: [phone], partner: {per_contact: 60, least: 7/week}, shifts: {day: {hours: 08:00-16:00}}}\n",
	).Replace(rush))
	partner := sim.Scope{Team: "partner"}
	play := func(strategy string) (cost, answered float64) {
		s := playSeason(t, filepath.Join(dir, "rush.yaml"), 10, scenarios.Options{Strategy: strategy})
		return s.value(t, "staff_cost", partner).Mean, s.value(t, "answered", sim.Scope{Channel: "phone"}).Mean
	}
	cost, with := play("")
	least, without := play("nobody outside")
	expect(t, []expectation{
		{"calls of two days that the partner answers", cost / 60, 20, 300},
		{"calls more that are answered, against those of the partner", (with - without) / (cost / 60), 0.2, 1},
		{"cost of two days without calls: a call a day", least, 119.9, 120.1},
	})
}

// Who works for eight hours, half of one of them lunch, is kept for five more at most
// in Norway, which leaves 11 hours of rest. So a rule that asks for twelve gets what one
// gets that asks for five, which check says, and more in no country.
func TestPlaybookKeepsToLabourRules(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	day := strings.Replace(rush, "late: {hours: 10:00-17:00}", "late: {hours: 09:00-17:00}", 1)
	play := func(country, upTo string) (work float64, warnings string) {
		write(t, dir, "rush.yaml", strings.NewReplacer("country: NO\n", country, "up_to: 2h", "up_to: "+upTo,
			"service level of phone < 75%", "waiting in phone > 0", "phone: {}", "phone: {hours: {mon-sun: 00:00-24:00}}").Replace(day))
		s := playSeason(t, filepath.Join(dir, "rush.yaml"), 3, scenarios.Options{})
		l, err := scenarios.Open(filepath.Join(dir, "rush.yaml"), scenarios.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s.Playbook[0].Work.Mean, l.Warnings.Error()
	}
	const told = "playbook.stay meets labour rules of NO: whoever stays on for 12 h after early of desk has 19 h 30 min of work in a day " +
		"(at most 13 h with overtime, arbeidsmiljøloven § 10-6); 4 h of rest from one day to the next (at least 11 h, arbeidsmiljøloven § 10-8); " +
		"12 h of overtime (at most 10 h in seven days, arbeidsmiljøloven § 10-6); everybody goes home before that"
	five, none := play("country: NO\n", "5h")
	twelve, warned := play("country: NO\n", "12h")
	free, _ := play("timezone: Europe/Oslo\n", "12h")
	if strings.Contains(none, "playbook.stay") || !strings.Contains(warned, told) {
		t.Errorf("five hours:\n%s\ntwelve:\n%s", none, warned)
	}
	if five != twelve || free < 1.5*twelve || five == 0 {
		t.Errorf("%v hours where five are asked for, %v where twelve are, %v without rules", five, twelve, free)
	}
}
