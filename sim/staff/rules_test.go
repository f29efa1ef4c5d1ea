package staff

import (
	"fmt"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/des"
)

// Norway's rules, by which most shifts here are measured.
var norwegian = Rules{
	DailyRest: 11 * hour, WeeklyRest: 35 * hour, Day: 9 * hour, Week: 40 * hour,
	Rests: []Rest{{From: 8 * hour, Length: 30 * minute}, {From: 5*hour + 30*minute + 1, Length: minute}},
}

// Each row is a shift of one week, worked out by hand.
func TestBreaches(t *testing.T) {
	sixDays, tenDays := weekdays, everyDay
	sixDays[time.Saturday] = true
	lunch := Break{At: 12 * hour, Length: 30 * minute}
	for _, c := range []struct {
		what  string
		shift Shift
		rules Rules
		want  []Breach
	}{
		{"an office", office(), norwegian, nil},
		{
			"13 h leave 11 h of rest, and are too much for a day and a week",
			Shift{Days: weekdays, From: 8 * hour, To: 21 * hour, Breaks: []Break{lunch}},
			norwegian,
			[]Breach{{DayLimit, 12*hour + 30*minute, 9 * hour}, {WeekLimit, 62*hour + 30*minute, 40 * hour}},
		},
		{
			"14 h leave 10 h",
			Shift{Days: [7]bool{1: true, 2: true}, From: 8 * hour, To: 22 * hour, Breaks: []Break{lunch}},
			Rules{DailyRest: 11 * hour},
			[]Breach{{DailyRest, 10 * hour, 11 * hour}},
		},
		{"six days of six hours: from Saturday 14:00 to Monday 08:00 is enough", Shift{Days: sixDays, From: 8 * hour, To: 14 * hour, Breaks: []Break{lunch}}, norwegian, nil},
		{
			"seven days never leave 35 h",
			Shift{Days: tenDays, From: 9 * hour, To: 14 * hour},
			norwegian,
			[]Breach{{WeeklyRest, 19 * hour, 35 * hour}},
		},
		{
			"eight hours ask for half an hour",
			Shift{Days: [7]bool{1: true}, From: 8 * hour, To: 16 * hour, Breaks: []Break{{12 * hour, 20 * minute}}},
			norwegian,
			[]Breach{{Breaks, 20 * minute, 30 * minute}},
		},
		{
			"six hours ask for any break",
			Shift{Days: [7]bool{1: true}, From: 8 * hour, To: 14 * hour},
			norwegian,
			[]Breach{{Breaks, 0, minute}},
		},
		{"five and a half ask for none", Shift{Days: [7]bool{1: true}, From: 8 * hour, To: 13*hour + 30*minute}, norwegian, nil},
		{
			"a coffee is no rest",
			Shift{Days: [7]bool{1: true}, From: 8 * hour, To: 14 * hour, Breaks: []Break{{11 * hour, 15 * minute}}},
			Rules{InARow: 5 * hour},
			[]Breach{{InARow, 6 * hour, 5 * hour}},
		},
		{"half an hour is", Shift{Days: [7]bool{1: true}, From: 8 * hour, To: 14 * hour, Breaks: []Break{lunch}}, Rules{InARow: 5 * hour}, nil},
		{"a night shift of Sunday reaches into the week", Shift{Days: everyDay, From: 22 * hour, To: 34 * hour}, Rules{DailyRest: 11 * hour}, nil},
		{
			"and of 14 h into its rest",
			Shift{Days: everyDay, From: 22 * hour, To: 36 * hour},
			Rules{DailyRest: 11 * hour},
			[]Breach{{DailyRest, 10 * hour, 11 * hour}},
		},
		{
			"every second Saturday with a day off in its week", Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Saturday: true}, From: 10 * hour, To: 16*hour + 30*minute, Breaks: []Break{lunch}}, Off: [7]bool{time.Tuesday: true}, Every: 2,
			}}, norwegian, nil,
		},
		{
			"without the day off it is a week of 43½ hours",
			Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Saturday: true}, From: 10 * hour, To: 16*hour + 30*minute, Breaks: []Break{lunch}}, Every: 2,
			}},
			norwegian,
			[]Breach{{WeekLimit, 43*hour + 30*minute, 40 * hour}},
		},
		{
			"a weekend between two weeks leaves twelve days without 35 h",
			Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Saturday: true, time.Sunday: true}, From: 8 * hour, To: 16 * hour}, Every: 3,
			}},
			Rules{WeeklyRest: 35 * hour},
			[]Breach{{WeeklyRest, 16 * hour, 35 * hour}},
		},
		{
			"on average over two weeks it is 40 hours",
			Shift{Days: weekdays, From: 8 * hour, To: 15*hour + 48*minute, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Saturday: true}, From: 10 * hour, To: 17*hour + 30*minute, Breaks: []Break{lunch}}, Every: 2,
			}},
			Rules{Week: 40 * hour, WeekOver: 2},
			nil,
		},
		{
			"but not with an hour more, which is a half a week",
			Shift{Days: weekdays, From: 8 * hour, To: 15*hour + 48*minute, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Saturday: true}, From: 9 * hour, To: 17*hour + 30*minute, Breaks: []Break{lunch}}, Every: 2,
			}},
			Rules{Week: 40 * hour, WeekOver: 2},
			[]Breach{{WeekLimit, 40*hour + 30*minute, 40 * hour}},
		},
		{
			"from ten to six is eight hours less the break of a night that ends at six",
			Shift{Days: [7]bool{1: true}, From: 22 * hour, To: 30 * hour, Breaks: []Break{{26 * hour, 30 * minute}}},
			Rules{Night: Night{21 * hour, 30 * hour}, Week: 40 * hour, ShortWeek: 7 * hour},
			[]Breach{{ShortWeek, 7*hour + 30*minute, 7 * hour}, {NightWork, 7*hour + 30*minute, 0}},
		},
		{
			"from four in the morning it is one",
			Shift{Days: [7]bool{1: true}, From: 4 * hour, To: 12 * hour},
			Rules{Night: Night{0, 5 * hour}},
			[]Breach{{NightWork, hour, 0}},
		},
		{
			"every third Sunday shortens the week",
			Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Sunday: true}, From: 10 * hour, To: 12 * hour}, Every: 3,
			}},
			Rules{Week: 40 * hour, ShortWeek: 38 * hour},
			[]Breach{{ShortWeek, 39*hour + 30*minute, 38 * hour}},
		},
		{
			"every fourth does not",
			Shift{Days: weekdays, From: 8 * hour, To: 16 * hour, Breaks: []Break{lunch}, Rota: &Rota{
				Shift: Shift{Days: [7]bool{time.Sunday: true}, From: 10 * hour, To: 12 * hour}, Every: 4,
			}},
			Rules{Week: 40 * hour, ShortWeek: 38 * hour},
			nil,
		},
		{
			"by date: from midnight of Tuesday six hours are left, and two stretches of five are a day of ten",
			Shift{ByDay: [][]Stretch{nil, {{18 * hour, 24 * hour}}, {{6 * hour, 11 * hour}, {12 * hour, 17 * hour}}, nil, nil, nil, nil, {{0, 24 * hour}}}},
			norwegian,
			[]Breach{{DailyRest, 6 * hour, 11 * hour}, {DayLimit, 10 * hour, 9 * hour}},
		},
		{"nobody works it", Shift{From: 0, To: des.Day}, norwegian, nil},
	} {
		if got := c.rules.Breaches(&c.shift); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}
