package demand

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// plainDays is a calendar of days of 24 hours that begins on a Monday.
func plainDays(n int) *calendar.Calendar {
	c := &calendar.Calendar{Zone: "UTC"}
	for i := range n {
		date := calendar.Date{Year: 2026, Month: time.November, Day: 2}.Add(i)
		c.Days = append(c.Days, calendar.Day{Date: date, Weekday: date.Weekday(), Start: des.Time(i) * des.Day})
	}
	return c
}

// daily are so many orders a day, no more and no fewer.
func daily(orders ...float64) *Orders {
	return &Orders{Rates: Rates{Interval: des.Day, Expected: orders}, Exact: true}
}

func fixedDays(days float64) dist.Law { return dist.Must(dist.NewFixed(days)) }

// sheet writes what happened to parcels, a day each: ordered, shipped, delivered,
// late, backlog, in transit.
func sheet(days []ParcelDay) string {
	var rows []string
	for _, p := range days {
		rows = append(rows, fmt.Sprint([]int64{p.Ordered, p.Shipped, p.Delivered, p.Late, p.Backlog, p.InTransit}))
	}
	return strings.NewReplacer("[[", "[{", "]]", "}]", "] [", "} {").Replace(fmt.Sprint(rows))
}

// all drains a stream.
func all(s *Stream) []Need {
	var needs []Need
	for n, ok := s.Next(); ok; n, ok = s.Next() {
		needs = append(needs, *n)
	}
	return needs
}

func replication(i int) rng.Key { return rng.New(1, i) }

// ordered fails the test if needs are not in order of time and reason.
func ordered(t testing.TB, needs []Need) {
	t.Helper()
	for i := 1; i < len(needs); i++ {
		a, b := needs[i-1], needs[i]
		if a.At > b.At || a.At == b.At && a.Reason > b.Reason {
			t.Fatalf("need %d at %v for reason %d comes after one at %v for %d", i, b.At, b.Reason, a.At, a.Reason)
		}
	}
}
