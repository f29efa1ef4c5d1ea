package main

import "github.com/spf13/cobra"

// newShow returns the verb that shows a season as it is used.
func newShow(p *program) *cobra.Command {
	var in inputs
	cmd := &cobra.Command{
		Use:   "show [season]",
		Short: "Show everything a season uses, and where each value comes from",
		Long: `Shows a season in words, and then laid over its contact centre, with every
default filled in, as YAML. Behind each value stands where it was written, or
that it was assumed and on what grounds.`,
		Example: `  rushproof show small-shop
  rushproof show power-black-week --set orders.per_week=150000`,
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE: func(_ *cobra.Command, args []string) error {
			loaded, err := p.open(p.named(args), in)
			if err != nil {
				return err
			}
			_, err = p.stdout.Write(loaded.Show())
			return err
		},
	}
	in.addFlags(cmd, p.env)
	return cmd
}
