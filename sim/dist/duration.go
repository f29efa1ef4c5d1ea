package dist

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// units of time, the longest first, in seconds.
var units = []struct {
	name    string
	seconds float64
}{{"w", 7 * day}, {"d", day}, {"h", 3600}, {"m", 60}, {"s", 1}, {"ms", 0.001}}

// ParseDuration reads a duration with its unit, such as 90s, 2m30s, 1.5h, 2d or
// 1w, and returns it in seconds. A day is 24 hours.
func ParseDuration(text string) (float64, error) {
	p := parser{text: text}
	q, err := p.quantity()
	switch {
	case err != nil:
		return 0, err
	case p.space() < len(text):
		return 0, fmt.Errorf("%s: unexpected %s: write a duration such as 90s, 2m30s or 1.5h", brief(text), p.rest())
	case q.kind != duration:
		return 0, notTimed(q)
	}
	return q.value, nil
}

// FormatDuration writes seconds as ParseDuration reads them: in the longest
// unit of which they are a whole number of 20 minutes, 2 hours or 2 days and
// more, otherwise in seconds, so that 330s, 20m, 36h and 2d read naturally.
func FormatDuration(seconds float64) string {
	for _, u := range []struct {
		name           string
		seconds, least float64
	}{{"d", day, 2 * day}, {"h", 3600, 2 * 3600}, {"m", 60, 20 * 60}} {
		if n := seconds / u.seconds; seconds >= u.least && n == math.Trunc(n) && n*u.seconds == seconds {
			return number(n) + u.name
		}
	}
	return number(seconds) + "s"
}

// number writes x in full, without an exponent unless it is very large or very
// small, so that it is read back as the same number.
func number(x float64) string {
	if size := math.Abs(x); size != 0 && (size < 1e-6 || size >= 1e15) {
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// percent writes a share as a percentage, by moving the decimal point of its
// digits: 0.07·100 would be 7.000000000000001.
func percent(share float64) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(share, 'f', -1, 64), ".")
	fraction += "00"
	moved := strings.TrimLeft(whole+fraction[:2], "0")
	if moved == "" {
		moved = "0"
	}
	if tail := strings.TrimRight(fraction[2:], "0"); tail != "" {
		moved += "." + tail
	}
	return moved + "%"
}
