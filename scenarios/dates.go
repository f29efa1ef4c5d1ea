package scenarios

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
)

// Dates may be written by their names, and a season may be played in another
// year than the one it was written for. Both end here: from here on there are
// only dates, those of the year that is played.
//
// A named day, such as Black Friday or Christmas Eve + 2 days, is that of the
// season. A written date moves to another year as follows, and a stretch of
// days by its first day and the day after its last, so that what follows upon
// it still does:
//
//	17 December to 6 January    keeps its date: Christmas does
//	Singles Day, and holidays   keep theirs, with the whole of their stretch if it
//	on a fixed date             lies within a week
//	1 August to 16 December     keeps its distance to Black Friday, and so its weekday
//	7 January to 31 July        keeps its distance to the first Monday of these, and so its weekday
//
// where what would leave its own row of this table stops at its end. A season that
// replays what was recorded day by day moves as a whole, by weeks: each day of the
// records stays what it was, and a day of its week.
type dates struct {
	country string
	years   int  // from the year that was written to the one that is played
	whole   bool // it moves as a whole,
	shift   int  // by so many days
	middle  int  // of the season that is played, as the number of a day
}

// redate writes all dates of a season as year, month and day of the year that
// is played.
func redate(root *tree.Node, log *tree.Log) *tree.Node {
	d := &dates{country: text(root.Get("country"))}
	from, to := d.season(root, log)
	d.middle = (from.Number() + to.Number()) / 2
	return d.redateStrategies(d.redateTargets(grammar.Redate(language, root, d.write)))
}

// dayOfTarget is where a target names the day that it is about, and the day.
var dayOfTarget = regexp.MustCompile(`((?:day|interval) *: *)([^,{}]+?)((?:[ T]\d{1,2}:\d{2})? *[,}])`)

// redateTargets writes the days that targets are about, in their texts.
func (d *dates) redateTargets(root *tree.Node) *tree.Node {
	targets := root.Get("targets")
	if targets == nil || targets.Kind != tree.List {
		return root
	}
	moved := *targets
	moved.Items = nil
	for _, item := range targets.Items {
		if item.Kind == tree.Scalar {
			own := *item
			own.Text = dayOfTarget.ReplaceAllStringFunc(item.Text, func(text string) string {
				m := dayOfTarget.FindStringSubmatch(text)
				return m[1] + d.write(grammar.FirstDay, strings.TrimSpace(m[2]), "") + m[3]
			})
			item = &own
		}
		moved.Items = append(moved.Items, item)
	}
	return root.With("targets", targets.Pos, &moved)
}

// redateStrategies writes the dates of strategies so, too, but of those that are of
// another year: which they are played by themselves.
func (d *dates) redateStrategies(root *tree.Node) *tree.Node {
	all := root.Get("strategies")
	for _, s := range all.Entries() {
		if s.Value.Kind == tree.Mapping && s.Value.Get("from") == nil && s.Value.Get("year") == nil {
			all = all.With(s.Key, s.Pos, d.redateTargets(grammar.Redate(language, s.Value, d.write)))
			root = root.With("strategies", all.Pos, all)
		}
	}
	return root
}

// season finds the first and the last day that are played. Where they make no
// sense, which is told later, they are those of some season.
func (d *dates) season(root *tree.Node, log *tree.Log) (from, to calendar.Date) {
	from, to = calendar.Date{Year: 2026, Month: time.November, Day: 16}, calendar.Date{Year: 2026, Month: time.December, Day: 20}
	first, last := scalar(root.Get("from")), scalar(root.Get("to"))
	written, ok := d.begins(root, first, log)
	if !ok {
		return from, to
	}
	from = d.move(written)
	if d.whole = replays(root) && d.years != 0; d.whole {
		d.shift = wholeWeeks(written, from)
		from = d.move(written)
	}
	d.middle = from.Number() + 60
	if last == nil {
		return from, from
	}
	to, err := unit.Date(d.write(grammar.LastDay, last.Text, first.Text))
	if err != nil || to.Before(from) {
		to = from
	}
	return from, to
}

// begins reads the first day as it is written, and by how many years the
// season is moved.
func (d *dates) begins(root, first *tree.Node, log *tree.Log) (written calendar.Date, ok bool) {
	if first == nil {
		return written, false
	}
	year, _ := unit.Count(text(root.Get("year")))
	written, err := unit.Date(first.Text)
	if err == nil && year > 0 {
		d.years = year - written.Year
	}
	if err == nil {
		return written, true
	}
	one, other := d.named(first.Text, 2025), d.named(first.Text, 2026)
	if year == 0 && one != other {
		log.Add(first.Pos, "from: "+unit.Quote(first.Text)+" of which year?", "write the year behind the name, or year: 2026 beside it")
	}
	if written, err = unit.Date(d.named(first.Text, max(year, 1990))); err != nil {
		return written, false
	}
	if one == other && year > 0 { // the year stands behind the name
		d.years = year - written.Year
	}
	return written, true
}

// scalar returns a single value, nil for anything else.
func scalar(n *tree.Node) *tree.Node {
	if n == nil || n.Kind != tree.Scalar {
		return nil
	}
	return n
}

// write writes a date, or a choice of days.
func (d *dates) write(as grammar.Dated, text, other string) string {
	switch as {
	case grammar.NoDate:
		return text
	case grammar.SomeDays:
		return d.some(text)
	}
	date, err := unit.Date(text)
	if err != nil {
		return d.peak(d.nearest(text))
	}
	if d.years == 0 {
		return text
	}
	with, err := unit.Date(other)
	near := err == nil && max(with.Number()-date.Number(), date.Number()-with.Number()) <= 7
	if !d.whole && (near && holidays.Fixed(d.country, with) || holidays.Fixed(d.country, date)) {
		return d.keep(date).String()
	}
	if as == grammar.LastDay {
		return d.move(date.Add(1)).Add(-1).String()
	}
	return d.move(date).String()
}

var hoursAtEnd = regexp.MustCompile(`^(.*\S)(\s+\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})$`)

// some writes a choice of days that may hold dates.
func (d *dates) some(text string) string {
	days, hours := text, ""
	if m := hoursAtEnd.FindStringSubmatch(text); m != nil {
		days, hours = m[1], m[2]
	}
	if first, last, isRange := strings.Cut(days, " to "); isRange {
		return d.write(grammar.FirstDay, first, last) + " to " + d.write(grammar.LastDay, last, first) + hours
	}
	return d.write(grammar.FirstDay, days, "") + hours
}

var yearOfWeek = regexp.MustCompile(`^(\d{4})-?W(\d{1,2})$`)

// peak moves a week that is written with its year.
func (d *dates) peak(text string) string {
	m := yearOfWeek.FindStringSubmatch(text)
	if m == nil || d.years == 0 {
		return text
	}
	year, _ := strconv.Atoi(m[1])
	return fmt.Sprintf("%d-W%s", year+d.years, m[2])
}

var daysFromName = regexp.MustCompile(`^(.*?)(?:\s+(\d{4}))?(?:\s*([+-])\s*(\d+) days?)?$`)

// named writes the named day of a year, with the days that are added to it;
// what is no named day it leaves as it is.
func (d *dates) named(text string, year int) string {
	m := daysFromName.FindStringSubmatch(strings.Join(strings.Fields(text), " "))
	if m == nil {
		return text
	}
	if m[2] != "" {
		year, _ = strconv.Atoi(m[2])
		year += d.years
	}
	date, ok := holidays.Named(d.country, m[1], year)
	if !ok {
		return text
	}
	days, _ := strconv.Atoi(m[4])
	if m[3] == "-" {
		days = -days
	}
	return date.Add(days).String()
}

// nearest writes the named day that is nearest to the middle of the season.
func (d *dates) nearest(text string) string {
	found, best := text, 0
	middle := calendar.Date{Year: 1970, Month: time.January, Day: 1}.Add(d.middle)
	for year := middle.Year - 1; year <= middle.Year+1; year++ {
		date, err := unit.Date(d.named(text, year))
		if err != nil {
			return text
		}
		if away := max(date.Number()-d.middle, d.middle-date.Number()); found == text || away < best {
			found, best = date.String(), away
		}
	}
	return found
}

// keep moves a date to the same day of the month, the 29th of February to the
// 1st of March where there is none.
func (d *dates) keep(date calendar.Date) calendar.Date {
	return calendar.Date{Year: date.Year + d.years, Month: date.Month, Day: date.Day}.Add(0)
}

// move moves a date by the table.
func (d *dates) move(date calendar.Date) calendar.Date {
	if d.whole {
		return date.Add(d.shift)
	}
	to := d.keep(date)
	day := func(month time.Month, day int) calendar.Date {
		return calendar.Date{Year: to.Year, Month: month, Day: day}
	}
	switch md := 100*int(date.Month) + date.Day; {
	case d.years == 0 || md >= 1217 || md <= 106:
		return to
	case md >= 801:
		days := date.Number() - holidays.BlackFriday(date.Year).Number()
		return within(holidays.BlackFriday(to.Year).Add(days), day(time.August, 1), day(time.December, 16))
	default:
		days := date.Number() - workAgain(date.Year).Number()
		return within(workAgain(to.Year).Add(days), day(time.January, 7), day(time.July, 31))
	}
}

// replays reports whether a season has records of single days.
func replays(root *tree.Node) bool {
	if root.Get("measured") != nil || root.Get("orders").Get("days") != nil {
		return true
	}
	for _, part := range [][2]string{{"reasons", "counts"}, {"teams", "roster"}} {
		for _, entry := range root.Get(part[0]).Entries() {
			if entry.Value.Get(part[1]) != nil {
				return true
			}
		}
	}
	return false
}

// wholeWeeks is the number of days from one date to the day of its week that is
// nearest to another, of that year.
func wholeWeeks(from, to calendar.Date) int {
	weeks := int(math.Round(float64(to.Number()-from.Number()) / 7))
	if from.Add(7*weeks).Year < to.Year {
		weeks++
	}
	return 7 * weeks
}

// workAgain is the first Monday after 6 January.
func workAgain(year int) calendar.Date {
	seventh := calendar.Date{Year: year, Month: time.January, Day: 7}
	return seventh.Add((int(time.Monday) - int(seventh.Weekday()) + 7) % 7)
}

func within(date, first, last calendar.Date) calendar.Date {
	switch {
	case date.Before(first):
		return first
	case last.Before(date):
		return last
	}
	return date
}
