package study

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// beside is what is kept of one interval of one replication, to be laid beside
// what was measured.
type beside struct{ offered, waited, wait, abandoned float32 }

// readBeside keeps the intervals of the channel that was measured.
func (s *sheet) readBeside(r *record) {
	m := s.model.Measured
	if m == nil {
		return
	}
	r.beside = make([]beside, s.frame.Count)
	for q, cells := range s.rep.Cells {
		if s.layout.Queues[q].Channel != m.Channel {
			continue
		}
		for i := range r.beside {
			c := cells[s.first+i]
			r.beside[i].offered += float32(c.Offered)
			r.beside[i].waited += float32(c.Waited)
			r.beside[i].wait += float32((c.WaitAnswered + c.WaitAbandoned + c.WaitOther).Seconds())
			r.beside[i].abandoned += float32(c.Abandoned)
		}
	}
}

// compared is a measure that is compared: num by den of an interval; den is 1
// for counts.
type compared struct {
	measure  string
	ratio    bool
	measured func(m *sim.Measured, i int) (num, den float64) // den 0: nobody knows
	of       func(b *beside) (num, den float64)
}

// known returns element i of what was measured; ok is false where nobody did.
func known(series []float64, i int) (v float64, ok bool) {
	if i >= len(series) || series[i] < 0 {
		return 0, false
	}
	return series[i], true
}

// count is a count that was measured, and ratio one by the contacts offered.
func count(of func(m *sim.Measured) []float64) func(*sim.Measured, int) (num, den float64) {
	return func(m *sim.Measured, i int) (num, den float64) {
		if v, ok := known(of(m), i); ok {
			return v, 1
		}
		return 0, 0
	}
}

func ratio(of func(m *sim.Measured) []float64) func(*sim.Measured, int) (num, den float64) {
	return func(m *sim.Measured, i int) (num, den float64) {
		n, ok := known(of(m), i)
		offered, all := known(m.Offered, i)
		if !ok || !all {
			return 0, 0
		}
		return n, offered
	}
}

var compareds = []compared{
	{"offered", false, count(func(m *sim.Measured) []float64 { return m.Offered }), func(b *beside) (num, den float64) { return float64(b.offered), 1 }},
	{"delayed", true, ratio(func(m *sim.Measured) []float64 { return m.Waited }), func(b *beside) (num, den float64) { return float64(b.waited), float64(b.offered) }},
	{"wait", true, ratio(func(m *sim.Measured) []float64 { return m.Wait }), func(b *beside) (num, den float64) { return float64(b.wait), float64(b.offered) }},
	{"abandoned", false, count(func(m *sim.Measured) []float64 { return m.Abandoned }), func(b *beside) (num, den float64) { return float64(b.abandoned), 1 }},
}

// backtest lays what was measured beside what was simulated; nil when nothing
// was, or too few seasons were played to have a spread.
func (s *study) backtest() *sim.Backtest {
	m := s.model.Measured
	if m == nil || len(s.records) < sim.FewSeasons {
		return nil
	}
	b := &sim.Backtest{Channel: s.layout.Channels[m.Channel].Name}
	for _, c := range compareds {
		if series := s.compare(m, c); series.Of > 0 {
			b.Series = append(b.Series, series.BacktestSeries)
			b.Misses = append(b.Misses, s.misses(&series)...)
		}
	}
	if b.Series == nil {
		return nil
	}
	return b
}

// laid is one measure laid beside what was simulated.
type laid struct {
	sim.BacktestSeries
	below, above []float64 // by interval: how far it was outside, from 0 to 1
}

// compare compares one measure interval by interval.
func (s *study) compare(m *sim.Measured, c compared) laid {
	n := s.frame.Count
	series := laid{sim.BacktestSeries{
		Measure: c.measure, Measured: make([]*float64, n), Simulated: make([]*float64, n), P10: make([]*float64, n), P90: make([]*float64, n),
	}, make([]float64, n), make([]float64, n)}
	var measured, simulated pair
	values := make([]float64, 0, len(s.records))
	given, below, above := true, 0.0, 0.0
	for i := range n {
		num, den := c.measured(m, s.plan.first+i)
		values = values[:0]
		mean := pair{}
		for _, r := range s.records {
			if r.beside == nil {
				continue
			}
			x, of := c.of(&r.beside[i])
			mean.num, mean.den = mean.num+x, mean.den+of
			if of > 0 {
				values = append(values, x/of)
			}
		}
		if den == 0 || len(values) < sim.FewSeasons {
			continue
		}
		value, expected := num/den, mean.num/mean.den
		slices.Sort(values)
		low, _ := stat.Quantile(values, 0.10)
		high, _ := stat.Quantile(values, 0.90)
		series.Measured[i], series.Simulated[i], series.P10[i], series.P90[i] = &value, &expected, &low, &high
		measured, simulated = pair{measured.num + num, measured.den + den}, pair{simulated.num + mean.num, simulated.den + mean.den}
		series.Of++
		given = given && values[0] == value && values[len(values)-1] == value
		series.below[i], series.above[i] = outside(values, value)
		below += series.below[i]
		above += series.above[i]
	}
	if series.Of == 0 {
		return series
	}
	of := float64(series.Of)
	if below, above = below/of, above/of; !given {
		inside := 1 - below - above
		series.Inside, series.Below, series.Above = &inside, &below, &above
	}
	series.Total, series.Expected = measured.num, simulated.num*of/simulated.den // sums of a count
	if c.ratio {
		series.Total, series.Expected = measured.num/measured.den, simulated.num/simulated.den
	}
	return series
}

// outside says how far a value lies below the range of eight in ten, and above it: 0
// or 1, or a part where it ties with some of the values, which are sorted. Of a value
// that is like one more of them the rank among them all is even; among its equals it may have
// any. So of many such values a tenth is below and a tenth above, however many tie
// (the nonrandomised transform of Czado, Gneiting and Held, "Predictive model assessment for count
// data", Biometrics 65, 2009).
func outside(values []float64, value float64) (below, above float64) {
	less := sort.SearchFloat64s(values, value)
	upTo := less + sort.Search(len(values)-less, func(i int) bool { return values[less+i] > value })
	all := float64(len(values) + 1)
	first, last := float64(less)/all, float64(upTo+1)/all
	return max(min(last, 0.1)-first, 0) / (last - first), max(last-max(first, 0.9), 0) / (last - first)
}

// A measure is said to be missed when fewer than so many intervals lie within
// the range of eight seasons in ten, or it is off by so much altogether.
const (
	fewInside = 0.75
	farOff    = 0.1
)

// misses says of a measure in words where it does not come out.
func (s *study) misses(series *laid) []string {
	off := series.Expected - series.Total
	if series.Inside == nil || *series.Inside >= fewInside && math.Abs(off) <= farOff*series.Total {
		return nil
	}
	row, _ := sim.FindMeasure(series.Measure)
	write := func(v float64) string {
		switch row.Unit {
		case sim.Share:
			return fmt.Sprintf("%.1f %%", 100*v)
		case sim.Seconds:
			return fmt.Sprintf("%.1f s", v)
		}
		return fmt.Sprintf("%.0f", v)
	}
	side, share := "above", *series.Above
	if *series.Below > share {
		side, share = "below", *series.Below
	}
	text := fmt.Sprintf("%s: measured %s, simulated %s. %.0f %% of %d intervals lie within the range of 8 seasons in 10, which holds about 80 %% where the model is right, and %.0f %% %s it",
		row.Name, write(series.Total), write(series.Expected), 100**series.Inside, series.Of, 100*share, side)
	if at, most := s.worstHour(series, side == "above"); most > 0 {
		text += fmt.Sprintf(", most often at %02d:%02d (%.0f %%)", at/des.Hour, at%des.Hour/des.Minute, 100*most)
	}
	return []string{text + "."}
}

// worstHour returns the time of the day at which most intervals lie on one side
// of the range, and how many of those at that time do.
func (s *study) worstHour(series *laid, above bool) (clock des.Time, most float64) {
	if len(s.frame.Days) == 0 {
		return 0, 0
	}
	out, all := map[des.Time]float64{}, map[des.Time]float64{}
	for i, v := range series.Measured {
		if v == nil {
			continue
		}
		at := s.frame.Days[s.frame.DayOf[i]].Clock(s.frame.At(i))
		all[at]++
		if out[at] += series.below[i]; above {
			out[at] += series.above[i] - series.below[i]
		}
	}
	for at := des.Time(0); at < des.Day; at += s.frame.Interval {
		if share := out[at] / max(all[at], 1); all[at] >= 5 && share > most {
			clock, most = at, share
		}
	}
	return clock, most
}
