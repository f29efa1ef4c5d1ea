package stat

import (
	"cmp"
	"math"
	"slices"
)

// Survival is how many are still there after a time, as Kaplan and Meier
// estimate it (Journal of the American Statistical Association 53, 1958).
// Patience is known only of customers who gave up; who was answered would have
// waited longer, nobody knows how much longer. Leaving those out, or taking
// their waits for patience, makes customers look less patient than they are.
type Survival struct {
	Times  []float64 // at which somebody gave up, in rising order
	Shares []float64 // still there after each
	Last   float64   // longest time observed, given up or not
}

// Wait is one observation.
type Wait struct {
	Time   float64 // 0 or more
	GaveUp bool    // otherwise it was cut short: the patience is longer
}

// KaplanMeier estimates survival from waits. Of those at one moment who gave up
// comes before who was cut short. Without anybody who gave up all are always
// there.
func KaplanMeier(waits []Wait) Survival {
	sorted := slices.Clone(waits)
	slices.SortFunc(sorted, func(a, b Wait) int { return cmp.Compare(a.Time, b.Time) })
	var s Survival
	share := 1.0
	for i := 0; i < len(sorted); {
		at, there, left := sorted[i].Time, len(sorted)-i, 0
		for ; i < len(sorted) && sorted[i].Time == at; i++ {
			if sorted[i].GaveUp {
				left++
			}
		}
		if left > 0 {
			share *= 1 - float64(left)/float64(there)
			s.Times, s.Shares = append(s.Times, at), append(s.Shares, share)
		}
		s.Last = at
	}
	return s
}

// At returns the share that is still there after a time.
func (s Survival) At(time float64) float64 {
	i, found := slices.BinarySearch(s.Times, time)
	if found {
		i++
	}
	if i == 0 {
		return 1
	}
	return s.Shares[i-1]
}

// Quantile returns the time after which the given share has gone, 0 < u < 1.
// Where nobody was observed for so long it goes on as it went on average: with
// the constant hazard that leads from 1 to the last share; +Inf when nobody
// gave up.
func (s Survival) Quantile(u float64) float64 {
	for i, share := range s.Shares {
		if share <= 1-u {
			return s.Times[i]
		}
	}
	if len(s.Shares) == 0 {
		return math.Inf(1)
	}
	last := s.Shares[len(s.Shares)-1]
	hazard := -math.Log(last) / s.Last
	return s.Last + math.Log(last/(1-u))/hazard
}
