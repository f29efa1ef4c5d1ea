package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ordered opens a season whose orders stand in a table.
func ordered(t *testing.T, table, more string) (*Loaded, error) {
	t.Helper()
	dir := t.TempDir()
	season := "from: 2026-11-23\nto: 2026-11-29\nwarm_up: 7 days\ntimezone: UTC\norders: {file: orders.csv, by_hour: even" + more + "}\n" +
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

// What is wrong with it is told with its place, all at once.
func TestOrdersFileIsWrong(t *testing.T) {
	for _, tt := range [][2]string{
		{"date,orders\n2026-11-31,5\n2026-11-23,many\n", "orders.csv:2:1: there is no 2026-11-31; November 2026 has 30 days|orders.csv:3:12: \"many\" is not a number"},
		{"day,items\n2026-11-23,5\n", "orders.csv:1:1: there is no column orders"},
		{"date,orders\n2026-11-23,5\n2026-11-23,6\n", "orders.csv:3:1: 2026-11-23 is there twice"},
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
