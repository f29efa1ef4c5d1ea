package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// As in TestChaserOnAnOldEmail, but the second message is seen to be about the
// first, and costs nobody any time.
func TestChaserIsMerged(t *testing.T) {
	s := office(1)
	s.layout.Queues[1].Chaser = centre.Chaser{From: des.Hour, Every: 3600}
	s.layout.Queues[1].Merges = true
	s.works("Ann", "9:00", "18:00", "")
	s.comes("n", "6:00", 1)
	s.expect(t, `
		n e-mail 6:00: answered 9:00 by Ann, done 9:10
		queue letters by e-mail: Offered 1, Answered 1, Waited 1, WaitAnswered 3h0m0s, Handle 10m0s, Merged 1
		needs letters: Arisen 1, Served [0 1], Attempts 1
	`)
}

// Replies are suggested that let new people do a quarter more in an hour and others
// nothing: calls of 5 minutes take new Ann 5 × 1.5 ÷ 1.25 minutes, Bob 5, and Cat,
// who has learnt half, 5 × 1.25 ÷ 1.125.
func TestSuggestedReplies(t *testing.T) {
	s := desk(3)
	s.layout.Queues[0].Suggestions = centre.Suggestions{Novices: 0.25}
	for i, name := range []string{"Ann", "Bob", "Cat"} {
		s.works(name, "8:00", "18:00", "")
		s.duties[i].Pace = []float64{1.5, 1, 1.25}[i]
	}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:10", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:06
		b phone 9:01: answered 9:01 by Bob, done 9:06
		c phone 9:10: answered 9:10 by Cat, done 9:15:33
		queue phone: Offered 3, Answered 3, AnsweredIn 3, Handle 16m33.333333s
	`)
}

// Half a minute of sorting goes before each call of 5 minutes. Replies that let new
// people do a quarter more in an hour, a pace of 1.5 and a factor of 0.8 make 5 · 1.5
// · 0.8 ÷ 1.25 = 4.8 minutes of the 5, and a spell in which an answer is at hand
// three fifths of that; the half minute stays.
func TestSortingIsAlwaysTheSame(t *testing.T) {
	s := desk(1)
	s.works("Ann", "8:00", "18:00", "")
	s.duties[0].Pace = 1.5
	q := &s.layout.Queues[0]
	q.Suggestions = centre.Suggestions{Novices: 0.25}
	q.Sorting = des.Minute / 2
	s.layout.Groups[0].Skills[0].Factor = 0.8
	s.layout.Spells = []centre.Spell{{Window: centre.Window{From: at("12:00"), To: at("13:00")}, Handle: []float64{0.6}}}
	s.comes("a", "9:00", 0)
	s.comes("b", "12:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05:18
		b phone 12:00: answered 12:00 by Ann, done 12:03:22
	`)
}
