package stat

import "math"

// Tally keeps the number, mean and variance of values that are seen one at a
// time (Welford, "Note on a method for calculating corrected sums of squares
// and products", 1962). Values that lie close together far from zero lose no
// precision.
type Tally struct {
	n       int
	mean    float64
	squares float64 // sum of squared distances from the mean
}

// Add counts a value.
func (t *Tally) Add(x float64) {
	t.n++
	apart := x - t.mean
	t.mean += apart / float64(t.n)
	t.squares += apart * (x - t.mean)
}

// Tallied counts the values that are finite.
func Tallied(values []float64) (t Tally) {
	for _, x := range values {
		if isNumber(x) {
			t.Add(x)
		}
	}
	return t
}

// N returns how many values were counted.
func (t Tally) N() int { return t.n }

// Mean returns the mean, 0 if nothing was counted.
func (t Tally) Mean() float64 { return t.mean }

// Variance returns the variance of the population that the values are a sample
// of, with divisor n-1; 0 for fewer than two values.
func (t Tally) Variance() float64 {
	if t.n < 2 {
		return 0
	}
	return t.squares / float64(t.n-1)
}

// SD returns the standard deviation, the root of Variance.
func (t Tally) SD() float64 { return math.Sqrt(t.Variance()) }
