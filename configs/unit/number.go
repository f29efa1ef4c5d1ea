// Package unit reads the values that users write with their units: 20s, 80%,
// 1200/week, x1.8, 08:00-18:00, mon-fri, 2026-11-23, 3 working days. A number
// without its unit is refused, because 30 may be seconds or minutes; the
// message says what to write instead.
package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

var leading = regexp.MustCompile(`^([+-]?)(\d[\d _\x{a0}\x{202f}]*(?:\.\d+)?|\.\d+)`)

var spacing = strings.NewReplacer(" ", "", "_", "", "\u00a0", "", "\u202f", "") // of thousands

// split cuts a text into the number that it begins with and what follows.
// Digits may be grouped by spaces or underscores.
func split(text string) (value float64, rest string, err error) {
	text = spaced(text)
	m := leading.FindStringSubmatch(text)
	if m == nil {
		return 0, text, fmt.Errorf("%s is not a number", Quote(text))
	}
	rest = text[len(m[0]):]
	if strings.HasPrefix(rest, ",") {
		return 0, "", withComma(text)
	}
	if meant := withoutExponent(text); meant != "" {
		return 0, "", settled{fmt.Errorf("%s has an exponent; write %s", Quote(text), meant)}
	}
	digits := spacing.Replace(m[2])
	value, err = strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(value, 0) {
		return 0, "", fmt.Errorf("%s is too large", Quote(text))
	}
	if m[1] == "-" {
		value = -value
	}
	return value, spaced(rest), nil
}

// negative is the error of a value below zero.
func negative(text string) error {
	return fmt.Errorf("%s is negative; write 0 or more", Quote(text))
}

// Number reads a plain number of 0 or more, such as a weight.
func Number(text string) (float64, error) {
	v, rest, err := split(text)
	if dots := noThousands(text); dots != nil {
		return 0, dots
	}
	switch {
	case err != nil:
		return 0, orElse(err, "write a number, such as 1.5")
	case strings.EqualFold(rest, "k"):
		return 0, fmt.Errorf("%s is not a plain number; write %v", Quote(text), v*1000)
	case strings.HasPrefix(rest, "/"):
		return 0, fmt.Errorf("%s is a rate; write a plain number, such as 1200, or rate: %s in its place", Quote(text), spaced(text))
	case rest != "":
		return 0, fmt.Errorf("%s is not a plain number; write it without %s", Quote(text), Quote(rest))
	case v < 0:
		return 0, negative(text)
	}
	return v, nil
}

const most = 1_000_000 // of anything that is counted by hand

// Count reads a whole number of 0 or more.
func Count(text string) (int, error) {
	v, rest, err := split(text)
	if dots := noThousands(text); dots != nil {
		return 0, dots
	}
	switch {
	case err != nil:
		return 0, orElse(err, "write a whole number, such as 12")
	case v < 0:
		return 0, negative(text)
	case rest != "" || v != math.Trunc(v):
		return 0, fmt.Errorf("%s is not a whole number; write one, such as 12", Quote(text))
	case v > most:
		return 0, fmt.Errorf("%s is too many; write at most %d", Quote(text), most)
	}
	return int(v), nil
}

// Seed reads the number from which all luck of a run is made: any whole number
// of 64 bits.
func Seed(text string) (uint64, error) {
	v, err := strconv.ParseUint(spaced(text), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s is no seed; write a whole number, such as 1", Quote(text))
	}
	return v, nil
}

// Share reads a part of a whole, as in 80%, and returns it between 0 and 1.
func Share(text string) (float64, error) {
	v, err := Percent(text)
	if err == nil && v > 1 {
		return 0, fmt.Errorf("%s is more than the whole; write a share between 0%% and 100%%", Quote(text))
	}
	return v, err
}

// Percent reads a percentage that may exceed 100 %, such as a coefficient of
// variation, and returns 1 for 100 %.
func Percent(text string) (float64, error) {
	v, rest, err := split(text)
	switch {
	case err != nil:
		return 0, orElse(err, "write a percentage, such as 80%")
	case rest == "":
		return 0, fmt.Errorf("%s has no unit; write it as a percentage: %s", Quote(text), asPercent(v))
	case rest != "%":
		return 0, fmt.Errorf("%s is not a percentage; write one, such as 80%%", Quote(text))
	case v < 0:
		return 0, negative(text)
	case v > 1e6:
		return 0, fmt.Errorf("%s is too large", Quote(text))
	}
	return hundredth(v), nil
}

// hundredth divides by a hundred without adding a digit: 1.3/100 would be
// 0.013000000000000001.
func hundredth(v float64) float64 {
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'f', -1, 64)+"e-2", 64)
	return v
}

// asPercent guesses the percentage that a bare number stands for: 0.8 is 80 %,
// and so is 80.
func asPercent(v float64) string {
	if v = math.Abs(v); v <= 1 {
		v *= 100
	}
	return strconv.FormatFloat(v, 'g', 6, 64) + "%"
}

// Factor reads a multiple, as in x1.8, or a change, as in +80% or -20%.
func Factor(text string) (float64, error) {
	trimmed := spaced(text)
	for _, sign := range []string{"x", "X", "×"} {
		if after, ok := strings.CutPrefix(trimmed, sign); ok {
			return multiple(trimmed, after)
		}
	}
	v, rest, err := split(trimmed)
	switch {
	case errors.As(err, &settled{}):
		return 0, err
	case err != nil:
		return 0, fmt.Errorf("%s is not a factor; write one, such as x1.8 or +80%%", Quote(text))
	case rest == "%" && strings.ContainsAny(trimmed[:1], "+-"):
		if v < -100 || v > 1e8 {
			return 0, fmt.Errorf("%s takes away more than all; write a change between -100%% and +100000000%%", Quote(text))
		}
		return hundredth(100 + v), nil
	case rest == "%":
		return 0, fmt.Errorf("%s may be a level or a change; write x%v, which is %+.6g%%, or +%s", Quote(text), hundredth(v), v-100, trimmed)
	case rest == "":
		return 0, fmt.Errorf("%s is a bare number; write the factor as x%v", Quote(text), v)
	}
	return 0, fmt.Errorf("%s is not a factor; write one, such as x1.8 or +80%%", Quote(text))
}

// multiple reads the number of a factor.
func multiple(text, number string) (float64, error) {
	v, err := Number(number)
	switch {
	case errors.As(err, &settled{}):
		return 0, withComma(text)
	case err != nil || v > 1e6:
		return 0, fmt.Errorf("%s is not a factor; write one between x0 and x1000000, such as x1.8", Quote(text))
	}
	return v, nil
}

// perSecond is how many seconds each unit of a rate holds.
var perSecond = map[string]float64{
	"s": 1, "sec": 1, "second": 1,
	"m": 60, "min": 60, "minute": 60,
	"h": 3600, "hour": 3600,
	"d": 86400, "day": 86400,
	"w": 604800, "week": 604800,
}

// Rate reads how often something happens, as in 1200/week or 100/h, and
// returns the number and the seconds that it is counted over.
func Rate(text string) (number, seconds float64, err error) {
	text = spaced(text)
	v, rest, err := split(text)
	unit, per := strings.CutPrefix(rest, "/")
	if !per {
		unit, per = strings.CutPrefix(rest, "per ")
	}
	seconds, known := perSecond[spaced(unit)]
	if dots := noThousands(text); dots != nil {
		return 0, 0, dots
	}
	switch {
	case err != nil:
		return 0, 0, orElse(err, "write a rate, such as 1200/week, 300/day or 40/h")
	case rest == "":
		return 0, 0, fmt.Errorf("%s has no unit; write %s/week, %s/day or %s/h", Quote(text), text, text, text)
	case !known && meantRate(text) != "":
		return 0, 0, settled{fmt.Errorf("%s is not a rate; write %s", Quote(text), meantRate(text))}
	case !per || !known:
		return 0, 0, fmt.Errorf("%s is not a rate; write one, such as 1200/week, 300/day or 40/h", Quote(text))
	case v < 0:
		return 0, 0, negative(text)
	case v/seconds > 1000:
		return 0, 0, fmt.Errorf("%s is too large", Quote(text))
	}
	return v, seconds, nil
}

// DailyRate reads a capacity for a day, as in 24000/day.
func DailyRate(text string) (float64, error) {
	text = spaced(text)
	n, rest, err := split(text)
	switch {
	case err != nil:
		return 0, orElse(err, "write a day's work, such as 24000/day")
	case rest == "" && n >= 0:
		return 0, fmt.Errorf("%s has no unit; write %s/day", Quote(text), text)
	}
	v, seconds, err := Rate(text)
	if err == nil && seconds != 86400 {
		return 0, fmt.Errorf("%s is not counted by day; write it as a day's work, such as 24000/day", Quote(text))
	}
	return v, err
}

// Quote puts quotes around what a user wrote, on one line and not too long.
func Quote(text string) string {
	const longest = 60
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// PerUnit returns the seconds in the unit of a rate: day, h, week.
func PerUnit(text string) (float64, error) {
	seconds, known := perSecond[spaced(text)]
	if !known {
		return 0, fmt.Errorf("%s is not a unit of time; write h, day or week", Quote(text))
	}
	return seconds, nil
}
