package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

const compared = `
country: NO
from: 2026-11-02
to: 2026-11-08
channels: {email: {}}
reasons: {a: {per_week: 100, handle_time: 5m}}
teams:
  desk: {agents: 4, shifts: {day: {hours: 08:00-16:00}}}
strategies:
  nothing new: {}
  fewer: {teams: {desk: {agents: 3}}}
  temps: {teams: {temps: {agents: 2, hired: 2026-10-05, shifts: {day: {hours: 08:00-16:00}}}}}
`

// seasonFile writes a season to a file of its own.
func seasonFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "season.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// namesOf lists strategies as they came, separated by bars.
func namesOf(all []Strategy) string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return strings.Join(names, " | ")
}

func TestOpenStrategies(t *testing.T) {
	file := seasonFile(t, compared)
	for _, c := range []struct {
		choice Choice
		want   string
	}{
		{Choice{}, "nothing new | fewer | temps"},
		{Choice{Names: []string{"temps"}}, "nothing new | temps"},
		{Choice{Names: []string{"nothing new", " fewer ", "fewer+temps"}}, "nothing new | fewer | fewer+temps"},
		{Choice{Base: "fewer"}, "fewer | nothing new | temps"},
		{Choice{Base: "fewer+temps", Names: []string{"fewer"}}, "fewer+temps | fewer"},
	} {
		all, err := OpenStrategies(file, Options{}, c.choice)
		if err != nil {
			t.Fatalf("%+v: %v", c.choice, err)
		}
		if got := namesOf(all); got != c.want {
			t.Errorf("%+v: %s\nwant %s", c.choice, got, c.want)
		}
		for _, s := range all {
			if single := !strings.Contains(s.Name, "+"); single {
				alone, err := Open(file, Options{Strategy: strings.Replace(s.Name, "nothing new", "", 1)})
				if err != nil {
					t.Fatal(err)
				}
				if alone.Model.Digest != s.Model.Digest {
					t.Errorf("%+v: %s is not what it is alone", c.choice, s.Name)
				}
			}
		}
	}
}

// A base that is made for it has the season as it is to be compared with.
func TestMadeBase(t *testing.T) {
	all, err := OpenStrategies(seasonFile(t, compared), Options{}, Choice{With: []string{"own: teams.desk.agents=5"}, Base: "own"})
	if err != nil || namesOf(all) != "own | nothing new" {
		t.Errorf("%s, %v", namesOf(all), err)
	}
}

// A sum lays one strategy over the other.
func TestSumOfStrategies(t *testing.T) {
	all, err := OpenStrategies(seasonFile(t, compared), Options{Set: []string{"reasons.a.per_week=50"}}, Choice{Names: []string{"fewer + temps"}})
	if err != nil {
		t.Fatal(err)
	}
	base, sum := all[0].Model, all[1].Model
	if len(base.Staff.Teams) != 1 || len(sum.Staff.Teams) != 2 || sum.Staff.Teams[0].Agents != 3 || sum.Staff.Teams[1].Agents != 2 {
		t.Errorf("teams: %+v and %+v", base.Staff.Teams, sum.Staff.Teams)
	}
	for _, s := range all {
		if len(s.Model.Changes) != 1 || text(s.tree.Get("reasons").Get("a").Get("per_week")) != "50" {
			t.Errorf("%s: --set is not part of it: %+v", s.Name, s.Model.Changes)
		}
	}
}

// Whatever is wrong is said at once, with its place.
func TestStrategiesThatCannotBe(t *testing.T) {
	const file = "season.yaml"
	t.Chdir(t.TempDir())
	if err := os.WriteFile(file, []byte(compared+"  broken: {teams: {desk: {agent: 3}}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		choice Choice
		want   string
	}{
		{Choice{Names: []string{"fewr", "temps+many"}}, `season.yaml:10:3: there is no strategy "fewr"; did you mean fewer?
season.yaml:10:3: there is no strategy "many"; write one of nothing new, fewer, temps, broken`},
		{Choice{Names: []string{"fewer", "fewer"}}, `the strategies to compare: two are called fewer; name each once`},
		{Choice{}, `season.yaml:13:27: strategy broken: teams.desk: unknown key "agent"; did you mean agents?`},
		{Choice{Base: "other", Names: []string{"broken"}}, `season.yaml:10:3: there is no strategy "other"; write one of nothing new, fewer, temps, broken
season.yaml:13:27: strategy broken: teams.desk: unknown key "agent"; did you mean agents?`},
		{Choice{Names: []string{"broken", "broken+temps", "fewer+broken"}}, `season.yaml:13:27: strategy broken: teams.desk: unknown key "agent"; did you mean agents?`},
		{Choice{Names: []string{"fewer+fewer", "temps+"}}, `the strategies to compare: fewer+fewer holds fewer twice; name each once
the strategies to compare: in "temps+" there is nothing beside a +; write a strategy on both sides of it, as in sms notices+chatbot`},
	} {
		_, err := OpenStrategies(file, Options{}, c.choice)
		var faults tree.Faults
		if err != nil {
			faults = err.(tree.Faults)
		}
		if got := faults.Error(); got != c.want {
			t.Errorf("%+v:\n%s\nwant\n%s", c.choice, got, c.want)
		}
	}
}
