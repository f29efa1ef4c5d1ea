package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// newRun returns the verb that plays a season and reports what came of it.
func newRun(p *program) *cobra.Command {
	var (
		in  inputs
		f   play
		out string
	)
	cmd := &cobra.Command{
		Use:   "run [season]",
		Short: "Play a season many times and report the waits",
		Long: `Plays a season many times against its contact centre and reports how long
customers wait. The season is a bundled one (see rushproof list), a file, or a
folder that holds season.yaml; without one it is that of the folder one stands
in, or else ` + defaultSeason + `.

A page goes to stdout, and a folder is written: report.html for the browser,
result.json for other verbs, intervals.csv for spreadsheets, and
season.lock.yaml, which holds everything as it was used: running that file
again gives the same bytes, also of a run that stopped early. A folder that
holds anything but a report is left alone.

What --set, --centre and --strategy change has a folder of its own, such as
out/small-shop-teams.everyone.agents=5: the season's own report stays beside it.

In intervals.csv the sum of the column sl_answered divided by that of
sl_counted, over any rows, is their service level (F4), and other holds those
blocked, turned away, sent to call-back or still waiting.

Ctrl-C stops playing within a second and reports on the replications that were
complete; pressed again it ends the program, without a report. The lock file
plays as many; to play on, run it with --replications.`,
		Example: `  rushproof run
  rushproof run small-shop --replications 50 --seed 7
  rushproof run power-black-week --set orders.per_week=150000
  rushproof run power-black-week --precision phone.wait=20s --out out/quick
  rushproof run out/quick/season.lock.yaml`,
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE: func(cmd *cobra.Command, args []string) error {
			loaded, err := p.open(p.named(args), in)
			if err != nil {
				return err
			}
			experiment, err := f.experiment(cmd.Flags(), loaded, p.settings.workers, "precision")
			if err != nil {
				return err
			}
			if out == "" {
				out = outFolder(loaded.Model)
			}
			if err := usable(out, report.Usable); err != nil {
				return err
			}
			return p.run(cmd.Context(), loaded, experiment, out)
		},
	}
	in.addFlags(cmd, p.env)
	f.addFlags(cmd.Flags(), "precision",
		"stop before that when a mean is known so well: `measure=width`, as in phone.wait=5s; may be repeated")
	cmd.Flags().StringVarP(&out, "out", "o", "", "`folder` for the report (default out/<season>, with what was changed)")
	return cmd
}

// experiment is what the season asks for, with what the flags say instead, of which
// stop says when to stop early.
func (f *play) experiment(flags *pflag.FlagSet, loaded *scenarios.Loaded, workers int, stop string) (sim.Experiment, error) {
	e := loaded.Experiment
	e.Workers = workers
	if flags.Changed("seed") {
		e.Seed = f.seed
	}
	if flags.Changed("replications") {
		e.Replications = f.replications
		e.InterruptAfter = 0
	}
	if e.Replications < 1 || e.Replications > 100_000 {
		return e, badInput("type a number from 1 to 100000", "--replications cannot be %d", e.Replications)
	}
	err := f.readUntil(stop, loaded.Model, &e)
	return e, err
}

// readUntil reads when to stop early, in place of what the season says.
func (f *play) readUntil(flag string, m *sim.Model, e *sim.Experiment) error {
	if len(f.until) > 0 {
		e.Until, e.InterruptAfter = nil, 0
	}
	for _, text := range f.until {
		until, err := sim.ParsePrecision(text)
		if err == nil {
			err = m.CheckPrecision(until)
		}
		if err != nil {
			return textFault(flag, err)
		}
		e.Until = append(e.Until, until)
	}
	return nil
}

// run plays an experiment and writes its report into a folder.
func (p *program) run(ctx context.Context, loaded *scenarios.Loaded, e sim.Experiment, out string) error {
	result, err := p.study(ctx, loaded.Model, e)
	if err != nil {
		return err
	}
	result.Version = version()
	e.InterruptAfter = 0
	if result.Stopped == sim.Interrupted {
		e.InterruptAfter = result.Replications // so that the lock file plays those that the figures rest on
	}
	return p.show(out,
		func(dir string) error { return report.Folder(dir, result, loaded.Lock(e, version())) },
		func(dir string) error { return report.Text(p.stdout, result, p.columns(), dir) })
}

// usable says what keeps a report from being written into a folder.
func usable(out string, check func(dir string) error) error {
	if err := check(out); err != nil {
		what, hint, _ := strings.Cut(err.Error(), "; ")
		return badInput(hint, "no report can be written: %s", what)
	}
	return nil
}

// show writes a report into a folder and prints its page, which names the folder. Where
// that cannot be written the figures are shown all the same.
func (p *program) show(out string, folder, page func(dir string) error) error {
	failed := folder(out)
	if failed != nil {
		out = ""
	}
	if err := page(out); err != nil {
		return err
	}
	if failed != nil {
		return fmt.Errorf("no report was written: %w", failed)
	}
	return nil
}

// study plays an experiment and shows how far it is.
func (p *program) study(ctx context.Context, model *sim.Model, e sim.Experiment) (*sim.Result, error) {
	started := p.now()
	m := p.newMeter([]string{model.Season}, e.Replications, p.pace(e.Until))
	told := context.AfterFunc(ctx, p.wipeCtrlC)
	result, err := study.Run(ctx, model, e, func(at study.Progress) { m.show(0, at) })
	told()
	m.close()
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("stopped before any of %s was complete; nothing was written",
			counted(e.Replications, "replication"))
	case err != nil:
		return nil, err
	case result.Stopped == sim.Interrupted && ctx.Err() == nil:
		p.say(logWarn, "the run that wrote this lock file was stopped: as there, the report rests on %d of %s",
			result.Replications, counted(e.Replications, "replication"))
	case result.Stopped == sim.Interrupted:
		p.say(logWarn, "stopped: the report rests on the %d of %s that were complete",
			result.Replications, counted(e.Replications, "replication"))
	}
	p.say(logInfo, "played %s in %s", counted(result.Replications, "replication"),
		p.now().Sub(started).Round(10*time.Millisecond))
	return result, nil
}
