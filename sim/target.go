package sim

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// Target is a demand on a measure, as in service_level{channel:phone} >= 80%.
type Target struct {
	Text        string // as written
	Measure     string
	Aggregate   string // p50, p90, p95, p99; empty: the measure's own
	Scope       Scope
	Window      Window
	Within      des.Time // threshold of a service level; 0: that of each queue
	Formula     string   // of a service level, F1 to F6; empty: DefaultFormula
	Op          string   // >=, >, <=, <
	Value       float64  // in the measure's unit
	Over        Over
	Part        float64 // of the intervals, by Over
	Row         int     // of intervals, by Over
	Probability float64 // share of seasons in which it must hold; 0: it must hold for the mean
}

// Over is over what part of the season a target must hold.
type Over int

// What a target may ask for. By interval, only those count in which the measure is
// defined: somebody was offered, or somebody was on duty.
const (
	Whole   Over = iota // the value of the whole season, or of its window
	Daily               // that of every day
	AtLeast             // so large a part of the intervals
	AtMost              // no larger part of the intervals
	InARow              // it may be missed, but not in so many intervals in a row
)

// ByInterval reports whether the target counts intervals.
func (o Over) ByInterval() bool { return o >= AtLeast }

// Window is the part of the season that a target is about: all of it, one day, or the
// interval that begins on it at a time of the clock.
type Window struct {
	Day   calendar.Date // zero: the whole season
	One   bool          // only one interval of the day
	Clock des.Time      // when that begins
}

// String writes the window as a pair of the braces; nothing for the whole season.
func (w Window) String() string {
	switch {
	case w.Day == calendar.Date{}:
		return ""
	case w.One:
		minutes := int(w.Clock / des.Minute)
		return fmt.Sprintf("interval:%s %02d:%02d", w.Day, minutes/60, minutes%60)
	}
	return "day:" + w.Day.String()
}

// Key returns the key of the target's measure in the table, as in p90(wait).
func (t Target) Key() string {
	if t.Aggregate == "" {
		return t.Measure
	}
	return t.Aggregate + "(" + t.Measure + ")"
}

// String writes the target as ParseTarget reads it.
func (t Target) String() string {
	var b strings.Builder
	scope := t.braces()
	if t.Aggregate == "" {
		b.WriteString(t.Measure + scope)
	} else {
		b.WriteString(t.Aggregate + "(" + t.Measure + scope + ")")
	}
	unit := Count
	if m, ok := FindMeasure(t.Key()); ok {
		unit = m.Unit
	}
	b.WriteString(" " + t.Op + " " + unit.write(t.Value))
	b.WriteString(t.over())
	if t.Probability > 0 {
		b.WriteString(", with probability " + Share.write(t.Probability))
	}
	return b.String()
}

// over writes over what the target must hold.
func (t Target) over() string {
	switch t.Over {
	case Daily:
		return " on every day"
	case AtLeast:
		if t.Part == 1 {
			return " in every interval"
		}
		return " in at least " + Share.write(t.Part) + " of intervals"
	case AtMost:
		return " in at most " + Share.write(t.Part) + " of intervals"
	case InARow:
		return " for " + strconv.Itoa(t.Row) + " intervals"
	}
	return ""
}

func (t Target) braces() string {
	var parts []string
	if kind, name := t.Scope.kind(); kind != ofCentre {
		parts = append(parts, kind+":"+quoteName(name))
	}
	if window := t.Window.String(); window != "" {
		parts = append(parts, window)
	}
	if t.Within > 0 {
		parts = append(parts, "within:"+Seconds.write(t.Within.Seconds()))
	}
	if t.Formula != "" {
		parts = append(parts, "formula:"+t.Formula)
	}
	if parts == nil {
		return ""
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
