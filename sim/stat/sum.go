package stat

import "math"

// Plus adds two sums of which neither is negative. A sum that is too large for
// its integer stays at the largest one, whatever is added to it and in
// whatever order: see [TooLarge].
func Plus[T ~int64](a, b T) T {
	if sum := a + b; sum >= 0 {
		return sum
	}
	return math.MaxInt64
}

// TooLarge says whether one of the sums that [Plus] made was too large to be
// known.
func TooLarge[T ~int64](sums ...T) bool {
	for _, sum := range sums {
		if sum == math.MaxInt64 {
			return true
		}
	}
	return false
}
