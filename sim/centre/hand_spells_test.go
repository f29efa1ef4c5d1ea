package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Calls take five minutes. From 9:04 to 9:20 nobody knows the answer and they
// take twice as long, from 9:10 on they take half as long again on top: 15
// minutes. What counts is when a call is answered.
//
//	9:00  a, 5 minutes: 9:05
//	9:05  b, who has waited since 9:03, 10 minutes: 9:15
//	9:15  c, who has waited since 9:06, 15 minutes: 9:30
//	9:30  d, 5 minutes: 9:35
func TestSpellsOfLongerWork(t *testing.T) {
	s := desk(1)
	s.layout.Spells = []centre.Spell{
		{Window: centre.Window{From: 9*des.Hour + 4*des.Minute, To: 9*des.Hour + 20*des.Minute}, Handle: []float64{2}},
		{Window: centre.Window{From: 9*des.Hour + 10*des.Minute, To: 9*des.Hour + 20*des.Minute}, Longer: []float64{1.5}},
	}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:03", 0)
	s.comes("c", "9:06", 0)
	s.comes("d", "9:21", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:03: answered 9:05 by Ann, done 9:15
		c phone 9:06: answered 9:15 by Ann, done 9:30
		d phone 9:21: answered 9:30 by Ann, done 9:35
	`)
}

// Until 10 o'clock everybody tries the other channel, too, within five minutes.
// The first contact takes five, so the second one is made; it is served as
// well, about a need that is known. After that there is one contact for each.
func TestSpellOfTwoChannels(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "email", Kind: centre.Deferred})
	s.reason("help", 0, 1)
	s.layout.Reasons[0].Mix = []float64{0.5, 0.5}
	s.team(1, 0, 1)
	s.layout.Spells = []centre.Spell{{Window: centre.Window{To: 10 * des.Hour}, Twice: []float64{1}}}
	s.comes("a", "9:00", 0)
	s.comes("b", "11:00", 0)
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	offered, redials, answered := int32(0), int32(0), int32(0)
	for q := range out.Cells {
		for _, cell := range out.Cells[q] {
			offered, redials, answered = offered+cell.Offered, redials+cell.Redials, answered+cell.Answered
		}
	}
	needs := out.Needs[0][0]
	if offered != 3 || answered != 3 || redials != 0 || needs.Arisen != 2 || needs.Served[0]+needs.Served[1] != 2 {
		t.Errorf("%d contacts, of which %d again; needs %+v", offered, redials, needs)
	}
}

// Of customers of whom half would call, three quarters do when the phone draws
// three times as many as usual, and half again after that: the same customers
// call as before, and some more. A pull that is 5 % off is seen.
func TestSpellPullsToChannel(t *testing.T) {
	const n = 160_000
	calls := func(pull float64) (in, after float64) {
		s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat, Slowdown: []float64{1}})
		s.layout.Reasons = []centre.Reason{{Name: "help", Mix: []float64{0.5, 0.5}, Queues: []int{0, 1}}}
		for ch := range 2 {
			s.layout.Queues = append(s.layout.Queues, centre.Queue{Channel: ch, Handle: secs(60), WaitingRoom: -1})
		}
		s.layout.Spells = []centre.Spell{{Window: centre.Window{To: des.Day}, Pull: []float64{pull, 1}}}
		luck := rng.New(1, 0)
		for i := range n {
			s.customers = append(s.customers, centre.Arrival{At: 2 * des.Day / n * des.Time(i), Key: luck.With(uint64(i))})
		}
		out, err := centre.New(&s.layout).Play(&replay{s.customers}, &world{duties: make([][]centre.Duty, 2)})
		if err != nil {
			t.Fatal(err)
		}
		for i, cell := range out.Cells[0] {
			if des.Time(i)*des.Hour < des.Day {
				in += float64(cell.Offered)
			} else {
				after += float64(cell.Offered)
			}
		}
		return in, after
	}
	near := func(got, share float64) bool {
		return math.Abs(got-n/2*share) < 4*math.Sqrt(n/2*share*(1-share))
	}
	in, after := calls(3)
	if !near(in, 0.75) || !near(after, 0.5) {
		t.Errorf("%v and then %v of %d call", in, after, n/2)
	}
	if wrong, _ := calls(3 * 1.05); near(wrong, 0.75) {
		t.Error("a pull that is 5 % off goes unseen")
	}
}
