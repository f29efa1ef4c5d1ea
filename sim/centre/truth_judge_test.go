package centre_test

import (
	"fmt"
	"math"
	"sync"

	"github.com/rushproof/rushproof/sim/stat"
)

// figure is a figure of which the exact value is known.
type figure struct {
	measure
	name    string
	exact   float64
	stretch int

	// Of a figure that is not exact: the replications it rests on, and half of
	// the last digit that it is printed with.
	replications int
	rounding     float64
}

// result is what replications show of a figure.
type result struct {
	apart    stat.Tally // num - exact·den
	num, den float64
}

func (r *result) add(f *figure, c *counts) {
	num, den := f.of(c)
	r.apart.Add(num - f.exact*den)
	r.num += num
	r.den += den
}

// estimate is the ratio of means.
func (r *result) estimate() float64 { return r.num / r.den }

func (r *result) standardError() float64 {
	n := float64(r.apart.N())
	return r.apart.SD() / math.Sqrt(n) * n / r.den
}

// z returns how many standard errors the estimate is from the exact value, or
// those of the difference from one that has an error of its own.
func (r *result) z(f *figure) float64 {
	n := float64(r.apart.N())
	apart, error2 := math.Abs(r.apart.Mean()), 1/n
	apart -= (1e-9*math.Abs(f.exact) + f.rounding) * r.den / n
	if f.replications > 0 {
		error2 += 1 / float64(f.replications)
	}
	if apart <= 0 {
		return 0
	}
	return math.Copysign(apart/(r.apart.SD()*math.Sqrt(error2)), r.apart.Mean())
}

// events returns how many of the events that the figure adds up, or of those
// that it leaves out if they are fewer, the exact value expects and the engine
// saw.
func (o *oracle) events(f *figure, r *result) (expected, seen float64) {
	size := o.size(f.event)
	expected, seen = f.exact*r.den/size, r.num/size
	if all := r.den / size; f.share && 2*expected > all {
		return max(0, all-expected), all - seen
	}
	return expected, seen
}

// fault says how a figure disagrees, and is empty if it does not. A mean is
// near normal when many events went into it that had little to do with each
// other: 200, or where everybody who comes while the queue is long shares the
// same bad moment, twenty times the contacts of such a moment. Figures that rest
// on fewer are not compared, but few the events must be.
func (o *oracle) fault(f *figure, r *result) (z float64, rare bool, fault string) {
	expected, seen := o.events(f, r)
	if few := max(200, 20*o.moment()); expected < few {
		if seen > 3*few || expected < 1e-6 && seen > 1e-6 {
			return 0, true, fmt.Sprintf("%s: %.4g events, expected %.4g", f.name, seen, expected)
		}
		return 0, true, ""
	}
	z = r.z(f)
	if !(math.Abs(z) <= tolerance) {
		fault = fmt.Sprintf("%s: %.6g ± %.2g, exactly %.6g: z = %.1f",
			f.name, r.estimate(), r.standardError(), f.exact, z)
	}
	return z, false, fault
}

// moment returns how many contacts come while the centre remembers what it was
// like, at most all of a replication.
func (o *oracle) moment() float64 {
	peak, all := 0.0, 0.0
	for piece := range o.rates[0] {
		rate := 0.0
		for reason := range o.rates {
			rate += o.rates[reason][piece]
		}
		peak = max(peak, rate)
		all += rate * o.piece
	}
	return min(peak*o.relaxation, all)
}

// ledger adds up all comparisons.
type ledger struct {
	mu      sync.Mutex
	judged  int
	rare    int
	squares float64
}

func (l *ledger) add(z float64, rare bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if rare {
		l.rare++
		return
	}
	l.judged++
	l.squares += z * z
}
