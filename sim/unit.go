package sim

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Unit is what a measure is counted in.
type Unit string

// The units. Shares are written as percent and differ by percentage points.
const (
	Seconds Unit = "s"
	Hours   Unit = "h"
	Share   Unit = "share"
	Count   Unit = "count"
	Agents  Unit = "agents"
	// Money is in the currency of the prices, which stands beside it.
	Money Unit = "money"
	// PersonHours is time of all agents or all customers together; it is never
	// written as days, which would be taken for days of the calendar.
	PersonHours Unit = "person-hours"
)

// durations are the units that times are written in, in seconds. Of two that
// begin alike the longer comes first.
var durations = []struct {
	name    string
	seconds float64
}{
	{"ms", 0.001},
	{"min", 60},
	{"s", 1},
	{"m", 60},
	{"h", 3600},
	{"d", 86400},
}

// Parse reads a number with its unit: 80% for shares, 90s, 2m or 1h30m for
// times, a bare number for what is counted.
func (u Unit) Parse(text string) (float64, error) {
	text = strings.TrimSpace(text)
	switch u {
	case Seconds:
		return parseDuration(text, 1)
	case Hours, PersonHours:
		return parseDuration(text, 3600)
	case Share:
		return parsePercent(text)
	default:
		v, err := parseNumber(text)
		if err != nil {
			return 0, fmt.Errorf("%q is not a number; write a number without a unit, as in 40", text)
		}
		return v, nil
	}
}

// parseNumber reads a plain decimal number: no sign, exponent or infinity.
func parseNumber(text string) (float64, error) {
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, strconv.ErrSyntax
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v > 1e15 {
		return 0, strconv.ErrRange
	}
	return v, nil
}

// parsePercent reads 80% as the number nearest to 0.8.
func parsePercent(text string) (float64, error) {
	number, marked := strings.CutSuffix(text, "%")
	number = strings.TrimSpace(number)
	v, err := parseNumber(number)
	if err != nil {
		return 0, fmt.Errorf("%q is not a percentage; write it as in 80%%", text)
	}
	if !marked {
		return 0, fmt.Errorf("%q has no unit; write %s%%, or %s%% if a share was meant", text, number, percent(v))
	}
	return strconv.ParseFloat(number+"e-2", 64)
}

// parseDuration reads 90s, 2m, 1h30m or 2 min, in units of so many seconds.
func parseDuration(text string, unit float64) (float64, error) {
	rest, total := strings.TrimSpace(text), 0.0
	if _, err := parseNumber(rest); err == nil {
		return 0, fmt.Errorf("%q has no unit; write %ss, %sm or %sh", text, rest, rest, rest)
	}
	bad := fmt.Errorf("%q is not a length of time; write it as in 20s, 2m or 1h30m", text)
	for rest != "" {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789."))
		v, err := parseNumber(rest[:digits])
		if err != nil {
			return 0, bad
		}
		rest = strings.TrimLeft(rest[digits:], " ")
		size := 0.0
		for _, d := range durations {
			if after, ok := strings.CutPrefix(rest, d.name); ok {
				size, rest = d.seconds, strings.TrimLeft(after, " ")
				break
			}
		}
		if size == 0 {
			return 0, bad
		}
		total += v * (size / unit)
	}
	return total, nil
}

// Text writes a value for people, to about three figures: 61 %, 12.4 min,
// 12 500.
func (u Unit) Text(v float64) string {
	factor, name := u.scale(v)
	return figures(v*factor) + name
}

// Apart writes how far two values lie apart, as Text does: shares in percentage
// points.
func (u Unit) Apart(v float64) string {
	if u == Share {
		return figures(v*100) + " pp"
	}
	return u.Text(v)
}

// scale returns how many of the units that a value is written in one of u is,
// and the name of that unit.
func (u Unit) scale(v float64) (factor float64, name string) {
	switch u {
	case Share:
		return 100, " %"
	case Seconds, Hours:
		seconds := 1.0
		if u == Hours {
			seconds = 3600
		}
		switch size := math.Abs(v) * seconds; {
		case size < 99.5:
			return seconds, " s"
		case size < 99.5*60:
			return seconds / 60, " min"
		default:
			return seconds / 3600, " h"
		}
	case Agents, PersonHours:
		return 1, " " + string(u)
	default:
		return 1, ""
	}
}

// write writes a value so that Parse reads it again.
func (u Unit) write(v float64) string {
	switch u {
	case Share:
		return percent(v) + "%"
	case Seconds:
		return plain(v) + "s"
	case Hours, PersonHours:
		return plain(v) + "h"
	default:
		return plain(v)
	}
}

// percent writes 100·v with the digits of v, its point moved by two.
func percent(v float64) string {
	whole, part, _ := strings.Cut(plain(v), ".")
	part += "00"
	whole, part = strings.TrimLeft(whole+part[:2], "0"), strings.TrimRight(part[2:], "0")
	if whole == "" {
		whole = "0"
	}
	if part == "" {
		return whole
	}
	return whole + "." + part
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// figures writes about three figures and groups thousands.
func figures(v float64) string {
	size := math.Abs(v)
	switch {
	case size >= 99.5:
		return group(strconv.FormatFloat(v, 'f', 0, 64))
	case size >= 9.95 || size == 0:
		return trim(v, 1)
	default:
		return trim(v, 2)
	}
}

// trim writes v with at most so many decimals.
func trim(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// group sets thousands of five figures and more apart by a narrow space.
func group(number string) string {
	const space = "\u202f"
	digits, decimals, _ := strings.Cut(number, ".")
	if decimals != "" {
		decimals = "." + decimals
	}
	if len(strings.TrimPrefix(digits, "-")) < 5 {
		return number
	}
	var b strings.Builder
	for i := range len(digits) {
		if left := len(digits) - i; i > 0 && left%3 == 0 && digits[i-1] != '-' {
			b.WriteString(space)
		}
		b.WriteByte(digits[i])
	}
	return b.String() + decimals
}
