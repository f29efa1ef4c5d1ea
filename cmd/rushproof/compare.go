package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// comparing are the flags and arguments of a comparison.
type comparing struct {
	inputs
	play
	scenarios.Choice
	named  []string // the strategies that were typed
	out    string
	today  string
	rank   bool
	budget float64

	seasons, weights []string
}

// mostCompared is how often a strategy is played at most when the precision that was
// asked for says when to stop.
const mostCompared = 10_000

// newCompare returns the verb that sets strategies side by side.
func newCompare(p *program) *cobra.Command {
	var c comparing
	cmd := &cobra.Command{
		Use:   "compare [season] [strategy...]",
		Short: "Set strategies side by side, on the same customers",
		Long: `Plays a season under several strategies and sets them side by side, each against
the season as it is: the same customers come, call and give up, the same people
fall ill, so that a small difference shows in few replications. Without a name
all strategies of the season are compared.

A strategy is one of the season's, several at once as in "sms notices+chatbot",
or a YAML file that changes what a season may say. --with makes one on the spot,
--vary one for each value in a range, or for each combination of several.

A difference is that to the base, with the interval in which it lies in 95 of
100 cases: better or worse in words, ~ where it cannot be told from none, = where
nothing differs at all. pp are percentage points.

With --rank the strategies are projects, and every set of them that the budget
allows is played: which to do first, what each brings alone and beside the
others, what a minute or a need costs. Sets that are worse are given up early. Of
more than five projects it is every set of one and of two.

With --seasons every season is played under the strategies: by how much each is
worse than the best of the season, at worst and on average. A strategy that a
season does not have is taken from another of them.

Two or more result.json files, or folders that hold one, are compared as they
are; the first is the base.`,
		Example: `  rushproof compare power-black-week
  rushproof compare power-black-week "fourteen temps" flu --until service_level=0.5pp
  rushproof compare small-shop --with "two more: teams.everyone.agents=6"
  rushproof compare small-shop --vary "teams.everyone.agents=3..6 step 1"
  rushproof compare stock-and-sms "sms notices" "stock alerts" --rank --budget 400000
  rushproof compare --seasons power-black-week,flu-week-50 --weights 3,1
  rushproof compare out/before out/after`,
		ValidArgsFunction: p.completeComparison,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(c.seasons) > 0 {
				return p.compareSeasons(cmd, args, &c)
			}
			if p.areResults(args) {
				return p.compareResults(cmd.Flags(), args, &c)
			}
			return p.compareSeason(cmd, args, &c)
		},
	}
	c.addChanges(cmd)
	c.addFlags(cmd)
	return cmd
}

// addFlags adds the flags that only this verb has.
func (c *comparing) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	c.play.addFlags(flags, "until", "stop before that when each difference is known so well: `measure=width`, as in service_level=0.5pp; "+
		"may be repeated; with --rank: by what to rank, and how small a difference does not matter")
	flags.StringArrayVar(&c.With, "with", nil, "a strategy made on the spot: `\"name: path=value; path=value\"`; may be repeated")
	flags.StringArrayVar(&c.Vary, "vary", nil, "a strategy for each value: `\"path=20%..60% step 10%\"` or \"path=1,2,4\"; several make every combination")
	flags.IntVar(&c.Sample, "sample", 0, "in place of every value of --vary, so many points of its ranges by chance, a `number`")
	flags.BoolVar(&c.Latin, "latin", false, "spread these points evenly over each range (Latin hypercube)")
	flags.StringVar(&c.Base, "base", "", "the `strategy` that all are compared with, in place of the season as it is")
	flags.BoolVar(&c.rank, "rank", false, "find which set of the strategies is best")
	flags.Float64Var(&c.budget, "budget", 0, "what a set may cost more than the base, an `amount`; with --rank")
	flags.StringSliceVar(&c.seasons, "seasons", nil, "play the strategies in several `seasons`, as in power-black-week,flu-week-50: which does least harm where it is wrong")
	flags.StringSliceVar(&c.weights, "weights", nil, "how much each of --seasons counts, `numbers` as in 3,1; the same unless typed")
	flags.StringVar(&c.today, "today", "", "the `day` by which projects are late, as in 2026-10-01; today unless typed")
	flags.StringVarP(&c.out, "out", "o", "", "`folder` for the report (default out/<season>-compared, with what was changed)")
	for _, flag := range []string{"with", "vary", "sample", "base", "budget", "today", "weights"} {
		completeFlag(cmd, flag, nil)
	}
}

// compareSeason plays a season under its strategies.
func (p *program) compareSeason(cmd *cobra.Command, args []string, c *comparing) error {
	if err := c.check(cmd.Flags()); err != nil {
		return err
	}
	name := p.named(args)
	if len(args) > 1 {
		c.named, c.Names = args[1:], args[1:]
	}
	var projects map[string][]string
	if c.rank {
		var err error
		if projects, err = p.listSets(name, c); err != nil {
			return err
		}
	}
	all, err := p.openStrategies(name, c)
	if err != nil {
		return err
	}
	e, err := c.howOften(cmd.Flags(), all, p.settings.workers)
	if err != nil {
		return err
	}
	if c.out == "" {
		c.out = c.folder(all[0].Model)
	}
	if err := c.usable(report.UsableForComparison); err != nil {
		return err
	}
	found, err := p.contest(cmd.Context(), all, projects, c, e)
	if err != nil {
		return err
	}
	e.InterruptAfter = 0
	return p.showComparison(found, c, scenarios.LockStrategies(p.ended(all, found), e, version()))
}

// ended are the strategies that a comparison shows, each with how often it had been
// played if it was interrupted, so that the lock file plays what the figures rest on.
func (p *program) ended(all []scenarios.Strategy, found *sim.Comparison) (kept []scenarios.Strategy) {
	for _, s := range all {
		i := slices.IndexFunc(found.Alternatives, func(a sim.Alternative) bool { return a.Name == s.Name })
		if i < 0 {
			p.say(logWarn, "stopped before a replication of %s was complete: it is left out", s.Name)
			continue
		}
		s.InterruptAfter = 0
		if r := found.Alternatives[i].Result; r.Stopped == sim.Interrupted {
			s.InterruptAfter = r.Replications
		}
		kept = append(kept, s)
	}
	return kept
}

// howOften is what the season asks for, with what the flags say instead. Where these
// say when to stop, it is played as often as that takes.
func (c *comparing) howOften(flags *pflag.FlagSet, all []scenarios.Strategy, workers int) (sim.Experiment, error) {
	e, err := c.experiment(flags, all[0].Loaded, workers, "until")
	if err != nil {
		return e, err
	}
	if (len(c.until) > 0 || c.rank) && !flags.Changed("replications") {
		e.Replications = mostCompared
	}
	for _, s := range all[1:] {
		for _, u := range e.Until {
			if err := s.Model.CheckPrecision(u); err != nil {
				return e, textFault("until", err)
			}
		}
	}
	return e, c.checkRanked(&e)
}

// checkRanked refuses a measure by which nothing can be better.
func (c *comparing) checkRanked(e *sim.Experiment) error {
	if !c.rank && len(c.seasons) == 0 {
		return nil
	}
	if m, ok := sim.FindMeasure(rankedBy(e).Measure); ok && m.Better == 0 {
		return badInput("name a measure that is better or worse, as in --until phone.wait=5s", "more or less of %s is neither better nor worse, so nothing can be ranked by it", m.Key)
	}
	return nil
}

// usable says what keeps the report from being written.
func (c *comparing) usable(check func(dir string) error) error {
	if err := check(c.out); err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		return badInput(hint, "no report can be written: %s", what)
	}
	return nil
}

// check refuses flags that say nothing without others.
func (c *comparing) check(flags *pflag.FlagSet) error {
	if _, err := time.Parse(time.DateOnly, c.today); err != nil && c.today != "" {
		return badInput("type it as in 2026-10-01", "--today cannot be %q", c.today)
	}
	budget := flags.Changed("budget")
	for _, fault := range []struct {
		is         bool
		what, hint string
	}{
		{c.Sample < 0, fmt.Sprintf("--sample cannot be %d", c.Sample), "type a number from 1"},
		{c.Sample > 0 && len(c.Vary) == 0, "--sample has nothing to choose from", `add the ranges, as in --vary "path=20%..60%"`},
		{c.Latin && c.Sample == 0, "--latin says nothing without --sample", "add how many points, as in --sample 20"},
		{budget && !c.rank, "--budget says nothing without --rank", "add --rank, or leave it out"},
		{budget && !(c.budget > 0), fmt.Sprintf("--budget cannot be %v", c.budget), "type an amount above 0, in the currency of the prices"},
		{flags.Changed("weights") && len(c.seasons) == 0, "--weights says nothing without --seasons", "add the seasons, or leave it out"},
		{c.rank && len(c.seasons) > 0, "--rank is for one season", "leave out --seasons, or --rank"},
		{c.rank && len(c.Vary)+len(c.With) > 0, "--rank takes sets of named strategies, not --with or --vary", "write them as strategies into the season, or into files"},
	} {
		if fault.is {
			return badInput(fault.hint, "%s", fault.what)
		}
	}
	return nil
}

// openStrategies reads a season under the strategies that are asked for.
func (p *program) openStrategies(name string, c *comparing) ([]scenarios.Strategy, error) {
	started := p.now()
	all, err := scenarios.OpenStrategies(name, c.Options, c.Choice)
	p.say(logDebug, "read %s in %v", name, p.now().Sub(started))
	if err != nil {
		return nil, unopened(name, err)
	}
	said := map[string]bool{}
	for _, s := range all {
		for _, w := range s.Warnings {
			if text := w.Error(); !said[text] { // one --vary makes many strategies
				p.say(logWarn, "%s", text)
				said[text] = true
			}
		}
	}
	for _, w := range all[0].OtherVersion(version()) {
		p.say(logWarn, "%v", w)
	}
	if len(all) == 1 {
		return nil, badInput(`name one that it has, or make one: --with "more: teams.desk.agents=12"`, "%s has no strategy to compare", name)
	}
	return all, nil
}

// contest plays all strategies, or ranks them, and shows how far it is.
func (p *program) contest(ctx context.Context, all []scenarios.Strategy, projects map[string][]string, c *comparing, e sim.Experiment) (*sim.Comparison, error) {
	started := p.now()
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	m := p.newContestMeter(names, e)
	told := context.AfterFunc(ctx, p.wipeCtrlC)
	var found *sim.Comparison
	var err error
	if c.rank {
		found, err = study.Rank(ctx, setsOf(all, projects), rankedBy(&e), c.budget, e, m.show)
	} else {
		found, err = study.Compare(ctx, contenders(all), e, m.show)
	}
	told()
	m.close()
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("stopped before any replication of %s was complete; nothing was written", all[0].Name)
	case err != nil:
		return nil, err
	case ctx.Err() != nil:
		p.say(logWarn, "stopped: the comparison rests on what was complete")
	}
	played := 0
	for i := range found.Alternatives {
		played += found.Alternatives[i].Result.Replications
	}
	p.say(logInfo, "played %s of %d strategies in %s", counted(played, "replication"), len(all),
		p.now().Sub(started).Round(10*time.Millisecond))
	return found, nil
}

func contenders(all []scenarios.Strategy) (strategies []study.Strategy) {
	for _, s := range all {
		strategies = append(strategies, study.Strategy{Name: s.Name, Model: s.Model, InterruptAfter: s.InterruptAfter})
	}
	return strategies
}

// showComparison prints a comparison and writes its folder.
func (p *program) showComparison(found *sim.Comparison, c *comparing, lock []byte) error {
	found.Version, found.Today = version(), c.day(p.now())
	return p.show(c.out,
		func(dir string) error { return report.ComparisonFolder(dir, found, lock) },
		func(dir string) error { return report.ComparisonText(p.stdout, found, p.columns(), dir) })
}

// folder is where the report of a comparison goes unless the user says so: named after
// the season, what was changed of it, and what is compared.
func (c *comparing) folder(m *sim.Model) string {
	changes := m.Changes
	for _, typed := range []struct {
		option string
		values []string
	}{{"--strategy", c.named}, {"--with", c.With}, {"--vary", c.Vary}, {"--base", []string{c.Base}}} {
		for _, value := range typed.values {
			if value != "" {
				changes = append(changes[:len(changes):len(changes)], sim.Change{Option: typed.option + " " + value})
			}
		}
	}
	kind := "-compared"
	if c.rank {
		kind = "-ranked"
	}
	name := folderName(m.Season) + kind
	if changed := changedName(changes); changed != "" {
		name += "-" + changed
	}
	return filepath.Join("out", name)
}

// completeComparison offers seasons, and then the strategies of the one that is named.
func (e *env) completeComparison(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeSeasons(cmd, args, typed)
	}
	return e.completeStrategies(cmd, args[:1], typed)
}
