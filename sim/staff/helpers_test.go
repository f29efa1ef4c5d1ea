package staff

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

const (
	hour   = des.Hour
	minute = des.Minute
)

var (
	weekdays = [7]bool{time.Monday: true, time.Tuesday: true, time.Wednesday: true, time.Thursday: true, time.Friday: true}
	everyDay = [7]bool{true, true, true, true, true, true, true}
)

// monday is the first day of most calendars here.
var monday = calendar.Date{Year: 2026, Month: time.November, Day: 16}

// run makes a calendar of some days, with what is special about them by index.
func run(first calendar.Date, days int, special map[int]calendar.Day) *calendar.Calendar {
	c := &calendar.Calendar{}
	for i := range days {
		day := special[i]
		day.Date, day.Start = first.Add(i), c.End()
		day.Weekday = day.Date.Weekday()
		c.Days = append(c.Days, day)
	}
	return c
}

// office is a shift of seven and a half hours of work.
func office() Shift {
	return Shift{
		Name: "office", Days: weekdays, From: 8 * hour, To: 16 * hour,
		Breaks: []Break{{At: 11*hour + 30*minute, Length: 30 * minute}},
	}
}

// team is one of so many people in the office, employed for good.
func team(name string, agents int) Team {
	return Team{Name: name, Agents: agents, Shifts: []Shift{office()}, To: -1}
}

// must unwraps a law whose parameters are right.
func must[L dist.Law](law L, err error) dist.Law {
	if err != nil {
		panic(err)
	}
	return law
}

// byAgent returns the duties of each agent in order of time, over all days.
func byAgent(p *Plan, luck rng.Key) map[int][]Duty {
	r := p.Roster(luck)
	all := map[int][]Duty{}
	for day := range max(r.days, 1) {
		for _, d := range r.Day(day, nil) {
			all[d.Agent] = append(all[d.Agent], d)
		}
	}
	for _, duties := range all {
		slices.SortFunc(duties, func(a, b Duty) int { return int(a.From - b.From) })
	}
	return all
}

// present returns how many people have a duty on a day.
func present(duties []Duty) int {
	seen := map[int]bool{}
	for _, d := range duties {
		seen[d.Agent] = true
	}
	return len(seen)
}

// holds reports whether a sample's mean is within four standard errors of what
// it should be: one good sample in 16 000 is not.
func holds(sample stat.Tally, want float64) bool {
	return math.Abs(sample.Mean()-want) <= 4*sample.SD()/math.Sqrt(float64(sample.N()))
}

// checkMean holds a sample's mean against its exact value, and demands that
// the sample be large enough to tell a value that is 5 % off.
func checkMean(t *testing.T, name string, sample stat.Tally, want float64) {
	t.Helper()
	if !holds(sample, want) {
		t.Errorf("%s: mean %.5f, want %.5f ± %.5f", name, sample.Mean(), want, 4*sample.SD()/math.Sqrt(float64(sample.N())))
	}
	if holds(sample, 1.05*want) || holds(sample, 0.95*want) {
		t.Errorf("%s: %d samples cannot tell %.5f from values 5 %% off", name, sample.N(), want)
	}
}
