package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// newReport returns the verb that draws a result again.
func newReport(p *program) *cobra.Command {
	var page, table string
	cmd := &cobra.Command{
		Use:   "report result.json",
		Short: "Draw the report of a result again, without running the season",
		Long: `Draws the report of a result.json again: the page for the terminal on stdout,
and with --html or --csv the page for the browser or the interval counts into
a file. A - in place of the file reads the result from stdin.`,
		Example: "  rushproof report out/power-black-week/result.json --html again.html",
		Args:    atMost(1, "result"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return []cobra.Completion{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return badInput("type: rushproof report result.json, with the file that rushproof run has written",
					"no result is named")
			}
			for _, file := range []string{page, table} {
				if file == "" {
					continue
				}
				if err := p.checkFile(file); err != nil {
					return err
				}
			}
			result, err := p.readResult(args[0])
			if err != nil {
				return err
			}
			if err := report.Text(p.stdout, result, p.columns(), ""); err != nil {
				return err
			}
			if err := p.writeDrawing(page, result, report.HTML); err != nil {
				return err
			}
			return p.writeDrawing(table, result, report.WriteCSV)
		},
	}
	cmd.Flags().StringVar(&page, "html", "", "`file` for the page for the browser")
	cmd.Flags().StringVar(&table, "csv", "", "`file` for the interval counts")
	return cmd
}

// readResult reads a result from a file, or from stdin for -.
func (p *program) readResult(name string) (*sim.Result, error) {
	read := func() ([]byte, error) { return p.readFile(name) }
	if name == "-" {
		name = "stdin"
		read = func() ([]byte, error) { return io.ReadAll(p.stdin) }
	}
	text, err := read()
	if err != nil {
		return nil, badInput("type the path of the result.json that rushproof run has written",
			"cannot read the result: %v", err)
	}
	result, err := report.ReadJSON(bytes.NewReader(text))
	if err != nil {
		return nil, badInput("", "%s: %v", name, err)
	}
	return result, nil
}

// writeDrawing writes one drawing of a result to a file, if one is named.
func (p *program) writeDrawing(name string, result *sim.Result, draw func(io.Writer, *sim.Result) error) error {
	if name == "" {
		return nil
	}
	err := p.writeFile(name, func(w io.Writer) error { return draw(w, result) })
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	p.say(logInfo, "wrote %s", name)
	return nil
}

// columns is the width that pages for the terminal are laid out for.
func (p *program) columns() int {
	if p.width > 0 {
		return min(p.width, 120)
	}
	return 100
}
