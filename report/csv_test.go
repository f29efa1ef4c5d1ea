package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

func readCSV(t *testing.T, r *sim.Result) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteCSV(&b, r); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every interval and queue has its row, and the rows add up to the result.
func TestCSV(t *testing.T) {
	r := fixture(2)
	rows := readCSV(t, r)
	if got, want := len(rows), 1+r.Frame.Count*len(r.Queues); got != want {
		t.Fatalf("%d rows, want %d", got, want)
	}
	if got, want := strings.Join(rows[0], ","), "interval_start,queue,channel,offered,handled,abandoned,handle_s,wait_s,answered_in_sl,abandoned_in_sl,reason,interval_end,interval_start_utc,other,sl_answered,sl_counted"; got != want {
		t.Errorf("columns %s, want %s", got, want)
	}
	for i, row := range rows[1:] {
		q := r.Queues[i%len(r.Queues)]
		k := i / len(r.Queues)
		offered, err := strconv.ParseFloat(row[3], 64)
		if err != nil || offered != q.Offered[k] {
			t.Fatalf("row %d: %s offered, want %v", i, row[3], q.Offered[k])
		}
		if row[1] != q.Queue || row[2] != q.Channel || row[10] != q.Reason {
			t.Fatalf("row %d: %q", i, row)
		}
	}
	if got, want := rows[1][0]+" "+rows[1][11]+" "+rows[1][12], "2026-11-16T00:00:00+01:00 2026-11-16T00:30:00+01:00 2026-11-15T23:00:00Z"; got != want {
		t.Errorf("times %s, want %s", got, want)
	}
}

// In autumn an hour comes twice; its offset keeps it apart.
func TestCSVDaylightSaving(t *testing.T) {
	r := &sim.Result{
		Frame: sim.Frame{
			Zone: "Europe/Oslo", Unix: time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC).Unix(), Interval: des.Hour, Count: 5,
			Days: []calendar.Day{{
				Date: calendar.Date{Year: 2026, Month: 10, Day: 25}, Jump: calendar.Jump{At: 3 * des.Hour, By: -des.Hour},
			}},
			DayOf: make([]int, 5),
		},
		Queues: []sim.QueueTable{{Queue: "calls"}},
	}
	var starts []string
	for _, row := range readCSV(t, r)[1:] {
		starts = append(starts, row[0])
	}
	want := "2026-10-25T00:00:00+02:00 2026-10-25T01:00:00+02:00 2026-10-25T02:00:00+02:00 2026-10-25T02:00:00+01:00 2026-10-25T03:00:00+01:00"
	if got := strings.Join(starts, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A spreadsheet must not run a name; negative numbers stay numbers.
func TestCSVNames(t *testing.T) {
	for name, want := range map[string]string{
		"=1+1": "'=1+1", "+47": "'+47", "-2": "'-2", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "order/phone": "order/phone", "": "",
	} {
		if got := PlainCell(name); got != want {
			t.Errorf("%q is written %q, want %q", name, got, want)
		}
	}
}
