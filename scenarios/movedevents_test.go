package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Singles Day keeps its date, and what follows upon it its distance to Black Friday,
// which in 2029 comes four days earlier than in 2026: then the two overlap.
func TestEventsThatAYearMovesTogether(t *testing.T) {
	const written = `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {email: {}}
reasons: {a: {per_week: 300}}
teams: {desk: {agents: 8, shifts: {day: {hours: 08:00-15:30}}}}
events:
  - {campaign: Singles, from: 2026-11-10, to: 2026-11-11, contacts: x2}
  - {EVENT, from: 2026-11-12, DAYS, contacts: x2}
`
	for _, c := range []struct {
		event, days string
		year        int
		want        bool
	}{
		{"campaign: early", "to: 2026-11-20", 2026, false},
		{"campaign: early", "to: 2026-11-20", 2029, true},
		{"campaign: early", "for: 5 days", 2029, true},
		{"campaign: early", "to: 2026-11-20", 2024, false}, // two days later
		{"campaign: early", "to: 2026-11-20", 0, false},
		{"worry: early", "to: 2026-11-20", 2029, false}, // of another kind
	} {
		file := filepath.Join(t.TempDir(), "odd.yaml")
		text := strings.NewReplacer("EVENT", c.event, "DAYS", c.days).Replace(written)
		if strings.HasPrefix(c.event, "worry") {
			text = strings.Replace(text, c.days+", contacts: x2}", c.days+", factor: x2}", 1) +
				"orders: {per_week: 9}\ndelivery: {promise: 3 days}\n"
			text = strings.Replace(text, "{per_week: 300}", "{parcels: {late: 10%}}", 1)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(file, Options{Year: c.year})
		if err != nil {
			t.Fatal("\n" + err.Error())
		}
		const told = ":10:5: the campaigns Singles and early overlap in 2029, and not in the year for which they were written; write other dates"
		if got := l.Warnings.Error(); strings.Contains(got, told) != c.want || strings.Contains(got, "overlap") != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
