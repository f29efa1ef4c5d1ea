package report

import (
	"math"
	"strconv"
)

// curve is a row of values, nil where there is none.
type curve []*float64

// newCurve makes a curve of n values.
func newCurve(n int, value func(i int) (float64, bool)) curve {
	c := make(curve, n)
	for i := range c {
		if v, ok := value(i); ok && !math.IsNaN(v) && !math.IsInf(v, 0) {
			v = short(v)
			c[i] = &v
		}
	}
	return c
}

// of makes a curve of a series that knows every value.
func (s scale) of(series []float64) curve {
	return newCurve(len(series), func(i int) (float64, bool) { return series[i] * s.factor, true })
}

// ofKnown makes a curve of a series with gaps.
func (s scale) ofKnown(series []*float64) curve {
	return newCurve(len(series), func(i int) (float64, bool) {
		if series[i] == nil {
			return 0, false
		}
		return *series[i] * s.factor, true
	})
}

// minus returns the distance between two curves.
func (c curve) minus(d curve) curve {
	return newCurve(len(c), func(i int) (float64, bool) {
		if c[i] == nil || i >= len(d) || d[i] == nil {
			return 0, false
		}
		return *c[i] - *d[i], true
	})
}

// short keeps four figures, more than a chart can show.
func short(v float64) float64 {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64)
	return v
}

// top returns the place of the largest value, -1 when there is none.
func (c curve) top() int {
	best := -1
	for i, v := range c {
		if v != nil && (best < 0 || *v > *c[best]) {
			best = i
		}
	}
	return best
}
