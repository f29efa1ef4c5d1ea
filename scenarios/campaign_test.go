package scenarios

import (
	"math"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// An ordinary day has 1000 orders, and a half-hour a 48th of them.
const halfHourly = 1000.0 / 48

// factors are the orders of each half-hour of a day, by those of an ordinary
// one.
func orderFactor(m *sim.Model, day int, clock des.Time) float64 {
	r := m.Demand.Orders.Rates
	return r.Expected[int((m.Calendar.Days[day].Start+clock)/r.Interval)] / halfHourly
}

// By hand, for a campaign that doubles the orders, launched at 9 with a ramp of
// two hours and a rush of x3 in its first half-hour:
//
//	08:30  x1, and x0.5 by the teaser
//	09:00  the ramp runs through 0, 1/24, … 5/24 in steps of five minutes; the
//	       mean excess is 2.5/24, and the rush triples it: 3 · (1 + 2.5/24)
//	09:30  the next six: 1 + 8.5/24
//	11:00  x2, and so to the end of the 28th
//	29th   what is left halves in two days: 1 + 2^(-t/2 days)
func TestCampaignPhases(t *testing.T) {
	m := ofText(t, autumn+`
events:
  - campaign: Black Week
    from: 2026-11-27
    to: 2026-11-28
    launch: 09:00
    ramp: 2h
    orders: x2
    rush: {for: 30m, orders: x3}
    teaser: {for: 1 day, orders: x0.5}
    after: {for: 4 days, half_life: 2 days, orders: x2}
`)
	friday := on(m, time.November, 27)
	decayed := 0.0
	for i := range 6 { // the half-hour that begins two days after the end
		decayed += math.Exp2(-1-float64(i*5)/(2*24*60)) / 6
	}
	for _, tt := range []struct {
		day   int
		clock des.Time
		want  float64
	}{
		{friday - 1, 8*des.Hour + 30*des.Minute, 1},
		{friday - 1, 9 * des.Hour, 0.5},
		{friday, 8*des.Hour + 30*des.Minute, 0.5},
		{friday, 9 * des.Hour, 3 * (1 + 2.5/24)},
		{friday, 9*des.Hour + 30*des.Minute, 1 + 8.5/24},
		{friday, 11 * des.Hour, 2},
		{friday + 1, 23 * des.Hour, 2},
		{friday + 4, 0, 1 + decayed},
		{friday + 6, 0, 1},
	} {
		if got := orderFactor(m, tt.day, tt.clock); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%v %v: x%v, want x%v", m.Calendar.Days[tt.day].Date, tt.clock, got, tt.want)
		}
	}
}

// Two campaigns on one day: their factors multiply.
func TestCampaignsMultiply(t *testing.T) {
	m := ofText(t, autumn+`
events:
  - {campaign: one, from: 2026-11-27, to: 2026-11-28, orders: x2}
  - {campaign: other, from: 2026-11-28, to: 2026-11-29, orders: x1.5}
`)
	for day, want := range map[int]float64{27: 2, 28: 3, 29: 1.5, 30: 1} {
		if got := orderFactor(m, on(m, time.November, min(day, 30)), 12*des.Hour); math.Abs(got-want) > 1e-9 {
			t.Errorf("on the %dth: x%v, want x%v", day, got, want)
		}
	}
}

// What is counted by channel rises in the channel that draws, and in no other.
func TestCampaignDrawsCounts(t *testing.T) {
	m := ofText(t, autumn+`
reasons: {counted: {counts: {every: 1h, channels: {phone: {2026-11-27: 6}, email: {2026-11-27: 4}}}}}
events:
  - {campaign: write to us, on: 2026-11-27, channels: {email: x2}}
`)
	at, last := on(m, time.November, 27)*24, len(m.Demand.Reasons)-1
	for i, want := range []float64{6, 8} {
		flow := m.Demand.Reasons[last].Causes[i].(demand.Flow)
		if got := flow.Rates.Expected[at]; math.Abs(got-want) > 1e-9 {
			t.Errorf("%v an hour in channel %d, want %v", got, flow.Channel, want)
		}
	}
}

// Customers are drawn to a channel: of those who would call and write half and
// half, three times as many call, so that there are 0.5·3 + 0.5 = 2 times as
// many, and three in four of them call. What comes from parcels rises by its
// day.
func TestCampaignDrawsToChannel(t *testing.T) {
	m := ofText(t, autumn+`
mix: {phone: 50%, email: 50%}
events:
  - {campaign: call us, on: 2026-11-27, channels: {phone: x3}}
`)
	day := on(m, time.November, 27)
	flow := m.Demand.Reasons[0].Causes[0].(demand.Flow).Rates
	if got := flow.Expected[day*48+24] / flow.Expected[(day-1)*48+24]; math.Abs(got-2) > 1e-9 {
		t.Errorf("advice rises by x%v, want x2", got)
	}
	uplift := m.Demand.Reasons[1].Uplift
	if uplift[day-1] != 1 || math.Abs(uplift[day]-2) > 1e-9 || uplift[day+1] != 1 {
		t.Errorf("parcels are asked about by x%v", uplift[day-1:day+2])
	}
	spells := m.Layout.Spells
	if len(spells) != 1 || spells[0].Pull[0] != 3 || spells[0].Pull[1] != 1 ||
		spells[0].From != m.Calendar.Days[day].Start || spells[0].To != m.Calendar.Days[day+1].Start {
		t.Errorf("drawn by %+v", spells)
	}
}
