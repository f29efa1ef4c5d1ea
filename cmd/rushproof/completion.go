package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/tree"
)

// shells are those that verbs, flags and season names can be completed in.
var shells = []struct {
	name  string
	setUp string // how a user makes it last
	write func(root *cobra.Command, w io.Writer) error
}{
	{
		"bash", "rushproof completion bash > ~/.local/share/bash-completion/completions/rushproof",
		func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
	},
	{
		"fish", "rushproof completion fish > ~/.config/fish/completions/rushproof.fish",
		func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
	},
	{"powershell", "rushproof completion powershell >> $PROFILE", (*cobra.Command).GenPowerShellCompletionWithDesc},
	{"zsh", `rushproof completion zsh > "${fpath[1]}/_rushproof"`, (*cobra.Command).GenZshCompletion},
}

// newCompletion returns the verb that writes a shell's completion script.
func newCompletion() *cobra.Command {
	var names, setUps []string
	for _, shell := range shells {
		names = append(names, shell.name)
		setUps = append(setUps, "  "+shell.setUp)
	}
	return &cobra.Command{
		Use:   "completion " + strings.Join(names, "|"),
		Short: "Write a script that completes verbs, flags and seasons in a shell",
		Long: "Writes a script that completes verbs, flags and the names of seasons in a\n" +
			"shell. To have it in every new shell:\n\n" + strings.Join(setUps, "\n"),
		Args:      atMost(1, "shell"),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return badInput("type: rushproof completion bash", "no shell is named; it is one of %s", strings.Join(names, ", "))
			}
			for _, shell := range shells {
				if shell.name == args[0] {
					return shell.write(cmd.Root(), cmd.OutOrStdout())
				}
			}
			hint := "it is one of " + strings.Join(names, ", ")
			if name := tree.Nearest(args[0], names); name != "" {
				hint = fmt.Sprintf("did you mean: rushproof completion %s", name)
			}
			return badInput(hint, "there is no completion for the shell %q", args[0])
		},
	}
}
