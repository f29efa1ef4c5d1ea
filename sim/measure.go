package sim

// Unit is what a measure is counted in.
type Unit string

// The units. Shares are written as percent and differ by percentage points.
const (
	Seconds Unit = "s"
	Hours   Unit = "h"
	Share   Unit = "share"
	Count   Unit = "count"
	Agents  Unit = "agents"
)

// Measure is one row of the table from which thresholds, tables, the report
// and the help are made.
type Measure struct {
	Key       string // as written in targets: service_level
	Name      string // as printed: Service level
	Unit      Unit
	Better    int      // +1 more is better, -1 less is better, 0 neither
	Scopes    []string // of centre, channel, queue, reason, team
	Sentence  string   // what it is
	Formula   string
	Estimator string // how replications are put together
}

// Target is a demand on a measure, as in service_level{channel:phone} >= 80%.
type Target struct {
	Text        string // as written
	Measure     string
	Aggregate   string // mean, p50, p90, p95, p99; empty: the measure's own
	Scope       Scope
	Op          string  // >=, >, <=, <
	Value       float64 // in the measure's unit
	EveryDay    bool
	Probability float64 // share of seasons in which it must hold; 0: it must hold for the mean
}
