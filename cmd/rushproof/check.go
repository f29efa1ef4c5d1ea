package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/scenarios"
)

// newCheck returns the verb that reads seasons without playing them.
func newCheck(p *program) *cobra.Command {
	var in inputs
	cmd := &cobra.Command{
		Use:   "check [season]...",
		Short: "Find everything that is wrong with a season, without playing it",
		Long: `Reads seasons, with their centres and all their strategies, and tells
everything that is wrong with them at once, each fault as

  file:line:column: what is wrong; what to write instead

Nothing is played and nothing is written.`,
		Example:           "  rushproof check\n  rushproof check small-shop power-black-week",
		ValidArgsFunction: completeSeasons,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{p.named(nil)}
			}
			var all tree.Faults
			var others []error
			for _, name := range args {
				loaded, err := p.open(name, in)
				var faults tree.Faults
				switch {
				case errors.As(err, &faults):
					all = append(all, faults...)
				case err != nil:
					others = append(others, err)
				default:
					fmt.Fprintln(p.stdout, sound(name, loaded))
				}
			}
			if len(all) > 0 {
				others = append(others, all)
			}
			return errors.Join(others...)
		},
	}
	in.addFlags(cmd, p.env)
	return cmd
}

// sound says what was read and found to be in order.
func sound(name string, loaded *scenarios.Loaded) string {
	l := &loaded.Model.Layout
	text := fmt.Sprintf("%s: no faults; %s, %s, %s", printable(name),
		counted(len(l.Queues), "queue"), counted(len(l.Groups), "team"), counted(len(l.Agents), "agent"))
	if n := len(loaded.Strategies); n == 1 {
		text += ", 1 strategy"
	} else if n > 1 {
		text += fmt.Sprintf(", %d strategies", n)
	}
	return text
}
