package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// The exit codes, as the help tells them.
const (
	exitFine = iota
	exitFailure
	exitInput
)

// inputError is an error that the user can mend by typing something else.
type inputError struct {
	what string // what is wrong
	hint string // what to type; may be empty
}

// Error says what is wrong.
func (e *inputError) Error() string { return e.what }

// badInput returns an error about what the user typed, with what to type.
func badInput(hint, what string, values ...any) error {
	return &inputError{fmt.Sprintf(what, values...), hint}
}

// exitCode returns the exit code that err leads to.
func exitCode(err error) int {
	var input *inputError
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &input), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrExist):
		return exitInput
	default:
		return exitFailure
	}
}

// printError writes err as the user sees it: error says what is wrong, hint
// says what to type. An error of many lines (every fault of a file) has its
// lines below each other, so that editors find the places.
func printError(w io.Writer, err error) {
	what := strings.TrimRight(err.Error(), "\n")
	if strings.Contains(what, "\n") {
		fmt.Fprintln(w, what)
		return
	}
	fmt.Fprintf(w, "rushproof: error: %s\n", what)
	var input *inputError
	if errors.As(err, &input) && input.hint != "" {
		fmt.Fprintf(w, "rushproof: hint: %s\n", input.hint)
	}
}

// nearest returns the known word that looks most like word, or "" when none
// is close enough to be meant.
func nearest(word string, known []string) string {
	best, least := "", len(word)/2+1
	for _, k := range known {
		d := distance(strings.ToLower(word), strings.ToLower(k))
		if strings.HasPrefix(k, word) && len(word) > 1 {
			d = min(d, 1)
		}
		if d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is how many letters must be put in, left out or changed to make b
// of a (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := left
			if a[i] != b[j] {
				change++
			}
			left = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
