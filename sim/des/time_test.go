package des

import (
	"math"
	"testing"
)

func TestSeconds(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		want    Time
	}{
		{0, 0},
		{1, Second},
		{0.0000004, 0},
		{0.0000006, Microsecond},
		{86400 * 365, 365 * Day},
		{4.5e12, 4_500_000_000_000 * Second}, // 142 000 years
		{4.7e12, Never},
		{math.MaxFloat64, Never},
		{math.Inf(1), Never},
		{math.NaN(), Never},
	} {
		if got := Seconds(c.seconds); got != c.want {
			t.Errorf("Seconds(%v) = %d, not %d", c.seconds, got, c.want)
		}
	}
	for _, whole := range []Time{0, Second, Hour, 400 * Day} {
		if got := Seconds(whole.Seconds()); got != whole {
			t.Errorf("%d µs are %v s, and back %d µs", whole, whole.Seconds(), got)
		}
	}
}

func TestTimeString(t *testing.T) {
	for want, at := range map[string]Time{"0s": 0, "1h2m3.5s": Hour + 2*Minute + 3500000, "never": Never} {
		if got := at.String(); got != want {
			t.Errorf("%d µs are %q, not %q", at, got, want)
		}
	}
}
