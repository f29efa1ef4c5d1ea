package dist

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// notation is how a law is written: examples for messages, and how its
// arguments are read.
type notation struct {
	examples string
	read     func([]argument) (Law, error)
}

var notations map[string]notation

// The table is filled in here and not above, because reading a mixture's
// arguments looks in it again.
func init() {
	notations = map[string]notation{
		"exponential": {"exponential(600s)", bare(
			form{"mean:s", func(v []float64) (Law, error) { return law(NewExponential(v[0])) }})},
		"lognormal": {"lognormal(mean 330s, cv 0.9), lognormal(median 2d, p90 4d) or lognormal(mu 4.6, sigma 1.1)", named(
			form{"mean:s cv", func(v []float64) (Law, error) { return law(NewLognormal(v[0], v[1])) }},
			form{"median:s p90:s", func(v []float64) (Law, error) { return law(NewLognormalMedian(v[0], v[1])) }},
			form{"mu sigma", func(v []float64) (Law, error) { return law(NewLognormalLog(v[0], v[1])) }})},
		"gamma": {"gamma(mean 5m, cv 1.2)", named(
			form{"mean:s cv", func(v []float64) (Law, error) { return law(NewGamma(v[0], v[1])) }})},
		"erlang": {"erlang(mean 90s, k 2)", named(
			form{"mean:s k", func(v []float64) (Law, error) { return erlang(v[0], v[1]) }})},
		"weibull": {"weibull(shape 2, scale 135s) or weibull(shape 0.7, mean 10m)", named(
			form{"shape scale:s", func(v []float64) (Law, error) { return law(NewWeibull(v[0], v[1])) }},
			form{"shape mean:s", func(v []float64) (Law, error) { return law(NewWeibullMean(v[0], v[1])) }})},
		"triangular": {"triangular(1m, 2m, 5m)", bare(
			form{"least:s likeliest:s most:s", func(v []float64) (Law, error) { return law(NewTriangular(v[0], v[1], v[2])) }})},
		"fixed": {"fixed(60s)", bare(
			form{"value:s", func(v []float64) (Law, error) { return law(NewFixed(v[0])) }})},
		"uniform":   {"uniform(30s, 5m) or uniform(30s-5m)", uniform},
		"empirical": {"empirical(30s, 45s, 2m) or empirical(20% 30s, 80% 2m)", empirical},
		"mixture":   {"mixture(80% exponential(150s), 20% exponential(900s))", mixture},
		"sum":       {"sum(exponential(240s), exponential(60s))", sum},
		"scaled":    {"scaled(exponential(300s), x1.3)", scaled},
	}
}

// synonyms are names that users may know from elsewhere.
var synonyms = map[string]string{
	"deterministic": "fixed", "constant": "fixed", "exp": "exponential",
	"hyperexponential": "mixture", "normal": "lognormal", "list": "empirical",
}

// unknown says which law may be meant, or which there are.
func unknown(name string) error {
	if meant, ok := synonyms[name]; ok {
		return fmt.Errorf("unknown law %q: write %s", name, notations[meant].examples)
	}
	names := append(slices.Sorted(maps.Keys(notations)), "never")
	return fmt.Errorf("unknown law %q: write one of %s", brief(name), strings.Join(names, ", "))
}

// errForm says that the arguments are not those of the law.
var errForm = errors.New("these are not the values of this law")

// form is one way to give a law's numbers: their names, with :s after those
// that are durations, and what is made of them.
type form struct {
	wanted string
	build  func(v []float64) (Law, error)
}

// named reads the numbers of one of the forms by their names, in any order.
func named(forms ...form) func([]argument) (Law, error) {
	return func(arguments []argument) (Law, error) {
		for _, f := range forms {
			if v, err := f.values(arguments, false); err == nil {
				return f.build(v)
			} else if err != errForm {
				return nil, err
			}
		}
		return nil, errForm
	}
}

// bare reads the numbers of a form that needs no names, only the order.
func bare(f form) func([]argument) (Law, error) {
	return func(arguments []argument) (Law, error) {
		v, err := f.values(arguments, true)
		if err != nil {
			return nil, err
		}
		return f.build(v)
	}
}

// values returns the numbers in the order in which the form lists them.
func (f form) values(arguments []argument, bare bool) ([]float64, error) {
	wanted := strings.Fields(f.wanted)
	if len(arguments) != len(wanted) {
		return nil, errForm
	}
	found := make([]argument, len(wanted))
	for i, name := range wanted {
		name = strings.TrimSuffix(name, ":s")
		at := slices.IndexFunc(arguments, func(a argument) bool { return a.name == name })
		if at < 0 && bare && arguments[i].name == "" {
			at = i
		}
		if at < 0 || arguments[at].shared || arguments[at].kind > duration {
			return nil, errForm
		}
		found[i] = arguments[at]
	}
	v := make([]float64, len(wanted))
	for i, a := range found {
		if err := a.mustSuit(wanted[i]); err != nil {
			return nil, err
		}
		v[i] = a.value
	}
	return v, nil
}

// mustSuit reports a duration where a number is wanted, or the other way round.
func (a argument) mustSuit(wanted string) error {
	name, timed := strings.CutSuffix(wanted, ":s")
	switch {
	case timed && a.kind != duration:
		return notTimed(a.quantity)
	case !timed && a.kind == duration:
		return fmt.Errorf("%s is a plain number, not %s", name, a.quantity.text)
	}
	return nil
}

// erlang refuses phases that are not whole before they are cut to an int.
func erlang(mean, k float64) (Law, error) {
	if k != math.Trunc(k) || math.Abs(k) > 1e6 {
		return nil, fmt.Errorf("k must be a whole number of phases up to 1000000, not %v", k)
	}
	return law(NewErlang(mean, int(k)))
}

func uniform(arguments []argument) (Law, error) {
	if len(arguments) == 1 && !arguments[0].shared {
		if l, ok := arguments[0].law.(Uniform); ok { // uniform(20m-60m)
			return l, nil
		}
	}
	return bare(form{"low:s high:s", func(v []float64) (Law, error) { return law(NewUniform(v[0], v[1])) }})(arguments)
}

func empirical(arguments []argument) (Law, error) {
	values := make([]float64, len(arguments))
	for i, a := range arguments {
		switch {
		case a.name != "" || a.kind > duration:
			return nil, errForm
		case a.kind != duration:
			return nil, notTimed(a.quantity)
		}
		values[i] = a.value
	}
	shares, err := shares(arguments)
	if err != nil {
		return nil, err
	}
	return law(NewEmpirical(values, shares))
}

func mixture(arguments []argument) (Law, error) {
	laws, err := laws(arguments)
	if err != nil {
		return nil, err
	}
	shares, err := shares(arguments)
	if err != nil {
		return nil, err
	}
	if shares == nil {
		return nil, errors.New("a mixture needs the share of each law")
	}
	return law(NewMixture(shares, laws))
}

func sum(arguments []argument) (Law, error) {
	laws, err := laws(arguments)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(arguments, func(a argument) bool { return a.shared }) {
		return nil, errForm
	}
	return law(NewSum(laws...))
}

func scaled(arguments []argument) (Law, error) {
	if len(arguments) != 2 || arguments[0].shared || arguments[1].kind != factor {
		return nil, errForm
	}
	laws, err := laws(arguments[:1])
	if err != nil {
		return nil, err
	}
	return law(NewScaled(laws[0], arguments[1].value))
}

// laws returns the arguments' laws.
func laws(arguments []argument) ([]Law, error) {
	laws := make([]Law, len(arguments))
	for i, a := range arguments {
		switch {
		case a.name != "" || a.kind == factor:
			return nil, errForm
		case a.law == nil:
			return nil, notTimed(a.quantity)
		}
		laws[i] = a.law
	}
	return laws, nil
}

// shares returns the arguments' shares, or nil if none has one.
func shares(arguments []argument) ([]float64, error) {
	shares := make([]float64, len(arguments))
	for i, a := range arguments {
		if a.shared != arguments[0].shared {
			return nil, errors.New("some have a share and some have none: write a share for each")
		}
		shares[i] = a.share
	}
	if !arguments[0].shared {
		return nil, nil
	}
	return shares, nil
}
