package staff

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// hires is a plan of a team with twenty people of its own and a cohort of a
// hundred that is on the floor from day 3 on.
func hires(noShows, leavers float64) *Plan {
	p := &Plan{Calendar: run(monday, 120, nil), Teams: []Team{team("a", 120)}}
	p.Teams[0].Shifts[0].Days = everyDay
	p.Teams[0].Cohorts = []Cohort{{Name: "autumn", Agents: 100, From: 3, To: -1, NoShows: noShows, Leavers: leavers, Ramp: Ramp{Start: 1.5, HalfLife: 21}}}
	return p
}

// Of a hundred hired 10 % never come and 15 % of the others leave on an even
// day of the first ninety, so that 100 · 0.9 · (1 − 0.15 · k/90) are left k days
// on: 90 at first, 83.25 half-way, 76.5 for good.
func TestCohortShrinks(t *testing.T) {
	p := hires(0.10, 0.15)
	for day, want := range map[int]float64{0: 20, 2: 20, 3: 20 + 90, 48: 20 + 83.25, 93: 20 + 76.5, 119: 20 + 76.5} {
		var sample stat.Tally
		for replication := range 600 {
			sample.Add(float64(present(p.Roster(rng.New(1, replication)).Day(day, nil))))
		}
		if day < 3 {
			if sample.Mean() != want {
				t.Errorf("day %d: %v before the cohort comes", day, sample.Mean())
			}
			continue
		}
		checkMean(t, "present", sample, want)
	}
}

// Of a hundred who are hired with their team 10 % never come, and 90 are there from their first
// day on; those of a team without no-shows are the same as if there were no such thing.
func TestTeamOfNoShows(t *testing.T) {
	p := hires(0, 0)
	p.Teams = p.Teams[:1]
	p.Teams[0].Agents, p.Teams[0].Cohorts, p.Teams[0].From, p.Teams[0].NoShows = 100, nil, 3, 0.10
	for day, want := range map[int]float64{2: 0, 3: 90, 90: 90} {
		var sample stat.Tally
		for replication := range 600 {
			sample.Add(float64(present(p.Roster(rng.New(1, replication)).Day(day, nil))))
		}
		if day == 2 {
			if sample.Mean() != want {
				t.Errorf("%v are there before they are hired", sample.Mean())
			}
			continue
		}
		checkMean(t, "present", sample, want)
	}
}

// More no-shows and more leavers keep the same people away and add others.
func TestCohortIsMonotone(t *testing.T) {
	few, many := byAgent(hires(0.1, 0.1), 1), byAgent(hires(0.3, 0.3), 1)
	fewer := 0
	for agent := range 120 {
		if len(many[agent]) > len(few[agent]) {
			t.Errorf("agent %d works more when more leave", agent)
		}
		if len(many[agent]) < len(few[agent]) {
			fewer++
		}
	}
	if fewer < 20 {
		t.Errorf("only %d of a hundred are away more", fewer)
	}
}

// Each cohort is as fast as its own days on the floor say: 600 s become 900,
// 750, 675 and 619 s after 0, 3, 6 and 12 weeks.
func TestCohortLearns(t *testing.T) {
	p := hires(0, 0)
	p.Teams[0].Cohorts[0].To = 3 + 84
	for agent, duties := range byAgent(p, 1) {
		pace := map[int]float64{}
		for _, d := range duties {
			pace[p.Calendar.Index(d.From)] = d.Pace
		}
		if agent < 20 {
			if pace[0] != 1 || pace[119] != 1 {
				t.Fatalf("agent %d was there before: %v", agent, pace)
			}
			continue
		}
		for week, want := range map[int]float64{0: 900, 3: 750, 6: 675, 12: 619} {
			if got := math.Round(600 * pace[3+7*week]); got != want {
				t.Fatalf("agent %d: %v s after %d weeks, want %v", agent, got, week, want)
			}
		}
		if pace[3+85] != 0 {
			t.Fatalf("agent %d works after the contract's end", agent)
		}
	}
}

// Another cohort changes the luck of nobody else.
func TestCohortsApart(t *testing.T) {
	one, two := hires(0.1, 0.15), hires(0.1, 0.15)
	two.Teams[0].Agents += 30
	two.Teams[0].Cohorts = append(two.Teams[0].Cohorts, Cohort{Name: "winter", Agents: 30, From: 30, To: -1, NoShows: 0.5})
	a, b := byAgent(one, 1), byAgent(two, 1)
	for agent := range 120 {
		if len(a[agent]) != len(b[agent]) {
			t.Errorf("agent %d: %d duties, then %d", agent, len(a[agent]), len(b[agent]))
		}
	}
}
