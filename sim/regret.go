package sim

import "slices"

// Regret says how every strategy does in every season: which is right wherever, and
// which is right here and a mistake there.
type Regret struct {
	Format   int    `json:"format"`   // 1
	Compared string `json:"compared"` // seasons: by which a reader tells it from a Comparison
	Version  string `json:"version"`
	Measure  string `json:"measure"` // by which they are compared
	Scope    Scope  `json:"scope"`

	Seasons    []RegretSeason `json:"seasons"`
	Strategies []RegretRow    `json:"strategies"` // in the order in which they were named, the base first
	Warnings   []string       `json:"warnings,omitempty"`
}

// RegretSeason is one season in which the strategies were compared.
type RegretSeason struct {
	Weight     float64     `json:"weight"`                 // of all seasons together: 1
	Best       string      `json:"best"`                   // the strategy with the best mean
	InTime     string      `json:"best_in_time,omitempty"` // where it is too late for the best: the best that can still be begun
	Comparison *Comparison `json:"comparison"`
}

// RegretRow is how one strategy does. By season: an estimate of no replications stands
// where it was not played.
type RegretRow struct {
	Name    string     `json:"name"`
	Values  []Estimate `json:"values"`  // of the measure
	Regrets []Estimate `json:"regrets"` // by how much it is worse than the best of the season, on the same luck
	Worst   int        `json:"worst"`   // the season in which it is worst in this sense; -1: it was not played in all
	Average Estimate   `json:"average"` // of its regrets, by weight; none where it was not played in all
}

// TooLate reports whether a project of a strategy must have been begun before the day of
// the comparison, in a season or (-1) in any.
func (r *Regret) TooLate(strategy string, season int) bool {
	for i := range r.Seasons {
		c := r.Seasons[i].Comparison
		own := slices.IndexFunc(c.Alternatives, func(a Alternative) bool { return a.Name == strategy })
		if own > 0 && (season < 0 || season == i) && len(c.Late(own)) > 0 {
			return true
		}
	}
	return false
}

// Leads reports whether a strategy is the best of a season, or cannot be told from it.
func (r *Regret) Leads(strategy, season int) bool {
	of := &r.Strategies[strategy]
	regret := &of.Regrets[season]
	return of.Values[season].N > 0 && (of.Name == r.Seasons[season].Best || regret.N < 2 || regret.Low <= 0)
}

// Leaders are the names of those that lead in a season: of the best alone where it is told
// from all others.
func (r *Regret) Leaders(season int) (names []string) {
	for k := range r.Strategies {
		if r.Leads(k, season) {
			names = append(names, r.Strategies[k].Name)
		}
	}
	return names
}
