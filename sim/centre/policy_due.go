package centre

import "github.com/rushproof/rushproof/sim/des"

// SoonestDue takes whoever has the least time left to the threshold of the
// service level, or is furthest beyond it: earliest due date first.
type SoonestDue struct{}

func (SoonestDue) turn(_ *Centre, q *queue, _ int, since des.Time) des.Time {
	return since + q.Within
}
