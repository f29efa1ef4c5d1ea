package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// caps is Ann, who takes three chats at once, or two messages, or one call.
// Chats and messages take 6 minutes, however many are in hand.
func caps() *sheet {
	s := newSheet(
		centre.Channel{Name: "chat", Kind: centre.Chat, Slowdown: []float64{1, 1, 1}},
		centre.Channel{Name: "messages", Kind: centre.Chat, Slowdown: []float64{1, 1}},
		centre.Channel{Name: "phone"},
	)
	s.reason("help", 0)
	s.reason("news", 1)
	s.reason("calls", 2)
	s.layout.Queues[0].Handle, s.layout.Queues[1].Handle = secs(360), secs(360)
	s.team(1, 0, 1, 2)
	return s
}

// With three chats in hand message d and chat e wait. When a is done, the hand
// that is free is none for d, who would be the third, but it is for e, who has
// waited less; and when f comes, e has not been forgotten.
func TestFullForMessagesIsNotFullForChats(t *testing.T) {
	s := caps()
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 1)
	s.comes("e", "9:04", 0)
	s.comes("f", "9:06:30", 0)
	s.expect(t, `
		a chat 9:00: answered 9:00 by Ann, done 9:06
		b chat 9:01: answered 9:01 by Ann, done 9:07
		c chat 9:02: answered 9:02 by Ann, done 9:08
		e chat 9:04: answered 9:06 by Ann, done 9:12
		f chat 9:06:30: answered 9:07 by Ann, done 9:13
		d messages 9:03: answered 9:12 by Ann, done 9:18
	`)
}

// Ann, with two chats in hand, keeps the third hand free for call c. When c
// gives up at 9:04, message d would be a third and waits on, but chat e need
// not.
func TestChatsAreLetInPastMessages(t *testing.T) {
	s := caps()
	s.layout.Queues[2].Patience = secs(120)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 2)
	s.comes("d", "9:02:30", 1)
	s.comes("e", "9:03", 0)
	s.expect(t, `
		c phone 9:02: abandoned 9:04
		a chat 9:00: answered 9:00 by Ann, done 9:06
		b chat 9:01: answered 9:01 by Ann, done 9:07
		e chat 9:03: answered 9:04 by Ann, done 9:10
		d messages 9:02:30: answered 9:07 by Ann, done 9:13
	`)
}

// Ann keeps her hands free for e-mail m until nobody works e-mail any more,
// and lets b in then.
func TestChatsAreLetInWhenMailCloses(t *testing.T) {
	s := chats()
	s.layout.Channels[0].Slowdown = []float64{1, 1, 1}
	s.layout.Channels = append(s.layout.Channels, centre.Channel{Name: "e-mail", Kind: centre.Deferred, Open: officeHours("8:00", "18:00")[:1]})
	s.layout.Reasons[0].Mix, s.layout.Reasons[0].Queues = []float64{1, 0}, []int{0, -1}
	s.reason("letters", 1)
	s.layout.Groups[0].Skills = append(s.layout.Groups[0].Skills, centre.Skill{Queue: 1, Factor: 1})
	s.layout.Queues[1].Routing = []centre.Step{{Groups: []int{0}}}
	s.works("Ann", "8:00", "20:00", "")
	s.comes("a", "17:56", 0)
	s.comes("m", "17:57", 1)
	s.comes("b", "17:58", 0)
	s.expect(t, `
		a chat 17:56: answered 17:56 by Ann, done 18:02
		b chat 17:58: answered 18:00 by Ann, done 18:06
		m e-mail 17:57: still waiting +24:00
	`)
}

// Bob is the reserve: e-mail m is to leave him free, and call c, which may go
// to him after a minute, finds him so.
func TestReserveIsForCallsThatOverflow(t *testing.T) {
	s := desk(1)
	s.layout.Channels = append(s.layout.Channels, centre.Channel{Name: "e-mail", Kind: centre.Deferred})
	s.layout.Reasons[0].Mix, s.layout.Reasons[0].Queues = []float64{1, 0}, []int{0, -1}
	s.reason("letters", 1)
	s.team(1, 1)
	bobs := &s.layout.Groups[1]
	bobs.Reserve, bobs.Skills = 1, append(bobs.Skills, centre.Skill{Queue: 0, Factor: 1})
	s.layout.Queues[0].Routing = append(s.layout.Queues[0].Routing, centre.Step{After: at("0:01"), Groups: []int{1}})
	s.comes("x", "9:00", 0)
	s.comes("m", "9:00", 1)
	s.comes("c", "9:01", 0)
	s.expect(t, `
		x phone 9:00: answered 9:00 by Ann, done 9:05
		c phone 9:01: answered 9:02 by Bob, done 9:07
		m e-mail 9:00: still waiting +24:00
	`)
}
