package stat

import (
	"fmt"
	"math"
)

// Ratio estimates a ratio of means, such as the service level: all contacts
// answered in time ÷ all contacts offered, from both counts in each
// replication. A busy replication weighs more than a quiet one, as its
// customers do. The interval is that of the delta method (Law, "Simulation
// modeling and analysis", 9.7.2; Cochran, "Sampling techniques", 6.4).
func Ratio(num, den []float64, confidence float64) Estimate {
	return Mean(Linearised(num, den), confidence)
}

// Linearised returns values r + (num - r·den)/mean(den), r being the ratio of
// means. Their mean is r, and their spread is what that of num and den does to
// it: by them, a ratio is as easy as a mean, and so is the [Difference] of two. Replications without data, and all
// of them if every denominator is 0, become NaN.
func Linearised(num, den []float64) []float64 {
	if len(num) != len(den) {
		panic(fmt.Sprintf("stat: %d numerators for %d denominators", len(num), len(den)))
	}
	var n, d Tally
	for i := range num {
		if isNumber(num[i]) && isNumber(den[i]) {
			n.Add(num[i])
			d.Add(den[i])
		}
	}
	ratio := n.Mean() / d.Mean()
	values := make([]float64, len(num))
	for i := range values {
		values[i] = ratio + (num[i]-ratio*den[i])/d.Mean()
		if !isNumber(values[i]) {
			values[i] = math.NaN()
		}
	}
	return values
}
