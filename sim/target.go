package sim

import (
	"strings"

	"github.com/rushproof/rushproof/sim/des"
)

// Target is a demand on a measure, as in service_level{channel:phone} >= 80%.
type Target struct {
	Text        string // as written
	Measure     string
	Aggregate   string // p50, p90, p95, p99; empty: the measure's own
	Scope       Scope
	Within      des.Time // threshold of a service level; 0: that of each queue
	Formula     string   // of a service level, F1 to F6; empty: DefaultFormula
	Op          string   // >=, >, <=, <
	Value       float64  // in the measure's unit
	EveryDay    bool
	Probability float64 // share of seasons in which it must hold; 0: it must hold for the mean
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
	if t.EveryDay {
		b.WriteString(" on every day")
	}
	if t.Probability > 0 {
		b.WriteString(", with probability " + Share.write(t.Probability))
	}
	return b.String()
}

func (t Target) braces() string {
	var parts []string
	if kind, name := t.Scope.kind(); kind != ofCentre {
		parts = append(parts, kind+":"+quoteName(name))
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
