package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/configs/tree"
)

const about = `Rushproof replays a peak season against a contact centre and answers with
waits as ranges, a verdict, and the reason: campaigns, late parcels, absence,
redialling.

Results go to stdout, everything else to stderr.`

// usage is how the help shows a verb, and rushproof itself.
const usage = `Usage:
  {{if .HasAvailableSubCommands}}rushproof verb [flags]

Verbs:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}

Type rushproof help verb for more on one of them.{{else}}{{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of every verb:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

Exit codes:
  0  fine; run is fine when it ran, even where a target is missed
  1  failure, or stopped before any replication was complete
  2  a fault in what was typed or in a file that was read
  3  test: a target is missed
  4  test: no target is missed, but one is undecided{{end}}
`

// program is one call of rushproof: the world, and how the user wants it.
type program struct {
	*env
	settings settings
}

// run does what args ask for and returns the exit code.
func run(ctx context.Context, e *env, args []string) int {
	out := &checkedWriter{w: e.stdout}
	e.stdout = out
	root := newRoot(&program{env: e})
	root.SetArgs(args)
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("cannot write the results: %w", out.err)
	}
	if err != nil {
		printError(e.stderr, err)
	}
	return exitCode(err)
}

// newRoot returns the command that holds the verbs, each from its own file.
func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:               "rushproof",
		Short:             "Is your contact centre ready for its peak season?",
		Long:              about,
		Version:           version(),
		Example:           "  rushproof run power-black-week\n  rushproof init my-season",
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              cobra.ArbitraryArgs,
		RunE:              noVerb,
		PersistentPreRunE: p.loadSettings,
		// So that the unknown verb before an unknown flag is what is told.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
		CompletionOptions:  cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.AddCommand(
		newCheck(p),
		newCompare(p),
		newCompletion(),
		newExplain(p),
		newInit(p),
		newList(p),
		newLog(p),
		newKeys(p),
		newMeasures(p),
		newReport(p),
		newRun(p),
		newSchema(p),
		newSettings(p),
		newShow(p),
		newStress(p),
		newTest(p),
		newVersion(p),
	)
	root.SetHelpCommand(newHelp())
	root.SetUsageTemplate(usage)
	root.SetVersionTemplate(versionLine())
	root.Flags().BoolP("version", "v", false, "the version, as the verb says it")
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().BoolP("help", "h", false, "how to use it")
	addSettingsFlags(root)
	return root
}

// noVerb tells what to type instead of a verb that is missing or unknown.
func noVerb(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return badInput("type: rushproof run power-black-week, or see rushproof help", "there is no verb")
	}
	return unknownVerb(root, args[0])
}

func unknownVerb(root *cobra.Command, word string) error {
	var verbs []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			verbs = append(verbs, c.Name())
		}
	}
	if verb := tree.Nearest(word, verbs); verb != "" {
		return badInput("did you mean: rushproof "+verb, "there is no verb %q", word)
	}
	return badInput("the verbs are "+strings.Join(verbs, ", "), "there is no verb %q", word)
}

// flagError says which flag is at fault and what to type.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	help := "see " + cmd.CommandPath() + " --help"
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return badInput(help, "%s has no flag -%s", cmd.CommandPath(), name)
		}
		if flag := tree.Nearest(name, flagNames(cmd)); flag != "" {
			return badInput("did you mean: --"+flag, "%s has no flag --%s", cmd.CommandPath(), name)
		}
		return badInput(help, "%s has no flag --%s", cmd.CommandPath(), name)
	case errors.As(err, &missing):
		flag := missing.GetFlag()
		return badInput(help, "--%s needs a value: %s", flag.Name, meaning(flag))
	case errors.Is(err, errTwice) && errors.As(err, &invalid):
		flag := invalid.GetFlag().Name
		return badInput("one "+flag+" at a time; write one that holds both", "--%s stands there twice, the second time as %q", flag, invalid.GetValue())
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return badInput(help, "--%s cannot be %q: %s", flag.Name, invalid.GetValue(), meaning(flag))
	default:
		return badInput(help, "%v", err)
	}
}

// meaning is the usage of a flag without the marks that name its value.
func meaning(flag *pflag.Flag) string {
	_, usage := pflag.UnquoteUsage(flag)
	return usage
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return names
}

// atMost refuses more than n arguments, each being what it says.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		if n == 0 {
			return badInput("type: "+cmd.CommandPath(), "%s takes no argument, so not %q", cmd.CommandPath(), args[0])
		}
		return badInput("see "+cmd.CommandPath()+" --help",
			"%s takes one %s, so not also %q", cmd.CommandPath(), what, args[n])
	}
}

// checkedWriter remembers the first error, so that a full disk is not taken
// for success.
type checkedWriter struct {
	w   io.Writer
	err error
}

// Write writes b, unless an earlier write failed.
func (c *checkedWriter) Write(b []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(b)
	c.err = err
	return n, err
}
