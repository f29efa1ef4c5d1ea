package main

import "fmt"

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
	fmt.Fprintf(p.stderr, prefix+format+"\n", values...)
}
