package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// Of 30 % young, who wait 0.7 times as long, 20 % call, and of the 70 % others 60 %:
// of those who call one in eight is young, 0.06 of 0.48. They leave at the rates of
// 1/8 · 1/0.7 + 7/8 = 1.0536 as many alike. In chat it is 0.24 young of 0.52. Where a
// reason's customers choose neither, they have changed there, 30 % of them young.
func TestImpatience(t *testing.T) {
	s := splitSheet()
	s.reason("orders", 0, 1)
	s.layout.Reasons[1].Mix = []float64{1, 0}
	for q, want := range []float64{1.0/8/0.7 + 7.0/8, 6.0/13/0.7 + 7.0/13, 0.3/0.7 + 0.7, 0.3/0.7 + 0.7} {
		if got := s.layout.Impatience(q); math.Abs(got-want) > 1e-12 {
			t.Errorf("queue %s: %v, want %v", s.layout.Queues[q].Name, got, want)
		}
	}
	s.layout.Segments = []centre.Segment(nil)
	if got := s.layout.Impatience(0); got != 1 {
		t.Errorf("without segments: %v", got)
	}
}
