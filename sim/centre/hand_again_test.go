package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// Two lines. Who hangs up and calls again meets the menu again, which takes a
// line: while a.1 is in it and x on the phone, b finds both lines busy.
func TestRedialMeetsTheMenuAgain(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 60, 1e-12)
	s.layout.Channels[0].Lines = 2
	q := &s.layout.Queues[0]
	q.Handle, q.Patience, q.Redial = secs(1200), secs(120), centre.Redial{Share: 1, After: secs(600), Tries: 2}
	s.comes("x", "8:55", 0)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:13:30", 0)
	s.expect(t, `
		x phone 8:55: handed over by voice menu 8:56
		a phone 9:00: handed over by voice menu 9:01
		a phone 9:01: abandoned 9:03
		b phone 9:13:30: blocked 9:13:30
		a.1 phone 9:13: handed over by voice menu 9:14
		x phone 8:56: answered 8:56 by Ann, done 9:16
		b.1 phone 9:23:30: handed over by voice menu 9:24:30
		b.1 phone 9:24:30: abandoned 9:26:30
		a.1 phone 9:14: answered 9:16 by Ann, done 9:36
		layer voice menu: Offered 5, Used 4, HandedOver 4, Time 4m0s
	`)
}

// Ann's answer does not solve a's question: a is back after an hour, and meets
// the chatbot first.
func TestWhoComesBackMeetsTheChatbotAgain(t *testing.T) {
	s := chats()
	s.layer(selfservice.Chatbot, 60, 1e-12)
	s.layout.Queues[0].Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 1, After: secs(3600)}
	s.layout.Period.Horizon = at("11:00")
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a chat 9:00: handed over by chatbot 9:01
		a chat 9:01: answered 9:01 by Ann, done 9:07
		a.1 chat 10:07: handed over by chatbot 10:08
		a.1 chat 10:08: answered 10:08 by Ann, done 10:14
		needs help: Arisen 1, Open 1, Attempts 2
	`)
}

// Two tries. b needs both to get through at 9:13, is not helped, and has two
// again an hour later, when c is on the phone.
func TestTriesBeginAnewAfterAnAnswer(t *testing.T) {
	s := desk(1)
	q := &s.layout.Queues[0]
	q.Handle, q.Patience = byCustomer(map[string]float64{"a": 600, "c": 600}), secs(120)
	q.Redial = centre.Redial{Share: 1, After: secs(600), Tries: 2}
	q.Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 1, After: secs(3600)}
	s.layout.Period.Horizon = at("11:00")
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "10:11", 0)
	s.expect(t, `
		b phone 9:01: abandoned 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:10
		b.1 phone 9:13: answered 9:13 by Ann, done 9:13
		a.1 phone 10:10: answered 10:10 by Ann, done 10:10
		b.1.1 phone 10:13: abandoned 10:15
		c phone 10:11: answered 10:11 by Ann, done 10:21
		b.1.1.1 phone 10:25: answered 10:25 by Ann, done 10:25
	`)
}
