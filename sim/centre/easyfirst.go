package centre

import (
	"math"

	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// A layer that helps the easy ones first leaves the long questions to people. How long a
// question is, is its rank among all of its kind: the share of them that take a person less
// time. It is read off the handle time that the contact is born with, so a layer looks at
// the very luck that an agent will meet. Those whom it could not help by rank are known to
// lie above a floor, and a further layer ranks them among those above it: of two layers
// that each help one in five, the shortest first, the second helps one in five again, and
// what is left is the longest 64 %.
//
// A later attempt has other luck, and so has one in another channel. It takes as long as
// any question above the floor, and layers that it meets know no more of it than that. Who
// only seemed helped had no easy question: it is any of those above the floor from before.
// Wrap-up that is written besides the handle time has luck of its own.

// floors is how many steps there are from 0 to 1 for a visit's floor, which is rounded down.
const floors = 1 << 16

// above returns the share of questions that are known to be shorter.
func (v *visit) above() float64 { return float64(v.floor) / floors }

// rank returns the share of the questions above the visit's floor that are shorter
// than its own.
func (c *Centre) rank(v *visit) float64 {
	law := c.reasons[v.reason].queues[v.channel].Handle
	u := c.placeIn(law, v, c.sample(law, v.key, luckHandle))
	return max(0, (u-v.above())/(1-v.above()))
}

// placeIn returns where a value of a law that a visit has drawn stands among all values,
// uniform between 0 and 1: which of those that are equal come first is luck.
func (c *Centre) placeIn(law dist.Law, v *visit, x float64) float64 {
	const rounding = 1e-12 // of what values of a law that are equal may differ by
	shorter := law.CDF(x - rounding*x - math.SmallestNonzeroFloat64)
	equal := law.CDF(x+rounding*x) - shorter
	return min(shorter+v.key.With(luckPlace).Float64()*equal, 1-0x1p-53)
}

// work returns the handle time that a visit is born with, in seconds; or, of a question
// that an earlier attempt or another channel has shown not to be short, that of any
// above its floor.
func (c *Centre) work(law dist.Law, v *visit) float64 {
	if v.lifted {
		return v.between(law, v.above(), 1)
	}
	return c.sample(law, v.key, luckHandle)
}

// between returns a value of a law from those between two ranks.
func (v *visit) between(law dist.Law, from, to float64) float64 {
	return law.Quantile(min(from+(to-from)*v.key.With(luckLifted).Float64(), 1-0x1p-53))
}

// harder returns the factor on a visit's handle time that comes from self-service.
func (c *Centre) harder(v *visit) float64 { return float64(c.layers[v.harder-1].harder) }

// handOver is a layer letting go of a customer whom it could not help: with a question
// that is as much harder as it says, unless another layer has said more, and that is none
// of the shortest if those would have been helped.
func (c *Centre) handOver(layer int, v *visit, step *selfservice.Step) {
	l := &c.layers[layer]
	if v.harder == 0 && l.harder > 0 || v.harder > 0 && l.harder > c.layers[v.harder-1].harder {
		v.harder = uint8(layer + 1)
	}
	if step.ByRank {
		floor := v.above()
		v.floor = uint16(min(floors*(floor+(1-floor)*l.Resolves[v.reason]), floors-1))
	}
}
