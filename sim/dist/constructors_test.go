package dist

import (
	"math"
	"strings"
	"testing"
)

// Constructors refuse what is no law, whoever calls them.
func TestConstructorsRefuse(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	one := Must(NewFixed(1))
	for _, c := range []struct {
		name string
		make func(x float64) error
		bad  []float64
		good float64
	}{
		{"exponential mean", func(x float64) error { _, err := NewExponential(x); return err }, []float64{-1, 0, nan, inf, 1e200}, 600},
		{"lognormal mean", func(x float64) error { _, err := NewLognormal(x, 1); return err }, []float64{-1, 0, nan, inf, 1e200}, 330},
		{"lognormal cv", func(x float64) error { _, err := NewLognormal(1, x); return err }, []float64{-1, 0, nan, inf, 1e200}, 0.9},
		{"lognormal median", func(x float64) error { _, err := NewLognormalMedian(x, 10); return err }, []float64{-1, 0, nan, inf, 10, 11}, 5},
		{"lognormal p90", func(x float64) error { _, err := NewLognormalMedian(1, x); return err }, []float64{-1, 0, 1, nan, inf, 1e30}, 2},
		{"lognormal mu", func(x float64) error { _, err := NewLognormalLog(x, 1); return err }, []float64{nan, inf, -inf, 800}, -5},
		{"lognormal sigma", func(x float64) error { _, err := NewLognormalLog(1, x); return err }, []float64{-1, 0, nan, inf, 40}, 1},
		{"gamma mean", func(x float64) error { _, err := NewGamma(x, 1); return err }, []float64{-1, 0, nan, inf, 1e200}, 300},
		{"gamma cv", func(x float64) error { _, err := NewGamma(1, x); return err }, []float64{-1, 0, nan, inf, 1e-7, 1e4}, 1.2},
		{"erlang mean", func(x float64) error { _, err := NewErlang(x, 2); return err }, []float64{-1, 0, nan, inf}, 90},
		{"erlang k", func(x float64) error { _, err := NewErlang(1, int(x)); return err }, []float64{-1, 0}, 1},
		{"weibull shape", func(x float64) error { _, err := NewWeibull(x, 1); return err }, []float64{-1, 0, nan, inf, 0.001}, 0.7},
		{"weibull scale", func(x float64) error { _, err := NewWeibull(1, x); return err }, []float64{-1, 0, nan, inf, 1e200}, 135},
		{"weibull mean", func(x float64) error { _, err := NewWeibullMean(2, x); return err }, []float64{-1, 0, nan, inf, 1e200}, 600},
		{"weibull shape beside a mean", func(x float64) error { _, err := NewWeibullMean(x, 1); return err }, []float64{-1, 0, nan, inf, 0.001}, 2},
		{"uniform low", func(x float64) error { _, err := NewUniform(x, 10); return err }, []float64{-1, 10, 11, nan, inf}, 0},
		{"uniform high", func(x float64) error { _, err := NewUniform(1, x); return err }, []float64{-1, 1, nan, inf, 1e200}, 2},
		{"triangular low", func(x float64) error { _, err := NewTriangular(x, 5, 10); return err }, []float64{-1, 6, nan, inf}, 5},
		{"triangular mode", func(x float64) error { _, err := NewTriangular(1, x, 10); return err }, []float64{0, 11, nan, inf}, 1},
		{"triangular high", func(x float64) error { _, err := NewTriangular(1, 1, x); return err }, []float64{0, 1, nan, inf}, 2},
		{"fixed", func(x float64) error { _, err := NewFixed(x); return err }, []float64{-1, nan, inf}, 0},
		{"empirical value", func(x float64) error { _, err := NewEmpirical([]float64{1, x}, nil); return err }, []float64{-1, nan, inf}, 0},
		{"empirical share", func(x float64) error { _, err := NewEmpirical([]float64{1, 2}, []float64{0.5, x}); return err }, []float64{-1, 0.4, 0.6, nan, inf}, 0.5},
		{"mixture share", func(x float64) error { _, err := NewMixture([]float64{0.9, x}, []Law{one, one}); return err }, []float64{-1, 0, 0.2, nan, inf}, 0.1},
		{"scaled factor", func(x float64) error { _, err := NewScaled(one, x); return err }, []float64{-1, 0, nan, inf}, 1.3},
	} {
		if err := c.make(c.good); err != nil {
			t.Errorf("%s %v: %v", c.name, c.good, err)
		}
		for _, x := range c.bad {
			if err := c.make(x); err == nil || !strings.Contains(c.name, strings.TrimSuffix(strings.Fields(err.Error())[0], ":")) && !strings.Contains(err.Error(), "to count with") {
				t.Errorf("%s %v: the error is %v", c.name, x, err)
			}
		}
	}
}

func TestConstructorsRefuseLists(t *testing.T) {
	one := Must(NewFixed(1))
	for name, err := range map[string]error{
		"no values":       second(NewEmpirical(nil, nil)),
		"a share too few": second(NewEmpirical([]float64{1, 2}, []float64{1})),
		"no shares":       second(NewEmpirical([]float64{1, 2}, []float64{})),
		"no laws":         second(NewMixture(nil, nil)),
		"a law too few":   second(NewMixture([]float64{0.5, 0.5}, []Law{one})),
		"no phases":       second(NewSum()),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func second[L Law](_ L, err error) error { return err }

// Lists that a law was made of may be used again.
func TestListsAreCopied(t *testing.T) {
	values, shares := []float64{3, 1, 2}, []float64{0.2, 0.3, 0.5}
	equal, weighted := Must(NewEmpirical(values, nil)), Must(NewEmpirical(values, shares))
	laws := []Law{equal, weighted, Never{}}
	mixture, sum := Must(NewMixture(shares, laws)), Must(NewSum(laws[:2]...))
	before := []string{equal.String(), weighted.String(), mixture.String(), sum.String()}
	values[0], shares[0], laws[0] = 99, 0.9, Never{}
	for i, law := range []Law{equal, weighted, mixture, sum} {
		if law.String() != before[i] {
			t.Errorf("%s has become %v", before[i], law)
		}
	}
}

func TestMustPanics(t *testing.T) {
	defer func() {
		if said := recover(); said != "dist: exponential: the mean must be above 0, not -1" {
			t.Errorf("Must panics with %v", said)
		}
	}()
	Must(NewExponential(-1))
}
