package scenarios

import (
	"math"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// By hand: 4800 contacts a day, evenly round the clock, are 100 in a half-hour;
// 90 of them ask about advice and 10 about the other reason. From 12 on it ramps
// up for two hours, so that from 12:30 to 13:00 the mean of the six steps is
// (6+7+8+9+10+11)/6/24 of it. A day after the last day half is left, and a bit
// less: the mean of 2^(-1) … 2^(-1-25/1440).
//
// For the first 24 hours answers take 1.3 times as long, and then 0.7 times.
func TestCrisis(t *testing.T) {
	m := ofText(t, autumn+`
reasons: {advice: {by_hour: even}, status: {by_hour: even}}
events:
  - crisis: cards are charged twice
    from: 2026-11-26
    to: 2026-11-27
    launch: 12:00
    ramp: 2h
    half_life: 1 day
    reason: advice
    burst: 4800/day
    twice: 25%
    handle_time_then: x0.7
`)
	day := on(m, time.November, 26)
	of := func(reason int) demand.Flow {
		causes := m.Demand.Reasons[reason].Causes
		return causes[len(causes)-1].(demand.Flow)
	}
	left := 0.0
	for i := range 6 {
		left += math.Exp2(-1-float64(5*i)/1440) / 6
	}
	for _, tt := range []struct {
		day   int
		clock des.Time
		want  float64
	}{
		{day, 11*des.Hour + 30*des.Minute, 0},
		{day, 12*des.Hour + 30*des.Minute, 90 * 51.0 / 6 / 24},
		{day, 14 * des.Hour, 90},
		{day + 1, 23 * des.Hour, 90},
		{day + 3, 0, 90 * left},
	} {
		at := int((m.Calendar.Days[tt.day].Start + tt.clock) / (des.Hour / 2))
		if got := of(0).Rates.Expected[at]; math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("day %d %v: %v, want %v", tt.day, tt.clock, got, tt.want)
		}
	}
	if got := of(1).Rates.Expected[day*48+40]; math.Abs(got-10) > 1e-9 {
		t.Errorf("%v ask something else, want 10", got)
	}
	crisisSpells(t, m, m.Calendar.Days[day].Start+12*des.Hour)
}

func crisisSpells(t *testing.T, m *sim.Model, from des.Time) {
	t.Helper()
	s := m.Layout.Spells
	if len(s) != 3 || s[0].From != from || s[0].To != from+des.Day || s[0].Handle[0] != 1.3 || s[0].Handle[1] != 1 ||
		s[1].From != from+des.Day || s[1].Handle[0] != 0.7 || s[2].Twice[0] != 0.25 || s[2].Twice[1] != 0 {
		t.Errorf("spells %+v", s)
	}
}

// A crisis is larger in one season than in the next, for all that is asked. With one
// gamma factor of mean 1 and coefficient of variation c a season, the counts of two
// reasons with means a and b have the variances a + a²c² and b + b²c², and the
// covariance abc². A spread that is 5 % off, one of its own for each reason, and one
// for each day are seen to be wrong.
func TestCrisisVaries(t *testing.T) {
	t.Parallel()
	const seasons, a, b = 20000, 360.0, 240.0
	m := ofText(t, autumn+`
reasons: {advice: {by_hour: even}, status: {by_hour: even}}
events: [{crisis: cards are charged twice, from: 2026-11-26, to: 2026-11-27, reason: advice, burst: 300/day, same: 60%, varies: 30%}]
`)
	for i := range m.Demand.Reasons {
		causes := m.Demand.Reasons[i].Causes
		m.Demand.Reasons[i].Causes = causes[len(causes)-1:]
	}
	m.Demand.Orders, m.Demand.Delivery = nil, nil
	moments := func(c, shared float64) [5]float64 {
		return [5]float64{a, b, a + a*a*c*c, b + b*b*c*c, a * b * c * c * shared}
	}
	var sum, square [5]float64
	s := demand.New(&m.Demand, rng.New(1, 0))
	for i := range seasons {
		s.Reset(rng.New(1, i))
		var of [2]float64
		for n, ok := s.Next(); ok; n, ok = s.Next() {
			of[n.Reason]++
		}
		x, y := of[0]-a, of[1]-b
		for k, v := range [5]float64{of[0], of[1], x * x, y * y, x * y} {
			sum[k] += v
			square[k] += v * v
		}
	}
	far := func(want [5]float64) (worst float64) {
		for k := range want {
			got := sum[k] / seasons
			worst = max(worst, math.Abs(got-want[k])/math.Sqrt((square[k]/seasons-got*got)/seasons))
		}
		return worst
	}
	if z := far(moments(0.3, 1)); z > 4 {
		t.Errorf("means, variances and covariance are %v, want %v: off by %.1f standard errors", sum, moments(0.3, 1), z)
	}
	for name, wrong := range map[string][5]float64{
		"a spread 5 % off":        moments(0.315, 1),
		"each reason its own":     moments(0.3, 0),
		"each day its own":        moments(0.3/math.Sqrt2, 1),
		"a size known beforehand": moments(0, 1),
	} {
		if z := far(wrong); z < 4 {
			t.Errorf("%s is only %.1f standard errors off", name, z)
		}
	}
}
