package report

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
)

func TestInWords(t *testing.T) {
	for _, c := range []struct {
		unit            sim.Unit
		mean, low, high float64
		want            string
	}{
		{sim.Share, 0.61437, 0.5934, 0.6354, "61 % ± 2"},
		{sim.Share, 0.61437, 0.61434, 0.6144, "61.4 %"},
		{sim.Share, 1, 0.84, 1, "100 % (80–100)"},
		{sim.Share, 0.02, 0, 0.08, "2 % (0–8)"},
		{sim.Share, 0.97, 0.94, 1, "97 % ± 3"},
		{sim.Share, 0, 0, 0.2, "0 % (0–20)"},
		{sim.Share, 0.61437, 0.61437, 0.61437, "61.4 %"},
		{sim.Seconds, 94.3, 85, 103.6, "94 s ± 9"},
		{sim.Seconds, 745, 697, 793, "12.4 min ± 0.8"},
		{sim.Seconds, 0, 0, 0, "0 s"},
		{sim.Hours, 41, 40, 42, "41 h ± 1"},
		{sim.Hours, 0.5, 0.4, 0.6, "30 min ± 6"},
		{sim.Hours, 160, 150, 170, "6.7 days ± 0.4"},
		{sim.Count, 41327, 40815, 41839, "41 300 ± 500"},
		{sim.Count, 9999.6, 9999.1, 10000.1, "10 000 ± 1"},
		{sim.Hours, 62.471, 62.468, 62.474, "62.5 h"},
		{sim.Hours, 62.471, 62.4, 62.542, "62.5 h ± 0.1"},
		{sim.Seconds, 0, -0.11, 0.11, "0 s ± 0.1"},
		{sim.Seconds, 0.003, 0, 0.006, "0.003 s ± 0.003"},
		{sim.Seconds, 374.2, 373.8, 374.6, "6.24 min ± 0.01"},
		{sim.Count, 22083, 22010, 22156, "22 080 ± 70"},
		{sim.Count, 2.3456, 2.3446, 2.3466, "2.35"},
		{sim.PersonHours, 5123.4, 5100, 5146.8, "5120 h ± 20"},
		{sim.PersonHours, 61.28, 61.1, 61.46, "61.3 h ± 0.2"},
		{sim.PersonHours, -0.54, -0.81, -0.28, "−0.5 h ± 0.3"},
		{sim.Count, -0.2, -1.2, 0.8, "−0.2 ± 1.0"},
		{sim.Count, 0.3, -1.7, 2.3, "0.3 ± 2.0"},
		{sim.Count, 3, -50, 56, "3 ± 53"},
		{sim.Count, -3, -56, 50, "−3 ± 53"},
		{sim.Agents, 1234567, 1234567, 1234567, "1 230 000"},
	} {
		e := &sim.Estimate{Mean: c.mean, Low: c.low, High: c.high}
		got := readable(scaleFor(c.unit, c.mean).inWords(e))
		if got != c.want {
			t.Errorf("%s %g [%g, %g]: %q, want %q", c.unit, c.mean, c.low, c.high, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	e := &sim.Estimate{P10: 0.5523, P90: 0.6811, N: 10}
	if got, want := (scale{unit: "%", factor: 100}).spread(e), "55–68"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (scale{unit: "%", factor: 100}).spread(&sim.Estimate{P10: 1, P90: 1, N: 10}); got != "" {
		t.Errorf("no spread is written %q", got)
	}
}

// In a column of minutes, a wait of next to nothing has no digits to show.
func TestColumn(t *testing.T) {
	s := scaleFor(sim.Seconds, 600).column(600)
	for _, c := range []struct {
		mean, half float64
		want       string
	}{
		{600, 30, "10.0 min ± 0.5"},
		{30, 1, "0.5 min"},
		{30, 12, "0.5 min ± 0.2"},
		{0, 0.003, "0 min"},
	} {
		e := &sim.Estimate{Mean: c.mean, Low: c.mean - c.half, High: c.mean + c.half}
		if got := readable(s.inWords(e)); got != c.want {
			t.Errorf("%v ± %v: %q, want %q", c.mean, c.half, got, c.want)
		}
	}
}
