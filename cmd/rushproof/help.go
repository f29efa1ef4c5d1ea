package main

import (
	"github.com/spf13/cobra"
)

// newHelp returns the verb that explains the others.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:               "help [verb]",
		Short:             "Explain a verb",
		Args:              atMost(1, "verb"),
		ValidArgsFunction: completeVerbs,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			if len(args) == 0 {
				return root.Help()
			}
			for _, verb := range root.Commands() {
				if verb.Name() == args[0] {
					return verb.Help()
				}
			}
			return unknownVerb(root, args[0])
		},
	}
}

func completeVerbs(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var verbs []cobra.Completion
	for _, verb := range cmd.Root().Commands() {
		if verb.IsAvailableCommand() {
			verbs = append(verbs, cobra.CompletionWithDesc(verb.Name(), verb.Short))
		}
	}
	return verbs, cobra.ShellCompDirectiveNoFileComp
}
