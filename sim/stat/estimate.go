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
	var t Tally
	for _, x := range values {
		if isNumber(x) {
			t.Add(x)
		}
	}
	e := Estimate{Mean: t.Mean(), Lo: t.Mean(), Hi: t.Mean(), N: t.N()}
	e.warn(len(values))
	if e.N >= 2 {
		half := student(e.N-1, confidence) * t.SD() / math.Sqrt(float64(e.N))
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
