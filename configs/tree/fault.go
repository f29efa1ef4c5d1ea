package tree

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is where a value was written. A value that nobody wrote has a Source,
// which says on what grounds it was assumed, and the place of what it was
// filled into.
type Pos struct {
	File         string
	Line, Column int // from 1; 0 when the value was not read from a file
	Source       string
}

// Assumed reports whether nobody wrote the value.
func (p Pos) Assumed() bool { return p.Source != "" }

// String formats p as file:line:col.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Fault is one mistake in what the user wrote: what is wrong, and what to
// write instead.
type Fault struct {
	Pos   Pos
	What  string
	Write string // may be empty when What says it all
}

// Error formats f as file:line:col: what is wrong; what to write.
func (f Fault) Error() string {
	text := f.What
	if place := f.Pos.String(); place != "" {
		text = place + ": " + text
	}
	if f.Write != "" {
		text += "; " + f.Write
	}
	return text
}

// Faults are all mistakes of one reading, in order of their place, one a line.
type Faults []Fault

// Error joins the faults with line breaks.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Log collects faults. The zero Log is ready to use.
type Log struct{ faults []Fault }

// Add records a fault: what is wrong at a place, and what to write instead.
func (l *Log) Add(at Pos, what, write string) {
	l.faults = append(l.faults, Fault{at, oneLine(what), oneLine(write)})
}

// Len returns how many faults were recorded.
func (l *Log) Len() int { return len(l.faults) }

// Faults returns what was recorded, each fault once, in order of place.
func (l *Log) Faults() Faults {
	faults := slices.Clone(l.faults)
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
		)
	})
	seen := map[Fault]bool{}
	return slices.DeleteFunc(faults, func(f Fault) bool {
		again := seen[f]
		seen[f] = true
		return again
	})
}

// Err returns the faults as an error, nil when there are none.
func (l *Log) Err() error {
	if len(l.faults) == 0 {
		return nil
	}
	return l.Faults()
}

// oneLine keeps a fault on one line whatever names it quotes.
func oneLine(s string) string {
	return strings.NewReplacer("\n", `\n`, "\r", `\r`).Replace(s)
}
