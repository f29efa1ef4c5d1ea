package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// keyMeasures are the rows of the table of key figures; the others follow in a
// table that is closed on the screen.
var keyMeasures = []string{
	serviceLevel, meanWait, medianWait, wait90, wait95, "asa", "true_wait", trueWait90, "abandonment", "balked", "callback_offered", "called_back", "callback_wait", "never_reached", "repeats",
	"offered", "answered", "handle_time", "oldest", "occupancy", needsUnserved,
	"staff_cost", "self_service_cost", costPerNeed,
}

// scopes returns the whole centre and its channels, those of them that have a
// measure.
func (p *printer) scopes() []sim.Scope {
	list := []sim.Scope{}
	for _, v := range p.Intervals {
		list = append(list, sim.Scope{Channel: v.Channel})
	}
	for _, v := range p.Measures {
		if kind := v.Scope.Kind(); (kind == "channel" || kind == "centre") && !slices.Contains(list, v.Scope) {
			list = append(list, v.Scope)
		}
	}
	whole := sim.Scope{}
	if i := slices.Index(list, whole); i >= 0 && len(list) != 2 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, whole)
	}
	return slices.DeleteFunc(list, func(s sim.Scope) bool {
		return !slices.ContainsFunc(p.Measures, func(v sim.Value) bool { return v.Scope == s })
	})
}

// segments returns the segments of the customers.
func (p *printer) segments() (list []sim.Scope) {
	for _, v := range p.Measures {
		if v.Scope.Segment != "" && !slices.Contains(list, v.Scope) {
			list = append(list, v.Scope)
		}
	}
	return list
}

func (p *printer) scopeName(s sim.Scope) string {
	if s == (sim.Scope{}) {
		return p.say.wholeCentre
	}
	return display(s.Name())
}

// measureRows returns those of the measures that the result has a value of.
func (p *printer) measureRows(keys []string) []*sim.Measure {
	var rows []*sim.Measure
	for _, key := range keys {
		if slices.ContainsFunc(p.Measures, func(v sim.Value) bool { return v.Measure == key && v.N > 0 }) {
			rows = append(rows, measure(key))
		}
	}
	return rows
}

// otherMeasures returns the keys of the measures that are no key figures, in
// the order of the table of measures.
func (p *printer) otherMeasures() []string {
	var keys []string
	for _, m := range sim.Measures() {
		keys = append(keys, m.Key)
	}
	for _, v := range p.Measures {
		if !slices.Contains(keys, v.Measure) {
			keys = append(keys, v.Measure)
		}
	}
	return slices.DeleteFunc(keys, func(key string) bool { return slices.Contains(keyMeasures, key) })
}

// measureName is the name of a measure; service level names its formula, and
// what is paid its currency.
func (p *printer) measureName(m *sim.Measure) string {
	if m.Key == serviceLevel {
		return fmt.Sprintf(p.say.withFormula, m.Name, sim.DefaultFormula)
	}
	if m.Unit == sim.Money && p.Currency != "" {
		return m.Name + ", " + display(p.Currency)
	}
	return m.Name
}

// thresholds says within what time each channel's service level counts.
func (p *printer) thresholds(format string) string { return thresholdsOf([]*printer{p}, format) }

// thresholdsOf is the same of several results: of a channel all thresholds that it has in
// one of them.
func thresholdsOf(all []*printer, format string) string {
	var list, times []string
	for i := range all[0].Intervals {
		v := &all[0].Intervals[i]
		if v.Within <= 0 {
			continue
		}
		var within []string
		for _, p := range all {
			k := slices.IndexFunc(p.Intervals, func(o sim.Interval) bool { return o.Channel == v.Channel && o.Within > 0 })
			if k >= 0 && !slices.Contains(within, sim.Seconds.Text(p.Intervals[k].Within)) {
				within = append(within, sim.Seconds.Text(p.Intervals[k].Within))
			}
		}
		times = append(times, strings.Join(within, all[0].say.either))
		list = append(list, fmt.Sprintf(all[0].say.channelWithin, display(v.Channel), times[len(times)-1]))
	}
	if times = slices.Compact(times); len(times) == 1 {
		list = times
	}
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf(format, sim.DefaultFormula, strings.Join(list, ", "))
}

// footnotes numbers the warnings of a table's values.
type footnotes []string

func (f *footnotes) mark(warnings []string) string {
	var marks []string
	for _, w := range warnings {
		i := slices.Index(*f, w)
		if i < 0 {
			i = len(*f)
			*f = append(*f, w)
		}
		marks = append(marks, strconv.Itoa(i+1))
	}
	return strings.Join(marks, ",")
}

// measureCell is the cell of a measure in a scope, with the marks of its
// warnings.
func (p *printer) measureCell(m *sim.Measure, s sim.Scope, notes *footnotes) cell {
	v, i := p.Find(m.Key, s)
	if v == nil {
		return cell{}
	}
	c := scaleFor(m.Unit, v.Mean).full(&v.Estimate, pointer("measures", i))
	warnings := v.Warnings
	if v.N > 0 && v.N < p.Replications && len(warnings) == 0 {
		warnings = []string{fmt.Sprintf(p.say.fewer, v.N, p.Replications)}
	}
	c.Mark = notes.mark(warnings)
	return c
}

// measureTable has a row for each measure and a column for each channel.
func (p *printer) measureTable(caption string, keys []string, notes *footnotes) *table {
	rows := p.measureRows(keys)
	if len(rows) == 0 {
		return nil
	}
	t := &table{Caption: caption, Head: []column{{Name: p.say.measureColumn, Text: true}}}
	for _, s := range p.scopes() {
		t.Head = append(t.Head, column{Name: p.scopeName(s)})
	}
	var zero []string
	for _, m := range rows {
		known, some := p.shown(m)
		if known && !some {
			zero = append(zero, m.Name)
		}
		if !some {
			continue
		}
		r := row{Name: p.measureName(m), Extra: p.measureExtra(m)}
		for _, s := range p.scopes() {
			r.Cells = append(r.Cells, p.measureCell(m, s, notes))
		}
		t.Rows = append(t.Rows, r)
	}
	if len(zero) > 0 {
		t.Note = fmt.Sprintf(p.say.allZero, strings.Join(zero, ", "))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// measureExtra is what must be known to read a measure's row.
func (p *printer) measureExtra(m *sim.Measure) string {
	scopes, channels := p.scopes(), p.liveOnly()
	switch {
	case m.Key == needsUnserved:
		return p.lostWords()
	case m.Live() && channels != "" && len(scopes) > 1 && scopes[0] == (sim.Scope{}):
		return fmt.Sprintf(p.say.wholeOf, p.say.wholeCentre, channels)
	}
	return ""
}

// columnName is the name of a measure above a table of teams, reasons or queues.
func (p *printer) columnName(kind, key string) string {
	name := p.measureName(measure(key))
	if kind == "reason" || kind == "segment" {
		return p.ofLive(name, measure(key))
	}
	return name
}

// ofLive names a measure over several channels with those that it is of, where it leaves
// some out.
func (p *printer) ofLive(name string, m *sim.Measure) string {
	if channels := p.liveOnly(); m.Live() && channels != "" {
		return fmt.Sprintf(p.say.withFormula, name, channels)
	}
	return name
}

// liveOnly names the channels whose customers hold on, where there are others:
// waits over several channels are theirs.
func (p *printer) liveOnly() string {
	var live []string
	for i := range p.Intervals {
		if v := &p.Intervals[i]; !deferred(v) {
			live = append(live, display(v.Channel))
		}
	}
	if len(live) == 0 || len(live) == len(p.Intervals) {
		return ""
	}
	return strings.Join(live, ", ")
}

// shown reports whether a measure is known of the centre or a channel, and
// whether it is other than 0 for any of them.
func (p *printer) shown(m *sim.Measure) (known, some bool) {
	for _, s := range p.scopes() {
		if v, _ := p.Find(m.Key, s); v != nil {
			known, some = true, some || v.Mean != 0
		}
	}
	return known, some
}

// scopeTable has a row for each team, reason or queue and a column for each
// measure known of it.
func (p *printer) scopeTable(kind, caption string, notes *footnotes) *table {
	var scopes []sim.Scope
	var keys []string
	for _, v := range p.Measures {
		if v.Scope.Kind() != kind {
			continue
		}
		if !slices.Contains(scopes, v.Scope) {
			scopes = append(scopes, v.Scope)
		}
		if v.N > 0 && v.Mean != 0 && !slices.Contains(keys, v.Measure) {
			keys = append(keys, v.Measure)
		}
	}
	if len(scopes) == 0 || len(keys) == 0 {
		return nil
	}
	t := &table{Caption: caption, Head: []column{{Name: p.say.kinds[kind], Text: true}}}
	for _, key := range keys {
		t.Head = append(t.Head, column{Name: p.columnName(kind, key)})
	}
	for _, s := range scopes {
		r := row{Name: display(s.Name())}
		for _, key := range keys {
			r.Cells = append(r.Cells, p.measureCell(measure(key), s, notes))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
