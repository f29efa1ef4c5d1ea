package stat

import (
	"math"
	"testing"
)

func TestQuantile(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		values []float64
		p      float64
		want   float64
		ok     bool
	}{
		{[]float64{3, 1, 2}, 0.5, 2, true},
		{[]float64{4, 1, 3, 2}, 0.5, 2.5, true},
		{[]float64{10, 20, 30, 40, 50}, 0.1, 14, true}, // PERCENTILE.INC of spreadsheets
		{[]float64{10, 20, 30, 40, 50}, 0.9, 46, true},
		{[]float64{10, 20}, 0, 10, true},
		{[]float64{10, 20}, 1, 20, true},
		{[]float64{7}, 0.3, 7, true},
		{[]float64{nan, 7, math.Inf(-1)}, 0.3, 7, true},
		{[]float64{nan}, 0.3, 0, false},
		{nil, 0.3, 0, false},
	} {
		if got, ok := Quantile(c.values, c.p); !near(got, c.want, 1e-15) || ok != c.ok {
			t.Errorf("quantile %v of %v is %v, %v; want %v", c.p, c.values, got, ok, c.want)
		}
	}
	values := []float64{3, 1, 2}
	if Quantile(values, 0.5); values[0] != 3 {
		t.Error("the values were sorted in place")
	}
}

// The number of replications is the smallest that is enough.
func TestReplicationsFor(t *testing.T) {
	e := Mean([]float64{10, 12, 9, 11, 13, 8, 10, 11, 12, 9}, 0.95)
	sd := e.HalfWidth() * math.Sqrt(10) / Student(9, 0.95)
	half := func(n int) float64 { return Student(n-1, 0.95) * sd / math.Sqrt(float64(n)) }
	for _, asked := range []float64{100, 14, 5, 1.5, e.HalfWidth(), 1, 0.5, 0.1, 0.01, 0.001} {
		n, ok := e.ReplicationsFor(asked)
		if !ok || half(n) > asked*(1+1e-9) || n > 2 && half(n-1) <= asked*(1-1e-9) {
			t.Errorf("± %v with %d replications (%v): they give ± %v, one less ± %v", asked, n, ok, half(n), half(n-1))
		}
	}
	if n, ok := e.ReplicationsFor(e.HalfWidth() * (1 + 1e-12)); n != 10 || !ok {
		t.Errorf("what is reached takes %d replications, want those 10", n)
	}
	if n, ok := Mean([]float64{5, 5, 5}, 0.95).ReplicationsFor(0.1); n != 2 || !ok {
		t.Errorf("no spread: %d replications", n)
	}
}

func TestReplicationsForTheImpossible(t *testing.T) {
	for name, e := range map[string]Estimate{"one value": Mean([]float64{1}, 0.95), "none": Mean(nil, 0.95)} {
		if n, ok := e.ReplicationsFor(1); ok {
			t.Errorf("%s: %d replications", name, n)
		}
	}
	e := Mean([]float64{10, 12, 9}, 0.95)
	for _, asked := range []float64{0, -1, math.NaN(), 1e-9} {
		if n, ok := e.ReplicationsFor(asked); ok {
			t.Errorf("± %v: %d replications", asked, n)
		}
	}
}
