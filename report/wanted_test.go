package report

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// wantedCurves says what the charts over time, and that of self-service, must
// draw of a result, by figure.
func wantedCurves(r *sim.Result) map[string][]wantedCurve {
	w := map[string][]wantedCurve{}
	for i := range r.Intervals {
		if v := &r.Intervals[i]; known(v.Wait) {
			wantWaits(w, r, v, fmt.Sprintf("c%d-", i))
		}
		if v := &r.Intervals[i]; len(v.Backlog) > 0 {
			wantBacklog(w, r, v, fmt.Sprintf("c%d-backlog", i))
		} else {
			w["queue-length"] = append(w["queue-length"], wantedCurve{
				name: display(v.Channel), per: 1, at: clocks(r, 0.5), values: pointers(v.Waiting),
			})
		}
	}
	wantStaff(w, r)
	if r.Parcels != nil {
		wantParcels(w, r)
	}
	if len(r.Layers) > 0 {
		wantSelfService(w, r)
	}
	if r.Measured != nil {
		wantMeasured(w, r)
	}
	for i := range r.Verdict.Targets {
		if b := r.Verdict.Targets[i].Budget; b != nil {
			day := wantedCurve{per: 1, at: noons(r)}
			left, spent := day, day
			left.name, left.values = english.budgetLeft, pointers(b.Left)
			spent.name, spent.panel, spent.values = english.budgetSpentColumn, 1, pointers(b.Spent)
			w[fmt.Sprintf("budget-t%d", i)] = []wantedCurve{left, spent}
		}
	}
	return w
}

func known(series []*float64) bool {
	return slices.ContainsFunc(series, func(v *float64) bool { return v != nil })
}

func pointers(series []float64) []*float64 {
	list := make([]*float64, len(series))
	for i := range series {
		list[i] = &series[i]
	}
	return list
}

// clocks is the local clock of each interval, that share of an interval after
// its beginning, in milliseconds as if the place were in UTC.
func clocks(r *sim.Result, share float64) []int64 {
	list := make([]int64, r.Frame.Count)
	for i := range list {
		local := r.Frame.Local(r.Frame.At(i))
		_, offset := local.Zone()
		list[i] = (local.Unix()+int64(offset))*1000 + int64(share*r.Frame.Interval.Seconds()*1000)
	}
	return list
}

// noons is the same for the middle of each day.
func noons(r *sim.Result) []int64 {
	var list []int64
	for _, d := range r.Frame.Days {
		local := r.Frame.Local(d.Start)
		_, offset := local.Zone()
		list = append(list, (local.Unix()+int64(offset)+12*3600)*1000)
	}
	return list
}

// band is wanted as two series: its lower edge, and up to its upper one.
func (w wantedCurve) band(low, high []*float64) []wantedCurve {
	bottom, top := w, w
	bottom.role, bottom.values = "low", low
	top.role, top.values = "width", high
	return []wantedCurve{bottom, top}
}

// seasons is the band of how a season may turn out, of which few say nothing.
func (w wantedCurve) seasons(r *sim.Result, low, high []*float64) []wantedCurve {
	if r.Replications < sim.FewSeasons {
		return nil
	}
	return w.band(low, high)
}

func wantWaits(w map[string][]wantedCurve, r *sim.Result, v *sim.Interval, id string) {
	top := 0.0 // decides the unit
	highest := v.WaitP90
	if !known(highest) {
		highest = v.Wait
	}
	for _, e := range highest {
		if e != nil {
			top = max(top, *e)
		}
	}
	per := secondsIn[scaleFor(sim.Seconds, short(top)).unit] // as the chart does, of what it draws
	w[id+"intervals"] = append(
		wantedCurve{name: english.seasonBand, per: per, at: clocks(r, 0.5)}.seasons(r, v.WaitP10, v.WaitP90),
		wantedCurve{name: english.intervalMean, per: per, at: clocks(r, 0.5), values: v.Wait},
	)
	keys := []string{"wait", "p50(wait)", "p90(wait)", "p95(wait)"}
	top = 0
	for _, key := range keys {
		for _, e := range daysOf(r, key, v.Channel) {
			top = max(top, e.Mean)
		}
	}
	day := wantedCurve{per: secondsIn[scaleFor(sim.Seconds, top).unit], at: noons(r)}
	for _, key := range keys {
		m, _ := sim.FindMeasure(key)
		day.name, day.values = m.Name, each(daysOf(r, key, v.Channel), func(e *sim.Estimate) float64 { return e.Mean })
		w[id+"days"] = append(w[id+"days"], day)
	}
	mean := daysOf(r, "wait", v.Channel)
	day.name = english.seasonBand
	w[id+"days"] = append(w[id+"days"], day.seasons(r,
		each(mean, func(e *sim.Estimate) float64 { return e.P10 }), each(mean, func(e *sim.Estimate) float64 { return e.P90 }))...)
	day.name = english.meanBand
	w[id+"days"] = append(w[id+"days"], day.band(
		each(mean, func(e *sim.Estimate) float64 { return e.Low }), each(mean, func(e *sim.Estimate) float64 { return e.High }))...)
}

func daysOf(r *sim.Result, key, channel string) []sim.Estimate {
	i := slices.IndexFunc(r.Days, func(d sim.DaySeries) bool { return d.Measure == key && d.Scope == sim.Scope{Channel: channel} })
	return r.Days[i].Days
}

func each(days []sim.Estimate, of func(*sim.Estimate) float64) []*float64 {
	list := make([]*float64, len(days))
	for i := range days {
		if v := of(&days[i]); days[i].N > 0 {
			list[i] = &v
		}
	}
	return list
}

func wantBacklog(w map[string][]wantedCurve, r *sim.Result, v *sim.Interval, id string) {
	at := clocks(r, 0)
	w[id] = append(
		wantedCurve{name: english.seasonBand, per: 1, at: at}.seasons(r, pointers(v.BacklogP10), pointers(v.BacklogP90)),
		wantedCurve{name: english.backlogMean, per: 1, at: at, values: pointers(v.Backlog)},
		wantedCurve{
			name: english.oldestAxis, panel: 1, per: secondsIn[scaleFor(sim.Hours, slices.Max(v.Oldest)).unit] / 3600,
			at: at, values: pointers(v.Oldest),
		},
	)
}

// wantStaff adds the teams up, and what the channels require.
func wantStaff(w map[string][]wantedCurve, r *sim.Result) {
	sum := map[string][]float64{}
	add := func(name string, series []float64) {
		if sum[name] == nil {
			sum[name] = make([]float64, r.Frame.Count)
		}
		for i, v := range series {
			sum[name][i] += v
		}
	}
	for _, t := range r.Teams {
		add(english.present, t.Present)
		add(english.scheduled, t.Scheduled)
		add(english.busy, t.Busy)
	}
	for _, v := range r.Intervals {
		add(english.required, v.Required)
	}
	for name, series := range sum {
		if name != english.required || slices.Max(series) > 0 {
			w["staffing"] = append(w["staffing"], wantedCurve{name: name, per: 1, at: clocks(r, 0), values: pointers(series)})
		}
	}
}

func wantParcels(w map[string][]wantedCurve, r *sim.Result) {
	day := wantedCurve{per: 1, at: noons(r)}
	add := func(panel int, name string, values []float64) {
		day.panel, day.name, day.values = panel, name, pointers(values)
		w["parcels"] = append(w["parcels"], day)
	}
	add(0, english.ordered, r.Parcels.Ordered)
	add(0, english.late, r.Parcels.Late)
	add(0, english.shipped, r.Parcels.Shipped)
	for reason, days := range contactsAbout(r) {
		add(1, display(reason), days)
	}
}

// contactsAbout is how many contacts of each reason are offered on each day.
func contactsAbout(r *sim.Result) map[string][]float64 {
	list := map[string][]float64{}
	for _, q := range r.Queues {
		if list[q.Reason] == nil {
			list[q.Reason] = make([]float64, len(r.Frame.Days))
		}
		for i, v := range q.Offered {
			list[q.Reason][r.Frame.DayOf[i]] += v
		}
	}
	return list
}

func wantSelfService(w map[string][]wantedCurve, r *sim.Result) {
	add := func(name string, of func(sim.LayerFlow) float64) {
		var values []float64
		for _, l := range r.Layers {
			values = append(values, math.Max(0, of(l)))
		}
		w["self-service"] = append(w["self-service"], wantedCurve{name: name, per: 1, values: pointers(values)})
	}
	add(english.settled, func(l sim.LayerFlow) float64 { return l.Resolved - l.CameBack })
	add(english.cameBack, func(l sim.LayerFlow) float64 { return l.CameBack })
	add(english.handedOver, func(l sim.LayerFlow) float64 { return l.HandedOver })
	if slices.ContainsFunc(r.Layers, func(l sim.LayerFlow) bool { return l.Left > 0 }) {
		add(english.leftLayer, func(l sim.LayerFlow) float64 { return l.Left })
	}
}

// wantMeasured adds what was measured, with the mean and the range of the
// seasons.
func wantMeasured(w map[string][]wantedCurve, r *sim.Result) {
	for _, s := range r.Measured.Series {
		top := 0.0 // decides the unit
		for _, series := range [][]*float64{s.Measured, s.P90} {
			for _, v := range series {
				if v != nil {
					top = max(top, *v)
				}
			}
		}
		m, _ := sim.FindMeasure(s.Measure)
		per := map[sim.Unit]float64{sim.Seconds: secondsIn[scaleFor(m.Unit, top).unit], sim.Share: 0.01}[m.Unit]
		if per == 0 {
			per = 1
		}
		at := clocks(r, 0.5)
		w["measured-"+s.Measure] = append(wantedCurve{name: english.seasonBand, per: per, at: at}.band(s.P10, s.P90),
			wantedCurve{name: english.simulatedColumn, per: per, at: at, values: s.Simulated},
			wantedCurve{name: english.measuredColumn, per: per, at: at, values: s.Measured})
	}
}
