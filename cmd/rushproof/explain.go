package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// explaining are the flags of an explanation.
type explaining struct {
	inputs
	play
	on, at, out string
	sets        int
	noCache     bool
}

// How much is played for an explanation, unless the user says so.
const (
	explainedSeasons = 40
	explainedSets    = 64
)

// newExplain returns the verb that says why a season or a day is bad.
func newExplain(p *program) *cobra.Command {
	var x explaining
	cmd := &cobra.Command{
		Use:   "explain [season] [day] [time]",
		Short: "Why is that day bad? Divide what is lost among its causes",
		Long: `Says what the lost minutes of a season, of a day or of an interval come from,
and every target that is missed there: campaigns and other events, late parcels,
absence, those who come again, breaks, the gap between skills, and plain
understaffing.

Each cause is taken away on the same luck: alone, beside others, and together
with all. What causes bring together is divided fairly among them (Shapley). Up to
six causes all sets are played; with more, or fewer --runs, orders in which
they could come are drawn, until shares are known well or as much was played as
--runs allows. What is left with every cause away only more people would take away.

The day is a date, or a name such as Black Friday. Results are kept in the cache
folder of the user, so that nothing is played twice. Ctrl-C prints what is complete;
before the shares of some seasons are, nothing.`,
		Example: `  rushproof explain power-black-week 2026-11-30
  rushproof explain small-shop --on 'Black Friday' --at 11:00
  rushproof explain small-shop --target "abandonment{channel:phone} < 8%"`,
		Args:              atMost(3, "season, one day and one time"),
		ValidArgsFunction: completeSeasons,
		RunE:              func(cmd *cobra.Command, args []string) error { return p.explain(cmd, args, &x) },
	}
	x.inputs.addFlags(cmd, p.env)
	flags := cmd.Flags()
	flags.StringVar(&x.on, "on", "", "the `day`: a date, or a name such as Black Friday; the whole season without it")
	flags.StringVar(&x.at, "at", "", "the `time` at which the interval begins, as in 10:00; the whole day without it")
	flags.IntVar(&x.replications, "replications", explainedSeasons, "how often every set of causes is played, a `number` from 1")
	flags.IntVar(&x.sets, "runs", explainedSets, "how many sets of causes are played at most, a `number` from 1, or as many seasons in parts of them")
	addSeed(flags, &x.seed)
	flags.StringArrayVar(&x.Targets, "target", nil, "explain this `target` in place of those of the season; may be repeated")
	flags.StringVarP(&x.out, "out", "o", "", "`folder` for the report (default out/explained-<season>, with the day)")
	flags.BoolVar(&x.noCache, "no-cache", false, "play everything, and keep nothing")
	for _, flag := range []string{"on", "at", "target"} {
		completeFlag(cmd, flag, nil)
	}
	return cmd
}

// explain says what a season or a day owes to its causes.
func (p *program) explain(cmd *cobra.Command, args []string, x *explaining) error {
	if err := x.named(args); err != nil {
		return err
	}
	loaded, err := p.open(p.named(args), x.inputs)
	if err != nil {
		return err
	}
	e, err := x.experiment(cmd.Flags(), loaded, p.settings.workers, "")
	if err != nil {
		return err
	}
	e.Replications, e.Until, e.InterruptAfter = x.replications, nil, 0
	window, err := loaded.When(x.on, x.at)
	if err != nil {
		return p.unknownDay(x, err)
	}
	if x.out == "" {
		x.out = filepath.Join("out", explainedFolder(loaded.Model, window))
	}
	if err := usable(x.out, report.UsableForExplanation); err != nil {
		return err
	}
	found, err := p.explained(cmd.Context(), loaded, window, e, x)
	if err != nil {
		return err
	}
	return p.show(x.out,
		func(dir string) error { return report.ExplanationFolder(dir, found, loaded.Lock(e, version())) },
		func(dir string) error { return report.ExplanationText(p.stdout, found, p.columns(), dir) })
}

// explained plays what an explanation needs, and shows how far it is.
func (p *program) explained(ctx context.Context, loaded *scenarios.Loaded, window sim.Window, e sim.Experiment, x *explaining) (*sim.Explanation, error) {
	started := p.now()
	asked, none := askWhy(loaded, window, e, x.sets)
	if asked.Play = p.newCache().Play; x.noCache {
		asked.Play = study.PlayBriefly
	}
	m := p.newMeter([]string{loaded.Model.Season}, study.MostPlayed(asked), p.pace(nil))
	told := context.AfterFunc(ctx, p.wipeCtrlC)
	found, err := study.Explain(ctx, asked, func(at study.Progress) { m.show(0, at) })
	told()
	m.close()
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, errors.New("stopped before the shares of any season were complete; what was played is kept, and the same command goes on there")
	case err != nil:
		return nil, err
	case found.Stopped == sim.Interrupted:
		p.say(logWarn, "stopped: the shares rest on what was complete")
	}
	if ctx.Err() == nil {
		if found.Erlang, err = study.BesideErlang(ctx, loaded.Model, e, window); err != nil && ctx.Err() == nil {
			return nil, err
		}
	}
	p.say(logInfo, "played %s of %s in %s", counted(found.Seasons, "season"), counted(found.Sets, "set")+" of causes", p.now().Sub(started).Round(10*time.Millisecond))
	found.Version, found.None = version(), append(none, found.None...)
	return found, nil
}

// askWhy is what is asked, with the causes that are felt until then, and those that are not.
func askWhy(loaded *scenarios.Loaded, window sim.Window, e sim.Experiment, sets int) (study.Asked, []sim.NoCause) {
	asked := study.Asked{Model: loaded.Model, Window: window, Experiment: e, Sets: sets}
	causes, none := loaded.Causes()
	var felt []scenarios.Change
	for _, c := range causes {
		if window != (sim.Window{}) && window.Day.Before(c.From) {
			none = append(none, sim.NoCause{Name: c.Name, Why: "it comes later"})
			continue
		}
		felt, asked.Causes = append(felt, c.Change), append(asked.Causes, sim.Cause{Name: c.Name, Away: c.Away})
	}
	asked.Variant = func(away []int) (*sim.Model, error) {
		var changes []scenarios.Change
		for _, i := range away {
			changes = append(changes, felt[i])
		}
		v, err := loaded.Variant(changes...)
		if err != nil {
			return nil, err
		}
		return v.Model, nil
	}
	return asked, none
}

// named takes the day and the time from the arguments.
func (x *explaining) named(args []string) error {
	for i, at := range []*string{&x.on, &x.at} {
		if len(args) <= i+1 {
			break
		}
		if *at != "" && *at != args[i+1] {
			return badInput("leave one of them out", "%q and %q: there is one day, and one time", *at, args[i+1])
		}
		*at = args[i+1]
	}
	if x.at != "" && x.on == "" {
		return badInput("type the day, too, as in --on 2026-11-30 --at "+x.at, "--at %s: on which day?", x.at)
	}
	if x.sets < 1 {
		return badInput("type a number from 1", "--runs cannot be %d", x.sets)
	}
	return nil
}

// unknownDay says what is wrong with a day or a time.
func (p *program) unknownDay(x *explaining, err error) error {
	var fault *sim.TextError
	if errors.As(err, &fault) {
		return badInput(fault.Write, "%s: %s", strings.TrimSpace(x.on+" "+x.at), fault.What)
	}
	return badInput("type a date, as in 2026-11-30, or a name such as Black Friday", "%s: %v", strings.TrimSpace(x.on+" "+x.at), err)
}

// explainedFolder names the folder of an explanation.
func explainedFolder(m *sim.Model, w sim.Window) string {
	name := "explained-" + folderName(m.Season)
	if changed := changedName(m.Changes); changed != "" {
		name += "-" + changed
	}
	if w == (sim.Window{}) {
		return name
	}
	name += "-" + w.Day.String()
	if w.One {
		minutes := int(w.Clock.Seconds() / 60)
		name += fmt.Sprintf("-%02d%02d", minutes/60, minutes%60)
	}
	return name
}
