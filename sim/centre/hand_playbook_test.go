package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// many is the sign that more than one call waits.
var many = centre.Sign{Of: centre.NumberWaiting, Limit: 1}

// Two calls wait from 9:01 on, when the rule has just been looked at. At 9:02 it
// shows, at 9:04 it has for two minutes, and three minutes later Bob, who answers
// nothing else, helps: he takes d, who came first, and g at 9:13. Ten minutes later
// it is over, and i waits for Ann.
func TestRuleBringsHelp(t *testing.T) {
	s := desk(1)
	s.team(1)
	l := &s.layout
	l.Groups[1].Skills = []centre.Skill{{Queue: 0, Factor: 1}}
	l.Queues[0].Routing = append(l.Queues[0].Routing, centre.Step{When: centre.Condition{Of: centre.ByRule, Over: 0}, Groups: []int{1}})
	l.Playbook = []centre.Rule{{Name: "help", When: many, For: 2 * des.Minute, After: 3 * des.Minute, Lasts: 10 * des.Minute}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00:30", 0)
	s.comes("c", "9:01", 0)
	s.comes("d", "9:06", 0)
	s.comes("g", "9:13", 0)
	s.comes("h", "9:18", 0)
	s.comes("i", "9:19", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:00:30: answered 9:05 by Ann, done 9:10
		c phone 9:01: answered 9:07 by Bob, done 9:12
		d phone 9:06: answered 9:10 by Ann, done 9:15
		g phone 9:13: answered 9:13 by Bob, done 9:18
		h phone 9:18: answered 9:18 by Ann, done 9:23
		i phone 9:19: answered 9:23 by Ann, done 9:28
		rule help: Fired 1, First 9h4m0s, Acted 10m0s
	`)
}

// The sign has not shown for long enough when it goes: at 9:05 Ann takes b, and c
// waits alone.
func TestRuleForgets(t *testing.T) {
	s := desk(1)
	s.layout.Playbook = []centre.Rule{{Name: "none", When: many, For: 4 * des.Minute}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00:30", 0)
	s.comes("c", "9:01", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:00:30: answered 9:05 by Ann, done 9:10
		c phone 9:01: answered 9:10 by Ann, done 9:15
		rule none: nothing
	`)
}

// Ann's shift ends at 18:00, and c waits: she stays for an hour, and no longer. It is
// overtime.
func TestRuleLetsPeopleStay(t *testing.T) {
	s := desk(1)
	s.layout.Playbook = []centre.Rule{{
		Name: "stay", When: centre.Sign{Of: centre.NumberWaiting},
		Do: centre.Action{StayOn: []int{0}, Extra: des.Hour},
	}}
	s.comes("b", "17:56", 0)
	s.comes("c", "17:57", 0)
	s.comes("d", "18:30", 0)
	s.expect(t, `
		b phone 17:56: answered 17:56 by Ann, done 18:01
		c phone 17:57: answered 18:01 by Ann, done 18:06
		d phone 18:30: answered 18:30 by Ann, done 18:35
		rule stay: Fired 1, First 17h58m0s, Acted 6h2m0s, Work 3600000000
		team A: OnDuty 21h0m0s, Busy 15m0s, Contacts 15m0s, Overtime 1h0m0s
	`)
}

// The roster lets Ann stay until 18:30, or not at all: the rule asks for an hour.
// Nobody takes d, and in the second case only b, which she has in hand, is overtime.
func TestRuleKeepsNobodyForTooLong(t *testing.T) {
	for latest, want := range map[string]string{
		"until 18:30": `
			b phone 17:56: answered 17:56 by Ann, done 18:01
			c phone 17:57: answered 18:01 by Ann, done 18:06
			d phone 18:31: still waiting +24:00
			rule stay: Fired 2, First 17h58m0s, Acted 30h2m0s, Work 1800000000
			team A: OnDuty 10h30m0s, Busy 10m0s, Contacts 10m0s, Overtime 30m0s
		`,
		"until 18:00": `
			b phone 17:56: answered 17:56 by Ann, done 18:01
			c phone 17:57: still waiting +24:00
			d phone 18:31: still waiting +24:00
			rule stay: Fired 2, First 17h58m0s, Acted 30h2m0s
			team A: OnDuty 10h1m0s, Busy 5m0s, Contacts 5m0s, Overtime 1m0s
		`,
	} {
		s := desk(1)
		s.works("Ann", "8:00", "18:00", latest)
		s.layout.Playbook = []centre.Rule{{
			Name: "stay", When: centre.Sign{Of: centre.NumberWaiting},
			Do: centre.Action{StayOn: []int{0}, Extra: des.Hour},
		}}
		s.comes("b", "17:56", 0)
		s.comes("c", "17:57", 0)
		s.comes("d", "18:31", 0)
		s.expect(t, want)
	}
}

// Who leaves early, or is sent out of the building, does not stay on: nobody takes c.
func TestRuleKeepsNobodyWhoHasToGo(t *testing.T) {
	s := desk(1)
	s.works("Ann", "8:00", "18:00", "gone")
	s.layout.Playbook = []centre.Rule{{
		Name: "stay", When: centre.Sign{Of: centre.NumberWaiting},
		Do: centre.Action{StayOn: []int{0}, Extra: des.Hour},
	}}
	s.comes("b", "17:56", 0)
	s.comes("c", "17:57", 0)
	s.expect(t, `
		b phone 17:56: answered 17:56 by Ann, done 18:01
		c phone 17:57: still waiting +24:00
		rule stay: Fired 2, First 17h58m0s, Acted 30h2m0s
		team A: OnDuty 10h1m0s, Busy 5m0s, Contacts 5m0s, Overtime 1m0s
	`)
}

// Ann is busy until noon. b waits at 9:02, and half an hour later Bob comes, who
// has no shift, for two hours; he finishes what he has in hand.
func TestRuleCallsIn(t *testing.T) {
	s := desk(1)
	s.team(1, 0)
	s.works("Ann", "8:00", "18:00", "")
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 3 * 3600, "b": 300, "c": 300, "d": 300})
	s.layout.Playbook = []centre.Rule{{
		Name: "call", When: centre.Sign{Of: centre.LongestInLine, Limit: 30}, After: 30 * des.Minute, Lasts: 2 * des.Hour,
		Do: centre.Action{CallIn: []int{1}},
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "10:00", 0)
	s.comes("d", "11:31", 0)
	s.expect(t, `
		b phone 9:01: answered 9:32 by Bob, done 9:37
		c phone 10:00: answered 10:00 by Bob, done 10:05
		d phone 11:31: answered 11:31 by Bob, done 11:36
		a phone 9:00: answered 9:00 by Ann, done 12:00
		rule call: Fired 1, First 9h2m0s, Acted 2h0m0s, Work 7200000000
		team B: OnDuty 2h4m0s, Busy 15m0s, Contacts 15m0s, Overtime 4m0s, Called 2h0m0s
	`)
}

// Two rules call Bob in. The first does so at 9:32 for two hours, the second at 10:02
// for two hours as well: he stays until 12:02, and no minute is counted twice.
func TestTwoRulesCallIn(t *testing.T) {
	s := desk(1)
	s.team(1, 0)
	s.works("Ann", "8:00", "18:00", "")
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 3 * 3600, "b": 3600, "c": 300})
	first := centre.Rule{
		Name: "call", When: centre.Sign{Of: centre.LongestInLine, Limit: 30}, After: 30 * des.Minute, Lasts: 2 * des.Hour,
		Do: centre.Action{CallIn: []int{1}},
	}
	second := first
	second.Name, second.After = "again", des.Hour
	s.layout.Playbook = []centre.Rule{first, second}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "11:40", 0)
	s.expect(t, `
		b phone 9:01: answered 9:32 by Bob, done 10:32
		c phone 11:40: answered 11:40 by Bob, done 11:45
		a phone 9:00: answered 9:00 by Ann, done 12:00
		rule call: Fired 1, First 9h2m0s, Acted 2h0m0s, Work 7200000000
		rule again: Fired 1, First 9h2m0s, Acted 2h0m0s, Work 1800000000
		team B: OnDuty 2h30m0s, Busy 1h5m0s, Contacts 1h5m0s, Called 2h30m0s
	`)
}

// From 9:02 to 9:07 callers hear that they had better call half an hour later. c
// does so, and hears nothing then.
func TestRuleAdvises(t *testing.T) {
	s := desk(1)
	s.layout.Playbook = []centre.Rule{{
		Name: "later", When: centre.Sign{Of: centre.NumberWaiting}, Lasts: 5 * des.Minute,
		Do: centre.Action{Message: &centre.Message{Later: 1, After: 30 * des.Minute}},
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:03", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:33: answered 9:33 by Ann, done 9:38
		needs help: Arisen 3, Served 3, Attempts 3
		rule later: Fired 1, First 9h2m0s, Acted 5m0s, Heard 1
	`)
}

// b has waited for more than a minute at 9:03, and until 9:08 call-backs are offered:
// c hangs up, and keeps a place before d, to whom nothing is offered and who is the
// sign again, at 9:11.
func TestRuleOffersCallbacks(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Callback = centre.Callback{Rules: []int{0}, Accepts: 1}
	s.layout.Playbook = []centre.Rule{{
		Name: "call back", When: centre.Sign{Of: centre.LongestInLine, Limit: 60}, Lasts: 5 * des.Minute,
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:04", 0)
	s.comes("d", "9:09", 0)
	s.expect(t, `
		c phone 9:04: to call-back 9:04
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:04: called back 9:10 by Ann, done 9:15
		d phone 9:09: answered 9:15 by Ann, done 9:20
		queue phone: Offered 4, Answered 3, AnsweredIn 1, Waited 3, ToCallback 1, CalledBack 1, WaitAnswered 10m0s, Handle 20m0s, WaitTrue 16m0s, WaitCalled 6m0s, CallbackOffered 1
		rule call back: Fired 2, First 9h3m0s, Acted 10m0s
	`)
}

// Two rules speak to callers: the first of the playbook is heard, from 9:02 to 9:07;
// the second acts from 9:02 to 9:12, and is heard once the first is silent.
func TestTwoRulesAdvise(t *testing.T) {
	s := desk(1)
	wait := func(name string, lasts, after des.Time) centre.Rule {
		return centre.Rule{
			Name: name, When: centre.Sign{Of: centre.NumberWaiting}, Lasts: lasts,
			Do: centre.Action{Message: &centre.Message{Later: 1, After: after}},
		}
	}
	s.layout.Playbook = []centre.Rule{wait("soon", 5*des.Minute, 30*des.Minute), wait("late", 10*des.Minute, des.Hour)}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:03", 0)
	s.comes("d", "9:08", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:33: answered 9:33 by Ann, done 9:38
		d phone 10:08: answered 10:08 by Ann, done 10:13
		rule soon: Fired 1, First 9h2m0s, Acted 5m0s, Heard 1
		rule late: Fired 1, First 9h2m0s, Acted 10m0s, Heard 1
	`)
}

// Signs of the day: of two calls until noon, one is answered within 20 seconds and
// one leaves after a minute, so half are answered in time and half have left. The
// rule that asks for less than half does not fire. Ann is busy from 9:00 to 9:05, which
// shows from 9:01 to 9:04.
func TestSignsOfTheDay(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Patience = secs(60)
	s.layout.Playbook = []centre.Rule{
		{Name: "level", When: centre.Sign{Of: centre.LevelToday, Below: true, Limit: 0.51}},
		{Name: "lower", When: centre.Sign{Of: centre.LevelToday, Below: true, Limit: 0.5}},
		{Name: "two", When: centre.Sign{Of: centre.LevelToday, Below: true, Limit: 0.51, Least: 2}},
		{Name: "three", When: centre.Sign{Of: centre.LevelToday, Below: true, Limit: 0.51, Least: 3}},
		{Name: "left", When: centre.Sign{Of: centre.AbandonedToday, Limit: 0.49}},
		{Name: "more", When: centre.Sign{Of: centre.AbandonedToday, Limit: 0.5}},
		{Name: "busy", When: centre.Sign{Of: centre.BusyNow, Limit: 0.99}, For: 3 * des.Minute},
		{Name: "busier", When: centre.Sign{Of: centre.BusyNow, Limit: 0.99}, For: 5 * des.Minute},
		{Name: "expected", When: centre.Sign{Of: centre.ExpectedWait, Limit: 599}},
		{Name: "longer", When: centre.Sign{Of: centre.ExpectedWait, Limit: 600}},
	}
	s.layout.Channels[0].Open = []centre.Window{{From: at("8:00"), To: at("18:00")}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01:30", 0) // at 9:02 one waits: two handle times for the next
	s.expect(t, `
		b phone 9:01:30: abandoned 9:02:30
		a phone 9:00: answered 9:00 by Ann, done 9:05
		rule level: Fired 1, First 9h3m0s, Acted 14h57m0s
		rule lower: nothing
		rule two: Fired 1, First 9h3m0s, Acted 14h57m0s
		rule three: nothing
		rule left: Fired 1, First 9h3m0s, Acted 14h57m0s
		rule more: nothing
		rule busy: Fired 1, First 9h4m0s, Acted 14h56m0s
		rule busier: nothing
		rule expected: Fired 1, First 9h2m0s, Acted 14h58m0s
		rule longer: nothing
	`)
}

// What went wrong yesterday does not show today: one of two calls left, and at
// midnight the day begins anew.
func TestSignsForgetYesterday(t *testing.T) {
	s := desk(1)
	s.layout.Period.Horizon = 2 * des.Day
	s.layout.Queues[0].Patience = secs(60)
	s.layout.Playbook = []centre.Rule{
		{Name: "level", When: centre.Sign{Of: centre.LevelToday, Below: true, Limit: 0.51}},
		{Name: "left", When: centre.Sign{Of: centre.AbandonedToday, Limit: 0.49}},
	}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01:30", 0)
	s.expect(t, `
		b phone 9:01:30: abandoned 9:02:30
		a phone 9:00: answered 9:00 by Ann, done 9:05
		rule level: Fired 1, First 9h3m0s, Acted 14h57m0s
		rule left: Fired 1, First 9h3m0s, Acted 14h57m0s
	`)
}
