package centre

import (
	"math"

	"github.com/rushproof/rushproof/sim/des"
)

// WorstLevel takes from the queue whose service level so far today is the
// lowest, and of equal ones whoever has waited longest. Levels are told apart by
// tenths of a point, and looked up once a minute, as a wallboard does. Whoever has
// chats in hand and keeps the rest free for a call thinks again when a contact ends,
// not when a level changes.
type WorstLevel struct{}

// levelUnit keeps levels apart that differ by a tenth of a point: no moment of a
// run is as late.
const levelUnit = 1 << 52

func (WorstLevel) turn(c *Centre, q *queue, _ int, since des.Time) des.Time {
	if q.levelAsOf < 0 || c.now-q.levelAsOf >= des.Minute {
		q.level, q.levelAsOf = int64(math.Round(1000*q.now.today.level())), c.now
	}
	return des.Time(q.level*levelUnit) + since
}
