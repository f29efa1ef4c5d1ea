package dist

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/rng"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"exponential(10m)":              "exponential(600s)",
		"exponential(mean 10m)":         "exponential(600s)",
		" Exponential ( 10m ) ":         "exponential(600s)",
		"lognormal(mean 5m30s, cv 0.9)": "lognormal(mean 330s, cv 0.9)",
		"lognormal(cv 90%, mean 330 s)": "lognormal(mean 330s, cv 0.9)",
		"lognormal(p90 4d, median 48h)": "lognormal(median 2d, p90 4d)",
		"lognormal(mu -0.5, sigma 1)":   "lognormal(mu -0.5, sigma 1)",
		"gamma(mean 5m, cv 1.2)":        "gamma(mean 300s, cv 1.2)",
		"erlang(mean 1.5m, k 2)":        "erlang(mean 90s, k 2)",
		"weibull(scale 135s, shape 2)":  "weibull(shape 2, scale 135s)",
		"weibull(shape .7, mean 10m)":   "weibull(shape 0.7, mean 600s)",
		"uniform(30s, 5m)":              "uniform(30s, 300s)",
		"uniform(20m-60m)":              "uniform(20m, 60m)",
		"20m-60m":                       "uniform(20m, 60m)",
		"20m - 1h":                      "uniform(20m, 60m)",
		"triangular(1m, 2m, 5m)":        "triangular(60s, 120s, 300s)",
		"60s":                           "fixed(60s)",
		"0s":                            "fixed(0s)",
		"1w":                            "fixed(7d)",
		"250ms":                         "fixed(0.25s)",
		"1e3s":                          "fixed(1000s)",
		"fixed(1h30m)":                  "fixed(90m)",
		"never":                         "never",
		"NEVER":                         "never",
		"empirical(2m, 30s, 45s)":       "empirical(30s, 45s, 120s)",
		"empirical(80% 2m, 20% 30s)":    "empirical(20% 30s, 80% 120s)",
		"mixture(10%0s,90%1s-2s)":       "mixture(10% fixed(0s), 90% uniform(1s, 2s))",
		"mixture(7% never, 93% 60s)":    "mixture(7% never, 93% fixed(60s))",
		"sum(sum(1m, 2m), never)":       "sum(fixed(60s), fixed(120s), never)",
		"scaled(5m, x1.3)":              "scaled(fixed(300s), x1.3)",
		"scaled(scaled(5m, x.5), X2)":   "scaled(scaled(fixed(300s), x0.5), x2)",
		"sum(exponential(4m), 10s-20s)": "sum(exponential(240s), uniform(10s, 20s))",
	} {
		law, err := Parse(text)
		if err != nil {
			t.Error(err)
		} else if law.String() != want {
			t.Errorf("%s is read as %v, want %s", text, law, want)
		}
	}
}

func TestParseSaysWhatToWrite(t *testing.T) {
	many := "empirical(" + strings.Repeat("1s, ", 100) + "2s)"
	nested := strings.Repeat("scaled(", 9) + "60s" + strings.Repeat(", x2)", 9)
	for text, says := range map[string]string{
		"":                             "nothing is written: write a law such as exponential(10m), or a time such as 60s",
		"  ":                           "nothing is written",
		"600":                          "600: 600 has no unit: write 600s, 600m, 600h or 600d",
		"exponential(600)":             "exponential(600): 600 has no unit: write 600s, 600m, 600h or 600d",
		"exponential(50%)":             "50% is not a duration: write one such as 90s",
		"lognormal(mean 330, cv 1)":    "330 has no unit: write 330s",
		"20-60m":                       "20 has no unit: write 20s",
		"20m-60":                       "60 has no unit: write 60s",
		"2m30":                         "30 has no unit: write 30s",
		"5 parsecs":                    `5 parsecs: unknown unit "parsecs": write ms, s, m, h, d or w`,
		"1.2.3s":                       "1.2.3 is not a number: write one such as 12 or 0.5",
		"1e999s":                       "1e999 is not a number",
		"exponential":                  "exponential needs its values in brackets: write exponential(600s)",
		"exponential()":                "unexpected ) where a number is needed",
		"exponential(60s":              "exponential( is not closed: write the closing bracket",
		"exponential(":                 "the text ends where a number is needed",
		"exponential(60s))":            "unexpected ) after the law",
		"exponential(60s 70s)":         "unexpected 70s): write a comma or a closing bracket",
		"exponential(-5s)":             "unexpected -5s) where a number is needed",
		"exponential(0s)":              "exponential: the mean must be above 0, not 0",
		"exponential(avg 60s)":         "these are not the values of this law: write exponential(600s)",
		"exponential(60s, 70s)":        "these are not the values of this law: write exponential(600s)",
		"expnential(60s)":              `unknown law "expnential": write one of empirical, erlang, exponential, fixed, gamma, lognormal, mixture, scaled, sum, triangular, uniform, weibull, never`,
		"normal(60s, 5s)":              `unknown law "normal": write lognormal(mean 330s, cv 0.9)`,
		"constant(60s)":                `unknown law "constant": write fixed(60s)`,
		"lognormal(330s, 0.9)":         "these are not the values of this law: write lognormal(mean 330s, cv 0.9), lognormal(median 2d, p90 4d) or",
		"lognormal(mean 330s)":         "these are not the values of this law",
		"lognormal(mean 1s, cv 1s)":    "cv is a plain number, not 1s",
		"lognormal(mean 1s, cv 0)":     "lognormal: cv must be above 0, not 0",
		"lognormal(median 4d, p90 2d)": "lognormal: p90 must be above the median 4d, not 2d",
		"lognormal(mu 0, sigma 99)":    "the mean or the variance is too large to count with",
		"erlang(mean 90s, k 2.5)":      "k must be a whole number of phases up to 1000000, not 2.5",
		"erlang(mean 90s, k 0)":        "erlang: k must be 1 or more phases, not 0",
		"uniform(60s, 20s)":            "uniform: the high end must be above the low end 60s, not 20s",
		"60s-60s":                      "uniform: both ends are 60s: write fixed(…) for one value",
		"triangular(1s, 5s, 3s)":       "triangular: the likeliest value must lie between 1s and 3s, not at 5s",
		"empirical()":                  "unexpected ) where a number is needed",
		"empirical(5)":                 "5 has no unit",
		"empirical(1s-2s)":             "write empirical(30s, 45s, 2m) or empirical(20% 30s, 80% 2m)",
		"empirical(20% 1s, 2s)":        "some have a share and some have none: write a share for each",
		"empirical(20% 1s, 70% 2s)":    "empirical: the shares add up to 90%: make them 100%",
		"mixture(60s, 70s)":            "a mixture needs the share of each law",
		"mixture(50% 60s, 70s)":        "some have a share and some have none",
		"mixture(120% 60s)":            "a share must lie between 0% and 100%, not at 120%",
		"mixture(50% 60s, 40% 70s)":    "mixture: the shares add up to 90%: make them 100%",
		"mixture(50% 50% 60s)":         "50% must be followed by a law or a duration",
		"mixture(50% x2)":              "50% must be followed by a law or a duration",
		"sum(50% 60s, 50% 70s)":        "these are not the values of this law: write sum(",
		"sum(60)":                      "60 has no unit",
		"sum(mixture(50% sum(1s-2s, 1s-3s), 50% 1s), 1s-2s)":        "holds a sum of its own",
		"sum(1s-2s, 1s-2s, 1s-2s, 1s-2s)":                           "sum: 4 varying phases: write at most 3, besides fixed ones",
		"sum(" + many + ", " + many + ", scaled(" + many + ", x2))": "sum: more than 1000000 ways to add up the values of its laws: write fewer",
		"scaled(60s)":                  "write scaled(exponential(300s), x1.3)",
		"scaled(60s, 1.3)":             "write scaled(exponential(300s), x1.3)",
		"scaled(60s, x1s)":             "x1s: write a factor without a unit, such as x1.3",
		"scaled(60s, x0)":              "scaled: the factor must be above 0, not 0",
		"a\nb":                         `"a\nb": unknown law "a"`,
		"ærlig(60s)":                   "unexpected ærlig(60s) where a number is needed",
		nested:                         "laws inside laws, deeper than 8: write it flatter",
		strings.Repeat("x", maxText+1): "write at most 1048576",
	} {
		law, err := Parse(text)
		if err == nil {
			t.Errorf("%.60s is read as %v", text, law)
		} else if !strings.Contains(err.Error(), says) {
			t.Errorf("%.60s: the error is\n\t%v\nwant … %s …", text, err, says)
		}
	}
}

// anyLaw draws laws of every kind, one inside another.
func anyLaw(t *rapid.T, depth int) Law {
	size := func() float64 { return rapid.Float64Range(1e-6, 1e9).Draw(t, "size") }
	ratio := func() float64 { return rapid.Float64Range(0.01, 20).Draw(t, "ratio") }
	higher := func(low float64) float64 { return low + max(size(), low/1e6) }
	kinds := []func() (Law, error){
		func() (Law, error) { return law(NewExponential(size())) },
		func() (Law, error) { return law(NewLognormal(size(), ratio())) },
		func() (Law, error) { median := size(); return law(NewLognormalMedian(median, median*(1+ratio()))) },
		func() (Law, error) { return law(NewGamma(size(), ratio())) },
		func() (Law, error) { return law(NewErlang(size(), rapid.IntRange(1, 40).Draw(t, "k"))) },
		func() (Law, error) { return law(NewWeibull(0.2+ratio(), size())) },
		func() (Law, error) { return law(NewWeibullMean(0.2+ratio(), size())) },
		func() (Law, error) { low := size(); return law(NewUniform(low, higher(low))) },
		func() (Law, error) {
			low := size()
			mode := higher(low)
			return law(NewTriangular(low, mode, higher(mode)))
		},
		func() (Law, error) { return Never{}, nil },
	}
	if depth > 0 {
		inside := func() Law { return anyLaw(t, depth-1) }
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		shares := []float64{share, 1 - share}
		kinds = append(kinds,
			func() (Law, error) { return law(NewEmpirical([]float64{size(), size(), size()}, nil)) },
			func() (Law, error) { return law(NewEmpirical([]float64{size(), size()}, shares)) },
			func() (Law, error) { return law(NewMixture(shares, []Law{inside(), inside()})) },
			func() (Law, error) { return law(NewScaled(inside(), ratio())) },
			func() (Law, error) { return law(NewSum(inside(), Must(NewFixed(size())))) },
		)
	}
	drawn, err := rapid.SampledFrom(kinds).Draw(t, "kind")()
	if err != nil {
		t.Skip(err)
	}
	return drawn
}

// What a law is called is what it is: reading it back gives the same law, down
// to the last bit.
func TestParseReadsStringBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		law := anyLaw(t, 3)
		again, err := Parse(law.String())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(law, again) {
			t.Fatalf("%v is read back as %v", law, again)
		}
	})
}

func TestDurationsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seconds := rapid.OneOf(
			rapid.Float64Range(0, 1e12),
			rapid.Float64Range(0, 1e-6),
			rapid.Map(rapid.IntRange(0, 1e7), func(n int) float64 { return float64(n) }),
			rapid.Map(rapid.IntRange(0, 1e5), func(n int) float64 { return float64(n) * 60 }),
			rapid.Map(rapid.IntRange(0, 1e4), func(n int) float64 { return float64(n) * 3600 }),
		).Draw(t, "seconds")
		text := FormatDuration(seconds)
		if got, err := ParseDuration(text); err != nil || got != seconds {
			t.Fatalf("%v is written %s and read as %v (%v)", seconds, text, got, err)
		}
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		p := parser{text: percent(share)}
		if q, err := p.quantity(); err != nil || q.value != share {
			t.Fatalf("the share %v is written %s and read as %v (%v)", share, percent(share), q.value, err)
		}
	})
}

func TestFormatDuration(t *testing.T) {
	for seconds, want := range map[float64]string{
		0: "0s", 0.25: "0.25s", 20: "20s", 330: "330s", 600: "600s", 1200: "20m", 1201: "1201s", 3600: "60m",
		5400: "90m", 7200: "2h", 86400: "24h", 129600: "36h", 172800: "2d", 604800: "7d", 216000: "60h", 1e16: "1e+16s",
	} {
		if got := FormatDuration(seconds); got != want {
			t.Errorf("%v s is written %s, want %s", seconds, got, want)
		}
	}
}

func TestParseDurationFaults(t *testing.T) {
	for text, says := range map[string]string{
		"":       "the text ends where a number is needed",
		"90":     "90 has no unit: write 90s, 90m, 90h or 90d",
		"90%":    "90% is not a duration: write one such as 90s",
		"90s 5":  "unexpected 5: write a duration such as 90s, 2m30s or 1.5h",
		"-90s":   "unexpected -90s where a number is needed",
		"ninety": "unexpected ninety where a number is needed",
		"1m-2m":  "unexpected -2m: write a duration",
		"1month": `unknown unit "month": write ms, s, m, h, d or w`,
		"1e400s": "1e400 is not a number",
		"1e308w": "1e308w is too long to count with",
	} {
		if got, err := ParseDuration(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is read as %v, %v; want … %s …", text, got, err, says)
		}
	}
}

// Whatever is written, reading it ends, and what was read can be drawn from and
// written again.
func FuzzParse(f *testing.F) {
	for _, text := range specimens {
		f.Add(text)
	}
	for _, text := range []string{
		"never", "20m-60m", "2m30s", "lognormal(cv 90%, mean 330 s)", "mixture(50% 1s, 50% never)",
		"scaled(scaled(scaled(60s, x1), x1), x1)", "exponential(1e308s)", "weibull(shape 1e-9, scale 1s)",
		"gamma(mean 1s, cv 1e-300)", "x", "x1", "((((", "1e", "1e+", "%", "mixture(", "-", ",", "k 2", "\xff(1s)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		law, err := Parse(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("an error of several lines: %q", err)
			}
			return
		}
		again, err := Parse(law.String())
		if err != nil || again.String() != law.String() {
			t.Fatalf("%q is written as %q and read back as %v (%v)", text, law, again, err)
		}
		mustBehave(t, law)
	})
}

// mustBehave checks what every law must be able to do.
func mustBehave(t *testing.T, law Law) {
	s := rng.New(1, 0).Stream()
	for range 10 {
		if x := law.Sample(&s); !(x >= 0) {
			t.Fatalf("%v draws %v", law, x)
		}
	}
	mean, variance := law.Mean(), law.Variance()
	if !(mean >= 0 && variance >= 0) {
		t.Fatalf("%v has mean %v and variance %v", law, mean, variance)
	}
	if math.IsInf(variance, 1) && !strings.Contains(law.String(), "never") {
		t.Fatalf("%v has an infinite variance", law)
	}
	if p := law.CDF(mean); !(p >= 0 && p <= 1) {
		t.Fatalf("%v: the CDF at the mean is %v", law, p)
	}
}
