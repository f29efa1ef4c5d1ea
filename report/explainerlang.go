package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
)

// shownErlang is how many intervals a terminal shows beside Erlang's formulas.
const shownErlang = 6

// longestWaits are the intervals with the longest simulated waits.
func (x *explainer) longestWaits() []sim.ErlangRow {
	rows := slices.Clone(x.Erlang)
	slices.SortStableFunc(rows, func(a, b sim.ErlangRow) int { return cmp.Compare(b.Wait, a.Wait) })
	return rows[:min(len(rows), shownErlang)]
}

// erlangRows is the table of intervals for a terminal.
func (x *explainer) erlangRows(rows []sim.ErlangRow) [][]string {
	w := x.words
	all := [][]string{{w.intervalColumn, w.agentsColumn, w.loadColumn, w.waitColumn, w.erlangC, w.erlangA, w.reasonColumn}}
	plain := scale{factor: 1}
	for i := range rows {
		r := &rows[i]
		all = append(all, []string{x.place(r), plain.plain(r.Agents), plain.plain(r.Load), waitText(r.Wait), x.formula(r.C), x.formula(r.A), x.whyDiffers(r)})
	}
	return all
}

// place is the channel and the interval of a row.
func (x *explainer) place(r *sim.ErlangRow) string {
	day := ""
	if t, err := time.Parse(time.DateOnly, r.Day); err == nil && x.Day == "" {
		day = x.say.dayName(t) + " "
	}
	return display(r.Channel) + " " + day + r.Clock
}

// formula is the wait by a formula, or that it has none.
func (x *explainer) formula(seconds *float64) string {
	if seconds == nil {
		return x.words.noAnswer
	}
	return waitText(*seconds)
}

// whyDiffers names the reasons why a row differs from the formulas.
func (x *explainer) whyDiffers(r *sim.ErlangRow) string {
	var words []string
	for _, reason := range r.Reasons {
		words = append(words, x.words.reasonWords[reason])
	}
	switch {
	case r.Agrees:
		words = append(words, x.words.agrees)
	case len(words) == 0:
		words = append(words, x.words.unexplained)
	}
	return strings.Join(words, ", ")
}

// erlangSentences say how often the formulas answer, and why they differ.
func (x *explainer) erlangSentences() []string {
	answered, near := 0, 0
	for i := range x.Erlang {
		if r := &x.Erlang[i]; r.C != nil {
			answered++
		}
		if x.Erlang[i].Agrees {
			near++
		}
	}
	all := []string{fmt.Sprintf(x.words.erlang, answered, len(x.Erlang), near)}
	percent, plain := scale{unit: "%", factor: 100}, scale{factor: 1}
	for _, reason := range []struct {
		name string
		size func(r *sim.ErlangRow) float64
		text func(float64) string
	}{
		{sim.Overload, func(r *sim.ErlangRow) float64 { return r.Load / max(r.Agents*float64(r.AtOnce), 0.1) }, plain.rough},
		{sim.Redialling, func(r *sim.ErlangRow) float64 { return r.Repeats }, percent.rough},
		{sim.CarryOver, func(r *sim.ErlangRow) float64 { return r.Before }, plain.rough},
		{sim.SharedPeople, func(r *sim.ErlangRow) float64 { return r.Live }, percent.rough},
		{sim.WrittenWork, func(r *sim.ErlangRow) float64 { return r.Written }, percent.rough},
		{sim.SeasonsDiffer, func(*sim.ErlangRow) float64 { return 0 }, func(float64) string { return "" }},
	} {
		n, most := 0, 0.0
		for i := range x.Erlang {
			if r := &x.Erlang[i]; slices.Contains(r.Reasons, reason.name) {
				n, most = n+1, math.Max(most, reason.size(r))
			}
		}
		if n > 0 {
			all = append(all, unbroken(fmt.Sprintf(x.words.reasons[reason.name], n, reason.text(most))))
		}
	}
	return all
}
