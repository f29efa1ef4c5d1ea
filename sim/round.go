package sim

import (
	"math"
	"strconv"
)

// HalfWidth is how far the mean may be off, as it stands behind ±: the side of the
// interval that is not cut off where the measure ends (no wait is below 0, no share above
// 100 %); 0 where there is no interval.
func (e *Estimate) HalfWidth() float64 { return math.Max(e.High-e.Mean, e.Mean-e.Low) }

// Place returns where the last figure of a mean that is known to ± half stands,
// as a power of ten: where the half-width, kept to one figure, has its own. A
// mean keeps its first figure, and shows no more than three, those of whole
// numbers aside. It is 0 where there is no half-width.
func Place(mean, half float64) float64 {
	known := Step(half)
	if known == 0 {
		return 0
	}
	if first := Step(math.Abs(mean)); first > 0 {
		known = math.Min(known, first)
	}
	return math.Max(known, math.Min(ThreeFigures(math.Max(math.Abs(mean), half)), 1))
}

// Step returns the place of the one figure that a half-width keeps; 0 if there
// is none. What rounds up to 10 keeps a figure less.
func Step(half float64) float64 {
	if !(half > 0) || math.IsInf(half, 0) {
		return 0
	}
	return math.Pow(10, math.Floor(math.Log10(half)+0.02))
}

// ThreeFigures returns the place to which a number is rounded to show three
// figures.
func ThreeFigures(v float64) float64 {
	v = math.Abs(v)
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	return math.Pow(10, math.Floor(math.Log10(v))-2)
}

// Estimated writes an estimate for people, 81.2 % ± 0.2, rounded to Place.
func (u Unit) Estimated(e Estimate) string {
	factor, name := u.scale(e.Mean)
	mean, half := e.Mean*factor, e.HalfWidth()*factor
	place := Place(mean, half)
	if place == 0 || half < place/2 {
		return u.Text(e.Mean)
	}
	return rounded(mean, place) + name + " ± " + rounded(half, place)
}

// rounded writes v to a place.
func rounded(v, place float64) string {
	decimals := max(0, int(math.Round(-math.Log10(place))))
	return group(strconv.FormatFloat(math.Round(v/place)*place, 'f', decimals, 64))
}
