package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// passing is a desk of Ann's who knows after a minute of each call that it is for
// Bob, who also has calls of his own (other). Calls that are passed on wait in a
// queue of their own.
func passing() *sheet {
	s := desk(1)
	s.reason("other", 0)
	s.team(1, 1)
	l := &s.layout
	passed := l.Queues[0]
	passed.Name, passed.Passed, passed.HandOver = "passed on", true, 30*des.Second
	passed.Routing = []centre.Step{{Groups: []int{1}}}
	l.Queues = append(l.Queues, passed)
	l.Groups[1].Skills = append(l.Groups[1].Skills, centre.Skill{Queue: 2, Factor: 1})
	l.Queues[0].PassOn = centre.PassOn{Shares: []float64{1, 0}, To: 2, Takes: secs(60)}
	s.comes("x", "9:00", 1)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:02", 0)
	return s
}

// Ann is free again when she has passed a on, and a waits for Bob like anybody.
func TestPassedOnCold(t *testing.T) {
	passing().expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:01
		b phone 9:02: answered 9:02 by Ann, done 9:03
		x phone 9:00: answered 9:00 by Bob, done 9:05
		a.1 phone 9:01: answered 9:05 by Bob, done 9:10
		b.1 phone 9:03: answered 9:10 by Bob, done 9:15
		queue phone: Offered 2, Answered 2, AnsweredIn 2, Handle 2m0s, PassedOn 2
		queue passed on: Offered 2, Answered 2, Waited 2, WaitAnswered 11m0s, Handle 10m0s, PassedIn 2
		needs help: Arisen 2, Served 2, Attempts 2
	`)
}

// c hears that Ann is busy, and is called back; but that call is for Bob as well.
func TestPassedOnWhenCalledBack(t *testing.T) {
	s := passing()
	s.layout.Queues[0].Callback = centre.Callback{Accepts: 1, Tries: 1}
	s.comes("c", "9:00:30", 0)
	s.expect(t, `
		c phone 9:00:30: to call-back 9:00:30
		a phone 9:00: answered 9:00 by Ann, done 9:01
		c phone 9:00:30: called back 9:01 by Ann, done 9:02
		b phone 9:02: answered 9:02 by Ann, done 9:03
		x phone 9:00: answered 9:00 by Bob, done 9:05
		a.1 phone 9:01: answered 9:05 by Bob, done 9:10
		c.1 phone 9:02: answered 9:10 by Bob, done 9:15
		b.1 phone 9:03: answered 9:15 by Bob, done 9:20
	`)
}

// Ann stays on the line until Bob answers a at 9:05 and for half a minute of
// hand-over, which is Bob's time too. Only then does she take b, who is held until
// Bob is free at 9:10:30 and handed over until 9:11.
func TestPassedOnWarm(t *testing.T) {
	s := passing()
	s.layout.Queues[0].PassOn.Warm = true
	s.expect(t, `
		x phone 9:00: answered 9:00 by Bob, done 9:05
		a phone 9:00: answered 9:00 by Ann, done 9:05:30
		a.1 phone 9:01: answered 9:05 by Bob, done 9:10:30
		b phone 9:02: answered 9:05:30 by Ann, done 9:11
		b.1 phone 9:06:30: answered 9:10:30 by Bob, done 9:16
		team A: OnDuty 20h0m0s, Busy 11m0s, Contacts 11m0s
	`)
}

// Who leaves while Ann holds the line lets her go.
func TestPassedOnWarmAndLeft(t *testing.T) {
	s := passing()
	s.layout.Queues[0].PassOn.Warm = true
	s.layout.Queues[2].Patience = secs(120)
	s.expect(t, `
		a.1 phone 9:01: abandoned 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:03
		x phone 9:00: answered 9:00 by Bob, done 9:05
		b phone 9:02: answered 9:03 by Ann, done 9:05:30
		b.1 phone 9:04: answered 9:05 by Bob, done 9:10:30
	`)
}

// Calls about help go to Bob by mistake; he passes them on to Ann.
func TestMisrouted(t *testing.T) {
	s := passing()
	l := &s.layout
	l.Queues[0].PassOn = centre.PassOn{}
	l.Queues[2].Routing = []centre.Step{{Groups: []int{0}}}
	l.Groups[0].Skills = append(l.Groups[0].Skills, centre.Skill{Queue: 2, Factor: 1})
	l.Queues[1].PassOn = centre.PassOn{Shares: []float64{0, 1}, To: 2, Takes: secs(60)}
	l.Queues[0].Misrouted = centre.Misrouted{Share: 1, To: 1}
	s.customers = nil
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Bob, done 9:01
		a.1 phone 9:01: answered 9:01 by Ann, done 9:06
		needs help: Arisen 1, Served 1, Attempts 1
	`)
}

// a, b and c go to Bob by mistake. b and c hear that Bob is busy and are called
// back, by Bob. Bob reaches neither, and tries again half an hour later, in vain:
// he, and not Ann, whose calls these are.
func TestMisroutedIsCalledBack(t *testing.T) {
	s := passing()
	l := &s.layout
	l.Queues[0].PassOn = centre.PassOn{}
	l.Queues[2].Routing = []centre.Step{{Groups: []int{0}}}
	l.Groups[0].Skills = append(l.Groups[0].Skills, centre.Skill{Queue: 2, Factor: 1})
	l.Queues[1].PassOn = centre.PassOn{Shares: []float64{0, 1}, To: 2, Takes: secs(60)}
	l.Queues[0].Misrouted = centre.Misrouted{Share: 1, To: 1}
	for q := range 2 {
		l.Queues[q].Callback = centre.Callback{Accepts: 1, NoAnswer: 1, Rings: 15 * des.Second, Tries: 2, Again: secs(1800)}
	}
	s.customers = nil
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00:20", 0)
	s.comes("c", "9:00:40", 0)
	s.expect(t, `
		b phone 9:00:20: to call-back 9:00:20
		c phone 9:00:40: to call-back 9:00:40
		a phone 9:00: answered 9:00 by Bob, done 9:01
		b phone 9:00:20: not reached 9:01 by Bob, done 9:01:15
		c phone 9:00:40: not reached 9:01:15 by Bob, done 9:01:30
		a.1 phone 9:01: answered 9:01 by Ann, done 9:06
		b phone 9:31:15: not reached 9:31:15 by Bob, done 9:31:30
		c phone 9:31:30: not reached 9:31:30 by Bob, done 9:31:45
	`)
}
