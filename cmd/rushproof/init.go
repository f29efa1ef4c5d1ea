package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/scenarios"
)

// newInit returns the verb that writes files to begin with.
func newInit(p *program) *cobra.Command {
	var textbook bool
	cmd := &cobra.Command{
		Use:   "init [folder]",
		Short: "Write a season to begin with, with a comment behind each line",
		Long: `Writes a season and its contact centre into a folder, the current one unless
another is named, with comments that say what can be changed. With --textbook
it writes a textbook queue of ten lines instead, for which theory has the exact
answer. Nothing that is there already is touched.`,
		Example: "  rushproof init my-season\n  rushproof init --textbook queue",
		Args:    atMost(1, "folder"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			files := scenarios.Starter()
			if textbook {
				files = scenarios.Textbook()
			}
			return p.writeStarter(dir, files)
		},
	}
	cmd.Flags().BoolVar(&textbook, "textbook", false, "a queue without dates, as in textbooks")
	return cmd
}

// writeStarter writes the files into a folder, all of them or none.
func (p *program) writeStarter(dir string, files []scenarios.File) error {
	for _, f := range files {
		if path := filepath.Join(dir, f.Name); p.exists(path) {
			return badInput("type: rushproof init, with the name of a new folder",
				"%s is there already; nothing was written", path)
		}
	}
	if p.exists(dir) && !p.isFolder(dir) {
		return badInput("type the name of a folder", "cannot write into %s: it is no folder", dir)
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		if err := p.writeNew(path, f.Text); err != nil {
			return fmt.Errorf("cannot write %s: %w", path, err)
		}
		p.say(logInfo, "wrote %s", path)
	}
	p.say(logInfo, "next: rushproof check %s, then rushproof run %s", quoted(dir), quoted(dir))
	return nil
}
