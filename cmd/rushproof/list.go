package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/scenarios"
)

// newList returns the verb that lists what comes with the program.
func newList(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "list [season]",
		Short: "List the seasons that come with the program, or tell about one",
		Long: `Lists the seasons and contact centres that come with the program. With the name
of a season it tells what that one shows, and where its figures come from.`,
		Example:           "  rushproof list\n  rushproof list small-shop",
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return p.tellAbout(args[0])
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "SEASON\tWHAT IT IS")
			for _, info := range scenarios.List() {
				fmt.Fprintf(table, "%s\t%s\n", info.Name, info.Title)
			}
			if err := table.Flush(); err != nil {
				return err
			}
			_, err := fmt.Fprintf(p.stdout, "\ncontact centres: %s\n", strings.Join(configs.Centres(), ", "))
			return err
		},
	}
}

// tellAbout writes what a bundled season says of itself.
func (p *program) tellAbout(name string) error {
	readme := scenarios.Readme(name)
	if readme == "" {
		return badInput(tree.Choices(name, scenarios.Names()), "no season %s comes with the program", name)
	}
	_, err := io.WriteString(p.stdout, readme)
	return err
}
