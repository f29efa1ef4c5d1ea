package configs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// Tabulated are the keys under which what a table held is written, in place of its
// file.
var Tabulated = []string{"every", "days", "channels", "people", "offered", "waited", "wait", "abandoned"}

// intervalsOf reads a table of intervals, and how long they are; there are none
// when it has a fault, which goes to the log.
func intervalsOf(table, at *tree.Node, log, odd *tree.Log) (rows []sheet.Interval, every des.Time) {
	faults := log.Len()
	t := sheet.Read(table.Pos.File, []byte(table.Text), log)
	if t == nil {
		return nil, 0
	}
	rows = sheet.Intervals(t, log)
	sheet.Doubts(t, rows, odd)
	t.Unread(sheet.IntervalColumns, odd)
	every, ok := sheet.Length(rows, log)
	if log.Len() > faults || !ok {
		return nil, 0
	}
	if len(rows) == 0 {
		log.Add(at.Pos, unit.Quote(at.Text)+" has a heading and no rows", "write a row for each interval, such as 2026-11-23 08:00,12")
		return nil, 0
	}
	return rows, every
}

// Tabulate returns counts with the days that a table holds for them in place of
// its file: those of the queue that they name, or that has the reason's name.
// Faults go to the log, and to odd what the table leaves open.
func Tabulate(counts *tree.Node, reason string, table, root *tree.Node, log, odd *tree.Log) *tree.Node {
	at := counts.Get("file")
	faults := log.Len()
	rows, every := intervalsOf(table, at, log, odd)
	if rows == nil {
		return nil
	}
	rows = rowsOf(rows, counts, reason, log)
	if rows == nil {
		return nil
	}
	g, ok := newGrid(rows, every, at, root, log)
	if !ok {
		return nil
	}
	parts := g.place(rows, countsChannel(rows, root, log), at.Pos, log)
	if log.Len() > faults {
		return nil
	}
	g.tell(odd)
	g.gaps(table.Pos, at.Text, odd)
	counts = counts.With("every", at.Pos, scalarAt(short(every.String()), at.Pos))
	if all, ok := parts[""]; ok {
		return counts.With("days", at.Pos, g.days(all, "0", at.Pos))
	}
	channels := &tree.Node{Kind: tree.Mapping, Pos: at.Pos}
	for _, name := range root.Get("channels").Keys() {
		if part, ok := parts[name]; ok {
			channels = channels.With(name, at.Pos, g.days(part, "0", at.Pos))
		}
	}
	return counts.With("channels", at.Pos, channels)
}

func scalarAt(text string, at tree.Pos) *tree.Node {
	return &tree.Node{Kind: tree.Scalar, Text: text, Pos: at}
}

// rowsOf returns the rows of the queue that the counts are of.
func rowsOf(rows []sheet.Interval, counts *tree.Node, reason string, log *tree.Log) []sheet.Interval {
	queues := sheet.Queues(rows)
	if n := counts.Get("queue"); n != nil {
		if n.Text == "all" {
			return rows
		}
		return sheet.Named(rows, n.Text, n.Pos, log)
	}
	if len(queues) < 2 {
		return rows
	}
	var unheard tree.Log
	if own := sheet.Named(rows, reason, tree.Pos{}, &unheard); own != nil {
		return own
	}
	at := counts.Get("file")
	log.Add(at.Pos, fmt.Sprintf("%s has %d queues and none is called %s", unit.Quote(at.Text), len(queues), reason), "write queue: and one of "+strings.Join(queues, ", ")+", or queue: all")
	return nil
}

// countsChannel returns which channel of the centre a row is of: "" for all of
// them when the table does not say, or there is only one.
func countsChannel(rows []sheet.Interval, root *tree.Node, log *tree.Log) func(string) string {
	known := root.Get("channels").Entries()
	names := map[string]string{}
	for _, name := range sheet.Channels(rows) {
		if len(known) < 2 {
			break
		}
		i := slices.IndexFunc(known, func(f tree.Field) bool { return strings.EqualFold(f.Key, name) })
		if i < 0 {
			i = slices.IndexFunc(known, func(f tree.Field) bool { return kindOf(f) == kindCalled(name) && kindOf(f) != "" })
		}
		if i < 0 {
			names[name] = name // so that it is not taken for a row without one
			first := slices.IndexFunc(rows, func(r sheet.Interval) bool { return r.Channel == name })
			log.Add(rows[first].Pos, fmt.Sprintf("the table has a channel %s and the centre has none", unit.Quote(name)), tree.Choices(name, root.Get("channels").Keys())+"; let the table call it so")
			continue
		}
		names[name] = known[i].Key
	}
	return func(name string) string { return names[name] }
}

// kindCalled returns the kind of channel that a name says, in whatever way.
func kindCalled(name string) string {
	bare := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	for _, kind := range kinds {
		if bare == kind || bare+"s" == kind || slices.Contains(otherNames[kind], bare) || slices.Contains(otherNames[kind], bare+"s") {
			return kind
		}
	}
	return ""
}

// grid is the local days of a table, cut into its intervals.
type grid struct {
	calendar *calendar.Calendar
	every    des.Time
	seen     map[string]bool // rows, by interval, queue and channel
	twice    []sheet.Interval
	rows     []map[int]bool   // by day: intervals of which there are rows
	hours    []sheet.Interval // of the hour that the clock shows twice, seen once
	local    bool             // some rows are by the clock, and not in UTC
}

// newGrid returns the days from the first row to the last.
func newGrid(rows []sheet.Interval, every des.Time, at, root *tree.Node, log *tree.Log) (*grid, bool) {
	first, last := rows[0].Date, rows[0].Date
	for _, r := range rows {
		if r.Date.Before(first) {
			first = r.Date
		}
		if last.Before(r.Date) {
			last = r.Date
		}
	}
	if last.Number()-first.Number() > 3*366 {
		log.Add(at.Pos, fmt.Sprintf("%s reaches from %v to %v", unit.Quote(at.Text), first, last), "write three years at most")
		return nil, false
	}
	name := "UTC"
	if zone := root.Get("timezone"); zone != nil {
		name = zone.Text
	} else if country := root.Get("country"); country != nil && zones[country.Text] != "" {
		name = zones[country.Text]
	}
	c, err := NewCalendar("", name, first.Add(-1), last.Add(1))
	if err != nil {
		return nil, false // told where the time zone is written
	}
	return &grid{calendar: c, every: every, seen: map[string]bool{}, rows: make([]map[int]bool, len(c.Days))}, true
}

// place adds the rows up by channel, day and interval. What is not there is
// missing.
func (g *grid) place(rows []sheet.Interval, channel func(string) string, at tree.Pos, log *tree.Log) map[string][]map[int]float64 {
	parts := map[string][]map[int]float64{}
	for _, r := range rows {
		name := channel(r.Channel)
		if parts[name] == nil {
			parts[name] = make([]map[int]float64, len(g.calendar.Days))
		}
		day, slot := g.slot(r)
		if slot%g.every != 0 {
			log.Add(r.Pos, fmt.Sprintf("the interval at %v does not begin with one of the local clock", r.Moment), "export local time, or shorter intervals")
			return parts
		}
		if parts[name][day] == nil {
			parts[name][day] = map[int]float64{}
		}
		if g.rows[day] == nil {
			g.rows[day] = map[int]bool{}
		}
		g.rows[day][int(slot/g.every)] = true
		parts[name][day][int(slot/g.every)] += r.Offered
	}
	if len(parts) > 1 {
		if _, ok := parts[""]; ok {
			log.Add(at, "some rows have a channel and some have none", "write it in each row, or leave the column out")
		}
	}
	return parts
}

// slot returns the day of a row and its time since midnight. What the clock
// shows twice in autumn is the first time, and the second when it is there a
// second time.
func (g *grid) slot(r sheet.Interval) (day int, since des.Time) {
	key := fmt.Sprint(r.Moment, r.Queue, r.Channel)
	again := g.seen[key]
	g.seen[key] = true
	if r.UTC {
		t := des.Time(r.Unix()-g.calendar.Unix) * des.Second
		if again {
			g.twice = append(g.twice, r)
		}
		day = g.calendar.Index(t)
		return day, t - g.calendar.Days[day].Start
	}
	g.local = true
	day = r.Date.Number() - g.calendar.Days[0].Date.Number()
	d := g.calendar.Days[day]
	since = d.At(r.Clock) - d.Start
	if by := d.Jump.By; by < 0 && r.Clock >= d.Jump.At+by && r.Clock < d.Jump.At {
		if again && !g.seen[key+" again"] {
			g.seen[key+" again"] = true
			return day, since - by
		}
		if !again && r.Offered > 0 { // of an hour in which nobody came there is nothing to tell
			g.hours = append(g.hours, r)
		}
	}
	if again {
		g.twice = append(g.twice, r)
	}
	return day, since
}

// tell says what a table leaves open: rows that are there twice, and an hour
// that ought to be.
func (g *grid) tell(odd *tree.Log) {
	if n := len(g.twice); n > 0 {
		odd.Add(g.twice[0].Pos, fmt.Sprintf("rows of an interval, queue and channel that have one already: %d", n), "they are added up; take them out if they are the same contacts")
	}
	for _, r := range g.hours {
		if key := fmt.Sprint(r.Moment, r.Queue, r.Channel); !g.seen[key+" again"] {
			odd.Add(r.Pos, fmt.Sprintf("on %v the clock shows %02d:%02d twice and the table once", r.Date, r.Clock/des.Hour, r.Clock%des.Hour/des.Minute), "all of it is taken for the first time; tables in UTC tell them apart")
			break
		}
	}
}

// gaps says of what the table has no rows: intervals between others of their
// day, and days between others.
func (g *grid) gaps(at tree.Pos, file string, odd *tree.Log) {
	var intervals, days []string
	before := -1 // the last day that has rows
	for i, slots := range g.rows {
		if slots == nil {
			continue
		}
		for k := before + 1; before >= 0 && k < i; k++ {
			days = append(days, g.calendar.Days[k].Date.String())
		}
		before = i
		first, last := span(slots)
		for slot := first; slot < last; slot++ {
			if !slots[slot] && !(g.local && g.secondTime(i, slot)) {
				clock := g.calendar.Days[i].Clock(g.calendar.Days[i].Start + g.every*des.Time(slot))
				intervals = append(intervals, fmt.Sprintf("%v %s", g.calendar.Days[i].Date, clockText(clock)))
			}
		}
	}
	for i, missing := range [][]string{days, intervals} {
		if len(missing) > 0 {
			what := [...]string{"days", "intervals between others of their day"}[i]
			odd.Add(at, fmt.Sprintf("%s has no rows of %d %s, the first %s", unit.Quote(file), len(missing), what, missing[0]), "nobody comes in them; write rows if somebody did")
		}
	}
}

// secondTime reports whether an interval begins in the hour that the clock shows for
// the second time: a table by the clock may have all of it in the first.
func (g *grid) secondTime(day, slot int) bool {
	jump, at := g.calendar.Days[day].Jump, g.every*des.Time(slot)
	return jump.At <= at && at < jump.At-jump.By
}

// span returns the first and the last interval of a day.
func span[T any](slots map[int]T) (first, last int) {
	first = mostInDay
	for slot := range slots {
		first, last = min(first, slot), max(last, slot)
	}
	return first, last
}

// days writes the counts of each day, dashes for intervals without a row between
// others, and before the first what is given.
func (g *grid) days(days []map[int]float64, before string, at tree.Pos) *tree.Node {
	out := &tree.Node{Kind: tree.Mapping, Pos: at}
	for i, slots := range days {
		if slots == nil {
			continue
		}
		first, last := span(slots)
		words := make([]string, last+1)
		for slot := range words {
			if words[slot] = "-"; slot < first {
				words[slot] = before
			}
			if v, ok := slots[slot]; ok {
				words[slot] = strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		out = out.With(g.calendar.Days[i].Date.String(), at, scalarAt(strings.Join(words, " "), at))
	}
	return out
}
