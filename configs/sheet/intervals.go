package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
)

// Interval is what an export says of one queue in one interval. What is not
// written is NaN.
type Interval struct {
	Moment
	Pos            tree.Pos
	Queue, Channel string  // empty when there is no such column
	Offered        float64 // contacts
	Handled        float64
	Abandoned      float64
	Waited         float64 // contacts that waited at all
	HandleTime     float64 // of all together, seconds
	Wait           float64 // of all offered together, seconds
}

// The columns of an interval export, and what other systems call them.
var (
	startNames   = []string{"interval_start", "Interval Start UTC Date", "interval start UTC", "start", "timestamp", "date_time", "date", "ROW_DATE", "interval", "intervallstart", "starttid", "startid", "tidspunkt", "dato", "datum", "tid"}
	clockNames   = []string{"time", "STARTTIME", "start_time", "hour", "interval", "intervall", "klokkeslett", "klokkeslæt", "klockslag", "tid"}
	queueNames   = []string{"queue", "queue name", "SPLIT", "skill", "reason", "kø", "kö", "jono"}
	channelNames = []string{"channel", "Media Type", "media", "kanal", "kanava"}
	offeredNames = []string{"offered", "CALLSOFFERED", "CONTACTS_QUEUED", "calls", "contacts", "count", "Offer", "innkommende", "indkomne", "inkommande", "tilbudt", "tilbudte", "erbjudna", "anrop", "samtaler", "samtal", "opkald", "antall samtaler", "antal samtal", "antal opkald", "antall", "antal"}
	handledNames = []string{"handled", "Interactions Handled", "answered", "ACDCALLS", "CONTACTS_HANDLED", "besvart", "besvaret", "besvarade"}
	lostNames    = []string{"abandoned", "ABNCALLS", "CONTACTS_ABANDONED", "lost", "Abandon", "tapt", "tabt", "tappade", "forlatt", "forlatte", "forladt", "övergivna"}
	waitedNames  = []string{"waited", "delayed"}
	handleNames  = []string{"handle_s", "Total Handle Time", "ACDTIME"}
	waitNames    = []string{"wait_s"}

	// Some systems have the waits of those who were answered and of those who gave
	// up apart; only together are they those of all.
	answeredWaitNames = []string{"ANSTIME"}
	lostWaitNames     = []string{"ABNTIME"}
)

// IntervalColumns are the columns of an interval export.
const IntervalColumns = "interval_start, queue, channel, offered, handled, abandoned, waited, wait_s and handle_s"

// Intervals reads an interval export: interval_start, offered, and what else
// there is of queue, channel, handled, abandoned, waited, handle_s and wait_s.
// Rows that are sound are returned, in the order in which they stand.
func Intervals(t *Table, log *tree.Log) []Interval {
	start, offered := t.Need(log, startNames...), t.Need(log, offeredNames...)
	if start < 0 || offered < 0 {
		return nil
	}
	utc := strings.Contains(plain(t.Columns[start]), "utc")
	columns := [...]int{
		offered, t.Column(handledNames...), t.Column(lostNames...), t.Column(waitedNames...), t.Column(handleNames...),
	}
	waits := waitColumns(t)
	clock, queue, channel := t.Column(clockNames...), t.Column(queueNames...), t.Column(channelNames...)
	if clock == start {
		clock = -1
	}
	var all []Interval
	var wrong moments
	for _, row := range t.Rows {
		at, ok := wrong.read(row, start, clock, log)
		if !ok {
			continue
		}
		at.UTC = at.UTC || utc
		var values [len(columns)]float64
		for i, column := range columns {
			values[i] = row.Cell(column).Number(log)
		}
		if math.IsNaN(values[0]) {
			continue // an empty cell: nobody counted
		}
		wait := math.NaN()
		if len(waits) > 0 {
			wait = 0
		}
		for _, column := range waits {
			wait += row.Cell(column).Number(log)
		}
		all = append(all, Interval{
			Moment: at, Pos: row.Pos(), Queue: row.Cell(queue).Text, Channel: row.Cell(channel).Text,
			Offered: values[0], Handled: values[1], Abandoned: values[2], Waited: values[3], HandleTime: values[4], Wait: wait,
		})
	}
	wrong.sumUp(log)
	return all
}

// moments are those of a table that cannot be read. A wrong way to write them is
// the same in each row: three of them say it.
type moments struct {
	wrong int
	last  tree.Pos
}

const wrongMoments = 3

// read returns the moment of a row: a cell, with the clock of another where there
// is one.
func (m *moments) read(row Row, start, clock int, log *tree.Log) (at Moment, ok bool) {
	if m.wrong >= wrongMoments {
		log = &tree.Log{} // it has been said
	}
	at, ok = row.Cell(start).Moment(log)
	if ok && clock >= 0 {
		at, ok = at.At(row.Cell(clock), log)
	}
	if !ok {
		m.wrong++
		m.last = row.Pos()
	}
	return at, ok
}

// sumUp tells how many there were when not all were told.
func (m *moments) sumUp(log *tree.Log) {
	if m.wrong > wrongMoments {
		log.Add(m.last, fmt.Sprintf("%d rows in all, this the last, have no time that can be read", m.wrong), "write all of them so")
	}
}

// waitColumns returns the columns that together hold how long all waited.
func waitColumns(t *Table) []int {
	if wait := t.Column(waitNames...); wait >= 0 {
		return []int{wait}
	}
	answered, lost := t.Column(answeredWaitNames...), t.Column(lostWaitNames...)
	if answered < 0 || lost < 0 {
		return nil
	}
	return []int{answered, lost}
}

// Doubts tells what may be wrong with a table of intervals that can be read: waits
// of a part of the contacts, contacts that came and went neither way, and times of
// which it is hard to believe that they are seconds of all contacts together.
func Doubts(t *Table, all []Interval, odd *tree.Log) {
	if waitColumns(t) == nil {
		if i := max(t.Column(answeredWaitNames...), t.Column(lostWaitNames...)); i >= 0 {
			odd.Add(t.heading[i], fmt.Sprintf("the column %s is not read: it is the wait of a part of the contacts", unit.Quote(t.Columns[i])), "export both ANSTIME and ABNTIME: together they are the wait of all")
		}
	}
	unbalanced(all, odd)
	timeless(all, odd)
	var handled, seconds float64
	for _, i := range all {
		if i.Handled > 0 && i.HandleTime >= 0 {
			handled, seconds = handled+i.Handled, seconds+i.HandleTime
		}
	}
	if mean := seconds / handled; handled > 0 && (mean < shortHandle || mean > longHandle) {
		odd.Add(t.heading[t.Column(handleNames...)], fmt.Sprintf("handle times come to %.3g s for each contact", mean), "write the seconds of all contacts of the interval together, not their mean, nor minutes")
	}
}

// timeless looks for contacts of a date without a time: the total of a day, perhaps.
func timeless(all []Interval, odd *tree.Log) {
	var first *Interval
	rows := 0
	for i := range all {
		if all[i].Bare && all[i].Offered > 0 {
			if rows++; first == nil {
				first = &all[i]
			}
		}
	}
	if first != nil {
		odd.Add(first.Pos, fmt.Sprintf("%v has no time: its %g contacts are taken for those of midnight; so it is in %d of %d rows", first.Date, first.Offered, rows, len(all)),
			"take totals of a day out, and write the time of each interval, such as 00:00")
	}
}

// Mean handle times, in seconds, beyond which a column is hardly one of them.
const (
	shortHandle = 10
	longHandle  = 4 * 3600
)

// unbalanced looks for contacts that were offered and neither handled nor abandoned,
// or the other way round.
func unbalanced(all []Interval, odd *tree.Log) {
	var first *Interval
	rows := 0
	for i := range all {
		if gone := all[i].Handled + all[i].Abandoned; math.Abs(all[i].Offered-gone) > 1e-6 { // false where one is not known
			if rows++; first == nil {
				first = &all[i]
			}
		}
	}
	if first != nil {
		odd.Add(first.Pos, fmt.Sprintf("%g were offered, %g handled and %g abandoned, which does not add up; so it is in %d of %d rows", first.Offered, first.Handled, first.Abandoned, rows, len(all)),
			"count each contact where it came; those sent elsewhere were offered there, too")
	}
}

// Length finds how long the intervals are, 15, 30 or 60 minutes: the longest on
// which all of them begin; and faults a table in which they begin elsewhere.
func Length(all []Interval, log *tree.Log) (des.Time, bool) {
	length := des.Hour
	for _, i := range all {
		for i.Clock%length != 0 {
			if length /= 2; length < des.Hour/4 {
				log.Add(i.Pos, fmt.Sprintf("an interval begins at %s", i.Moment), "let intervals of 15, 30 or 60 minutes begin with the hour")
				return 0, false
			}
		}
	}
	return length, true
}

// String writes a moment as it would stand in a table.
func (m Moment) String() string {
	text := fmt.Sprintf("%v %02d:%02d", m.Date, m.Clock/des.Hour, m.Clock%des.Hour/des.Minute)
	if m.UTC {
		text += " UTC"
	}
	return text
}

// Named returns the rows of one queue, all of them for "" or where there is no
// such column; a name that is not in the table is a fault at the given place.
func Named(all []Interval, queue string, at tree.Pos, log *tree.Log) []Interval {
	if queue == "" {
		return all
	}
	var rows []Interval
	for _, i := range all {
		if plain(i.Queue) == plain(queue) {
			rows = append(rows, i)
		}
	}
	if rows == nil && len(all) > 0 {
		log.Add(at, fmt.Sprintf("the table has no queue %s", unit.Quote(queue)), tree.Choices(queue, Queues(all)))
	}
	return rows
}

// Queues lists the queues of a table, in the order in which they appear.
func Queues(all []Interval) []string {
	return distinct(all, func(i Interval) string { return i.Queue })
}

// Channels lists the channels of a table, in the order in which they appear.
func Channels(all []Interval) []string {
	return distinct(all, func(i Interval) string { return i.Channel })
}

func distinct(all []Interval, of func(Interval) string) (names []string) {
	seen := map[string]bool{}
	for _, i := range all {
		if name := of(i); name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}
