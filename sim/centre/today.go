package centre

import "github.com/rushproof/rushproof/sim/des"

// today is what became so far of the contacts that one queue was offered on one
// day. It is kept where somebody asks for it during the run; nil counts nothing.
type today struct {
	offered   int64
	inTime    int64 // answered within the queue's threshold
	counted   int64 // for the service level: answered, or lost but for who left within the threshold
	abandoned int64
}

func (t *today) offer() {
	if t != nil {
		t.offered++
	}
}

func (t *today) answer(inTime bool) {
	if t != nil {
		t.counted++
		if inTime {
			t.inTime++
		}
	}
}

func (t *today) abandon(early bool) {
	if t != nil {
		t.abandoned++
		if !early {
			t.counted++
		}
	}
}

// lose counts a contact that was blocked or sent away.
func (t *today) lose() {
	if t != nil {
		t.counted++
	}
}

// add adds the contacts of another queue.
func (t *today) add(other *today) {
	t.offered += other.offered
	t.inTime += other.inTime
	t.counted += other.counted
	t.abandoned += other.abandoned
}

// level is the share answered in time of those who were answered or lost for
// it; 1 while there are none.
func (t *today) level() float64 {
	if t.counted == 0 {
		return 1
	}
	return float64(t.inTime) / float64(t.counted)
}

// left is the share who left the queue; 0 while nobody came.
func (t *today) left() float64 {
	if t.offered == 0 {
		return 0
	}
	return float64(t.abandoned) / float64(t.offered)
}

// keepToday lets the books of a queue keep what became of each day's contacts,
// when a rule or a policy looks at it. Without days, a day is 24 hours.
func (c *Centre) keepToday(q *queue) {
	if !c.looksAtToday(q) {
		return
	}
	p := &c.layout.Period
	q.days = make([]today, max(len(p.Days), int(p.Horizon/des.Day)+1))
}

// todayOf returns the day of an interval.
func (c *Centre) todayOf(at int) int {
	if p := &c.layout.Period; len(p.Days) == 0 {
		return int(des.Time(at) * p.Interval / des.Day)
	}
	return int(c.dayOf[at])
}

func (c *Centre) looksAtToday(q *queue) bool {
	for i := range c.rules {
		s := &c.rules[i].When
		if (s.Of == LevelToday || s.Of == AbandonedToday) && s.Where == q.Channel {
			return true
		}
	}
	for i := range c.groups {
		g := &c.groups[i]
		if _, asks := g.policy.(WorstLevel); asks && q.factor[g.index] > 0 {
			return true
		}
	}
	return false
}
