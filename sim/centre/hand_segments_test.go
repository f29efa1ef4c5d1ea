package centre_test

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// loyal splits the customers of a sheet in two halves, of whom the second has a
// head start of 90 seconds.
func (s *sheet) loyal() {
	s.layout.Segments = []centre.Segment{
		{Share: 0.5, Patience: 1, SelfService: 1},
		{Share: 0.5, Patience: 1, SelfService: 1, HeadStart: 90 * des.Second},
	}
}

// comesFrom lets a customer of one of the two halves arrive: the first of those
// called b, b', b”, … who belongs to it.
func (s *sheet) comesFrom(t *testing.T, segment int, name, when string, reason int) {
	for primes := range 64 {
		if key := keyOf(name + strings.Repeat("'", primes)); halfOf(t, name+strings.Repeat("'", primes)) == segment {
			s.names[key] = name
			s.customers = append(s.customers, centre.Arrival{At: at(when), Reason: reason, Key: key})
			return
		}
	}
	t.Fatalf("no customer %s in segment %d", name, segment)
}

// halfOf tells to which half a customer belongs: it shows in the channel.
func halfOf(t *testing.T, name string) (half int) {
	s := newSheet(centre.Channel{Name: "first"}, centre.Channel{Name: "second"})
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	s.loyal()
	s.layout.Segments[1].Mix = [][]float64{{0, 1}}
	s.comes(name, "9:00", 0)
	c := centre.New(&s.layout)
	c.Record(func(e centre.Entry) { half = e.Channel })
	if _, err := c.Play(&replay{s.customers}, s); err != nil {
		t.Fatal(err)
	}
	return half
}

// Ann takes five minutes for each. L, who is loyal, comes at 9:03 as if at 9:01:30:
// before c, but after b. M comes at 9:04:30 as if at 9:03: before d, after c and
// after L. Without head starts it is b, c, L, d, M. Nobody's wait is measured
// from any moment but the true one: 4, 7, 12.5, 15.5 and 21 minutes.
func TestHeadStart(t *testing.T) {
	s := desk(1)
	s.loyal()
	s.comesFrom(t, 0, "a", "9:00", 0)
	s.comesFrom(t, 0, "b", "9:01", 0)
	s.comesFrom(t, 0, "c", "9:02:30", 0)
	s.comesFrom(t, 1, "L", "9:03", 0)
	s.comesFrom(t, 0, "d", "9:04", 0)
	s.comesFrom(t, 1, "M", "9:04:30", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		L phone 9:03: answered 9:10 by Ann, done 9:15
		c phone 9:02:30: answered 9:15 by Ann, done 9:20
		M phone 9:04:30: answered 9:20 by Ann, done 9:25
		d phone 9:04: answered 9:25 by Ann, done 9:30
		queue phone: Offered 6, Answered 6, AnsweredIn 1, Waited 5, WaitAnswered 1h0m0s, Handle 30m0s
	`)
}

// Between queues of one rank, too: L counts as waiting since 9:00:30, x since 9:01.
// A smaller rank goes before any head start: y is first.
func TestHeadStartBetweenQueues(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"})
	s.reason("help", 0)
	s.reason("orders", 0)
	s.reason("alarms", 0)
	s.team(1, 0, 1, 2)
	s.layout.Groups[0].Skills[0].Rank = 1
	s.layout.Groups[0].Skills[1].Rank = 1
	s.loyal()
	s.comesFrom(t, 0, "a", "9:00", 0)
	s.comesFrom(t, 0, "x", "9:01", 1)
	s.comesFrom(t, 1, "L", "9:02", 0)
	s.comesFrom(t, 0, "y", "9:03", 2)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		y phone 9:03: answered 9:05 by Ann, done 9:10
		L phone 9:02: answered 9:10 by Ann, done 9:15
		x phone 9:01: answered 9:15 by Ann, done 9:20
	`)
}

// Bob helps after two minutes of waiting: with b at 9:03, and with L, who comes at
// 9:09 with 90 seconds ahead, at 9:09:30.
func TestHeadStartOverflows(t *testing.T) {
	s := desk(1)
	s.team(1, 0)
	s.layout.Queues[0].Routing = []centre.Step{{Groups: []int{0}}, {After: 2 * des.Minute, Groups: []int{1}}}
	s.loyal()
	s.comesFrom(t, 0, "a", "9:00", 0)
	s.comesFrom(t, 0, "b", "9:01", 0)
	s.comesFrom(t, 0, "c", "9:08:30", 0)
	s.comesFrom(t, 1, "L", "9:09", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:03 by Bob, done 9:08
		c phone 9:08:30: answered 9:08:30 by Ann, done 9:13:30
		L phone 9:09: answered 9:09:30 by Bob, done 9:14:30
	`)
}

// firstComeAndLoyal are a, whom Ann has in hand until 9:05, b, c and d in the order
// in which they come, and L, who comes before d, and by a head start before c.
func firstComeAndLoyal(t *testing.T) *sheet {
	s := desk(1)
	s.loyal()
	s.comesFrom(t, 0, "a", "9:00", 0)
	s.comesFrom(t, 0, "b", "9:01", 0)
	s.comesFrom(t, 0, "c", "9:02:30", 0)
	s.comesFrom(t, 1, "L", "9:03", 0)
	s.comesFrom(t, 0, "d", "9:04", 0)
	return s
}

// Each call takes five minutes. b is told five, c ten, and L, who has only b and the
// call in hand before her, ten and not fifteen; d twenty. Nobody accepts more than
// twelve.
func TestHeadStartIsAnnounced(t *testing.T) {
	s := firstComeAndLoyal(t)
	s.layout.Queues[0].Announces.Accepts = secs(720)
	s.expect(t, `
		d phone 9:04: balked 9:04
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		L phone 9:03: answered 9:10 by Ann, done 9:15
		c phone 9:02:30: answered 9:15 by Ann, done 9:20
	`)
}

// A call-back is offered from an expected wait of twelve minutes on: not to L.
func TestHeadStartNeedsNoCallback(t *testing.T) {
	s := firstComeAndLoyal(t)
	s.layout.Queues[0].Callback = centre.Callback{From: 12 * des.Minute, Accepts: 1}
	s.expect(t, `
		d phone 9:04: to call-back 9:04
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		L phone 9:03: answered 9:10 by Ann, done 9:15
		c phone 9:02:30: answered 9:15 by Ann, done 9:20
		d phone 9:04: called back 9:20 by Ann, done 9:25
	`)
}

// Orders come before questions whoever asks: with one waiting, L has to expect ten
// minutes, although she counts as having come a minute before it, and accepts less.
func TestHeadStartBehindASmallerRank(t *testing.T) {
	s := desk(1)
	s.reason("orders", 0)
	s.layout.Queues[1].Routing = s.layout.Queues[0].Routing
	s.layout.Groups[0].Skills = append(s.layout.Groups[0].Skills, centre.Skill{Queue: 1, Factor: 1, Rank: -1})
	s.layout.Queues[0].Announces.Accepts = secs(400)
	s.loyal()
	s.comesFrom(t, 0, "a", "9:00", 0)
	s.comesFrom(t, 0, "x", "9:02", 1)
	s.comesFrom(t, 1, "L", "9:02:30", 0)
	s.expect(t, `
		L phone 9:02:30: balked 9:02:30
		a phone 9:00: answered 9:00 by Ann, done 9:05
		x phone 9:02: answered 9:05 by Ann, done 9:10
	`)
}
