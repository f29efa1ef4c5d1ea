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
		q.level, q.levelAsOf = int64(math.Round(1000*c.levelToday(q))), c.now
	}
	return des.Time(q.level*levelUnit) + since
}

// levelToday returns the share of a queue's contacts answered within their
// threshold, of those that came today and were answered or lost for it; 1 while
// there are none.
func (c *Centre) levelToday(q *queue) float64 {
	var in, of int64
	for i := c.firstToday(); i <= c.interval; i++ {
		cell := q.books[i].Cell
		in += cell.AnsweredIn
		of += cell.Answered + cell.Abandoned - cell.AbandonedIn + cell.Blocked + cell.TurnedAway + cell.ToCallback
	}
	if of == 0 {
		return 1
	}
	return float64(in) / float64(of)
}

// firstToday returns the first interval of the day; without days, of the last 24
// hours.
func (c *Centre) firstToday() int32 {
	p := &c.layout.Period
	if len(p.Days) > 0 {
		return int32(p.Days[c.dayOf[c.interval]] / p.Interval)
	}
	return max(0, c.interval-int32(des.Day/p.Interval))
}
