package centre_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// freed is a morning on which Ann, busy with a until 9:05, then takes v, b and c,
// five minutes each, in an order that is for the policy to say. Orders (b, c)
// have rank 0 for her and a threshold of 20 seconds, advice (v) has rank 1.
func freed(policy centre.Policy) *sheet {
	s := desk(0)
	s.reason("advice", 0)
	s.team(1, 0, 1)
	s.layout.Groups[1].Skills[1].Rank = 1
	s.layout.Groups[1].Policy = policy
	s.comes("a", "9:00", 0)
	s.comes("v", "9:01", 1)
	s.comes("b", "9:02", 0)
	s.comes("c", "9:04", 0)
	return s
}

// The rank of v counts as two minutes: its turn is 9:03, between 9:02 and 9:04.
// By rank it would be last, by its wait first.
func TestAgeing(t *testing.T) {
	freed(centre.Ageing{Step: 2 * des.Minute}).expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:02: answered 9:05 by Ann, done 9:10
		v phone 9:01: answered 9:10 by Ann, done 9:15
		c phone 9:04: answered 9:15 by Ann, done 9:20
	`)
}

func TestLongestWait(t *testing.T) {
	freed(centre.LongestWait{}).expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		v phone 9:01: answered 9:05 by Ann, done 9:10
		b phone 9:02: answered 9:10 by Ann, done 9:15
		c phone 9:04: answered 9:15 by Ann, done 9:20
	`)
}

// Advice is to be answered within two minutes: v is due at 9:03, b at 9:02:20,
// c at 9:04:20.
func TestSoonestDue(t *testing.T) {
	s := freed(centre.SoonestDue{})
	s.layout.Queues[1].Within = 2 * des.Minute
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:02: answered 9:05 by Ann, done 9:10
		v phone 9:01: answered 9:10 by Ann, done 9:15
		c phone 9:04: answered 9:15 by Ann, done 9:20
	`)
}

// At 9:05 orders are at 100 % (a) and advice has nothing to show: v has waited
// longest, too long. At 9:10 advice is at 0 %, so w is next, though b and c have
// waited longer; then they.
func TestWorstLevel(t *testing.T) {
	s := freed(centre.WorstLevel{})
	s.comes("w", "9:04", 1)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		v phone 9:01: answered 9:05 by Ann, done 9:10
		w phone 9:04: answered 9:10 by Ann, done 9:15
		b phone 9:02: answered 9:15 by Ann, done 9:20
		c phone 9:04: answered 9:20 by Ann, done 9:25
	`)
}

// Bob helps while more than one waits. He is idle when b comes, and b waits; c is
// the second, so Bob takes b, who came first. When he is free again d waits
// alone, for Ann.
func TestHelpWhileManyWait(t *testing.T) {
	s := desk(1)
	s.team(1)
	s.layout.Groups[1].Skills = []centre.Skill{{Queue: 0, Factor: 1}}
	s.layout.Queues[0].Routing = append(s.layout.Queues[0].Routing,
		centre.Step{When: centre.Condition{Of: centre.Waiting, Over: 1}, Groups: []int{1}})
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:06", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:02 by Bob, done 9:07
		c phone 9:02: answered 9:05 by Ann, done 9:10
		d phone 9:06: answered 9:10 by Ann, done 9:15
	`)
}

// Bob and Cat help while more than one of them is idle. Bob takes b; Cat alone
// does not take c. When Bob is free at 9:06, he and Cat are two, and he takes d.
func TestHelpWhileManyAreIdle(t *testing.T) {
	s := desk(1)
	s.team(2)
	s.layout.Groups[1].Skills = []centre.Skill{{Queue: 0, Factor: 1}}
	s.layout.Queues[0].Routing = append(s.layout.Queues[0].Routing,
		centre.Step{When: centre.Condition{Of: centre.Idle, Over: 1}, Groups: []int{1}})
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:05:30", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:01 by Bob, done 9:06
		c phone 9:02: answered 9:05 by Ann, done 9:10
		d phone 9:05:30: answered 9:06 by Bob, done 9:11
	`)
}

// Priority that ages so slowly that nothing ever comes of it is priority, and one
// that ages at once leaves the longest wait.
func TestPoliciesMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		sameOutcome(t, under(t, w, nil), under(t, w, centre.Ageing{Step: 1000 * des.Day}))
		sameOutcome(t, under(t, w, centre.LongestWait{}), under(t, w, centre.Ageing{}))
	})
}

// under plays a world with one policy in all groups.
func under(t *rapid.T, w *world, policy centre.Policy) *centre.Outcome {
	for i := range w.layout.Groups {
		w.layout.Groups[i].Policy = policy
	}
	out, err := w.play(centre.New(w.layout))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
