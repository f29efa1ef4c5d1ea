package study

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// enough reports whether all shares are known so well that more orders would change little:
// what is left to know of them is the luck of the seasons.
func (x *explaining) enough(d *divided, rounds int) bool {
	if rounds < 2 || len(x.spans) < 2 {
		return rounds >= mostRounds
	}
	for h := range x.harms {
		divided := 0.0
		for i := range d.shares {
			divided += math.Abs(meanPart(d.shares[i][h]).Mean)
		}
		for i := range d.shares {
			between := stat.Tallied(d.shares[i][h]).Variance()
			if meanPart(d.shares[i][h]).Half() > narrow*divided && x.fromOrders(i, h, rounds, between) > minor {
				return false
			}
		}
	}
	return true
}

// meanPart is the mean of some seasons with its confidence interval.
func meanPart(seasons []float64) sim.Part {
	e := stat.Mean(seasons, sim.Confidence)
	return sim.Part{Mean: e.Mean, Low: e.Lo, High: e.Hi}
}

// explanation puts together what was found.
func (x *explaining) explanation(d *divided) *sim.Explanation {
	m := x.Model
	out := &sim.Explanation{
		Format: 1, Explained: sim.ExplainedSeason, Season: m.Season, Title: m.Title, Centre: m.Centre,
		Digest: m.Digest, Seed: x.Experiment.Seed, Changes: m.Changes,
		Replications: d.replications, Asked: x.Experiment.Replications, Stopped: d.stopped,
		Exact: x.exact, Orders: x.orders, Sets: len(x.played), Seasons: x.seasons,
	}
	if w := x.Window; w != (sim.Window{}) {
		out.Explained, out.Day = sim.ExplainedDay, w.Day.String()
		if w.One {
			minutes := int(w.Clock.Seconds() / 60)
			out.Explained, out.Clock = sim.ExplainedInterval, fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
		}
	}
	if !x.exact {
		out.Groups = len(x.spans)
	}
	x.listCauses(out)
	for k, h := range x.harms {
		out.Harms = append(out.Harms, x.harm(d, k, h))
	}
	for i, t := range x.targets {
		if !slices.Contains(x.harms, 1+i) {
			out.Met = append(out.Met, written(t))
		}
	}
	if x.Experiment.Replications < sim.FewSeasons {
		out.Warnings = append(out.Warnings, fmt.Sprintf("only %d replications: intervals are rough", x.Experiment.Replications))
	}
	return out
}

// written is a target as it was written, or would be.
func written(t sim.Target) string {
	if t.Text != "" {
		return t.Text
	}
	return t.String()
}

// listCauses tells those that do something from those that do nothing here.
func (x *explaining) listCauses(out *sim.Explanation) {
	for i, c := range x.Causes {
		if slices.Contains(x.active, i) {
			out.Causes = append(out.Causes, c)
		} else {
			out.None = append(out.None, sim.NoCause{Name: c.Name, Why: "nothing is different without it, alone or beside all others"})
		}
	}
}

// harm is one of what is divided.
func (x *explaining) harm(d *divided, k, h int) sim.Harm {
	harm := sim.Harm{Unit: string(sim.Minutes)}
	if h > 0 {
		t := x.targets[h-1]
		harm.Target, harm.Unit, harm.Value = written(t), string(t.Unit()), x.values[h-1]
	}
	all := span{0, d.replications}
	harm.Whole, harm.Rest = x.partOf(everyOf(len(x.Causes)), all, k, h), x.partOf(0, all, k, h)
	for i := range d.shares {
		harm.Shares = append(harm.Shares, meanPart(d.shares[i][k]))
	}
	return harm
}

// partOf is how bad it is with a set of causes, which was played.
func (x *explaining) partOf(s set, at span, k, h int) sim.Part {
	p, err := x.find(s, at)
	if err != nil {
		panic("study: a set of causes was not played: " + err.Error())
	}
	seasons := slices.Clone(p.found[h])
	for i := range seasons {
		seasons[i] /= x.weights[k]
	}
	return meanPart(seasons)
}
