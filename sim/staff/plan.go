// Package staff turns a plan of teams, shifts and absence into who is on duty
// when: real people with whole shifts, never a number per interval. In one
// published model half-hour shifts instead of long ones, at the same head
// count, raised the calls answered from 81 % to 87 %; sim/shifts_test.go shows
// why.
//
// A day of a person, from the plan to the duties that the centre plays:
//
//	shift       08:00 ────────────────────────────────── 16:00   team, weekday, holiday, employment
//	breaks      08:00 ─────────── 11:30  12:00 ───────── 16:00   split, never worked through
//	shrinkage   08:00 ── 10:00  11:00 ─  12:00 ───────── 16:00   a meeting; on other days training, leave
//	sickness    nothing of it                                    whole days, in spells, in waves
//
// Before the last line the duties are what the planner has scheduled, after it
// who really comes. All luck has a key made of the team's name, the person's
// number, the date and the purpose, so adding a team or a person changes
// nobody else's days, and more sickness keeps the same people ill and adds
// others.
package staff

import (
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Plan is who may work and what keeps them away.
type Plan struct {
	Calendar *calendar.Calendar // nil: one endless day, numbered 0, on which every shift is worked
	Teams    []Team
	Waves    []Wave
	Overtime []Overtime
	SiteDown []SiteDown
	CallIns  []CallIn
	Rules    Rules // by which overtime is limited
}

// Agents returns the team of each agent. Agents are numbered through the
// teams in their order; that number is in each [Duty].
func (p *Plan) Agents() []int {
	var teams []int
	for t, team := range p.Teams {
		for range team.Agents {
			teams = append(teams, t)
		}
	}
	return teams
}

// Team is a group of people with the same skills.
type Team struct {
	Name      string   // unlike that of any other team: luck is keyed by it
	Agents    int      // people on the payroll
	Shifts    []Shift  // the shifts its people share
	From, To  int      // first and last day (index into the calendar) they are employed; From <= 0: already when it begins; To < 0: no end
	NoShows   float64  // share of those hired with the team, as from From, who never reach the floor
	Cohorts   []Cohort // those of its people who are hired at times of their own, behind the others in number
	OnHoliday bool     // whether they work on public holidays
	Shrinkage Shrinkage
	Daily     []Shrinkage // by day, in place of Shrinkage; nil: the same on all days
	Sickness  Sickness
	OnCall    *OnCall // nil: its people work their shifts; otherwise their shifts say when they can be called in
	Late      Missing // who comes too late
	Early     Missing // who leaves too early
	Home      Home
	Ramp      Ramp
}

// Cohort is a number of people who are hired together.
type Cohort struct {
	Name     string  // unlike that of any other cohort of the team: luck is keyed by it
	Agents   int     // people hired
	From, To int     // first day on the floor and last day of the contract, as in Team
	Ramp     Ramp    // of their own
	NoShows  float64 // share of them who never reach the floor
	Leavers  float64 // share of those on the floor who leave within the first 90 days, on a day of even chance
}

// Shift is a pattern of work that some of a team's people follow.
type Shift struct {
	Name     string
	Days     [7]bool  // by time.Weekday, of the day on which it begins
	From, To des.Time // wall clock; To may pass midnight (22h to 30h)
	Breaks   []Break  // in order of time
	Agents   int      // people who follow it; 0: what the other shifts leave, shared evenly
	Rota     *Rota    // nil: the same every week

	ByDay [][]Stretch // by day of the calendar: what is worked on it, in place of Days, From, To and Breaks, which then only say between when; nil: every week the same
}

// Stretch is a stretch of work between two times of the wall clock of one day.
type Stretch struct{ From, To des.Time }

// Rota lets the people of a shift work otherwise in one of some weeks, in
// turns: on every third Saturday, say, for which they have the Monday off.
type Rota struct {
	Shift         // in place of the usual one on its days
	Off   [7]bool // by time.Weekday: free in the same week, from Monday on
	Every int     // weeks
	Turn  int     // of the first of its people, from 0
}

// Break is a planned pause within a shift.
type Break struct {
	At     des.Time // wall clock; past 24h after midnight, as in Shift
	Length des.Time
}

// Shrinkage is planned time away from contacts, as shares of rostered hours:
// the hours of all shifts without their breaks. The shares add up: what they
// leave is scheduled. What does not fit into a shift, such as three hours of
// meetings in the other half of a day of training, is left out.
type Shrinkage struct {
	Leave    float64 // whole days, in spells of five rostered days on average
	OnLeave  int     // people on leave besides, just so many of those rostered, the same from Monday to Sunday
	Training float64 // half shifts
	Meetings float64 // an hour at a time
	Other    float64 // quarters of an hour
}

// Sickness is unplanned absence, for whole days. It strikes people on leave
// too, so it takes the same share of what is scheduled as of what is rostered.
type Sickness struct {
	Share  float64  // of rostered days, on an ordinary day
	Spell  dist.Law // rostered days that one illness keeps a person away, rounded, at least 1; nil: one day, drawn anew each day
	Smile  float64  // how much more of the share is away on a Monday or a Friday, through single days; 0: none
	Shared float64  // correlation of the absence of two people of one team on one day, through a factor that the team has in common (ICC); with Spell about 3 % less at a share of 6.5 %
}

// Missing is unplanned absence from the beginning or the end of a day's work.
type Missing struct {
	Share float64  // of days worked
	By    dist.Law // seconds
}

// Home is work from home: each day, some people stay there.
type Home struct {
	Share    float64   // of days worked
	Daily    []float64 // the same by day of the calendar, in place of Share from the first day on; nil: Share on all days
	Sickness float64   // share of those ill who are too ill to work there as well
	Pace     float64   // factor on the handle time
}

// SiteDown is a time in which nobody can work at the site; those at home can.
// What they have in hand, people finish.
type SiteDown struct {
	From, To des.Time
	Teams    []int // nil: all
}

// Wave raises sickness for a time: flu, a stomach bug, snow. The factor on the
// chance to fall ill rises in a triangle from 1 on the first day to Factor at
// the peak and falls back to 1 on the last. Waves that meet add their excess.
// With a Share it is an outbreak that is known: that share of the people is ill on
// each of its days, or more where it is usual.
type Wave struct {
	Name   string
	First  int     // day index on which it begins
	Peak   int     // day index of the top
	Last   int     // day index on which it is over
	Factor float64 // at the top, on the chance to fall ill
	Share  float64 // of rostered days, from the first to the last; 0: what the factor makes of them
	Teams  []int   // those hit; nil: all
}

// Concerns reports whether a team is among those that something is about; nil is all.
func Concerns(teams []int, team int) bool { return teams == nil || slices.Contains(teams, team) }

// Ramp is a new hire's handle time: it starts at Start times the target and
// halves its distance to the target every HalfLife days. Zero: no ramp.
type Ramp struct {
	Start    float64
	HalfLife float64 // calendar days
}

// Duty is one unbroken stretch of work of one person.
type Duty struct {
	Agent    int      // index over all teams, in their order
	From, To des.Time // the moment work begins and ends
	Break    bool     // whether a break follows before more work, to be taken whole even when begun late
	Pace     float64  // handle time as a multiple of the target, 1 when fully trained
	Overtime bool     // beyond the shift, as agreed before
	Gone     bool     // ends before the shift does, because the person has to go
	Latest   des.Time // until when the rules let the person stay on after the shift; 0: no such rule
}
