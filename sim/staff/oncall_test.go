package staff

import (
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
)

// shop is a plan of three people on call, who are in their shop from 08:00 to
// 16:00 with a lunch at 11:30, and cannot be spared from 14:00 to 15:00 on
// Monday; and of one who is not on call.
func shop() *Plan {
	p := &Plan{Calendar: run(monday, 6, nil), Teams: []Team{team("shop", 3), team("desk", 1)}}
	p.Teams[0].OnCall = &OnCall{Reaction: 45 * minute, Busy: []Span{{14 * hour, 15 * hour}}}
	p.Teams[0].Ramp, p.Teams[0].From = Ramp{Start: 1.5, HalfLife: 21}, -21
	return p
}

// Called at 10:00 on Monday, they are there at 10:45, have their lunch, are in
// their shop from 14:00 to 15:00, and stay until 15:30. At the pace of three
// weeks, 1.25.
func TestCallIn(t *testing.T) {
	p := shop()
	r := p.Roster(1)
	if got := r.Day(0, nil); len(got) != 2 || got[0].Agent != 3 {
		t.Errorf("nobody is called, and comes: %v", got)
	}
	want := func(agent int) []Duty {
		return []Duty{
			{Agent: agent, From: 10*hour + 45*minute, To: 11*hour + 30*minute, Break: true, Pace: 1.25},
			{Agent: agent, From: 12 * hour, To: 14 * hour, Pace: 1.25, Gone: true},
			{Agent: agent, From: 15 * hour, To: 15*hour + 30*minute, Pace: 1.25, Gone: true},
		}
	}
	if got := r.CallIn(0, 10*hour, 15*hour+30*minute, 1, nil); !slices.Equal(got, want(0)) {
		t.Errorf("one of them: %v", got)
	}
	if got := r.CallIn(0, 10*hour, 15*hour+30*minute, 0, nil); !slices.Equal(got[6:], want(2)) {
		t.Errorf("all of them: %v", got)
	}
	for what, got := range map[string][]Duty{
		"too late for their shift":    r.CallIn(0, 15*hour+30*minute, 20*hour, 0, nil),
		"called off before they come": r.CallIn(0, 10*hour, 10*hour+30*minute, 0, nil),
		"on Saturday":                 r.CallIn(0, 5*des.Day+10*hour, 5*des.Day+12*hour, 0, nil),
		"who is not on call":          r.CallIn(1, 5*des.Day+10*hour, 5*des.Day+12*hour, 0, nil),
	} {
		if len(got) > 0 {
			t.Errorf("%s: %v", what, got)
		}
	}
	p.Teams[0].Sickness.Share = 1 - 1e-9
	if got := p.Roster(1).CallIn(0, 10*hour, 15*hour, 0, nil); len(got) > 0 {
		t.Errorf("all ill: %v", got)
	}
}

// A call that is planned for Tuesday brings two of them, on Tuesday alone.
func TestPlannedCallIn(t *testing.T) {
	p := shop()
	p.CallIns = []CallIn{{From: des.Day + 10*hour, To: des.Day + 11*hour, Agents: 2, Teams: []int{0}}}
	r := p.Roster(1)
	for day, want := range []int{0, 2, 0} {
		n := 0
		for _, d := range r.Day(day, nil) {
			if d.Agent < 3 {
				n++
			}
		}
		if n != want {
			t.Errorf("day %d: %d duties of those on call, want %d", day, n, want)
		}
	}
	if got := r.Scheduled(1, nil); len(got) != 4 {
		t.Errorf("it is scheduled as well: %v", got)
	}
}
