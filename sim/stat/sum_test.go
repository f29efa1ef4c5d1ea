package stat

import (
	"math"
	"testing"
)

// What is too large stays too large, also where plain integers would have
// gone round to something plausible.
func TestPlus(t *testing.T) {
	sum, round := int64(0), int64(0)
	for i := range int64(6) {
		if TooLarge(1, sum) != (i > 2) {
			t.Errorf("after %d of two fifths: %d", i, sum)
		}
		sum, round = Plus(sum, math.MaxInt64/5*2), round+math.MaxInt64/5*2
	}
	if round < 0 {
		t.Errorf("the plain sum is %d, which shows itself", round)
	}
	if got := Plus[int64](3, 4); got != 7 {
		t.Errorf("3 + 4 = %d", got)
	}
}
