package dist

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Figures from the closed forms, by hand or from tables.
func TestPoints(t *testing.T) {
	inf, e, root2 := math.Inf(1), math.E, math.Sqrt2
	for _, c := range []struct {
		law            string
		mean, variance float64
		cdf, quantile  map[float64]float64
	}{
		{
			"exponential(600s)", 600, 360_000,
			map[float64]float64{0: 0, 600: 1 - 1/e, 1200: 1 - 1/(e*e), 600 * math.Ln2: 0.5},
			map[float64]float64{0: 0, 0.5: 600 * math.Ln2, 0.9: 600 * math.Ln10, 1: inf},
		},
		{
			"lognormal(mu 0, sigma 1)", math.Sqrt(e), e * (e - 1),
			map[float64]float64{0: 0, 1: 0.5, e: 0.8413447460685429, 1 / e: 0.15865525393145705, math.Exp(1.2815515655446004): 0.9},
			map[float64]float64{0: 0, 0.5: 1, 0.9: math.Exp(1.2815515655446004), 0.975: math.Exp(1.959963984540054), 1: inf},
		},
		{
			"lognormal(mean 330s, cv 0.9)", 330, 297 * 297,
			map[float64]float64{330 / math.Sqrt(1.81): 0.5},
			map[float64]float64{0.5: 330 / math.Sqrt(1.81)},
		},
		{
			"lognormal(median 2d, p90 4d)", 172800 * math.Exp(math.Pow(math.Ln2/1.2815515655446004, 2)/2),
			math.Pow(172800, 2) * math.Exp(math.Pow(math.Ln2/1.2815515655446004, 2)) * math.Expm1(math.Pow(math.Ln2/1.2815515655446004, 2)),
			map[float64]float64{172800: 0.5, 345600: 0.9, 86400: 0.1},
			map[float64]float64{0.5: 172800, 0.9: 345600, 0.1: 86400},
		},
		{
			"gamma(mean 300s, cv 1)", 300, 90_000, // an exponential law
			map[float64]float64{0: 0, 300: 1 - 1/e, inf: 1},
			map[float64]float64{0: 0, 0.5: 300 * math.Ln2},
		},
		{
			"gamma(mean 1s, cv 1.4142135623730951)", 1, 2, // chi-squared with one degree of freedom
			map[float64]float64{1: 0.6826894921370859, 4: 0.9544997361036416},
			map[float64]float64{0.5: 0.45493642311957283},
		},
		{
			"erlang(mean 90s, k 2)", 90, 4050,
			map[float64]float64{45: 1 - 2/e, 90: 1 - 3/(e*e)},
			map[float64]float64{1 - 2/e: 45, 0.5: 1.6783469900166608 * 45},
		},
		{
			"weibull(shape 2, scale 135s)", 135 * math.Sqrt(math.Pi) / 2, 135 * 135 * (1 - math.Pi/4),
			map[float64]float64{0: 0, 135: 1 - 1/e, 270: 1 - math.Exp(-4)},
			map[float64]float64{0: 0, 0.5: 135 * math.Sqrt(math.Ln2), 1 - 1/e: 135, 1: inf},
		},
		{
			"weibull(shape 0.5, mean 600s)", 600, 600 * 600 * 5, // scale 300
			map[float64]float64{300: 1 - 1/e, 1200: 1 - 1/(e*e)},
			map[float64]float64{1 - 1/(e*e): 1200},
		},
		{
			"uniform(30s, 330s)", 180, 7500,
			map[float64]float64{29: 0, 30: 0, 105: 0.25, 330: 1, 400: 1},
			map[float64]float64{0: 30, 0.25: 105, 1: 330},
		},
		{
			"triangular(0s, 1s, 2s)", 1, 1.0 / 6,
			map[float64]float64{0: 0, 0.5: 0.125, 1: 0.5, 1.5: 0.875, 2: 1, 3: 1},
			map[float64]float64{0: 0, 0.125: 0.5, 0.5: 1, 0.875: 1.5, 1: 2, 0.25: root2 / 2},
		},
		{
			"triangular(10s, 20s, 20s)", 50.0 / 3, 100.0 / 18,
			map[float64]float64{10: 0, 15: 0.25, 20: 1},
			map[float64]float64{0: 10, 0.25: 15, 1: 20},
		},
		{
			"fixed(60s)", 60, 0,
			map[float64]float64{0: 0, 59.999: 0, 60: 1, inf: 1},
			map[float64]float64{0.001: 60, 0.5: 60, 1: 60},
		},
		{
			"empirical(30s, 45s, 45s, 120s)", 60, 1237.5,
			map[float64]float64{29: 0, 30: 0.25, 44: 0.25, 45: 0.75, 119: 0.75, 120: 1},
			map[float64]float64{0.25: 30, 0.2500001: 45, 0.75: 45, 0.76: 120, 1: 120},
		},
		{
			"empirical(20% 30s, 70% 45s, 10% 120s)", 49.5, 587.25,
			map[float64]float64{30: 0.2, 45: 0.9, 120: 1},
			map[float64]float64{0.2: 30, 0.21: 45, 0.95: 120},
		},
		{
			"mixture(10% 0s, 90% exponential(1000s))", 900, 990_000,
			map[float64]float64{0: 0.1, 1000: 1 - 0.9/e},
			map[float64]float64{0.05: 0, 0.1: 0, 0.55: 1000 * math.Ln2},
		},
		{
			"mixture(80% exponential(150s), 20% exponential(900s))", 300, 270_000,
			map[float64]float64{900: 0.8*(1-math.Exp(-6)) + 0.2*(1-1/e)},
			map[float64]float64{0.8*(1-math.Exp(-6)) + 0.2*(1-1/e): 900},
		},
		{
			"mixture(50% never, 50% fixed(9s))", inf, inf,
			map[float64]float64{8: 0, 9: 0.5, 1e300: 0.5, inf: 1},
			map[float64]float64{0.5: 9, 0.51: inf},
		},
		{
			"never", inf, inf,
			map[float64]float64{0: 0, 1e300: 0, inf: 1},
			map[float64]float64{0.001: inf, 0.999: inf},
		},
		{
			"scaled(exponential(600s), x1.5)", 900, 810_000,
			map[float64]float64{900: 1 - 1/e},
			map[float64]float64{0.5: 900 * math.Ln2},
		},
		{
			"sum(exponential(240s), exponential(60s))", 300, 61_200,
			map[float64]float64{-1: 0, 0: 0, 300: 1 - (240*math.Exp(-1.25)-60*math.Exp(-5))/180, inf: 1},
			map[float64]float64{1 - (240*math.Exp(-1.25)-60*math.Exp(-5))/180: 300},
		},
		{
			"sum(fixed(30s), exponential(600s))", 630, 360_000,
			map[float64]float64{30: 0, 630: 1 - 1/e},
			map[float64]float64{0.5: 30 + 600*math.Ln2},
		},
	} {
		law, err := Parse(c.law)
		if err != nil {
			t.Error(err)
			continue
		}
		const tolerance = 1e-8 // of the digits above and of sums; the rest is far closer
		if got := law.Mean(); !near(got, c.mean, 1e-13) {
			t.Errorf("%s: mean %v, want %v", c.law, got, c.mean)
		}
		if got := law.Variance(); !near(got, c.variance, 1e-12) {
			t.Errorf("%s: variance %v, want %v", c.law, got, c.variance)
		}
		for x, want := range c.cdf {
			if got := law.CDF(x); !near(got, want, tolerance) {
				t.Errorf("%s: CDF(%v) is %.12g, want %.12g", c.law, x, got, want)
			}
		}
		for p, want := range c.quantile {
			if got := law.Quantile(p); !near(got, want, tolerance) {
				t.Errorf("%s: Quantile(%v) is %.12g, want %.12g", c.law, p, got, want)
			}
		}
	}
}

// gonum's laws, with their own parameters, agree.
func TestAgreesWithGonum(t *testing.T) {
	type reference interface{ CDF(float64) float64 }
	for text, want := range map[string]reference{
		"exponential(600s)":             distuv.Exponential{Rate: 1.0 / 600},
		"lognormal(mu 4.6, sigma 1.1)":  distuv.LogNormal{Mu: 4.6, Sigma: 1.1},
		"gamma(mean 300s, cv 0.5)":      distuv.Gamma{Alpha: 4, Beta: 4.0 / 300},
		"gamma(mean 300s, cv 2)":        distuv.Gamma{Alpha: 0.25, Beta: 0.25 / 300},
		"erlang(mean 90s, k 30)":        distuv.Gamma{Alpha: 30, Beta: 1.0 / 3},
		"weibull(shape 0.7, scale 10m)": distuv.Weibull{K: 0.7, Lambda: 600},
		"uniform(30s, 5m)":              distuv.Uniform{Min: 30, Max: 300},
		"triangular(1m, 2m, 5m)":        distuv.NewTriangle(60, 300, 120, nil),
	} {
		law := Must(Parse(text))
		for x := 0.5; x < 3000; x *= 1.1 {
			if got, want := law.CDF(x), want.CDF(x); !near(got, want, 1e-11) && math.Abs(got-want) > 1e-15 {
				t.Errorf("%s: CDF(%v) is %v, want %v", text, x, got, want)
			}
		}
	}
}

// Sums whose law is known by another name.
func TestSumsAgree(t *testing.T) {
	for text, other := range map[string]string{
		"sum(exponential(100s), exponential(100s))":                            "erlang(mean 200s, k 2)",
		"sum(exponential(100s), exponential(100s), exponential(100s))":         "erlang(mean 300s, k 3)",
		"sum(erlang(mean 60s, k 3), erlang(mean 100s, k 5))":                   "erlang(mean 160s, k 8)",
		"sum(gamma(mean 100s, cv 2), gamma(mean 300s, cv 1.1547005383792517))": "gamma(mean 400s, cv 1)",
		"sum(uniform(10s, 20s), uniform(0s, 10s))":                             "triangular(10s, 20s, 30s)",
		"sum(fixed(10s), uniform(0s, 5s), fixed(3s))":                          "uniform(13s, 18s)",
		"sum(empirical(0s, 100s), uniform(0s, 100s))":                          "uniform(0s, 200s)",
		"sum(mixture(50% 0s, 50% 100s), uniform(0s, 100s))":                    "uniform(0s, 200s)",
		"sum(mixture(50% 0s, 50% exponential(100s)), exponential(100s))":       "mixture(50% exponential(100s), 50% erlang(mean 200s, k 2))",
		"sum(exponential(100s))":                                               "exponential(100s)",
		"sum(fixed(1s), fixed(2s))":                                            "fixed(3s)",
		"sum(never, exponential(100s))":                                        "never",
	} {
		sum, law := Must(Parse(text)), Must(Parse(other))
		if !near(sum.Mean(), law.Mean(), 1e-12) || !near(sum.Variance(), law.Variance(), 1e-12) {
			t.Errorf("%s: mean %v and variance %v, want those of %s, %v and %v", text, sum.Mean(), sum.Variance(), other, law.Mean(), law.Variance())
		}
		for _, x := range []float64{0, 1, 2.999, 3, 9, 13, 14.5, 18, 25, 50, 99, 100, 101, 150, 199, 200, 300, 700, 2000} {
			if got, want := sum.CDF(x), law.CDF(x); math.Abs(got-want) > 1e-7 {
				t.Errorf("%s: CDF(%v) is %.9f, want %.9f", text, x, got, want)
			}
		}
	}
}

func TestInDaysCountsDays(t *testing.T) {
	seconds, err := Parse("lognormal(median 2d, p90 4d)")
	days, err2 := ParseDays("lognormal(median 2d, p90 4d)")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	a, b := streams()
	for name, pair := range map[string][2]float64{
		"median":      {days.Quantile(0.5), 2},
		"p90":         {days.Quantile(0.9), 4},
		"CDF":         {days.CDF(2), 0.5},
		"mean":        {days.Mean(), seconds.Mean() / 86400},
		"variance":    {days.Variance(), seconds.Variance() / 86400 / 86400},
		"same sample": {days.Sample(a), seconds.Sample(b) / 86400},
	} {
		if !near(pair[0], pair[1], 1e-12) {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
	if days.String() != seconds.String() {
		t.Errorf("in days %v, in seconds %v", days, seconds)
	}
}

func TestScaledKeepsTheLuck(t *testing.T) {
	a, b := streams()
	law := Must(NewLognormal(330, 0.9))
	slow := Must(NewScaled(law, 1.5))
	for range 100 {
		if x, y := law.Sample(a), slow.Sample(b); y != 1.5*x {
			t.Fatalf("%v becomes %v, want 1.5 times as much", x, y)
		}
	}
}
