package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

var email = sim.Scope{Channel: "email"}

// What is missing is the answer: how long it takes, and whether there is one, shows in
// what is answered in time; people come too late, no lever suffices alone, and all
// together do in every other season only, as nobody knows how large a crisis will be.
// The bands are four standard errors of the difference between the same 40 seasons.
func TestCrisisLockdown(t *testing.T) {
	t.Parallel()
	inTime, takes := map[string]float64{}, map[string]float64{}
	asPlanned, said := playSeason(t, "crisis-lockdown", 40, scenarios.Options{}), figures(t, "crisis-lockdown")
	play := func(strategy string, set ...string) season {
		return playSeason(t, "crisis-lockdown", 40, scenarios.Options{Strategy: strategy, Set: set})
	}
	for strategy, want := range map[string]map[string]string{
		"":                             {"email": sim.Fail},
		"nobody writes an answer":      {"phone": sim.Fail, "email": sim.Fail},
		"answer after three days":      {"phone": sim.Undecided, "email": sim.Fail},
		"answer in two hours":          {"email": sim.Fail},
		"help page":                    {"email": sim.Fail},
		"single inbox":                 {"email": sim.Fail},
		"reply suggestions":            {"email": sim.Fail},
		"page, inbox and suggestions":  {"phone": sim.Pass, "email": sim.Undecided},
		"ten more people after a week": {"email": sim.Fail},
	} {
		s := play(strategy)
		outcomes(t, s, want)
		inTime[strategy] = s.value(t, "service_level", email).Mean
		takes[strategy] = s.value(t, "handle_time", sim.Scope{Reason: "are_you_open"}).Mean
		if f, ok := said[strategy]["e-mail, against the plan"]; ok != (strategy != "") {
			t.Errorf("README.md: no difference of %q", strategy)
		} else if ok {
			gain := s.against(asPlanned, "service_level", email)
			expect(t, []expectation{f.expectation("README.md, "+strategy+", against the plan", 100*gain.Lo, 100*gain.Mean, 100*gain.Hi)})
		}
	}
	planned := inTime[""]
	expect(t, []expectation{
		{"time that a question takes with an answer, by without", takes[""] / takes["nobody writes an answer"], 0.54, 0.62}, // from ×0.7/×1.3 = 0.54 on
		{"calls in time as planned", play("").value(t, "service_level", phone).Mean, 0.69, 0.81},
		{"e-mail in time without an answer, less than with", planned - inTime["nobody writes an answer"], 0.115, 0.18},
		{"with one after three days, less than after one", planned - inTime["answer after three days"], 0.028, 0.095},
		{"after two hours, more than after 24", inTime["answer in two hours"] - planned, -0.01, 0.01},
		{"with a page, more", inTime["help page"] - planned, 0.026, 0.059},
		{"with one inbox, more", inTime["single inbox"] - planned, 0.028, 0.063},
		{"with suggestions, more", inTime["reply suggestions"] - planned, 0.022, 0.058},
		{"with ten people, more", inTime["ten more people after a week"] - planned, 0.005, 0.042},
	})
	wrong := play("", "events.0.handle_time=x1", "events.0.handle_time_then=x1")
	level := wrong.value(t, "service_level", email).Mean
	breaks(t, []expectation{{"e-mail in time if an answer took no time off", level - inTime["nobody writes an answer"], 0.115, 0.18}})
	atSite := play("", "teams.centre.home={share: 0%}")
	expect(t, []expectation{{"e-mail in time with people at home, more than without", planned - atSite.value(t, "service_level", email).Mean, 0, 0.03}})
	topic := sim.Scope{Reason: "are_you_open"}
	spread := func(s season) float64 { e := s.value(t, "offered", topic); return e.P90 / e.P10 }
	expect(t, []expectation{{"contacts about it, one season in ten above by one in ten below", spread(play("")), 1.7, 2.8}}) // 1.4/0.64 = 2.2 of a gamma factor
	breaks(t, []expectation{{"of a crisis of known size", spread(play("", "events.0.varies=0%")), 1.7, 2.8}})
}

// Goods that are missing break what was ready. A message to all whose parcel is on its
// way takes back a quarter of the calls, and one to those who wait for goods as many,
// for a seventh of the price; both together repair it.
func TestStockAndSMS(t *testing.T) {
	t.Parallel()
	seasons := map[string]season{}
	for strategy, want := range map[string]map[string]string{
		"":                                 {"phone": sim.Pass},
		"sms notices":                      {"phone": sim.Pass, "email": sim.Pass},
		"stock alerts":                     {"phone": sim.Pass, "email": sim.Pass},
		"out of stock":                     {"phone": sim.Fail, "email": sim.Fail},
		"out of stock, sms notices":        {"phone": sim.Fail, "email": sim.Fail},
		"out of stock, stock alerts":       {"phone": sim.Fail, "email": sim.Fail},
		"out of stock, notices and alerts": {},
		"the console is sold out":          {"phone": sim.Fail, "email": sim.Fail},
	} {
		seasons[strategy] = playSeason(t, "stock-and-sms", 20, scenarios.Options{Strategy: strategy})
		outcomes(t, seasons[strategy], want)
	}
	of := func(strategy, measure string, where sim.Scope) float64 {
		return seasons[strategy].value(t, measure, where).Mean
	}
	calls := func(strategy string) float64 { return of(strategy, "offered", phone) }
	spared := func(s season) float64 {
		return of("out of stock", "offered", sim.Scope{}) - s.value(t, "offered", sim.Scope{}).Mean
	}
	price := func(s season) float64 { return s.value(t, "self_service_cost", sim.Scope{}).Mean / spared(s) }
	notices, alerts, both := seasons["out of stock, sms notices"], seasons["out of stock, stock alerts"], seasons["out of stock, notices and alerts"]
	ranked := func(notices, alerts season) []expectation {
		return []expectation{
			{"contacts that notices spare, against alerts", spared(notices) / spared(alerts), 0.95, 1.17},
			{"price of each contact that alerts spare, against notices", price(alerts) / price(notices), 0.13, 0.19},
		}
	}
	expect(t, ranked(notices, alerts))
	expect(t, []expectation{
		{"contacts that goods in stock spare, against notices", spared(seasons[""]) / spared(notices), 1.4, 1.7},
		{"that both spare, against one and the other", spared(both) / (spared(notices) + spared(alerts)), 0.72, 0.83},
		{"e-mail in time with both, more than with notices", both.value(t, "service_level", email).Mean - notices.value(t, "service_level", email).Mean, 0.3, 0.55},
		{"calls when 15 % are back-orders, against 2 %", calls("out of stock") / calls(""), 1.45, 1.7},
		{"of these, with messages", calls("out of stock, sms notices") / calls("out of stock"), 0.72, 0.82},
		{"with alerts", calls("out of stock, stock alerts") / calls("out of stock"), 0.73, 0.83},
		{"calls with messages when goods are in stock", calls("sms notices") / calls(""), 0.84, 0.89},
		{"with alerts, when goods are in stock", calls("stock alerts") / calls(""), 0.95, 0.98},
		{"calls when the item is sold out", calls("the console is sold out") / calls(""), 1.12, 1.3},
	})
	play := func(strategy string, set ...string) season {
		for i := range set {
			set[i] = "strategies." + strategy + ".self_service." + set[i]
		}
		return playSeason(t, "stock-and-sms", 20, scenarios.Options{Strategy: strategy, Set: set})
	}
	breaks(t, ranked(play("out of stock, sms notices", "delivery notices.resolves.order_status=20%"), alerts))
	breaks(t, ranked(notices, play("out of stock, stock alerts", "stock alerts.for=everybody")))
}
