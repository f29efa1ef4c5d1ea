package staff

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// diary writes the duties of a plan day by day, in local time:
// "Fri 0 22:00-02:00+break" is agent 0 on Friday.
func diary(p *Plan) []string {
	var lines []string
	r := p.Roster(1)
	clock := func(at des.Time) string { return p.Calendar.Local(at).Format("15:04") }
	for day := range p.Calendar.Days {
		duties := r.Day(day, nil)
		slices.SortFunc(duties, func(a, b Duty) int { return int(a.From - b.From) })
		for _, d := range duties {
			line := fmt.Sprintf("%.3s %d %s-%s", p.Calendar.Days[day].Weekday, d.Agent, clock(d.From), clock(d.To))
			if d.Break {
				line += "+break"
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func TestDiary(t *testing.T) {
	saturday, friday := monday.Add(5), monday.Add(4)
	night := Shift{
		Days: [7]bool{time.Friday: true, time.Saturday: true}, From: 22 * hour, To: 30 * hour,
		Breaks: []Break{{At: 26 * hour, Length: 30 * minute}},
	}
	spring := calendar.Date{Year: 2026, Month: 3, Day: 27} // the clock is put on in the night to Sunday
	autumn := calendar.Date{Year: 2026, Month: 10, Day: 23}
	on := calendar.Day{Jump: calendar.Jump{At: 2 * hour, By: hour}}
	back := calendar.Day{Jump: calendar.Jump{At: 3 * hour, By: -hour}}
	twoBreaks := office()
	twoBreaks.Breaks = append(twoBreaks.Breaks, Break{At: 14 * hour, Length: 15 * minute}, Break{At: 15*hour + 45*minute, Length: hour})
	workers := func(shift Shift) Team { return Team{Name: "a", Agents: 1, Shifts: []Shift{shift}, To: -1} }
	hired := workers(office())
	hired.From, hired.To = 1, 2

	for _, tt := range []struct {
		name string
		cal  *calendar.Calendar
		team Team
		want string
	}{
		{
			"no work at the weekend", run(friday, 4, nil), workers(office()),
			"Fri 0 08:00-11:30+break, Fri 0 12:00-16:00, Mon 0 08:00-11:30+break, Mon 0 12:00-16:00",
		},
		{
			"a break that reaches past the end ends the shift", run(monday, 1, nil), workers(twoBreaks),
			"Mon 0 08:00-11:30+break, Mon 0 12:00-14:00+break, Mon 0 14:15-15:45",
		},
		{
			"nobody works on a holiday", run(monday, 2, map[int]calendar.Day{0: {Holiday: "Whit Monday"}}), workers(office()),
			"Tue 0 08:00-11:30+break, Tue 0 12:00-16:00",
		},
		{
			"employed from Tuesday to Wednesday", run(monday, 5, nil), hired,
			"Tue 0 08:00-11:30+break, Tue 0 12:00-16:00, Wed 0 08:00-11:30+break, Wed 0 12:00-16:00",
		},
		{
			"a night shift at work when the first day begins", run(saturday, 2, nil), workers(night),
			"Sat 0 00:00-02:00+break, Sat 0 02:30-06:00, Sat 0 22:00-02:00+break, Sun 0 02:30-06:00",
		},
		{
			"what begins after the last day is left out", run(friday, 1, nil), workers(night),
			"Fri 0 22:00-02:00+break",
		},
		{
			"the clock is put on", run(spring, 3, map[int]calendar.Day{2: on}), workers(night),
			"Fri 0 22:00-02:00+break, Sat 0 02:30-06:00, Sat 0 22:00-03:00+break, Sun 0 03:30-06:00",
		},
		{
			"the clock is put back", run(autumn, 3, map[int]calendar.Day{2: back}), workers(night),
			"Fri 0 22:00-02:00+break, Sat 0 02:30-06:00, Sat 0 22:00-02:00+break, Sun 0 02:30-06:00",
		},
	} {
		p := &Plan{Calendar: tt.cal, Teams: []Team{tt.team}}
		if got := strings.Join(diary(p), ", "); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Two people take turns on Saturdays, with the Monday of that week off; the
// 16th of November 2026 is in a week with an odd number since 1970.
func TestRota(t *testing.T) {
	shift := Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Rota: &Rota{
		Shift: Shift{Days: [7]bool{time.Saturday: true}, From: 10 * hour, To: 14 * hour}, Off: [7]bool{time.Monday: true}, Every: 2,
	}}
	p := &Plan{Calendar: run(monday, 14, nil), Teams: []Team{{Name: "a", Agents: 2, Shifts: []Shift{shift}, To: -1}}}
	var saturdays, mondays []string
	for _, line := range diary(p) {
		switch {
		case strings.HasPrefix(line, "Sat"):
			saturdays = append(saturdays, line)
		case strings.HasPrefix(line, "Mon"):
			mondays = append(mondays, line)
		}
	}
	if got := strings.Join(saturdays, ", "); got != "Sat 1 10:00-14:00, Sat 0 10:00-14:00" {
		t.Errorf("Saturdays: %s", got)
	}
	if got := strings.Join(mondays, ", "); got != "Mon 0 08:00-16:00, Mon 1 08:00-16:00" {
		t.Errorf("Mondays: %s", got)
	}
	if n := len(diary(p)); n != 20 {
		t.Errorf("%d duties in two weeks of two people, want 2 · (10 − 1 + 1)", n)
	}
	p.Teams[0].Sickness.Share = 0.4
	for day, n := range ill(p, 0) {
		if weekday := p.Calendar.Days[day].Weekday; n > 1 && (weekday == time.Saturday || weekday == time.Monday) {
			t.Errorf("%v: %v ill of the one who would work", weekday, n)
		}
	}
}

// Overtime after a shift that ends at midnight belongs to the next day.
func TestOvertimePastMidnight(t *testing.T) {
	p := late(hour, Rules{})
	p.Teams[0].Shifts[0] = Shift{Days: weekdays, From: 16 * hour, To: 24 * hour}
	r := p.Roster(1)
	tuesday := r.Day(1, nil)
	if monday := r.Day(0, nil); len(monday) != 1 || len(tuesday) != 2 || !slices.ContainsFunc(tuesday, func(d Duty) bool {
		return d.Overtime && d.From == p.Calendar.At(1, 0) && d.To == p.Calendar.At(1, hour)
	}) {
		t.Errorf("Monday %v, Tuesday %v", monday, tuesday)
	}
}

// By the clock the nights are alike; they last an hour less and an hour more.
func TestNightsOfTheClock(t *testing.T) {
	for _, tt := range []struct {
		jump calendar.Jump
		want des.Time
	}{
		{calendar.Jump{}, 8 * hour},
		{calendar.Jump{At: 2 * hour, By: hour}, 7 * hour},
		{calendar.Jump{At: 3 * hour, By: -hour}, 9 * hour},
	} {
		cal := run(monday, 2, map[int]calendar.Day{1: {Jump: tt.jump}})
		p := &Plan{Calendar: cal, Teams: []Team{{
			Name: "a", Agents: 1, To: -1,
			Shifts: []Shift{{Days: [7]bool{time.Monday: true}, From: 22 * hour, To: 30 * hour}},
		}}}
		if d := byAgent(p, 1)[0]; len(d) != 1 || d[0].To-d[0].From != tt.want {
			t.Errorf("%+v: %v", tt.jump, d)
		}
	}
}

func TestWorksOnHoliday(t *testing.T) {
	cal := run(monday, 1, map[int]calendar.Day{0: {Holiday: "Whit Monday"}})
	p := &Plan{Calendar: cal, Teams: []Team{team("rest", 1), team("work", 1)}}
	p.Teams[1].OnHoliday = true
	if got := byAgent(p, 1); len(got[0]) != 0 || len(got[1]) != 2 {
		t.Errorf("%v", got)
	}
}

// Without a calendar there is one endless day.
func TestWithoutCalendar(t *testing.T) {
	p := &Plan{Teams: []Team{{Name: "a", Agents: 3, Shifts: []Shift{{To: 1000 * hour}}, To: -1}}}
	r := p.Roster(1)
	got := r.Day(0, nil)
	want := []Duty{{Agent: 0, To: 1000 * hour, Pace: 1}, {Agent: 1, To: 1000 * hour, Pace: 1}, {Agent: 2, To: 1000 * hour, Pace: 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := r.Day(1, nil); got != nil {
		t.Errorf("a day after the endless one: %v", got)
	}
	if got := (&Plan{Calendar: &calendar.Calendar{}}).Roster(1).Day(0, nil); got != nil {
		t.Errorf("a calendar without days: %v", got)
	}
}

func TestAgents(t *testing.T) {
	p := &Plan{Teams: []Team{team("a", 2), team("b", 0), team("c", 1)}}
	if got := p.Agents(); !slices.Equal(got, []int{0, 0, 2}) {
		t.Errorf("%v", got)
	}
}

func TestAssign(t *testing.T) {
	for _, tt := range []struct {
		shifts []int // people who follow each, 0 for what is left
		people int
		want   []int // shift of each person
	}{
		{[]int{0}, 3, []int{0, 0, 0}},
		{[]int{0, 0}, 5, []int{0, 1, 0, 1, 0}},
		{[]int{0, 0, 0}, 2, []int{0, 1}},
		{[]int{2, 0, 0}, 6, []int{0, 0, 1, 2, 1, 2}},
		{[]int{0, 1, 0}, 4, []int{1, 0, 2, 0}},
		{[]int{3, 0, 1}, 6, []int{0, 2, 0, 0, 1, 1}},
		{[]int{2, 2}, 3, []int{0, 1, 0}},  // fewer people than asked for
		{[]int{1, 1}, 3, []int{0, 1, -1}}, // more people than shifts have room for
		{nil, 2, []int{-1, -1}},
	} {
		var shifts []Shift
		for _, n := range tt.shifts {
			shifts = append(shifts, Shift{Agents: n})
		}
		if got := assign(shifts, tt.people); !slices.Equal(got, tt.want) {
			t.Errorf("%v shared by %d: %v, want %v", tt.shifts, tt.people, got, tt.want)
		}
	}
}

// The glide path of new hires: 600 s with a start at 1.5 and half the distance
// gone every three weeks (callcentrehelper.com, AHT glide path).
func TestRamp(t *testing.T) {
	ramp := Ramp{Start: 1.5, HalfLife: 21}
	for week, want := range map[int]float64{0: 900, 3: 750, 6: 675, 12: 619} {
		if got := 600 * ramp.Pace(7*week); math.Round(got) != want {
			t.Errorf("week %d: %.2f s, want %v s", week, got, want)
		}
	}
	if got := (Ramp{}).Pace(10); got != 1 {
		t.Errorf("without a ramp: %v", got)
	}
	if got := (Ramp{Start: 1.5}).Pace(10); got != 1 {
		t.Errorf("without a half-life: %v", got)
	}

	// People hired three weeks before the first day, and on the second.
	p := &Plan{Calendar: run(monday, 3, nil), Teams: []Team{team("early", 1), team("late", 1)}}
	p.Teams[0].From, p.Teams[0].Ramp = -21, ramp
	p.Teams[1].From, p.Teams[1].Ramp = 1, ramp
	duties := byAgent(p, 1)
	if got := duties[0][0].Pace; got != 1.25 {
		t.Errorf("hired three weeks ago: pace %v", got)
	}
	if got := duties[1][0].Pace; got != 1.5 {
		t.Errorf("hired today: pace %v", got)
	}
	if got, want := duties[1][2].Pace, 1+0.5*math.Exp2(-1.0/21); got != want {
		t.Errorf("hired yesterday: pace %v, want %v", got, want)
	}
}
