package study

import (
	"context"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/rng"
)

// game is a season made by hand: what is lost in minutes with some of the causes there, in a
// replication of a seed.
type game struct {
	causes int
	lost   func(s set, seed uint64, replication int) float64
	most   int // replications until it is stopped; 0: never
	played int
}

// asked plays the game in place of seasons.
func (g *game) asked(seed uint64, replications, sets int) Asked {
	a := Asked{Model: &sim.Model{Digest: fmt.Sprint(everyOf(g.causes))}, Experiment: sim.Experiment{Seed: seed, Replications: replications}, Sets: sets}
	for i := range g.causes {
		a.Causes = append(a.Causes, sim.Cause{Name: fmt.Sprint("cause ", i)})
	}
	a.Variant = func(away []int) (*sim.Model, error) {
		s := everyOf(g.causes)
		for _, i := range away {
			s = without(s, i)
		}
		return &sim.Model{Digest: fmt.Sprint(s)}, nil
	}
	return a
}

func (g *game) play(cancel func(), a Asked) Asked {
	a.Play = func(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(Progress)) (*sim.Result, error) {
		var s set
		fmt.Sscan(m.Digest, &s)
		if g.played += e.Replications; g.most > 0 && g.played > g.most {
			cancel()
			return nil, context.Cause(ctx)
		}
		v := sim.Value{}
		for r := range e.Replications {
			lost := 60 * g.lost(s, e.Seed, e.Skip+r) / 8
			v.Each, v.Of = append(v.Each, &lost), append(v.Of, 8)
		}
		progress(Progress{Done: e.Replications})
		return &sim.Result{Answers: []sim.Value{v}}, nil
	}
	return a
}

func (g *game) explain(t testing.TB, seed uint64, replications, sets int) *sim.Explanation {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	x, err := Explain(ctx, g.play(cancel, g.asked(seed, replications, sets)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Two causes that act together, worked out by hand: late parcels (0) alone cost 100 minutes,
// absence (1) alone 40, both 260, and 20 are lost without either. Late parcels add 80 when
// they come first and 220 when they come second, which is 150; absence 20 and 160, which is
// 90. Together that is the 240 that both cost beyond the 20.
func TestSharesByHand(t *testing.T) {
	g := &game{causes: 2, lost: func(s set, _ uint64, _ int) float64 { return []float64{20, 100, 40, 260}[s] }}
	h := g.explain(t, 1, 4, 4).Harms[0]
	if h.Whole.Mean != 260 || h.Rest.Mean != 20 || h.Shares[0].Mean != 150 || h.Shares[1].Mean != 90 {
		t.Errorf("got %+v, want 150 and 90 between 20 and 260", h)
	}
}

// tangled is a game of eight causes that act together: 0 and 1 are equal, 7 does nothing, 2
// helps, 3 and 4 only matter together, and what is lost differs from season to season.
var tangled = game{causes: 8, lost: func(s set, seed uint64, replication int) float64 {
	on := func(i int) float64 { return float64(s >> i & 1) }
	luck := rng.New(seed, replication).Name("a season").Stream()
	busy, sick := luck.Gamma(4)/4, luck.Gamma(2)/2
	return busy*(50+30*on(0)+30*on(1)-10*on(2)+40*on(3)*on(4)+60*on(0)*on(1)) +
		sick*(20*on(5)+25*on(5)*on(6)+15*(on(0)+on(1))*on(6)*on(3))
}}

// expected are the exact shares of the tangled game, in which luck is 1 on average.
func expected(t *testing.T) []float64 {
	shares, err := exactShares(tangled.causes, func(s set) ([]float64, error) {
		on := func(i int) float64 { return float64(s >> i & 1) }
		return []float64{50 + 30*on(0) + 30*on(1) - 10*on(2) + 40*on(3)*on(4) + 60*on(0)*on(1) +
			20*on(5) + 25*on(5)*on(6) + 15*(on(0)+on(1))*on(6)*on(3)}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []float64
	for _, s := range shares {
		all = append(all, s[0])
	}
	return all
}

// By hand: what two causes bring together is halved, what three do is cut in three.
func TestExactShares(t *testing.T) {
	want := []float64{30 + 30 + 5, 30 + 30 + 5, -10, 20 + 5 + 5, 20, 20 + 12.5, 12.5 + 5 + 5, 0}
	for i, got := range expected(t) {
		if math.Abs(got-want[i]) > 1e-12 {
			t.Errorf("cause %d has %v, want %v", i, got, want[i])
		}
	}
}

// However shares are found, they add up to what is divided, in every harm; what does nothing
// is told so; exactly found, equal causes have the same.
func TestSharesAddUp(t *testing.T) {
	for _, sets := range []int{1, 25, 1 << 8} {
		g := tangled
		x := g.explain(t, 3, 40, sets)
		h, added := x.Harms[0], 0.0
		for _, s := range h.Shares {
			added += s.Mean
		}
		if off := h.Whole.Mean - h.Rest.Mean - added; math.Abs(off) > 1e-9*h.Whole.Mean {
			t.Errorf("%d sets: shares are %v off what is divided, %v", sets, off, h)
		}
		if len(x.Causes) != 7 || len(x.None) != 1 || x.None[0].Name != "cause 7" {
			t.Errorf("%d sets: causes %v, none %v", sets, x.Causes, x.None)
		}
		if exact := sets == 1<<8; x.Exact != exact || exact == (x.Orders > 0) {
			t.Errorf("%d sets: exact %t, by %d orders", sets, x.Exact, x.Orders)
		}
		if x.Exact && math.Abs(h.Shares[0].Mean-h.Shares[1].Mean) > 1e-9 {
			t.Errorf("equal causes have %v and %v", h.Shares[0], h.Shares[1])
		}
	}
}

// A cause that does something, but nothing to a harm, has exactly 0 of it: no rounding.
func TestNothingIsZero(t *testing.T) {
	g := tangled
	shares, err := exactShares(8, func(s set) ([]float64, error) { return []float64{g.lost(s, 1, 1)}, nil })
	if err != nil || shares[7][0] != 0 {
		t.Errorf("exactly: %v, %v", shares[7], err)
	}
	drawn := noShares(8, 1)
	for i := range uint64(5) {
		if err := addPair(drawn, rng.New(i, 0), func(s set) ([]float64, error) { return []float64{g.lost(s, 1, 1)}, nil }); err != nil || drawn[7][0] != 0 {
			t.Errorf("drawn: %v, %v", drawn[7], err)
		}
	}
}

// Intervals hold the exact share as often as they say, both where all sets are played and
// where orders are drawn: 95 % of 400 studies, within four standard errors of 1.1 points.
// Intervals of half the width do not.
func TestIntervalsOfShares(t *testing.T) {
	const studies = 400
	want := expected(t)
	tolerance := 4 * math.Sqrt(sim.Confidence*(1-sim.Confidence)/studies)
	for _, sets := range []int{1, 100, 1 << 8} {
		held, half := make([]float64, 7), make([]float64, 7)
		for seed := range uint64(studies) {
			g := tangled
			for i, s := range g.explain(t, seed, 40, sets).Harms[0].Shares {
				if s.Low <= want[i] && want[i] <= s.High {
					held[i]++
				}
				if math.Abs(s.Mean-want[i]) <= s.Half()/2 {
					half[i]++
				}
			}
		}
		for i := range held {
			if share := held[i] / studies; math.Abs(share-sim.Confidence) > tolerance {
				t.Errorf("%d sets, cause %d: %v of the intervals hold %v", sets, i, share, want[i])
			}
			if share := half[i] / studies; math.Abs(share-sim.Confidence) <= tolerance {
				t.Errorf("%d sets, cause %d: half as wide, %v of them would", sets, i, share)
			}
		}
	}
}

// What is stopped ends with what is complete: whole rounds of orders, or of replications, or
// nothing.
func TestStoppedExplanation(t *testing.T) {
	g := tangled
	for _, c := range []struct {
		sets, most, replications int
		stopped                  string
	}{
		{1 << 8, 1 << 30, 40, sim.AllPlayed},
		{1 << 8, 40*18 + 20*150, 20, sim.Interrupted},
		{60, 40*18 + 40*12, 40, sim.Interrupted},
		{60, 40 * 10, 0, ""},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		one := g
		one.most = c.most
		x, err := Explain(ctx, one.play(cancel, one.asked(1, 40, c.sets)), func(Progress) {})
		switch {
		case c.replications == 0 && !errors.Is(err, context.Canceled):
			t.Errorf("%+v: %v", c, err)
		case c.replications > 0 && (err != nil || x.Replications != c.replications || x.Stopped != c.stopped):
			t.Errorf("%+v: %+v, %v", c, x, err)
		}
		cancel()
	}
}
