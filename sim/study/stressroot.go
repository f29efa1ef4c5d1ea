package study

import (
	"math"

	"github.com/rushproof/rushproof/sim"
)

// curve is one of the three functions of a lever that a target has: the margin by which it is
// met, and the ends of its interval.
type curve func(m *sim.Margin) float64

func meanCurve(m *sim.Margin) float64 { return m.Mean }
func lowCurve(m *sim.Margin) float64  { return m.Low }
func highCurve(m *sim.Margin) float64 { return m.High }

// bracket is two points in a row between which a curve passes through 0, the one at which it is
// above first.
type bracket struct {
	a, b     *sim.StressPoint
	va, vb   float64
	width    float64
	interval float64 // width of the interval of the breaking point, by the slope here
}

// root is where it is by linear interpolation.
func (k *bracket) root() float64 {
	if k.va == k.vb {
		return k.a.X
	}
	return k.a.X + k.width*k.va/(k.va-k.vb)
}

// outward are the points from the plan outwards into which a curve of a target must be followed
// to pass through 0: up while it is above, and otherwise down.
func outward(points []sim.StressPoint, target int, c curve) (way []*sim.StressPoint, up bool) {
	zero := 0
	for points[zero].X != 0 {
		zero++
	}
	up = c(&points[zero].Margins[target]) >= 0
	for i := zero; i >= 0 && i < len(points); {
		if points[i].Margins[target].N > 1 {
			way = append(way, &points[i])
		}
		if up {
			i++
		} else {
			i--
		}
	}
	return way, up
}

// crossing is the first bracket on the way outwards; nil where there is none.
func crossing(points []sim.StressPoint, target int, c curve) *bracket {
	way, up := outward(points, target, c)
	for i := 1; i < len(way); i++ {
		before, after := c(&way[i-1].Margins[target]), c(&way[i].Margins[target])
		if (before >= 0) == (after >= 0) {
			continue
		}
		k := &bracket{a: way[i-1], b: way[i], va: before, vb: after}
		if !up {
			k.a, k.b, k.va, k.vb = k.b, k.a, k.vb, k.va
		}
		k.width = k.b.X - k.a.X
		ma, mb := &k.a.Margins[target], &k.b.Margins[target]
		k.interval = k.width * (ma.High - ma.Low + mb.High - mb.Low) / 2 / (k.va - k.vb)
		return k
	}
	return nil
}

// tolerance is how narrow a bracket must be: within half the interval of the breaking point
// margins are as good as straight, but for a step of the lever.
func (p *pushing) tolerance(k *bracket) float64 { return max(p.lever.Step, k.interval/2) }

// mostLooks is how often the lever is pushed at most to find one root; bisection alone would
// take as many from a range of a thousand steps.
const mostLooks = 12

// refine finds the root of a curve of a target, in the points that its answer rests on.
func (p *pushing) refine(target int, c curve) error {
	if p.plan[target].N < 2 {
		return nil
	}
	points, replications := p.seen(target)
	for range mostLooks {
		k := crossing(*points, target, c)
		var next float64
		if k == nil {
			x, ok := p.farther(*points, target, c)
			if !ok {
				return nil
			}
			next = x
		} else {
			if k.width <= p.tolerance(k)*(1+1e-9) {
				return nil
			}
			next = p.within(k)
		}
		before := len(*points)
		if err := p.look(next, points, replications); err != nil {
			return err
		}
		if len(*points) == before { // nothing lies between on the grid
			return nil
		}
	}
	return nil
}

// within is where to look in a bracket: at the root of the line through its ends; close to an
// end, so far from it that a bracket remains that is narrow enough.
func (p *pushing) within(k *bracket) float64 {
	r, near := k.root(), p.tolerance(k)
	switch {
	case r-k.a.X <= near/2:
		r = k.a.X + 0.9*near
	case k.b.X-r <= near/2:
		r = k.b.X - 0.9*near
	}
	r = p.onGrid(r)
	if r <= k.a.X || r >= k.b.X {
		r = p.onGrid((k.a.X + k.b.X) / 2)
	}
	return r
}

// farther is where to look next for a bracket, as few replications suggest: at the root that
// they have, half-way to the point at which they have passed it, or farther out. False: the
// whole range is known.
func (p *pushing) farther(points []sim.StressPoint, target int, c curve) (float64, bool) {
	way, up := outward(points, target, c)
	last, end := way[len(way)-1].X, p.lever.Most
	if !up {
		end = p.lever.Least
	}
	beyond := func(x float64) bool { return math.Abs(x) >= math.Abs(last)+p.lever.Step*0.999 }
	if !beyond(end) {
		return 0, false
	}
	if k := crossing(p.rough, target, c); k != nil {
		for _, x := range k.suggested(last, up) {
			if x = p.onGrid(x); beyond(x) && (x > 0) == up {
				return x, true
			}
		}
	}
	for _, q := range p.rough { // they may begin on the other side of 0
		if beyond(q.X) && (q.X > 0) == up && (c(&q.Margins[target]) >= 0) != up && math.Abs(q.X) < math.Abs(end) {
			end = q.X
		}
	}
	return end, true
}

// suggested are the places at which to look for a bracket like this one, beyond the last.
func (k *bracket) suggested(last float64, up bool) []float64 {
	passed := k.b.X
	if !up {
		passed = k.a.X
	}
	return []float64{k.root(), (last + passed) / 2, passed}
}

// root is where a curve of a target passes through 0; nil where it does not.
func (p *pushing) root(target int, c curve) *float64 {
	if p.plan[target].N < 2 {
		return nil
	}
	points, _ := p.seen(target)
	k := crossing(*points, target, c)
	if k == nil {
		return nil
	}
	x := k.root()
	return &x
}

// seen are the points that the answer for a target rests on, and how often the season was played
// at each.
func (p *pushing) seen(target int) (points *[]sim.StressPoint, replications int) {
	if p.close[target] {
		return &p.fine, p.e.Replications
	}
	return &p.rough, roughly(p.e)
}

// choose says of which targets the answer is to rest on all replications: of those that are not
// surely met as planned, and of those that may break first of the others, as far as few
// replications tell.
func (p *pushing) choose() {
	nearest := math.Inf(1)
	for target := range p.plan {
		if high := p.root(target, highCurve); high != nil && p.plan[target].Low >= 0 {
			nearest = min(nearest, *high)
		}
	}
	for target := range p.plan {
		low := p.root(target, lowCurve)
		unsure := min(p.plan[target].Low, p.stress.rough[target].Low) < 0
		p.close[target] = unsure || math.IsInf(nearest, 1) || low != nil && *low <= nearest
	}
}
