package sim

import (
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// The last Sunday of October 2026 in Oslo has 25 hours, 02:30 comes twice.
func TestFrameLocal(t *testing.T) {
	f := Frame{
		Zone: "Europe/Oslo", Unix: time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC).Unix(),
		Interval: 30 * des.Minute,
		Days: []calendar.Day{
			{Date: calendar.Date{Year: 2026, Month: 10, Day: 25}, Jump: calendar.Jump{At: 3 * des.Hour, By: -des.Hour}},
			{Date: calendar.Date{Year: 2026, Month: 10, Day: 26}, Start: 25 * des.Hour},
		},
	}
	for _, c := range []struct {
		interval int
		want     string
	}{
		{0, "2026-10-25T00:00:00+02:00"},
		{5, "2026-10-25T02:30:00+02:00"},
		{7, "2026-10-25T02:30:00+01:00"},
		{49, "2026-10-25T23:30:00+01:00"},
		{50, "2026-10-26T00:00:00+01:00"},
	} {
		if got := f.Local(f.At(c.interval)).Format(time.RFC3339); got != c.want {
			t.Errorf("interval %d begins at %s, want %s", c.interval, got, c.want)
		}
	}
	f.Days = nil
	if got, want := f.Local(des.Hour).Format(time.RFC3339), "2026-10-24T23:00:00Z"; got != want {
		t.Errorf("without days: %s, want %s", got, want)
	}
}
