package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// Segment is a part of the customers who behave alike, and unlike others: a
// generation, or those whom the centre would not like to lose. To which of them a
// customer belongs is drawn when the need arises, and holds for all its attempts.
type Segment struct {
	Name        string
	Share       float64     // of the customers; all sum to 1
	Mix         [][]float64 // by reason: share that chooses each channel; nil, or nil there: that of the reason
	Patience    float64     // factor on how long they wait
	SelfService float64     // factor on the reach of whatever they may use or not; a notice comes to all alike
	HeadStart   des.Time    // they are taken as if they had joined each queue so much earlier
}

// segment draws to which segment a customer belongs who comes now.
func (c *Centre) segment(v *visit) {
	u := v.key.With(luckSegment).Float64()
	for i, share := range c.reasons[v.reason].crowd {
		v.segment = uint8(i)
		if u -= share; u < 0 {
			return
		}
	}
}

// crowd returns the shares of the segments; without any there is one.
func (l *Layout) crowd() []float64 {
	if len(l.Segments) == 0 {
		return []float64{1}
	}
	shares := make([]float64, len(l.Segments))
	for i := range shares {
		shares[i] = l.Segments[i].Share
	}
	return shares
}

// Mixes returns the shares of the channels for a reason, by segment; without
// segments there is one.
func (l *Layout) Mixes(reason int) [][]float64 {
	usual := l.Reasons[reason].Mix
	if len(l.Segments) == 0 {
		return [][]float64{usual}
	}
	mixes := make([][]float64, len(l.Segments))
	for i := range l.Segments {
		mixes[i] = usual
		if s := &l.Segments[i]; reason < len(s.Mix) && s.Mix[reason] != nil {
			mixes[i] = s.Mix[reason]
		}
	}
	return mixes
}

// Mix returns the share of all customers with a reason who choose each channel.
func (l *Layout) Mix(reason int) []float64 {
	mixes := l.Mixes(reason)
	if len(mixes) == 1 {
		return mixes[0]
	}
	all := make([]float64, len(l.Channels))
	for i, mix := range mixes {
		for ch, share := range mix {
			all[ch] += l.Segments[i].Share * share
		}
	}
	return all
}

// Impatience returns how many times as fast as if all were alike the customers of
// a queue leave it: the mean, over those who choose it, of one over the factor on
// their patience. 1 without segments.
func (l *Layout) Impatience(queue int) float64 {
	if len(l.Segments) == 0 {
		return 1
	}
	q := &l.Queues[queue]
	mixes, come, leave := l.Mixes(q.Reason), 0.0, 0.0
	if l.Mix(q.Reason)[q.Channel] == 0 { // whoever comes has changed to the channel
		mixes = nil
	}
	for i := range l.Segments {
		s := &l.Segments[i]
		n := s.Share
		if mixes != nil {
			n *= mixes[i][q.Channel]
		}
		come += n
		leave += n / s.Patience
	}
	return leave / come
}

// patience returns how long somebody waits who would wait d if all were alike.
func (s *Segment) patience(d des.Time) des.Time {
	if d == des.Never || s.Patience == 1 {
		return d
	}
	return des.Seconds(d.Seconds() * s.Patience)
}

// keen returns the factor on the reach of a layer for a customer.
func (c *Centre) keen(l *layer, v *visit) float64 {
	if len(c.layout.Segments) == 0 || l.Kind == selfservice.Notice {
		return 1
	}
	return c.layout.Segments[v.segment].SelfService
}

// A head start moves the moment since which a contact counts as waiting: its
// turn. In a queue contacts stand by their turns, between queues the turns of
// those who stand first are compared, and the steps of the routing open by them.
// What is measured are the waits that customers know.

// favours returns the segments if one of them has a head start.
func (l *Layout) favours() []Segment {
	for i := range l.Segments {
		if l.Segments[i].HeadStart > 0 {
			return l.Segments
		}
	}
	return nil
}

// headStart returns that of a contact's customer.
func (q *queue) headStart(k *contact) des.Time {
	if q.favours == nil {
		return 0
	}
	return q.favours[k.v.segment].HeadStart
}

// turn returns since when a contact counts as waiting, des.Never for nobody.
func (q *queue) turn(k *contact) des.Time {
	if q.favours == nil || k.joined == des.Never {
		return k.joined
	}
	return k.joined - q.headStart(k)
}

// open returns how many steps of the routing are open to a contact that joins.
func (q *queue) open(k *contact) uint8 {
	if q.favours == nil {
		return q.first
	}
	return q.stepsDue(q.headStart(k))
}

// overtake finds the place of a contact that joins, from the end of the queue: it
// goes past no more than those who joined within its head start.
func (q *queue) overtake(k *contact) {
	for k.previous != &q.line && q.turn(k.previous) > q.turn(k) {
		k.next, k.previous = k.previous, k.previous.previous
	}
}

// oldest returns when the one joined who has waited longest, who need not be the
// first.
func (q *queue) oldest() des.Time {
	first := des.Never
	for k := q.line.next; k != &q.line && q.turn(k) < first; k = k.next {
		first = min(first, k.joined)
	}
	return first
}
