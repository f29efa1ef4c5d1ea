package study

import (
	"context"
	"errors"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// divided is what each cause has brought, by cause, harm and season: a season is a
// replication where all sets were played, and otherwise a group of them.
type divided struct {
	shares       [][][]float64
	replications int
	stopped      string
}

// divide plays what the shares need.
func (x *explaining) divide() (*divided, error) {
	if n := len(x.active); n < 20 && 1<<n <= max(x.Sets, 2) {
		x.exact = true
		return x.divideExactly()
	}
	return x.divideByOrders()
}

// divideExactly plays all sets, some of the replications after the other.
func (x *explaining) divideExactly() (*divided, error) {
	d := &divided{stopped: sim.AllPlayed}
	for _, at := range parts(x.Experiment.Replications, max(1, x.Experiment.Replications/exactPart)) {
		shares, err := exactShares(len(x.active), x.worth(at))
		if errors.Is(err, errStopped) && d.replications > 0 {
			d.stopped = sim.Interrupted
			return d, nil
		}
		if err != nil {
			return nil, x.reason(err)
		}
		d.add(shares, len(x.harms), at.to-at.from)
		d.replications = at.to
	}
	return d, nil
}

// add adds the shares of some seasons.
func (d *divided) add(shares [][]float64, harms, seasons int) {
	if d.shares == nil {
		d.shares = make([][][]float64, len(shares))
		for i := range d.shares {
			d.shares[i] = make([][]float64, harms)
		}
	}
	for i := range shares {
		for h := range harms {
			d.shares[i][h] = append(d.shares[i][h], shares[i][h*seasons:(h+1)*seasons]...)
		}
	}
}

// divideByOrders draws orders for each group of replications, a pair in each round.
func (x *explaining) divideByOrders() (*divided, error) {
	n, harms := len(x.active), len(x.harms)
	sums := make([][][]float64, len(x.spans))
	for g, at := range x.spans {
		sums[g] = noShares(n, harms*(at.to-at.from))
	}
	luck := rng.New(x.Experiment.Seed, 0).Name("orders of causes")
	var d *divided
	for round := 1; ; round++ {
		for g, at := range x.spans {
			pair := noShares(n, harms*(at.to-at.from))
			err := addPair(pair, luck.With(uint64(g)).With(uint64(round)), x.worth(at))
			switch {
			case errors.Is(err, errStopped) && d != nil:
				d.stopped = sim.Interrupted
				return d, nil
			case err != nil:
				return nil, x.reason(err)
			}
			x.enter(g, pair, sums[g])
		}
		x.orders = 2 * round * len(x.spans)
		d = x.grouped(sums, 2*round)
		if x.enough(d, round) {
			d.stopped = sim.PreciseEnough
			return d, nil
		}
		if x.seasons >= x.Sets*x.Experiment.Replications || round >= mostRounds {
			return d, nil
		}
	}
}

// mostRounds ends the drawing of orders where nothing is left to be played.
const mostRounds = 500

// enter adds what a pair of orders gave to the sums of a group, and keeps how pairs differ.
func (x *explaining) enter(group int, pair, sums [][]float64) {
	if x.pairs == nil {
		x.pairs = make([][][]stat.Tally, len(x.spans))
	}
	if x.pairs[group] == nil {
		x.pairs[group] = make([][]stat.Tally, len(pair))
	}
	for i := range pair {
		if x.pairs[group][i] == nil {
			x.pairs[group][i] = make([]stat.Tally, len(x.harms))
		}
		n := len(pair[i]) / len(x.harms)
		for h := range x.harms {
			x.pairs[group][i][h].Add(x.ofGroup(pair[i][h*n:(h+1)*n], 2))
		}
		for k, v := range pair[i] {
			sums[i][k] += v
		}
	}
}

// ofGroup is the share of a group from a sum over so many orders, for each of its
// replications: weighed so that the mean over groups is that over replications.
func (x *explaining) ofGroup(sums []float64, orders int) float64 {
	return totalOf(sums) / float64(orders) * float64(len(x.spans)) / float64(x.Experiment.Replications)
}

// fromOrders is how much of the variance between groups, after so many rounds, is there
// because their orders differ.
func (x *explaining) fromOrders(cause, harm, rounds int, between float64) float64 {
	within := 0.0
	for g := range x.pairs {
		within += x.pairs[g][cause][harm].Variance() / float64(len(x.pairs)*rounds)
	}
	return within / between
}

// grouped are the shares by group.
func (x *explaining) grouped(sums [][][]float64, orders int) *divided {
	d := &divided{replications: x.Experiment.Replications, stopped: sim.AllPlayed}
	for g, at := range x.spans {
		n, of := at.to-at.from, noShares(len(x.active), len(x.harms))
		for i := range of {
			for h := range of[i] {
				of[i][h] = x.ofGroup(sums[g][i][h*n:(h+1)*n], orders)
			}
		}
		d.add(of, len(x.harms), 1)
	}
	return d
}

// reason is the error of the context where that is why nothing was found.
func (x *explaining) reason(err error) error {
	if errors.Is(err, errStopped) {
		return context.Cause(x.ctx)
	}
	return err
}

func totalOf(all []float64) (total float64) {
	for _, v := range all {
		total += v
	}
	return total
}
