package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Ann has a until 9:10. b may leave a message after two minutes, and does; c gives
// up before. Nobody answers messages, so that b's question stays: it is given up.
func TestMessageIsOnlyCounted(t *testing.T) {
	s := desk(1)
	q := &s.layout.Queues[0]
	q.Handle, q.Patience = secs(600), byCustomer(map[string]float64{"b": 300, "c": 60})
	q.Voicemail = centre.Voicemail{After: 2 * des.Minute, Share: 1}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.expect(t, `
		b phone 9:01: left a message 9:03
		c phone 9:02: abandoned 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:10
		queue phone: Offered 3, Answered 1, AnsweredIn 1, Waited 2, Abandoned 1, Messages 1, WaitAbandoned 1m0s, WaitOther 2m0s, Handle 10m0s
		needs help: Arisen 3, Served 1, GivenUp 2, (Abandoned 1, LeftMessage 1), Attempts 3
	`)
}

// The same message as work: Ann listens to it after the call, and the question is
// answered. The message is no repeat; b's true wait is the two minutes on the
// line and the seven of the message.
func TestMessageBecomesWork(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "voicemail", Kind: centre.Deferred, Open: officeHours("8:00", "18:00")})
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	q := &s.layout.Queues[0]
	q.Handle = secs(600)
	q.Voicemail = centre.Voicemail{After: 2 * des.Minute, Share: 1, Works: true, To: 1}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.expect(t, `
		b phone 9:01: left a message 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:10
		b.1 voicemail 9:03: answered 9:10 by Ann, done 9:15
		queue phone: Offered 2, Answered 1, AnsweredIn 1, Waited 1, Messages 1, WaitOther 2m0s, Handle 10m0s
		queue voicemail: Offered 1, Answered 1, Waited 1, WaitAnswered 7m0s, Handle 5m0s, WaitTrue 9m0s
		needs help: Arisen 2, Served [1 1], Attempts 3
	`)
}
