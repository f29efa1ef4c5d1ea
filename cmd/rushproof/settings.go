package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/rushproof/rushproof/configs/tree"
)

// settings are how the program works on this machine. They never change a
// figure: what does is written in the season and kept in its lock file.
type settings struct {
	workers  int
	logLevel logLevel
}

// setting is one row of the table from which flags, environment variables,
// the settings file and their help are made.
type setting struct {
	key      string
	fallback string
	usage    string
	set      func(s *settings, value string) bool // false: value is none
}

var settingsTable = []setting{
	{
		"workers", "0", "replications played at once, a `number`; 0 means one for each processor",
		func(s *settings, value string) bool {
			n, err := strconv.Atoi(value)
			s.workers = n
			return err == nil && n >= 0 && n <= 4096
		},
	},
	{
		"log-level", "info", "how much is said on stderr, a `level`: " + strings.Join(levelNames, ", "),
		func(s *settings, value string) bool {
			i := slices.Index(levelNames, value)
			s.logLevel = logLevel(i)
			return i >= 0
		},
	},
}

// envPrefix begins the environment variable of a setting.
const envPrefix = "RUSHPROOF"

func (s setting) variable() string {
	return envPrefix + "_" + strings.ToUpper(strings.ReplaceAll(s.key, "-", "_"))
}

// meaning is the usage without the marks that name the flag's value.
func (s setting) meaning() string { return strings.ReplaceAll(s.usage, "`", "") }

func addSettingsFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.String("config", "", "settings `file` to read instead of the user's own")
	for _, s := range settingsTable {
		flags.String(s.key, s.fallback, s.usage)
	}
}

// layers puts the settings of one call on top of each other: defaults, then
// the settings file, then RUSHPROOF_* variables, then flags.
type layers struct {
	*viper.Viper
	env   *env
	file  string // the settings file; empty when there is none
	flags *pflag.FlagSet
}

func readLayers(e *env, flags *pflag.FlagSet) (*layers, error) {
	// The delimiter keeps a dot in a name from becoming a nested key.
	v := viper.NewWithOptions(viper.KeyDelimiter("::"))
	v.SetEnvPrefix(envPrefix)
	v.SetEnvKeyReplacer(strings.NewReplacer("::", "_", "-", "_"))
	v.AutomaticEnv()
	for _, s := range settingsTable {
		v.SetDefault(s.key, s.fallback)
		if err := v.BindPFlag(s.key, flags.Lookup(s.key)); err != nil {
			return nil, err
		}
	}
	l := &layers{Viper: v, env: e, flags: flags}
	return l, l.readFile()
}

// readFile reads the settings file: that of --config, which must be there, or
// the user's own, which need not.
func (l *layers) readFile() error {
	name := l.flags.Lookup("config").Value.String()
	asked := name != ""
	if !asked {
		name = l.env.settingsFile
	}
	if name == "" {
		return nil
	}
	file := viper.NewWithOptions(viper.KeyDelimiter("::"))
	file.SetConfigFile(name)
	file.SetConfigType("yaml")
	switch err := file.ReadInConfig(); {
	case errors.Is(err, fs.ErrNotExist) && !asked:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return badInput("write the file, or leave --config out", "there is no settings file %s", name)
	case err != nil:
		return badInput("it holds lines such as workers: 4", "settings file %s: %s", name, oneLine(err))
	}
	l.file = name
	values := file.AllSettings()
	if err := knownKeys(name, values); err != nil {
		return err
	}
	return l.MergeConfigMap(values)
}

// knownKeys refuses a settings file with a key that no setting has.
func knownKeys(file string, values map[string]any) error {
	var known []string
	for _, s := range settingsTable {
		known = append(known, s.key)
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if slices.Contains(known, key) {
			continue
		}
		hint := "the settings are " + strings.Join(known, ", ")
		if near := tree.Nearest(key, known); near != "" {
			hint = "did you mean: " + near
		}
		return badInput(hint, "settings file %s: there is no setting %q", file, key)
	}
	return nil
}

// origin says which layer the value of a setting comes from.
func (l *layers) origin(s setting) string {
	if l.flags.Changed(s.key) {
		return "--" + s.key
	}
	if value, ok := l.env.lookup(s.variable()); ok && value != "" {
		return s.variable()
	}
	if l.file != "" && l.InConfig(s.key) {
		return l.file
	}
	return "default"
}

// settings checks every setting and returns them.
func (l *layers) settings() (settings, error) {
	var all settings
	for _, s := range settingsTable {
		if value := l.GetString(s.key); !s.set(&all, value) {
			return all, badInput(s.meaning(), "%s cannot be %q, as %s says", s.key, value, l.origin(s))
		}
	}
	return all, nil
}

// loadSettings reads the settings before any verb but those that explain.
func (p *program) loadSettings(cmd *cobra.Command, _ []string) error {
	switch cmd.Name() {
	case "help", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd:
		return nil
	}
	l, err := readLayers(p.env, cmd.Flags())
	if err != nil {
		return err
	}
	p.settings, err = l.settings()
	return err
}

// newSettings returns the verb that shows the settings and their origin.
func newSettings(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "settings",
		Short: "Show the program's settings and where each comes from",
		Long: `Shows the program's settings and where each comes from: the default, the
settings file, an environment variable, or a flag, each overriding the one
before. They say how the program works on this machine; no setting changes a
figure.`,
		Args: atMost(0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := readLayers(p.env, cmd.Flags())
			if err != nil {
				return err
			}
			table := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "SETTING\tVALUE\tFROM\tMEANING")
			for _, s := range settingsTable {
				fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", s.key, l.GetString(s.key), l.origin(s), s.meaning())
			}
			if err := table.Flush(); err != nil {
				return err
			}
			file := l.file
			switch {
			case file == "" && p.settingsFile == "":
				file = "none; nothing says where it would be, as there is no home folder"
			case file == "":
				file = "none; it would be " + p.settingsFile
			}
			_, err = fmt.Fprintf(p.stdout, "\nsettings file: %s\n", file)
			return err
		},
	}
}

// oneLine puts an error of several lines on one.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }
