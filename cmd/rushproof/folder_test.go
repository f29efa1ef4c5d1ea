package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

func TestOutFolder(t *testing.T) {
	long := "--set channels.phone.hours.mon-fri=08:00-20:00"
	seen := map[string]string{}
	for _, c := range []struct {
		season, changes, want string // a name that ends in a dash goes on with six digits
	}{
		{"queue", "", "queue"},
		{"my season: 2", "", "my-season--2"},
		{"..", "", "season"},
		{"🎄", "", "season"},
		{"queue", "--strategy two more", "queue-two-more"},
		{"queue", "--set teams.desk.agents=10", "queue-teams.desk.agents=10"},
		{"queue", "--set orders.per_week=900;--strategy no temps", "queue-orders.per_week=900-no-temps"},
		{"queue", "--centre large.yaml", "queue-large.yaml"},
		{"queue", "--centre ../old/large.yaml", "queue-large.yaml-"},
		{"queue", "--centre new/large.yaml", "queue-large.yaml-"},
		{"queue", "--set orders.rate=+5%", "queue-orders.rate=-5-"},
		{"queue", "--set orders.rate=-5%", "queue-orders.rate=-5-"},
		{"queue", "--set title=../../x", "queue-title=..-..-x-"},
		{"queue", long, "queue-channels.phone.hours.mon-fri=08-00-20-00-"},
		{"queue", long + ";" + long + ";--set a=1", "queue-channels.phone.hours.mon-fri=08-00-20-00-channels.pho-"},
		{"queue", long + ";" + long + ";--set a=2", "queue-channels.phone.hours.mon-fri=08-00-20-00-channels.pho-"},
	} {
		m := sim.Model{Season: c.season}
		for option := range strings.SplitSeq(c.changes, ";") {
			if option != "" {
				m.Changes = append(m.Changes, sim.Change{Option: option})
			}
		}
		dir, got := filepath.Split(outFolder(&m))
		if filepath.Clean(dir) != "out" || outFolder(&m) != filepath.Join("out", got) {
			t.Errorf("%q is not a folder in out", outFolder(&m))
		}
		short := got
		if strings.HasSuffix(c.want, "-") {
			short = got[:max(0, len(got)-6)]
		}
		if short != c.want {
			t.Errorf("%s %s: %s, want %s", c.season, c.changes, got, c.want)
		}
		if other, taken := seen[got]; taken && c.changes != "" {
			t.Errorf("%s has the folder of %s, %s", c.changes, other, got)
		}
		seen[got] = c.changes
	}
}
