package configs

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// The rubric that there is has a ramp with a source for every probe, questions in all
// languages, and weights that add up to 100.
func TestDefaultRubric(t *testing.T) {
	r, err := Rubric("", nil)
	if err != nil {
		t.Fatal(err)
	}
	weights := 0.0
	for i, p := range r.Pillars {
		weights += p.Weight
		if p.Key != sim.Probed[i].Pillar || len(p.Probes) != len(sim.Probed[i].Probes) || len(p.Checks) == 0 {
			t.Errorf("%s has %d of %d probes and %d checks", p.Key, len(p.Probes), len(sim.Probed[i].Probes), len(p.Checks))
		}
		soundProbes(t, p.Probes)
		soundChecks(t, p.Checks)
	}
	if weights != 100 || r.Above != 15 {
		t.Errorf("weights add up to %v, and the total may lie %v above the weakest", weights, r.Above)
	}
	if p := r.Pillars[1].Probes[2]; p.Key != "recovery" || p.Bad != 14*24 || p.Good != 72 {
		t.Errorf("%+v, in hours", p)
	}
}

func soundProbes(t *testing.T, probes []sim.Probe) {
	t.Helper()
	for _, probe := range probes {
		if probe.Source == "" || probe.Weight <= 0 || probe.Score(probe.Good) != 100 || probe.Score(probe.Bad) != 0 {
			t.Errorf("%+v", probe)
		}
	}
}

func soundChecks(t *testing.T, checks []sim.Check) {
	t.Helper()
	for _, c := range checks {
		for _, language := range Languages {
			if !strings.HasSuffix(c.Question[language], "?") {
				t.Errorf("%s, %s: %q", c.Key, language, c.Question[language])
			}
		}
		if c.Answer != "" || c.Lowers <= 0 {
			t.Errorf("%+v", c)
		}
	}
}

// A file of one's own is laid over it.
func TestOwnRubric(t *testing.T) {
	r, err := Rubric("own.yaml", []byte(`
above_weakest: 5
pillars:
  people:
    weight: 50
    probes: {absence: {good: 30%}, limits: none}
    checks:
      temps: {answer: no}
      parking: {lowers: 3, question: {en: Is there room to park?}, answer: partly}
`))
	if err != nil {
		t.Fatal(err)
	}
	people := r.Pillars[3]
	if r.Above != 5 || people.Weight != 50 || len(people.Probes) != 3 || people.Probes[0].Good != 0.3 || people.Probes[0].Bad != 0 {
		t.Errorf("%+v", people)
	}
	if len(people.Checks) != 3 || people.Checks[0].Answer != sim.No || people.Checks[0].Lowers != 10 || people.Checks[2].Answer != sim.Partly {
		t.Errorf("%+v", people.Checks)
	}
}

// What is wrong is told all at once, with its place.
func TestRubricFaults(t *testing.T) {
	_, err := Rubric("own.yaml", []byte(`
pilars: {}
pillars:
  people:
    probes: {absense: {good: 30%}, absence: {good: 30}, thin_skills: {bad: 5%, good: 5%}}
    checks:
      temps: {answer: maybe}
      parking: {lowers: 3}
      desk: {lowers: 3, question: {fi: Onko?}}
`))
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	for _, want := range []string{"own.yaml:2:1", "did you mean pillars?", "did you mean absence?", `"30" has no unit`, "maybe", "there is no language"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not told: %s\n%v", want, err)
		}
	}
	_, err = Rubric("own.yaml", []byte("pillars: {people: {probes: {absence: {bad: 5%, good: 5%}}, checks: {parking: {lowers: 3}}}}"))
	if err == nil || !strings.Contains(err.Error(), "bad and good are the same") || !strings.Contains(err.Error(), "it asks nothing") {
		t.Errorf("%v", err)
	}
}
