package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/sim"
)

// newMeasures returns the verb that says what can be asked of a season.
func newMeasures(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "measures [measure]",
		Short: "List what is measured, or explain one measure",
		Long: `Lists what is measured, with its unit, whether more (↑) or less (↓) is better,
and for what it is known: the centre, a channel, a queue, a reason, a team.
With the key of a measure it explains that one, with its formula.`,
		Example:           "  rushproof measures\n  rushproof measures service_level",
		Args:              atMost(1, "measure"),
		ValidArgsFunction: completeMeasures,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listMeasures(p.stdout)
			}
			m, ok := sim.FindMeasure(args[0])
			if ok {
				return explainMeasure(p.stdout, m)
			}
			if key := sim.NearestMeasure(args[0]); key != "" {
				return badInput("did you mean: rushproof measures "+quoted(key), "there is no measure %q", args[0])
			}
			return badInput("see rushproof measures", "there is no measure %q", args[0])
		},
	}
}

func listMeasures(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "MEASURE\tUNIT\tBETTER\tKNOWN FOR\tNAME")
	for _, m := range sim.Measures() {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", m.Key, m.Unit, arrow(m.Better), strings.Join(m.Scopes, " "), m.Name)
	}
	return table.Flush()
}

// explainMeasure writes all that the table of measures knows about one row.
func explainMeasure(w io.Writer, m *sim.Measure) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, value string) { fmt.Fprintf(table, "%s\t%s\n", name, value) }
	row("measure", m.Key)
	row("name", m.Name)
	row("meaning", m.Sentence)
	row("formula", m.Formula)
	row("unit", string(m.Unit))
	row("better", map[int]string{+1: "more", -1: "less", 0: "neither"}[m.Better])
	known := "; the season"
	if m.Daily {
		known = "; every day and the season"
	}
	row("known for", strings.Join(m.Scopes, ", ")+known)
	row("over seasons", m.Estimator)
	if err := table.Flush(); err != nil {
		return err
	}
	if m.Key == "service_level" {
		fmt.Fprintf(w, "\nwith formula:, in the braces of a target (%s where none is written)\n", sim.DefaultFormula)
		for _, f := range sim.Formulas() {
			fmt.Fprintf(table, "  %s\t%s\t%s\n", f.ID, f.Text, f.Sentence)
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "\nin formulas\n  %s\n", strings.Join(sim.Symbols(), "\n  "))
	return err
}

func arrow(better int) string {
	return map[int]string{+1: "↑", -1: "↓", 0: "·"}[better]
}

func completeMeasures(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var keys []cobra.Completion
	if len(args) == 0 {
		for _, m := range sim.Measures() {
			keys = append(keys, cobra.CompletionWithDesc(m.Key, m.Name))
		}
	}
	return keys, cobra.ShellCompDirectiveNoFileComp
}
