package dist

import "math"

// integrate returns the integral of f from a to b. A rule of Lobatto's with 4
// points is compared with its extension to 7 points; where they differ the
// interval is cut at the points, until they agree or a jump is fenced in. Both
// rules look at the ends, so that no monotone function can hide a step from
// them (Gander & Gautschi, "Adaptive quadrature, revisited", 2000).
func integrate(a, b float64, f func(float64) float64) float64 {
	if !(a < b) {
		return 0
	}
	return integrateBetween(a, b, f(a), f(b), f, 16)
}

var (
	outer = math.Sqrt(2.0 / 3) // distances of the inner points from the centre
	inner = 1 / math.Sqrt(5.0)
)

func integrateBetween(a, b, atA, atB float64, f func(float64) float64, cuts int) float64 {
	centre, half := a/2+b/2, b/2-a/2
	points := [7]float64{a, centre - outer*half, centre - inner*half, centre, centre + inner*half, centre + outer*half, b}
	values := [7]float64{0: atA, 6: atB}
	for i := 1; i < 6; i++ {
		values[i] = f(points[i])
	}
	ends, next, inmost := values[0]+values[6], values[1]+values[5], values[2]+values[4]
	coarse := half / 6 * (ends + 5*inmost)
	fine := half / 1470 * (77*ends + 432*next + 625*inmost + 672*values[3])
	if cuts == 0 || !(math.Abs(fine-coarse) > 1e-7) {
		return fine
	}
	sum := 0.0
	for i := range 6 {
		sum += integrateBetween(points[i], points[i+1], values[i], values[i+1], f, cuts-1)
	}
	return sum
}
