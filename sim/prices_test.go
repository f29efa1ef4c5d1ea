package sim

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Three people for two hours at 400, of whom one stays a quarter of an hour
// longer at half as much again; a team without a price, and one of two layers at
// 0.40 a use.
func TestCostByHand(t *testing.T) {
	p := &Prices{Currency: "NOK", Hour: []float64{400, 0}, Overtime: []float64{600, 0}, Use: []float64{0, 0.4}}
	var c, free Cost
	c.Pay(p, 0, &centre.StaffCell{OnDuty: int64(6*des.Hour + des.Hour/4), Overtime: int64(des.Hour / 4)}, int64(6*des.Hour))
	free.Pay(p, 1, &centre.StaffCell{OnDuty: int64(des.Hour), Overtime: int64(des.Hour)}, int64(des.Hour))
	free.PayUse(p, 0, &centre.LayerCount{Used: 1000})
	c.PayUse(p, 1, &centre.LayerCount{Offered: 900, Used: 500, Resolved: 100})
	if free.Known || free != (Cost{}) {
		t.Errorf("what has no price costs %+v", free)
	}
	if want := (Cost{true, 2400 + 150, 200}); c != want {
		t.Errorf("it costs %+v, want %+v", c, want)
	}
	sum := c
	sum.add(free)
	sum.add(c)
	if want := (Cost{true, 5100, 400}); sum != want {
		t.Errorf("twice it costs %+v, want %+v", sum, want)
	}
}

// A partner is paid 60 for each contact, and for 400 a week at least.
func TestCostOfPartner(t *testing.T) {
	p := &Prices{Contact: []float64{0, 60}, Least: []float64{0, 400}}
	for _, c := range []struct {
		team    int
		handled int64
		want    Cost
	}{
		{0, 1000, Cost{}},
		{1, 1000, Cost{Known: true, Staff: 60_000}},
		{1, 700, Cost{Known: true, Staff: 48_000}},
	} {
		var got Cost
		if got.PayContacts(p, c.team, c.handled, 14*des.Day); got != c.want {
			t.Errorf("team %d, %d contacts in two weeks: %+v, want %+v", c.team, c.handled, got, c.want)
		}
	}
}
