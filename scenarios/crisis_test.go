package scenarios

import (
	"math"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
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
