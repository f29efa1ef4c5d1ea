package demand

import (
	"math"
	"math/bits"

	"github.com/rushproof/rushproof/sim/rng"
)

// thinning finds those orders in a band of a cohort whose customers get in
// touch, without looking at the others.
//
// Every customer has a threshold, exponential with mean 1, and asks once the
// pressure on him exceeds it. Pressure is a hazard: an asking probability p is
// the pressure -ln(1-p), and the hazards of one day after the other add up. The
// thresholds of n customers in ascending order are sums of exponential numbers
// over n, n-1, …, 1 (Rényi, 1953). So the most impatient come first, and once
// the next threshold is above any pressure that the band may feel, nobody is
// left who would ask. This is exact: each customer asks with his own
// probability, independent of all others.
//
// Luck is keyed by cohort, band and rank of impatience. Where pressure rises, more
// customers ask, and those who had asked before still do.
type thinning struct {
	threshold float64 // of this customer
	order     order   // his
	luck      rng.Stream

	size, rank int64
	limit      float64 // the highest pressure in the band
	spacings   rng.Stream
	customers  rng.Key
	mask       uint64
	taken      []uint64 // a bit for each order that was met
}

// begin starts on a band of a cohort. The luck is that of the cohort.
func (t *thinning) begin(c *cohort, of band, limit float64, thresholds, customers rng.Key) {
	size := c.size[of]
	t.order.band, t.size, t.rank, t.limit, t.threshold = of, size, 0, limit, 0
	t.spacings, t.customers = thresholds.With(uint64(of)).Stream(), customers.With(uint64(of))
	t.mask = 1<<bits.Len64(uint64(max(size-1, 0))) - 1
	words := int(size/64 + 1)
	if words > cap(t.taken) {
		t.taken = make([]uint64, words+words/2)
	}
	t.taken = t.taken[:words]
	clear(t.taken)
}

// next moves on to the next most impatient customer and reports whether there
// is one below the limit.
func (t *thinning) next() bool {
	if t.rank == t.size {
		return false
	}
	t.threshold += t.spacings.Exp() / float64(t.size-t.rank)
	if t.threshold >= t.limit {
		return false
	}
	t.luck = t.customers.With(uint64(t.rank)).Stream()
	t.rank++
	t.order.number = t.meet()
	return true
}

// meet draws an order that was not met yet. Most customers keep their order
// when the cohort grows.
func (t *thinning) meet() int64 {
	for {
		number := t.luck.Uint64() & t.mask
		if word, bit := number/64, uint64(1)<<(number%64); number < uint64(t.size) && t.taken[word]&bit == 0 {
			t.taken[word] |= bit
			return int64(number)
		}
	}
}

// pressure is the pressure under which a share p of customers asks.
func pressure(p float64) float64 {
	return -math.Log1p(-min(max(p, 0), 1))
}
