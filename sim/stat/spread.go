package stat

import (
	"math"
	"slices"
)

// Quantile returns the value below which a share p of the values lies,
// interpolated between neighbours (Hyndman & Fan 1996, type 7, as in most
// spreadsheets). From p10 to p90 is the band in which eight of ten seasons turn
// out. Values that are not finite stand for replications without data and are
// left out; if none is left, ok is false.
func Quantile(values []float64, p float64) (x float64, ok bool) {
	sorted := make([]float64, 0, len(values))
	for _, x := range values {
		if isNumber(x) {
			sorted = append(sorted, x)
		}
	}
	if len(sorted) == 0 {
		return 0, false
	}
	slices.Sort(sorted)
	position := min(max(p, 0), 1) * float64(len(sorted)-1)
	below := int(position)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (position-float64(below))*(sorted[above]-sorted[below]), true
}

// ReplicationsFor returns how many replications would narrow the estimate to
// the given half-width, if values go on to spread as they did; at least two.
// Without an interval there is no telling, and ok is false.
func (e Estimate) ReplicationsFor(halfWidth float64) (n int, ok bool) {
	if !e.HasInterval() || !(halfWidth > 0) {
		return 0, false
	}
	sd := e.HalfWidth() * math.Sqrt(float64(e.N)) / Student(e.N-1, e.Confidence)
	// Student's factor falls with n towards the normal one: start there.
	normal := math.Sqrt2 * math.Erfinv(e.Confidence)
	root := normal * sd / halfWidth
	if root > 1e7 {
		return 0, false
	}
	for n = max(2, int(math.Ceil(root*root))); ; n++ {
		if Student(n-1, e.Confidence)*sd/math.Sqrt(float64(n)) <= halfWidth {
			return n, true
		}
	}
}
