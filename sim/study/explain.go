package study

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// Asked says what is to be explained, and how much may be played for it.
type Asked struct {
	Model      *sim.Model // the season as it is; of its targets the missed ones are explained, too
	Window     sim.Window // empty: the whole season
	Causes     []sim.Cause
	Experiment sim.Experiment // seed, replications, workers
	Sets       int            // of causes that are played at most, with all replications

	// Variant is the season with some of the causes taken away.
	Variant func(away []int) (*sim.Model, error)
	Play    Play
}

// MostCauses is how many causes can be told from each other.
const MostCauses = 60

// How orders of causes are drawn when there are too many sets to play all: replications
// fall into groups, each of which has orders of its own.
const (
	orderGroups = 10
	narrow      = 0.03 // of what is divided: a half-width at which no more orders are drawn
	minor       = 0.19 // of the variance between groups: the part that orders have in it when they are enough, as without it an interval would be a tenth narrower
	exactPart   = 20   // replications that are played at once where all sets are, so that few are lost when stopped
)

// Explain divides the minutes that are lost in a season, a day or an interval, and what
// targets are short of, among the causes.
//
// The worth of a set of causes is what is lost with these there and all others taken away, by
// replication, each of which has the same luck in all sets. If all sets may be played, shares
// are exact but for the luck of the replications, and their interval is Student's over
// these. Otherwise each group of replications draws orders of its own until more would
// make no interval clearly narrower, or no more may be played, and the interval is Student's over the groups, whose
// shares differ by luck and by orders.
//
// When the context is cancelled, what is complete until then is returned, and the context's
// error if nothing is.
func Explain(ctx context.Context, a Asked, progress func(Progress)) (*sim.Explanation, error) {
	if len(a.Causes) > MostCauses {
		return nil, fmt.Errorf("there are %d causes; at most %d can be told from each other", len(a.Causes), MostCauses)
	}
	x := &explaining{Asked: a, ctx: ctx, progress: progress, played: map[set][]stretch{}, spans: parts(a.Experiment.Replications, orderGroups)}
	x.ask()
	if err := x.screen(); err != nil {
		return nil, x.reason(err)
	}
	shares, err := x.divide()
	if err != nil {
		return nil, err
	}
	return x.explanation(shares), nil
}

// MostPlayed is how many seasons are played for an explanation at most, but for the last round.
func MostPlayed(a Asked) int {
	sets := max(a.Sets, 2*len(a.Causes)+2)
	if n := len(a.Causes); n < 20 {
		sets = min(sets, 1<<n)
	}
	return sets * a.Experiment.Replications
}

// explaining is an explanation under way.
type explaining struct {
	Asked
	ctx      context.Context
	progress func(Progress)
	targets  []sim.Target // in their window
	asks     []sim.Target // the wait, and these

	spans   []span // of replications
	played  map[set][]stretch
	seasons int
	told    Progress

	active  []int     // causes that do something
	harms   []int     // what is divided: 0 lost minutes, 1 + the target
	weights []float64 // by harm: by what its numbers are divided
	values  []float64 // by target: that of its measure
	orders  int
	pairs   [][][]stat.Tally // by group, cause and harm: what pairs of orders gave
	exact   bool
}

// span is some of the replications.
type span struct{ from, to int }

// stretch is what was found of a set of causes in a span: by harm and replication.
type stretch struct {
	span
	found  [][]float64
	weight [][]float64
	values []float64
}

// parts cuts replications into at most so many spans of about the same length.
func parts(replications, most int) []span {
	n := min(replications, most)
	all := make([]span, n)
	for i := range all {
		all[i] = span{i * replications / n, (i + 1) * replications / n}
	}
	return all
}

// ask makes the questions that are asked of every variant.
func (x *explaining) ask() {
	x.asks = []sim.Target{{Measure: "wait", Op: "<", Value: 1, Window: x.Window}}
	for _, t := range x.Model.Targets {
		during, ok := t.During(x.Window)
		asked := slices.ContainsFunc(x.targets, func(other sim.Target) bool { return other.String() == during.String() })
		if ok && !asked && x.Model.Check(during) == nil {
			x.targets, x.asks = append(x.targets, during), append(x.asks, during)
		}
	}
}

// errStopped says that the context was cancelled while something was played.
var errStopped = errors.New("stopped")

// find returns what was found of a set of causes in a span, played or not.
func (x *explaining) find(s set, at span) (stretch, error) {
	for _, p := range x.played[s] {
		if p.from <= at.from && at.to <= p.to {
			return p.cut(at), nil
		}
	}
	if x.ctx.Err() != nil {
		return stretch{}, errStopped
	}
	m, err := x.model(s)
	if err != nil {
		return stretch{}, err
	}
	e := x.Experiment
	e.Skip, e.Replications, e.Ask = at.from, at.to-at.from, x.asks
	before := x.told
	r, err := x.Play(x.ctx, m, e, func(p Progress) {
		x.told.Done, x.told.Contacts = before.Done+p.Done, before.Contacts+p.Contacts
		if x.progress != nil {
			x.progress(x.told)
		}
	})
	if x.ctx.Err() != nil && (err != nil || r.Stopped == sim.Interrupted) {
		return stretch{}, errStopped
	}
	if err != nil {
		return stretch{}, err
	}
	p := x.read(r, at)
	x.played[s] = append(x.played[s], p)
	x.seasons += e.Replications
	return p, nil
}

// model is the season with only some of the causes there.
func (x *explaining) model(s set) (*sim.Model, error) {
	var away []int
	for i := range x.Causes {
		if !s.has(i) {
			away = append(away, i)
		}
	}
	if away == nil {
		return x.Model, nil
	}
	return x.Variant(away)
}

// read takes out of a result what is divided.
func (x *explaining) read(r *sim.Result, at span) stretch {
	p := stretch{span: at}
	ones := slices.Repeat([]float64{1}, at.to-at.from)
	p.found, p.weight = append(p.found, sim.Waited(&r.Answers[0])), append(p.weight, ones)
	for i, t := range x.targets {
		short, weight := t.Short(&r.Answers[1+i])
		p.found, p.weight = append(p.found, short), append(p.weight, weight)
		p.values = append(p.values, r.Answers[1+i].Mean)
	}
	return p
}

// cut returns the part of a stretch that lies in a span.
func (p *stretch) cut(at span) stretch {
	out := stretch{span: at, values: p.values}
	for h := range p.found {
		out.found = append(out.found, p.found[h][at.from-p.from:at.to-p.from])
		out.weight = append(out.weight, p.weight[h][at.from-p.from:at.to-p.from])
	}
	return out
}

// screen finds out what is short of its target, and which causes do something: alone, or
// when all others are there.
func (x *explaining) screen() error {
	whole := span{0, x.Experiment.Replications}
	all := everyOf(len(x.Causes))
	now, err := x.find(all, whole)
	if err != nil {
		return err
	}
	x.values = now.values
	for h := range now.found {
		weight := totalOf(now.weight[h]) / float64(len(now.weight[h]))
		if h == 0 || totalOf(now.found[h]) > 0 && weight > 0 {
			x.harms, x.weights = append(x.harms, h), append(x.weights, weight)
		}
	}
	none, err := x.find(0, whole)
	if err != nil {
		return err
	}
	for i := range x.Causes {
		alone, err := x.find(aloneSet(i), whole)
		if err != nil {
			return err
		}
		last, err := x.find(without(all, i), whole)
		if err != nil {
			return err
		}
		if !x.same(alone, none) || !x.same(last, now) {
			x.active = append(x.active, i)
		}
	}
	return nil
}

// same reports whether nothing that is divided tells two stretches apart.
func (x *explaining) same(a, b stretch) bool {
	return !slices.ContainsFunc(x.harms, func(h int) bool { return !slices.Equal(a.found[h], b.found[h]) })
}

// worth is how bad it is with some of the active causes, and none of the others, in a span:
// a number for each harm and replication.
func (x *explaining) worth(at span) worth {
	return func(s set) ([]float64, error) {
		var causes set
		for k, i := range x.active {
			if s.has(k) {
				causes = causes.with(i)
			}
		}
		if s == everyOf(len(x.active)) { // what does nothing may as well be there
			causes = everyOf(len(x.Causes))
		}
		p, err := x.find(causes, at)
		if err != nil {
			return nil, err
		}
		var all []float64
		for k, h := range x.harms {
			for _, v := range p.found[h] {
				all = append(all, v/x.weights[k])
			}
		}
		return all, nil
	}
}
