package report

import (
	"fmt"
	"strings"
	"testing"
)

// Days whose messages in part still wait are marked wherever their waits stand.
func TestPendingDaysAreMarked(t *testing.T) {
	r := fixture(14)
	const email = 2
	plain := newPrinter(r)
	if f := plain.waitDays("email", "c2"); strings.Contains(f.Note, "*") {
		t.Errorf("nothing waits at the end, and the note says: %s", f.Note)
	}
	r.Intervals[email].Pending = 2 * 48
	p := newPrinter(r)
	for _, f := range []*figure{p.waitDays("email", "c2"), p.heatMap(&r.Intervals[email], email, "c2")} {
		if want := "Some who came on " + p.day(12) + " or later still wait"; !strings.Contains(f.Note, want) {
			t.Errorf("%s: %q is missing in: %s", f.ID, want, f.Note)
		}
		for i, row := range f.Table.Rows {
			if marked := strings.HasSuffix(row.Name, "*"); marked != (i >= 12) {
				t.Errorf("%s, day %d: %q", f.ID, i, row.Name)
			}
		}
	}
	if f := p.waitDays("phone", "c0"); strings.Contains(f.Note, "*") {
		t.Errorf("the phone has a note on messages: %s", f.Note)
	}
}

// The two last columns of the interval counts make up the service level.
func TestCSVServiceLevel(t *testing.T) {
	r := fixture(2)
	for k := range r.Queues {
		q := &r.Queues[k]
		for i := range q.Offered {
			q.LevelIn, q.LevelOf = append(q.LevelIn, float64(i%3)), append(q.LevelOf, float64(k+4))
		}
	}
	for i, row := range readCSV(t, r)[1:] {
		interval, queue := i/len(r.Queues), i%len(r.Queues)
		if got, want := strings.Join(row[14:], " "), fmt.Sprint(interval%3, queue+4); got != want {
			t.Fatalf("row %d: %s, want %s", i, got, want)
		}
	}
}
