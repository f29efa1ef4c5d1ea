package scenarios

import (
	"strings"
	"testing"
)

// What reaches nobody in a season is told, and only if it surely does.
func TestNoEffectIsOdd(t *testing.T) {
	const orders, delivery = "orders: {per_week: 1000}", "\ndelivery: {promise: 3 working days}"
	for _, c := range []struct{ top, email, reason, want string }{
		{orders, "{}", "per_week: 100", "odd.yaml:5:9: orders bring no contacts: no reason comes from them; write parcels: {on_time: 1.3%, late: 30%} at a reason, or leave it out"},
		{orders, "{}", "orders: {share: 1%}", ""},
		{orders + delivery, "{}", "orders: {share: 1%}", "odd.yaml:6:11: delivery brings no contacts: no reason comes from parcels"},
		{orders + delivery, "{}", "per_week: 100", "odd.yaml:5:9: orders bring"},
		{orders + delivery, "{}", "deliveries: {share: 1%}", ""},
		{orders + delivery, "{}", "parcels: {late: 30%}", ""},
		{orders + delivery + "\ntargets: [late_parcels < 5%]", "{}", "per_week: 100", ""},
		{orders + delivery + "\nself_service: {sms: {kind: notice, resolves: 10%, cost_per_parcel: 0.4}}", "{}", "orders: {share: 1%}", ""},
		{orders + delivery + "\nevents: [{messages: wrong, on: 2026-11-25, share: 1%, reason: a}]", "{}", "per_week: 100", ""},
		{"forecast_bias: 10%", "{}", "counts: {exact: yes, days: {2026-11-25: 0 0 0 0 0 0 0 0 0 4}}", "odd.yaml:5:16: forecast_bias never matters: all orders and contacts are exact; leave it out"},
		{"forecast_bias: 10%", "{}", "counts: {days: {2026-11-25: 0 0 0 0 0 0 0 0 0 4}}", ""},
		{"forecast_bias: 10%\n" + orders, "{}", "orders: {share: 1%}", ""},
		{"forecast_bias: 10%\norders: {per_week: 1000, exact: yes}", "{}", "orders: {share: 1%}", "forecast_bias never matters"},
		{"forecast_bias: 10%\norders: {per_week: 1000, exact: yes}", "{}", "per_week: 4, orders: {share: 1%}", ""},
		{"", "{duplicates: merged}", "per_week: 100", ""},
		{"", "{duplicates: merged, chaser: none}", "per_week: 100", "odd.yaml:6:61: duplicates of email never matters: nobody writes again while a message waits; write chaser: {after: 24h, share: 8%/day}, or leave it out"},
	} {
		l := open(t, `
timezone: UTC
from: 2026-11-23
to: 2026-11-29
`+c.top+`
channels: {phone: {hours: 08:00-16:00}, email: `+c.email+`}
mix: {phone: 70%, email: 30%}
reasons: {a: {`+c.reason+`}}
teams: {desk: {agents: 4, shifts: {day: {days: every day, hours: 08:00-16:00}}}}
`)
		got := l.Warnings.Error()
		if told := strings.Contains(got, "bring") || strings.Contains(got, "never matters"); told != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s, %s: %s", c.top, c.email, c.reason, got)
		}
	}
}

// Three working days after Thursday 26 November are Tuesday, five days later: of those
// whose goods are in after six, nobody can be on time.
func TestOnTimeWithoutGoodsIsOdd(t *testing.T) {
	const told = "odd.yaml:5:35: orders: of 2026-11-26 95% are on time, while 30% wait longer for their goods than was promised; on_time holds; write fewer"
	for _, c := range []struct{ onTime, back, delay, want string }{
		{"{2026-11-26: 95%}", "{2026-11-26: 30%}", "fixed(6d)", told},
		{"{2026-11-26: 95%}", "{2026-11-26: 30%}", "fixed(5d)", ""},
		{"{2026-11-26: 70%}", "{2026-11-26: 30%}", "fixed(6d)", ""},
		{"{2026-11-26: 95%}", "{2026-11-27: 30%}", "fixed(6d)", ""},
		{"{2026-11-26: 95%, 2026-11-30: 90%}", "{2026-11-26: 30%, 2026-11-30: 40%}", "fixed(6d)", "of 2026-11-26, the first of 2 such days, 95% are on time"},
		{"{2026-12-17: 95%}", "{2026-12-17: 30%}", "fixed(9d)", ""}, // promised after the season
	} {
		l := open(t, `
timezone: UTC
from: 2026-11-23
to: 2026-12-20
orders: {per_week: 1000, on_time: `+c.onTime+`, backorders: `+c.back+`}
delivery: {promise: 3 working days, backorder: {share: 0%, delay: `+c.delay+`}}
channels: {email: {}}
reasons: {a: {parcels: {late: 30%}}}
teams: {desk: {agents: 8, shifts: {day: {hours: 08:00-16:00}}}}
`)
		if got := l.Warnings.Error(); !strings.Contains(got, c.want) || (got != "") != (c.want != "") {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// A target on costs that nothing makes known is never decided.
func TestTargetsWithoutPricesAreOdd(t *testing.T) {
	for _, c := range []struct{ target, desk, shop, want string }{
		{"staff_cost < 500", "", "", "odd.yaml:10:11: target staff_cost < 500 is never decided: nothing says what the people of desk cost; write cost: 350/h at the team"},
		{"staff_cost < 500", "cost: 350/h, ", "", ""},
		{"'staff_cost{team:shop} < 500'", "cost: 350/h, ", "", "people of shop cost"},
		{"cost_per_need < 50", "cost: 350/h, ", "", "people of shop cost"},
		{"cost_per_need < 50", "cost: 350/h, ", "partner: {per_contact: 60}, ", ""},
	} {
		l := open(t, `
country: NO
from: 2026-11-23
to: 2026-11-29
channels: {email: {}}
reasons: {a: {per_week: 100}}
teams:
  desk: {agents: 4, `+c.desk+`shifts: {day: {hours: 08:00-16:00}}}
  shop: {agents: 2, `+c.shop+`shifts: {day: {hours: 08:00-16:00}}}
targets: [`+c.target+`]
`)
		if got := l.Warnings.Error(); strings.Contains(got, "is never decided") != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.target, got)
		}
	}
}
