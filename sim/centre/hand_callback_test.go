package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// callback is a desk with Ann, open from 8:00 to 18:00, who offers to call back
// whoever finds a caller waiting; all accept. Such a call takes six minutes in
// place of five.
func callback() *sheet {
	s := desk(1)
	s.layout.Channels[0].Open = officeHours("8:00", "18:00")
	s.layout.Queues[0].Callback = centre.Callback{Waiting: 1, Accepts: 1, Harder: 1.2, Tries: 2, Rings: des.Minute / 2, Again: secs(1800)}
	return s
}

// b finds nobody waiting, c finds b and hangs up. f finds nobody on the line, and
// waits behind c, who keeps a place there.
func TestCallbackKeepsPlace(t *testing.T) {
	s := callback()
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("f", "9:06", 0)
	s.expect(t, `
		c phone 9:02: to call-back 9:02
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: called back 9:10 by Ann, done 9:16
		f phone 9:06: answered 9:16 by Ann, done 9:21
		queue phone: Offered 4, Answered 3, AnsweredIn 1, Waited 3, ToCallback 1, CalledBack 1, WaitAnswered 14m0s, Handle 21m0s, WaitTrue 22m0s, WaitCalled 8m0s, CallbackOffered 1
		needs help: Arisen 4, Served 4, Attempts 4
		team A: OnDuty 20h0m0s, Busy 21m0s, Contacts 21m0s
	`)
}

// Those who are to be called back do not count as waiting: b does, c and d have hung
// up, and neither the rule nor Bob acts, who would help while more than one waits. When
// nobody is called back, c is the second in line, and Bob takes b; d is alone at 9:07.
func TestCallbacksAreNotWaiting(t *testing.T) {
	s := callback()
	s.team(1)
	l := &s.layout
	l.Groups[1].Skills = []centre.Skill{{Queue: 0, Factor: 1}}
	l.Queues[0].Routing = append(l.Queues[0].Routing, centre.Step{When: centre.Condition{Of: centre.Waiting, Over: 1}, Groups: []int{1}})
	l.Playbook = []centre.Rule{{Name: "many", When: many, Lasts: des.Hour}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 0)
	s.expect(t, `
		c phone 9:02: to call-back 9:02
		d phone 9:03: to call-back 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: called back 9:10 by Ann, done 9:16
		d phone 9:03: called back 9:16 by Ann, done 9:22
		rule many: nothing
	`)
	l.Queues[0].Callback = centre.Callback{}
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:02 by Bob, done 9:07
		c phone 9:02: answered 9:05 by Ann, done 9:10
		d phone 9:03: answered 9:10 by Ann, done 9:15
	`)
}

// The same when those who hung up come last: f goes before c. With a reserve of
// one Ann, who is alone, never calls anybody.
func TestCallbackComesLast(t *testing.T) {
	s := callback()
	s.layout.Queues[0].Callback.Last = true
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("f", "9:06", 0)
	s.expect(t, `
		c phone 9:02: to call-back 9:02
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		f phone 9:06: answered 9:10 by Ann, done 9:15
		c phone 9:02: called back 9:15 by Ann, done 9:21
	`)
	s.layout.Groups[0].Reserve = 1
	s.expect(t, `
		c phone 9:02: to call-back 9:02
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		f phone 9:06: answered 9:10 by Ann, done 9:15
		needs help: Arisen 4, Served 3, Open 1, Attempts 4
	`)
}

// c is left at closing time and called in the morning, twice: it rings for half
// a minute, and half an hour later again. Then it is up to c, who lets it be,
// or, as a redial, calls at 9:01.
func TestCallbackReachesNobody(t *testing.T) {
	s := callback()
	s.layout.Queues[0].Callback.NoAnswer = 1
	s.comes("a", "17:50", 0)
	s.comes("b", "17:51", 0)
	s.comes("c", "17:52", 0)
	s.expect(t, `
		c phone 17:52: to call-back 17:52
		a phone 17:50: answered 17:50 by Ann, done 17:55
		b phone 17:51: answered 17:55 by Ann, done 18:00
		c phone 17:52: not reached +8:00 by Ann, done +8:00:30
		c phone +8:30:30: not reached +8:30:30 by Ann, done +8:31
		queue phone: Offered 3, Answered 2, AnsweredIn 1, Waited 2, ToCallback 1, WaitAnswered 4m0s, Handle 10m0s, CallbackOffered 1, NotReached 2, NeverReached 1
		needs help: Arisen 3, Served 2, GivenUp 1, (NotReached 1), Attempts 3
		team A: OnDuty 20h0m0s, Busy 11m0s, Contacts 11m0s
	`)
	s.layout.Queues[0].Redial = centre.Redial{Share: 1, After: secs(1800)}
	s.expect(t, `
		c phone 17:52: to call-back 17:52
		a phone 17:50: answered 17:50 by Ann, done 17:55
		b phone 17:51: answered 17:55 by Ann, done 18:00
		c phone 17:52: not reached +8:00 by Ann, done +8:00:30
		c phone +8:30:30: not reached +8:30:30 by Ann, done +8:31
		c.1 phone +9:01: answered +9:01 by Ann, done +9:06
	`)
}

// At closing time b waits, and c has hung up. Both are called in the morning,
// first c, whom it was promised before.
func TestCallbackAtClosing(t *testing.T) {
	s := callback()
	s.layout.Channels[0].AtClosing = centre.CallBack
	s.comes("a", "17:57", 0)
	s.comes("b", "17:58", 0)
	s.comes("c", "17:59", 0)
	s.expect(t, `
		c phone 17:59: to call-back 17:59
		b phone 17:58: to call-back 18:00
		a phone 17:57: answered 17:57 by Ann, done 18:02
		c phone 17:59: called back +8:00 by Ann, done +8:06
		b phone 18:00: called back +8:06 by Ann, done +8:12
		queue phone: Offered 3, Answered 1, AnsweredIn 1, Waited 2, ToCallback 2, CalledBack 2, WaitOther 2m0s, Handle 17m0s, WaitTrue 28h9m0s, WaitCalled 28h9m0s, CallbackOffered 1
	`)
}

// With six minutes as the limit b, who has five ahead, stays; c, who has b's five
// and five of its own, hangs up, and so does d: b's, c's six, and its own. A
// second agent would let c stay. Lunch, when nobody is there, makes all hang up.
func TestCallbackByExpectedWait(t *testing.T) {
	s := callback()
	s.layout.Queues[0].Callback.Waiting, s.layout.Queues[0].Callback.From = 0, 6*des.Minute
	s.works("Ann", "8:00", "12:00", "break")
	s.works("Ann", "13:00", "18:00", "")
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 0)
	s.comes("e", "12:30", 0)
	s.expect(t, `
		c phone 9:02: to call-back 9:02
		d phone 9:03: to call-back 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: called back 9:10 by Ann, done 9:16
		d phone 9:03: called back 9:16 by Ann, done 9:22
		e phone 12:30: to call-back 12:30
		e phone 12:30: called back 13:00 by Ann, done 13:06
	`)
}
