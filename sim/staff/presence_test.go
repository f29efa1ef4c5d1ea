package staff

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// On days that are written so many work from home, and nobody on others; before the
// first day it is the share of all.
func TestHomeByDay(t *testing.T) {
	const people = 20000
	h := Home{Share: 1, Daily: []float64{0, 0.4}}
	for day, want := range map[int]float64{-1: people, 0: 0, 1: 0.4 * people} {
		got := 0.0
		for person := range people {
			if h.works(rng.New(1, 0).With(uint64(person)).With(uint64(day)), day) {
				got++
			}
		}
		if math.Abs(got-want) > 4*math.Sqrt(people*0.4*0.6) || want == 0 && got > 0 {
			t.Errorf("day %d: %v at home, want %v", day, got, want)
		}
	}
}

// Of people who are ill on a given share of days 15 % more are away on Mondays
// and Fridays, whatever their spells: 23 % in place of 20 %.
func TestSmile(t *testing.T) {
	for name, spell := range illnesses {
		p := &Plan{Calendar: run(monday, 12, nil), Teams: []Team{team("a", 400)}}
		p.Teams[0].Sickness = Sickness{Share: 0.2, Smile: 0.15, Spell: spell}
		var ends, middle stat.Tally
		for replication := range 300 {
			counts := ill(p, replication)
			ends.Add((counts[7] + counts[4] + counts[11]) / 1200)
			middle.Add((counts[1] + counts[2] + counts[9]) / 1200)
		}
		checkMean(t, name+" on Mondays and Fridays", ends, 0.2*1.15)
		checkMean(t, name+" in between", middle, 0.2)
	}
}

// On the days of an outbreak so many are ill as it says, Friday's smile and a wave
// included, and on others as many as ever; a team that is never ill has it too, and
// one that it does not hit has not. A share below what is usual changes nothing.
func TestOutbreak(t *testing.T) {
	p := &Plan{Calendar: run(monday, 12, nil), Teams: []Team{team("a", 400), team("never ill", 400), team("far away", 400)}}
	p.Teams[0].Sickness = Sickness{Share: 0.1, Smile: 0.15, Spell: illnesses["five days"]}
	p.Waves = []Wave{
		{First: 8, Last: 11, Factor: 1, Share: 0.25, Teams: []int{0, 1}},
		{First: 1, Last: 1, Factor: 1, Share: 0.04, Teams: []int{0}},
	}
	for team, want := range [][12]float64{
		{0: 0.115, 1: 0.1, 2: 0.1, 3: 0.1, 4: 0.115, 7: 0.115, 8: 0.25, 9: 0.25, 10: 0.25, 11: 0.25},
		{8: 0.25, 9: 0.25, 10: 0.25, 11: 0.25},
		{},
	} {
		var days [12]stat.Tally
		for replication := range 300 {
			for day, n := range illOf(p, team, replication) {
				days[day].Add(n / 400)
			}
		}
		for day := range days {
			if want[day] > 0 {
				checkMean(t, fmt.Sprintf("%s on day %d", p.Teams[team].Name, day), days[day], want[day])
			} else if days[day].Mean() > 0 {
				t.Errorf("%v of %s ill on day %d", days[day].Mean(), p.Teams[team].Name, day)
			}
		}
	}
}

// Ten in a hundred come late, by exactly twenty minutes, and ten leave an hour
// early: of seven and a half hours they are there 7.5 − 0.1/3 − 0.1.
func TestLateAndEarly(t *testing.T) {
	p := &Plan{Calendar: run(monday, 5, nil), Teams: []Team{team("a", 200)}}
	p.Teams[0].Late = Missing{0.1, must(dist.NewFixed(1200))}
	p.Teams[0].Early = Missing{0.1, must(dist.NewFixed(3600))}
	var late, early, worked stat.Tally
	for replication := range 120 {
		for _, duties := range byAgent(p, rng.New(1, replication)) {
			var sum des.Time
			comes, goes := 0.0, 0.0
			for _, d := range duties {
				sum += d.To - d.From
				switch clock := p.Calendar.Days[p.Calendar.Index(d.From)].Clock(d.From); {
				case clock == 8*hour+20*minute:
					comes++
				case clock != 8*hour && clock != 12*hour:
					t.Fatalf("work begins at %v", clock)
				}
				if d.To-d.From == 3*hour {
					goes++
				}
			}
			late.Add(comes)
			early.Add(goes)
			worked.Add(sum.Seconds() / 3600)
		}
	}
	checkMean(t, "days with a late start", late, 0.5)
	checkMean(t, "days with an early end", early, 0.5)
	checkMean(t, "hours worked", worked, 5*(7.5-0.1/3-0.1))
	if len(p.Roster(1).Scheduled(0, nil)) != 400 {
		t.Error("who comes late was scheduled all the same")
	}
}

// Half of the days are worked at home, at a pace of 0.96, and half of those ill
// there work all the same: 16 % of sickness become 12 %.
func TestHome(t *testing.T) {
	p := allDays(10, 300, Sickness{Share: 0.16})
	p.Teams[0].Home = Home{Share: 0.5, Sickness: 0.5, Pace: 0.96}
	var away, faster stat.Tally
	for replication := range 400 {
		counts := ill(p, replication)
		away.Add(counts[5] / 300)
		n, quick := 0.0, 0.0
		for _, d := range p.Roster(rng.New(1, replication)).Day(5, nil) {
			n++
			if d.Pace == 0.96 {
				quick++
			} else if d.Pace != 1 {
				t.Fatalf("a pace of %v", d.Pace)
			}
		}
		faster.Add(quick / n)
	}
	checkMean(t, "ill", away, 0.12)
	checkMean(t, "at home", faster, 0.46/0.88) // of 50 at home 4 are too ill, of 50 elsewhere 8
}

// The site is down from 10:00 to 13:00, over lunch: who is there works from
// 08:00 to 10:00 and from 13:00 to 16:00, and who is at home as ever.
func TestSiteDown(t *testing.T) {
	p := &Plan{Calendar: run(monday, 2, nil), Teams: []Team{team("a", 200), team("b", 5)}}
	p.Teams[0].Home = Home{Share: 0.4, Sickness: 1, Pace: 1}
	p.SiteDown = []SiteDown{{From: 10 * hour, To: 13 * hour, Teams: []int{0}}}
	r := p.Roster(1)
	var plain, cut int
	for agent := range 205 {
		var of []Duty
		for _, d := range r.Day(0, nil) {
			if d.Agent == agent {
				of = append(of, d)
			}
		}
		atHome := agent < 200 && p.Teams[0].Home.works(r.crews[0].own[agent].With(r.dateOf(0)), 0)
		want := []Duty{{Agent: agent, From: 8 * hour, To: 11*hour + 30*minute, Break: true, Pace: 1}, {Agent: agent, From: 12 * hour, To: 16 * hour, Pace: 1}}
		if agent < 200 && !atHome {
			want = []Duty{{Agent: agent, From: 8 * hour, To: 10 * hour, Pace: 1, Gone: true}, {Agent: agent, From: 13 * hour, To: 16 * hour, Pace: 1}}
			cut++
		} else {
			plain++
		}
		if !slices.Equal(of, want) {
			t.Fatalf("agent %d, at home %v: %v", agent, atHome, of)
		}
	}
	if plain < 50 || cut < 90 {
		t.Errorf("%d as ever, %d cut", plain, cut)
	}
	if next := r.Day(1, nil); len(next) != 410 {
		t.Errorf("%d duties on the next day", len(next))
	}
}

// Who is in a meeting when the site goes down, or when they leave early, has gone
// from the duty before it: nobody stays on after that.
func TestGoneBeforeTheCut(t *testing.T) {
	day := func() []Duty { return []Duty{{From: 8 * hour, To: 11 * hour}, {From: 12 * hour, To: 16 * hour}} }
	for what, x := range map[string]struct{ got, want []Duty }{
		"cut from the meeting on": {without(11*hour, 20*hour, day(), 0), []Duty{{From: 8 * hour, To: 11 * hour, Gone: true}}},
		"cut in the meeting":      {without(11*hour+1, 13*hour, day(), 0), []Duty{{From: 8 * hour, To: 11 * hour, Gone: true}, {From: 13 * hour, To: 16 * hour}}},
		"cut after the meeting":   {without(13*hour, 20*hour, day(), 0), []Duty{{From: 8 * hour, To: 11 * hour}, {From: 12 * hour, To: 13 * hour, Gone: true}}},
		"left in the meeting":     {within(8*hour, 11*hour+1, day(), 0), []Duty{{From: 8 * hour, To: 11 * hour, Gone: true}}},
		"left after it":           {within(9*hour, 13*hour, day(), 0), []Duty{{From: 9 * hour, To: 11 * hour}, {From: 12 * hour, To: 13 * hour, Gone: true}}},
	} {
		if !slices.Equal(x.got, x.want) {
			t.Errorf("%s: %v, want %v", what, x.got, x.want)
		}
	}
}
