package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// One agent, calls of 5 minutes, patience 10 minutes. Ann serves a, then b and
// c in the order in which they came; d would be next at 9:15 but leaves after
// 10 minutes.
func TestFirstComeFirstServed(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Patience = secs(600)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 0)
	// Waits of those answered: 0 + 4 + 8 minutes.
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		d phone 9:03: abandoned 9:13
		c phone 9:02: answered 9:10 by Ann, done 9:15
		queue phone: Offered 4, Answered 3, AnsweredIn 1, Waited 3, Abandoned 1, WaitAnswered 12m0s, WaitAbandoned 10m0s, Handle 15m0s
		needs help: Arisen 4, Served 3, GivenUp 1, (Abandoned 1), Attempts 4
		team A: OnDuty 20h0m0s, Busy 15m0s, Contacts 15m0s
	`)
}

// Two agents. At 9:10 Ann has been idle since 9:05, Bob since 9:06: Ann. At
// 9:20 Bob still since 9:06, Ann since 9:15: Bob.
func TestLongestIdle(t *testing.T) {
	s := desk(2)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:10", 0)
	s.comes("d", "9:20", 0)
	s.comes("e", "9:21", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:01 by Bob, done 9:06
		c phone 9:10: answered 9:10 by Ann, done 9:15
		d phone 9:20: answered 9:20 by Bob, done 9:25
		e phone 9:21: answered 9:21 by Ann, done 9:26
	`)
}

// The longest idle of two teams of the same step: Ann is a team, Bob another.
func TestLongestIdleOfTwoTeams(t *testing.T) {
	s := desk(1)
	s.team(1, 0)
	s.works("Bob", "8:00", "18:00", "")
	s.works("Ann", "8:30", "18:00", "")
	s.comes("a", "9:00", 0) // Bob, idle since 8:00
	s.comes("b", "9:06", 0) // Ann, since 8:30; Bob since 9:05
	s.expect(t, `
		a phone 9:00: answered 9:00 by Bob, done 9:05
		b phone 9:06: answered 9:06 by Ann, done 9:11
	`)
}

// Ann serves orders (rank 0) before advice (rank 1): at 9:05 v, though b and c
// have been waiting longer.
func TestSmallestRankFirst(t *testing.T) {
	s := desk(0)
	s.reason("advice", 0)
	s.team(1, 0, 1)
	s.layout.Groups[1].Skills[1].Rank = 1
	s.comes("a", "9:00", 1)
	s.comes("b", "9:01", 1)
	s.comes("c", "9:02", 1)
	s.comes("v", "9:03", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		v phone 9:03: answered 9:05 by Ann, done 9:10
		b phone 9:01: answered 9:10 by Ann, done 9:15
		c phone 9:02: answered 9:15 by Ann, done 9:20
	`)
}

// Within a rank the longest waiting contact is first, in whichever queue.
func TestLongestWaitingOfTwoQueues(t *testing.T) {
	s := desk(0)
	s.reason("advice", 0)
	s.team(1, 0, 1)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 1)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 1)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: answered 9:10 by Ann, done 9:15
		d phone 9:03: answered 9:15 by Ann, done 9:20
	`)
}

// A secondary skill and a new colleague take longer: 5 minutes × 1.2 × 1.5.
func TestFactorAndPace(t *testing.T) {
	s := desk(1)
	s.layout.Groups[0].Skills[0].Factor = 1.2
	s.layout.Queues[0].WrapUp = secs(60)
	s.works("Ann", "8:00", "18:00", "")
	s.duties[0].Pace = 1.5
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:10:48
		queue phone: Offered 1, Answered 1, AnsweredIn 1, Handle 10m48s, WrapUp 1m48s
	`)
}

// overflowing is a queue of Ann's that Bob may help with after 60 seconds; Bob
// has a queue of his own. Handle times are as given.
func overflowing(handle map[string]float64) *sheet {
	s := desk(1)
	s.reason("other", 0)
	s.team(1, 1)
	s.layout.Groups[1].Skills = append(s.layout.Groups[1].Skills, centre.Skill{Queue: 0, Factor: 1})
	s.layout.Queues[0].Routing = append(s.layout.Queues[0].Routing, centre.Step{After: des.Minute, Groups: []int{1}})
	for q := range s.layout.Queues {
		s.layout.Queues[q].Handle = byCustomer(handle)
	}
	return s
}

// Bob is idle all the time, yet b and c wait a minute each before he may.
func TestOverflowToIdleGeneralist(t *testing.T) {
	s := overflowing(map[string]float64{"a": 3600, "b": 30, "c": 30})
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:10", 0)
	s.expect(t, `
		b phone 9:01: answered 9:02 by Bob, done 9:02:30
		c phone 9:10: answered 9:11 by Bob, done 9:11:30
		a phone 9:00: answered 9:00 by Ann, done 10:00
	`)
}

// Bob is freed at 9:01:30, when b has waited 30 seconds: he stands ready, and
// takes b at 9:02. He is freed again at 9:12:00 sharp, when c has waited 60
// seconds: he takes c at once; and at 9:22:30, when d has waited 90 seconds.
func TestOverflowToFreedGeneralist(t *testing.T) {
	s := overflowing(map[string]float64{"a": 3600, "x": 90, "b": 60, "y": 120, "c": 60, "z": 150, "d": 60})
	s.comes("a", "9:00", 0)
	s.comes("x", "9:00", 1)
	s.comes("b", "9:01", 0)
	s.comes("y", "9:10", 1)
	s.comes("c", "9:11", 0)
	s.comes("z", "9:20", 1)
	s.comes("d", "9:21", 0)
	s.expect(t, `
		x phone 9:00: answered 9:00 by Bob, done 9:01:30
		b phone 9:01: answered 9:02 by Bob, done 9:03
		y phone 9:10: answered 9:10 by Bob, done 9:12
		c phone 9:11: answered 9:12 by Bob, done 9:13
		z phone 9:20: answered 9:20 by Bob, done 9:22:30
		d phone 9:21: answered 9:22:30 by Bob, done 9:23:30
		a phone 9:00: answered 9:00 by Ann, done 10:00
	`)
}

// Both steps are tried in order: Ann, the specialist, is preferred although Bob
// has been idle longer. And patience that ends at the same moment as the wait
// for the next step ends loses: b is served.
func TestOverflowPrefersSpecialists(t *testing.T) {
	s := overflowing(map[string]float64{"a": 300, "b": 60, "c": 60})
	s.layout.Queues[0].Patience = secs(60)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:10", 0)
	s.expect(t, `
		b phone 9:01: answered 9:02 by Bob, done 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:05
		c phone 9:10: answered 9:10 by Ann, done 9:11
	`)
}

// Nobody answers b, c and v on the first day. All are called back at 8:00, and a
// minute later Ann may help: she takes v, whose rank is the smallest, and then b
// and c in the order in which they wait.
func TestOverflowInTurn(t *testing.T) {
	s := desk(0)
	s.reason("advice", 0)
	s.team(1, 0, 1)
	s.layout.Groups[1].Skills[0].Rank = 1
	s.layout.Channels[0].Open = officeHours("8:00", "18:00")
	s.layout.Channels[0].AtClosing = centre.CallBack
	for q := range s.layout.Queues {
		s.layout.Queues[q].Routing = []centre.Step{{Groups: []int{0}}, {After: des.Minute, Groups: []int{1}}}
	}
	s.works("Ann", "+8:00", "+18:00", "")
	s.comes("b", "17:00", 0)
	s.comes("c", "17:10", 0)
	s.comes("v", "17:20", 1)
	s.expect(t, `
		b phone 17:00: to call-back 18:00
		c phone 17:10: to call-back 18:00
		v phone 17:20: to call-back 18:00
		v phone +8:00: called back +8:01 by Ann, done +8:06
		b phone +8:00: called back +8:06 by Ann, done +8:11
		c phone +8:00: called back +8:11 by Ann, done +8:16
	`)
}

// After a minute Bob might have helped b, but he is not there: b goes on waiting
// until its 90 seconds of patience are over, and no longer.
func TestPatienceGoesOnThroughOverflow(t *testing.T) {
	s := overflowing(map[string]float64{"a": 300})
	s.layout.Queues[0].Patience = secs(90)
	s.works("Ann", "8:00", "18:00", "")
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.expect(t, `
		b phone 9:01: abandoned 9:02:30
		a phone 9:00: answered 9:00 by Ann, done 9:05
	`)
}
