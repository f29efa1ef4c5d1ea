package sim

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/stat"
)

// The margin of a mean is its distance from the limit on the good side, with the interval that
// the same values have at that confidence; the margin of a share of seasons is that of the exact
// interval of the share.
func TestMargin(t *testing.T) {
	values := []float64{0.78, 0.83, 0.81, 0.86, 0.80, 0.79}
	at := func(confidence float64) stat.Estimate { return stat.Mean(values, confidence) }
	e, want := at(Confidence), at(0.90)
	r := TargetResult{Value: Estimate{Mean: e.Mean, Low: e.Lo, High: 1, N: e.N}} // cut off above
	r.Value.High = e.Hi
	for _, c := range []struct {
		op   string
		sign float64
	}{{">=", 1}, {"<", -1}} {
		m := Target{Measure: "service_level", Op: c.op, Value: 0.8}.Margin(&r, 0.90)
		if math.Abs(m.Mean-c.sign*(want.Mean-0.8)) > 1e-12 || math.Abs((m.High-m.Low)/2-want.HalfWidth()) > 1e-9 {
			t.Errorf("%s: %+v, not %v ± %v", c.op, m, c.sign*(want.Mean-0.8), want.HalfWidth())
		}
	}
	r.Held = &Proportion{Share: 17.0 / 20, Of: 20}
	m, p := Target{Op: ">=", Probability: 0.7}.Margin(&r, 0.90), stat.Proportion(17, 20, 0.90)
	if math.Abs(m.Mean-0.15) > 1e-12 || m.Low != p.Lo-0.7 || m.High != p.Hi-0.7 || m.N != 20 {
		t.Errorf("17 of 20 seasons: %+v", m)
	}
	r = TargetResult{Value: Estimate{N: 1}}
	if m := (Target{Op: ">="}).Margin(&r, 0.90); m.N != 0 || m.Outcome() != Undecided {
		t.Errorf("one replication: %+v", m)
	}
}

func TestLeverText(t *testing.T) {
	for _, c := range []struct {
		unit string
		x    float64
		want string
	}{
		{Relative, 0.38, "+38 %"},
		{Relative, -0.025, "−2.5 %"},
		{Relative, 0, "0 %"},
		{Relative, -0.0001, "0 %"},
		{OfWhole, 0.15, "15 %"},
		{InDays, 1, "1 day"},
		{InDays, 2.25, "2.3 days"},
		{InDays, 0, "0 days"},
	} {
		if got := (&Lever{Unit: c.unit}).Text(c.x); got != c.want {
			t.Errorf("%s %v is %s, not %s", c.unit, c.x, got, c.want)
		}
	}
}

func TestMarginOutcome(t *testing.T) {
	for want, m := range map[string]Margin{
		Pass:      {Mean: 1, Low: 0, High: 2, N: 9},
		Fail:      {Mean: -1, Low: -2, High: -0.1, N: 9},
		Undecided: {Mean: 1, Low: -1, High: 3, N: 9},
	} {
		if got := m.Outcome(); got != want {
			t.Errorf("%+v is %s, not %s", m, got, want)
		}
	}
}
