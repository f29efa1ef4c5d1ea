package sim

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Three people for two hours at 400, of whom one stays a quarter of an hour
// longer at half as much again, and one who is called in for an hour; a team without
// a price, and one of two layers at 0.40 a use and for the messages of 300 parcels.
func TestCostByHand(t *testing.T) {
	p := &Prices{Hour: []float64{400, 0}, Overtime: []float64{600, 0}, Contact: []float64{0, 0}, Use: []float64{0, 0.4}, Parcel: []float64{0, 0.4}}
	var c, free Cost
	c.Pay(p, 0, &centre.StaffCell{OnDuty: int64(7*des.Hour + des.Hour/4), Overtime: int64(des.Hour / 4), Called: int64(des.Hour)}, int64(6*des.Hour))
	free.Pay(p, 1, &centre.StaffCell{OnDuty: int64(des.Hour), Overtime: int64(des.Hour)}, int64(des.Hour))
	free.PayUse(p, 0, &centre.LayerCount{Used: 1000})
	c.PayUse(p, 1, &centre.LayerCount{Offered: 900, Used: 500, Resolved: 100})
	free.PayMessages(p, 0, 1000)
	c.PayMessages(p, 1, 300)
	if free != (Cost{Unpriced: true}) {
		t.Errorf("what has no price costs %+v", free)
	}
	if want := (Cost{Staff: 2400 + 150 + 400, SelfService: 200 + 120, StaffPriced: true, SelfServicePriced: true}); c != want || !c.whole() {
		t.Errorf("it costs %+v, want %+v", c, want)
	}
	sum := c
	sum.add(free)
	sum.add(c)
	if want := (Cost{Staff: 5900, SelfService: 640, StaffPriced: true, SelfServicePriced: true, Unpriced: true}); sum != want || sum.whole() {
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
		{1, 1000, Cost{StaffPriced: true, Staff: 60_000}},
		{1, 700, Cost{StaffPriced: true, Staff: 48_000}},
	} {
		var got Cost
		if got.PayContacts(p, c.team, c.handled, 14*des.Day); got != c.want {
			t.Errorf("team %d, %d contacts in two weeks: %+v, want %+v", c.team, c.handled, got, c.want)
		}
	}
}

// A rule at 500 a time and 300 an hour: it fired twice and brought people for four
// hours; or acted for three hours, without bringing anybody, and prevented two
// orders at 50.
func TestCostOfRule(t *testing.T) {
	brings := &centre.Rule{Each: 500, PerHour: 300, Do: centre.Action{CallIn: []int{0}}}
	stops := &centre.Rule{PerHour: 300, PerOrder: 50}
	n := &centre.RuleCount{Fired: 2, Acted: 3 * des.Hour, Work: int64(4 * des.Hour), Lost: 2}
	for _, c := range []struct {
		rule *centre.Rule
		want Cost
	}{
		{brings, Cost{PlaybookPriced: true, Playbook: 2200}},
		{stops, Cost{PlaybookPriced: true, Playbook: 1000}},
		{&centre.Rule{}, Cost{}},
	} {
		var got Cost
		if got.PayRule(c.rule, n); got != c.want {
			t.Errorf("it costs %+v, want %+v", got, c.want)
		}
	}
}
