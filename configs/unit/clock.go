package unit

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim/des"
)

var clock = regexp.MustCompile(`^(\d{1,2}):(\d{2})$`)

// Clock reads a time of day between 00:00 and 24:00.
func Clock(text string) (des.Time, error) {
	m := clock.FindStringSubmatch(spaced(text))
	if m == nil {
		return 0, fmt.Errorf("%s is not a time of day; write %s", Quote(text), cmp.Or(meantClock(text), "one, such as 08:30"))
	}
	hour, minute := 10*digit(m[1], 2)+digit(m[1], 1), 10*digit(m[2], 2)+digit(m[2], 1)
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return 0, fmt.Errorf("there is no %s o'clock; write a time between 00:00 and 24:00", text)
	}
	return des.Time(hour)*des.Hour + des.Time(minute)*des.Minute, nil
}

// digit returns the k-th digit from the right, 0 when there is none.
func digit(s string, k int) int {
	if k > len(s) {
		return 0
	}
	return int(s[len(s)-k] - '0')
}

// Span is a stretch of the day on the wall clock. To may lie after 24:00: the
// stretch then ends on the next day.
type Span struct{ From, To des.Time }

// Range reads a stretch of the day, as in 08:00-18:00. One that ends before it
// begins, as in 22:00-06:00, ends on the next day.
func Range(text string) (Span, error) {
	from, to, ok := strings.Cut(text, "-")
	if !ok {
		return Span{}, noRange(text)
	}
	var s Span
	var err1, err2 error
	s.From, err1 = Clock(from)
	s.To, err2 = Clock(to)
	if err := errors.Join(err1, err2); err != nil {
		return Span{}, noRange(text)
	}
	if s.From == 24*des.Hour {
		return Span{}, fmt.Errorf("%s begins when the day is over; write 00:00 for midnight", Quote(text))
	}
	if s.To == s.From {
		return Span{}, fmt.Errorf("%s is empty; write 00:00-24:00 for the whole day", Quote(text))
	}
	if s.To < s.From {
		s.To += 24 * des.Hour
	}
	return s, nil
}

func noRange(text string) error {
	what := Quote(text) + " is not a stretch of the day; write "
	if meant := meantRange(text); meant != "" {
		return settled{fmt.Errorf("%s%s", what, meant)}
	}
	return fmt.Errorf("%sone, such as 08:00-18:00", what)
}

// Hours reads a day's opening hours: stretches with commas between them,
// closed, or open for round the clock.
func Hours(text string) ([]Span, error) {
	switch spaced(text) {
	case "closed":
		return nil, nil
	case "open":
		return []Span{{0, 24 * des.Hour}}, nil
	}
	var spans []Span
	for part := range strings.SplitSeq(text, ",") {
		s, err := Range(spaced(part))
		if err != nil {
			if errors.As(err, &settled{}) {
				return nil, err
			}
			return nil, fmt.Errorf("%w, or closed, or open", err)
		}
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b Span) int { return int(a.From - b.From) })
	for i := 1; i < len(spans); i++ {
		if spans[i].From < spans[i-1].To {
			return nil, fmt.Errorf("%s overlaps itself; write stretches that follow each other", Quote(text))
		}
	}
	if n := len(spans); n > 0 && spans[n-1].To > spans[0].From+24*des.Hour {
		return nil, fmt.Errorf("%s is longer than a day; write open for round the clock", Quote(text))
	}
	return spans, nil
}

// weekdays are the names of the days, by their number.
var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// Weekday reads the name of a day, in full or by its first three letters.
func Weekday(text string) (time.Weekday, error) {
	name := strings.ToLower(spaced(text))
	for i, full := range weekdays {
		if name == full || name == full[:3] {
			return time.Weekday(i), nil
		}
	}
	return 0, fmt.Errorf("%s is not a day of the week; write mon, tue, wed, thu, fri, sat or sun", Quote(text))
}

// Weekdays reads days of the week, as in mon-fri, sat or mon, wed-fri.
func Weekdays(text string) (days [7]bool, err error) {
	if spaced(text) == "every day" {
		return [7]bool{true, true, true, true, true, true, true}, nil
	}
	for part := range strings.SplitSeq(text, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, err := Weekday(first)
		to := from
		if isRange && err == nil {
			to, err = Weekday(last)
		}
		if err != nil {
			return days, noDays(text, err)
		}
		for d := from; ; d = (d + 1) % 7 {
			days[d] = true
			if d == to {
				break
			}
		}
	}
	return days, nil
}

func noDays(text string, err error) error {
	if meant := meantDays(text); meant != "" {
		return settled{fmt.Errorf("%s is not known; write %s", Quote(text), meant)}
	}
	return fmt.Errorf("%w, mon-fri, or every day", err)
}
