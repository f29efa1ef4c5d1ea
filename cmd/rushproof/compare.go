package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

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
more than five projects it is every set of one and of two. Without names it is the
strategies that have projects, or all if none has, but for those that change what
comes from outside (orders, events, the forecast) or hold another of them.

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
	if c.rank {
		all = p.merged(all, projects)
	}
	if err := c.checkPrices(all); err != nil {
		return err
	}
	e, err := c.howOften(cmd.Flags(), all, p.settings.workers)
	if err != nil {
		return err
	}
	if c.out == "" {
		c.out = c.folder(all[0].Model, cmd.Flags())
	}
	if err := usable(c.out, report.UsableForComparison); err != nil {
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
	var left []string
	for _, s := range all {
		i := slices.IndexFunc(found.Alternatives, func(a sim.Alternative) bool { return a.Name == s.Name })
		if i < 0 {
			left = append(left, s.Name)
			continue
		}
		s.InterruptAfter = 0
		if r := found.Alternatives[i].Result; r.Stopped == sim.Interrupted {
			s.InterruptAfter = r.Replications
		}
		kept = append(kept, s)
	}
	if len(left) > 0 {
		p.say(logWarn, "left out, as no replication of it was complete: %s", few(left))
	}
	return kept
}

// few writes the first of some names, and how many others there are.
func few(names []string) string {
	const most = 3
	if len(names) <= most+1 {
		return listed(names)
	}
	return fmt.Sprintf("%s and %d more", listed(names[:most]), len(names)-most)
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
	if len(all) == 1 && len(c.Names) > 0 {
		return nil, badInput("name another behind it, or none for all", "%s is what the others are compared with", all[0].Name)
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
	m := p.newMeter(names, e.Replications, apart(c.told(&e)))
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
	case ctx.Err() != nil && len(found.Alternatives) < 2:
		return nil, errors.New("stopped before a replication of two strategies was complete; nothing was written")
	case ctx.Err() != nil && len(c.seasons) == 0: // of several seasons, that is told of all
		p.say(logWarn, "stopped: the comparison rests on what was complete")
	}
	if c.rank {
		p.tellSets(found, projects)
	}
	played := 0
	for i := range found.Alternatives {
		played += found.Alternatives[i].Result.Replications
	}
	p.say(logInfo, "played %s of %d strategies in %s", counted(played, "replication"), len(all),
		p.now().Sub(started).Round(10*time.Millisecond))
	return found, nil
}

// told is what is told of while it is played: a ranking goes by one measure.
func (c *comparing) told(e *sim.Experiment) []sim.Precision {
	if c.rank {
		return []sim.Precision{rankedBy(e)}
	}
	return study.Told(e.Until)
}

func contenders(all []scenarios.Strategy) (strategies []study.Strategy) {
	for _, s := range all {
		strategies = append(strategies, study.Strategy{Name: s.Name, Model: s.Model, InterruptAfter: s.InterruptAfter})
	}
	return strategies
}

// showComparison prints a comparison and writes its folder.
func (p *program) showComparison(found *sim.Comparison, c *comparing, lock []byte) error {
	found.Version = version()
	found.Date(c.day(p.now()))
	return p.show(c.out,
		func(dir string) error { return report.ComparisonFolder(dir, found, lock) },
		func(dir string) error { return report.ComparisonText(p.stdout, found, p.columns(), dir) })
}

// completeComparison offers seasons, and then the strategies of the one that is named.
func (e *env) completeComparison(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeSeasons(cmd, args, typed)
	}
	return e.completeStrategies(cmd, args[:1], typed)
}
