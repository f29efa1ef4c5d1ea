package main

import (
	"errors"
	"fmt"
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
	weights, err := c.readWeights()
	if err != nil {
		return err
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
	if err := c.usable(report.UsableForRegret); err != nil {
		return err
	}
	played, by, err := p.playSeasons(cmd, seasons, c)
	if err != nil {
		return err
	}
	r, err := study.Regret(played, weights[:len(played)], by.Measure, by.Scope)
	if err != nil {
		return badInput("name another measure, as in --until phone.wait=5s", "%v", err)
	}
	return p.showRegret(r, c)
}

// playSeasons plays every season, until stopped, and returns by what they are compared.
func (p *program) playSeasons(cmd *cobra.Command, seasons [][]scenarios.Strategy, c *comparing) (played []*sim.Comparison, by sim.Precision, err error) {
	for _, all := range seasons {
		e, err := c.howOften(cmd.Flags(), all, p.settings.workers)
		if err != nil {
			return nil, by, err
		}
		by = rankedBy(&e)
		found, err := p.contest(cmd.Context(), all, nil, c, e)
		if err != nil {
			return nil, by, err
		}
		found.Version, found.Today = version(), c.day(p.now())
		if played = append(played, found); cmd.Context().Err() != nil {
			break // what is there is shown
		}
	}
	return played, by, nil
}

// shared are the strategies that all seasons have, by name.
func (p *program) shared(c *comparing) (names []string, err error) {
	for i, season := range c.seasons {
		loaded, err := scenarios.Open(strings.TrimSpace(season), c.Options)
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
	return names, nil
}

// openSeasons reads every season under the strategies, the faults of all at once.
func (p *program) openSeasons(strategies []string, c *comparing) (seasons [][]scenarios.Strategy, err error) {
	var faults []error
	for _, name := range c.seasons {
		own := *c
		own.Names, own.Elsewhere = strategies, c.seasons
		all, err := p.openStrategies(strings.TrimSpace(name), &own)
		if err != nil {
			faults = append(faults, inSeason(name, err))
		}
		seasons = append(seasons, all)
	}
	return seasons, errors.Join(faults...)
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

// showRegret prints how strategies do in several seasons, and writes the folder.
func (p *program) showRegret(r *sim.Regret, c *comparing) error {
	failed := report.RegretFolder(c.out, r)
	out := c.out
	if failed != nil {
		out = "" // the figures are shown all the same
	}
	if err := report.RegretText(p.stdout, r, p.columns(), out); err != nil {
		return err
	}
	if failed != nil {
		return fmt.Errorf("no report was written: %w", failed)
	}
	return nil
}
