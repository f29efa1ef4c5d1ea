package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// Calls take 30 minutes, and half a per cent longer for each point of occupancy
// above 85 %, since the beginning of the hour before. When a comes there is no
// hour to go by. At 8:30 Ann has been on the phone for all of it: 15 points, 7.5 %,
// 32 minutes 15 seconds. At 9:02:15 it is all of 62 minutes and a quarter, and
// so for c. At 9:45 d finds her at it for 94.5 of 105 minutes: 90 %, 2.5 %,
// 30:45. At 12 there are no calls to go by but those of the hour before: none.
func TestStrainLengthensCalls(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = secs(1800)
	s.layout.Groups[0].Strain = centre.Strain{Above: 0.85, Each: 0.005}
	s.comes("a", "8:00", 0)
	s.comes("b", "8:00", 0)
	s.comes("c", "8:00", 0)
	s.comes("d", "9:45", 0)
	s.comes("e", "12:00", 0)
	s.expect(t, `
		a phone 8:00: answered 8:00 by Ann, done 8:30
		b phone 8:00: answered 8:30 by Ann, done 9:02:15
		c phone 8:00: answered 9:02:15 by Ann, done 9:34:30
		d phone 9:45: answered 9:45 by Ann, done 10:15:45
		e phone 12:00: answered 12:00 by Ann, done 12:30
	`)
}

// b's patience is over at 9:03, and the chat stays open: c comes after it. At 9:05
// Ann takes it and waits two minutes for an answer.
func TestSilentLeaverKeepsPlace(t *testing.T) {
	s := newSheet(centre.Channel{Name: "chat", Kind: centre.Chat, Open: officeHours("8:00", "18:00"), Slowdown: []float64{1}})
	s.reason("help", 0)
	s.team(1, 0)
	q := &s.layout.Queues[0]
	q.Silent = centre.Silent{Share: 1, Notice: secs(120)}
	q.Patience = byCustomer(map[string]float64{"b": 120, "c": 3600})
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:04", 0)
	s.expect(t, `
		b chat 9:01: abandoned 9:03
		a chat 9:00: answered 9:00 by Ann, done 9:05
		b chat 9:01: was gone 9:05 by Ann, done 9:07
		c chat 9:04: answered 9:07 by Ann, done 9:12
		queue chat: Offered 3, Answered 2, AnsweredIn 1, Waited 2, Abandoned 1, WaitAnswered 3m0s, WaitAbandoned 2m0s, Handle 10m0s, Silent 1
		needs help: Arisen 3, Served 2, GivenUp 1, (Abandoned 1), Attempts 3
		team A: OnDuty 20h0m0s, Busy 12m0s, Contacts 12m0s
	`)
	s.layout.Channels[0].AtClosing = centre.TurnAway
	s.customers = nil
	s.comes("a", "17:56", 0)
	s.comes("b", "17:57", 0)
	s.layout.Queues[0].Handle = secs(600)
	s.expect(t, `
		b chat 17:57: abandoned 17:59
		a chat 17:56: answered 17:56 by Ann, done 18:06
		queue chat: Offered 2, Answered 1, AnsweredIn 1, Waited 1, Abandoned 1, WaitAbandoned 2m0s, Handle 10m0s, Silent 1
		needs help: Arisen 2, Served 1, GivenUp 1, (Abandoned 1), Attempts 2
	`)
}
