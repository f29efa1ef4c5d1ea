package main

import (
	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/scenarios"
)

// newSchema returns the verb that writes the JSON Schema of what users write.
func newSchema(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Write the JSON Schema of seasons and contact centres, for editors",
		Long: `Writes the JSON Schema of season and contact centre files. An editor that knows
it completes keys and marks mistakes; many take it from a first line such as

  # yaml-language-server: $schema=schema.json`,
		Example: "  rushproof schema",
		Args:    atMost(0, ""),
		RunE: func(*cobra.Command, []string) error {
			_, err := p.stdout.Write(scenarios.Schema())
			return err
		},
	}
}
