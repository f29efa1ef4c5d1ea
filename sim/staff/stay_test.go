package staff

import (
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
)

// Somebody works from 8 to 16 from Monday to Friday, with half an hour of lunch.
// 11 hours of rest before 8 o'clock, or within 24 hours, end the day at 21:00; 13
// hours of work do so at 21:30, for 7½ are done at 16:00; 3 hours in seven days, of
// which two were agreed for Monday, leave one from Tuesday on. On Monday itself the
// agreed hours end at 18:00, and nobody stays on after them.
func TestStayKeepsToTheRules(t *testing.T) {
	for name, c := range map[string]struct {
		rules  Rules
		agreed des.Time
		start  [7]des.Time // of the days of a roster by date, in place of 8:00
		want   []des.Time
	}{
		"no rules":          {Rules{}, 0, [7]des.Time{}, []des.Time{0, 0, 0, 0, 0}},
		"rest":              {Rules{DailyRest: 11 * hour}, 0, [7]des.Time{}, []des.Time{21 * hour, 21 * hour, 21 * hour, 21 * hour, 21 * hour}},
		"work in a day":     {Rules{DayInAll: 13 * hour}, 0, [7]des.Time{}, []des.Time{21*hour + 30*minute, 21*hour + 30*minute, 21*hour + 30*minute, 21*hour + 30*minute, 21*hour + 30*minute}},
		"both":              {Rules{DailyRest: 11 * hour, DayInAll: 10 * hour}, 0, [7]des.Time{}, []des.Time{18*hour + 30*minute, 18*hour + 30*minute, 18*hour + 30*minute, 18*hour + 30*minute, 18*hour + 30*minute}},
		"agreed before":     {Rules{OvertimeWeek: 3 * hour}, 2 * hour, [7]des.Time{}, []des.Time{19 * hour, 17 * hour, 17 * hour, 17 * hour, 17 * hour}},
		"no more than that": {Rules{DailyRest: 17 * hour}, 0, [7]des.Time{}, []des.Time{16 * hour, 16 * hour, 16 * hour, 16 * hour, 16 * hour}},
		"earlier tomorrow":  {Rules{DailyRest: 11 * hour}, 0, [7]des.Time{8 * hour, 6 * hour, 8 * hour, 8 * hour, 8 * hour}, []des.Time{19 * hour, 19 * hour, 21 * hour, 21 * hour, 21 * hour}},
	} {
		p := late(c.agreed, c.rules)
		p.Overtime[0].Last = 0
		if c.agreed == 0 {
			p.Overtime = nil
		}
		if c.start[0] > 0 {
			s := &p.Teams[0].Shifts[0]
			s.ByDay = make([][]Stretch, 28)
			for day, from := range c.start[:5] {
				s.ByDay[day] = []Stretch{{from, 16 * hour}}
			}
		}
		r, got := p.Roster(1), []des.Time(nil)
		for day := range 5 {
			duties := r.Day(day, nil)
			if len(duties) > 0 && duties[0].Latest > 0 {
				got = append(got, duties[0].Latest-p.Calendar.At(day, 0))
			} else {
				got = append(got, 0)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// Who works from 22 to 6 can be kept until 11, on the day on which the night began
// as on the day after.
func TestStayAfterNight(t *testing.T) {
	p := late(0, Rules{DailyRest: 11 * hour})
	p.Overtime = nil
	s := &p.Teams[0].Shifts[0]
	s.From, s.To, s.Breaks = 22*hour, 30*hour, nil
	nights := 0
	for _, d := range byAgent(p, 1)[0] {
		if began := p.Calendar.Index(d.From); d.From == p.Calendar.At(began, 22*hour) {
			if nights++; d.Latest != p.Calendar.At(began, 35*hour) {
				t.Errorf("the night from %v: until %v", d.From, d.Latest)
			}
		}
	}
	if nights != 20 {
		t.Errorf("%d nights", nights)
	}
}

// Eight hours and twelve more are seven too many in a day of 13, and leave four of
// the 11 hours of rest; twelve are two more than a week allows.
func TestStayBreaches(t *testing.T) {
	s := Shift{Days: [7]bool{1: true, 2: true}, From: 8 * hour, To: 16 * hour}
	r := Rules{DailyRest: 11 * hour, DayInAll: 13 * hour, OvertimeWeek: 10 * hour}
	want := []Breach{{DayInAllLimit, 20 * hour, 13 * hour}, {DailyRest, 4 * hour, 11 * hour}, {OvertimeLimit, 12 * hour, 10 * hour}}
	if got := r.Stay(&s, 12*hour); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := r.Stay(&s, 5*hour); got != nil {
		t.Errorf("five hours: %v", got)
	}
}
