package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/study"
)

// stressing are the flags of a study of levers.
type stressing struct {
	inputs
	play
	levers  []string
	ground  []string // two levers, of which a map is made
	out     string
	noCache bool
}

// usuallyStressed is how often a season is played at each place of a lever, unless the user
// says so.
const usuallyStressed = 40

// newStress returns the verb that finds breaking points.
func newStress(p *program) *cobra.Command {
	var s stressing
	cmd := &cobra.Command{
		Use:   "stress [season]",
		Short: "Where does it break? How far each lever can be pushed until a target is missed",
		Long: `Pushes one lever of a season after the other until a target breaks: more
contacts, more orders, larger campaigns, people ill on the worst day, days that
the carrier loses, bots that resolve less, longer contacts, hires that do not show
up or come late. It plays the same customers each time, and tells where each
target breaks with the interval in which that lies in 90 of 100 cases.

What a season has not (a carrier, a bot, hires) is left out, and said. Where a
target is missed as planned, it tells how much less it would take.

The targets are those of the season; --target takes others in their place.
Results are kept, so that a study that was stopped goes on where it was.`,
		Example: `  rushproof stress small-shop
  rushproof stress small-shop --lever volume,absence --replications 100
  rushproof stress small-shop --map volume,absence
  rushproof stress small-shop --target "abandonment{channel:phone} < 8%"`,
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE:              func(cmd *cobra.Command, args []string) error { return p.stress(cmd, args, &s) },
	}
	s.inputs.addFlags(cmd, p.env)
	flags := cmd.Flags()
	flags.StringSliceVar(&s.levers, "lever", nil, "push these `levers` only: "+strings.Join(scenarios.LeverNames(), ", "))
	flags.StringSliceVar(&s.ground, "map", nil, "safe and unsafe ground between two `levers`, as in volume,absence; pushes no others unless --lever names them")
	flags.IntVar(&s.replications, "replications", usuallyStressed, "how often the season is played at each place of a lever, a `number` from 10")
	addSeed(flags, &s.seed)
	flags.StringArrayVar(&s.Targets, "target", nil, "hold it to this `target` in place of those of the season; may be repeated")
	flags.StringVarP(&s.out, "out", "o", "", "`folder` for the report (default out/<season>-stressed, with what was changed)")
	flags.BoolVar(&s.noCache, "no-cache", false, "play everything, and keep nothing")
	completeFlag(cmd, "target", nil)
	completeFlag(cmd, "lever", scenarios.LeverNames)
	return cmd
}

// stress finds how far levers can be pushed.
func (p *program) stress(cmd *cobra.Command, args []string, s *stressing) error {
	if err := s.check(); err != nil {
		return err
	}
	loaded, err := p.open(p.named(args), s.inputs)
	if err != nil {
		return err
	}
	if len(loaded.Model.Targets) == 0 {
		return badInput(`write targets: into the season, or type one: --target "service_level{channel:phone} >= 80%"`, "there is no target in %s that could break", loaded.Model.Season)
	}
	e, err := s.experiment(cmd.Flags(), loaded, p.settings.workers, "")
	if err != nil {
		return err
	}
	e.Replications, e.Until, e.InterruptAfter = s.replications, nil, 0
	if s.out == "" {
		s.out = s.folder(loaded.Model)
	}
	if err := usable(s.out, report.UsableForStress); err != nil {
		return err
	}
	found, err := p.pushLevers(cmd.Context(), loaded, s, e)
	if err != nil {
		return err
	}
	found.Version = version()
	return p.show(s.out,
		func(dir string) error { return report.StressFolder(dir, found) },
		func(dir string) error { return report.StressText(p.stdout, found, p.columns(), dir) })
}

// check refuses levers that there are not, and too few replications; a map is of levers that
// are pushed alone, too.
func (s *stressing) check() error {
	if n := len(s.ground); n != 0 && (n != 2 || s.ground[0] == s.ground[1]) {
		return badInput("name two levers, as in --map volume,absence", "--map cannot be %s", quoted(strings.Join(s.ground, ",")))
	}
	for _, name := range s.ground {
		if !slices.Contains(s.levers, name) {
			s.levers = append(s.levers, name)
		}
	}
	for _, name := range s.levers {
		if !slices.Contains(scenarios.LeverNames(), name) {
			return badInput("the levers are "+strings.Join(scenarios.LeverNames(), ", "), "there is no lever %q", name)
		}
	}
	if s.replications < sim.FewSeasons {
		return badInput("type a number from 10: fewer say too little", "--replications cannot be %d", s.replications)
	}
	return nil
}

// folder is where the report goes unless the user says so.
func (s *stressing) folder(m *sim.Model) string {
	changes := m.Changes
	if len(s.levers) > 0 {
		changes = append(changes[:len(changes):len(changes)], sim.Change{Option: "--lever " + strings.Join(s.levers, ",")})
	}
	if len(s.ground) > 0 {
		changes = append(changes[:len(changes):len(changes)], sim.Change{Option: "--map map"})
	}
	name := folderName(m.Season) + "-stressed"
	if changed := changedName(changes); changed != "" {
		name += "-" + changed
	}
	return filepath.Join("out", name)
}

// pushLevers plays the study and shows how far it is.
func (p *program) pushLevers(ctx context.Context, loaded *scenarios.Loaded, s *stressing, e sim.Experiment) (*sim.Stress, error) {
	started := p.now()
	play := study.Play(study.PlayBriefly)
	if !s.noCache {
		play = p.newCache().Play
	}
	var m meter = silence{}
	levers := func(planned *sim.Result) ([]study.StressLever, []sim.LeftOut, error) {
		all, left, err := s.chosen(loaded, planned)
		var names []string
		for i := range all {
			names = append(names, all[i].Name)
		}
		if len(s.ground) > 0 {
			names = append(names, "map")
		}
		m = p.newMeter(names, study.StressAsked(len(loaded.Model.Targets), e), func(at study.Progress) string { return at.Said })
		return all, left, err
	}
	told := context.AfterFunc(ctx, p.wipeCtrlC)
	found, err := study.Stress(ctx, loaded.Model, levers, play, e, func(lever int, at study.Progress) { m.show(lever, at) })
	if err == nil && len(s.ground) > 0 {
		err = study.StressMap(ctx, loaded.Model, found, [2]string(s.ground), s.pushBoth(loaded, found), play, e, func(at study.Progress) {
			at.Done = at.Done * study.StressAsked(len(loaded.Model.Targets), e) / at.Asked
			m.show(len(s.levers), at)
		})
	}
	told()
	m.close()
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, errors.New("stopped before anything was known; nothing was written")
	case err != nil:
		return nil, err
	case ctx.Err() != nil:
		p.say(logWarn, "stopped: the levers that were not brought to an end are left out")
	}
	p.say(logInfo, "played %s in %s", counted(found.Runs, "run"), p.now().Sub(started).Round(10*time.Millisecond))
	return found, nil
}

// chosen are the levers that are pushed, and those that the season has not.
func (s *stressing) chosen(loaded *scenarios.Loaded, planned *sim.Result) (all []study.StressLever, left []sim.LeftOut, err error) {
	levers, without := loaded.Levers(worstDay(planned))
	wanted := func(name string) bool { return len(s.levers) == 0 || slices.Contains(s.levers, name) }
	for _, v := range levers {
		if !wanted(v.Name) {
			continue
		}
		all = append(all, study.StressLever{Lever: v.Lever, Push: func(x float64) (*sim.Model, error) {
			pushed, err := loaded.Variant(v.Push(x))
			if err != nil {
				return nil, fmt.Errorf("%s pushed to %s: %w", v.Name, v.Text(x), err)
			}
			return pushed.Model, nil
		}})
	}
	for _, out := range without {
		if wanted(out.Name) {
			left = append(left, out)
		}
	}
	if len(all) == 0 {
		return nil, nil, badInput("see rushproof help stress", "%s has nothing of %s: %s", loaded.Model.Season, left[0].Name, left[0].Why)
	}
	return all, left, nil
}

// pushBoth pushes the two levers of a map.
func (s *stressing) pushBoth(loaded *scenarios.Loaded, found *sim.Stress) func(x, y float64) (*sim.Model, error) {
	levers, _ := loaded.Levers(found.WorstDay)
	both := [2]*scenarios.Lever{}
	for i := range levers {
		if k := slices.Index(s.ground, levers[i].Name); k >= 0 {
			both[k] = &levers[i]
		}
	}
	return func(x, y float64) (*sim.Model, error) {
		pushed, err := loaded.Variant(both[0].Push(x), both[1].Push(y))
		if err != nil {
			return nil, err
		}
		return pushed.Model, nil
	}
}

// worstDay is the day of the season on which most is missed.
func worstDay(planned *sim.Result) (d calendar.Date) {
	if len(planned.Frame.Days) > 0 {
		d = planned.Frame.Days[study.WorstDay(planned)].Date
	}
	return d
}
