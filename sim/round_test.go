package sim

import (
	"math"
	"testing"
)

// A mean keeps its first figure, however little is known of it.
func TestEstimatedKeepsTheMean(t *testing.T) {
	for _, c := range []struct {
		unit       Unit
		mean, half float64
		want       string
	}{
		{Seconds, 6.3 * 60, 17.2 * 60, "6 min ± 17"},
		{Seconds, 50, 9.7, "50 s ± 10"},
		{Count, 5900, 3800, "6000 ± 4000"},
		{Count, 0, 3, "0 ± 3"},
		{Share, 0.812, 0.0021, "81.2 % ± 0.2"},
	} {
		e := Estimate{Mean: c.mean, Low: c.mean - c.half, High: c.mean + c.half, N: 3}
		if got := c.unit.Estimated(e); got != c.want {
			t.Errorf("%v ± %v is written %s, want %s", c.mean, c.half, got, c.want)
		}
	}
}

// An interval that is cut off where the measure ends is as wide as its other side says.
func TestHalfWidthOfACutInterval(t *testing.T) {
	for _, c := range []struct {
		unit            Unit
		mean, low, high float64
		half            float64
		want            string
	}{
		{Seconds, 200, 0, 1460, 1260, "3 min ± 21"},
		{Share, 0.98, 0.93, 1, 0.05, "98 % ± 5"},
		{Seconds, 50, 40, 60, 10, "50 s ± 10"},
		{Seconds, 50, 50, 50, 0, "50 s"},
	} {
		e := Estimate{Mean: c.mean, Low: c.low, High: c.high, N: 30}
		if got := e.HalfWidth(); math.Abs(got-c.half) > 1e-9 {
			t.Errorf("%v from %v to %v is known to ± %v, want %v", c.mean, c.low, c.high, got, c.half)
		}
		if got := c.unit.Estimated(e); got != c.want {
			t.Errorf("%v from %v to %v is written %s, want %s", c.mean, c.low, c.high, got, c.want)
		}
	}
}
