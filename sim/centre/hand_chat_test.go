package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// chats is a sheet with one agent who takes three chats at once. Alone a chat
// takes 6 minutes, two at once take 1.5 times as long, three twice as long.
func chats() *sheet {
	s := newSheet(centre.Channel{Name: "chat", Kind: centre.Chat, Slowdown: []float64{1, 1.5, 2}})
	s.reason("help", 0)
	s.layout.Queues[0].Handle = secs(360)
	s.team(1, 0)
	return s
}

// Work left, in minutes of a lone chat, and what it becomes:
//
//	9:00  a 6                  alone: a ends 9:06
//	9:02  a 4, b 6             at 1.5: a ends 9:08, b 9:11
//	9:05  a 2, b 4, c 6        at 2: a ends 9:09, b 9:13, c 9:17
//	9:06  d waits: three are in hand
//	9:09  a done; b 2, c 4, d 6    at 2: b ends 9:13, c 9:17, d 9:21
//	9:13  b done; c 2, d 4         at 1.5: c ends 9:16, d 9:19
//	9:16  c done; d 2              alone: d ends 9:18
func TestThreeChatsAtOnce(t *testing.T) {
	s := chats()
	s.comes("a", "9:00", 0)
	s.comes("b", "9:02", 0)
	s.comes("c", "9:05", 0)
	s.comes("d", "9:06", 0)
	// In hand: a 9, b 11, c 11, d 9 minutes.
	s.expect(t, `
		a chat 9:00: answered 9:00 by Ann, done 9:09
		b chat 9:02: answered 9:02 by Ann, done 9:13
		c chat 9:05: answered 9:05 by Ann, done 9:16
		d chat 9:06: answered 9:09 by Ann, done 9:18
		queue chat: Offered 4, Answered 4, AnsweredIn 3, Waited 1, WaitAnswered 3m0s, Handle 40m0s
		team A: OnDuty 20h0m0s, Busy 18m0s, Contacts 40m0s
	`)
}

// The same customers when the slow-down is fixed as a chat is taken: a alone, 6
// minutes; b second, 9; c third, 12; d third again at 9:06, when a is done, 12.
// The longest in hand ends last, whoever came first.
func TestThreeChatsFixedAtStart(t *testing.T) {
	s := chats()
	s.layout.Channels[0].AtStart = true
	s.comes("a", "9:00", 0)
	s.comes("b", "9:02", 0)
	s.comes("c", "9:05", 0)
	s.comes("d", "9:05:30", 0)
	s.expect(t, `
		a chat 9:00: answered 9:00 by Ann, done 9:06
		b chat 9:02: answered 9:02 by Ann, done 9:11
		c chat 9:05: answered 9:05 by Ann, done 9:17
		d chat 9:05:30: answered 9:06 by Ann, done 9:18
		team A: OnDuty 20h0m0s, Busy 18m0s, Contacts 39m0s
	`)
}

// A new chat goes to the agent with the fewest in hand: a to Ann, b to Bob, c
// to Ann (1 each, Ann has been waiting longer for another), d to Bob.
func TestChatsGoToFewestInHand(t *testing.T) {
	s := chats()
	s.layout.Agents = []int{0, 0}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:03", 0)
	// Ann: a 2 done by 9:02, then 4 at 1.5 ends 9:08; c has done 4 by then and
	// ends 2 later. Bob the same, a minute later.
	s.expect(t, `
		a chat 9:00: answered 9:00 by Ann, done 9:08
		b chat 9:01: answered 9:01 by Bob, done 9:09
		c chat 9:02: answered 9:02 by Ann, done 9:10
		d chat 9:03: answered 9:03 by Bob, done 9:11
	`)
}

// both is Ann with three chats at once, or one call; and Bob, who only takes
// calls and comes when the test says so. Calls take 5 minutes, chats 6.
func both(rankOfCalls, rankOfChats int) *sheet {
	s := chats()
	s.layout.Channels = append(s.layout.Channels, centre.Channel{Name: "phone"})
	s.layout.Reasons[0] = centre.Reason{Name: "chats", Mix: []float64{1, 0}, Queues: []int{0, -1}}
	s.reason("calls", 1)
	s.layout.Groups[0].Skills[0].Rank = rankOfChats
	s.layout.Groups[0].Skills = append(s.layout.Groups[0].Skills, centre.Skill{Queue: 1, Rank: rankOfCalls, Factor: 1})
	s.layout.Queues[1].Routing = []centre.Step{{Groups: []int{0}}}
	s.team(1, 1)
	s.works("Ann", "8:00", "18:00", "")
	return s
}

// Ann has chat a in hand when call b comes: she cannot take it. From then on
// she leaves chats alone, whether calls come before chats or are their equals,
// so that a ends and b is served; then c, the longest waiting, and with it d.
func TestCallsStopFurtherChats(t *testing.T) {
	for _, rank := range []int{0, 1} {
		s := both(0, rank)
		s.comes("a", "9:00", 0)
		s.comes("b", "9:01", 1)
		s.comes("c", "9:02", 0)
		s.comes("d", "9:03", 0)
		s.expect(t, `
			a chat 9:00: answered 9:00 by Ann, done 9:06
			b phone 9:01: answered 9:06 by Ann, done 9:11
			c chat 9:02: answered 9:11 by Ann, done 9:20
			d chat 9:03: answered 9:11 by Ann, done 9:20
		`)
	}
}

// When chats come before calls, b has to wait until Ann has no chat: a has done
// 2 of 6 at 9:02, the other 4 take 6, and c ends 2 later.
func TestChatsBeforeCalls(t *testing.T) {
	s := both(1, 0)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 1)
	s.comes("c", "9:02", 0)
	s.expect(t, `
		a chat 9:00: answered 9:00 by Ann, done 9:08
		c chat 9:02: answered 9:02 by Ann, done 9:10
		b phone 9:01: answered 9:10 by Ann, done 9:15
	`)
}

// Ann keeps her hands free for call b. As soon as it needs her no longer (it
// gives up, Bob takes it, or its channel closes), chat c is let in: a has done
// 3 of 6 then, the other 3 take 4.5, and c, which has done 3 by then, 3 more.
func TestChatsAreLetInWhenTheCallIsGone(t *testing.T) {
	for name, gone := range map[string]struct {
		how string
		set func(s *sheet)
	}{
		"gives up": {"abandoned 9:03", func(s *sheet) { s.layout.Queues[1].Patience = secs(120) }},
		"answered": {"answered 9:03 by Bob, done 9:08", func(s *sheet) { s.works("Bob", "9:03", "18:00", "") }},
		"closed": {"turned away 9:03", func(s *sheet) {
			s.layout.Channels[1].Open = []centre.Window{{From: at("8:00"), To: at("9:03")}}
			s.layout.Channels[1].AtClosing = centre.TurnAway
		}},
		"overflow": {"answered 9:03 by Bob, done 9:08", func(s *sheet) {
			s.works("Bob", "8:00", "18:00", "")
			s.layout.Queues[1].Routing = []centre.Step{{Groups: []int{0}}, {After: at("0:02"), Groups: []int{1}}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := both(0, 0)
			gone.set(s)
			s.comes("a", "9:00", 0)
			s.comes("b", "9:01", 1)
			s.comes("c", "9:02", 0)
			b := "b phone 9:01: " + gone.how
			a, c := "a chat 9:00: answered 9:00 by Ann, done 9:07:30", "c chat 9:02: answered 9:03 by Ann, done 9:10:30"
			if name == "answered" || name == "overflow" {
				s.expect(t, a+"\n"+b+"\n"+c)
			} else {
				s.expect(t, b+"\n"+a+"\n"+c)
			}
		})
	}
}
