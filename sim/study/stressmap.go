package study

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// mapSide is how many values of each lever a map has.
const mapSide = 6

// mapBeyond is how far a map reaches beyond the point from which on a target is surely missed by
// one lever alone, as a multiple of that.
const mapBeyond = 1.25

// StressMap finds out where a season holds its targets with two levers pushed, of those that were
// pushed alone before, and adds it to what was found. Less of both is no worse and more no better,
// so what follows from cells that were played is not played: of those left the next is the one
// that decides most cells, whichever way it comes out. Targets that are missed as planned are left
// out. When the context is cancelled, there is no map.
func StressMap(ctx context.Context, plan *sim.Model, found *sim.Stress, names [2]string, push func(x, y float64) (*sim.Model, error), play Play, e sim.Experiment, progress func(Progress)) error {
	g := &ground{stress: newStress(ctx, plan, play, e), push: push, of: &sim.StressMap{}}
	for i, t := range plan.Targets {
		m := t.Margin(&found.Plan[i], sim.StressConfidence)
		g.alive = append(g.alive, m.Outcome() != sim.Fail && m.N > 1)
		if list := &g.of.Targets; g.alive[i] {
			*list = append(*list, found.Plan[i].Target)
		} else {
			g.of.Broken = append(g.of.Broken, found.Plan[i].Target)
		}
	}
	if len(g.of.Targets) == 0 {
		found.Left = append(found.Left, sim.LeftOut{Name: "map", Why: "every target is missed as planned"})
		return nil
	}
	for i, axis := range []struct {
		lever  *sim.Lever
		values *[]float64
	}{{&g.of.X, &g.of.Xs}, {&g.of.Y, &g.of.Ys}} {
		k := slices.IndexFunc(found.Levers, func(l sim.StressedLever) bool { return l.Name == names[i] })
		if k < 0 {
			found.Left = append(found.Left, sim.LeftOut{Name: "map", Why: "it is not known how far " + names[i] + " can be pushed"})
			return nil
		}
		*axis.lever, *axis.values = found.Levers[k].Lever, axisOf(&found.Levers[k])
	}
	err := g.fill(progress)
	found.Runs += g.of.Played
	found.Played += g.of.Played * e.Replications
	switch {
	case errors.Is(err, errStopped):
		found.Stopped = sim.Interrupted
		found.Left = append(found.Left, sim.LeftOut{Name: "map", Why: "stopped before it was known"})
		return nil
	case err == nil:
		found.Map = g.of
	}
	return err
}

// axisOf are the values of a lever on a map: from the plan to beyond where a target breaks.
func axisOf(l *sim.StressedLever) (values []float64) {
	_, missed := l.Surely()
	end := min(max(mapBeyond*missed, (mapSide-1)*l.Step), l.Most)
	for i := range mapSide {
		x := math.Round(end*float64(i)/(mapSide-1)/l.Step) * l.Step
		values = append(values, math.Round(x*1e9)/1e9)
	}
	return slices.Compact(values)
}

// ground is a map under way.
type ground struct {
	*stress
	of    *sim.StressMap
	push  func(x, y float64) (*sim.Model, error)
	alive []bool // by target: it is not missed as planned
}

// fill plays cells until all are known.
func (g *ground) fill(progress func(Progress)) error {
	g.of.Cells = make([][]sim.MapCell, len(g.of.Ys))
	for y := range g.of.Cells {
		g.of.Cells[y] = make([]sim.MapCell, len(g.of.Xs))
	}
	all := len(g.of.Xs) * len(g.of.Ys)
	for known := 0; known < all; known = g.of.Played + g.of.Inferred {
		x, y := g.next()
		m, err := g.push(g.of.Xs[x], g.of.Ys[y])
		if err != nil {
			return err
		}
		margins, err := g.sample(m, g.e.Replications, func(at Progress) {
			at.Done, at.Asked = known*g.e.Replications+at.Done, all*g.e.Replications
			if progress != nil {
				progress(at)
			}
		})
		if err != nil {
			return err
		}
		g.of.Cells[y][x] = g.judge(margins)
		g.of.Played++
		g.infer(x, y)
	}
	return nil
}

// judge says how a cell came out, by the target that fares worst.
func (g *ground) judge(margins []sim.Margin) (c sim.MapCell) {
	worst := 0.0
	for i := range margins {
		m := &margins[i]
		if !g.alive[i] {
			continue
		}
		rank := m.Mean / max(m.High-m.Low, 1e-12) // intervals away from its limit
		if c.Outcome == "" || rank < worst {
			worst = rank
			c.Target, c.Margin = g.model.Targets[i].Text, m
		}
		if c.Outcome == "" || c.Outcome == sim.Pass || m.Outcome() == sim.Fail {
			c.Outcome = m.Outcome()
		}
	}
	return c
}

// next is the cell that decides most of those that are unknown, whichever way it comes out.
func (g *ground) next() (x, y int) {
	best := -1
	for at := range g.of.Cells {
		for i := range g.of.Cells[at] {
			if g.of.Cells[at][i].Outcome != "" {
				continue
			}
			less, more := 0, 0
			g.each(func(k, l int, c *sim.MapCell) {
				if c.Outcome == "" && k <= i && l <= at {
					less++
				}
				if c.Outcome == "" && k >= i && l >= at {
					more++
				}
			})
			if score := min(less, more); score > best {
				best, x, y = score, i, at
			}
		}
	}
	return x, y
}

// infer marks what follows from a cell that was played.
func (g *ground) infer(x, y int) {
	outcome := g.of.Cells[y][x].Outcome
	g.each(func(k, l int, c *sim.MapCell) {
		follows := outcome == sim.Pass && k <= x && l <= y || outcome == sim.Fail && k >= x && l >= y
		if c.Outcome == "" && follows {
			*c = sim.MapCell{Outcome: outcome, Inferred: true}
			g.of.Inferred++
		}
	})
}

// each visits all cells.
func (g *ground) each(visit func(x, y int, c *sim.MapCell)) {
	for y := range g.of.Cells {
		for x := range g.of.Cells[y] {
			visit(x, y, &g.of.Cells[y][x])
		}
	}
}
