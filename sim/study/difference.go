package study

import (
	"math"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// Differences estimates how far every measure of a result lies from that of a base,
// in each scope that both have. Paired, replication i of one is set against
// replication i of the other, which had the same luck; otherwise they are two samples.
func Differences(base, of *sim.Result, paired bool) []sim.Difference {
	return apart(base.Measures, of.Measures, paired)
}

// apart estimates how far values lie from those of a base.
func apart(base, of []sim.Value, paired bool) []sim.Difference {
	known := map[place]*sim.Value{}
	for i := range of {
		known[place{of[i].Measure, of[i].Scope}] = &of[i]
	}
	var all []sim.Difference
	for i := range base {
		v := known[place{base[i].Measure, base[i].Scope}]
		if v == nil {
			continue
		}
		if d := difference(&base[i], v, paired); d.N > 0 {
			all = append(all, d)
		}
	}
	return all
}

// place is what a value is the value of.
type place struct {
	measure string
	scope   sim.Scope
}

// difference estimates how far a value lies from that of the base. A ratio of means
// is linearised first, so that its difference is as easy as that of means; that of
// quantiles takes its interval from how far the differences of single replications
// lie from it. Of two that were not played equally often, the first replications are
// set against each other.
func difference(base, of *sim.Value, paired bool) sim.Difference {
	if paired {
		base, of = common(base, of)
	}
	a, b := spreadOf(of), spreadOf(base)
	d := sim.Difference{Measure: of.Measure, Scope: of.Scope}
	if !paired {
		d.Estimate = plain(stat.Independent(a, b, sim.Confidence))
		d.Estimate = moved(d.Estimate, of.Mean-base.Mean)
		return d
	}
	each := minus(a, b)
	m, _ := sim.FindMeasure(of.Measure)
	if m != nil && m.Estimator == sim.MergedQuantile && of.N > 0 && base.N > 0 {
		d.Estimate = withSpread(around(of.Mean-base.Mean, each, sim.Confidence), each)
	} else {
		d.Estimate = withSpread(stat.Difference(a, b, sim.Confidence), differences(of, base))
	}
	d.Same, d.Saved = same(base, of), stat.Saved(a, b)
	return d
}

// common are two values by the replications that both have.
func common(a, b *sim.Value) (*sim.Value, *sim.Value) {
	if len(a.Each) == len(b.Each) {
		return a, b
	}
	n := min(len(a.Each), len(b.Each))
	return firstOf(a, n), firstOf(b, n)
}

// firstOf is a value by its first replications only. Its estimate is not known, and
// not that of the replications together that a quantile is: N is 0.
func firstOf(v *sim.Value, n int) *sim.Value {
	part := &sim.Value{Measure: v.Measure, Scope: v.Scope, Each: v.Each[:n]}
	if len(v.Of) == len(v.Each) {
		part.Of = v.Of[:n]
	}
	return part
}

// spreadOf returns values, one a replication, whose mean is the estimate and whose
// spread is how well it is known.
func spreadOf(v *sim.Value) []float64 {
	each := numbers(v.Each)
	if len(v.Of) != len(each) {
		return each
	}
	num, den := make([]float64, len(each)), make([]float64, len(each))
	for i, x := range each {
		num[i], den[i] = x*v.Of[i], v.Of[i]
		if math.IsNaN(x) {
			den[i] = math.NaN()
		}
	}
	return stat.Linearised(num, den)
}

// numbers writes what is undefined as NaN.
func numbers(each []*float64) []float64 {
	all := make([]float64, len(each))
	for i, x := range each {
		if all[i] = math.NaN(); x != nil {
			all[i] = *x
		}
	}
	return all
}

// differences are those of the values of single replications.
func differences(of, base *sim.Value) []float64 { return minus(numbers(of.Each), numbers(base.Each)) }

func minus(a, b []float64) []float64 {
	all := make([]float64, min(len(a), len(b)))
	for i := range all {
		all[i] = a[i] - b[i]
	}
	return all
}

// same reports whether no replication tells two values apart.
func same(a, b *sim.Value) bool {
	if a.Mean != b.Mean {
		return false
	}
	for i := range a.Each {
		if (a.Each[i] == nil) != (b.Each[i] == nil) || a.Each[i] != nil && *a.Each[i] != *b.Each[i] {
			return false
		}
	}
	return true
}

// plain is an estimate without a spread between seasons.
func plain(e stat.Estimate) sim.Estimate {
	return sim.Estimate{Mean: e.Mean, Low: e.Lo, High: e.Hi, N: e.N, Warnings: e.Warnings}
}

// moved puts an interval around another middle: that of quantiles is not the mean of
// their replications.
func moved(e sim.Estimate, to float64) sim.Estimate {
	by := to - e.Mean
	e.Mean, e.Low, e.High = to, e.Low+by, e.High+by
	return e
}
