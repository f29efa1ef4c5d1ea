package main

import "github.com/rushproof/rushproof/sim/stat"

// afterCall returns the quantiles of the time that an agent takes before the
// next call, as far as that is shorter than the longest gap: the work after the
// call, and now and then a break. Whose next call had waited was away from the
// phone until it was answered; whose next call had not was ready at some time
// before. So these times are cut short from below, and turned round, longest
// first, they are what Kaplan and Meier have.
func (m *month) afterCall(longest int) []float64 {
	var gaps []stat.Wait
	days := m.days()
	for on, own := range m.byAgent() {
		if !m.learns(on.date) {
			continue
		}
		for i, next := range own[1:] {
			ended := own[i].began + own[i].handle
			if gap := next.began - ended; gap >= 0 && gap <= longest && days[on.date].waiting(ended) {
				gaps = append(gaps, stat.Wait{Time: float64(longest - gap), GaveUp: next.wait > 0})
			}
		}
	}
	ready := stat.KaplanMeier(gaps)
	values := make([]float64, points)
	for i := range values {
		values[i] = max(float64(longest)-ready.Quantile(1-(float64(i)+0.5)/points), 0)
	}
	return values
}
