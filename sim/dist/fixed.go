package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Fixed is the law that always gives the same value.
type Fixed struct{ value float64 }

// NewFixed returns the law of one value, 0 or more.
func NewFixed(value float64) (Fixed, error) {
	if !(value >= 0 && value <= math.MaxFloat64) {
		return Fixed{}, fmt.Errorf("fixed: the value must be 0 or more, not %v", value)
	}
	return Fixed{value}, nil
}

// CDF is 0 below the value, 1 from it onwards.
func (l Fixed) CDF(x float64) float64 {
	if x < l.value {
		return 0
	}
	return 1
}

// Mean returns the value.
func (l Fixed) Mean() float64 { return l.value }

// Quantile returns the value.
func (l Fixed) Quantile(float64) float64 { return l.value }

// Sample returns the value and leaves the stream alone.
func (l Fixed) Sample(*rng.Stream) float64 { return l.value }

// String writes the law, as in fixed(60s).
func (l Fixed) String() string { return fmt.Sprintf("fixed(%s)", FormatDuration(l.value)) }

// Variance is 0.
func (l Fixed) Variance() float64 { return 0 }

// Never is the law of what does not happen, as the patience of callers who
// never hang up: every draw is +Inf.
type Never struct{}

// CDF is 0 for every x but +Inf.
func (Never) CDF(x float64) float64 {
	if math.IsInf(x, 1) {
		return 1
	}
	return 0
}

// Mean is +Inf.
func (Never) Mean() float64 { return math.Inf(1) }

// Quantile is +Inf.
func (Never) Quantile(float64) float64 { return math.Inf(1) }

// Sample returns +Inf and leaves the stream alone.
func (Never) Sample(*rng.Stream) float64 { return math.Inf(1) }

// String is "never".
func (Never) String() string { return "never" }

// Variance is +Inf.
func (Never) Variance() float64 { return math.Inf(1) }
