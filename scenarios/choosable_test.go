package scenarios

import "testing"

// What befalls a season cannot be chosen; what is done about it can.
func TestBefalls(t *testing.T) {
	const season = compared + `
  flu: {more_events: [{absence: flu, peak: 2026-11-04, factor: x2}]}
  leave frozen: {more_events: [{freeze: nobody away, from: 2026-11-02, to: 2026-11-04}]}
  frozen but flu: {more_events: [{freeze: nobody away, from: 2026-11-02, to: 2026-11-04}, {absence: flu, peak: 2026-11-04, factor: x2}]}
  quiet: {events: []}
  off: {forecast_bias: 15%}
  more questions: {reasons: {a: {per_week: 120}}}
  a first: {reasons: {a: {priority: 1}}}
  fewer but flu: {teams: {desk: {agents: 3}}, more_events: [{absence: flu, peak: 2026-11-04, factor: x2}]}
  fewer again: {teams: {desk: {agents: 3}}}
`
	all, err := OpenStrategies(seasonFile(t, season), Options{}, Choice{})
	if err != nil {
		t.Fatal(err)
	}
	befalls := map[string]bool{"flu": true, "frozen but flu": true, "quiet": true, "off": true, "more questions": true, "fewer but flu": true}
	named := map[string]Strategy{}
	for _, s := range all {
		if named[s.Name] = s; s.Befalls() != befalls[s.Name] {
			t.Errorf("%s befalls the season: %v", s.Name, s.Befalls())
		}
	}
	for _, c := range []struct {
		all, part string
		want      bool
	}{
		{"fewer but flu", "flu", true},
		{"fewer but flu", "fewer", true},
		{"frozen but flu", "leave frozen", true},
		{"flu", "fewer but flu", false},
		{"fewer", "fewer again", true},
		{"temps", "fewer", false},
		{"fewer", "nothing new", false},
	} {
		if got := named[c.all].Contains(named[c.part]); got != c.want {
			t.Errorf("%s holds %s: %v", c.all, c.part, got)
		}
	}
	if !named["fewer"].Plays(named["fewer again"]) || named["fewer"].Plays(named["temps"]) {
		t.Error("fewer and fewer again are the same season, and temps are another")
	}
}
