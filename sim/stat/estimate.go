package stat

import (
	"fmt"
	"math"
)

// Estimate is a number with the interval that it is known to. It is a value to
// be shown: whoever prints Mean prints the interval, or the warnings.
type Estimate struct {
	Mean       float64  `json:"mean"`
	Lo         float64  `json:"lo"`
	Hi         float64  `json:"hi"`
	N          int      `json:"n"`          // values that it rests on
	Confidence float64  `json:"confidence"` // of Lo to Hi; 0 if there is no interval
	Warnings   []string `json:"warnings,omitempty"`
}

// HasInterval reports whether Lo and Hi bound the mean. With fewer than two
// values nothing is known about its precision, and both equal the mean.
func (e Estimate) HasInterval() bool { return e.Confidence > 0 }

// HalfWidth returns half the width of the interval, 0 if there is none.
func (e Estimate) HalfWidth() float64 { return (e.Hi - e.Lo) / 2 }

// Holds reports whether x lies in the interval. Without one everything may be.
func (e Estimate) Holds(x float64) bool {
	return !e.HasInterval() || e.Lo <= x && x <= e.Hi
}

// Mean estimates the mean of a measure from its value in each replication, with
// Student's interval mean ± t·sd/√n. Values that are not finite stand for
// replications without data: they are left out, and a warning says so.
func Mean(values []float64, confidence float64) Estimate {
	mustBeConfidence(confidence)
	t := Tallied(values)
	e := Estimate{Mean: t.Mean(), Lo: t.Mean(), Hi: t.Mean(), N: t.N()}
	e.warn(len(values))
	if e.N >= 2 {
		half := Student(e.N-1, confidence) * t.SD() / math.Sqrt(float64(e.N))
		e.Lo, e.Hi, e.Confidence = e.Mean-half, e.Mean+half, confidence
	}
	return e
}

// Difference estimates the mean of a - b from values of the same replications
// of two alternatives. The same luck cancels out of the difference, which is
// therefore known better than either. Replications that only one has are left
// out, and a warning says so.
func Difference(a, b []float64, confidence float64) Estimate {
	paired := min(len(a), len(b))
	difference := make([]float64, paired)
	for i := range difference {
		difference[i] = a[i] - b[i]
	}
	e := Mean(difference, confidence)
	if len(a) != len(b) {
		e.Warnings = append(e.Warnings, fmt.Sprintf("%d and %d replications: only the first %d are paired", len(a), len(b), paired))
	}
	return e
}

// Independent estimates the difference of the means of a and b from replications
// whose luck is not the same (Welch, "The generalization of 'Student's' problem when
// several different population variances are involved", 1947):
//
//	mean(a) - mean(b) ± t·√(s²(a)/n(a) + s²(b)/n(b))
//
// with the degrees of freedom of Satterthwaite, rounded down.
func Independent(a, b []float64, confidence float64) Estimate {
	mustBeConfidence(confidence)
	of, against := Tallied(a), Tallied(b)
	e := Estimate{N: min(of.N(), against.N())}
	if e.warn(e.N); e.N == 0 {
		return e
	}
	e.Mean = of.Mean() - against.Mean()
	e.Lo, e.Hi = e.Mean, e.Mean
	if e.N < 2 {
		return e
	}
	va, vb := of.Variance()/float64(of.N()), against.Variance()/float64(against.N())
	if e.Confidence = confidence; va+vb > 0 {
		freedom := (va + vb) * (va + vb) / (va*va/float64(of.N()-1) + vb*vb/float64(against.N()-1))
		half := Student(max(1, int(freedom)), confidence) * math.Sqrt(va+vb)
		e.Lo, e.Hi = e.Mean-half, e.Mean+half
	}
	return e
}

// Saved returns how many times the replications it would take to know the difference
// of a and b as well if each had luck of its own: the sum of their variances by the
// variance of the difference. 0 where there is no telling, for they never differ or
// there are too few pairs.
func Saved(a, b []float64) float64 {
	var of, against, apart Tally
	for i := range min(len(a), len(b)) {
		if isNumber(a[i]) && isNumber(b[i]) {
			of.Add(a[i])
			against.Add(b[i])
			apart.Add(a[i] - b[i])
		}
	}
	if apart.Variance() == 0 {
		return 0
	}
	return (of.Variance() + against.Variance()) / apart.Variance()
}

// fewest is the number of values under which an interval rests on the shape of
// their distribution more than on the values.
const fewest = 5

// warn says what is weak about an estimate from so many replications.
func (e *Estimate) warn(replications int) {
	if missing := replications - e.N; missing > 0 && e.N > 0 {
		e.Warnings = append(e.Warnings, fmt.Sprintf("%d of %d replications have no data", missing, replications))
	}
	switch {
	case e.N == 0:
		e.Warnings = append(e.Warnings, "no data")
	case e.N == 1:
		e.Warnings = append(e.Warnings, "one replication: no interval")
	case e.N < fewest:
		e.Warnings = append(e.Warnings, fmt.Sprintf("only %d replications: a rough interval", e.N))
	}
}

// isNumber reports whether x is finite, and its square will be.
func isNumber(x float64) bool { return math.Abs(x) < 1e150 }

func mustBeConfidence(confidence float64) {
	if !(confidence > 0 && confidence < 1) {
		panic(fmt.Sprintf("stat: a confidence of %v: write a share between 0 and 1, such as 0.95", confidence))
	}
}
