package dist

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/rng"
)

// specimens are laws of every kind, in the users' notation.
var specimens = []string{
	"exponential(600s)",
	"exponential(0.001s)",
	"lognormal(mean 330s, cv 0.9)",
	"lognormal(median 2d, p90 4d)",
	"lognormal(mu 4.6, sigma 1.1)",
	"lognormal(mean 60s, cv 0.01)",
	"gamma(mean 300s, cv 1.2)",
	"gamma(mean 1s, cv 0.1)",
	"gamma(mean 300s, cv 3)",
	"erlang(mean 90s, k 1)",
	"erlang(mean 90s, k 2)",
	"erlang(mean 90s, k 30)",
	"weibull(shape 2, scale 135s)",
	"weibull(shape 0.7, mean 600s)",
	"uniform(30s, 300s)",
	"uniform(0s, 1s)",
	"triangular(60s, 120s, 300s)",
	"triangular(0s, 0s, 1s)",
	"triangular(10s, 20s, 20s)",
	"fixed(60s)",
	"empirical(30s, 45s, 45s, 120s)",
	"empirical(20% 30s, 70% 45s, 10% 120s)",
	"mixture(80% exponential(150s), 20% exponential(900s))",
	"mixture(10% fixed(0s), 90% exponential(1000s))",
	"mixture(0% never, 40% uniform(20m, 60m), 60% fixed(30s))",
	"sum(exponential(240s), exponential(60s))",
	"sum(fixed(30s), lognormal(mean 330s, cv 0.9))",
	"sum(lognormal(mean 240s, cv 0.8), erlang(mean 60s, k 2))",
	"sum(uniform(10s, 20s), empirical(30s, 60s))",
	"sum(mixture(70% fixed(0s), 30% exponential(60s)), gamma(mean 300s, cv 0.5))",
	"scaled(lognormal(mean 330s, cv 0.9), x1.3)",
	"scaled(sum(exponential(240s), exponential(60s)), x0.5)",
}

// each runs a test on every specimen.
func each(t *testing.T, test func(t *testing.T, law Law)) {
	for _, text := range specimens {
		t.Run(text, func(t *testing.T) { test(t, Must(Parse(text))) })
	}
}

// sampleOf draws n values with the luck of the law's own name.
func sampleOf(law Law, n int) []float64 {
	s := rng.New(20261122, 0).Name(law.String()).Stream()
	sample := make([]float64, n)
	for i := range sample {
		sample[i] = law.Sample(&s)
	}
	return sample
}

// Theory knows mean and variance by closed form; the distribution function must
// know the same: E[X] = ∫ P(X > x) dx and E[X²] = ∫ 2x·P(X > x) dx.
func TestMomentsAgreeWithCDF(t *testing.T) {
	each(t, func(t *testing.T, law Law) {
		mean, square := powerMean(law, 1), powerMean(law, 2)
		if !near(mean, law.Mean(), precision(law)) {
			t.Errorf("mean %v, but %v from the CDF", law.Mean(), mean)
		}
		if want := law.Variance() + law.Mean()*law.Mean(); !near(square, want, precision(law)) {
			t.Errorf("mean square %v, but %v from the CDF", want, square)
		}
	})
}

// powerMean returns E[X^k] = ∫ k·x^(k-1)·P(X > x) dx, from quantile to quantile.
func powerMean(law Law, k float64) float64 {
	unit := k * law.Mean() // integrate looks at differences of 1e-7
	f := func(y float64) float64 { return k * math.Pow(y, k-1) * (1 - law.CDF(y*unit)) }
	sum, from := 0.0, 0.0
	for _, p := range []float64{0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999, 1 - 1e-5, 1 - 1e-7, 1 - 1e-10, 1 - 1e-15} {
		if HoldsSum(law) && p > 1-1e-7 { // beyond, there is nothing but rounding
			break
		}
		to := law.Quantile(p) / unit
		sum += integrate(from, to, f)
		from = max(from, to)
	}
	return sum * math.Pow(unit, k)
}

// precision returns how well the law's CDF is known. Errors of a sum's count
// most where it is multiplied by the largest values.
func precision(law Law) float64 {
	if HoldsSum(law) {
		return 1e-4
	}
	return 1e-6
}

func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*max(math.Abs(want), 1e-300) || got == want
}

// A quantile is the smallest value at which the distribution function has come
// to p, jumps and flat stretches included.
func TestQuantileInvertsCDF(t *testing.T) {
	each(t, func(t *testing.T, law Law) {
		last := 0.0
		for _, p := range []float64{1e-9, 1e-4, 0.01, 0.05, 0.0999, 0.1001, 0.2, 0.25, 0.333, 0.5, 0.65, 0.8, 0.9, 0.99, 0.9999, 1 - 1e-9} {
			x := law.Quantile(p)
			if x < last {
				t.Errorf("quantile %v is %v, below the one before", p, x)
			}
			last = x
			slack := precision(law) / 1000
			if at := law.CDF(x * (1 + slack)); at < p-slack {
				t.Errorf("quantile %v is %v, where the CDF is only %v", p, x, at)
			}
			if before := law.CDF(x*(1-slack) - 1e-300); before > p+slack {
				t.Errorf("quantile %v is %v, but just below the CDF is already %v", p, x, before)
			}
		}
	})
}

func TestCDFIsOne(t *testing.T) {
	each(t, func(t *testing.T, law Law) {
		if law.CDF(-1) != 0 || law.CDF(math.Inf(-1)) != 0 {
			t.Error("values below 0 have a probability")
		}
		if law.CDF(math.Inf(1)) != 1 {
			t.Errorf("the CDF ends at %v", law.CDF(math.Inf(1)))
		}
		last := 0.0
		for x := 0.0; x < 20; x += 0.05 {
			p := law.CDF(x * law.Mean())
			if !(p >= last-precision(law)/1000 && p <= 1) {
				t.Fatalf("the CDF goes from %v to %v at %v means", last, p, x)
			}
			last = p
		}
	})
}

// A sample fits its law as a whole, by halves and by sevenths, in mean,
// variance and shape, within four standard errors.
func TestSampleFits(t *testing.T) {
	each(t, func(t *testing.T, law Law) {
		sample := sampleOf(law, 21_000)
		fourth := centralFourth(law)
		for _, parts := range []int{1, 2, 7} {
			for i := range parts {
				part := sample[i*len(sample)/parts : (i+1)*len(sample)/parts]
				for _, misfit := range misfits(part, law, fourth) {
					t.Errorf("part %d of %d: %s", i+1, parts, misfit)
				}
			}
		}
	})
}

// A law that is 5 % off must be noticed, or the test above says nothing.
func TestSampleNoticesWrongLaw(t *testing.T) {
	each(t, func(t *testing.T, law Law) {
		wrong := Must(NewScaled(law, 1.05))
		fourth := centralFourth(wrong)
		for _, n := range []int{21_000, 400_000} { // wide laws take many draws
			if len(misfits(sampleOf(law, n), wrong, fourth)) > 0 {
				return
			}
		}
		t.Error("the sample is taken for one of a law that is 5 % off")
	})
}

// centralFourth returns E[(X - mean)⁴], which gives the standard error of the
// variance.
func centralFourth(law Law) float64 {
	m := law.Mean()
	square := law.Variance() + m*m
	return powerMean(law, 4) - 4*m*powerMean(law, 3) + 6*m*m*square - 3*m*m*m*m
}

// misfits says in what a sample differs from a law by more than z = 4 standard
// errors, or by as rare a distance.
func misfits(sample []float64, law Law, fourth float64) (all []string) {
	const z, alpha = 4.0, 6.334e-5 // alpha is P(|N| > z)
	n := float64(len(sample))
	check := func(what string, got, want, standardError float64) {
		if !(math.Abs(got-want) <= z*standardError+1e-9*want) {
			all = append(all, fmt.Sprintf("%s %.6g, want %.6g ± %.2g", what, got, want, z*standardError))
		}
	}
	mean, square := 0.0, 0.0
	for _, x := range sample {
		mean += x / n
		square += (x - law.Mean()) * (x - law.Mean()) / n
	}
	variance := law.Variance()
	check("mean", mean, law.Mean(), math.Sqrt(variance/n))
	check("variance", square, variance, math.Sqrt(max(fourth-variance*variance, 0)/n))
	root := math.Sqrt(n)
	distance := kolmogorov(sample, law) * (root + 0.12 + 0.11/root) // Stephens 1970
	if most := math.Sqrt(-math.Log(alpha/2) / 2); distance > most {
		all = append(all, fmt.Sprintf("shape: a distance of %.4g, at most %.4g", distance, most))
	}
	return all
}

// kolmogorov returns the largest distance between the distribution of a sample
// and that of the law. Values that occur more than once are compared before and
// after the jump. Of a sum, whose CDF takes long, 200 values have to do.
func kolmogorov(sample []float64, law Law) (distance float64) {
	sorted := slices.Sorted(slices.Values(sample))
	n := float64(len(sorted))
	step := 1
	if HoldsSum(law) {
		step = len(sorted)/200 + 1
	}
	for i := 0; i < len(sorted); {
		x := sorted[i]
		below := sort.SearchFloat64s(sorted, x)
		above := sort.Search(len(sorted), func(j int) bool { return sorted[j] > x })
		at := law.CDF(x)
		before := at
		if above-below > 1 {
			before = law.CDF(math.Nextafter(x, math.Inf(-1)))
		}
		distance = max(distance, math.Abs(before-float64(below)/n), math.Abs(at-float64(above)/n))
		i = max(above, i+step)
	}
	return distance
}

var update = flag.Bool("update", false, "write the goldens anew")

// The goldens freeze what the laws make of a stream. Do NOT change them: old
// seeds must give their old seasons. If this test fails, the code is at fault.
func TestSamplesAreFrozen(t *testing.T) {
	const file = "testdata/samples.txt"
	var b strings.Builder
	b.WriteString("# The first draws of each law. Do NOT change: old seeds must give their old seasons.\n")
	for _, text := range specimens {
		s := rng.New(1, 0).Stream()
		law := Must(Parse(text))
		fmt.Fprintf(&b, "%s:", text)
		for range 5 {
			fmt.Fprintf(&b, " %.12g", law.Sample(&s)) // processors may differ in the sixteenth digit
		}
		b.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("samples have changed:\n%swant:\n%s", b.String(), want)
	}
}

// The engine draws through the interface from streams inside its own objects.
func TestSamplingAllocatesNothing(t *testing.T) {
	contact := &struct{ luck rng.Stream }{rng.New(1, 0).Stream()}
	each(t, func(t *testing.T, law Law) {
		if n := testing.AllocsPerRun(200, func() { law.Sample(&contact.luck) }); n != 0 {
			t.Errorf("a draw allocates %v times", n)
		}
	})
}

func BenchmarkSample(b *testing.B) {
	contact := &struct{ luck rng.Stream }{rng.New(1, 0).Stream()}
	for _, text := range specimens {
		law := Must(Parse(text))
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				law.Sample(&contact.luck)
			}
		})
	}
}

// streams returns two streams with the same luck.
func streams() (a, b *rng.Stream) {
	one, other := rng.New(1, 0).Stream(), rng.New(1, 0).Stream()
	return &one, &other
}
