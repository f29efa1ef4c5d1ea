package unit

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
)

var isoDate = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)

// Dates as they are written elsewhere: with the day first, or with other signs.
var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})([-./]) ?(\d{1,2})[-./] ?(20)?(\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./](\d{1,2})[./](\d{1,2})$`)
)

// meantDate writes a date as it is read, "" when it is not known which was
// meant; both when day and month may have changed places.
func meantDate(text string) string {
	if m := yearFirst.FindStringSubmatch(spaced(text)); m != nil {
		return sound(m[1], m[2], m[3])
	}
	m := dayFirst.FindStringSubmatch(spaced(text))
	if m == nil {
		return ""
	}
	year := "20" + m[5]
	meant := sound(year, m[3], m[1])
	if other := sound(year, m[1], m[3]); m[2] == "/" && other != "" && other != meant {
		if meant == "" {
			return other
		}
		return meant + ", or " + other
	}
	return meant
}

// sound writes a date that the calendar has, "" for another.
func sound(year, month, day string) string {
	d, err := Date(year + "-" + month + "-" + day)
	if err != nil {
		return ""
	}
	return d.String()
}

// Date reads a local date, as in 2026-11-23, and refuses days that the
// calendar does not have.
func Date(text string) (calendar.Date, error) {
	m := isoDate.FindStringSubmatch(spaced(text))
	if meant := meantDate(text); meant != "" {
		return calendar.Date{}, fmt.Errorf("%s is not a date; write %s", Quote(text), meant)
	}
	if m == nil {
		return calendar.Date{}, fmt.Errorf("%s is not a date; write year-month-day, such as 2026-11-23", Quote(text))
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	switch {
	case month < 1 || month > 12:
		return calendar.Date{}, fmt.Errorf("there is no month %d; write a month from 01 to 12", month)
	case year < 1990 || year > 2100:
		return calendar.Date{}, fmt.Errorf("the year %d is out of reach; write one from 1990 to 2100", year)
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || day < 1 {
		length := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
		return calendar.Date{}, fmt.Errorf("there is no %s; %v %d has %d days", spaced(text), time.Month(month), year, length)
	}
	return calendar.Date{Year: year, Month: time.Month(month), Day: day}, nil
}

var weekNumber = regexp.MustCompile(`^(?:week\s+|(\d{4})-?W)(\d{1,2})$`)

// Week reads an ISO week, as in week 50 or 2026-W50. The year is 0 when it is
// not written.
func Week(text string) (year, week int, err error) {
	m := weekNumber.FindStringSubmatch(spaced(text))
	if m == nil {
		return 0, 0, fmt.Errorf("%s is not a week; write one, such as week 50 or 2026-W50", Quote(text))
	}
	year, _ = strconv.Atoi(m[1])
	week, _ = strconv.Atoi(m[2])
	if week < 1 || week > 53 {
		return 0, 0, fmt.Errorf("there is no week %d; write one from 1 to 53", week)
	}
	return year, week, nil
}

// Year reads a year, as in 2026.
func Year(text string) (int, error) {
	year, err := Count(text)
	if err == nil && (year < 1990 || year > 2100) {
		err = fmt.Errorf("the year %d is out of reach; write one from 1990 to 2100", year)
	}
	return year, err
}
