package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// judging are the flags of a test.
type judging struct {
	inputs
	play
	junit, json, html, summary string
	inject                     []string
	noCache                    bool
}

// mostTested is how often a season is played at most before a target counts as undecided,
// unless the user says so.
const mostTested = 1000

// newTest returns the verb that judges the targets of a season.
func newTest(p *program) *cobra.Command {
	var t judging
	cmd := &cobra.Command{
		Use:   "test [season]",
		Short: "Is it ready? Hold a season to its targets, with an exit code",
		Long: `Plays a season until it is known of every target whether it is met, and says so,
worst first: pass, fail, or undecided after as many replications as were allowed,
with how many more would settle it. However often it looks, a verdict is wrong in
at most one test in twenty.

Of each target it tells in what share of seasons it is missed, when it fares
worst, and its budget: how many contacts or intervals may miss it, how many do,
and which day spends most.

With --inject it is a game day: mishaps are made to happen, each by itself, and it
tells which targets fail because of it, how long customers feel it, when service is
back to normal, how many needs are lost, and what the playbook saved. A mishap
happens on the busiest day, or when you say: name@day, name@dayTtime, and behind a /
how long. These there are:
` + listMishaps() + `

The targets are those of the season; --target takes others in their place. See
rushproof measures for what they may ask for.`,
		Example: `  rushproof test power-black-week --junit targets.xml
  rushproof test small-shop --target "abandonment{channel:phone} < 8%"
  rushproof test small-shop --target "wait{channel:phone} < 5m in at least 95% of intervals"
  rushproof test power-black-week --inject sick15,carrier-2d,snow+black-friday`,
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE:              func(cmd *cobra.Command, args []string) error { return p.test(cmd, args, &t) },
	}
	t.inputs.addFlags(cmd, p.env)
	flags := cmd.Flags()
	flags.IntVar(&t.replications, "replications", mostTested, "how often the season is played at most, a `number` from 1")
	addSeed(flags, &t.seed)
	flags.StringArrayVar(&t.Targets, "target", nil, "judge this `target` in place of those of the season; may be repeated")
	flags.StringSliceVar(&t.inject, "inject", nil, "play `mishaps` in the season, each by itself: sick15, carrier-2d, bot-down@2026-11-27T10:00/4h; see below")
	addNoCache(flags, &t.noCache)
	flags.StringVar(&t.junit, "junit", "", "`file` for the verdicts as build services read them")
	flags.StringVar(&t.json, "json", "", "`file` for all that was found, as run writes it into result.json")
	flags.StringVar(&t.html, "html", "", "`file` for the report of the season")
	flags.StringVar(&t.summary, "summary", "", "`file` to which a table in Markdown is added")
	completeFlag(cmd, "target", nil)
	return cmd
}

// test judges the targets of a season, and returns the error that leads to the exit code.
func (p *program) test(cmd *cobra.Command, args []string, t *judging) error {
	loaded, err := p.open(p.named(args), t.inputs)
	if err != nil {
		return err
	}
	if len(loaded.Model.Targets) == 0 {
		return badInput(`write targets: into the season, or type one: --target "service_level{channel:phone} >= 80%"`, "there is no target to hold %s to", loaded.Model.Season)
	}
	e, err := t.experiment(cmd.Flags(), loaded, p.settings.workers, "")
	if err != nil {
		return err
	}
	e.Replications, e.Until, e.InterruptAfter, e.Decide = t.replications, nil, 0, true
	if len(t.inject) > 0 {
		return p.gameDay(cmd, loaded, e, t)
	}
	files := p.testFiles(t)
	for _, file := range files {
		if err := p.checkFile(file.name); err != nil {
			return err
		}
	}
	result, err := p.study(cmd.Context(), loaded.Model, e)
	if err != nil {
		return err
	}
	result.Version = version()
	if err := report.TestText(p.stdout, result, p.columns()); err != nil {
		return err
	}
	for _, file := range files {
		if err := p.writeFile(file.name, func(w io.Writer) error { return file.write(w, result) }); err != nil {
			return fmt.Errorf("cannot write %s: %w", file.name, err)
		}
	}
	return judge(result.Verdict.Outcome)
}

// testFile is a file that a test writes.
type testFile struct {
	name  string
	write func(io.Writer, *sim.Result) error
}

// testFiles are those that were asked for.
func (p *program) testFiles(t *judging) []testFile {
	all := []testFile{{t.junit, report.WriteJUnit}, {t.json, report.WriteJSON}, {t.html, report.HTML}, {t.summary, added(p, t.summary, report.WriteSummary)}}
	return slices.DeleteFunc(all, func(f testFile) bool { return f.name == "" })
}

// added writes behind what a file holds already: what other steps have said.
func added[T any](p *program, file string, write func(io.Writer, T) error) func(io.Writer, T) error {
	return func(w io.Writer, of T) error {
		before, err := p.readFile(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if _, err := w.Write(before); err != nil {
			return err
		}
		return write(w, of)
	}
}
