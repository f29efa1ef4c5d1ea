package study

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// Pair compares results that were found before, the first being the base. Of one that had
// the same luck, each replication is set against the same one of the base; otherwise
// they are samples of their own, and Alternative.Warnings says what keeps them apart.
// The results are made smaller: what a comparison does not show is taken out.
func Pair(names []string, results []*sim.Result) *sim.Comparison {
	return pairUp(names, results, make([][]sim.Difference, len(results)))
}

// pairUp is Pair, where some differences are known already.
func pairUp(names []string, results []*sim.Result, known [][]sim.Difference) *sim.Comparison {
	results = withFree(results)
	base := results[0]
	c := &sim.Comparison{
		Format: 1, Compared: "strategies", Version: base.Version,
		Season: base.Season, Title: base.Title, Centre: base.Centre,
		Seed: base.Seed, Asked: base.Asked, Stopped: base.Stopped, Paired: true,
	}
	for _, r := range results {
		c.Currency = cmp.Or(c.Currency, r.Currency)
	}
	for i, r := range results {
		a := sim.Alternative{Name: names[i], Projects: r.Projects, Result: r, Warnings: r.Warnings}
		if i > 0 {
			luck := otherLuck(base, r)
			if known[i] != nil {
				a.Differences = completed(known[i], base, r)
			} else {
				a.Differences = Differences(base, r, len(luck) == 0)
			}
			if otherMoney(c.Currency, r) {
				a.Differences = slices.DeleteFunc(a.Differences, func(d sim.Difference) bool { m := measureOf(d.Measure); return m == nil || m.Unit == sim.Money })
			}
			a.Warnings = append(slices.Clone(r.Warnings), uneven(base, r)...)
			recount(a.Differences, base, r)
			for _, what := range luck {
				c.Paired = false
				a.Warnings = append(a.Warnings, "not paired: "+what)
			}
		}
		c.Alternatives = append(c.Alternatives, a)
		if c.Differs = differs(c.Differs, base, r); otherMoney(c.Currency, r) {
			c.Differs = add(c.Differs, fmt.Sprintf("currency (%s and %s, which are not compared)", c.Currency, r.Currency))
		}
	}
	c.Changes = changedInAll(results)
	for i := range c.Alternatives {
		c.Alternatives[i].Result = lean(results[i])
	}
	return c
}

// add adds a sentence to a list, unless it stands there.
func add(list []string, sentence string) []string {
	if slices.Contains(list, sentence) {
		return list
	}
	return append(list, sentence)
}

// otherMoney reports whether a result is priced in another currency than a comparison.
func otherMoney(currency string, r *sim.Result) bool {
	return r.Currency != currency && r.Currency != ""
}

// otherLuck says what keeps two results from having had the same luck.
func otherLuck(a, b *sim.Result) (all []string) {
	if a.Seed != b.Seed {
		all = append(all, fmt.Sprintf("the seeds differ (%d and %d); run both with --seed %d", a.Seed, b.Seed, a.Seed))
	}
	f, g := a.Frame, b.Frame
	if f.Unix != g.Unix || f.Zone != g.Zone || f.Start != g.Start || f.Interval != g.Interval || f.Count != g.Count {
		all = append(all, "the seasons do not cover the same time")
	}
	return all
}

// uneven warns of results of which one rests on more replications, unless that is because
// no more were needed.
func uneven(base, of *sim.Result) []string {
	if base.Replications == of.Replications || slices.Contains([]string{sim.PreciseEnough, sim.NoValue, sim.Told}, of.Stopped) {
		return nil
	}
	return []string{fmt.Sprintf("%d replications, and %d of the base: differences rest on the first %d of each",
		of.Replications, base.Replications, min(of.Replications, base.Replications))}
}

// changedInAll are the changes of the command line that all results have.
func changedInAll(results []*sim.Result) (all []sim.Change) {
	for _, change := range results[0].Changes {
		if !slices.ContainsFunc(results, func(r *sim.Result) bool { return !slices.Contains(r.Changes, change) }) {
			all = append(all, change)
		}
	}
	return all
}

// differs says what else is not the same in a result as in the base.
func differs(list []string, base, of *sim.Result) []string {
	for _, what := range []struct{ name, a, b string }{
		{"season", base.Season, of.Season},
		{"contact centre", base.Centre, of.Centre},
		{"version", base.Version, of.Version},
	} {
		if what.a != what.b {
			list = add(list, what.name)
		}
	}
	for _, o := range otherThresholds(base, of) {
		list = add(list, fmt.Sprintf("what the service level of %s counts (%s)", o.channel, o.times()))
	}
	return list
}

// lean is a result without what a comparison does not show: what happened in single
// queues and intervals, and by day anything but the wait.
func lean(r *sim.Result) *sim.Result {
	small := *r
	small.Queues, small.Teams, small.Worst, small.Measured = nil, nil, nil, nil
	small.Days = nil
	for _, d := range r.Days {
		if d.Measure == "wait" {
			small.Days = append(small.Days, d)
		}
	}
	small.Intervals = slices.Clone(r.Intervals)
	for i := range small.Intervals {
		v := &small.Intervals[i]
		*v = sim.Interval{Channel: v.Channel, Within: v.Within, Backlog: v.Backlog, Pending: v.Pending}
	}
	return &small
}
