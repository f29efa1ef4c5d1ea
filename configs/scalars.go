package configs

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
)

// The single values of the language.
var (
	Name       = scalar("a name", "Nordic electronics", text)
	Text       = scalar("a text", "Black Week with eleven temps", text)
	Duration   = scalar("a length of time", "20s, 4m, 1h30m or 3 weeks", ignore(unit.Duration))
	Positive   = scalar("a length of time", "20s, 4m, 1h30m or 3 weeks", ignore(unit.Positive))
	Interval   = scalar("a length of time", "15m, 30m or 1h", readInterval)
	Share      = pattern("a share", "80%", `^[0-9. ]+%$`, ignore(unit.Share))
	Leave      = pattern("a share or a number of people", "11% or 3 people", `^[0-9. ]+(%|people|person)$`, readLeave)
	Percent    = pattern("a percentage", "10%", `^[0-9. ]+%$`, ignore(unit.Percent))
	Factor     = pattern("a factor", "x1.8 or +80%", `^([xX×]|[+-]).+$`, ignore(unit.Factor))
	Rate       = scalar("a rate", "1200/week, 300/day or 40/h", readRate)
	DailyRate  = scalar("a day's work", "24000/day", ignore(unit.DailyRate))
	Number     = number("a number", "1200", readNumber)
	Count      = number("a whole number", "12", ignore(unit.Count))
	Seed       = number("a whole number", "1", ignore(unit.Seed))
	Law        = scalar("a law of times", "exponential(10m), lognormal(mean 5m, cv 0.9) or 20m-60m", ignore(unit.Law))
	Delay      = scalar("a delay", "20m-60m, 1h or exponential(2h)", ignore(unit.Delay))
	Date       = dated(grammar.FirstDay)
	LastDate   = dated(grammar.LastDay) // of a stretch of days
	Year       = number("a year", "2026", ignore(unit.Year))
	Clock      = pattern("a time of day", "08:30", `^[0-9]{1,2}:[0-9]{2}$`, ignore(unit.Clock))
	ClockRange = pattern("a stretch of the day", "08:00-16:00", `^[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}$`, ignore(unit.Range))
	Weekdays   = scalar("days of the week", "mon-fri or sat", ignore(unit.Weekdays))
	Promise    = scalar("a number of days", "3 working days or 4 days", readPromise)
	Days       = scalar("a number of days", "2 days", ignore(unit.Days))
)

func scalar(what, like string, read func(string) error) *grammar.Scalar {
	return &grammar.Scalar{What: what, Like: like, Read: read}
}

func pattern(what, like, pattern string, read func(string) error) *grammar.Scalar {
	return &grammar.Scalar{What: what, Like: like, Read: read, Pattern: pattern}
}

// dated is a day, or the last of several.
func dated(as grammar.Dated) *grammar.Scalar {
	s := pattern("a date", "2026-11-23 or Black Friday", `^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[^0-9].*)$`, func(text string) error {
		_, err := unit.Date(text)
		if err != nil && !strings.ContainsAny(text, "0123456789") {
			err = fmt.Errorf("%w, or a named day, such as Black Friday or Christmas Eve + 2 days", err)
		}
		return err
	})
	s.Dated = as
	return s
}

func number(what, like string, read func(string) error) *grammar.Scalar {
	return &grammar.Scalar{What: what, Like: like, Read: read, Number: true}
}

// ignore makes a check of a reader.
func ignore[T any](read func(string) (T, error)) func(string) error {
	return func(text string) error {
		_, err := read(text)
		return err
	}
}

func readRate(text string) error {
	_, _, err := unit.Rate(text)
	return err
}

// readInterval keeps series short: nobody plans by the second.
func readInterval(text string) error {
	d, err := unit.Duration(text)
	if err == nil && d < des.Minute {
		err = fmt.Errorf("%s is too short an interval; write one of a minute or more, such as 30m", unit.Quote(text))
	}
	return err
}

// readNumber keeps what is counted by week within what could ever be played.
func readNumber(text string) error {
	v, err := unit.Number(text)
	if err == nil && v > 1e8 {
		err = fmt.Errorf("%s is too many; write at most 100000000", unit.Quote(text))
	}
	return err
}

func readPromise(text string) error {
	_, _, err := unit.Promise(text)
	return err
}

const longestText = 200

func text(s string) error {
	switch {
	case strings.ContainsFunc(s, unicode.IsControl):
		return fmt.Errorf("%s holds a line break or another control character; keep it on one line", unit.Quote(s))
	case len([]rune(s)) > longestText:
		return fmt.Errorf("%s is too long; write at most %d characters", unit.Quote(s), longestText)
	case strings.TrimSpace(s) == "":
		return fmt.Errorf("the text is empty; write one, or leave it out")
	}
	return nil
}

// read returns what a checked value says, the zero value when it is not there.
func read[T any](n *tree.Node, parse func(string) (T, error)) T {
	var zero T
	if n == nil || n.Kind != tree.Scalar {
		return zero
	}
	v, err := parse(n.Text)
	if err != nil {
		return zero
	}
	return v
}

// NameLike is a name with an example of its own, for hints.
func NameLike(example string) *grammar.Scalar {
	s := *Name
	s.Like = example
	return &s
}

var (
	aChannel = NameLike("phone")
	aTeam    = NameLike("desk")
)
