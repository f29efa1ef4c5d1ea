package staff

import "math"

// Pace returns the handle time, as a multiple of the target, of people who
// began so many days ago.
//
// 600 s with a start at 1.5 and a half-life of three weeks are 900 s on the
// first day and 750, 675 and 619 s after 3, 6 and 12 weeks: the glide path
// that planners know.
func (r Ramp) Pace(days int) float64 {
	if r.Start == 0 || r.HalfLife <= 0 {
		return 1
	}
	return 1 + (r.Start-1)*math.Exp2(-float64(max(days, 0))/r.HalfLife)
}
