package scenarios

import (
	"os"
	"path/filepath"
	"testing"
)

// A target names its day by date or by name, and moves with the season to another year; also
// in a strategy.
func TestTargetsNameDays(t *testing.T) {
	const season = `
from: 2026-11-16
to: 2026-11-29
country: NO
channels: {phone: {hours: {mon-fri: 08:00-18:00}}}
reasons: {calls: {per_week: 500}}
teams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}
targets:
  - "abandonment{channel:phone, day:Black Friday} < 5%"
  - "wait{interval: 2026-11-27 09:30} < 5m, with probability 90%"
strategies:
  other: {targets: ["wait{day:Black Friday - 1 day} < 5m"]}
`
	file := filepath.Join(t.TempDir(), "season.yaml")
	if err := os.WriteFile(file, []byte(season), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		options Options
		want    []string
	}{
		{Options{}, []string{"abandonment{channel:phone, day:2026-11-27} < 5%", "wait{interval:2026-11-27 09:30} < 300s, with probability 90%"}},
		{Options{Year: 2027}, []string{"abandonment{channel:phone, day:2027-11-26} < 5%", "wait{interval:2027-11-26 09:30} < 300s, with probability 90%"}},
		{Options{Strategy: "other", Year: 2027}, []string{"wait{day:2027-11-25} < 300s"}},
	} {
		l, err := Open(file, c.options)
		if err != nil {
			t.Fatal(err)
		}
		for i, target := range l.Model.Targets {
			if got := target.String(); got != c.want[i] {
				t.Errorf("%+v: %s, want %s", c.options, got, c.want[i])
			}
		}
	}
}
