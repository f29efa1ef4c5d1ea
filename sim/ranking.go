package sim

import "slices"

// Ranking says which projects to do first: what every set of them brings on the same
// luck, and which set is the best.
type Ranking struct {
	Measure      string  `json:"measure"` // by which they are ranked
	Scope        Scope   `json:"scope"`
	Indifference float64 `json:"indifference"` // smaller differences do not matter
	Promised     float64 `json:"promised"`     // probability of finding the best, if it is better than all others by that
	Procedure    string  `json:"procedure"`    // that keeps the promise, with its source
	Budget       float64 `json:"budget,omitempty"`

	Best     string       `json:"best"`                   // of those within the budget
	InTime   string       `json:"best_in_time,omitempty"` // where it is too late for the best: the best that can still be begun, by what was seen
	Decided  bool         `json:"decided"`                // false: it ended before the promise could be kept
	Sure     float64      `json:"sure"`                   // probability, at least, that no other is better at all, by what was seen
	Sets     []RankedSet  `json:"sets"`                   // the best first; the base, of no project, is one of them
	Parts    []RankedPart `json:"parts"`                  // what each project brings
	Overlaps []Overlap    `json:"overlaps,omitempty"`
	Played   int          `json:"played"` // replications of all sets together
	Equal    int          `json:"equal"`  // had each been played as often as the one that was played most
}

// How a set came out of a ranking.
const (
	RankedBest   = "best"
	RankedClose  = "close"   // not told apart from the best by more than the indifference
	RankedWorse  = "worse"   // given up, or known to be worse than the best
	RankedCostly = "budget"  // costs more than the budget
	RankedLeft   = "unknown" // it ended before this was known
)

// RankedSet is what doing a set of projects together brings, against doing nothing.
type RankedSet struct {
	Name         string    `json:"name"`
	Projects     []string  `json:"projects"` // their names as strategies; none: the base
	Status       string    `json:"status"`
	TooLate      bool      `json:"too_late,omitempty"` // one of its projects must have been begun before the day of the comparison
	Replications int       `json:"replications"`
	Gain         Estimate  `json:"gain"`                    // in the measure that they are ranked by: more is better, whatever the measure
	Cost         *Estimate `json:"cost,omitempty"`          // more than the base costs, projects included
	CostInDoubt  bool      `json:"cost_in_doubt,omitempty"` // it may lie on the other side of the budget
	Saved        *Estimate `json:"saved,omitempty"`         // needs that are served and were not
	Avoided      *Estimate `json:"avoided,omitempty"`       // hours of waiting on the line that are spared
	PerNeed      *Estimate `json:"per_need,omitempty"`      // cost of each need saved
	PerMinute    *Estimate `json:"per_minute,omitempty"`    // cost of each minute of waiting avoided
	Pareto       bool      `json:"pareto,omitempty"`        // no other set gains as much for less
}

// Date says on which day a comparison is read, as 2026-10-01: by it projects are late, and
// so are the sets of a ranking that hold them.
func (c *Comparison) Date(today string) {
	c.Today = today
	r := c.Ranking
	if r == nil {
		return
	}
	r.InTime = ""
	for i := range r.Sets {
		s := &r.Sets[i]
		own := slices.IndexFunc(c.Alternatives, func(a Alternative) bool { return a.Name == s.Name })
		s.TooLate = own > 0 && len(c.Late(own)) > 0
		if r.Sets[0].TooLate && !s.TooLate && s.Status != RankedCostly && r.InTime == "" {
			r.InTime = s.Name // what gains most stands first
		}
	}
}

// RankedPart is what one project brings: alone, and to the best set, which gains so
// much less without it, or more with it.
type RankedPart struct {
	Project string   `json:"project"`
	Alone   Estimate `json:"alone"`
	InBest  bool     `json:"in_best"`
	Adds    Estimate `json:"adds"` // to the best set
}

// Overlap is what two projects gain alone, both added up, less what they gain
// together: what both would have prevented. Below zero, each makes the other better.
type Overlap struct {
	First  string `json:"first"`
	Second string `json:"second"`
	Estimate
}
