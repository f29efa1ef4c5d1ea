package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// mostInjected is how often a season is played with each mishap, unless the user says so: as
// the luck is the same without it, few seasons show much.
const mostInjected = 60

// listMishaps lists what can be injected, for the help.
func listMishaps() string {
	var lines []string
	for _, m := range scenarios.Mishaps() {
		lines = append(lines, fmt.Sprintf("  %-18s %s", m[0], m[1]))
	}
	return strings.Join(lines, "\n")
}

// gameDay plays a season with mishaps, and returns the error that leads to the exit code.
func (p *program) gameDay(cmd *cobra.Command, loaded *scenarios.Loaded, e sim.Experiment, t *judging) error {
	if t.html != "" {
		return badInput("leave it out, or --inject", "--html draws one season, and --inject plays several")
	}
	e.Decide = false
	if !cmd.Flags().Changed("replications") {
		e.Replications = mostInjected
	}
	for _, file := range []string{t.json, t.junit, t.summary} {
		if file != "" {
			if err := p.checkFile(file); err != nil {
				return err
			}
		}
	}
	play := p.player(t.noCache)
	busiest, err := p.busiest(cmd.Context(), play, loaded, e)
	if err != nil {
		return err
	}
	injections, err := loaded.Injections(t.inject, busiest)
	if err != nil {
		return err
	}
	mishaps, names, err := mishapsOf(loaded, injections)
	if err != nil {
		return err
	}
	m := p.newMeter(names, e.Replications, p.pace(nil))
	told := context.AfterFunc(cmd.Context(), p.wipeCtrlC)
	day, err := study.GameDay(cmd.Context(), play, loaded.Model, mishaps, e, m.show)
	told()
	m.close()
	if err != nil {
		return err
	}
	day.Version = version()
	return p.tellGameDay(day, t)
}

// busiest are the days on which mishaps happen unless somebody says when.
func (p *program) busiest(ctx context.Context, play study.Play, loaded *scenarios.Loaded, e sim.Experiment) (scenarios.Busiest, error) {
	m := p.newMeter([]string{loaded.Model.Season}, e.Replications, p.pace(nil))
	r, err := play(ctx, loaded.Model, e, func(at study.Progress) { m.show(0, at) })
	m.close()
	switch {
	case err != nil && ctx.Err() != nil:
		return scenarios.Busiest{}, errors.New("stopped before the season as planned was played; nothing was written")
	case err != nil:
		return scenarios.Busiest{}, err
	}
	contacts, orders := study.Busiest(r)
	return scenarios.Busiest{Contacts: contacts, Orders: orders}, nil
}

// mishapsOf makes the seasons of injections: with the playbook, and without it if there is one.
func mishapsOf(loaded *scenarios.Loaded, injections []scenarios.Injection) (all []study.Mishap, names []string, err error) {
	names = []string{"as planned"}
	for _, in := range injections {
		with, err := loaded.Variant(in.Change)
		if err != nil {
			return nil, nil, err
		}
		m := study.Mishap{Injected: sim.Injected{Name: in.Name, Sentence: in.Sentence, Events: in.Events, From: in.From, To: in.To}, Model: with.Model}
		if unaided, err := loaded.Variant(in.Change, withoutPlaybook); err == nil && unaided.Model.Digest != with.Model.Digest {
			m.Unaided = unaided.Model
		}
		all, names = append(all, m), append(names, in.Name)
	}
	return all, names, nil
}

// withoutPlaybook is the change of a season in which nobody does anything when a day goes wrong.
func withoutPlaybook(root *tree.Node) *tree.Node { return root.Without("playbook") }

// tellGameDay prints what came of mishaps, and writes the files that were asked for.
func (p *program) tellGameDay(day *sim.GameDay, t *judging) error {
	if err := report.GameDayText(p.stdout, day, p.columns()); err != nil {
		return err
	}
	for _, file := range []struct {
		name  string
		write func(io.Writer, *sim.GameDay) error
	}{{t.json, report.WriteGameDayJSON}, {t.junit, report.WriteGameDayJUnit}, {t.summary, added(p, t.summary, report.WriteGameDaySummary)}} {
		if file.name == "" {
			continue
		}
		if err := p.writeFile(file.name, func(w io.Writer) error { return file.write(w, day) }); err != nil {
			return fmt.Errorf("cannot write %s: %w", file.name, err)
		}
	}
	outcomes := day.AsPlanned.Targets
	for _, in := range day.Injected {
		outcomes = append(outcomes[:len(outcomes):len(outcomes)], in.Verdict.Targets...)
	}
	return judge(sim.WorstOutcome(outcomes))
}
