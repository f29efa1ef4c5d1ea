package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

var (
	spaces    = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "")
	decimal   = regexp.MustCompile(`^\d*\.?\d+$|^\d+\.$`)
	comma     = regexp.MustCompile(`^\d*,\d+$`)
	thousands = regexp.MustCompile(`^[1-9]\d{0,2}([.,])\d{3}$`)
	groups    = regexp.MustCompile(`^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:,\d{3}){2,}$`)
)

// most is the largest number that is believed of a cell.
const most = 1e9

// Number reads a number of 0 or more, with a decimal point or comma; an empty
// cell is NaN. 1,234 is one and a part in a table that is parted by semicolons,
// as those are where the comma is of decimals, and 1.234 is in any other; the
// other way round it may be a thousand, which is a fault.
func (c Cell) Number(log *tree.Log) float64 {
	text := spaces.Replace(c.Text)
	switch {
	case text == "":
		return math.NaN()
	case groups.MatchString(text):
		text = ungrouped(text)
	case c.thousand(text):
		log.Add(c.Pos, fmt.Sprintf("%s may be a thousand and more, or one and a part", unit.Quote(c.Text)), "write "+strings.NewReplacer(",", "", ".", "").Replace(text)+", or two decimals")
		return math.NaN()
	case comma.MatchString(text):
		text = strings.Replace(text, ",", ".", 1)
	case !decimal.MatchString(text):
		log.Add(c.Pos, unit.Quote(c.Text)+" is not a number of 0 or more", "write one such as 12 or 7.5")
		return math.NaN()
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v > most {
		log.Add(c.Pos, unit.Quote(c.Text)+" is too large", "write a number such as 12 or 7.5")
		return math.NaN()
	}
	return v
}

// Share reads a share: 92 %, or 0.92; an empty cell is NaN.
func (c Cell) Share(log *tree.Log) float64 {
	number, percent := strings.CutSuffix(spaces.Replace(c.Text), "%")
	bare := c
	bare.Text = number
	v := bare.Number(log)
	if percent {
		v /= 100
	}
	if v > 1 {
		log.Add(c.Pos, unit.Quote(c.Text)+" is not a share", "write one such as 92% or 0.92")
	}
	return v
}

// thousand reports whether the number could be a thousand and more as well as
// one and a part.
func (c Cell) thousand(text string) bool {
	m := thousands.FindStringSubmatch(text)
	return m != nil && (m[1] == ",") != c.comma
}

// ungrouped takes the signs of thousands out: the last sign is of decimals
// when it stands once.
func ungrouped(text string) string {
	last := strings.LastIndexAny(text, ".,")
	sign := text[last : last+1]
	if strings.Count(text, sign) > 1 {
		return strings.ReplaceAll(text, sign, "")
	}
	return strings.NewReplacer(".", "", ",", "").Replace(text[:last]) + "." + text[last+1:]
}

// Moment is when something was, as written: on the wall clock of a date, or
// in UTC.
type Moment struct {
	Date  calendar.Date
	Clock des.Time // since midnight
	UTC   bool
	Bare  bool // a date without a time, which is taken for midnight
}

var stamp = regexp.MustCompile(`^(\S+?)(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$`)

// Moment reads a date with or without a time, as in 2026-11-23 08:00,
// 2026-11-23T07:00Z or 23.11.2026 08:00; ok is false when it is none.
func (c Cell) Moment(log *tree.Log) (m Moment, ok bool) {
	parts := stamp.FindStringSubmatch(c.Text)
	if parts == nil {
		log.Add(c.Pos, unit.Quote(c.Text)+" is not a time", "write one such as 2026-11-23 08:00, or 2026-11-23T07:00Z in UTC")
		return m, false
	}
	date, err := dateOf(parts[1])
	if err != nil {
		log.Add(c.Pos, err.Error(), "")
		return m, false
	}
	hours, minutes, seconds := number(parts[2]), number(parts[3]), number(parts[4])
	if hours > 23 || minutes > 59 || seconds > 59 {
		log.Add(c.Pos, unit.Quote(c.Text)+" is no time of the day", "write hours from 00 to 23 and minutes to 59")
		return m, false
	}
	m = Moment{Date: date, Clock: des.Time(hours)*des.Hour + des.Time(minutes)*des.Minute + des.Time(seconds)*des.Second, Bare: parts[2] == ""}
	if parts[5] != "" {
		m = m.inUTC(parts[5])
	}
	return m, true
}

// At returns the moment with a clock that stands in a cell of its own, as
// 08:00, 8 or 830, or as the beginning of 08:00-08:30; an empty cell is midnight.
func (m Moment) At(c Cell, log *tree.Log) (Moment, bool) {
	from, _, _ := strings.Cut(c.Text, "-")
	text := strings.Replace(strings.TrimSpace(from), ".", ":", 1)
	if parts := clock.FindStringSubmatch(text); parts != nil {
		hours, minutes := number(parts[1]), number(parts[2])
		if hours < 24 && minutes < 60 {
			m.Clock, m.Bare = des.Time(hours)*des.Hour+des.Time(minutes)*des.Minute, false
			return m, true
		}
	}
	if text == "" {
		return m, true
	}
	log.Add(c.Pos, unit.Quote(c.Text)+" is no time of the day", "write one such as 08:00")
	return m, false
}

var clock = regexp.MustCompile(`^(\d{1,2})(?::?(\d{2}))?(?::\d{2})?$`)

// inUTC takes the offset of a zone away.
func (m Moment) inUTC(zone string) Moment {
	m.UTC = true
	if zone == "Z" || zone == "UTC" {
		return m
	}
	digits := strings.ReplaceAll(zone[1:], ":", "")
	off := des.Time(number(digits[:2]))*des.Hour + des.Time(number(digits[2:]))*des.Minute
	if zone[0] == '+' {
		off = -off
	}
	for m.Clock += off; m.Clock < 0; m.Clock += des.Day {
		m.Date = m.Date.Add(-1)
	}
	for ; m.Clock >= des.Day; m.Clock -= des.Day {
		m.Date = m.Date.Add(1)
	}
	return m
}

// Unix is the moment in seconds since 1970 as if its clock were UTC.
func (m Moment) Unix() int64 {
	midnight := time.Date(m.Date.Year, m.Date.Month, m.Date.Day, 0, 0, 0, 0, time.UTC)
	return midnight.Unix() + int64(m.Clock/des.Second)
}

var dayFirst = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`)

// dateOf reads year-month-day, or day.month.year, which has one meaning.
func dateOf(text string) (calendar.Date, error) {
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		text = m[3] + "-" + m[2] + "-" + m[1]
	}
	return unit.Date(text)
}

// number reads digits that a pattern has found, "" as 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
