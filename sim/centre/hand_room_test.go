package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// Three lines, one agent, patience 150 seconds. With a on the phone and b and c
// waiting, d finds all lines busy. b leaves at 9:03:30, so e gets through at
// 9:04, is next when c has left, too, and is answered at 9:05.
func TestLines(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Lines = 3
	s.layout.Queues[0].Patience = secs(150)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 0)
	s.comes("e", "9:04", 0)
	s.expect(t, `
		d phone 9:03: blocked 9:03
		b phone 9:01: abandoned 9:03:30
		c phone 9:02: abandoned 9:04:30
		a phone 9:00: answered 9:00 by Ann, done 9:05
		e phone 9:04: answered 9:05 by Ann, done 9:10
		queue phone: Offered 5, Answered 2, AnsweredIn 1, Waited 3, Abandoned 2, Blocked 1, WaitAnswered 1m0s, WaitAbandoned 5m0s, Handle 10m0s
		needs help: Arisen 5, Served 2, GivenUp 3, (Abandoned 2, Blocked 1), Attempts 5
	`)
}

// Lines are the channel's: a call about one thing blocks one about another. A
// line is free as soon as the agent is, at 9:05 sharp.
func TestLinesAreShared(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Lines = 1
	s.reason("advice", 0)
	s.team(1, 1)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:04:59", 1)
	s.comes("c", "9:05", 1)
	s.expect(t, `
		b phone 9:04:59: blocked 9:04:59
		a phone 9:00: answered 9:00 by Ann, done 9:05
		c phone 9:05: answered 9:05 by Bob, done 9:10
	`)
}

// One place to wait: b has it until 9:05, d from 9:06 on.
func TestWaitingRoom(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].WaitingRoom = 1
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:06", 0)
	s.expect(t, `
		c phone 9:02: blocked 9:02
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		d phone 9:06: answered 9:10 by Ann, done 9:15
	`)
}

// Nobody may wait: who is not answered at once is blocked.
func TestNoWaitingRoom(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].WaitingRoom = 0
	s.comes("a", "9:00", 0)
	s.comes("b", "9:04", 0)
	s.comes("c", "9:05", 0)
	s.expect(t, `
		b phone 9:04: blocked 9:04
		a phone 9:00: answered 9:00 by Ann, done 9:05
		c phone 9:05: answered 9:05 by Ann, done 9:10
	`)
}

// The voice menu answers the phone, so it needs a line. a has the only one, in
// the menu and with Ann, from 9:00 to 9:07, so b is not even let into the menu; c
// has it from then on.
func TestVoiceMenuNeedsALine(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Lines = 1
	s.layer(selfservice.VoiceMenu, 120, 1e-12)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:07", 0)
	s.expect(t, `
		b phone 9:01: blocked 9:01
		a phone 9:00: handed over by voice menu 9:02
		a phone 9:02: answered 9:02 by Ann, done 9:07
		c phone 9:07: handed over by voice menu 9:09
		c phone 9:09: answered 9:09 by Ann, done 9:14
		layer voice menu: Offered 3, Used 2, HandedOver 2, Time 4m0s
	`)
}

// Whom the menu helps gives the line back: a at 9:02. A chatbot needs none.
func TestLineFreedByTheMenu(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Lines = 1
	s.layer(selfservice.VoiceMenu, 120, 1)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.expect(t, `
		b phone 9:01: blocked 9:01
		a phone 9:00: helped by voice menu 9:02
		c phone 9:02: helped by voice menu 9:04
	`)
	s = desk(1)
	s.layout.Channels[0].Lines = 1
	s.layer(selfservice.Chatbot, 120, 1)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.expect(t, `
		a phone 9:00: helped by chatbot 9:02
		b phone 9:01: helped by chatbot 9:03
	`)
}

// Before 8:00 nobody answers, but the menu does. While a is in it b finds the
// line engaged, which is as good as closed.
func TestMenuOnALineBeforeOpening(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Lines = 1
	s.layout.Channels[0].Open = []centre.Window{{From: at("8:00"), To: at("18:00")}}
	s.layer(selfservice.VoiceMenu, 120, 1)
	s.comes("a", "7:00", 0)
	s.comes("b", "7:01", 0)
	s.expect(t, `
		b phone 7:01: found closed 7:01
		a phone 7:00: helped by voice menu 7:02
	`)
}

// busy is a desk whose only agent is on the phone until 12:00. Who waits leaves
// after 2 minutes and tries again after another 10.
func busy(r centre.Redial) *sheet {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat})
	s.reason("help", 0, 1)
	s.team(1, 0)
	s.team(1, 1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 3 * 3600})
	s.layout.Queues[0].Patience = secs(120)
	r.After = secs(600)
	s.layout.Queues[0].Redial = r
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	return s
}

// Three tries in all: after the third b gives up.
func TestRedialUpToThreeTries(t *testing.T) {
	s := busy(centre.Redial{Share: 1, Tries: 3})
	s.expect(t, `
		b phone 9:01: abandoned 9:03
		b.1 phone 9:13: abandoned 9:15
		b.1.1 phone 9:25: abandoned 9:27
		a phone 9:00: answered 9:00 by Ann, done 12:00
		queue phone: Offered 4, Redials 2, Answered 1, AnsweredIn 1, Waited 3, Abandoned 3, WaitAbandoned 6m0s, Handle 3h0m0s
		needs help: Arisen 2, Served [1 0], GivenUp 1, (Abandoned 1), Attempts 4
	`)
}

// The second attempt is made by chat, where Bob is free.
func TestRedialInAnotherChannel(t *testing.T) {
	s := busy(centre.Redial{Share: 1, Tries: 3, Switch: []float64{0, 1}})
	s.expect(t, `
		b phone 9:01: abandoned 9:03
		b.1 chat 9:13: answered 9:13 by Bob, done 9:18
		a phone 9:00: answered 9:00 by Ann, done 12:00
		needs help: Arisen 2, Served [1 1], Attempts 3
	`)
}

// The second attempt would be made by chat, but not with this reason: it is
// made by phone.
func TestRedialInAChannelThatIsNotThere(t *testing.T) {
	s := busy(centre.Redial{Share: 1, Tries: 2, Switch: []float64{0, 1}})
	s.layout.Reasons[0].Queues[1] = -1
	s.expect(t, `
		b phone 9:01: abandoned 9:03
		b.1 phone 9:13: abandoned 9:15
		a phone 9:00: answered 9:00 by Ann, done 12:00
	`)
}

// Without a limit b goes on until somebody is free. Tries are counted however
// many there are.
func TestRedialWithoutLimit(t *testing.T) {
	s := busy(centre.Redial{Share: 1})
	s.layout.Queues[0].Redial.After, s.layout.Queues[0].Patience = secs(1), secs(1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 600})
	most := 0
	c := centre.New(&s.layout)
	c.Record(func(e centre.Entry) { most = max(most, e.Try) })
	out, err := c.Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	// From 9:01:00 on b calls every 2 seconds, for a second each: the 270th call,
	// at 9:09:58, is in vain, the 271st, at 9:10, is answered.
	if n := out.Cells[0][9]; most != 271 || n.Abandoned != 270 || n.Answered != 2 || n.WaitAbandoned != 270*des.Second {
		t.Errorf("%d tries: %+v", most, n)
	}
}

// Blocked customers redial as well.
func TestRedialAfterBlocking(t *testing.T) {
	s := busy(centre.Redial{Share: 1, Tries: 2})
	s.layout.Channels[0].Lines = 1
	s.expect(t, `
		b phone 9:01: blocked 9:01
		b.1 phone 9:11: blocked 9:11
		a phone 9:00: answered 9:00 by Ann, done 12:00
		needs help: Arisen 2, Served [1 0], GivenUp 1, (Blocked 1), Attempts 3
	`)
}

// What the first call does not solve comes back after an hour, by chat, and is
// solved there. b is not helped either, and lets it be.
func TestUnsolvedComesBack(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat})
	s.reason("orders", 0, 1)
	s.reason("advice", 0)
	s.team(1, 0, 1, 2)
	s.layout.Queues[0].Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 1, After: secs(3600), Switch: []float64{0, 1}}
	s.layout.Queues[2].Resolution = centre.Resolution{FirstContact: 1e-12}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:30", 1)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:30: answered 9:30 by Ann, done 9:35
		a.1 chat 10:05: answered 10:05 by Ann, done 10:10
		queue chat: Offered 1, Redials 1, Answered 1, AnsweredIn 1, Handle 5m0s
		needs orders: Arisen 1, Served [0 1], Attempts 2
		needs advice: Arisen 1, Unsolved 1, Attempts 1
	`)
}
