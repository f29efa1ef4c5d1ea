package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// The exit codes, as the help tells them.
const (
	exitFine = iota
	exitFailure
	exitInput
	exitMissed
	exitUndecided
)

// judged is the error of a test whose targets are not all met, which has been told already.
type judged string

// Error says how the test ended.
func (j judged) Error() string { return "the targets came out as: " + string(j) }

// judge returns the error of an outcome; nil where all targets are met.
func judge(outcome string) error {
	if outcome == sim.Pass {
		return nil
	}
	return judged(outcome)
}

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
	var (
		input  *inputError
		faults tree.Faults
		test   judged
	)
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &test) && test == sim.Fail:
		return exitMissed
	case errors.As(err, &test):
		return exitUndecided
	case errors.As(err, &input), errors.As(err, &faults):
		return exitInput
	default:
		return exitFailure
	}
}

// printError writes err as the user sees it. The faults of files come one a
// line, beginning with their place, as editors expect it.
func printError(w io.Writer, err error) {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range several.Unwrap() {
			printError(w, err)
		}
		return
	}
	var (
		input  *inputError
		faults tree.Faults
	)
	if _, told := err.(judged); told {
		return
	}
	if errors.As(err, &faults) {
		fmt.Fprintln(w, printable(faults.Error()))
		err = fmt.Errorf("%s in the input", counted(len(faults), "fault"))
	}
	fmt.Fprintf(w, "rushproof: error: %s\n", printable(err.Error()))
	if errors.As(err, &input) && input.hint != "" {
		fmt.Fprintf(w, "rushproof: hint: %s\n", printable(input.hint))
	}
}

// textFault turns a fault in a text that the user typed after a flag into an
// error, with what to type.
func textFault(flag string, err error) error {
	var fault *sim.TextError
	if !errors.As(err, &fault) {
		return badInput("", "--%s: %v", flag, err)
	}
	return badInput(fault.Write, "--%s %s, column %d: %s", flag, quoted(fault.Text), fault.Column, fault.What)
}

// counted writes a number of things: 1 fault, 2 faults.
func counted(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return sim.Count.Text(float64(n)) + " " + thing
}

// quoted puts quotes around what a shell would take apart.
func quoted(word string) string {
	if word == "" || strings.ContainsAny(word, " ()'\"$&;<>|*?{}\\`") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

// listed writes names one after the other, those that hold a comma in quotes.
func listed(names []string) string {
	var all []string
	for _, name := range names {
		if strings.Contains(name, ",") {
			name = "'" + name + "'"
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}
