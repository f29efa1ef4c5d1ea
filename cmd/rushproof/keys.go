package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
)

// newKeys returns the verb that explains what may be written in a season.
func newKeys(p *program) *cobra.Command {
	all := false
	c := &cobra.Command{
		Use:   "keys [key]",
		Short: "Explain what can be written in a season, key by key",
		Long: `Lists the keys of a season and of the contact centre it happens to, each with a
sentence and an example. With a key, such as playbook or channels.callback, it
explains that one and what can be written inside it.`,
		Example: "  rushproof keys\n  rushproof keys events\n  rushproof keys channels.callback",
		Args:    atMost(1, "key"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeKeys(typed), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			path := strings.Join(args, "")
			e, near, ok := scenarios.Explain(path)
			switch {
			case !ok && len(near) == 1:
				return badInput("did you mean: rushproof keys "+quoted(near[0]), "there is no key %q", path)
			case !ok && len(near) == 0:
				return badInput("see rushproof keys", "there is no key %q: nothing is written inside of that", path)
			case !ok:
				return badInput("write one of "+strings.Join(near, ", "), "there is no key %q", path)
			case all:
				return explainAll(p.stdout, e)
			}
			return explainKey(p.stdout, e)
		},
	}
	c.Flags().BoolVar(&all, "all", false, "with everything inside, down to the last key")
	return c
}

const keysWidth = 100

// explainKey writes what may be written for a key, and what for those inside it;
// of all that a file may hold only what it is for.
func explainKey(w io.Writer, e grammar.Explained) error {
	var text strings.Builder
	if e.Path != "" {
		text.WriteString(e.Path + "\n" + indented("  ", e.Doc) + indented("  ", "write "+e.Write()))
		if len(e.Keys) > 0 {
			text.WriteString("\n")
		}
	}
	if e.In != "" && len(e.Keys) > 0 {
		fmt.Fprintf(&text, "for each, under a name of your own (%s):\n", e.In)
	}
	wide := 0
	for _, f := range e.Keys {
		wide = max(wide, len(f.Key))
	}
	margin := strings.Repeat(" ", wide+4)
	for _, f := range e.Keys {
		said := f.Doc
		if f.Required {
			said += "; must be written"
		}
		said = indented(margin, said)
		if e.Path != "" {
			said += indented(margin, "write "+f.Write())
		}
		fmt.Fprintf(&text, "  %-*s  %s", wide, f.Key, strings.TrimLeft(said, " "))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// explainAll writes the same, and of everything inside.
func explainAll(w io.Writer, e grammar.Explained) error {
	if err := explainKey(w, e); err != nil {
		return err
	}
	for _, f := range e.Keys {
		path := strings.TrimPrefix(e.Path+"."+f.Key, ".")
		inside, _, ok := scenarios.Explain(path)
		if !ok || len(inside.Keys) == 0 || inside.Path != path {
			continue // nothing more, or explained elsewhere
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
		if err := explainAll(w, inside); err != nil {
			return err
		}
	}
	return nil
}

// indented writes a text with a margin.
func indented(margin, text string) string {
	return margin + strings.Join(report.Wrap(text, keysWidth-len(margin)), "\n"+margin) + "\n"
}

// completeKeys offers the keys inside what was typed so far.
func completeKeys(typed string) (keys []cobra.Completion) {
	path := ""
	if end := strings.LastIndex(typed, "."); end >= 0 {
		path = typed[:end]
	}
	e, _, ok := scenarios.Explain(path)
	if !ok {
		return nil
	}
	for _, f := range e.Keys {
		keys = append(keys, cobra.CompletionWithDesc(strings.TrimPrefix(e.Path+"."+f.Key, "."), f.Doc))
	}
	return keys
}
