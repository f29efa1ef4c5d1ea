package study

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// Regret sets strategies that were compared in several seasons side by side: by how
// much each is worse than the best of the season, in a measure (Savage, "The theory of
// statistical decision", JASA 46, 1951). Weights say how much a season counts; nil: all
// the same.
func Regret(seasons []*sim.Comparison, weights []float64, measure string, scope sim.Scope) (*sim.Regret, error) {
	row := measureOf(measure)
	if row.Better == 0 {
		return nil, fmt.Errorf("more or less of %s is neither better nor worse, so nothing can be regretted by it", measure)
	}
	r := &regrets{measure: row, scope: scope, weights: shares(weights, len(seasons))}
	out := &sim.Regret{Format: 1, Compared: "seasons", Version: seasons[0].Version, Measure: measure, Scope: scope}
	for i, c := range seasons {
		if err := r.enter(c); err != nil {
			return nil, err
		}
		out.Seasons = append(out.Seasons, sim.RegretSeason{Weight: r.weights[i], Best: r.best[i], Comparison: c})
		for _, a := range c.Alternatives {
			if !slices.Contains(r.names, a.Name) {
				r.names = append(r.names, a.Name)
			}
		}
	}
	for i := range out.Seasons {
		out.Seasons[i].InTime = r.inTime(out, i)
	}
	for _, name := range r.names {
		line := r.row(name)
		if line.Worst < 0 {
			out.Warnings = append(out.Warnings, fmt.Sprintf("%s was not played in every season: it has no average and no worst case", name))
		}
		out.Strategies = append(out.Strategies, line)
	}
	return out, nil
}

// regrets is a table of regret under way.
type regrets struct {
	measure *sim.Measure
	scope   sim.Scope
	weights []float64
	names   []string
	best    []string
	values  []map[string]*sim.Value // by season and strategy
	apart   []map[string][]float64  // by season and strategy, a value a replication: how much worse than the best
	regrets []map[string]sim.Estimate
}

// shares makes weights add up to one.
func shares(weights []float64, n int) []float64 {
	if weights == nil {
		weights = slices.Repeat([]float64{1}, n)
	}
	total := 0.0
	for _, w := range weights {
		total += w
	}
	all := make([]float64, n)
	for i, w := range weights {
		all[i] = w / total
	}
	return all
}

// enter finds what every strategy came to in a season.
func (r *regrets) enter(c *sim.Comparison) error {
	values := map[string]*sim.Value{}
	best, highest := "", 0.0
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		v, _ := a.Result.Find(r.measure.Key, r.scope)
		if v == nil || v.N == 0 {
			continue
		}
		values[a.Name] = v
		if at := float64(r.measure.Better) * c.Standing(i, r.measure.Key, r.scope); best == "" || at > highest {
			best, highest = a.Name, at
		}
	}
	if best == "" {
		return fmt.Errorf("%s: %s has no value", c.Season, sim.Written(r.measure.Key, r.scope))
	}
	apart, regrets := map[string][]float64{}, map[string]sim.Estimate{}
	for name, v := range values {
		apart[name] = r.worse(values[best], v)
		d := difference(v, values[best], c.Paired) // by how much the best differs from it
		e := sim.Estimate{Mean: d.Mean, Low: d.Low, High: d.High, N: d.N, Warnings: d.Warnings}
		if r.measure.Better < 0 {
			e.Mean, e.Low, e.High = 0-d.Mean, 0-d.High, 0-d.Low
		}
		regrets[name] = e
	}
	r.best, r.values, r.apart, r.regrets = append(r.best, best), append(r.values, values), append(r.apart, apart), append(r.regrets, regrets)
	return nil
}

// inTime is the best strategy of a season that can still be begun, where it is too late for
// the best; empty where it is not, or none can.
func (r *regrets) inTime(of *sim.Regret, season int) (best string) {
	if !of.TooLate(r.best[season], season) {
		return ""
	}
	for _, name := range r.names {
		e, played := r.regrets[season][name]
		if played && !of.TooLate(name, season) && (best == "" || e.Mean < r.regrets[season][best].Mean) {
			best = name
		}
	}
	return best
}

// worse says by how much a value is worse than the best, by replication.
func (r *regrets) worse(best, of *sim.Value) []float64 {
	best, of = common(best, of)
	apart := minus(spreadOf(best), spreadOf(of))
	if r.measure.Better < 0 {
		for i := range apart {
			apart[i] = -apart[i]
		}
	}
	return apart
}

// row is how one strategy does in every season.
func (r *regrets) row(name string) sim.RegretRow {
	line := sim.RegretRow{Name: name, Worst: -1}
	worst, everywhere := -1, true
	var average []float64
	for i := range r.best {
		v := r.values[i][name]
		if v == nil {
			line.Values, line.Regrets, everywhere = append(line.Values, sim.Estimate{}), append(line.Regrets, sim.Estimate{}), false
			continue
		}
		regret := r.regrets[i][name]
		line.Values, line.Regrets = append(line.Values, v.Estimate), append(line.Regrets, regret)
		if worst < 0 || regret.Mean > line.Regrets[worst].Mean {
			worst = i
		}
		average = r.weighted(average, i, name)
	}
	if everywhere {
		mean := 0.0
		for i := range line.Regrets {
			mean += r.weights[i] * line.Regrets[i].Mean
		}
		line.Worst, line.Average = worst, moved(plain(stat.Mean(average, sim.Confidence)), mean)
	}
	return line
}

// weighted adds the regrets of a season to an average, replication by replication: luck
// that seasons have in common is in both.
func (r *regrets) weighted(average []float64, season int, name string) []float64 {
	part := r.apart[season][name]
	if season == 0 {
		average = make([]float64, len(part))
	}
	average = average[:min(len(average), len(part))]
	for k := range average {
		average[k] += r.weights[season] * part[k]
	}
	return average
}
