package rng

import "math"

// Gamma returns the next draw of the gamma distribution with the given shape
// and scale 1 (mean shape, variance shape). A shape of 0 or less gives 0.
//
// From shape 1 upwards a cubed normal is accepted 95 % of the time and more;
// below it, one with shape+1 is scaled by a power of a uniform (Marsaglia &
// Tsang, "A simple method for generating gamma variables", 2000).
func (s *Stream) Gamma(shape float64) float64 {
	if !(shape > 0) {
		return 0
	}
	if shape < 1 {
		power := math.Exp(-s.Exp() / shape)
		return s.Gamma(shape+1) * power
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := s.Norm()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		u := s.Float64()
		square := x * x
		if u < 1-0.0331*square*square || math.Log(u) < square/2+d*(1-v+math.Log(v)) {
			return d * v
		}
	}
}
