package staff

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// drawPlan makes up a plan over two weeks in which the clock may change, with
// day and night shifts.
func drawPlan(r *rapid.T) *Plan {
	first := rapid.SampledFrom([]calendar.Date{monday, {Year: 2026, Month: 3, Day: 23}, {Year: 2026, Month: 10, Day: 19}}).Draw(r, "first")
	special := map[int]calendar.Day{9: {Holiday: "a holiday"}}
	switch first.Month {
	case 3:
		special[6] = calendar.Day{Jump: calendar.Jump{At: 2 * hour, By: hour}}
	case 10:
		special[6] = calendar.Day{Jump: calendar.Jump{At: 3 * hour, By: -hour}}
	}
	p := &Plan{Calendar: run(first, 14, special)}
	for _, name := range []string{"a", "b", "c"}[:rapid.IntRange(1, 3).Draw(r, "teams")] {
		p.Teams = append(p.Teams, drawTeam(r, name))
	}
	for range rapid.IntRange(0, 2).Draw(r, "waves") {
		first := rapid.IntRange(-3, 10).Draw(r, "wave")
		p.Waves = append(p.Waves, Wave{First: first, Peak: first + 3, Last: first + 5, Factor: rapid.Float64Range(0, 5).Draw(r, "factor")})
	}
	return p
}

func drawTeam(r *rapid.T, name string) Team {
	t := Team{
		Name:      name,
		Agents:    rapid.IntRange(0, 6).Draw(r, "agents"),
		From:      rapid.IntRange(-20, 8).Draw(r, "hired"),
		To:        rapid.IntRange(-1, 14).Draw(r, "leaves"),
		OnHoliday: rapid.Bool().Draw(r, "on holiday"),
		Ramp:      Ramp{Start: 1.5, HalfLife: 21},
		Shrinkage: Shrinkage{
			Leave:    rapid.Float64Range(0, 0.3).Draw(r, "leave"),
			Training: rapid.Float64Range(0, 0.3).Draw(r, "training"),
			Meetings: rapid.Float64Range(0, 0.5).Draw(r, "meetings"),
			Other:    rapid.Float64Range(0, 0.3).Draw(r, "other"),
		},
		Sickness: Sickness{
			Share:  rapid.Float64Range(0, 0.5).Draw(r, "sick"),
			Shared: rapid.Float64Range(0, 0.5).Draw(r, "shared"),
		},
	}
	if rapid.Bool().Draw(r, "spells") {
		t.Sickness.Spell = must(dist.NewExponential(rapid.Float64Range(0.5, 8).Draw(r, "spell")))
	}
	for left := t.Agents; left > 0 && rapid.Bool().Draw(r, "cohort"); {
		c := Cohort{Name: fmt.Sprint(left), Agents: rapid.IntRange(1, left).Draw(r, "hired together"), To: rapid.IntRange(-1, 14).Draw(r, "contract ends")}
		c.From = rapid.IntRange(-20, 8).Draw(r, "on the floor")
		c.NoShows, c.Leavers = rapid.Float64Range(0, 0.5).Draw(r, "no-shows"), rapid.Float64Range(0, 0.5).Draw(r, "leavers")
		t.Cohorts, left = append(t.Cohorts, c), left-c.Agents
	}
	for range rapid.IntRange(1, 3).Draw(r, "shifts") {
		t.Shifts = append(t.Shifts, drawShift(r))
	}
	return t
}

func drawShift(r *rapid.T) Shift {
	s := Shift{From: des.Time(rapid.IntRange(0, 95).Draw(r, "from")) * quarter}
	length := rapid.IntRange(4, 40).Draw(r, "quarters")
	s.To = s.From + des.Time(length)*quarter
	for i := range s.Days {
		s.Days[i] = rapid.IntRange(0, 6).Draw(r, "day") > 0
	}
	for at := s.From; ; {
		at += des.Time(rapid.IntRange(0, 20).Draw(r, "until break")) * quarter
		b := Break{At: at, Length: des.Time(rapid.IntRange(1, 60).Draw(r, "break")) * minute}
		if at += b.Length; at > s.To {
			return s
		}
		s.Breaks = append(s.Breaks, b)
	}
}

// What holds for the duties of every plan.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := drawPlan(r)
		luck := rng.Key(rapid.Uint64().Draw(r, "luck"))
		roster := p.Roster(luck)
		last := map[int]des.Time{} // end of each agent's latest duty
		worked := map[[2]int]des.Time{}
		for day := range p.Calendar.Days {
			scheduled := roster.Scheduled(day, nil)
			duties := roster.Day(day, nil)
			slices.SortFunc(duties, func(a, b Duty) int { return int(a.From - b.From) })
			for _, d := range duties {
				if !slices.Contains(scheduled, d) {
					r.Fatalf("day %d: %+v was not scheduled", day, d)
				}
				if d.From < last[d.Agent] || d.To <= d.From {
					r.Fatalf("day %d: %+v begins before %v", day, d, last[d.Agent])
				}
				if c := p.Calendar; d.From < c.At(day, 0) || d.From >= c.At(day, des.Day) {
					r.Fatalf("day %d: %+v begins on another", day, d)
				}
				last[d.Agent] = d.To
				began := checkInShift(r, roster, day, d)
				worked[[2]int{d.Agent, began}] += d.To - d.From
			}
		}
		for who, sum := range worked {
			c, shift := crewOf(roster, who[0])
			if most := roster.at(who[1], c.Shifts[shift].To) - roster.at(who[1], c.Shifts[shift].From); sum > most {
				r.Fatalf("agent %d worked %v of a shift of %v", who[0], sum, most)
			}
		}
	})
}

// crewOf returns the team of an agent and the number of their shift.
func crewOf(r *Roster, agent int) (*crew, int) {
	for i := range r.crews {
		if c := &r.crews[i]; agent < c.first+c.Agents {
			return c, c.shift[agent-c.first]
		}
	}
	panic("no such agent")
}

// checkInShift finds the day on which the shift of a duty began and holds the
// duty against the shift and its breaks.
func checkInShift(r *rapid.T, roster *Roster, day int, d Duty) int {
	c, i := crewOf(roster, d.Agent)
	s := &c.Shifts[i]
	began := day
	if d.From < roster.at(day, s.From) {
		began = day - 1
	}
	from, to := roster.at(began, s.From), roster.at(began, s.To)
	if d.From < max(from, 0) || d.To > to {
		r.Fatalf("%+v is outside %v-%v", d, from, to)
	}
	for _, b := range s.Breaks {
		if at := roster.at(began, b.At); d.From < at+b.Length && d.To > at {
			r.Fatalf("%+v is in the break at %v", d, at)
		}
	}
	checkDay(r, roster, c, began, d)
	return began
}

// checkDay holds the day on which a shift began against the holidays and the
// employment; of the eve of the first day nothing is known.
func checkDay(r *rapid.T, roster *Roster, c *crew, began int, d Duty) {
	if began < 0 {
		return
	}
	if roster.cal.Days[began].Holiday != "" && !c.OnHoliday {
		r.Fatalf("%+v is on a holiday", d)
	}
	from, to := c.From, c.To
	for i, before := len(c.Cohorts)-1, c.Agents; i >= 0; i-- {
		if before -= c.Cohorts[i].Agents; d.Agent-c.first >= before {
			from, to = c.Cohorts[i].From, c.Cohorts[i].To
			break
		}
	}
	if began < from || to >= 0 && began > to {
		r.Fatalf("%+v of day %d is outside %d-%d", d, began, from, to)
	}
}

// A break is flagged where one follows and work after it.
func TestBreakFlag(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := drawPlan(r)
		roster := p.Roster(1)
		for agent, duties := range byAgent(p, 1) {
			c, i := crewOf(roster, agent)
			for n, d := range duties {
				began := roster.cal.Index(d.From)
				if d.From < roster.at(began, c.Shifts[i].From) {
					began--
				}
				follows := false
				for _, b := range c.Shifts[i].Breaks {
					follows = follows || roster.at(began, b.At) == d.To
				}
				more := n+1 < len(duties) && duties[n+1].From < roster.at(began, c.Shifts[i].To)
				// The last duty may have its next one after the last day.
				if d.Break && !follows || follows && more && !d.Break {
					r.Fatalf("%+v: a break follows: %v, more work: %v", d, follows, more)
				}
			}
		}
	})
}

// The same luck gives the same duties, in whatever order the days are asked
// for; other luck gives others.
func TestSameLuck(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := drawPlan(r)
		a, b := p.Roster(7), p.Roster(7)
		for day := len(p.Calendar.Days) - 1; day >= 0; day-- {
			b.Scheduled(day, nil)
		}
		for day := range p.Calendar.Days {
			if !slices.Equal(a.Day(day, nil), b.Day(day, nil)) {
				r.Fatalf("day %d differs", day)
			}
		}
	})
	p := &Plan{Calendar: run(monday, 14, nil), Teams: []Team{team("a", 50)}}
	p.Teams[0].Sickness.Share = 0.1
	if slices.Equal(p.Roster(1).Day(0, nil), p.Roster(2).Day(0, nil)) {
		t.Error("other luck gives the same duties")
	}
}

// More people in a team, more teams, and a horizon that begins earlier change
// nobody else's days.
func TestLuckStays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := drawPlan(r)
		for i := range p.Teams { // whose people would follow other shifts
			p.Teams[i].Cohorts = nil
		}
		more := &Plan{Calendar: p.Calendar, Waves: p.Waves, Teams: append([]Team{team("z", 3)}, p.Teams...)}
		for i := range more.Teams {
			more.Teams[i].Agents++
		}
		before, after := byAgent(p, 1), byAgent(more, 1)
		shift := 4 // the new team comes first
		for i, agent := 0, 0; i < len(p.Teams); i++ {
			for range p.Teams[i].Agents {
				same := slices.EqualFunc(before[agent], after[agent+shift], func(a, b Duty) bool {
					b.Agent -= shift
					return a == b
				})
				if !same {
					r.Fatalf("agent %d:\n%+v\n%+v", agent, before[agent], after[agent+shift])
				}
				agent++
			}
			shift++
		}
	})
}

func TestEarlierStart(t *testing.T) {
	late := &Plan{Calendar: run(monday, 14, nil), Teams: []Team{team("a", 30)}}
	late.Teams[0].Shrinkage = Shrinkage{Leave: 0.1, Training: 0.1, Meetings: 0.1, Other: 0.1}
	late.Teams[0].Sickness = Sickness{Share: 0.1, Shared: 0.2, Spell: illnesses["exponential"]}
	early := &Plan{Calendar: run(monday.Add(-7), 21, nil), Teams: late.Teams}
	a, b := late.Roster(1), early.Roster(1)
	for day := range 14 {
		got := b.Day(day+7, nil)
		for i := range got {
			got[i].From -= 7 * des.Day
			got[i].To -= 7 * des.Day
		}
		if !slices.Equal(a.Day(day, nil), got) {
			t.Fatalf("day %d differs", day)
		}
	}
}

// More sickness, higher waves and more leave keep the same people away and add others.
func TestMonotone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := drawPlan(r)
		more := &Plan{Calendar: p.Calendar, Teams: slices.Clone(p.Teams), Waves: slices.Clone(p.Waves)}
		grow := func(x float64, name string) float64 { return x + rapid.Float64Range(0, 0.3).Draw(r, name) }
		for i := range more.Teams {
			t := &more.Teams[i]
			t.Sickness.Share = grow(t.Sickness.Share, "more sickness")
			t.Shrinkage.Leave = grow(t.Shrinkage.Leave, "more leave")
		}
		for i := range more.Waves {
			more.Waves[i].Factor = grow(more.Waves[i].Factor, "higher wave")
		}
		a, b := p.Roster(1), more.Roster(1)
		for i := range a.absent {
			if a.absent[i]&^b.absent[i] != 0 {
				r.Fatalf("agent and day %d: away for %d, then for %d", i, a.absent[i], b.absent[i])
			}
		}
	})
}
