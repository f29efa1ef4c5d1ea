package scenarios

import (
	"strings"
	"testing"
)

// openRouted opens a season with a desk and a shop that can do the same, which a rule
// calls in, with what is said of the routing and of the shop.
func openRouted(t *testing.T, routing, shop, more string) *Loaded {
	t.Helper()
	return open(t, routed(routing, shop, more))
}

func routed(routing, shop, more string) string {
	return `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {phone: {hours: {mon-fri: 08:00-16:00}}, email: {}}
mix: {phone: 70%, email: 30%}
reasons: {a: {per_week: 300}}
routing: {` + routing + `}
teams:
  desk: {agents: 8, shifts: {day: {hours: 08:00-16:00}}}
  shop: {agents: 3, ` + shop + `shifts: {day: {hours: 08:00-16:00}}}
` + more
}

// Who is paid and asked by no step of a routing is told, once; a team that is called in
// for one channel has to be asked in that one.
func TestTeamsThatNobodyAsks(t *testing.T) {
	const onCall, both = "on_call: {reaction: 30m}, ", "phone: [{to: desk}], email: [{to: desk}]"
	const rule, event = "playbook: {help: {when: waiting in phone > 2, do: {call_in: shop}}}", "events: [{call_in: help, on: 2026-11-27, hours: 10:00-14:00}]"
	for _, c := range []struct{ routing, shop, more, want string }{
		{both, onCall, rule, "odd.yaml:12:61: team shop is called in, but no routing step of phone asks it; write {to: shop} as a step of routing.phone, or take the channel from the team"},
		{"phone: [{to: desk}]", onCall, rule, "12:61: team shop is called in, but no routing step of phone asks it"},
		{"phone: [{to: desk}]", onCall + "channels: [email], ", rule, ""},
		{"email: [{to: desk}]", onCall, rule, ""},
		{"phone: [{to: desk}, {after: 2m, to: shop}]", onCall, rule, ""},
		{both, onCall, event, "odd.yaml:11:3: team shop works, but no routing step of phone or email asks it; write {to: shop} as a step of routing.phone, or leave the team out"},
		{both, onCall, "", ""}, // they never come
		{both, "", "", "odd.yaml:11:3: team shop works, but no routing step of phone or email asks it"},
		{both, "", "playbook: {help: {when: waiting in phone > 2, do: {help: shop, in: phone}}}", ""},
		{"email: [{to: desk}]", "", "", ""},
	} {
		got := besidesLabour(openRouted(t, c.routing, c.shop, c.more)).Error()
		if c.want == "" && strings.Contains(got, "asks it") || !strings.Contains(got, c.want) || strings.Count(got, "asks it") > 1 {
			t.Errorf("%s, %s, %s: %s", c.routing, c.shop, c.more, got)
		}
	}
}

// Who is called in from a team without people is told as that, and not as a routing
// that asks nobody.
func TestNobodyToCallIn(t *testing.T) {
	const onCall, rule = "on_call: {reaction: 30m}, ", "playbook: {help: {when: waiting in phone > 2, do: {call_in: shop}}}"
	text := strings.Replace(routed("phone: [{to: desk}]", onCall, rule), "shop: {agents: 3", "shop: {agents: 0", 1)
	got := besidesLabour(open(t, text)).Error()
	if want := "odd.yaml:11:18: team shop is called in by help, and has nobody; write agents: 4, or take it out of call_in"; !strings.HasSuffix(got, want) || strings.Count(got, ";") > 1 {
		t.Errorf("%s, want %s", got, want)
	}
}

// A reason needs nobody in a channel into which only those would come who come back, when
// nobody does.
func TestNobodyComesBack(t *testing.T) {
	for _, c := range []struct {
		reason, skill string
		needed        bool
	}{
		{"", "", true},
		{", first_contact: 100%", "", false},
		{", first_contact: {phone: 100%}", "", false},
		{", first_contact: {phone: 90%}", "", true},
		{", first_contact: 100%", "{first_contact: 80%}", true},
		{", first_contact: 100%", "{factor: x1.2}", false},
	} {
		skill := c.skill
		if skill == "" {
			skill = "x1"
		}
		_, err := tryOpen(t, `
country: NO
from: 2026-11-02
to: 2026-11-29
channels: {phone: {redial: none, when_closed: none}, email: {}}
mix: {phone: 100%}
reasons: {a: {per_week: 300}, p: {per_week: 10`+c.reason+`}}
teams:
  desk: {agents: 8, channels: [phone], skills: {a: x1, p: `+skill+`}, shifts: {day: {hours: 08:00-18:00}}}
  mail: {agents: 8, channels: [email], skills: [a], shifts: {day: {hours: 08:00-16:00}}}
`)
		if told := err != nil && strings.Contains(err.Error(), "nobody serves p in email"); told != c.needed || (err != nil) != c.needed {
			t.Errorf("%s, %s: %v", c.reason, c.skill, err)
		}
	}
}
