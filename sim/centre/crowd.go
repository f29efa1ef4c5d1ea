package centre

import "github.com/rushproof/rushproof/sim/des"

// crowd is how many there are of something, and the area under that number over
// time since the last cut. One who joins at t and leaves at u adds u-t to the
// area: so it is enough to add up the moments of leaving and subtract those of
// joining. The sum may run over on the way; the area, which does not, is exact.
type crowd struct{ size, moments int64 }

func (n *crowd) join(now des.Time) {
	n.size++
	n.moments -= int64(now)
}

func (n *crowd) leave(now des.Time) {
	n.size--
	n.moments += int64(now)
}

// area returns the area since the last cut, in microseconds.
func (n *crowd) area(now des.Time) int64 { return n.moments + n.size*int64(now) }

// cut returns the area since the last cut, in microseconds.
func (n *crowd) cut(now des.Time) int64 {
	ahead := n.size * int64(now) // as if all left now
	area := n.moments + ahead
	n.moments = -ahead
	return area
}
