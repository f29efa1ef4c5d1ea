package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// officeHours are open on both days of a sheet.
func officeHours(from, to string) []centre.Window {
	return []centre.Window{{From: at(from), To: at(to)}, {From: at("+" + from), To: at("+" + to)}}
}

// closing is a desk with one agent, open from 8:00 to 18:00. Ann has call a in
// hand from 17:58 to 18:03, and b waits since 17:59.
func closing(choice centre.Closing) *sheet {
	s := desk(1)
	s.layout.Channels[0].Open = officeHours("8:00", "18:00")
	s.layout.Channels[0].AtClosing = choice
	s.comes("a", "17:58", 0)
	s.comes("b", "17:59", 0)
	return s
}

// Ann stays until 18:08 for b. c comes after closing and lets it be.
func TestClosingServesThoseWhoWait(t *testing.T) {
	s := closing(centre.Serve)
	s.comes("c", "18:01", 0)
	s.expect(t, `
		c phone 18:01: found closed 18:01
		a phone 17:58: answered 17:58 by Ann, done 18:03
		b phone 17:59: answered 18:03 by Ann, done 18:08
		queue phone: Offered 2, Answered 2, AnsweredIn 1, Waited 1, Closed 1, WaitAnswered 4m0s, Handle 10m0s
		needs help: Arisen 3, Served 2, GivenUp 1, (Closed 1), Attempts 2
		team A: OnDuty 20h8m0s, Busy 10m0s, Contacts 10m0s, Overtime 8m0s
	`)
}

// Ann's shift ends at 17:59. With a in hand then she is still there at 18:03, and
// keeps the promise to b: 9 minutes of overtime. When calls take a minute she
// has gone home by the time that b comes, and b waits for good.
func TestClosingKeepsOnlyThosePresent(t *testing.T) {
	s := closing(centre.Serve)
	s.works("Ann", "8:00", "17:59", "")
	s.expect(t, `
		a phone 17:58: answered 17:58 by Ann, done 18:03
		b phone 17:59: answered 18:03 by Ann, done 18:08
		team A: OnDuty 10h8m0s, Busy 10m0s, Contacts 10m0s, Overtime 9m0s
	`)
	s = closing(centre.Serve)
	s.layout.Queues[0].Handle = secs(60)
	s.works("Ann", "8:00", "17:59", "")
	s.expect(t, `
		a phone 17:58: answered 17:58 by Ann, done 17:59
		b phone 17:59: still waiting +24:00
		needs help: Arisen 2, Served 1, Open 1, Attempts 2
	`)
}

// b is called back in the morning, before c, who has found the line closed at
// 18:01 and calls again at opening time, and who waits for Ann until 8:05.
func TestClosingCallsBack(t *testing.T) {
	s := closing(centre.CallBack)
	s.layout.Channels[0].WhenClosed.Later = 1
	s.comes("c", "18:01", 0)
	s.expect(t, `
		b phone 17:59: to call-back 18:00
		c phone 18:01: found closed 18:01
		a phone 17:58: answered 17:58 by Ann, done 18:03
		b phone +8:00: called back +8:00 by Ann, done +8:05
		c phone +8:00: answered +8:05 by Ann, done +8:10
		queue phone: Offered 3, Answered 2, AnsweredIn 1, Waited 2, ToCallback 1, CalledBack 1, Closed 1, WaitAnswered 5m0s, WaitOther 1m0s, Handle 15m0s, WaitTrue 14h6m0s, WaitCalled 14h1m0s
		needs help: Arisen 3, Served 3, Attempts 3
	`)
}

// The centre calls b back although the only line and the only place to wait are
// taken: x, who hung up after 7 minutes on the first day, tries again at 8:00.
// And b waits for 10 minutes, longer than patience lasts.
func TestCallBackNeedsNoRoomAndNoPatience(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Open = officeHours("8:00", "18:00")
	s.layout.Channels[0].AtClosing = centre.CallBack
	s.layout.Channels[0].Lines, s.layout.Queues[0].WaitingRoom = 1, 1
	s.layout.Queues[0].Patience = secs(420)
	s.layout.Queues[0].Redial = centre.Redial{Share: 1, After: secs((at("+8:00") - at("17:10")).Seconds())}
	s.works("Ann", "+8:05", "+18:00", "")
	s.comes("x", "17:03", 0)
	s.comes("b", "17:55", 0)
	s.expect(t, `
		x phone 17:03: abandoned 17:10
		b phone 17:55: to call-back 18:00
		x.1 phone +8:00: answered +8:05 by Ann, done +8:10
		b phone +8:00: called back +8:10 by Ann, done +8:15
	`)
}

// Who is called back meets no voice menu.
func TestCallBackIsDirect(t *testing.T) {
	s := closing(centre.CallBack)
	s.layer(selfservice.VoiceMenu, 10, 1e-12)
	s.expect(t, `
		a phone 17:58: handed over by voice menu 17:58:10
		b phone 17:59: handed over by voice menu 17:59:10
		b phone 17:59:10: to call-back 18:00
		a phone 17:58:10: answered 17:58:10 by Ann, done 18:03:10
		b phone +8:00: called back +8:00 by Ann, done +8:05
	`)
}

// Nobody opens on the third day: whoever is to be called back then has an open
// question when the season ends.
func TestClosingWithoutAnotherDay(t *testing.T) {
	s := closing(centre.CallBack)
	s.layout.Channels[0].Open = s.layout.Channels[0].Open[:1]
	s.expect(t, `
		b phone 17:59: to call-back 18:00
		a phone 17:58: answered 17:58 by Ann, done 18:03
		needs help: Arisen 2, Served 1, Open 1, Attempts 2
	`)
}

// b is turned away at 18:00, tries again at 18:10, finds the line closed, and
// calls 5 minutes after it opens: a second attempt.
func TestClosingTurnsAway(t *testing.T) {
	s := closing(centre.TurnAway)
	s.layout.Queues[0].Redial = centre.Redial{Share: 1, After: secs(600)}
	s.layout.Channels[0].WhenClosed = centre.WhenClosed{Later: 1, After: secs(300)}
	s.expect(t, `
		b phone 17:59: turned away 18:00
		a phone 17:58: answered 17:58 by Ann, done 18:03
		b.1 phone 18:10: found closed 18:10
		b.1 phone +8:05: answered +8:05 by Ann, done +8:10
		queue phone: Offered 3, Redials 1, Answered 2, AnsweredIn 2, Waited 1, TurnedAway 1, Closed 1, WaitOther 1m0s, Handle 10m0s, WaitTrue 1m0s
		needs help: Arisen 2, Served 2, Attempts 3
	`)
}

// b is turned away and has had enough.
func TestClosingTurnsAwayForGood(t *testing.T) {
	s := closing(centre.TurnAway)
	s.expect(t, `
		b phone 17:59: turned away 18:00
		a phone 17:58: answered 17:58 by Ann, done 18:03
		needs help: Arisen 2, Served 1, GivenUp 1, (TurnedAway 1), Attempts 2
	`)
}

// channels is a centre with a phone from 8:00 to 16:00 and a chat from 9:00 to
// 18:00, one agent for both.
func channels(w centre.WhenClosed) *sheet {
	s := newSheet(
		centre.Channel{Name: "phone", Open: officeHours("8:00", "16:00"), WhenClosed: w},
		centre.Channel{Name: "chat", Kind: centre.Chat, Open: officeHours("9:00", "18:00"), WhenClosed: centre.WhenClosed{After: secs(900)}},
	)
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	return s
}

func TestFindsClosed(t *testing.T) {
	for name, c := range map[string]struct {
		when string
		w    centre.WhenClosed
		want string
	}{
		"later": {
			"17:00",
			centre.WhenClosed{Later: 1, After: secs(600)},
			`a phone 17:00: found closed 17:00
			a phone +8:10: answered +8:10 by Ann, done +8:15
			needs help: Arisen 1, Served [1 0], Attempts 1`,
		},
		"later, at once": {
			"7:00",
			centre.WhenClosed{Later: 1},
			`a phone 7:00: found closed 7:00
			a phone 8:00: answered 8:00 by Ann, done 8:05`,
		},
		"another channel": {
			"17:00",
			centre.WhenClosed{Switch: []float64{0, 1}},
			`a phone 17:00: found closed 17:00
			a chat 17:00: answered 17:00 by Ann, done 17:05
			queue phone: Closed 1
			needs help: Arisen 1, Served [0 1], Attempts 1`,
		},
		"gives up": {
			"17:00",
			centre.WhenClosed{},
			`a phone 17:00: found closed 17:00
			queue phone: Closed 1
			needs help: Arisen 1, GivenUp 1, (Closed 1)`,
		},
		// The other channel is closed too. Nobody goes on from there: the customer
		// comes back to it 15 minutes after it opens.
		"chain": {
			"19:00",
			centre.WhenClosed{Switch: []float64{0, 1}},
			`a phone 19:00: found closed 19:00
			a chat 19:00: found closed 19:00
			a chat +9:15: answered +9:15 by Ann, done +9:20
			queue phone: Closed 1
			queue chat: Offered 1, Answered 1, AnsweredIn 1, Closed 1, Handle 5m0s
			needs help: Arisen 1, Served [0 1], Attempts 1`,
		},
		"never opens again": {
			"+17:00",
			centre.WhenClosed{Later: 1},
			`a phone +17:00: found closed +17:00
			queue phone: Closed 1
			needs help: Arisen 1, Open 1`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := channels(c.w)
			s.comes("a", c.when, 0)
			s.expect(t, c.want)
		})
	}
}

// Two channels of which one is not for this reason: the share of customers who
// would go there is none of the third channel's.
func TestFindsClosedAndNoOtherChannel(t *testing.T) {
	s := newSheet(
		centre.Channel{Name: "phone", Open: officeHours("8:00", "16:00"), WhenClosed: centre.WhenClosed{Switch: []float64{0, 1, 0}}},
		centre.Channel{Name: "chat", Kind: centre.Chat},
		centre.Channel{Name: "e-mail", Kind: centre.Deferred},
	)
	s.reason("help", 0, 2)
	s.team(1, 0, 1)
	s.comes("a", "17:00", 0)
	s.expect(t, `
		a phone 17:00: found closed 17:00
		queue phone: Closed 1
		queue e-mail: nothing
		needs help: Arisen 1, GivenUp 1, (Closed 1)
	`)
}

// A customer who found the phone closed and went to the chat is as free as
// anybody the next time: when the question comes up again and the chat is
// closed, this one lets it be.
func TestMovedOnceOnly(t *testing.T) {
	s := channels(centre.WhenClosed{Switch: []float64{0, 1}})
	s.layout.Queues[1].Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 1, After: secs(7200)}
	s.comes("a", "17:00", 0)
	s.expect(t, `
		a phone 17:00: found closed 17:00
		a chat 17:00: answered 17:00 by Ann, done 17:05
		a.1 chat 19:05: found closed 19:05
		queue phone: Closed 1
		queue chat: Offered 1, Answered 1, AnsweredIn 1, Closed 1, Handle 5m0s
		needs help: Arisen 1, GivenUp 1, (Closed 1), Attempts 1
	`)
}

// The chatbot answers at night, when people do not. It helps a in 2 minutes. It
// cannot help b: b finds the people gone, comes back in the morning, straight
// to them, and takes half as long again.
func TestBotAtNight(t *testing.T) {
	s := newSheet(centre.Channel{Name: "chat", Kind: centre.Chat, Open: officeHours("8:00", "18:00"), WhenClosed: centre.WhenClosed{Later: 1}})
	s.reason("orders", 0)
	s.reason("advice", 0)
	s.team(1, 0, 1)
	bot := s.layer(selfservice.Chatbot, 120, 1)
	bot.HandOver, bot.Resolves[1], bot.Harder = secs(60), 1e-12, 1.5
	s.comes("a", "22:00", 0)
	s.comes("b", "22:10", 1)
	s.expect(t, `
		a chat 22:00: helped by chatbot 22:02
		b chat 22:10: handed over by chatbot 22:11
		b chat 22:11: found closed 22:11
		b chat +8:00: answered +8:00 by Ann, done +8:07:30
		needs orders: Arisen 1, Resolved 1
		needs advice: Arisen 1, Served 1, Attempts 1
		layer chatbot: Offered 2, Used 2, Resolved 1, HandedOver 1, Time 3m0s
	`)
}
