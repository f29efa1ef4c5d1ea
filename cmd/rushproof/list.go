package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/scenarios"
)

// newList returns the verb that lists what comes with the program.
func newList(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the seasons and contact centres that come with the program",
		Long: `Lists the seasons and contact centres that come with the program. Show what is
in one with: rushproof show season.`,
		Args: atMost(0, ""),
		RunE: func(*cobra.Command, []string) error {
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
