package sim

import "testing"

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
