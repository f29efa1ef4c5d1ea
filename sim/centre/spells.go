package centre

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// Spell is a stretch of time in which customers choose other channels than
// usual, or two at once, or the work takes another time. Where spells overlap
// their factors multiply. None begins before the period.
type Spell struct {
	Window
	Pull   []float64 // by channel: factor on the customers who choose it among those who come; nil: 1
	Longer []float64 // by channel: the same
	Handle []float64 // by reason: factor on the handle time, without wrap-up, of contacts answered in it; nil: 1
	Twice  []float64 // by reason: share of customers who soon get in touch in a second channel about the same need; nil: none
}

// turn is a moment at which spells begin or end, with what holds from then on.
type turn struct {
	at    des.Time
	mixes [][][]float64 // by reason and segment
	crowd [][]float64   // by reason: shares of the segments
	pace  []float64     // by queue: factor on handle times
	twice []float64     // by reason
}

// buildTurns works out what holds between the ends of spells.
func (c *Centre) buildTurns() {
	l := c.layout
	var moments []des.Time
	for _, s := range l.Spells {
		moments = append(moments, s.From, s.To)
	}
	slices.Sort(moments)
	for _, at := range slices.Compact(moments) {
		t := turn{at: at}
		for r := range l.Reasons {
			mixes, crowd, once := l.Mixes(r), l.crowd(), 1.0
			for _, s := range l.Spells {
				if s.From <= at && at < s.To {
					for i := range mixes {
						mix, more := s.pulled(mixes[i])
						mixes[i] = mix
						crowd[i] *= more
					}
					if r < len(s.Twice) {
						once *= 1 - s.Twice[r]
					}
				}
			}
			t.mixes, t.crowd, t.twice = append(t.mixes, mixes), append(t.crowd, normed(crowd)), append(t.twice, 1-once)
		}
		for i := range l.Queues {
			t.pace = append(t.pace, l.paceAt(at, &l.Queues[i]))
		}
		c.turns = append(c.turns, t)
	}
}

// paceAt returns the factor on a queue's handle times at some moment.
func (l *Layout) paceAt(at des.Time, q *Queue) float64 {
	pace := 1.0
	for _, s := range l.Spells {
		if s.From <= at && at < s.To {
			pace *= factorOf(s.Handle, q.Reason) * factorOf(s.Longer, q.Channel)
		}
	}
	return pace
}

// factorOf returns one of some factors, 1 when there are not so many.
func factorOf(factors []float64, i int) float64 {
	if i >= len(factors) {
		return 1
	}
	return factors[i]
}

// pulled returns the shares of the channels under a spell, which sum to 1, and
// how many times as many come as on other days. Where nobody is left all is as
// on every day.
func (s *Spell) pulled(mix []float64) (pulled []float64, more float64) {
	pulled = slices.Clone(mix)
	for ch := range pulled {
		pulled[ch] *= factorOf(s.Pull, ch)
		more += pulled[ch]
	}
	if slices.Equal(pulled, mix) || !(more > 0) {
		return mix, 1
	}
	return normed(pulled), more
}

// normed makes shares sum to 1.
func normed(shares []float64) []float64 {
	sum := 0.0
	for _, share := range shares {
		sum += share
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

// resetTurns begins with no spell.
func (c *Centre) resetTurns() {
	for i := range c.queues {
		c.queues[i].pace = 1
	}
	if len(c.turns) == 0 {
		return
	}
	for r := range c.reasons {
		c.reasons[r].mixes, c.reasons[r].crowd, c.reasons[r].twice = c.layout.Mixes(r), c.layout.crowd(), 0
	}
	c.agenda.Add(c.turns[0].at, doors, event{spellTurns, 0})
}

// turnTo begins and ends spells.
func (c *Centre) turnTo(i int32) {
	t := &c.turns[i]
	for r := range c.reasons {
		c.reasons[r].mixes, c.reasons[r].crowd, c.reasons[r].twice = t.mixes[r], t.crowd[r], t.twice[r]
	}
	for q := range c.queues {
		c.queues[q].pace = t.pace[c.queues[q].index]
	}
	for i := range c.queues {
		if q := &c.queues[i]; q.gated {
			c.reconsider(q.channel)
		}
	}
	if next := int(i) + 1; next < len(c.turns) {
		c.agenda.Add(c.turns[next].at, doors, event{spellTurns, i + 1})
	}
}

// twin is how long after the first attempt the one in a second channel is made
// at most.
const twin = 5 * des.Minute

// tryTwice is a customer who does not rely on one channel and soon gets in
// touch in another one as well, unless the first has answered by then.
// Whichever answers first, the other contact is about a need that is known.
func (c *Centre) tryTwice(v *visit, r *reason) {
	luck := v.key.With(luckTwice)
	if luck.Float64() >= r.twice {
		return
	}
	rest, own := 0.0, int(v.channel)
	for ch, share := range r.mixes[v.segment] {
		if ch != own {
			rest += share
		}
	}
	u := luck.With(0).Float64() * rest
	for ch, share := range r.mixes[v.segment] {
		if ch == own || share == 0 {
			continue
		}
		if u -= share; u < 0 {
			c.shareNeed(v)
			second := v.next(uint8(ch))
			second.cause = v.cause
			second.key = luck.With(1)
			c.comeBack(second, later(c.now, des.Time(luck.With(2).Float64()*float64(twin))), 0)
			return
		}
	}
}
