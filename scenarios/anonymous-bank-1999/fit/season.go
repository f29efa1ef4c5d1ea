package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// season writes the season with a share of shrinkage.
func (m *month) season(shrinkage float64) string {
	first, last := m.dates[0], m.dates[len(m.dates)-1]
	var b strings.Builder
	fmt.Fprintf(&b, `# Written by scenarios/anonymous-bank-1999/fit from the calls and the agents of one month.
# Handle times, patience and shrinkage are those of its first half; README.md says how.
title: A bank's call centre in %v %d, replayed; the second half of the month is predicted
from: %v
to: %v
warm_up: 0s
timezone: Asia/Jerusalem
interval: 30m
replications: 100
measured: measured.csv
busyness: none                 # the counts are those of each half-hour
reasons:
`, first.Month, first.Year, first, last)
	for _, kind := range m.kinds {
		fmt.Fprintf(&b, "  %s: {counts: {file: counts.csv, exact: yes}, handle_time: empirical(handle-%s.csv), patience: empirical(patience-%s.csv)}\n", kind, kind, kind)
	}
	b.WriteString("channels:\n  phone:\n    hours: {")
	sep := ""
	for day := range time.Saturday + 1 {
		if h, ok := m.open[day]; ok {
			fmt.Fprintf(&b, "%s%s: %s-%s", sep, strings.ToLower(day.String()[:3]), clock(h.opens), clock(h.closes))
			sep = ", "
		}
	}
	fmt.Fprintf(&b, `}
    at_closing: turned away
    when_closed: none
    redial: none               # who called again is among the counts
    first_contact: none
    answer_within: 20s
teams:
  agents:
    agents: %d
    roster: roster.csv
    sickness: none
    shrinkage: {leave: none, training: none, meetings: none, other: %.2f%%}   # fitted: calls of the first half wait as long as they did
`, people(m.roster()), 100*shrinkage)
	return b.String()
}

// shrinkage finds the share of logged time away from calls with which those of
// the first half wait as long as they did, on average, by halving.
func (m *month) shrinkage(folder string, tell io.Writer) (float64, error) {
	want := m.wait(true)
	low, high := 0.0, 0.9
	for range 10 {
		middle := (low + high) / 2
		r, err := m.play(folder, middle)
		if err != nil {
			return 0, err
		}
		if got := value(r, "wait"); got < want {
			low = middle
		} else {
			high = middle
		}
	}
	found := (low + high) / 2
	fmt.Fprintf(tell, "shrinkage %.2f %%: a mean wait of %.1f s in the first half, as measured\n", 100*found, want)
	return found, nil
}

// wait is the mean wait of the calls of a half of the month, in seconds.
func (m *month) wait(first bool) float64 {
	n, sum := 0, 0
	for _, c := range m.calls {
		if inFirstHalf(c.date) == first {
			n++
			sum += c.wait
		}
	}
	return float64(sum) / float64(max(n, 1))
}

// play plays the first half with a share of shrinkage.
func (m *month) play(folder string, shrinkage float64) (*sim.Result, error) {
	file := filepath.Join(folder, "season.yaml")
	if err := os.WriteFile(file, []byte(m.season(shrinkage)), 0o644); err != nil {
		return nil, err
	}
	last := m.dates[0]
	for _, d := range m.dates {
		if inFirstHalf(d) {
			last = d
		}
	}
	l, err := scenarios.Open(file, scenarios.Options{Set: []string{"to=" + last.String(), "replications=40"}})
	if err != nil {
		return nil, err
	}
	return study.Run(context.Background(), l.Model, l.Experiment, nil)
}

// value returns a measure of the whole centre.
func value(r *sim.Result, measure string) float64 {
	for _, v := range r.Measures {
		if v.Measure == measure && v.Scope == (sim.Scope{}) {
			return v.Mean
		}
	}
	return 0
}
