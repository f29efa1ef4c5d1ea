package centre

import (
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// On paper: two on duty who take calls (5 min, of which 1 is wrap-up) and, after
// them, orders (10 min); one of them alone, at half speed, answers questions
// (6 min) before anything else.
//
// A call finds 3 calls, 2 orders and 1 question waiting: 3·5 + 1·6, and its own 5,
// are 26 minutes of work for two: 13 minutes. An order has the calls and the
// orders before it, and the question: 15 + 20 + 6 + 10 = 51, 25.5 minutes. A
// question only has the other one before it: 12 minutes at full speed, 24 at
// half. When the one of questions has gone, they keep nobody from a call:
// 15 + 5 = 20 minutes for one.
func TestExpectedWait(t *testing.T) {
	minutes := func(m float64) dist.Law { return dist.Must(dist.NewFixed(60 * m)) }
	l := &Layout{
		Reasons:  []Reason{{}, {}, {}},
		Channels: []Channel{{}},
		Groups: []Group{
			{Skills: []Skill{{Queue: 0, Rank: 1, Factor: 1}, {Queue: 1, Rank: 2, Factor: 1}}},
			{Skills: []Skill{{Queue: 0, Rank: 1, Factor: 1}, {Queue: 1, Rank: 2, Factor: 1}, {Queue: 2, Rank: 0, Factor: 2}}},
		},
		Period: Period{Horizon: des.Day, Interval: des.Hour},
	}
	for _, handle := range []float64{4, 10, 6} {
		l.Queues = append(l.Queues, Queue{Handle: minutes(handle), Callback: Callback{Accepts: 1}, Routing: []Step{{Groups: []int{0, 1}}}})
	}
	l.Queues[0].WrapUp = minutes(1)
	l.Queues[1].Routing = []Step{{Groups: []int{0}}, {After: des.Minute, Groups: []int{0, 1}}}
	l.Queues[2].Routing = []Step{{Groups: []int{1}}}
	c := New(l)
	c.resetTurns()
	for i, waiting := range []int64{3, 2, 1} {
		c.queues[i].waiting.size = waiting
	}
	expect := func(queue int, minutes float64) {
		t.Helper()
		if got := c.queues[queue].expectedWait(des.Never); got != des.Seconds(60*minutes) {
			t.Errorf("queue %d: %v, expected %v minutes", queue, got, minutes)
		}
	}
	for i := range c.groups {
		c.groups[i].present.size = 1
		c.groups[i].hands.lend(&agent{pace: 1})
	}
	expect(0, 13)
	expect(1, 25.5)
	expect(2, 24)
	c.groups[1].present.size = 0
	c.groups[1].hands.drop(&agent{group: &c.groups[1], pace: 1})
	expect(0, 20)
	if got := c.queues[2].expectedWait(des.Never); got != des.Never {
		t.Errorf("with nobody there: %v", got)
	}
}

// An agent with three chats in hand, each of which takes 1.5 times as long, gets
// through two of ten minutes in the time of one: with one ahead, ten minutes.
func TestExpectedWaitOfChats(t *testing.T) {
	l := &Layout{
		Reasons:  []Reason{{}},
		Channels: []Channel{{Kind: Chat, Slowdown: []float64{1, 1.2, 1.5}}},
		Queues:   []Queue{{Handle: dist.Must(dist.NewFixed(600)), Callback: Callback{Accepts: 1}, Routing: []Step{{Groups: []int{0}}}}},
		Groups:   []Group{{Skills: []Skill{{Factor: 1}}}},
		Period:   Period{Horizon: des.Day, Interval: des.Hour},
	}
	c := New(l)
	c.resetTurns()
	c.queues[0].waiting.size, c.groups[0].present.size = 1, 1
	c.groups[0].hands.lend(&agent{pace: 1})
	if got := c.queues[0].expectedWait(des.Never); got != 10*des.Minute {
		t.Errorf("%v, expected 10 minutes", got)
	}
}
