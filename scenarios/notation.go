package scenarios

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// Targets as they are written when one language is mixed up with another, and
// how they are written here.
var notations = []struct {
	written *regexp.Regexp
	meant   string
}{
	{regexp.MustCompile(`^(p\d\d) *(\{[^{}]*\})(.*)$`), "$1(wait$2)$3"},
	{regexp.MustCompile(`^(p\d\d) *([<>≤≥].*)$`), "$1(wait) $2"},
	{regexp.MustCompile(`^(\w+) *\(([^(){}]*:[^(){}]*)\)(.*)$`), "$1{$2}$3"},
}

// reworded says how a target that cannot be read is written, where it is plain
// what was meant.
func reworded(text string, err error) error {
	for _, n := range notations {
		if meant := n.written.ReplaceAllString(text, n.meant); meant != text {
			if _, err := sim.ParseTarget(meant); err == nil {
				return &sim.TextError{Text: text, Column: 1, What: strconv.Quote(text) + " is no target", Write: "write " + meant}
			}
		}
	}
	var fault *sim.TextError
	if !errors.As(err, &fault) || !strings.Contains(fault.Write, "if a share was meant") {
		return err
	}
	number, rest, _ := strings.Cut(strings.TrimPrefix(fault.What, `"`), `"`)
	if v, err := strconv.ParseFloat(number, 64); err == nil && v > 1 {
		return &sim.TextError{Text: text, Column: fault.Column, What: strconv.Quote(number) + rest, Write: "write " + number + "%"}
	}
	return err
}
