package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Uniform is the law in which every value from lo to hi is equally likely.
type Uniform struct{ lo, hi float64 }

// NewUniform returns the uniform law from lo to hi, 0 <= lo < hi.
func NewUniform(lo, hi float64) (Uniform, error) {
	switch {
	case !(lo >= 0):
		return Uniform{}, fmt.Errorf("uniform: the low end must be 0s or more, not %s", FormatDuration(lo))
	case lo == hi:
		return Uniform{}, fmt.Errorf("uniform: both ends are %s: write fixed(…) for one value", FormatDuration(lo))
	case !(lo < hi && hi <= math.MaxFloat64):
		return Uniform{}, fmt.Errorf("uniform: the high end must be above the low end %s, not %s", FormatDuration(lo), FormatDuration(hi))
	}
	return checked(Uniform{lo, hi})
}

// CDF is (x - lo)/(hi - lo) between the ends.
func (l Uniform) CDF(x float64) float64 { return min(max((x-l.lo)/(l.hi-l.lo), 0), 1) }

// Mean is (lo + hi)/2.
func (l Uniform) Mean() float64 { return l.lo/2 + l.hi/2 }

// Quantile is lo + p·(hi - lo).
func (l Uniform) Quantile(p float64) float64 { return l.lo + p*(l.hi-l.lo) }

// Sample draws a value.
func (l Uniform) Sample(s *rng.Stream) float64 { return l.Quantile(s.Float64()) }

// String writes the law, as in uniform(30s, 300s).
func (l Uniform) String() string {
	return fmt.Sprintf("uniform(%s, %s)", FormatDuration(l.lo), FormatDuration(l.hi))
}

// Variance is (hi - lo)²/12.
func (l Uniform) Variance() float64 { return (l.hi - l.lo) * (l.hi - l.lo) / 12 }

// Triangular is the law that rises from lo to its most likely value and falls
// to hi: an expert's guess of least, likeliest and most.
type Triangular struct{ lo, mode, hi float64 }

// NewTriangular returns the triangular law, 0 <= lo <= mode <= hi and lo < hi.
func NewTriangular(lo, mode, hi float64) (Triangular, error) {
	switch {
	case !(lo >= 0):
		return Triangular{}, fmt.Errorf("triangular: the low end must be 0s or more, not %s", FormatDuration(lo))
	case !(lo < hi && hi <= math.MaxFloat64):
		return Triangular{}, fmt.Errorf("triangular: the high end must be above the low end %s, not %s", FormatDuration(lo), FormatDuration(hi))
	case !(lo <= mode && mode <= hi):
		return Triangular{}, fmt.Errorf("triangular: the likeliest value must lie between %s and %s, not at %s",
			FormatDuration(lo), FormatDuration(hi), FormatDuration(mode))
	}
	return checked(Triangular{lo, mode, hi})
}

// CDF is (x-lo)²/((hi-lo)(mode-lo)) below the mode and its mirror image above.
func (l Triangular) CDF(x float64) float64 {
	switch {
	case x <= l.lo:
		return 0
	case x >= l.hi:
		return 1
	case x < l.mode:
		return (x - l.lo) / (l.hi - l.lo) * ((x - l.lo) / (l.mode - l.lo))
	}
	return 1 - (l.hi-x)/(l.hi-l.lo)*((l.hi-x)/(l.hi-l.mode))
}

// Mean is (lo + mode + hi)/3.
func (l Triangular) Mean() float64 { return l.lo/3 + l.mode/3 + l.hi/3 }

// Quantile inverts the distribution function on either side of the mode.
func (l Triangular) Quantile(p float64) float64 {
	rise, fall, width := l.mode-l.lo, l.hi-l.mode, l.hi-l.lo
	if p*width < rise {
		return l.lo + math.Sqrt(p*width*rise)
	}
	return l.hi - math.Sqrt((1-p)*width*fall)
}

// Sample draws a value.
func (l Triangular) Sample(s *rng.Stream) float64 { return l.Quantile(s.Float64()) }

// String writes the law, as in triangular(60s, 120s, 300s).
func (l Triangular) String() string {
	return fmt.Sprintf("triangular(%s, %s, %s)", FormatDuration(l.lo), FormatDuration(l.mode), FormatDuration(l.hi))
}

// Variance is (rise² + rise·fall + fall²)/18, rise and fall being the widths of
// the two sides.
func (l Triangular) Variance() float64 {
	rise, fall := l.mode-l.lo, l.hi-l.mode
	return (rise*rise + rise*fall + fall*fall) / 18
}
