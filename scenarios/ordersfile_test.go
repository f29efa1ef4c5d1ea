package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ordered opens a season whose orders stand in a table.
func ordered(t *testing.T, table, more string) (*Loaded, error) {
	t.Helper()
	return orderedAnd(t, table, more, "")
}

// orderedAnd opens one with more at the top.
func orderedAnd(t *testing.T, table, more, top string) (*Loaded, error) {
	t.Helper()
	dir := t.TempDir()
	season := "from: 2026-11-23\nto: 2026-11-29\nwarm_up: 7 days\ntimezone: UTC\norders: {file: orders.csv, by_hour: even" + more + "}\n" + top +
		"channels: {phone: {}}\nreasons: {pay: {orders: {share: 1%}}}\nteams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}\n"
	for name, text := range map[string]string{"orders.csv": table, "season.yaml": season} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return Open(dir, Options{})
}

// A planner's sheet: a byte order mark, semicolons, a day first, thousands with
// blanks and a decimal comma. Days that it does not have are like those of the
// same weekday, or as per_week says.
func TestOrdersFromFile(t *testing.T) {
	sheet := "\ufeffDate;Orders;Parcels\n23.11.2026;16 500;1\n24.11.2026;1200,5;1\n"
	for more, monday := range map[string]float64{"": 16500, ", per_week: 7000, by_weekday: even": 1000} {
		l, err := ordered(t, sheet, more)
		if err != nil {
			t.Fatal(err)
		}
		for day, want := range map[int]float64{23: 16500, 24: 1200.5, 16: monday} {
			if got := ordersOn(l.Model, on(l.Model, time.November, day)); !near(got, want) {
				t.Errorf("%v on the %dth, want %v", got, day, want)
			}
		}
	}
	l, err := ordered(t, "date,hour,orders\n2026-11-23,08:00,100\n2026-11-23,9,300\n", "")
	if err != nil {
		t.Fatal(err)
	}
	if got := ordersOn(l.Model, on(l.Model, time.November, 23), 9); !near(got, 300) {
		t.Errorf("%v at nine, want 300", got)
	}
}

// What else a planner's sheet knows of a day comes in place of what the model says of
// it, and what is not read is told.
func TestOrdersFileKnowsDays(t *testing.T) {
	sheet := "date;orders;parcels;promised_days;on_time_share;backorder_share;weather\n" +
		"2026-11-23;1000;900;4;92 %;0,05;snow\n2026-11-24;1000;900;;;;\n"
	l, err := orderedAnd(t, sheet, "", "delivery: {promise: 2 days, backorder: {share: 1%}}\n")
	if err != nil {
		t.Fatal(err)
	}
	day, d := on(l.Model, time.November, 23), l.Model.Demand.Delivery
	for i, want := range []struct{ promise, onTime, back float64 }{{4, 0.92, 0.05}, {-1, -1, -1}} {
		k := d.Known
		if !near(float64(k.Promise[day+i]), want.promise) || !near(k.OnTime[day+i], want.onTime) || !near(k.Back[day+i], want.back) {
			t.Errorf("day %d: %v %v %v, want %+v", i, k.Promise[day+i], k.OnTime[day+i], k.Back[day+i], want)
		}
	}
	warns := l.Warnings.Error()
	for _, want := range []string{
		`orders.csv:1:13: the column "parcels" is not read; call it what it is, of date, hour, orders or parcels, promised_days, on_time_share and backorder_share, or leave it out`,
		`orders.csv:1:65: the column "weather" is not read`,
	} {
		if !strings.Contains(warns, want) {
			t.Errorf("warned of\n%s\nand not of\n%s", warns, want)
		}
	}
	if _, err := ordered(t, sheet, ""); err == nil || !strings.Contains(err.Error(), "season.yaml:5:16: orders: on_time changes nothing: the orders are not delivered") {
		t.Errorf("without delivery: %v", err)
	}
}

// What is wrong with it is told with its place, all at once.
func TestOrdersFileIsWrong(t *testing.T) {
	for _, tt := range [][2]string{
		{"date,orders\n2026-11-31,5\n2026-11-23,many\n", "orders.csv:2:1: there is no 2026-11-31; November 2026 has 30 days|orders.csv:3:12: \"many\" is not a number"},
		{"day,items\n2026-11-23,5\n", "orders.csv:1:1: there is no column orders"},
		{"date,orders\n2026-11-23,5\n2026-11-23,6\n", "orders.csv:3:1: 2026-11-23 is there twice"},
		{"date,orders,on_time\n2026-11-23,5,92\n", "orders.csv:2:14: \"92\" is not a share; write one such as 92% or 0.92"},
		{"date,orders,promised\n2026-11-23,5,2.5\n", "orders.csv:2:14: \"2.5\" is not a whole number of days"},
		{"date,hour,orders,on_time\n2026-11-23,8,5,92%\n2026-11-23,9,5,93%\n", "orders.csv:3:16: on_time of 2026-11-23 is 93%, and 92% in another row"},
		{"date,orders\n", "season.yaml:5:16: \"orders.csv\" has a heading and no rows"},
		{"date,orders\n2025-11-24,5\n", "no day from 2026-11-16 on is among them"},
	} {
		table, want := tt[0], tt[1]
		_, err := ordered(t, table, "")
		if err == nil {
			t.Errorf("%q passes", table)
			continue
		}
		for _, part := range strings.Split(want, "|") {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%q:\n%v, want\n%s", table, err, part)
			}
		}
	}
}

// On the day with two hours from two to three, what the file has for that hour is
// shared out between them, and on the day that has none, it has nothing.
func TestOrdersFileWhenClocksChange(t *testing.T) {
	for date, want := range map[string]float64{"2026-10-25": 2400, "2026-03-29": 2300} {
		dir := t.TempDir()
		season := "from: " + date + "\nto: " + date + "\nwarm_up: 0s\ntimezone: Europe/Oslo\norders: {file: orders.csv}\n" +
			"channels: {phone: {hours: open}}\nreasons: {pay: {orders: {share: 1%}}}\nteams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}\n"
		table := "date,hour,orders\n"
		for hour := range 24 {
			table += fmt.Sprintf("%s,%d,100\n", date, hour)
		}
		for name, text := range map[string]string{"orders.csv": table, "season.yaml": season} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		l, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := ordersOn(l.Model, 0); !near(got, want) {
			t.Errorf("%s: %v orders, want %v", date, got, want)
		}
	}
}

// A day that is written as one number has so many orders, whether it has 24 hours or
// not, and so has one that is like the others of its weekday. The hour that comes
// twice has its part twice: with as many orders in each hour, each of 25 hours has 96
// of 2400.
func TestOrdersOfADayWhenClocksChange(t *testing.T) {
	const season = "from: WRITTEN\nto: DATE\nwarm_up: 0s\ntimezone: Europe/Oslo\norders: {days: {WRITTEN: 2400}, SHAPE exact: yes}\n" +
		"channels: {phone: {hours: open}}\nreasons: {pay: {orders: {share: 1%}}}\nteams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}\n"
	for _, tt := range []struct {
		written, date, shape string
		first                float64 // orders from midnight to one; -1: not even
	}{
		{"2026-10-25", "2026-10-25", "by_hour: even,", 2400. / 25},
		{"2026-10-18", "2026-10-25", "by_hour: even,", 2400. / 25},
		{"2026-03-29", "2026-03-29", "by_hour: even,", 2400. / 23},
		{"2026-06-21", "2026-06-21", "by_hour: even,", 2400. / 24},
		{"2026-10-25", "2026-10-25", "", -1},
		{"2026-03-29", "2026-03-29", "", -1},
		{"2026-03-29", "2026-03-29", "by_hour: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],", 0},
	} {
		text := strings.NewReplacer("DATE", tt.date, "WRITTEN", tt.written, "SHAPE", tt.shape).Replace(season)
		name := filepath.Join(t.TempDir(), "season.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		day, want := len(l.Model.Calendar.Days)-1, 2400.0
		if tt.first == 0 { // the only hour with orders is left out
			want = 0
		}
		if got := ordersOn(l.Model, day); !near(got, want) {
			t.Errorf("%s %s: %v orders, want %v", tt.date, tt.shape, got, want)
		}
		if got := ordersOn(l.Model, day, 0); tt.first >= 0 && !near(got, tt.first) {
			t.Errorf("%s: %v orders before one, want %v", tt.date, got, tt.first)
		}
	}
}
