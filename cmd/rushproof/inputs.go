package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/scenarios"
)

// defaultSeason is the one that is meant when none is named.
const defaultSeason = "power-black-week"

// inputs are the flags that change what a season is before it is used.
type inputs struct{ scenarios.Options }

// addFlags adds the flags of verbs that take one strategy.
func (in *inputs) addFlags(cmd *cobra.Command, e *env) {
	in.addChanges(cmd)
	cmd.Flags().Var(&once{value: &in.Strategy}, "strategy", "use a `strategy` of the season")
	_ = cmd.RegisterFlagCompletionFunc("strategy", e.completeStrategies)
}

// addChanges adds the flags of all verbs that read a season.
func (in *inputs) addChanges(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&in.Centre, "centre", "",
		"contact `centre` in place of the season's own: a bundled one, or a file")
	flags.StringArrayVar(&in.Set, "set", nil,
		"set a value by its `path=value`, as in orders.per_week=150000; may be repeated")
	flags.IntVar(&in.Year, "year", 0, "move the season to another `year`: weekdays, holidays and Black Friday follow")
	completeFlag(cmd, "year", nil)
	completeFlag(cmd, "centre", configs.Centres)
	completeFlag(cmd, "set", nil)
}

// once is the value of a flag that may be typed only once: of two, the first would be
// lost without a word.
type once struct {
	value *string
	typed bool
}

// errTwice is what a second value leads to.
var errTwice = errors.New("two values")

// String returns the value.
func (o *once) String() string {
	if o.value == nil { // as pflag asks of the zero value
		return ""
	}
	return *o.value
}

// Set takes the value, once.
func (o *once) Set(text string) error {
	if o.typed {
		return errTwice
	}
	*o.value, o.typed = text, true
	return nil
}

// Type says that the value is a text.
func (o *once) Type() string { return "string" }

// completeStrategies offers the strategies of the season that is named.
func (e *env) completeStrategies(
	_ *cobra.Command, args []string, _ string,
) ([]cobra.Completion, cobra.ShellCompDirective) {
	loaded, err := scenarios.Open(e.named(args), scenarios.Options{})
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return loaded.Strategies, cobra.ShellCompDirectiveNoFileComp
}

// completeFlag lets a shell complete a flag with the given words; with nil, a
// file is none of them.
func completeFlag(cmd *cobra.Command, flag string, words func() []string) {
	complete := func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if words == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words(), cobra.ShellCompDirectiveDefault
	}
	_ = cmd.RegisterFlagCompletionFunc(flag, complete)
}

// completeSeasons offers the bundled seasons, and files.
func completeSeasons(_ *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, info := range scenarios.List() {
		names = append(names, cobra.CompletionWithDesc(info.Name, info.Title))
	}
	return names, cobra.ShellCompDirectiveDefault
}

// named returns the season that the arguments name: without one, that of the
// folder one stands in, if it holds any.
func (e *env) named(args []string) string {
	switch {
	case len(args) > 0:
		return args[0]
	case e.exists("season.yaml"):
		return "."
	default:
		return defaultSeason
	}
}

// open reads a season with its centre. Whatever is wrong with it is the
// user's to mend.
func (p *program) open(name string, in inputs) (*scenarios.Loaded, error) {
	started := p.now()
	loaded, err := scenarios.Open(name, in.Options)
	p.say(logDebug, "read %s in %v", name, p.now().Sub(started))
	if err != nil {
		return nil, unopened(name, err)
	}
	for _, w := range append(loaded.Warnings, loaded.OtherVersion(version())...) {
		p.say(logWarn, "%v", w)
	}
	return loaded, nil
}

// unopened says why a season cannot be read, and what to type.
func unopened(name string, err error) error {
	var faults tree.Faults
	if errors.As(err, &faults) {
		return err
	}
	if name == "" {
		err = errors.New("the name of the season is empty")
	}
	what, hint, _ := strings.Cut(oneLine(err), "; ")
	if hint == "" {
		hint = "type the name of a season (see rushproof list), of a file, or of a folder that holds season.yaml"
	}
	return badInput(hint, "%s", what)
}

// play are the flags that say how often a season is played.
type play struct {
	seed         uint64
	replications int
	until        []string
}

// addFlags adds them; stop is the flag that says when to stop early, and means what it
// is used for.
func (f *play) addFlags(flags *pflag.FlagSet, stop, means string) {
	flags.IntVar(&f.replications, "replications", 0,
		"how often the season is played, a `number` from 1; 200 unless the season says otherwise")
	flags.StringArrayVar(&f.until, stop, nil, means)
	addSeed(flags, &f.seed)
}

func addSeed(flags *pflag.FlagSet, seed *uint64) {
	flags.Uint64Var(seed, "seed", 0, "the luck to play with, a `number` from 0; 1 unless the season says otherwise")
}
