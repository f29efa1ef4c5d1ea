package sim

import (
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// Comparison is what a season came to under several strategies, played on the same
// luck. Written as JSON it is what the report of a comparison is drawn from.
type Comparison struct {
	Format   int      `json:"format"`   // 1
	Compared string   `json:"compared"` // strategies: by which a reader tells it from a Result
	Version  string   `json:"version"`
	Season   string   `json:"season"`
	Title    string   `json:"title,omitempty"`
	Centre   string   `json:"centre"`
	Seed     uint64   `json:"seed"`
	Asked    int      `json:"asked"`           // replications of each at most
	Until    []string `json:"until,omitempty"` // precision of the differences that was asked for
	Stopped  string   `json:"stopped"`         // why it ended, as in a Result
	Paired   bool     `json:"paired"`          // replication by replication, on the same luck
	Today    string   `json:"today,omitempty"` // the day by which projects are late, as 2026-10-01
	Currency string   `json:"currency,omitempty"`

	Alternatives []Alternative `json:"alternatives"` // the base first
	Ranking      *Ranking      `json:"ranking,omitempty"`
	Differs      []string      `json:"also_differs,omitempty"` // what else differs than the strategy
	Changes      []Change      `json:"changes,omitempty"`      // of the command line, to all of them
	Warnings     []string      `json:"warnings,omitempty"`
}

// Alternative is one way to go through the season.
type Alternative struct {
	Name        string       `json:"name"`
	Projects    []Project    `json:"projects,omitempty"`
	Result      *Result      `json:"result"`
	Differences []Difference `json:"differences,omitempty"` // from the base; of the base none
	Warnings    []string     `json:"warnings,omitempty"`
}

// Standing is where an alternative stands beside the others in a measure: the base's value
// and, of the others, how far they lie from it. Their own values may rest on fewer
// replications than the base's, and then on other luck.
func (c *Comparison) Standing(alternative int, measure string, s Scope) float64 {
	a := &c.Alternatives[alternative]
	for i := range a.Differences {
		if d := &a.Differences[i]; d.Measure == measure && d.Scope == s && d.N > 0 {
			return c.Alternatives[0].Result.mean(measure, s) + d.Mean
		}
	}
	return a.Result.mean(measure, s)
}

// Difference is how much one measure in one scope differs from the base: this one
// less that one. Estimate.N is the number of pairs, P10 to P90 are how the difference
// differs from season to season; not paired, there is no such spread.
type Difference struct {
	Measure string `json:"measure"`
	Scope   Scope  `json:"scope"`
	Estimate
	Same      bool    `json:"same,omitempty"`      // no replication differs at all
	Recounted bool    `json:"recounted,omitempty"` // a service level by another threshold than the base's
	Saved     float64 `json:"saved,omitempty"`     // so many times the replications would be needed without common luck; 0: there is no telling
}

// Project is something to be done before it has an effect, at a price.
type Project struct {
	Name     string        `json:"name"`
	Price    float64       `json:"price,omitempty"`    // once
	PerWeek  float64       `json:"per_week,omitempty"` // for each week of the season
	Cost     float64       `json:"cost"`               // of both, in this season
	LeadDays int           `json:"lead_days,omitempty"`
	By       calendar.Date `json:"by,omitzero"`    // when it must be done; none in a textbook queue
	Start    calendar.Date `json:"start,omitzero"` // when it must be begun at the latest
}

// Late reports whether a project must have been begun before a day, as 2026-10-01; empty:
// there is no such day.
func (p *Project) Late(today string) bool {
	return today != "" && p.Start.Month > 0 && p.Start.String() < today
}

// Late returns the projects of an alternative that must have been begun before the day of
// the comparison, and that the base does not have.
func (c *Comparison) Late(alternative int) (late []Project) {
	for _, p := range c.Alternatives[alternative].Projects {
		own := !slices.ContainsFunc(c.Alternatives[0].Projects, func(b Project) bool { return b.Name == p.Name })
		if own && p.Late(c.Today) {
			late = append(late, p)
		}
	}
	return late
}

// Zero reports whether the difference lies so near to none that it cannot be told
// from it: the interval holds zero.
func (d *Difference) Zero() bool { return d.N < 2 || d.Low <= 0 && d.High >= 0 }

// Better says whether a difference is for the better (+1) or the worse (-1); 0 where
// it cannot be told from none, the measure is neither, or it is not counted the same.
func (d *Difference) Better() int {
	m, ok := FindMeasure(d.Measure)
	switch {
	case !ok || d.Zero() || d.Recounted:
		return 0
	case d.Mean > 0:
		return m.Better
	default:
		return -m.Better
	}
}
