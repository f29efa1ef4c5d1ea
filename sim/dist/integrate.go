package dist

import "math"

// Nodes and weights of the 15-point Gauss-Kronrod rule and of the 7-point Gauss
// rule on every other node (Piessens et al., QUADPACK, 1983, qk15).
var (
	kronrodNodes = [8]float64{
		0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
		0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
		0.586087235467691130294144838410872, 0.405845151377397166906606412076961,
		0.207784955007898467600689403773245, 0,
	}
	kronrodWeights = [8]float64{
		0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
		0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
		0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
		0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
	}
	gaussWeights = [4]float64{
		0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
		0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
	}
)

// integrate returns the integral of f from a to b. An interval is halved until
// the two rules agree to 1e-8, at which the finer one is good to far more, or
// until a jump is fenced in.
func integrate(a, b float64, f func(float64) float64) float64 {
	return integrateTo(a, b, f, 24)
}

func integrateTo(a, b float64, f func(float64) float64, halvings int) float64 {
	centre, half := a/2+b/2, b/2-a/2
	middle := f(centre)
	fine, coarse := kronrodWeights[7]*middle, gaussWeights[3]*middle
	for i, node := range kronrodNodes[:7] {
		pair := f(centre-half*node) + f(centre+half*node)
		fine += kronrodWeights[i] * pair
		if i%2 == 1 {
			coarse += gaussWeights[i/2] * pair
		}
	}
	if halvings == 0 || math.Abs(fine-coarse)*half < 1e-8 {
		return fine * half
	}
	return integrateTo(a, centre, f, halvings-1) + integrateTo(centre, b, f, halvings-1)
}
