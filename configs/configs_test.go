package configs

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

func date(y int, m time.Month, d int) calendar.Date {
	return calendar.Date{Year: y, Month: m, Day: d}
}

// The calendar agrees with package time about midnights and wall clocks,
// wherever the clock is changed, be it by half an hour or at midnight.
func TestCalendarAgainstTime(t *testing.T) {
	for _, zone := range []string{"Europe/Oslo", "Europe/Helsinki", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "Africa/Casablanca", "America/New_York", "Pacific/Apia", "UTC"} {
		first, last := date(2025, 12, 28), date(2027, 1, 4)
		if zone == "Pacific/Apia" { // which had no 30 December 2011
			first, last = date(2011, 1, 28), date(2012, 1, 4)
		}
		c, err := NewCalendar("", zone, first, last)
		if err != nil {
			t.Fatal(err)
		}
		loc, _ := time.LoadLocation(zone)
		jumps := 0
		for _, d := range c.Days {
			if d.Jump.By != 0 {
				jumps++
			}
			for at := d.Start; at < d.Start+d.Length(); at += des.Hour / 2 {
				want := time.Unix(c.Unix, 0).Add(time.Duration(at) * time.Microsecond).In(loc)
				if got := c.Local(at).Format("2006-01-02 15:04"); got != want.Format("2006-01-02 15:04") {
					t.Fatalf("%s: %s, want %s", zone, got, want.Format("2006-01-02 15:04"))
				}
			}
		}
		if zone != "UTC" && jumps < 2 {
			t.Errorf("%s: %d days on which the clock is changed", zone, jumps)
		}
	}
}

func TestCalendarHolidays(t *testing.T) {
	for country, want := range map[string]string{
		"NO": "2026-12-25 2026-12-26 2027-01-01",
		"SE": "2026-12-25 2026-12-26 2027-01-01 2027-01-06",
		"FI": "2026-12-06 2026-12-25 2026-12-26 2027-01-01 2027-01-06",
		"DK": "2026-12-25 2026-12-26 2027-01-01",
		"":   "",
	} {
		c, err := NewCalendar(country, "UTC", date(2026, 12, 1), date(2027, 1, 10))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range c.Days {
			if d.Holiday != "" {
				got = append(got, d.Date.String())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", country, got)
		}
	}
}

// Every default says where it comes from, and every part of them is used.
func TestDefaultsHaveSources(t *testing.T) {
	grade := regexp.MustCompile(`^([ABCD]: \S|assumption)`)
	var walk func(n *tree.Node, path tree.Path)
	walk = func(n *tree.Node, path tree.Path) {
		if n.Kind == tree.Scalar && !grade.MatchString(n.Pos.Source) {
			t.Errorf("%s: the source %q has no grade", path, n.Pos.Source)
		}
		for _, f := range n.Fields {
			walk(f.Value, path.Then(f.Key))
		}
	}
	walk(defaults, nil)
	known := []string{
		"centre", "orders", "delivery", "warehouse", "carrier", "pick_up", "known_orders", "backorder", "reason", "flow", "parcels", "after_order", "after_delivery", "refunds",
		"team", "shift", "new_hire", "cohort", "new_layer", "callback", "announces", "left_open", "strain", "leaves_message", "lost_customers", "passes_on", "passes_on_warm", "triage", "reply_suggestions", "season", "absence", "freeze", "lateness", "leaves_early", "home", "worry", "tracking", "messages", "crisis", "unannounced", "textbook", "paid", "young", "older", "loyal",
	}
	known = append(append(known, kinds...), layerKinds...)
	for _, f := range defaults.Fields {
		if !slices.Contains(known, f.Key) {
			t.Errorf("nobody asks for the defaults of %s", f.Key)
		}
	}
}

func TestNamedShapes(t *testing.T) {
	for name, shape := range dayShapes {
		if sum := total(func() []float64 { n := normal48(shape); return n[:] }()); math.Abs(sum-1) > 1e-12 {
			t.Errorf("%s sums to %v", name, sum)
		}
	}
	peak := func(shape [48]float64) int { return slices.Index(shape[:], slices.Max(shape[:])) }
	if at := peak(dayShapes["evening"]); at != 42 {
		t.Errorf("orders peak in half-hour %d, not at 21:00", at)
	}
	if at := peak(dayShapes["office"]); at < 19 || at > 22 {
		t.Errorf("contacts peak in half-hour %d, not between 09:30 and 11:30", at)
	}
	outside := 0.0
	for i, w := range normal48(dayShapes["office"]) {
		if i < 16 || i >= 36 {
			outside += w
		}
	}
	if outside < 0.25 || outside > 0.35 {
		t.Errorf("%.0f %% of the contacts come outside 08-18, not about 30 %%", 100*outside)
	}
}

// However the numbers on duty go up and down, there are as many people as
// asked for in each interval, each works one stretch, and those who leave are
// those who came last.
func TestPeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 6), 1, 12).Draw(t, "counts")
		shifts := people(counts, des.Hour)
		for i, want := range counts {
			got := 0
			at := des.Time(i)*des.Hour + des.Minute
			for _, s := range shifts {
				if s.From <= at && at < s.To {
					got += s.Agents
				}
			}
			if got != want {
				t.Fatalf("%d on duty in interval %d of %v", got, i, counts)
			}
		}
		for _, a := range shifts {
			for _, b := range shifts {
				if a.From < b.From && b.From < a.To && a.To < b.To && a.To != forEver {
					t.Fatalf("%v came after %v and left later, in %v", b, a, counts)
				}
			}
		}
	})
}

// A shift's people take their breaks one after the other.
func TestBreaksInTurn(t *testing.T) {
	for _, c := range []struct {
		crew  int
		text  string
		wants string
	}{
		{8, "30m between 11:00-13:00", "2@11h0m0s 2@11h30m0s 2@12h0m0s 2@12h30m0s"},
		{2, "30m between 11:00-13:00", "1@11h0m0s 1@12h0m0s"},
		{5, "30m between 11:00-12:00", "2@11h0m0s 3@11h30m0s"},
		{5, "12:00-12:30", "5@12h0m0s"},
	} {
		var log tree.Log
		n := tree.Read("f", []byte(fmt.Sprintf("day: {days: mon-fri, hours: 08:00-16:00, breaks: [%s]}", c.text)), &log)
		b := &builder{log: &log}
		var got []string
		for _, s := range b.shift(tree.Field{Key: "team", Value: &tree.Node{}}, n.Fields[0], c.crew) {
			got = append(got, fmt.Sprintf("%d@%v", s.Agents, s.Breaks[0].At))
		}
		if strings.Join(got, " ") != c.wants || log.Len() > 0 {
			t.Errorf("%d, %s: %v, want %s, %v", c.crew, c.text, got, c.wants, log.Err())
		}
	}
}

func TestNightShiftBreaks(t *testing.T) {
	var log tree.Log
	n := tree.Read("f", []byte("night: {days: every day, hours: 22:00-06:00, breaks: [02:00-02:30]}"), &log)
	b := &builder{log: &log}
	shifts := b.shift(tree.Field{Key: "team", Value: &tree.Node{}}, n.Fields[0], 1)
	want := []staff.Break{{At: 26 * des.Hour, Length: des.Hour / 2}}
	if len(shifts) != 1 || !slices.Equal(shifts[0].Breaks, want) || shifts[0].To != 30*des.Hour {
		t.Errorf("got %+v, %v", shifts, log.Err())
	}
}
