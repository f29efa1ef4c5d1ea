package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// logLevel is how much is said on stderr. Results are never part of it.
//
// The rules of all output: results go to stdout and nothing else does; what is
// wrong begins with "rushproof: error:", and what to type about it with
// "rushproof: hint:"; both are lower case without a full stop.
type logLevel int

// What is said, each with what is said before it.
const (
	logError logLevel = iota // what went wrong
	logWarn                  // what may mislead
	logInfo                  // progress, and what was written where
	logDebug                 // what was read, and how long it took
)

var levelNames = []string{"error", "warn", "info", "debug"}

// say writes a line on stderr if as much as that is wanted.
func (p *program) say(level logLevel, format string, values ...any) {
	if p.settings.logLevel < level {
		return
	}
	prefix := "rushproof: "
	if level == logWarn {
		prefix += "warning: "
	}
	fmt.Fprintln(p.stderr, printable(fmt.Sprintf(prefix+format, values...)))
}

// printable is text for a terminal. What would move its cursor or turn the
// direction of writing is spelt out, as in \u202e, so that a name of the user's
// choice is seen for what it is.
func printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
