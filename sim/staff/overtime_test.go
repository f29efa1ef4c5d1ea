package staff

import (
	"testing"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// late is a plan in which everybody is asked to stay on for so long, from
// Monday to Friday of four weeks.
func late(length des.Time, rules Rules) *Plan {
	p := &Plan{Calendar: run(monday, 28, nil), Teams: []Team{team("a", 1)}, Rules: rules}
	p.Overtime = []Overtime{{First: 0, Last: 27, Length: length, Share: 1}}
	return p
}

// stays lists how long the one person of a plan stays on, day by day.
func stays(p *Plan) (all []des.Time) {
	all = make([]des.Time, len(p.Calendar.Days))
	for _, d := range byAgent(p, 1)[0] {
		if d.Overtime {
			all[p.Calendar.Index(d.From)] += d.To - d.From
		}
	}
	return all
}

// Three hours a day meet ten in seven days on Thursday, and what is left of 25
// in four weeks in the third; a day of 7½ hours has 5½ left of 13.
func TestOvertimeKeepsToTheRules(t *testing.T) {
	rules := Rules{OvertimeWeek: 10 * hour, OvertimeMonth: 25 * hour, DayInAll: 13 * hour}
	for _, c := range []struct {
		length des.Time
		rules  Rules
		want   []des.Time // Monday to Friday of four weeks
	}{
		{3 * hour, Rules{}, []des.Time{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}},
		{3 * hour, rules, []des.Time{3, 3, 3, 1, 0, 3, 3, 3, 1, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 0}},
		{3 * hour, Rules{OvertimeYear: 10 * hour}, []des.Time{3, 3, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		{3 * hour, Rules{WeekInAll: 42 * hour, InAllOver: 2}, []des.Time{3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0}},
		{12 * hour, Rules{DayInAll: 12*hour + 30*minute}, []des.Time{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}},
	} {
		got := stays(late(c.length, c.rules))
		for i, want := range c.want {
			if day := i/5*7 + i%5; got[day] != want*hour {
				t.Errorf("%v a day, day %d: %v, want %d h", c.length, day, got[day], want)
			}
		}
	}
}

// It begins where the shift ends, also when a meeting takes its last hour, and
// whoever is away does none of it. The planner's schedule does without.
func TestOvertimeIsWorkedAfterTheShift(t *testing.T) {
	p := late(hour, Rules{})
	p.Teams[0].Shrinkage.Meetings, p.Teams[0].Sickness.Share = 0.4, 0.3
	r := p.Roster(1)
	worked := 0
	for day := range p.Calendar.Days {
		for _, d := range r.Scheduled(day, nil) {
			if d.Overtime {
				t.Fatalf("day %d: overtime is scheduled", day)
			}
		}
		duties := r.Day(day, nil)
		for _, d := range duties {
			if d.Overtime {
				worked++
				if d.From != p.Calendar.At(day, 16*hour) || d.To != d.From+hour {
					t.Errorf("day %d: %v", day, d)
				}
			}
		}
		if ill := *r.away(&r.crews[0], 0, day)&sick != 0; ill && len(duties) > 0 {
			t.Errorf("day %d: ill, and %v", day, duties)
		}
	}
	if worked < 8 || worked > 19 {
		t.Errorf("%d days of overtime of twenty, of which six are missed", worked)
	}
}

// Of those at work a share stays on, other people every day.
func TestOvertimeShare(t *testing.T) {
	p := late(hour, Rules{})
	p.Teams[0].Agents, p.Overtime[0].Share = 40, 0.6
	p.Calendar = &calendar.Calendar{Days: p.Calendar.Days[:5]}
	var sample stat.Tally
	for replication := range 200 {
		r := p.Roster(rng.New(1, replication))
		for day := range 5 {
			n := 0
			for _, d := range r.Day(day, nil) {
				if d.Overtime {
					n++
				}
			}
			sample.Add(float64(n))
		}
	}
	checkMean(t, "people who stay on", sample, 24)
}
