// Package report draws what a study found: a page for the terminal, a page for
// the browser, and files for spreadsheets and for the other verbs. It computes
// no statistics. Every number it prints stands in the sim.Result, Comparison or
// Regret it is given, and it says beside the number how well it is known; whether
// two strategies can be told apart it asks sim/study.
package report

import (
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// The measures that a report asks for by name; all others it prints as the
// table of measures has them.
const (
	serviceLevel = "service_level"
	meanWait     = "wait"
	medianWait   = "p50(wait)"
	wait90       = "p90(wait)"
	trueWait90   = "p90(true_wait)"
	wait95       = "p95(wait)"
	oldest       = "oldest"

	needsUnserved     = "needs_unserved"
	needsOpen         = "needs_open"
	claimedDeflection = "claimed_deflection"
	netDeflection     = "deflection"
	costPerNeed       = "cost_per_need"
	wholeCost         = "cost" // of all that was spent
	marginLost        = "margin_lost"
	staffCost         = "staff_cost"
	waited            = "waited" // hours that customers spent waiting
)

// printer holds what every part of a report needs.
type printer struct {
	*sim.Result
	say *words
}

func newPrinter(r *sim.Result) *printer { return &printer{r, &english} }

// intervals returns the intervals of a channel, or nil.
func (p *printer) intervals(channel string) *sim.Interval {
	for i := range p.Intervals {
		if v := &p.Intervals[i]; v.Channel == channel {
			return v
		}
	}
	return nil
}

// series returns the days of a measure in a channel and their place in Days,
// or nil.
func (p *printer) series(measure, channel string) (*sim.DaySeries, int) {
	for i := range p.Days {
		if s := &p.Days[i]; s.Measure == measure && s.Scope == (sim.Scope{Channel: channel}) {
			return s, i
		}
	}
	return nil, -1
}

// display writes a name for readers: what settings call order_status is order
// status to them.
func display(name string) string { return strings.ReplaceAll(name, "_", " ") }

// basis says what the figures rest on, without what is not known.
func (p *printer) basis() string {
	parts := slices.DeleteFunc([]string{p.Centre, p.period(), p.replications()}, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}

// deferred reports whether a channel keeps a backlog: nobody holds the line.
func deferred(v *sim.Interval) bool { return len(v.Backlog) > 0 }

// measure returns the row of the table of measures; for a key that this
// version does not know, one that has only its key.
func measure(key string) *sim.Measure {
	if m, ok := sim.FindMeasure(key); ok {
		return m
	}
	return &sim.Measure{Key: key, Name: key, Unit: sim.Count}
}
