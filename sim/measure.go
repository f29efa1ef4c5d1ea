package sim

import (
	"slices"
	"strings"
)

// Measure is one row of the table from which targets, tables, the report and
// the help are made.
type Measure struct {
	Key       string // as written in targets: service_level, p90(wait)
	Name      string // as printed: Service level
	Unit      Unit
	Better    int      // +1 more is better, -1 less is better, 0 neither
	Scopes    []string // of centre, channel, queue, reason, team, segment
	Options   []string // what may stand in the braces beside a scope: within, formula
	Daily     bool     // known for every day, not only for the season
	Sentence  string   // what it is
	Formula   string   // with the symbols of Symbols
	Estimator string   // how replications are put together
	Quantile  float64  // of the times in queue, or of all that customers wait; 0 for all other measures
	True      bool     // it is of all that customers wait
	value     func(s *Sums) (num, den float64)
}

// The estimators.
const (
	// MeanOf is the mean over replications with Student's interval.
	MeanOf = "mean over replications"
	// RatioOfMeans divides the sum over replications of one count by that of
	// another, so that busy seasons weigh as much as they have contacts. Its
	// interval is Student's on the linearised ratio (delta method).
	RatioOfMeans = "ratio of means"
	// MergedQuantile is the quantile of the contacts of all replications
	// together; its interval comes from the spread of the replications' own
	// quantiles around it (sectioning: Asmussen & Glynn 2007, III.5a).
	MergedQuantile = "quantile of all replications' contacts"
)

// Of returns the two numbers whose quotient the measure is in one replication;
// den is 0 where it is not defined. Measures with a Quantile are read off
// histograms instead, and have none.
func (m *Measure) Of(s *Sums) (num, den float64) {
	if m.value == nil {
		return 0, 0
	}
	return m.value(s)
}

// Live reports whether, over several channels, the deferred ones are left out.
func (m *Measure) Live() bool { return strings.HasSuffix(m.Sentence, mixed) }

// Has reports whether the measure exists for a scope of the given kind.
func (m *Measure) Has(scope string) bool { return slices.Contains(m.Scopes, scope) }

// ByInterval reports whether the measure is known for every interval.
func (m *Measure) ByInterval() bool {
	return m.Daily && m.Quantile == 0 && (m.Has(ofQueue) || m.Has(ofTeam))
}

// Measures returns the table, in the order in which it is printed. The rows
// are shared: they must not be changed.
func Measures() []Measure { return measures }

// FindMeasure returns the measure with the given key.
func FindMeasure(key string) (*Measure, bool) {
	i := slices.IndexFunc(measures, func(m Measure) bool { return m.Key == key })
	if i < 0 {
		return nil, false
	}
	return &measures[i], true
}

// Symbols says what the letters in the formulas mean. Contacts belong to the
// interval, day and season in which they arrive, whenever they end.
func Symbols() []string { return symbols }

var symbols = []string{
	"O: contacts offered to people, retries included; a customer who finds a channel closed, or whom self-service helps, is not offered",
	"A: answered; At: answered within the threshold t of the queue, or the one after within:",
	"B: abandoned; Bt: abandoned within t; Bs: abandoned sooner than the queue's short-abandonment time; who leaves at the announcement is neither",
	"L: lost, that is abandoned, blocked, turned away or sent to call-back at closing time, or still waiting at the end for longer than t",
	"W: time in queue",
	"N: needs; one customer with one question, however many contacts it takes",
}

// Written writes a measure in a scope as in a target, p90(wait{channel:chat}).
func Written(key string, s Scope) string {
	if bare, quantile := strings.CutSuffix(key, ")"); quantile {
		return bare + s.String() + ")"
	}
	return key + s.String()
}

// Scope kinds, as written in braces.
const (
	ofCentre  = "centre"
	ofChannel = "channel"
	ofQueue   = "queue"
	ofReason  = "reason"
	ofTeam    = "team"
	ofSegment = "segment"
)

// kind returns the kind of the scope and the name in it.
func (s Scope) kind() (kind, name string) {
	switch {
	case s.Channel != "":
		return ofChannel, s.Channel
	case s.Queue != "":
		return ofQueue, s.Queue
	case s.Reason != "":
		return ofReason, s.Reason
	case s.Team != "":
		return ofTeam, s.Team
	case s.Segment != "":
		return ofSegment, s.Segment
	}
	return ofCentre, ""
}

// Kind returns centre, channel, queue, reason, team or segment.
func (s Scope) Kind() string {
	kind, _ := s.kind()
	return kind
}

// Name returns the name of the channel, queue, reason, team or segment; empty for the
// whole centre.
func (s Scope) Name() string {
	_, name := s.kind()
	return name
}

// String writes the scope as in a target, {channel:phone}; nothing for the
// whole centre.
func (s Scope) String() string {
	kind, name := s.kind()
	if kind == ofCentre {
		return ""
	}
	return "{" + kind + ":" + quoteName(name) + "}"
}

// quoteName puts quotes around a name that braces cannot hold without.
func quoteName(name string) string {
	if name == "" || strings.ContainsAny(name, `,{}"\`) || strings.TrimSpace(name) != name || hasControl(name) {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	return name
}

func hasControl(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < ' ' })
}
