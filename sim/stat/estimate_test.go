package stat

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/rng"
)

func TestMean(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name       string
		values     []float64
		mean, half float64
		n          int
		interval   bool
		warning    string
	}{
		// Student 1908, table of Cushny & Peebles: differences of ten patients.
		{"sleep", []float64{1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4}, 1.58, 0.8798860, 10, true, ""},
		{"two values", []float64{1, 3}, 2, 12.7062047, 2, true, "only 2 replications: a rough interval"},
		{"no spread", []float64{5, 5, 5, 5, 5}, 5, 0, 5, true, ""},
		{"one value", []float64{7}, 7, 0, 1, false, "one replication: no interval"},
		{"none", nil, 0, 0, 0, false, "no data"},
		{"none that count", []float64{nan, math.Inf(1)}, 0, 0, 0, false, "no data"},
		{"one without data", []float64{1, nan, 3, 2, 2, 2}, 2, 2.7764451 * math.Sqrt(0.5/5), 5, true, "1 of 6 replications have no data"},
	} {
		e := Mean(c.values, 0.95)
		if !near(e.Mean, c.mean, 1e-12) || !near(e.HalfWidth(), c.half, 1e-6) || e.N != c.n || e.HasInterval() != c.interval {
			t.Errorf("%s: %+v, want %v ± %v of %d", c.name, e, c.mean, c.half, c.n)
		}
		if got := strings.Join(e.Warnings, "; "); got != c.warning {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.warning)
		}
	}
}

// An interval of 95 % holds the truth in 95 of 100 studies, and one around a
// mean that is 5 % wrong does not.
func TestIntervalsCover(t *testing.T) {
	const studies, confidence = 4000, 0.95
	// Seven days of calls, some answered in time, with busy days; the ratio of
	// means is 8/10.
	day := func(s *rng.Stream) (inTime, offered float64) {
		busy := s.Gamma(25) / 25
		offered = float64(s.Poisson(1000 * busy))
		return float64(s.Binomial(int64(offered), min(max(0.8+0.3*(1.04-busy), 0), 1))), offered
	}
	// E[inTime] = 1000·E[busy·(0.8 + 0.3·(1.04 - busy))], E[busy²] = 1.04.
	ratio := 0.8
	for name, c := range map[string]struct {
		truth float64
		study func(s *rng.Stream) Estimate
	}{
		"mean": {10, func(s *rng.Stream) Estimate {
			values := make([]float64, 6)
			for i := range values {
				values[i] = 10 + 2*s.Norm()
			}
			return Mean(values, confidence)
		}},
		"paired difference": {0.5, func(s *rng.Stream) Estimate {
			a, b := make([]float64, 8), make([]float64, 8)
			for i := range a {
				luck := 50 * s.Norm()
				a[i], b[i] = luck+0.5+s.Norm(), luck+s.Norm()
			}
			return Difference(a, b, confidence)
		}},
		"ratio": {ratio, func(s *rng.Stream) Estimate {
			num, den := make([]float64, 60), make([]float64, 60)
			for i := range num {
				num[i], den[i] = day(s)
			}
			return Ratio(num, den, confidence)
		}},
	} {
		held, heldWrong := 0.0, 0.0
		for i := range uint64(studies) {
			s := rng.New(1, 0).Name(name).With(i).Stream()
			e := c.study(&s)
			if e.Holds(c.truth) {
				held++
			}
			if e.Holds(c.truth + 1.5*e.HalfWidth()) {
				heldWrong++
			}
		}
		standardError := math.Sqrt(confidence * (1 - confidence) / studies)
		// The delta method is exact only in the limit: 60 days may cost a point.
		slack := map[string]float64{"ratio": 0.01}[name]
		if got := held / studies; math.Abs(got-confidence) > 4*standardError+slack {
			t.Errorf("%s: %.4f of the intervals hold the truth, want %v ± %.4f", name, got, confidence, 4*standardError)
		}
		if got := heldWrong / studies; got > 0.8 {
			t.Errorf("%s: %.4f of the intervals hold what is wrong", name, got)
		}
	}
}

func TestRatio(t *testing.T) {
	num, den := []float64{80, 10, 90, 0}, []float64{100, 20, 100, 10}
	e := Ratio(num, den, 0.95)
	if !near(e.Mean, 180.0/230, 1e-15) || e.N != 4 {
		t.Errorf("%+v, want a mean of 180/230, not that of the ratios", e)
	}
	// Leaving out one replication at a time says the same of the precision.
	if jackknife := jackknife(num, den); !near(e.HalfWidth()/Student(3, 0.95), jackknife, 0.1) {
		t.Errorf("a standard error of %v, by the jackknife %v", e.HalfWidth()/Student(3, 0.95), jackknife)
	}
	if e := Ratio([]float64{0, 0}, []float64{0, 0}, 0.95); e.N != 0 || e.HasInterval() || e.Warnings[0] != "no data" {
		t.Errorf("nothing of nothing is %+v", e)
	}
	if e := Ratio([]float64{1, 2, 3}, []float64{2, 4, 6}, 0.95); e.Mean != 0.5 || e.HalfWidth() != 0 {
		t.Errorf("a constant ratio is %+v", e)
	}
}

// jackknife returns the standard error of Σnum/Σden by leaving out one at a
// time (Quenouille 1956, Tukey 1958).
func jackknife(num, den []float64) float64 {
	var without Tally
	for i := range num {
		n, d := 0.0, 0.0
		for j := range num {
			if j != i {
				n, d = n+num[j], d+den[j]
			}
		}
		without.Add(n / d)
	}
	n := float64(len(num))
	return math.Sqrt((n - 1) * (n - 1) / n * without.Variance())
}

func TestRatioAgreesWithJackknife(t *testing.T) {
	s := rng.New(3, 0).Stream()
	num, den := make([]float64, 200), make([]float64, 200)
	for i := range num {
		den[i] = 1000 * s.Gamma(20) / 20
		num[i] = den[i] * (0.8 + 0.05*s.Norm())
	}
	e := Ratio(num, den, 0.95)
	if got, want := e.HalfWidth()/Student(199, 0.95), jackknife(num, den); math.Abs(got/want-1) > 0.01 {
		t.Errorf("a standard error of %v, by the jackknife %v", got, want)
	}
}

// What two alternatives share cancels out of their difference.
func TestDifferencesArePaired(t *testing.T) {
	s := rng.New(4, 0).Stream()
	const n = 40
	var numA, denA, numB, denB, a, b []float64
	for range n {
		offered := 1000 * s.Gamma(4)
		share := 0.7 + 0.05*s.Norm()
		numA, denA = append(numA, offered*(share+0.01)), append(denA, offered)
		numB, denB = append(numB, offered*share), append(denB, offered)
		a, b = append(a, offered*(share+0.01)), append(b, offered*share)
	}
	for name, c := range map[string]struct{ difference, alone Estimate }{
		"means":  {Difference(a, b, 0.95), Mean(a, 0.95)},
		"ratios": {Difference(Linearised(numA, denA), Linearised(numB, denB), 0.95), Ratio(numA, denA, 0.95)},
	} {
		if c.difference.HalfWidth() > c.alone.HalfWidth()/20 || c.difference.Holds(0) {
			t.Errorf("%s: a difference of %+v between values known to ± %v", name, c.difference, c.alone.HalfWidth())
		}
	}
	if d := Difference(Linearised(numA, denA), Linearised(numB, denB), 0.95); !near(d.Mean, 0.01, 1e-9) {
		t.Errorf("the ratios differ by %+v, want 0.01", d)
	}
	short := Difference(a, b[:10], 0.95)
	if short.N != 10 || short.Warnings[0] != "40 and 10 replications: only the first 10 are paired" {
		t.Errorf("unequal numbers: %+v", short)
	}
	missing := Difference([]float64{1, math.NaN(), 3, 4, 5, 6}, []float64{0, 1, 2, math.NaN(), 4, 5}, 0.95)
	if missing.N != 4 || missing.Mean != 1 {
		t.Errorf("with gaps: %+v", missing)
	}
}

// Whatever the values, an estimate holds numbers, in order, and can be written
// as JSON.
func TestEstimatesAreNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.Just(0.0), rapid.Just(math.NaN()), rapid.Just(math.Inf(1)))
		num, den := rapid.SliceOfN(value, 0, 8).Draw(t, "num"), rapid.SliceOfN(value, 8, 8).Draw(t, "den")
		den = den[:len(num)]
		for name, e := range map[string]Estimate{
			"mean":             Mean(num, 0.9),
			"difference":       Difference(num, den, 0.9),
			"ratio":            Ratio(num, den, 0.9),
			"ratio difference": Difference(Linearised(num, den), Linearised(den, num), 0.9),
		} {
			data, err := json.Marshal(e)
			if err != nil {
				t.Fatalf("%s: %+v: %v", name, e, err)
			}
			var back Estimate
			if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(e, back) {
				t.Fatalf("%s: %+v is read back as %+v (%v)", name, e, back, err)
			}
			if !(e.Lo <= e.Mean && e.Mean <= e.Hi) || e.HasInterval() != (e.N >= 2) || e.N < 5 && len(e.Warnings) == 0 {
				t.Fatalf("%s: %+v", name, e)
			}
		}
	})
}

func TestStudent(t *testing.T) {
	for _, confidence := range []float64{0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999} {
		for _, freedom := range []int{1, 2, 3, 4, 5, 9, 39, 199, 10_000} {
			want := distuv.StudentsT{Sigma: 1, Nu: float64(freedom)}.Quantile((1 + confidence) / 2)
			if got := Student(freedom, confidence); !near(got, want, 1e-9) {
				t.Errorf("t of %d at %v is %v, want %v", freedom, confidence, got, want)
			}
		}
	}
	// Any table.
	for freedom, want := range map[int]float64{1: 12.706, 2: 4.303, 4: 2.776, 9: 2.262, 19: 2.093, 120: 1.980} {
		if got := Student(freedom, 0.95); math.Abs(got-want) > 5e-4 {
			t.Errorf("t of %d is %v, want %v", freedom, got, want)
		}
	}
}

func TestConfidenceMustBeAShare(t *testing.T) {
	for _, confidence := range []float64{0, 1, 95, -0.5, math.NaN()} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a confidence of %v is taken", confidence)
				}
			}()
			Mean([]float64{1, 2}, confidence)
		}()
	}
}
