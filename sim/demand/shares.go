package demand

import "slices"

// shares are how many of the customers of a cause ask: a share of them, times
// the uplift of the day on which they do.
type shares struct {
	limit float64   // the highest pressure on those of the day in hand
	byDay []float64 // pressure by day; nil: limit on all days
}

func newShares(share float64, uplift []float64) shares {
	s := shares{limit: pressure(share)}
	for _, factor := range uplift {
		s.byDay = append(s.byDay, pressure(share*factor))
	}
	return s
}

// prepare looks for the highest pressure on those who order on a day.
func (s *shares) prepare(_ *buyers, day int) {
	if s.byDay != nil {
		s.limit = slices.Max(s.byDay[day:])
	}
}

// asks reports whether the customer who was found asks, if he would on this
// day.
func (s *shares) asks(t *thinning, day int) bool {
	return s.byDay == nil || day < len(s.byDay) && t.threshold < s.byDay[day]
}

// lifted is worry with the uplift of a reason on top.
func lifted(worry, uplift []float64) []float64 { // nil: as it is
	if uplift == nil {
		return worry
	}
	both := slices.Clone(worry)
	for day := range both {
		both[day] *= uplift[day]
	}
	return both
}
