package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// waitInAll fails the test when the customers of a channel who were reached are not
// so many, or waited not as long, together and the longest of them. The histogram
// knows the longest to the microsecond.
func (s *sheet) waitInAll(t *testing.T, channel int, reached uint64, together, longest des.Time) {
	t.Helper()
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	if h := &out.TrueWaits[channel][0]; h.Count() != reached || h.Sum() != together || h.Max() != longest {
		t.Errorf("%d reached, who waited %v in all, the longest %v; want %d, %v and %v", h.Count(), h.Sum(), h.Max(), reached, together, longest)
	}
}

// A menu of a minute, a queue, the menu again, and a call-back. Ann has x in hand
// until 9:15. a waits from 9:01 to 9:03, and has had enough; calls again at 9:13, finds
// b waiting before, and is offered a call at 9:14. It comes at 9:20, when b is done, and
// is short: 1 + 2 + 1 + 6 minutes. b waits 1 in the menu and 1½ in the queue, x only the menu.
func TestTrueWait(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 60, 1e-12)
	q := &s.layout.Queues[0]
	q.Handle, q.Patience = byCustomer(map[string]float64{"x": 1140, "b": 300}), secs(120)
	q.Redial = centre.Redial{Share: 1, After: secs(600), Tries: 2}
	q.Callback = centre.Callback{Waiting: 1, Accepts: 1}
	s.comes("x", "8:55", 0)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:12:30", 0)
	s.expect(t, `
		x phone 8:55: handed over by voice menu 8:56
		a phone 9:00: handed over by voice menu 9:01
		a phone 9:01: abandoned 9:03
		b phone 9:12:30: handed over by voice menu 9:13:30
		a.1 phone 9:13: handed over by voice menu 9:14
		a.1 phone 9:14: to call-back 9:14
		x phone 8:56: answered 8:56 by Ann, done 9:15
		b phone 9:13:30: answered 9:15 by Ann, done 9:20
		a.1 phone 9:14: called back 9:20 by Ann, done 9:20
		queue phone: Offered 4, Redials 1, Answered 2, AnsweredIn 1, Waited 3, Abandoned 1, ToCallback 1, CalledBack 1, WaitAnswered 1m30s, WaitAbandoned 2m0s, Handle 24m0s, WaitTrue 13m30s, WaitCalled 10m0s, CallbackOffered 1
	`)
	s.waitInAll(t, 0, 3, 13*des.Minute+30*des.Second, 10*des.Minute)
}

// Whom Ann passes on she has not helped. Their wait ends with Bob, and counts once:
// a's minute in the menu and three for Bob, b's minute and six. x waits for nothing.
func TestTrueWaitOfThosePassedOn(t *testing.T) {
	s := passing()
	s.layer(selfservice.VoiceMenu, 60, 1e-12).Resolves[1] = 0
	s.expect(t, `
		a phone 9:00: handed over by voice menu 9:01
		a phone 9:01: answered 9:01 by Ann, done 9:02
		b phone 9:02: handed over by voice menu 9:03
		b phone 9:03: answered 9:03 by Ann, done 9:04
		x phone 9:00: answered 9:00 by Bob, done 9:05
		a.1 phone 9:02: answered 9:05 by Bob, done 9:10
		b.1 phone 9:04: answered 9:10 by Bob, done 9:15
		queue phone: Offered 2, Answered 2, AnsweredIn 2, Handle 2m0s, PassedOn 2
		queue passed on: Offered 2, Answered 2, Waited 2, WaitAnswered 9m0s, Handle 10m0s, WaitTrue 11m0s, PassedIn 2
	`)
	s.waitInAll(t, 0, 3, 11*des.Minute, 7*des.Minute)
}

// The chaser of a message of 6:00 is a call that Ann answers at once, and counts from
// then on. The message waits for Bob until 9:00.
func TestTrueWaitOfChaser(t *testing.T) {
	s := chasedByPhone("18:00", "9:00")
	s.layout.Queues[0].Redial.Share = 1
	s.comes("q", "6:00", 1)
	s.waitInAll(t, 0, 1, 0, 0)
	s.waitInAll(t, 1, 1, 3*des.Hour, 3*des.Hour)
}

// A chatbot seems to help, which takes two minutes, and an hour later again. Then
// Ann answers: a has been four minutes with the bot.
func TestTrueWaitOfFalseSuccess(t *testing.T) {
	s := chats()
	bot := s.layer(selfservice.Chatbot, 120, 1)
	bot.ComesBack, bot.BackAfter = 1, secs(3600)
	bot.Outages = []selfservice.Outage{{From: at("11:00"), To: at("12:00")}}
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a chat 9:00: seemed to help by chatbot 9:02
		a.1 chat 10:02: seemed to help by chatbot 10:04
		a.1.1 chat 11:04: answered 11:04 by Ann, done 11:10
	`)
	s.waitInAll(t, 0, 1, 4*des.Minute, 4*des.Minute)
}
