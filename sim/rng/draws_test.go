package rng

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/mathext"
)

// draws lists every kind of draw with the law that it must follow.
func draws() map[string]struct {
	law
	draw func(*Stream) float64
} {
	type drawn = struct {
		law
		draw func(*Stream) float64
	}
	all := map[string]drawn{
		"Float64": {uniformLaw(), (*Stream).Float64},
		"Exp":     {exponentialLaw(1), (*Stream).Exp},
		"Norm":    {normalLaw(1), (*Stream).Norm},
	}
	for _, shape := range []float64{0.05, 0.5, 0.99, 1, 1.5, 4, 25, 400, 1e6} {
		all[fmt.Sprintf("Gamma(%v)", shape)] = drawn{gammaLaw(shape), func(s *Stream) float64 { return s.Gamma(shape) }}
	}
	for _, mean := range []float64{0.01, 0.7, 3, 9.99, 10, 11.3, 30, 200, 5000, 1e6, 1e9} {
		all[fmt.Sprintf("Poisson(%v)", mean)] = drawn{poissonLaw(mean), func(s *Stream) float64 { return float64(s.Poisson(mean)) }}
	}
	for _, c := range []struct {
		n int64
		p float64
	}{
		{1, 0.3},
		{5, 0.5},
		{12, 0.9},
		{19, 0.5},
		{21, 0.5},
		{40, 0.26},
		{1000, 0.0005},
		{1000, 0.0099},
		{1000, 0.011},
		{1000, 0.37},
		{1000, 0.95},
		{100_000, 0.02},
		{1_000_000, 0.5},
		{10_000_000, 0.3},
		{1_000_000_000_000, 1e-11},
	} {
		all[fmt.Sprintf("Binomial(%d, %v)", c.n, c.p)] = drawn{binomialLaw(c.n, c.p), func(s *Stream) float64 { return float64(s.Binomial(c.n, c.p)) }}
	}
	return all
}

func uniformLaw() law {
	return law{cdf: func(x float64) float64 { return x }, mean: 0.5, variance: 1.0 / 12, fourth: 1.0 / 80}
}

func exponentialLaw(mean float64) law {
	square := mean * mean
	return law{func(x float64) float64 { return -math.Expm1(-x / mean) }, mean, square, 9 * square * square, false}
}

func normalLaw(sd float64) law {
	return law{func(x float64) float64 { return math.Erfc(-x/sd/math.Sqrt2) / 2 }, 0, sd * sd, 3 * sd * sd * sd * sd, false}
}

func gammaLaw(shape float64) law {
	cdf := func(x float64) float64 { return mathext.GammaIncReg(shape, max(x, 0)) }
	return law{cdf, shape, shape, 3*shape*shape + 6*shape, false}
}

func poissonLaw(mean float64) law {
	cdf := func(x float64) float64 {
		if x < 0 {
			return 0
		}
		return mathext.GammaIncRegComp(math.Floor(x)+1, mean)
	}
	return law{cdf, mean, mean, mean + 3*mean*mean, true}
}

func binomialLaw(n int64, p float64) law {
	size := float64(n)
	cdf := func(x float64) float64 {
		k := math.Floor(x)
		switch {
		case k < 0:
			return 0
		case k >= size:
			return 1
		}
		return mathext.RegIncBeta(size-k, k+1, 1-p)
	}
	variance := size * p * (1 - p)
	return law{cdf, size * p, variance, variance * (1 + 3*(size-2)*p*(1-p)), true}
}

// sampleOf draws n numbers under a name, so that adding a test changes no other.
func sampleOf(name string, n int, draw func(*Stream) float64) []float64 {
	s := New(20261122, 0).Name(name).Stream()
	sample := make([]float64, n)
	for i := range sample {
		sample[i] = draw(&s)
	}
	return sample
}

func TestDraws(t *testing.T) {
	for name, d := range draws() {
		t.Run(name, func(t *testing.T) {
			for _, misfit := range d.misfits(sampleOf(name, 42_000, d.draw)) {
				t.Error(misfit)
			}
		})
	}
}

// A law that is 5 % wrong must be noticed, or the test above says nothing.
func TestDrawsNoticeWrongLaw(t *testing.T) {
	all := draws()
	for name, wrong := range map[string]law{
		"Exp":                  exponentialLaw(1.05),
		"Norm":                 normalLaw(1.05),
		"Gamma(0.5)":           gammaLaw(0.525),
		"Gamma(4)":             gammaLaw(4.2),
		"Poisson(3)":           poissonLaw(3.15),
		"Poisson(200)":         poissonLaw(210),
		"Binomial(5, 0.5)":     binomialLaw(5, 0.525),
		"Binomial(1000, 0.37)": binomialLaw(1000, 0.3885),
	} {
		if len(wrong.misfits(sampleOf(name, 42_000, all[name].draw))) == 0 {
			t.Errorf("%s is taken for a law that is 5 %% off", name)
		}
	}
	// The right moments with another shape.
	uniform := law{func(x float64) float64 { return min(max(0.5+x/math.Sqrt(12), 0), 1) }, 0, 1, 1.8, false}
	if len(uniform.misfits(sampleOf("Norm", 42_000, (*Stream).Norm))) == 0 {
		t.Error("a normal sample is taken for a uniform one")
	}
}

// Rejection goes wrong by little where it goes wrong, so it gets a closer look.
func TestRejectionsClosely(t *testing.T) {
	for _, name := range []string{"Gamma(1)", "Poisson(10)", "Poisson(30)", "Binomial(40, 0.26)", "Binomial(1000, 0.37)"} {
		d := draws()[name]
		for _, misfit := range d.misfitsOf(sampleOf(name, 600_000, d.draw)) {
			t.Errorf("%s: %s", name, misfit)
		}
	}
}

// The last layers of the ziggurats are drawn by other code than the rest, and
// one draw in 2000 and 4000 comes from there.
func TestTails(t *testing.T) {
	const n = 2_000_000
	tail := math.Erfc(normRight/math.Sqrt2) / 2
	s := New(1, 0).Name("tails").Stream()
	var overExp []float64
	over, below := 0, 0
	for range n {
		if x := s.Exp(); x > expRight {
			overExp = append(overExp, x-expRight)
		}
		if x := s.Norm(); x > normRight {
			over++
		} else if x < -normRight {
			below++
		}
	}
	for _, c := range []struct {
		name  string
		count int
		share float64
	}{
		{"exponential", len(overExp), math.Exp(-expRight)},
		{"normal, above", over, tail},
		{"normal, below", below, tail},
	} {
		if got, want := float64(c.count), n*c.share; math.Abs(got-want) > z*math.Sqrt(want) {
			t.Errorf("%s: %v in the tail, want %.0f", c.name, got, want)
		}
	}
	for _, misfit := range exponentialLaw(1).misfitsOf(overExp) {
		t.Errorf("exponential tail: %s", misfit)
	}
	// Moments of the normal law beyond normRight, from their integrals.
	moment := func(power float64, around float64) float64 {
		density := func(x float64) float64 {
			return math.Pow(x-around, power) * math.Exp(-x*x/2) / math.Sqrt(2*math.Pi) / tail
		}
		return quad.Fixed(density, normRight, normRight+8, 100, nil, 0)
	}
	mean := moment(1, 0)
	beyond := law{
		cdf:  func(x float64) float64 { return 1 - math.Erfc(x/math.Sqrt2)/2/tail },
		mean: mean, variance: moment(2, mean), fourth: moment(4, mean),
	}
	for _, misfit := range beyond.misfits(sampleOf("normal tail", 42_000, (*Stream).normTail)) {
		t.Errorf("normal tail: %s", misfit)
	}
}

func TestDegenerate(t *testing.T) {
	s := New(1, 0).Stream()
	nan := math.NaN()
	for name, got := range map[string]float64{
		"Gamma(0)":         s.Gamma(0),
		"Gamma(-1)":        s.Gamma(-1),
		"Gamma(NaN)":       s.Gamma(nan),
		"Poisson(0)":       float64(s.Poisson(0)),
		"Poisson(-3)":      float64(s.Poisson(-3)),
		"Poisson(NaN)":     float64(s.Poisson(nan)),
		"Binomial(0, .5)":  float64(s.Binomial(0, 0.5)),
		"Binomial(-1, .5)": float64(s.Binomial(-1, 0.5)),
		"Binomial(9, 0)":   float64(s.Binomial(9, 0)),
		"Binomial(9, NaN)": float64(s.Binomial(9, nan)),
		"Binomial(9, 1)-9": float64(s.Binomial(9, 1) - 9),
		"Binomial(9, 2)-9": float64(s.Binomial(9, 2) - 9),
	} {
		if got != 0 {
			t.Errorf("%s is %v, want 0", name, got)
		}
	}
}

// Small counts are found by inversion: with the same luck, more expected never
// means fewer.
func TestSmallCountsGrowWithTheirMean(t *testing.T) {
	for i := range uint64(2000) {
		last, lastOf := int64(0), int64(0)
		for mean := 0.1; mean < inversionBelow; mean += 0.1 {
			s := New(7, 0).With(i).Stream()
			if k := s.Poisson(mean); k < last {
				t.Fatalf("key %d: Poisson(%v) is %d after %d", i, mean, k, last)
			} else {
				last = k
			}
			s = New(7, 0).With(i).Stream()
			if k := s.Binomial(1000, mean/1000); k < lastOf {
				t.Fatalf("key %d: Binomial(1000, %v) is %d after %d", i, mean/1000, k, lastOf)
			} else {
				lastOf = k
			}
		}
	}
}

func TestDrawsAllocateNothing(t *testing.T) {
	s := New(1, 0).Stream()
	for name, d := range draws() {
		if n := testing.AllocsPerRun(100, func() { d.draw(&s) }); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

func BenchmarkDraws(b *testing.B) {
	for _, name := range []string{"Float64", "Exp", "Norm", "Gamma(0.5)", "Gamma(4)", "Poisson(3)", "Poisson(200)", "Binomial(1000, 0.0005)", "Binomial(1000, 0.37)"} {
		draw := draws()[name].draw
		b.Run(name, func(b *testing.B) {
			s := New(1, 0).Stream()
			b.ReportAllocs()
			for b.Loop() {
				draw(&s)
			}
		})
	}
}
