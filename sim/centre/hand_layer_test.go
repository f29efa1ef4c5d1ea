package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// The chatbot talks with one at a time, for two minutes: b, who comes in between,
// goes straight to Ann. After it has handed a over there is room for c.
func TestChatbotIsFull(t *testing.T) {
	s := chats()
	s.layout.Queues[0].Handle = secs(30)
	s.layer(selfservice.Chatbot, 120, 1e-12).Limits.AtOnce = 1
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02:30", 0)
	s.expect(t, `
		b chat 9:01: answered 9:01 by Ann, done 9:01:30
		a chat 9:00: handed over by chatbot 9:02
		a chat 9:02: answered 9:02 by Ann, done 9:02:30
		c chat 9:02:30: handed over by chatbot 9:04:30
		c chat 9:04:30: answered 9:04:30 by Ann, done 9:05
		layer chatbot: Offered 3, Refused 1, Used 2, HandedOver 2, Time 4m0s
	`)
}

// The bot takes two a minute: ten at once, for so many may be saved up, the next not
// 29 seconds later, and the one after that half a minute later.
func TestChatbotHasARate(t *testing.T) {
	s := chats()
	s.layout.Queues[0].Handle = secs(30)
	s.layer(selfservice.Chatbot, 60, 1).Limits.Gap = 30 * des.Second
	first := ""
	for i := range selfservice.Burst {
		name := string(rune('a' + i))
		s.comes(name, "9:00", 0)
		first += name + " chat 9:00: helped by chatbot 9:01\n"
	}
	s.comes("k", "9:00:29", 0)
	s.comes("l", "9:00:30", 0)
	s.expect(t, "k chat 9:00:29: answered 9:00:29 by Ann, done 9:00:59\n"+first+`
		l chat 9:00:30: helped by chatbot 9:01:30
		layer chatbot: Offered 12, Refused 1, Used 11, Resolved 11, Time 11m0s
	`)
}

// While the menu is down from 9:01 to 9:10, b goes straight to people; a, who is
// in it, stays.
func TestVoiceMenuIsDown(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 120, 1).Outages = []selfservice.Outage{{From: at("9:01"), To: at("9:10")}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:10", 0)
	s.expect(t, `
		a phone 9:00: helped by voice menu 9:02
		b phone 9:01: answered 9:01 by Ann, done 9:06
		c phone 9:10: helped by voice menu 9:12
		layer voice menu: Offered 3, Refused 1, Used 2, Resolved 2, Time 4m0s
	`)
}

// The menu speaks up once somebody waits: a and b come to people first, and c is
// asked to help herself.
func TestMenuForLongQueues(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 60, 1).Limits.Queue = 1
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:06", 0)
	s.expect(t, `
		c phone 9:02: helped by voice menu 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		d phone 9:06: answered 9:10 by Ann, done 9:15
		layer voice menu: Offered 1, Used 1, Resolved 1, Time 1m0s
	`)
}

// The menu does not help a, who hangs up in it and never calls again.
func TestCustomerLeavesTheMenu(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 60, 1e-12).GivesUp = 1
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: left self-service by voice menu 9:01
		queue phone: nothing
		needs help: Arisen 1, GivenUp 1, (SelfService 1)
		layer voice menu: Offered 1, Used 1, Left 1, Time 1m0s
	`)
}

// The page leaves a, whom it does not help, no wiser and silent, without taking
// any time.
func TestCustomerLeavesTheHelpPage(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.HelpPage, 0, 1e-12).GivesUp = 1
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: left self-service by help page 9:00
		needs help: Arisen 1, GivenUp 1, (SelfService 1)
		layer help page: Offered 1, Used 1, Left 1
	`)
}

// A chat takes five minutes and one of wrap-up, a call ten. The bot hands each chat over
// harder by a half: nine minutes in place of six. If it seems to help and helps nobody, it
// spares six minutes each, and brings a call of ten.
func TestWorkOfALayer(t *testing.T) {
	play := func(resolves float64) (centre.LayerWork, []int64) {
		s := newSheet(centre.Channel{Name: "chat", Kind: centre.Chat}, centre.Channel{Name: "phone"})
		s.reason("help", 0, 1)
		s.team(1, 0, 1)
		s.layout.Queues[0].WrapUp, s.layout.Queues[1].Handle = secs(60), secs(600)
		bot := s.layer(selfservice.Chatbot, 0, resolves)
		bot.Channels[1], bot.Harder = false, 1.5
		bot.ComesBack, bot.BackAfter, bot.Switch = 1, secs(60), []float64{0, 1}
		out, err := centre.New(&s.layout).Play(&stream{gap: 10 * des.Hour, reasons: 1}, s)
		if err != nil {
			t.Fatal(err)
		}
		return out.Works[0][0], out.Backs[0]
	}
	never, none := play(1e-12)
	if want := (centre.LayerWork{Before: 4 * 6 * des.Minute, After: 4 * 9 * des.Minute}); never != want || none[0]+none[1] > 0 {
		t.Errorf("it helps nobody: %+v, %v, want %+v", never, none, want)
	}
	always, back := play(1)
	if want := (centre.LayerWork{Spared: 4 * 6 * des.Minute, Returned: 4 * 10 * des.Minute}); always != want || back[0] != 0 || back[1] != 4 {
		t.Errorf("it only seems to help: %+v, %v, want %+v", always, back, want)
	}
}

// The chatbot seems to help a, who calls an hour later.
func TestFalseSuccessInAnotherChannel(t *testing.T) {
	s := newSheet(centre.Channel{Name: "chat", Kind: centre.Chat}, centre.Channel{Name: "phone"})
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	bot := s.layer(selfservice.Chatbot, 60, 1)
	bot.Channels[1] = false
	bot.ComesBack, bot.BackAfter, bot.Switch = 1, secs(3600), []float64{0, 1}
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a chat 9:00: seemed to help by chatbot 9:01
		a.1 phone 10:01: answered 10:01 by Ann, done 10:06
		layer chatbot: Offered 1, Used 1, Resolved 1, CameBack 1, Elsewhere 1, Time 1m0s
	`)
}
