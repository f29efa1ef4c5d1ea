package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
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
	amount string  // the budget as it was typed
	budget float64 // and what that means

	seasons, weights []string
}

// mostCompared is how often a strategy is played at most when the precision that was
// asked for says when to stop.
const mostCompared = 10_000

// addFlags adds the flags that only this verb has.
func (c *comparing) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	c.play.addFlags(flags, "until", "stop before that when each difference is known so well: `measure=width`, as in service_level=0.5pp, however often it is played up to 10000 times; "+
		"may be repeated; with --rank: by what to rank, and how small a difference does not matter")
	flags.StringArrayVar(&c.With, "with", nil, "a strategy made on the spot: `\"name: path=value; path=value\"`; may be repeated")
	flags.StringArrayVar(&c.Vary, "vary", nil, "a strategy for each value: `\"path=20%..60% step 10%\"` or \"path=1,2,4\"; several make every combination")
	flags.IntVar(&c.Sample, "sample", 0, "in place of every value of --vary, so many points of its ranges by chance, a `number`")
	flags.BoolVar(&c.Latin, "latin", false, "spread these points evenly over each range (Latin hypercube)")
	flags.StringVar(&c.Base, "base", "", "the `strategy` that all are compared with, in place of the season as it is")
	flags.BoolVar(&c.rank, "rank", false, "find which set of the strategies is best")
	flags.StringVar(&c.amount, "budget", "", "what a set may cost more than the base, an `amount`; with --rank")
	flags.StringSliceVar(&c.seasons, "seasons", nil, "play the strategies in several `seasons`, as in power-black-week,flu-week-50: which does least harm where it is wrong")
	flags.StringSliceVar(&c.weights, "weights", nil, "how much each of --seasons counts, `numbers` as in 3,1; the same unless typed")
	flags.StringVar(&c.today, "today", "", "the `day` by which projects are late, as in 2026-10-01; today unless typed")
	flags.StringVarP(&c.out, "out", "o", "", "`folder` for the report (default out/<season>-compared, with what was changed)")
	for _, flag := range []string{"with", "vary", "sample", "base", "budget", "today", "weights"} {
		completeFlag(cmd, flag, nil)
	}
}

// howOften is what the season asks for, with what the flags say instead. Where these
// say when to stop, it is played as often as that takes.
func (c *comparing) howOften(flags *pflag.FlagSet, all []scenarios.Strategy, workers int) (sim.Experiment, error) {
	e, err := c.experiment(flags, all[0].Loaded, workers, "until")
	if err != nil {
		return e, err
	}
	if (len(c.until) > 0 || c.rank) && !flags.Changed("replications") && !(c.rank && all[0].Locked()) {
		e.Replications = mostCompared
	}
	for _, s := range all[1:] {
		for _, u := range e.Until {
			if err := s.Model.CheckPrecision(u); err != nil {
				return e, textFault("until", inStrategy(s.Name, err))
			}
		}
	}
	return e, c.checkRanked(&e)
}

// inStrategy says under which strategy a text says nothing.
func inStrategy(name string, err error) error {
	var fault *sim.TextError
	if !errors.As(err, &fault) {
		return err
	}
	told := *fault
	told.What = "in " + name + ": " + told.What
	return &told
}

// checkRanked refuses a measure by which nothing can be better.
func (c *comparing) checkRanked(e *sim.Experiment) error {
	if !c.rank && len(c.seasons) == 0 {
		return nil
	}
	if len(c.until) > 1 {
		return badInput("leave out the others", "--rank and --seasons go by one measure, and --until names %d", len(c.until))
	}
	if m, ok := sim.FindMeasure(rankedBy(e).Measure); ok && m.Better == 0 {
		return badInput("name a measure that is better or worse, as in --until phone.wait=5s", "more or less of %s is neither better nor worse, so nothing can be ranked by it", m.Key)
	}
	return nil
}

// check refuses flags that say nothing without others.
func (c *comparing) check(flags *pflag.FlagSet) error {
	if err := c.checkToday(); err != nil {
		return err
	}
	budget := flags.Changed("budget")
	for _, fault := range []struct {
		is         bool
		what, hint string
	}{
		{flags.Changed("sample") && c.Sample < 1, fmt.Sprintf("--sample cannot be %d", c.Sample), "type a number from 1"},
		{c.Sample > 0 && len(c.Vary) == 0, "--sample has nothing to choose from", `add the ranges, as in --vary "path=20%..60%"`},
		{c.Latin && c.Sample == 0, "--latin says nothing without --sample", "add how many points, as in --sample 20"},
		{budget && !c.rank, "--budget says nothing without --rank", "add --rank, or leave it out"},
		{flags.Changed("weights") && len(c.seasons) == 0, "--weights says nothing without --seasons", "add the seasons, or leave it out"},
		{c.rank && len(c.seasons) > 0, "--rank is for one season", "leave out --seasons, or --rank"},
		{c.rank && len(c.Vary)+len(c.With) > 0, "--rank takes sets of named strategies, not --with or --vary", "write them as strategies into the season, or into files"},
	} {
		if fault.is {
			return badInput(fault.hint, "%s", fault.what)
		}
	}
	if budget {
		var err error
		c.budget, err = readBudget(c.amount)
		return err
	}
	return nil
}

// checkToday refuses a day that is none.
func (c *comparing) checkToday() error {
	if _, err := time.Parse(time.DateOnly, c.today); err != nil && c.today != "" {
		return badInput("type it as in 2026-10-01", "--today cannot be %q", c.today)
	}
	return nil
}

// folder is where the report of a comparison goes unless the user says so: named after
// the season, what was changed of it, and what is compared.
func (c *comparing) folder(m *sim.Model, flags *pflag.FlagSet) string {
	changes := m.Changes
	for _, typed := range []struct {
		option string
		values []string
	}{{"--strategy", c.named}, {"--with", c.With}, {"--vary", c.Vary}, {"--base", []string{c.Base}}, {"--until", c.until}, {"--budget", []string{c.amount}}} {
		for _, value := range typed.values {
			if value != "" {
				changes = append(changes[:len(changes):len(changes)], sim.Change{Option: typed.option + " " + value})
			}
		}
	}
	for _, name := range []string{"replications", "seed"} {
		if flags.Changed(name) {
			changes = append(changes[:len(changes):len(changes)], sim.Change{Option: "--" + name + " " + name + "=" + flags.Lookup(name).Value.String()})
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
