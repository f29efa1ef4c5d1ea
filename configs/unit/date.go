package unit

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
)

var isoDate = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)

// dayFirst is a date as it is written in the Nordic countries.
var dayFirst = regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$`)

// Date reads a local date, as in 2026-11-23, and refuses days that the
// calendar does not have.
func Date(text string) (calendar.Date, error) {
	m := isoDate.FindStringSubmatch(spaced(text))
	if d := dayFirst.FindStringSubmatch(spaced(text)); d != nil {
		if meant, err := Date(d[3] + "-" + d[2] + "-" + d[1]); err == nil {
			return calendar.Date{}, fmt.Errorf("%s is not a date; write %v", Quote(text), meant)
		}
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
