package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// This file knows how people write who are used to other notations, so that
// a message can say what they meant in ours.

// spaced puts single spaces in the place of all others, line breaks included.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// settled is an error that says all there is to write.
type settled struct{ error }

// orElse adds what to write to an error that does not say it yet.
func orElse(err error, write string) error {
	if errors.As(err, &settled{}) {
		return err
	}
	return fmt.Errorf("%w; %s", err, write)
}

var (
	grouped = regexp.MustCompile(`^([xX×+-]?[1-9]\d{0,2}(?:,\d{3})+)(\D.*)?$`)
	comma   = regexp.MustCompile(`^([xX×+-]?\d+),(\d+)(.*)$`)
)

// withComma is the error of a number that holds a comma: between thousands,
// or before decimals.
func withComma(text string) error {
	text = spaced(text)
	what := Quote(text) + " has a comma"
	if m := grouped.FindStringSubmatch(text); m != nil {
		whole := strings.ReplaceAll(m[1], ",", "") + m[2]
		if strings.Count(m[1], ",") > 1 {
			return settled{fmt.Errorf("%s; write %s", what, whole)}
		}
		return settled{fmt.Errorf("%s; write %s, or %s if it stands before decimals", what, whole, decimal(m[1], ",")+m[2])}
	}
	if m := comma.FindStringSubmatch(text); m != nil {
		return settled{fmt.Errorf("%s; write %s.%s%s", what, m[1], m[2], m[3])}
	}
	return settled{fmt.Errorf("%s; write decimals with a point (1.5) and thousands without a sign (24000)", what)}
}

var exponent = regexp.MustCompile(`^([+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2})(\D.*)?$`)

// withoutExponent writes a number like 1e4 in full, "" when it is none.
func withoutExponent(text string) string {
	m := exponent.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	v, err := strconv.ParseFloat(m[1], 64)
	if err != nil || math.Abs(v) > 1e8 || v != 0 && math.Abs(v) < 1e-9 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64) + m[2]
}

// decimal writes three decimals so that nobody takes them for thousands:
// 1.2 for 1,200, and 1.2340 for 1,234.
func decimal(number, sign string) string {
	number = strings.Replace(number, sign, ".", 1)
	if short := strings.TrimRight(number, "0"); short != number {
		return strings.TrimSuffix(short, ".")
	}
	return number + "0"
}

// dotted is a number that Norwegians, Danes and Finns read as thousands.
var dotted = regexp.MustCompile(`^([+-]?[1-9]\d{0,2}(?:\.\d{3})+)(\D.*)?$`)

// noThousands refuses a number of things whose point may stand between
// thousands: 9.000 is nine, or nine thousand.
func noThousands(text string) error {
	m := dotted.FindStringSubmatch(spaced(text))
	switch {
	case m == nil:
		return nil
	case strings.Count(m[1], ".") > 1:
		return fmt.Errorf("%s has more than one point; write %s", Quote(text), strings.ReplaceAll(m[1], ".", "")+m[2])
	}
	return fmt.Errorf("%s may be thousands; write %s, or %s if it stands before decimals", Quote(text), strings.ReplaceAll(m[1], ".", "")+m[2], decimal(m[1], ".")+m[2])
}

var clocklike = regexp.MustCompile(`\b(\d{1,2}):(\d{2})(?::(\d{2}))?\b`)

// noClock refuses a length of time that is written like a clock: 04:00 is four
// minutes, or four hours.
func noClock(text string) error {
	m := clocklike.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	a, b := bareNumber(m[1]), bareNumber(m[2])
	if m[3] != "" {
		return fmt.Errorf("%s is written like a clock; write %s", Quote(text), length(a, "h", b, "m", bareNumber(m[3]), "s"))
	}
	return fmt.Errorf("%s is written like a clock; write %s for minutes, or %s for hours", Quote(text), length(a, "m", b, "s"), length(a, "h", b, "m"))
}

// length joins numbers with their units, without those that are nothing.
func length(parts ...string) (text string) {
	for i := 0; i < len(parts); i += 2 {
		if parts[i] != "0" {
			text += parts[i] + parts[i+1]
		}
	}
	if text == "" {
		return "0s"
	}
	return text
}

// bareNumber takes the zeros away that a number begins with.
func bareNumber(digits string) string {
	if bare := strings.TrimLeft(digits, "0"); bare != "" {
		return bare
	}
	return "0"
}

var (
	looseRange = regexp.MustCompile(`^(?:kl\.? *)?(\d{1,2})(?:[.:h](\d{2}))?(?: *[-–—] *| +to +| +till? +)(?:kl\.? *)?(\d{1,2})(?:[.:h](\d{2}))?$`)
	looseClock = regexp.MustCompile(`^(?:kl\.? *)?(\d{1,2})(?:[.h](\d{2}))?$`)
)

// meantRange writes a stretch of the day as it is read, "" when it is not
// known what was meant: 9-17 and 09.00–17.00 are 09:00-17:00.
func meantRange(text string) string {
	m := looseRange.FindStringSubmatch(spaced(text))
	if m == nil {
		return ""
	}
	meant := clockOf(m[1], m[2]) + "-" + clockOf(m[3], m[4])
	if meant == text {
		return ""
	}
	if _, err := Range(meant); err != nil {
		return ""
	}
	return meant
}

// meantClock does the same for a time of day.
func meantClock(text string) string {
	m := looseClock.FindStringSubmatch(spaced(text))
	if m == nil {
		return ""
	}
	meant := clockOf(m[1], m[2])
	if _, err := Clock(meant); err != nil {
		return ""
	}
	return meant
}

func clockOf(hour, minute string) string {
	return fmt.Sprintf("%02s:%02s", hour, minute)
}

// foreign are the days of the week in the languages of the Nordic countries:
// short and in full, Sunday first.
var foreign = [7][]string{
	{"søn", "sön", "son", "søndag", "söndag", "su", "sunnuntai"},
	{"man", "mån", "mandag", "måndag", "ma", "maanantai"},
	{"tir", "tis", "tirsdag", "tisdag", "ti", "tiistai"},
	{"ons", "onsdag", "ke", "keskiviikko"},
	{"tor", "tors", "torsdag", "to", "torstai"},
	{"fre", "fredag", "pe", "perjantai"},
	{"lør", "lör", "lor", "lørdag", "lördag", "la", "lauantai"},
}

// phrases are choices of days that have a name elsewhere.
var phrases = map[string]string{
	"weekdays": "mon-fri", "workdays": "mon-fri", "working days": "mon-fri", "hverdager": "mon-fri", "vardagar": "mon-fri", "hverdage": "mon-fri", "arkisin": "mon-fri",
	"weekend": "sat-sun", "weekends": "sat-sun", "helg": "sat-sun", "helger": "sat-sun",
	"daily": "every day", "everyday": "every day", "all days": "every day", "alle dager": "every day", "alla dagar": "every day", "hver dag": "every day",
}

var dayName = regexp.MustCompile(`\pL+`)

// meantDays writes days of the week as they are read, "" when it is not known
// which were meant: man-fre is mon-fri.
func meantDays(text string) string {
	plain := strings.ToLower(spaced(strings.NewReplacer("–", "-", "—", "-").Replace(text)))
	if meant := phrases[plain]; meant != "" {
		return meant
	}
	for _, to := range []string{" to ", " til ", " till "} {
		plain = strings.ReplaceAll(plain, to, "-")
	}
	meant := dayName.ReplaceAllStringFunc(plain, func(name string) string {
		for day, names := range foreign {
			for _, other := range names {
				if name == other {
					return weekdays[day][:3]
				}
			}
		}
		return name
	})
	if meant == text {
		return ""
	}
	if _, err := Weekdays(meant); err != nil {
		return ""
	}
	return meant
}

// periods are the units of time in the languages of the Nordic countries.
var periods = map[string][]string{
	"s":            {"sek", "sekund", "sekunder", "sekunti", "sekuntia"},
	"m":            {"minutt", "minutter", "minut", "minuter", "minuutti", "minuuttia"},
	"h":            {"time", "timer", "timme", "timmar", "tunti", "tuntia"},
	" day":         {"dag", "døgn", "dygn", "päivä"},
	" days":        {"dager", "dage", "dagar", "päivää"},
	" week":        {"uke", "uge", "vecka", "viikko"},
	" weeks":       {"uker", "uger", "veckor", "viikkoa"},
	" working day": {"virkedag", "arbeidsdag", "arbejdsdag", "arbetsdag", "hverdag", "vardag", "arkipäivä"},
	" working days": {
		"virkedager", "arbeidsdager", "arbejdsdage", "hverdage", "hverdager", "arbetsdagar", "vardagar", "arkipäivää",
	},
}

var counted = regexp.MustCompile(`(\d) *(\pL+)`)

// Meant writes a length of time as it is read, "" when it holds no unit
// in another language: 2 dager is 2 days, and 4 minutter is 4m.
func Meant(text string) string {
	plain := spaced(text)
	meant := counted.ReplaceAllStringFunc(plain, func(part string) string {
		m := counted.FindStringSubmatch(part)
		if unit := period(m[2]); unit != "" {
			return m[1] + unit
		}
		return part
	})
	if meant == plain {
		return ""
	}
	return meant
}

// period is the unit of time that a word means in another language.
func period(word string) string {
	for unit, words := range periods {
		if slices.Contains(words, strings.ToLower(word)) {
			return unit
		}
	}
	return ""
}

var perOther = regexp.MustCompile(`^(.*\d) *(?:/|per|pr\.?|i) *(\pL+)$`)

// meantRate does the same for a rate: 1200/uke is 1200/week.
func meantRate(text string) string {
	m := perOther.FindStringSubmatch(spaced(text))
	if m == nil {
		return ""
	}
	if unit := strings.TrimSuffix(strings.TrimSpace(period(m[2])), "s"); perSecond[unit] > 0 {
		return m[1] + "/" + unit
	}
	return ""
}
