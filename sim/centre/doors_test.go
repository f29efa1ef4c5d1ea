package centre

import "testing"

// Luck that is even falls into each channel as often as its share says, in
// whatever place the share stands, and into none with what is left over.
func TestSharesOfChannels(t *testing.T) {
	served := make([]*queue, 5)
	for i := range served {
		served[i] = &queue{}
	}
	served[3] = nil // nobody serves the reason there
	c := &Centre{reasons: []reason{{queues: served}}}
	into := make([]int, 5)
	none := 0
	for i := range 1000 {
		if to, ok := c.shareOf([]float64{0.2, 0, 0.4, 0.1, 0.1}, (float64(i)+0.5)/1000, &visit{}); ok {
			into[to]++
		} else {
			none++
		}
	}
	for i, want := range []int{200, 0, 400, 0, 100} {
		if into[i] != want {
			t.Errorf("channel %d: %d of 1000, want %d", i, into[i], want)
		}
	}
	if none != 300 {
		t.Errorf("none: %d of 1000, want the 200 that are left and the 100 that nobody serves", none)
	}
}
