package dist

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/rushproof/rushproof/sim/rng"
)

// Empirical is a list of observed values, drawn again as they were observed:
// nothing is smoothed and nothing lies between them.
type Empirical struct {
	values     []float64 // in rising order
	shares     []float64 // of each value; nil when all are equal
	cumulative []float64 // shares added up, ending in 1; nil when all are equal
}

// NewEmpirical returns the law of the given values, each 0 or more. The shares
// say how often each is drawn and add up to 1; nil makes all equally likely.
func NewEmpirical(values, shares []float64) (Empirical, error) {
	if len(values) == 0 {
		return Empirical{}, errors.New("empirical: write at least one value")
	}
	for _, x := range values {
		if !(x >= 0 && x <= math.MaxFloat64) {
			return Empirical{}, fmt.Errorf("empirical: values must be 0 or more, not %v", x)
		}
	}
	if shares == nil {
		sorted := slices.Clone(values)
		slices.Sort(sorted)
		return checked(Empirical{values: sorted})
	}
	cumulative, err := addUp("empirical", shares, len(values))
	if err != nil {
		return Empirical{}, err
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	l := Empirical{cumulative: cumulative}
	total := 0.0
	for i, from := range order {
		total += shares[from]
		l.values, l.shares = append(l.values, values[from]), append(l.shares, shares[from])
		l.cumulative[i] = total
	}
	l.cumulative[len(order)-1] = 1
	return checked(l)
}

// addUp returns the running sums of n shares, or what is wrong with them.
func addUp(law string, shares []float64, n int) ([]float64, error) {
	if len(shares) != n {
		return nil, fmt.Errorf("%s: %d shares for %d entries: write a share for each", law, len(shares), n)
	}
	cumulative, total := make([]float64, n), 0.0
	for i, share := range shares {
		if !(share >= 0 && share <= 1) {
			return nil, fmt.Errorf("%s: a share must lie between 0%% and 100%%, not at %s", law, percent(share))
		}
		total += share
		cumulative[i] = total
	}
	if math.Abs(total-1) > 1e-9 {
		return nil, fmt.Errorf("%s: the shares add up to %.6g%%: make them 100%%", law, total*100)
	}
	cumulative[n-1] = 1
	return cumulative, nil
}

// CDF is the share of values of at most x.
func (l Empirical) CDF(x float64) float64 {
	n := sort.Search(len(l.values), func(i int) bool { return l.values[i] > x })
	switch {
	case n == 0:
		return 0
	case l.cumulative == nil:
		return float64(n) / float64(len(l.values))
	}
	return l.cumulative[n-1]
}

// Mean is the mean of the values.
func (l Empirical) Mean() float64 {
	mean := 0.0
	for i, x := range l.values {
		mean += x * l.share(i)
	}
	return mean
}

// Quantile is the first value that at least a share p of the values does not
// exceed.
func (l Empirical) Quantile(p float64) float64 {
	last := len(l.values) - 1
	if l.cumulative == nil {
		n := float64(len(l.values))
		i := int(min(max(math.Ceil(p*n)-1, 0), float64(last)))
		for i > 0 && float64(i)/n >= p { // p·n rounded up past a whole number
			i--
		}
		return l.values[i]
	}
	return l.values[sort.Search(last, func(i int) bool { return l.cumulative[i] >= p })]
}

// Sample draws one of the values.
func (l Empirical) Sample(s *rng.Stream) float64 {
	u := s.Float64()
	if l.cumulative == nil {
		return l.values[min(int(u*float64(len(l.values))), len(l.values)-1)]
	}
	low, high := 0, len(l.values)-1
	for low < high {
		if middle := (low + high) / 2; l.cumulative[middle] > u {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return l.values[low]
}

// String lists the values, as in empirical(30s, 45s, 120s) or, with shares,
// empirical(20% 30s, 80% 120s).
func (l Empirical) String() string {
	items := make([]string, len(l.values))
	for i, x := range l.values {
		items[i] = FormatDuration(x)
		if l.shares != nil {
			items[i] = percent(l.shares[i]) + " " + items[i]
		}
	}
	return "empirical(" + strings.Join(items, ", ") + ")"
}

// Variance is the mean squared distance of the values from their mean.
func (l Empirical) Variance() float64 {
	mean, variance := l.Mean(), 0.0
	for i, x := range l.values {
		variance += (x - mean) * (x - mean) * l.share(i)
	}
	return variance
}

func (l Empirical) share(i int) float64 {
	if l.shares == nil {
		return 1 / float64(len(l.values))
	}
	return l.shares[i]
}
