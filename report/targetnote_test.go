package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// A share of seasons is the same number with the same interval wherever it
// stands, and what cannot be told is not.
func TestTargetNote(t *testing.T) {
	for _, c := range []struct {
		target sim.TargetResult
		want   string
	}{
		{sim.TargetResult{Held: &sim.Proportion{Share: 0.85, Low: 0.62107, High: 0.96793, Of: 20}, More: 20}, "held in 85 % of seasons (62.1 % to 96.8 %); about 20 more seasons would settle it"},
		{sim.TargetResult{Held: &sim.Proportion{Share: 1, Low: 0.2924, High: 1, Of: 3}, More: sim.SomeMore}, "held in 100 % of seasons (29.2 % to 100 %); more seasons may settle it"},
		{sim.TargetResult{Note: "one replication has no interval", More: sim.SomeMore}, "one replication has no interval"},
		{sim.TargetResult{More: 1}, "about one more season would settle it"},
		{sim.TargetResult{}, ""},
	} {
		got := newPrinter(fixture(2)).targetNote(&c.target)
		if strings.ReplaceAll(got, noSpace, " ") != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		if strings.Contains(got, " %") {
			t.Errorf("%q may break before a unit", got)
		}
	}
}

// A card shows the service level by the threshold that the channel's target
// has; without a target, by that of its queues.
func TestCardShowsTargetsThreshold(t *testing.T) {
	r := fixture(2)
	for i := range r.Intervals {
		r.Intervals[i].Within = 20
	}
	heads := func() map[string]string {
		all := map[string]string{}
		for _, c := range newPrinter(r).cards() {
			all[c.Channel] = c.Head + " " + c.Big.Text + " " + c.Big.At
		}
		return all
	}
	for i := range r.Verdict.Targets {
		if strings.HasPrefix(r.Verdict.Targets[i].Target, "service_level{channel:phone") {
			v := &r.Verdict.Targets[i].Value
			v.Mean, v.Low, v.High = v.Mean+0.1, v.Low+0.1, v.High+0.1
		}
	}
	if got, want := heads()["phone"], "Service level (F4, 60 s) 72.0 /verdict/targets/2/value"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := heads()["chat"]; !strings.HasPrefix(got, "Service level (F4, 20 s) ") {
		t.Error(got)
	}
	r.Verdict.Targets[2].Target = "service_level{channel:phone, formula:F1} >= 80%"
	if got := heads()["phone"]; !strings.HasPrefix(got, "Service level (F1, 20 s) 72.0 ") {
		t.Error(got)
	}
	r.Verdict.Targets[2].Target += " on every day"
	if got := heads()["phone"]; !strings.HasPrefix(got, "Service level (F4, 20 s) 6") {
		t.Error(got)
	}
}
