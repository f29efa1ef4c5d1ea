package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// newReport returns the verb that draws a result again.
func newReport(p *program) *cobra.Command {
	var files drawings
	cmd := &cobra.Command{
		Use:   "report result",
		Short: "Draw the report of a result again, without running the season",
		Long: `Draws the report of a result.json again, or of the comparison.json or
seasons.json that rushproof compare has written, the explanation.json of
rushproof explain, the stress.json of rushproof stress, or of the folder of one: the
page for the terminal on stdout, and with --html, --csv and --xlsx the page for the
browser and the tables
for spreadsheets into files. A - in place of the file reads it from stdin.`,
		Example: "  rushproof report out/power-black-week/result.json --html again.html",
		Args:    atMost(1, "result"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return badInput("type: rushproof report result.json, with the file that rushproof run has written",
					"no result is named")
			}
			for _, file := range []string{files.html, files.csv, files.xlsx} {
				if file == "" {
					continue
				}
				if err := p.checkFile(file); err != nil {
					return err
				}
			}
			return p.draw(args[0], &files)
		},
	}
	cmd.Flags().StringVar(&files.html, "html", "", "`file` for the page for the browser")
	cmd.Flags().StringVar(&files.csv, "csv", "", "`file` for the interval counts, or the figures of a comparison")
	cmd.Flags().StringVar(&files.xlsx, "xlsx", "", "`file` for a workbook of a comparison")
	return cmd
}

// drawings are the files that a result is drawn into.
type drawings struct{ html, csv, xlsx string }

// draw draws whatever a file holds: a result, a comparison, or several seasons.
func (p *program) draw(name string, files *drawings) error {
	text, name, err := p.readWritten(name)
	if err != nil {
		return err
	}
	switch comparedIn(text) {
	case "":
		if isExplanation(text) {
			return drawn(p, name, text, files, pages[*sim.Explanation]{report.ReadExplanation, report.ExplanationText, report.ExplanationHTML, report.WriteExplanationCSV, nil})
		}
	case "strategies":
		return drawn(p, name, text, files, pages[*sim.Comparison]{report.ReadComparison, report.ComparisonText, report.ComparisonHTML, report.WriteComparisonCSV, report.WriteComparisonXLSX})
	case "levers":
		return drawn(p, name, text, files, pages[*sim.Stress]{report.ReadStress, report.StressText, report.StressHTML, report.WriteStressCSV, nil})
	case "mishaps":
		return drawn(p, name, text, files, pages[*sim.GameDay]{report.ReadGameDay, gameDayText, nil, nil, nil})
	case "seasons":
		return drawn(p, name, text, files, pages[*sim.Regret]{report.ReadRegret, report.RegretText, report.RegretHTML, report.WriteRegretCSV, report.WriteRegretXLSX})
	}
	return drawn(p, name, text, files, pages[*sim.Result]{report.ReadJSON, report.Text, report.HTML, report.WriteCSV, nil})
}

func gameDayText(w io.Writer, d *sim.GameDay, width int, _ string) error {
	return report.GameDayText(w, d, width)
}

// comparedIn says what a file compares: strategies, seasons, or nothing.
func comparedIn(text []byte) string {
	var kind struct {
		Compared string `json:"compared"`
	}
	_ = json.Unmarshal(text, &kind) // what is wrong is told by who reads it
	return kind.Compared
}

// isExplanation reports whether a file says why something is bad.
func isExplanation(text []byte) bool {
	var kind struct {
		Explained string `json:"explained"`
	}
	_ = json.Unmarshal(text, &kind)
	return kind.Explained != ""
}

// pages are the ways in which something is read and drawn.
type pages[T any] struct {
	read            func(io.Reader) (T, error)
	text            func(w io.Writer, of T, width int, folder string) error
	html, csv, xlsx func(io.Writer, T) error
}

// drawn draws what was read in every way that is asked for.
func drawn[T any](p *program, name string, text []byte, files *drawings, how pages[T]) error {
	of, err := how.read(bytes.NewReader(text))
	if err != nil {
		return badInput("", "%s: %v", name, err)
	}
	drawings := []drawing[T]{{"html", files.html, how.html}, {"csv", files.csv, how.csv}, {"xlsx", files.xlsx, how.xlsx}}
	for _, d := range drawings {
		if d.file != "" && d.draw == nil {
			return badInput("leave it out", "--%s cannot be drawn of %s", d.flag, name)
		}
	}
	if err := how.text(p.stdout, of, p.columns(), ""); err != nil {
		return err
	}
	for _, d := range drawings {
		if d.file == "" {
			continue
		}
		if err := p.writeFile(d.file, func(w io.Writer) error { return d.draw(w, of) }); err != nil {
			return fmt.Errorf("cannot write %s: %w", d.file, err)
		}
		p.say(logInfo, "wrote %s", d.file)
	}
	return nil
}

// drawing is one way to draw something into the file of a flag.
type drawing[T any] struct {
	flag, file string
	draw       func(io.Writer, T) error
}

// readWritten reads a file that was written before, or stdin for -, and returns what
// messages call it.
func (p *program) readWritten(name string) (text []byte, called string, err error) {
	name = p.inFolder(name)
	read := func() ([]byte, error) { return p.readFile(name) }
	if name == "-" {
		name = "stdin"
		read = func() ([]byte, error) { return io.ReadAll(p.stdin) }
	}
	if text, err = read(); err != nil {
		return nil, name, badInput("type the path of the result.json that rushproof run has written",
			"cannot read the result: %v", err)
	}
	return text, name, nil
}

// inFolder is the file of a report's folder that holds all of it.
func (e *env) inFolder(name string) string {
	if !e.isFolder(name) {
		return name
	}
	for _, file := range []string{report.JSONFile, report.ComparisonJSONFile, report.RegretJSONFile, report.ExplanationJSONFile, report.StressJSONFile} {
		if path := filepath.Join(name, file); e.exists(path) {
			return path
		}
	}
	return name
}

// readResult reads a result from a file, or from stdin for -.
func (p *program) readResult(name string) (*sim.Result, error) {
	text, name, err := p.readWritten(name)
	if err != nil {
		return nil, err
	}
	if comparedIn(text) != "" {
		return nil, badInput("name the results of runs; to draw it again: rushproof report "+quoted(name), "%s is a comparison, and cannot be compared again", name)
	}
	result, err := report.ReadJSON(bytes.NewReader(text))
	if err != nil {
		return nil, badInput("", "%s: %v", name, err)
	}
	if result.Replications < 1 || len(result.Measures) == 0 {
		return nil, badInput("type the path of the result.json that rushproof run has written", "%s holds no result: no season in it was played", name)
	}
	return result, nil
}

// columns is the width that pages for the terminal are laid out for.
func (p *program) columns() int {
	if p.width > 0 {
		return min(p.width, 120)
	}
	return 100
}
