package study

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// Strategy is one way to go through a season, under a name.
type Strategy struct {
	Name  string
	Model *sim.Model

	// InterruptAfter plays an interrupted comparison again as it was: this strategy
	// ends when so many replications are complete. 0: it does not.
	InterruptAfter int
}

// Compare plays the season under every strategy, the first of which is the base, on
// the same luck: replication i of one is set against replication i of the base. Each
// is played until every difference that Experiment.Until names is known so well, or all
// replications are played, and the base as often as the one that is played most; so no
// difference depends on which others there are. Progress, if not nil, is told after each
// replication of which strategy it was; Progress.Known is how far that lies from the
// base by now.
//
// When the context is cancelled, Compare returns what is there: a strategy may then
// rest on fewer replications than another, and is left out if it has none.
func Compare(ctx context.Context, strategies []Strategy, e sim.Experiment, progress func(strategy int, at Progress)) (*sim.Comparison, error) {
	if len(strategies) < 2 {
		return nil, errors.New("nothing is compared: name a base and a strategy")
	}
	if err := checkAll(strategies, e); err != nil {
		return nil, err
	}
	return newContest(strategies, e, progress).run(ctx)
}

// contest is a comparison under way: a study for each strategy.
type contest struct {
	strategies []Strategy
	experiment sim.Experiment
	progress   func(strategy int, at Progress)
	studies    []*study
	asked      [][]int            // by study: the questions of Experiment.Until, or what is shown in their place
	ended      []string           // by study: why it is played no more, as in a Result; empty: it is
	settled    [][]sim.Difference // by study: how far it lies from the base, once it has ended
	known      [][]sim.Estimate   // by study: how far it lies from the base in these, by now
}

func newContest(strategies []Strategy, e sim.Experiment, progress func(int, Progress)) *contest {
	c := &contest{strategies: strategies, experiment: e, progress: progress, ended: make([]string, len(strategies)), settled: make([][]sim.Difference, len(strategies)), known: make([][]sim.Estimate, len(strategies))}
	alone := e
	alone.Until = nil // of the differences, not of the strategies themselves
	for i, strategy := range strategies {
		tell := func(at Progress) {
			if progress != nil {
				at.Known = c.known[i]
				progress(i, at)
			}
		}
		s := newStudy(strategy.Model, alone, tell)
		s.newPlayer = func() plays { return sim.NewPlayer(strategy.Model) }
		s.spread = 0 // single intervals are not compared
		c.studies = append(c.studies, s)
		c.asked = append(c.asked, s.askTold(e.Until))
	}
	return c
}

// Told returns what [Progress.Known] tells while a comparison is under way: the differences
// that are to be known well, or that in service level where none is asked for.
func Told(until []sim.Precision) []sim.Precision {
	if len(until) == 0 {
		return []sim.Precision{{Measure: "service_level"}}
	}
	return until
}

// askTold returns the questions that are told of.
func (p *plan) askTold(until []sim.Precision) (questions []int) {
	for _, u := range Told(until) {
		row, _ := sim.FindMeasure(u.Measure)
		questions = append(questions, ask(&p.season, question{measure: row, scope: p.find(u.Scope)}))
	}
	return questions
}

// run plays all strategies in turn, up to the next look, so that whenever it is stopped
// they have been played about equally often.
func (c *contest) run(ctx context.Context) (*sim.Comparison, error) {
	defer whenCancelled(ctx, c.stop)()
	last := c.last()
	for played := 0; played < last && slices.Contains(c.ended[1:], "") && ctx.Err() == nil; {
		played = min(nextRound(played), last)
		for i := range c.studies {
			if err := c.playOne(i, played); err != nil {
				return nil, err
			}
		}
		if ctx.Err() == nil && played >= min(lookStep, last) {
			c.look()
		}
	}
	all, err := c.finish(ctx)
	if err == nil {
		c.warnPrecision(all)
	}
	return all, err
}

// look settles the differences of the strategies that need not be played on: now, while the
// base has been played as often, so that what others need changes nothing of them.
func (c *contest) look() {
	var base []sim.Value
	for i := 1; i < len(c.studies); i++ {
		if c.ended[i] != "" {
			continue
		}
		if c.ended[i] = c.enough(i); c.ended[i] == "" {
			continue
		}
		if base == nil {
			base = c.studies[0].values()
		}
		c.settled[i] = apart(base, c.studies[i].values(), true)
	}
}

// finish lets all workers go, and puts together what the strategies came to.
func (c *contest) finish(ctx context.Context) (*sim.Comparison, error) {
	for _, s := range c.studies {
		s.disband()
	}
	debug.FreeOSMemory()
	return c.comparison(ctx)
}

// nextRound returns up to which replication strategies are played next: a few of each
// first, so that there is something to show of all, and then up to the next look.
func nextRound(played int) int {
	const first = 4
	if played < first {
		return first
	}
	return lookAfter(played)
}

// last returns how many replications are played at most.
func (c *contest) last() int {
	cut := 0
	for _, s := range c.strategies {
		cut = max(cut, s.InterruptAfter)
	}
	if cut > 0 {
		return min(cut, c.experiment.Replications)
	}
	return c.experiment.Replications
}

// stop stops all studies.
func (c *contest) stop() {
	for _, s := range c.studies {
		s.turns.stop()
	}
}

// playOne plays the replications of a strategy up to the given number, unless it is
// known well enough already, and sees how far it lies from the base.
func (c *contest) playOne(strategy, end int) error {
	s := c.studies[strategy]
	if c.ended[strategy] != "" {
		return nil
	}
	if cut := c.strategies[strategy].InterruptAfter; cut > 0 {
		end = min(end, cut)
	}
	if err := s.playTo(end); err != nil {
		return fmt.Errorf("%s: %w", c.strategies[strategy].Name, err)
	}
	s.pause()
	if c.known[strategy] = nil; strategy > 0 && len(s.records) > 0 {
		for k := range c.asked[strategy] {
			c.known[strategy] = append(c.known[strategy], c.apart(strategy, k).Estimate)
		}
	}
	if c.progress != nil && len(s.records) > 0 { // what is known now is shown before others play
		c.progress(strategy, Progress{Done: len(s.records), Asked: c.experiment.Replications, Contacts: s.turns.contacts, Known: c.known[strategy]})
	}
	return nil
}

// apart is how far a strategy lies from the base by now, in what was asked.
func (c *contest) apart(strategy, asked int) sim.Difference {
	base, of := c.studies[0].value(c.asked[0][asked]), c.studies[strategy].value(c.asked[strategy][asked])
	return difference(&base, &of, true)
}

// enough says why a strategy need not be played on: its differences are known as well as was
// asked, but for those that have no value, which more replications would hardly bring. Empty
// where it must.
func (c *contest) enough(strategy int) string {
	if c.strategies[strategy].InterruptAfter > 0 || len(c.experiment.Until) == 0 {
		return "" // it was not when it was interrupted
	}
	why := sim.PreciseEnough
	for k, u := range c.experiment.Until {
		switch e := c.known[strategy][k]; {
		case e.N == 0 && (c.never(0, k) || c.never(strategy, k)):
			why = sim.NoValue
		case e.N < 2 || e.HalfWidth() > u.HalfWidth:
			return ""
		}
	}
	return why
}

// never reports whether what was asked has had no value in any replication.
func (c *contest) never(strategy, asked int) bool {
	return c.studies[strategy].estimateSeason(c.asked[strategy][asked]).N == 0
}

// comparison puts together what the strategies came to.
func (c *contest) comparison(ctx context.Context) (*sim.Comparison, error) {
	if others := c.ended[1:]; !slices.Contains(others, "") {
		c.ended[0] = sim.NoValue
		for _, why := range others {
			if why != sim.NoValue {
				c.ended[0] = why
			}
		}
	}
	var results []*sim.Result
	var names []string
	var settled [][]sim.Difference
	for i, s := range c.studies {
		name := c.strategies[i].Name
		if i > 0 && len(s.records) == 0 {
			continue
		}
		r, err := s.result(ctx, c.ended[i])
		if err != nil {
			return nil, err
		}
		results, names = append(results, r), append(names, name)
		settled = append(settled, c.settled[i])
	}
	all := pairUp(names, results, settled)
	for _, u := range c.experiment.Until {
		all.Until = append(all.Until, u.String())
	}
	return all, nil
}

// warnPrecision says which difference is not known as well as was asked.
func (c *contest) warnPrecision(all *sim.Comparison) {
	for i := 1; i < len(all.Alternatives); i++ {
		a := &all.Alternatives[i]
		for _, u := range c.experiment.Until {
			what, unit := sim.Written(u.Measure, u.Scope), measureOf(u.Measure).Unit
			k := slices.IndexFunc(a.Differences, func(d sim.Difference) bool { return d.Measure == u.Measure && d.Scope == u.Scope })
			switch {
			case k < 0 || a.Differences[k].N < 2:
				a.Warnings = append(a.Warnings, fmt.Sprintf("the difference in %s cannot be told: %s", what, valueless(all, i, u)))
			case a.Differences[k].HalfWidth() > u.HalfWidth:
				d := &a.Differences[k]
				a.Warnings = append(a.Warnings, fmt.Sprintf("the difference in %s is known to ± %s after %d replications; ± %s was asked for",
					what, unit.Apart(d.HalfWidth()), d.N, unit.Apart(u.HalfWidth)))
			}
		}
	}
}

// valueless says on which side a measure has no value.
func valueless(all *sim.Comparison, i int, u sim.Precision) string {
	base, _ := all.Alternatives[0].Result.Find(u.Measure, u.Scope)
	own, _ := all.Alternatives[i].Result.Find(u.Measure, u.Scope)
	name := all.Alternatives[0].Name
	switch {
	case base == nil && own == nil:
		return fmt.Sprintf("it has no value in %s, nor in %s", name, all.Alternatives[i].Name)
	case base != nil && own != nil:
		return "it has no value in two replications of both"
	case base != nil:
		name = all.Alternatives[i].Name
	}
	return fmt.Sprintf("it has no value in any of %d replications of %s", all.Alternatives[i].Result.Replications, name)
}

func measureOf(key string) *sim.Measure {
	m, _ := sim.FindMeasure(key)
	return m
}
