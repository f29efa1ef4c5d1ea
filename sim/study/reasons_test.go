package study

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// The reason that fares worst in its channel is named, unless it is rare or
// hardly worse.
func TestWorseReason(t *testing.T) {
	for name, c := range map[string]struct {
		offered, in, left [2]int64
		want              string
	}{
		"worse":           {[2]int64{600, 400}, [2]int64{440, 220}, [2]int64{30, 28}, "Of those who come by phone for product advice 55 % are answered within 20 s, and 66 % of all."},
		"and leave":       {[2]int64{600, 400}, [2]int64{440, 220}, [2]int64{0, 80}, "Of those who come by phone for product advice 55 % are answered within 20 s, and 66 % of all; 20 % leave the queue, and 8 % of all."},
		"hardly worse":    {[2]int64{600, 400}, [2]int64{400, 260}, [2]int64{}, ""},
		"rare":            {[2]int64{6000, 80}, [2]int64{5000, 0}, [2]int64{}, ""},
		"the common ones": {[2]int64{600, 400}, [2]int64{300, 400}, [2]int64{}, "Of those who come by phone for returns 50 % are answered within 20 s, and 70 % of all."},
	} {
		m := season(2, 1, 4)
		m.Layout.Reasons[0].Name, m.Layout.Reasons[1].Name = "returns", "product_advice"
		m.Layout.Queues = m.Layout.Queues[:3]
		m.Layout.Groups[0].Skills = m.Layout.Groups[0].Skills[:3]
		s := studyOf(m, sim.Experiment{Seed: 7, Replications: 1}, nil)
		s.play(1)
		s.sumUp()
		for q := range s.total.queues {
			clear(s.total.queues[q])
		}
		for k, q := range []int{0, 2} {
			s.total.queues[q][20] = queueEntry{offered: c.offered[k], levelOf: c.offered[k], levelIn: c.in[k], abandoned: c.left[k]}
		}
		if got := s.worseReason(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", name, got, c.want)
		}
	}
}
