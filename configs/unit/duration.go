package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

var spelled = regexp.MustCompile(`(\d)\s*(weeks?|days?|hours?|minutes?|mins?|seconds?|secs?)\b`)

// longest is the longest duration that is read: ten years.
const longest = 3653 * des.Day

// Duration reads a length of time, as in 20s, 1h30m, 2d or 3 weeks. A day is
// 24 hours.
func Duration(text string) (des.Time, error) {
	short := abbreviated(spaced(text))
	if err := noClock(text); err != nil {
		return 0, err
	}
	if v, rest, err := split(short); err != nil {
		if errors.As(err, &settled{}) {
			return 0, err
		}
	} else {
		switch {
		case v < 0:
			return 0, negative(text)
		case rest == "" && v == 0:
			return 0, nil
		case rest == "":
			return 0, fmt.Errorf("%s has no unit; write %ss, %sm, %sh or %sd", Quote(text), short, short, short, short)
		}
	}
	seconds, err := dist.ParseDuration(short)
	switch {
	case err != nil:
		return 0, noLength(text)
	case seconds > longest.Seconds():
		return 0, fmt.Errorf("%s is too long; write at most 10 years", Quote(text))
	}
	return des.Seconds(seconds), nil
}

func noLength(text string) error {
	what := Quote(text) + " is not a length of time; write "
	if meant := Meant(text); meant != "" {
		if _, err := Duration(meant); err == nil {
			return settled{fmt.Errorf("%s%s", what, meant)}
		}
	}
	return fmt.Errorf("%sone, such as 20s, 4m, 1h30m, 2d or 3 weeks", what)
}

// abbreviated writes 4m for 4 minutes.
func abbreviated(text string) string {
	return spelled.ReplaceAllStringFunc(text, func(s string) string {
		m := spelled.FindStringSubmatch(s)
		return m[1] + m[2][:1]
	})
}

// Positive reads a length of time above zero.
func Positive(text string) (des.Time, error) {
	d, err := Duration(text)
	if err == nil && d == 0 {
		err = fmt.Errorf("%s is no time at all; write a length of time, such as 20s", Quote(text))
	}
	return d, err
}

var days = regexp.MustCompile(`^(\d+)\s*(working\s+days?|days?|d)$`)

// Promise reads a delivery promise, as in 3 working days or 4 days, and
// whether only working days count.
func Promise(text string) (n int, working bool, err error) {
	m := days.FindStringSubmatch(spaced(text))
	if m == nil {
		if days.MatchString(Meant(text)) {
			return 0, false, settled{fmt.Errorf("%s is not a number of days; write %s", Quote(text), Meant(text))}
		}
		return 0, false, fmt.Errorf("%s is not a number of days; write 3 working days, or 4 days", Quote(text))
	}
	n, err = Count(m[1])
	if err == nil && n > 366 {
		err = fmt.Errorf("%s is too long; write at most 366 days", Quote(text))
	}
	return n, strings.HasPrefix(m[2], "working"), err
}

// Days reads how many days something lasts, as in 2 days: one or more.
func Days(text string) (int, error) {
	n, working, err := Promise(text)
	if errors.As(err, &settled{}) && !strings.Contains(Meant(text), "working") {
		return 0, err
	}
	if err != nil || working || n == 0 {
		return 0, fmt.Errorf("%s is not a number of days; write one, such as 2 days", Quote(text))
	}
	return n, nil
}

// Law reads a distribution of lengths of time in seconds, as in
// exponential(10m), 20m-60m or 90s; package dist has the grammar. What may
// never happen is refused.
func Law(text string) (dist.Law, error) {
	law, err := LawOrNever(text)
	if err == nil && (law == nil || math.IsInf(law.Mean(), 1)) {
		return nil, fmt.Errorf("%s may never happen; write a law of times, such as exponential(10m)", Quote(text))
	}
	return law, err
}

// LawOrNever is Law for what need not happen, such as losing patience. It is
// nil for never.
func LawOrNever(text string) (dist.Law, error) {
	if err := noClock(text); err != nil {
		return nil, err
	}
	if _, _, err := split(text); errors.As(err, &settled{}) {
		return nil, err
	}
	short := abbreviated(spaced(text))
	if short == "0" { // of whatever unit
		short = "0s"
	}
	law, err := dist.Parse(short)
	switch meant := Meant(text); {
	case err == nil:
	case below.MatchString(short):
		return nil, fmt.Errorf("%s is negative; write a time above 0", Quote(text))
	case meant != "":
		if _, err := dist.Parse(abbreviated(meant)); err == nil {
			return nil, settled{fmt.Errorf("%s has a unit that is not known; write %s", Quote(text), meant)}
		}
		return nil, advice(err)
	default:
		return nil, advice(err)
	}
	if _, never := law.(dist.Never); never {
		return nil, nil
	}
	return law, nil
}

// Delay reads how long after something happens again. It takes a second or
// more on average, so that nothing happens again and again at one moment.
func Delay(text string) (dist.Law, error) {
	law, err := Law(text)
	if err == nil && law.Mean() < 1 {
		return nil, fmt.Errorf("%s is at once; write a delay, such as 20m-60m", Quote(text))
	}
	return law, err
}

// LawOfDays reads a distribution counted in days, as in
// lognormal(median 2d, p90 4d).
func LawOfDays(text string) (dist.Law, error) {
	law, err := Law(text)
	if law == nil || err != nil {
		return nil, err
	}
	return dist.InDays(law), nil
}

// below is a time below zero in the text of a law.
var below = regexp.MustCompile(`(?:^|[(,]|mean|median|p90|scale) *-\d`)

// advice sets what a law's message says to write apart from what is wrong.
func advice(err error) error {
	text := err.Error()
	if whole, part, ok := strings.Cut(text, ": "); ok && strings.HasPrefix(part, whole) {
		text = part // the law is but the part that is wrong
	}
	if i := strings.LastIndex(text, ": write "); i >= 0 {
		text = text[:i] + "; " + text[i+2:]
	}
	return fmt.Errorf("%s", text)
}
