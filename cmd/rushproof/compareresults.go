package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// areResults reports whether the arguments name results rather than a season: files, or
// folders that hold one. A folder that is called as a bundled season is that season,
// unless the others hold results too.
func (e *env) areResults(args []string) bool {
	results := 0
	for _, arg := range args {
		if strings.EqualFold(filepath.Ext(arg), ".json") {
			return true
		}
		if e.inFolder(arg) != arg {
			results++
		}
	}
	if results == 0 || results == len(args) && results > 1 {
		return results > 1
	}
	first := args[0]
	return e.inFolder(first) != first && !slices.Contains(scenarios.Names(), first) && !e.exists(filepath.Join(first, "season.yaml"))
}

// compareResults compares results that were found before.
func (p *program) compareResults(flags *pflag.FlagSet, args []string, c *comparing) error {
	if len(args) == 1 {
		return badInput("type the result to compare it with behind it", "%s is compared with nothing", args[0])
	}
	if flags.Changed("base") {
		return badInput("put "+c.Base+" first", "--base names no result: the first is the base")
	}
	if flag := playing(flags); flag != "" {
		return badInput("leave it out, or name a season in place of results", "--%s changes nothing: the results are there already", flag)
	}
	var files []string
	var results []*sim.Result
	for _, arg := range args {
		if arg = p.inFolder(arg); p.isFolder(arg) {
			return badInput("name a folder that rushproof run has written", "%s holds no result.json", arg)
		}
		r, err := p.readResult(arg)
		if err != nil {
			return err
		}
		files, results = append(files, arg), append(results, r)
	}
	found := study.Pair(nameResults(files, results), results)
	if c.out == "" {
		return report.ComparisonText(p.stdout, found, p.columns(), "")
	}
	return p.showComparison(found, c, nil)
}

// playing returns a flag that was typed and is of use only where something is played.
func playing(flags *pflag.FlagSet) (name string) {
	flags.Visit(func(f *pflag.Flag) {
		if !slices.Contains([]string{"out", "today", "workers", "log-level", "config"}, f.Name) {
			name = f.Name
		}
	})
	return name
}

// nameResults says what each result is called beside the others: by what tells them
// apart, their strategies, folders, or files.
func nameResults(files []string, results []*sim.Result) []string {
	for _, name := range []func(i int) string{
		func(i int) string { return strategyOf(results[i]) },
		func(i int) string { return filepath.Base(filepath.Dir(files[i])) },
		func(i int) string { return files[i] },
	} {
		var names []string
		for i := range files {
			if n := name(i); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		if len(names) == len(files) {
			return names
		}
	}
	return numbered(files)
}

// strategyOf is the strategy of a result, or else its season.
func strategyOf(r *sim.Result) string {
	for _, change := range r.Changes {
		if name, ok := strings.CutPrefix(change.Option, "--strategy "); ok {
			return name
		}
	}
	return r.Season
}

// numbered sets numbers behind names of which some are the same.
func numbered(files []string) (names []string) {
	for i, file := range files {
		names = append(names, fmt.Sprintf("%s (%d)", file, i+1))
	}
	return names
}
