package stat

import (
	"math"
	"math/bits"

	"github.com/rushproof/rushproof/sim/des"
)

// Histogram counts times. It keeps the number, the sum and the largest exactly,
// and the rest to within 1.024 ms or 0.8 %, whichever is more, in bins that
// grow with the time:
//
//	bin  0      exactly 0
//	bin  1…255  one unit of 1.024 ms each, upper end included
//	from there  128 bins to each doubling
//
// Counts are integers, so merging is exact and its order does not matter. The
// zero Histogram is empty and ready to use; it grows to the longest time that
// it has seen, 17 kB for an hour, and then allocates no more.
type Histogram struct {
	n    uint64
	sum  des.Time
	max  des.Time
	bins []uint64
}

const (
	unitBits   = 10 // a unit is 2^10 µs
	octaveBits = 7  // 2^7 bins to an octave
	octave     = 1 << octaveBits
)

// binOf returns the bin of a time.
func binOf(t des.Time) int {
	u := (uint64(t) + 1<<unitBits - 1) >> unitBits
	e := bits.Len64(u|(2*octave-1)) - (octaveBits + 1)
	return e<<octaveBits + int(u>>e)
}

// lastOf returns the longest time that is counted in the bin.
func lastOf(bin int) des.Time {
	e := max(bin>>octaveBits-1, 0)
	u := uint64(bin-e<<octaveBits+1)<<e - 1
	return des.Time(min(u, uint64(des.Never)>>unitBits) << unitBits)
}

// Add counts a time, which must not be negative.
func (h *Histogram) Add(t des.Time) {
	bin := binOf(t)
	if t < 0 || bin >= len(h.bins) {
		h.grow(t, bin)
	}
	h.bins[bin]++
	h.n++
	h.sum += t
	h.max = max(h.max, t)
}

// grow makes room for a bin, an octave at a time.
func (h *Histogram) grow(t des.Time, bin int) {
	if t < 0 {
		panic("stat: negative time " + t.String() + " in a histogram")
	}
	bins := make([]uint64, (bin|(octave-1))+1) // no more than that: there are many histograms
	copy(bins, h.bins)
	h.bins = bins
}

// Merge counts all that o has counted.
func (h *Histogram) Merge(o *Histogram) {
	if len(o.bins) > len(h.bins) {
		h.bins = append(h.bins, make([]uint64, len(o.bins)-len(h.bins))...)
	}
	bins := h.bins[:len(o.bins)] // checks the length once
	for i, count := range o.bins {
		bins[i] += count
	}
	h.n += o.n
	h.sum += o.sum
	h.max = max(h.max, o.max)
}

// Reset empties the histogram and keeps its memory.
func (h *Histogram) Reset() {
	clear(h.bins)
	h.n, h.sum, h.max = 0, 0, 0
}

// Count returns how many times were counted.
func (h *Histogram) Count() uint64 { return h.n }

// Sum returns the exact sum of the times.
func (h *Histogram) Sum() des.Time { return h.sum }

// Max returns the longest time exactly, 0 if there is none.
func (h *Histogram) Max() des.Time { return h.max }

// Quantile returns the time that a share p of those counted did not exceed:
// the smallest one with rank p·Count or more. Within its bin, times are taken
// to be spread evenly. Without any times there is no quantile, and ok is false.
func (h *Histogram) Quantile(p float64) (t des.Time, ok bool) {
	if h.n == 0 {
		return 0, false
	}
	rank := min(max(p*float64(h.n), 1), float64(h.n))
	whole, before := uint64(math.Ceil(rank)), uint64(0)
	for bin, count := range h.bins {
		if before+count >= whole {
			return h.within(bin, (rank-float64(before))/float64(count)), true
		}
		before += count
	}
	return h.max, true
}

// within returns the time at a share of the way through a bin.
func (h *Histogram) within(bin int, share float64) des.Time {
	if bin == 0 {
		return 0
	}
	low, high := lastOf(bin-1), min(lastOf(bin), h.max)
	return low + des.Time(share*float64(high-low))
}

// CountAtMost returns how many times were at most t, for a service level with
// any threshold: whole bins exactly, and of the bin that t falls into the share
// below t. It is exact for 0 and from Max onwards.
func (h *Histogram) CountAtMost(t des.Time) float64 {
	switch {
	case t < 0:
		return 0
	case t >= h.max:
		return float64(h.n)
	}
	cut := binOf(t)
	whole := uint64(0)
	for _, count := range h.bins[:cut] {
		whole += count
	}
	if cut == 0 {
		return float64(h.bins[0])
	}
	low, high := lastOf(cut-1), min(lastOf(cut), h.max)
	return float64(whole) + float64(h.bins[cut])*float64(t-low)/float64(high-low)
}
