package rng

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// A test fails beyond z = 4 standard errors, or beyond the value that a
// statistic exceeds as rarely. The seed is fixed, so what passes goes on
// passing; under a new seed one test in 16 000 would raise a false alarm.
const (
	z     = 4.0
	alpha = 6.334e-5 // P(|N| > z)
)

// law is what a sample is held against.
type law struct {
	cdf            func(x float64) float64
	mean, variance float64
	fourth         float64 // central moment: it gives the standard error of the variance
	whole          bool    // takes whole numbers only
}

// misfits says in what a sample differs from the law: as a whole, by halves and
// by sevenths, since a generator may fit as a whole and be wrong by turns.
func (l law) misfits(sample []float64) (all []string) {
	for _, parts := range []int{1, 2, 7} {
		for i := range parts {
			part := sample[i*len(sample)/parts : (i+1)*len(sample)/parts]
			for _, misfit := range l.misfitsOf(part) {
				all = append(all, fmt.Sprintf("part %d of %d: %s", i+1, parts, misfit))
			}
		}
	}
	return all
}

func (l law) misfitsOf(sample []float64) (all []string) {
	n := float64(len(sample))
	check := func(what string, got, want, standardError float64) {
		if !(math.Abs(got-want) <= z*standardError) {
			all = append(all, fmt.Sprintf("%s %.6g, want %.6g ± %.2g", what, got, want, z*standardError))
		}
	}
	mean, square := 0.0, 0.0
	for _, x := range sample {
		mean += x / n
		square += (x - l.mean) * (x - l.mean) / n
	}
	check("mean", mean, l.mean, math.Sqrt(l.variance/n))
	check("variance", square, l.variance, math.Sqrt((l.fourth-l.variance*l.variance)/n))
	sorted := slices.Sorted(slices.Values(sample))
	sd := math.Sqrt(l.variance)
	for _, far := range []float64{-2, 2, 3, 4} {
		p := l.cdf(l.mean + far*sd)
		if count := n * min(p, 1-p); count > 10 {
			below := sort.SearchFloat64s(sorted, math.Nextafter(l.mean+far*sd, math.Inf(1)))
			check(fmt.Sprintf("below %+g sd", far), float64(below), n*p, math.Sqrt(n*p*(1-p)))
		}
	}
	statistic, most := kolmogorov(sorted, l.cdf)
	if l.whole {
		statistic, most = chiSquared(sorted, l.cdf, l.mean, sd)
	}
	if !(statistic <= most) {
		all = append(all, fmt.Sprintf("shape: a distance of %.4g, at most %.4g", statistic, most))
	}
	return all
}

// kolmogorov returns the largest distance between a sample's distribution and
// cdf, as √n·D with the small-sample correction of Stephens (1970), and the
// distance that it exceeds with probability alpha.
func kolmogorov(sorted []float64, cdf func(float64) float64) (distance, most float64) {
	n := float64(len(sorted))
	for i, x := range sorted {
		p := cdf(x)
		distance = max(distance, p-float64(i)/n, float64(i+1)/n-p)
	}
	root := math.Sqrt(n)
	return distance * (root + 0.12 + 0.11/root), math.Sqrt(-math.Log(alpha/2) / 2)
}

// chiSquared returns Pearson's statistic of whole numbers in cells a fifth of a
// standard deviation wide, or wide enough to expect ten in each, and the value
// that it exceeds with probability alpha.
func chiSquared(sorted []float64, cdf func(float64) float64, mean, sd float64) (statistic, most float64) {
	n, cells := float64(len(sorted)), -1.0
	seen, upTo := 0, 0.0 // counted and expected in the cells so far
	cell := func(count int, expected float64) {
		statistic += (float64(count) - expected) * (float64(count) - expected) / expected
		cells++
	}
	for far := -6.0; far < 6; far += 0.2 {
		edge := math.Floor(mean + far*sd)
		expected := n * cdf(edge)
		if edge < 0 || expected-upTo < 10 || n-expected < 10 {
			continue
		}
		count := sort.SearchFloat64s(sorted, edge+0.5)
		cell(count-seen, expected-upTo)
		seen, upTo = count, expected
	}
	cell(len(sorted)-seen, n-upTo)
	return statistic, distuv.ChiSquared{K: max(cells, 1)}.Quantile(1 - alpha)
}
