package sim

import (
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// Agent 0 has two hours on each of five days, which is just what seven days
// allow; agent 1 the same and 31 minutes more six days after the first; agent 2
// as much seven days after, when the first two hours no longer count;
// agent 3 six hours a week for five weeks, which is 24 in any four, and agent 4
// six and a half, which is 26 where 25 are allowed.
func TestBeyond(t *testing.T) {
	var all []centre.Overtime
	add := func(agent int32, day int, length des.Time) {
		from := des.Time(day)*des.Day + 16*des.Hour
		all = append(all, centre.Overtime{Agent: agent, From: from, To: from + length})
	}
	for day := range 5 {
		for agent := range int32(3) {
			add(agent, day, 2*des.Hour)
		}
	}
	add(1, 6, 31*des.Minute)
	add(2, 7, 31*des.Minute)
	for week := range 5 {
		add(3, 7*week, 6*des.Hour)
		add(4, 7*week, 6*des.Hour+30*des.Minute)
	}
	for _, c := range []struct {
		week, month des.Time
		want        int
	}{
		{0, 0, 0},
		{10 * des.Hour, 0, 1},
		{10 * des.Hour, 25 * des.Hour, 2},
		{9 * des.Hour, 25 * des.Hour, 4},
		{0, 23*des.Hour + 30*des.Minute, 1},
		{0, 23*des.Hour + 29*des.Minute, 2},
	} {
		if got := beyond(slices.Clone(all), &staff.Rules{OvertimeWeek: c.week, OvertimeMonth: c.month}); got != c.want {
			t.Errorf("at most %v in a week and %v in four: %d agents, want %d", c.week, c.month, got, c.want)
		}
	}
	if got := beyond(all, &staff.Rules{OvertimeYear: 30 * des.Hour}); got != 1 { // agent 4 has 32½, agent 3 just 30
		t.Errorf("at most 30 hours in a year: %d agents, want 1", got)
	}
}
