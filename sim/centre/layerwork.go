package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/stat"
)

// LayerWork is what one layer does to the work of people, for one reason: how long they
// would handle the contacts if all were answered, by people of usual skill. Those who left
// the layer without a word are in none of it.
type LayerWork struct {
	Spared   des.Time // of those it helped, or seemed to
	Returned des.Time // of those who came back, for the attempt in which they do
	Before   des.Time // of those handed over, as they came
	After    des.Time // of the same, as much harder as it left them
}

// Add adds what another has counted.
func (w *LayerWork) Add(o *LayerWork) {
	w.Spared = stat.Plus(w.Spared, o.Spared)
	w.Returned = stat.Plus(w.Returned, o.Returned)
	w.Before = stat.Plus(w.Before, o.Before)
	w.After = stat.Plus(w.After, o.After)
}

// countSpared counts the work of a contact that a layer has done with.
func (c *Centre) countSpared(layer int, v *visit, step *selfservice.Step) {
	from, to := v.above(), 1.0
	if step.ByRank {
		rise := (1 - from) * c.layers[layer].Resolves[v.reason]
		if step.Resolved {
			to = from + rise
		} else {
			from += rise
		}
	}
	work := c.workFrom(v, from, to)
	switch {
	case step.Left:
	case step.Resolved:
		c.out.Works[layer][v.reason].Add(&LayerWork{Spared: work})
	default:
		after := *v
		c.handOver(layer, &after, step)
		c.out.Works[layer][v.reason].Add(&LayerWork{Before: work, After: c.workFrom(&after, from, to)})
	}
}

// countBack counts a customer whom a layer only seemed to help, and the work of the
// attempt that follows.
func (c *Centre) countBack(layer int, v, again *visit) {
	if !v.counts {
		return
	}
	c.out.Backs[layer][again.channel]++
	if again.channel != v.channel {
		c.out.Layers[layer][v.reason].Elsewhere++
	}
	c.out.Works[layer][v.reason].Add(&LayerWork{Returned: c.workFrom(again, again.above(), 1)})
}

// workFrom returns how long somebody of usual skill would handle a contact, of which no
// more may be known than between which ranks it stands. Where no layer looks at ranks it
// is the mean that counts: who is helped has nothing to do with how long it takes.
func (c *Centre) workFrom(v *visit, from, to float64) des.Time {
	r := &c.reasons[v.reason]
	q := r.queues[v.channel]
	if q == nil {
		return 0 // nobody answers that here
	}
	handling, wrapping := q.handling, q.wrapping
	if r.ranked {
		handling, wrapping = c.drawnWork(q, v, from, to)
	}
	work := handling*q.pace + wrapping
	if v.harder > 0 {
		work *= c.harder(v)
	}
	return later(des.Seconds(work), q.Sorting)
}

// drawnWork returns handling and wrap-up of a contact as its luck has it, in seconds.
func (c *Centre) drawnWork(q *queue, v *visit, from, to float64) (handling, wrapping float64) {
	if v.lifted {
		handling = v.between(q.Handle, from, to)
	} else {
		handling = c.sample(q.Handle, v.key, luckHandle)
	}
	if q.WrapUp != nil {
		wrapping = c.sample(q.WrapUp, v.key, luckWrapUp)
	}
	return handling, wrapping
}
