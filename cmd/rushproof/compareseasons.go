package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// compareSeasons plays several seasons under the same strategies.
func (p *program) compareSeasons(cmd *cobra.Command, strategies []string, c *comparing) error {
	if err := c.check(cmd.Flags()); err != nil {
		return err
	}
	for i := range c.seasons {
		c.seasons[i] = strings.TrimSpace(c.seasons[i])
	}
	weights, err := c.readWeights()
	if err != nil {
		return err
	}
	if len(strategies) > 0 && slices.Contains(c.seasons, strategies[0]) {
		return badInput("leave it out: the seasons stand behind --seasons, and the strategies before", "%s is a season", strategies[0])
	}
	if len(strategies)+len(c.With)+len(c.Vary) == 0 {
		if strategies, err = p.shared(c); err != nil {
			return err
		}
	}
	seasons, err := p.openSeasons(strategies, c)
	if err != nil {
		return err
	}
	if c.out == "" {
		c.out = filepath.Join("out", folderName("compared-"+strings.Join(c.seasons, "-")))
	}
	if err := usable(c.out, report.UsableForRegret); err != nil {
		return err
	}
	played, err := p.playSeasons(cmd, seasons, c)
	if err != nil {
		return err
	}
	return p.regret(played, weights, c)
}

// regret shows how strategies do in the seasons that were played to the end.
func (p *program) regret(played []playedSeason, weights []float64, c *comparing) error {
	switch {
	case len(played) == 0:
		return fmt.Errorf("stopped before %s was played to its end; nothing was written", c.seasons[0])
	case len(played) == 1 && len(c.seasons) > 1:
		found := played[0].found
		found.Warnings = append([]string{fmt.Sprintf("stopped: only %s was played to its end, so this is its comparison alone; nothing was written", c.seasons[0])}, found.Warnings...)
		return report.ComparisonText(p.stdout, found, p.columns(), "")
	}
	var found []*sim.Comparison
	var locks []report.File
	for i, s := range played {
		found = append(found, s.found)
		locks = append(locks, report.File{
			Name:  fmt.Sprintf("%d-%s%s", i+1, folderName(s.found.Season), report.LockSuffix),
			Write: func(w io.Writer) error { _, err := w.Write(s.lock); return err },
		})
	}
	by := played[0].by
	r, err := study.Regret(found, weights[:len(found)], by.Measure, by.Scope)
	if err != nil {
		return badInput("name another measure, as in --until phone.wait=5s", "%v", err)
	}
	if left := c.seasons[len(played):]; len(left) > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("stopped: %s was not played, and the weights are those of the others; nothing was written", strings.Join(left, " and ")))
		return report.RegretText(p.stdout, r, p.columns(), "") // a report of all seasons stays what it was
	}
	return p.show(c.out,
		func(dir string) error { return report.RegretFolder(dir, r, locks...) },
		func(dir string) error { return report.RegretText(p.stdout, r, p.columns(), dir) })
}

// playedSeason is a season that was played, with the inputs as they were used.
type playedSeason struct {
	found *sim.Comparison
	by    sim.Precision // what strategies are compared by
	lock  []byte
}

// playSeasons plays every season, and returns those that were played to the end.
func (p *program) playSeasons(cmd *cobra.Command, seasons [][]scenarios.Strategy, c *comparing) (played []playedSeason, err error) {
	for _, all := range seasons {
		e, err := c.howOften(cmd.Flags(), all, p.settings.workers)
		if err != nil {
			return nil, err
		}
		found, err := p.contest(cmd.Context(), all, nil, c, e)
		if err != nil && cmd.Context().Err() == nil {
			return nil, err
		}
		if cmd.Context().Err() != nil {
			return played, nil // without this one: it is half a season beside whole ones
		}
		found.Version = version()
		found.Date(c.day(p.now()))
		by := rankedBy(&e)
		e.InterruptAfter = 0
		played = append(played, playedSeason{found, by, scenarios.LockStrategies(p.ended(all, found), e, version())})
	}
	return played, nil
}

// shared are the strategies that all seasons have, by name.
func (p *program) shared(c *comparing) (names []string, err error) {
	for i, season := range c.seasons {
		loaded, err := scenarios.Open(season, c.Options)
		if err != nil {
			return nil, unopened(season, err)
		}
		if i == 0 {
			names = loaded.Strategies
			continue
		}
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(loaded.Strategies, name) })
	}
	if len(names) == 0 {
		return nil, badInput(`name those of one of them, or make one: --with "more: teams.desk.agents=12"`, "the seasons have no strategy of the same name")
	}
	p.say(logInfo, "without names it is the strategies that all seasons have: %s", listed(names))
	return names, nil
}

// openSeasons reads every season under the strategies, the faults of all at once.
func (p *program) openSeasons(strategies []string, c *comparing) (seasons [][]scenarios.Strategy, err error) {
	var faults tree.Faults
	for _, name := range c.seasons {
		own := *c
		own.Names, own.Elsewhere = strategies, c.seasons
		all, err := p.openStrategies(name, &own)
		var wrong tree.Faults
		if err = inSeason(name, err); err != nil && !errors.As(err, &wrong) {
			return nil, err
		}
		faults = append(faults, wrong...)
		seasons = append(seasons, all)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return seasons, nil
}

// inSeason says in which season something is wrong.
func inSeason(season string, err error) error {
	var faults tree.Faults
	if !errors.As(err, &faults) {
		return err
	}
	told := slices.Clone(faults)
	for i := range told {
		told[i].What = "in " + season + ": " + told[i].What
	}
	return told
}

// readWeights reads how much each season counts.
func (c *comparing) readWeights() (weights []float64, err error) {
	if len(c.seasons) < 2 {
		return nil, badInput("type two or more, as in --seasons power-black-week,flu-week-50", "--seasons names only one season")
	}
	for i, season := range c.seasons {
		if slices.Contains(c.seasons[:i], season) {
			return nil, badInput("type each once, and how much it counts with --weights", "--seasons names %s twice", season)
		}
	}
	if len(c.weights) == 0 {
		for range c.seasons {
			weights = append(weights, 1)
		}
		return weights, nil
	}
	if len(c.weights) != len(c.seasons) {
		return nil, badInput(fmt.Sprintf("type %d numbers, as in --weights 3,1", len(c.seasons)), "--weights names %d of %d seasons", len(c.weights), len(c.seasons))
	}
	for _, text := range c.weights {
		w, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil || !(w > 0) || w > 1e9 {
			return nil, badInput("type numbers above 0, as in --weights 3,1", "--weights cannot be %q", text)
		}
		weights = append(weights, w)
	}
	return weights, nil
}

// day is the day by which projects are late.
func (c *comparing) day(now time.Time) string {
	if c.today != "" {
		return c.today
	}
	return now.Format(time.DateOnly)
}
