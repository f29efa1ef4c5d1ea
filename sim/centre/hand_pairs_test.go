package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Where two mechanisms meet that know nothing of each other: a day by hand for each
// pair.
func TestPairs(t *testing.T) {
	for name, day := range map[string]struct {
		sheet func() *sheet
		want  string
	}{
		"warm transfer, end of the shift":  {shiftEndsOnHold, shiftEndsOnHoldLog},
		"warm transfer, closing time":      {closesOnHold, closesOnHoldLog},
		"transfer, chats left open":        {leftOpenWhenPassedOn, leftOpenWhenPassedOnLog},
		"transfer, sorting":                {sortedWhenPassedOn, sortedWhenPassedOnLog},
		"misrouted, message":               {misroutedLeavesMessage, misroutedLeavesMessageLog},
		"call-back, strain":                {calledBackUnderStrain, calledBackUnderStrainLog},
		"call-back, announcement":          {promisedAndTold, promisedAndToldLog},
		"two rules by which people stay":   {twoRulesStay, twoRulesStayLog},
		"staying on, a shift in two parts": {staysAfterTheLast, staysAfterTheLastLog},
		"call-back, message of a rule":     {calledBackPastMessage, calledBackPastMessageLog},
		"called in, call-backs of the day": {calledInForCallbacks, calledInForCallbacksLog},
	} {
		t.Run(name, func(t *testing.T) { day.sheet().expect(t, day.want) })
	}
}

// Ann's shift ends at 9:03, while she waits with a for Bob. She hands a over first,
// until 9:05:30; nobody is left for b.
func shiftEndsOnHold() *sheet {
	s := passing()
	s.layout.Queues[0].PassOn.Warm = true
	s.works("Ann", "8:00", "9:03", "")
	s.works("Bob", "8:00", "18:00", "")
	return s
}

const shiftEndsOnHoldLog = `
	x phone 9:00: answered 9:00 by Bob, done 9:05
	a phone 9:00: answered 9:00 by Ann, done 9:05:30
	a.1 phone 9:01: answered 9:05 by Bob, done 9:10:30
	b phone 9:02: still waiting +24:00
	team A: OnDuty 1h5m30s, Busy 5m30s, Contacts 5m30s, Overtime 2m30s
`

// At 9:03 the line closes: b and a, who waits for Bob, are turned away, and Ann is free.
func closesOnHold() *sheet {
	s := passing()
	s.layout.Queues[0].PassOn.Warm = true
	s.layout.Channels[0].Open = officeHours("8:00", "9:03")
	s.layout.Channels[0].AtClosing = centre.TurnAway
	return s
}

const closesOnHoldLog = `
	b phone 9:02: turned away 9:03
	a phone 9:00: answered 9:00 by Ann, done 9:03
	a.1 phone 9:01: turned away 9:03
	x phone 9:00: answered 9:00 by Bob, done 9:05
	needs help: Arisen 2, GivenUp 2, (TurnedAway 2), Attempts 2
`

// Chats are passed on to Bob. After two minutes in his queue a and b leave theirs
// open, and he spends a minute with each before he sees that nobody is there.
func leftOpenWhenPassedOn() *sheet {
	s := passing()
	s.layout.Channels[0].Kind, s.layout.Channels[0].Slowdown = centre.Chat, []float64{1}
	passed := &s.layout.Queues[2]
	passed.Patience, passed.Silent = secs(120), centre.Silent{Share: 1, Notice: secs(60)}
	return s
}

const leftOpenWhenPassedOnLog = `
	a phone 9:00: answered 9:00 by Ann, done 9:01
	b phone 9:02: answered 9:02 by Ann, done 9:03
	a.1 phone 9:01: abandoned 9:03
	x phone 9:00: answered 9:00 by Bob, done 9:05
	b.1 phone 9:03: abandoned 9:05
	a.1 phone 9:01: was gone 9:05 by Bob, done 9:06
	b.1 phone 9:03: was gone 9:06 by Bob, done 9:07
`

// Sorting takes half a minute of each message, and of one that is passed on once:
// Bob's five minutes with a are five and a half, Ann's one is one.
func sortedWhenPassedOn() *sheet {
	s := passing()
	for q := range s.layout.Queues {
		s.layout.Queues[q].Sorting = des.Minute / 2
	}
	return s
}

const sortedWhenPassedOnLog = `
	a phone 9:00: answered 9:00 by Ann, done 9:01
	b phone 9:02: answered 9:02 by Ann, done 9:03
	x phone 9:00: answered 9:00 by Bob, done 9:05:30
	a.1 phone 9:01: answered 9:05:30 by Bob, done 9:11
	b.1 phone 9:03: answered 9:11 by Bob, done 9:16:30
`

// misrouting is passing the other way round: calls about help go to Bob by mistake,
// who sees after so many seconds that they are for Ann.
func misrouting(seconds float64) *sheet {
	s := passing()
	l := &s.layout
	l.Queues[0].PassOn = centre.PassOn{}
	l.Queues[0].Misrouted = centre.Misrouted{Share: 1, To: 1}
	l.Queues[1].PassOn = centre.PassOn{Shares: []float64{0, 1}, To: 2, Takes: secs(seconds)}
	l.Queues[2].Routing = []centre.Step{{Groups: []int{0}}}
	l.Groups[0].Skills = append(l.Groups[0].Skills, centre.Skill{Queue: 2, Factor: 1})
	s.customers = nil
	return s
}

// b is misrouted too, waits for Bob, and leaves a message after two minutes: nobody
// finds out whose it was.
func misroutedLeavesMessage() *sheet {
	s := misrouting(240)
	for q := range s.layout.Queues {
		s.layout.Queues[q].Voicemail = centre.Voicemail{After: 2 * des.Minute, Share: 1}
	}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	return s
}

const misroutedLeavesMessageLog = `
	b phone 9:01: left a message 9:03
	a phone 9:00: answered 9:00 by Bob, done 9:04
	a.1 phone 9:04: answered 9:04 by Ann, done 9:09
	needs help: Arisen 2, Served 1, GivenUp 1, (LeftMessage 1), Attempts 2
`

// Who is called back feels that Ann has had no break, as in TestStrainLengthensCalls:
// half an hour takes 7.5 % longer.
func calledBackUnderStrain() *sheet {
	s := desk(1)
	s.layout.Queues[0].Handle = secs(1800)
	s.layout.Queues[0].Callback = centre.Callback{Accepts: 1}
	s.layout.Groups[0].Strain = centre.Strain{Above: 0.85, Each: 0.005}
	s.comes("a", "8:00", 0)
	s.comes("b", "8:10", 0)
	return s
}

const calledBackUnderStrainLog = `
	b phone 8:10: to call-back 8:10
	a phone 8:00: answered 8:00 by Ann, done 8:30
	b phone 8:10: called back 8:30 by Ann, done 9:02:15
`

// From six minutes on a call-back is offered, and taken: b, who is told five minutes
// and accepts a bit more, waits; c, who has ten to expect and would leave if told so,
// hangs up instead.
func promisedAndTold() *sheet {
	s := desk(1)
	q := &s.layout.Queues[0]
	q.Callback = centre.Callback{Accepts: 1, From: 6 * des.Minute}
	q.Announces = centre.Announcement{Accepts: secs(310)}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	return s
}

const promisedAndToldLog = `
	c phone 9:02: to call-back 9:02
	a phone 9:00: answered 9:00 by Ann, done 9:05
	b phone 9:01: answered 9:05 by Ann, done 9:10
	c phone 9:02: called back 9:10 by Ann, done 9:15
`

// Two rules let Ann stay, the first for half an hour and the second for an hour. The
// first of the playbook has her do so, and its is the work.
func twoRulesStay() *sheet {
	s := desk(1)
	s.works("Ann", "8:00", "18:00", "")
	half := centre.Rule{Name: "half", When: centre.Sign{Of: centre.NumberWaiting}, Do: centre.Action{StayOn: []int{0}, Extra: des.Hour / 2}}
	whole := half
	whole.Name, whole.Do.Extra = "whole", des.Hour
	s.layout.Playbook = []centre.Rule{half, whole}
	s.comes("b", "17:56", 0)
	s.comes("c", "17:57", 0)
	return s
}

const twoRulesStayLog = `
	b phone 17:56: answered 17:56 by Ann, done 18:01
	c phone 17:57: answered 18:01 by Ann, done 18:06
	rule half: Fired 1, First 17h58m0s, Acted 6h2m0s, Work 1800000000
	rule whole: Fired 1, First 17h58m0s, Acted 6h2m0s
	team A: OnDuty 10h30m0s, Busy 10m0s, Contacts 10m0s, Overtime 30m0s
`

// Ann does not stay at noon, when she will be back at two, but at six.
func staysAfterTheLast() *sheet {
	s := desk(1)
	s.works("Ann", "8:00", "12:00", "")
	s.works("Ann", "14:00", "18:00", "")
	s.layout.Playbook = []centre.Rule{{Name: "stay", When: centre.Sign{Of: centre.NumberWaiting}, Do: centre.Action{StayOn: []int{0}, Extra: des.Hour}}}
	s.comes("b", "11:56", 0)
	s.comes("c", "11:57", 0)
	s.comes("d", "17:58", 0)
	s.comes("e", "17:59", 0)
	return s
}

const staysAfterTheLastLog = `
	b phone 11:56: answered 11:56 by Ann, done 12:01
	c phone 11:57: answered 14:00 by Ann, done 14:05
	d phone 17:58: answered 17:58 by Ann, done 18:03
	e phone 17:59: answered 18:03 by Ann, done 18:08
	rule stay: Fired 1, First 11h58m0s, Acted 12h2m0s, Work 3600000000
	team A: OnDuty 9h1m0s, Busy 20m0s, Contacts 20m0s, Overtime 1h1m0s
`

// From 9:02 on whoever calls hears that half an hour later is better, and does so:
// d. c, who is called back, and in vain at first, hears nothing.
func calledBackPastMessage() *sheet {
	s := desk(1)
	s.layout.Queues[0].Callback = centre.Callback{Accepts: 1, From: 6 * des.Minute, NoAnswer: 1, Rings: des.Minute, Tries: 2, Again: secs(60)}
	s.layout.Playbook = []centre.Rule{{
		Name: "later", When: centre.Sign{Of: centre.NumberWaiting}, Lasts: 20 * des.Minute,
		Do: centre.Action{Message: &centre.Message{Later: 1, After: 30 * des.Minute}},
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00:30", 0)
	s.comes("c", "9:00:40", 0)
	s.comes("d", "9:03", 0)
	return s
}

const calledBackPastMessageLog = `
	c phone 9:00:40: to call-back 9:00:40
	a phone 9:00: answered 9:00 by Ann, done 9:05
	b phone 9:00:30: answered 9:05 by Ann, done 9:10
	c phone 9:00:40: not reached 9:10 by Ann, done 9:11
	c phone 9:12: not reached 9:12 by Ann, done 9:13
	d phone 9:33: answered 9:33 by Ann, done 9:38
	rule later: Fired 1, First 9h1m0s, Acted 20m0s, Heard 1
`

// Bob, who is called in at 9:32, calls b back; Ann is on the phone until noon.
func calledInForCallbacks() *sheet {
	s := desk(1)
	s.team(1, 0)
	s.works("Ann", "8:00", "18:00", "")
	q := &s.layout.Queues[0]
	q.Handle = byCustomer(map[string]float64{"a": 3 * 3600, "b": 300, "c": 300})
	q.Callback = centre.Callback{Accepts: 1, Waiting: 1}
	s.layout.Playbook = []centre.Rule{{
		Name: "call", When: centre.Sign{Of: centre.LongestInLine, Limit: 30}, After: 30 * des.Minute, Lasts: 2 * des.Hour,
		Do: centre.Action{CallIn: []int{1}},
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:01:30", 0)
	return s
}

const calledInForCallbacksLog = `
	c phone 9:01:30: to call-back 9:01:30
	b phone 9:01: answered 9:32 by Bob, done 9:37
	c phone 9:01:30: called back 9:37 by Bob, done 9:42
	a phone 9:00: answered 9:00 by Ann, done 12:00
`
