package scenarios

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// The lock file of a comparison holds the same strategies, with all that was assumed
// for them, in their order: of each bundled season that has strategies, and of sums,
// points and another base.
func TestLockOfStrategies(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		lockedAgain(t, name, Options{}, Choice{})
	}
	lockedAgain(t, "testdata/reference.yaml", Options{}, Choice{With: []string{
		"another book: playbook=none; events.0.orders=x2; teams.shop.roster.people.Kari.2026-11-25=09:00-12:00; channels.email.answer_within=none",
		"elsewhere: country=SE; measured=none; teams.helpers={skills: [payment], agents: 3, shifts: {day: {hours: 09:00-17:00}}}; more_events=none",
	}})
	lockedAgain(t, "power-black-week", Options{Set: []string{"forecast_bias=4%"}}, Choice{
		Base: "fourteen temps", Names: []string{"no temps", "flu+leave and training frozen"},
		With: []string{"more: teams.order_desk.agents=22; teams.temps.sickness=none"},
	})
	lockedAgain(t, "stock-and-sms", Options{}, Choice{Base: "sms notices", Vary: []string{"self_service.delivery notices.reach=60%..80%", "reasons.order_status.handle_time.phone=4m..6m", "teams.after_sales.sickness.share=4%..8%"}, Sample: 5, Latin: true})
}

// lockedAgain opens the lock file of a comparison.
func lockedAgain(t *testing.T, name string, o Options, c Choice) {
	t.Helper()
	all, err := OpenStrategies(name, o, c)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	file := filepath.Join(t.TempDir(), "season.lock.yaml")
	if err := os.WriteFile(file, LockStrategies(all, all[0].Experiment, "1.0"), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := OpenStrategies(file, Options{}, Choice{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if namesOf(again) != namesOf(all) {
		t.Fatalf("%s: %s\nwere %s", name, namesOf(again), namesOf(all))
	}
	for i := range all {
		isAgain(t, all[i], again[i])
	}
	if w := again[0].Warnings.Error(); strings.Contains(w, "was changed") {
		t.Errorf("%s: %s", name, w)
	}
	last := all[len(all)-1]
	if alone, err := Open(file, Options{Strategy: last.Name}); len(all) > 1 && (err != nil || alone.Model.Digest != last.Model.Digest) {
		t.Errorf("%s: %s is another strategy alone: %v", name, last.Name, err)
	}
}

// isAgain compares a strategy with what is read of it.
func isAgain(t *testing.T, was, is Strategy) {
	t.Helper()
	if was.Model.Digest != is.Model.Digest || was.Model.Title != is.Model.Title {
		t.Errorf("%s: %s is another strategy when it is read again", was.Model.Season, was.Name)
	}
	if !reflect.DeepEqual(was.Model.Assumptions, is.Model.Assumptions) {
		t.Errorf("%s: %s assumes\n%v\nand %v before", was.Model.Season, was.Name, is.Model.Assumptions, was.Model.Assumptions)
	}
}

// What two strategies of a lock file add to the events happens both, as it did before.
func TestSumOfLockedStrategies(t *testing.T) {
	t.Parallel()
	sum := Choice{Names: []string{"flu+many ill on Black Friday"}}
	want, err := OpenStrategies("power-black-week", Options{}, sum)
	if err != nil {
		t.Fatal(err)
	}
	all, err := OpenStrategies("power-black-week", Options{}, Choice{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "season.lock.yaml")
	if err := os.WriteFile(file, LockStrategies(all, all[0].Experiment, "1.0"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := OpenStrategies(file, Options{}, sum)
	if err != nil {
		t.Fatal(err)
	}
	events := func(s Strategy) string { return strings.Join(eventNames(s.tree.Get("events")), ", ") }
	if is, was := events(got[1]), events(want[1]); is != was || !strings.HasSuffix(was, "flu, many call in sick") {
		t.Errorf("%s happen, and %s before", is, was)
	}
}
