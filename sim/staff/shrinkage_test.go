package staff

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// hours adds up duties.
func hours(duties []Duty) float64 {
	var sum des.Time
	for _, d := range duties {
		sum += d.To - d.From
	}
	return sum.Seconds() / 3600
}

// Each share, alone and with the others, takes as much of the rostered hours
// as it says, and sickness takes its share of what they leave.
func TestShrinkageShares(t *testing.T) {
	const people, weeks = 20, 6
	full := Shrinkage{Leave: 0.11, Training: 0.04, Meetings: 0.03, Other: 0.03}
	for _, tt := range []struct {
		name         string
		shrinkage    Shrinkage
		lost         float64
		replications int
	}{
		{"leave", Shrinkage{Leave: 0.11}, 0.11, 2500},
		{"training", Shrinkage{Training: 0.04}, 0.04, 700},
		{"meetings", Shrinkage{Meetings: 0.03}, 0.03, 300},
		{"other", Shrinkage{Other: 0.03}, 0.03, 300},
		{"long meetings", Shrinkage{Meetings: 0.3}, 0.3, 100},
		{"all", full, 0.21, 1000},
	} {
		p := &Plan{Calendar: run(monday, 7*weeks, nil), Teams: []Team{team("a", people)}}
		p.Teams[0].Shrinkage = tt.shrinkage
		p.Teams[0].Sickness.Share = 0.1
		var scheduled, worked stat.Tally
		var buf []Duty
		for replication := range tt.replications {
			r := p.Roster(rng.New(2, replication))
			before, after := 0.0, 0.0
			for day := range r.days {
				buf = r.Scheduled(day, buf[:0])
				before += hours(buf)
				buf = r.Day(day, buf[:0])
				after += hours(buf)
			}
			scheduled.Add(1 - before/(people*weeks*5*7.5))
			worked.Add(after / before)
		}
		checkMean(t, tt.name, scheduled, tt.lost)
		checkMean(t, tt.name+", worked", worked, 0.9)
	}
}

// What does not fit is left out: of two or three meetings in a shift of three
// hours one is left on the days that are half training.
func TestFullShift(t *testing.T) {
	p := &Plan{Calendar: run(monday, 35, nil), Teams: []Team{team("a", 20)}}
	p.Teams[0].Shifts = []Shift{{Days: weekdays, From: 8 * hour, To: 11 * hour}}
	p.Teams[0].Shrinkage = Shrinkage{Training: 0.25, Meetings: 0.75}
	var worked stat.Tally
	for replication := range 1200 {
		r := p.Roster(rng.New(5, replication))
		sum := 0.0
		for day := range r.days {
			sum += hours(r.Day(day, nil))
		}
		worked.Add(sum / 20 / 25)
	}
	checkMean(t, "hours worked", worked, 0.5*(3-2.25)+0.5*(1.5-1))
}

// What is taken out of a shift comes in the blocks it should, by the length
// of what is missing between the first and the last minute of the shift.
func TestBlocks(t *testing.T) {
	office := func(s Shrinkage) *Roster {
		p := &Plan{Calendar: run(monday, 5, nil), Teams: []Team{team("a", 400)}}
		p.Teams[0].Shrinkage = s
		return p.Roster(3)
	}
	count := func(r *Roster) map[des.Time]int {
		lost := map[int]des.Time{}
		for person := range 400 {
			lost[person] = 450 * minute
		}
		for _, d := range r.Day(2, nil) {
			lost[d.Agent] -= d.To - d.From
		}
		n := map[des.Time]int{}
		for _, l := range lost {
			n[l]++
		}
		return n
	}
	for name, tt := range map[string]struct {
		s      Shrinkage
		blocks []des.Time // that may be missing from a day
	}{
		"leave":    {Shrinkage{Leave: 0.2}, []des.Time{0, 450 * minute}},
		"training": {Shrinkage{Training: 0.1}, []des.Time{0, 225 * minute}},
		"meetings": {Shrinkage{Meetings: 0.1}, []des.Time{0, hour}},
		"other":    {Shrinkage{Other: 0.02}, []des.Time{0, 15 * minute}},
	} {
		got := count(office(tt.s))
		if len(got) != 2 || got[tt.blocks[0]] == 0 || got[tt.blocks[1]] == 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Leave comes in spells: somebody who is here stays unless leave begins, and
// so being away on two days in a row is likelier than by chance.
func TestLeaveSpells(t *testing.T) {
	p := &Plan{Calendar: run(monday, 40, nil), Teams: []Team{team("a", 50)}}
	p.Teams[0].Shrinkage.Leave = 0.1
	hereTwice := 0.9 * (1 - leaves.chance(0.1))
	awayTwice := 1 - 2*0.9 + hereTwice
	var pairs stat.Tally
	for replication := range 1500 {
		r := p.Roster(rng.New(4, replication))
		n := 0
		for person := range 50 {
			for day := range r.days - 1 {
				if r.cal.Days[day].Weekday < time.Friday && r.cal.Days[day].Weekday > time.Sunday &&
					*r.away(&r.crews[0], person, day)&*r.away(&r.crews[0], person, day+1)&onLeave != 0 {
					n++
				}
			}
		}
		pairs.Add(float64(n) / 50 / 24) // six weeks of four pairs
	}
	checkMean(t, "two days of leave in a row", pairs, awayTwice)
}

// frozen is a plan of so many people over ten weeks, in the fifth to seventh of
// which leave, training and meetings are cut, and in the ninth there is more
// leave than ever.
func frozen(people int) *Plan {
	p := &Plan{Calendar: run(monday, 70, nil), Teams: []Team{team("a", people)}}
	t := &p.Teams[0]
	t.Shrinkage = Shrinkage{Leave: 0.10, Training: 0.04, Meetings: 0.03, Other: 0.03}
	t.Daily = slices.Repeat([]Shrinkage{t.Shrinkage}, 70)
	for day := 28; day < 49; day++ {
		t.Daily[day] = Shrinkage{Leave: 0.04, Training: 0.01, Other: 0.03}
	}
	for day := 56; day < 63; day++ {
		t.Daily[day].Leave = 0.25
	}
	return p
}

// On every day just the share of that day is on leave, and just its shrinkage
// of the hours is away, the first day of a freeze included.
func TestShrinkageByDay(t *testing.T) {
	p := frozen(300)
	for day, want := range map[int]Shrinkage{
		0: p.Teams[0].Shrinkage, 25: p.Teams[0].Shrinkage, 28: p.Teams[0].Daily[28], 46: p.Teams[0].Daily[28],
		49: p.Teams[0].Shrinkage, 57: p.Teams[0].Daily[57], 63: p.Teams[0].Shrinkage,
	} {
		var leave, worked stat.Tally
		for replication := range 900 {
			r := p.Roster(rng.New(1, replication))
			away := 0
			for person := range 300 {
				if *r.away(&r.crews[0], person, day)&onLeave != 0 {
					away++
				}
			}
			leave.Add(float64(away) / 300)
			worked.Add(hours(r.Day(day, nil)) / (300 * 7.5))
		}
		checkMean(t, fmt.Sprintf("on leave on day %d", day), leave, want.Leave)
		checkMean(t, fmt.Sprintf("worked on day %d", day), worked, 1-want.Leave-want.Training-want.Meetings-want.Other)
	}
}

// A freeze keeps people at work on its days, and changes nothing on the others.
func TestFreezeChangesItsDaysOnly(t *testing.T) {
	p, all := frozen(50), &Plan{Calendar: run(monday, 70, nil), Teams: []Team{team("a", 50)}}
	for day := 56; day < 63; day++ {
		p.Teams[0].Daily[day] = p.Teams[0].Shrinkage
	}
	all.Teams[0].Shrinkage = p.Teams[0].Shrinkage
	a, b := all.Roster(1), p.Roster(1)
	for day := range 70 {
		same := slices.Equal(a.Day(day, nil), b.Day(day, nil))
		if frozen := 28 <= day && day < 49; frozen && len(a.Day(day, nil)) > 0 && same || !frozen && !same {
			t.Errorf("day %d: frozen %v, the same duties %v", day, frozen, same)
		}
	}
}

// Everybody who is not on leave is paid the whole shift of seven and a half hours:
// whoever is ill, at training or in a meeting too.
func TestPaid(t *testing.T) {
	p := &Plan{Calendar: run(monday, 7, nil), Teams: []Team{team("a", 50)}}
	p.Teams[0].Shrinkage = Shrinkage{Leave: 0.2, Training: 0.2, Meetings: 0.2, Other: 0.1}
	p.Teams[0].Sickness.Share = 0.3
	r := p.Roster(rng.New(1, 0))
	for day := range 5 {
		there := 0
		for person := range 50 {
			if *r.away(&r.crews[0], person, day)&onLeave == 0 {
				there++
			}
		}
		if got, want := hours(r.Paid(day, nil)), 7.5*float64(there); got != want || there == 50 {
			t.Errorf("day %d: %v h paid to %d people, want %v", day, got, there, want)
		}
	}
}
