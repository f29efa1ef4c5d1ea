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
	{regexp.MustCompile(`^(\w+) *\( *([^(){}:,]+?) *, *(\d+ *\w+) *\)(.*)$`), "$1{channel:$2, within:$3}$4"},
	{regexp.MustCompile(`^(\w+) *\( *(\d+ *\w+) *\)(.*)$`), "$1{within:$2}$3"},
	{regexp.MustCompile(`^(\w+) *\( *([^(){}:,]+?) *\)(.*)$`), "$1{channel:$2}$3"},
	{regexp.MustCompile(`^(\w+) *\(([^(){}]*:[^(){}]*)\)(.*)$`), "$1{$2}$3"},
	{regexp.MustCompile(`^(.*)\{ *([^:{}]+?) *\}(.*)$`), "$1{channel:$2}$3"},
	{regexp.MustCompile(`^(\d+) *%? */ *(\d+) *s?$`), "service_level{within:${2}s} >= $1%"}, // 80/20
	{regexp.MustCompile(`^(\d+) *%? */ *(\d+) *s?,? +(?:in|on|for|of)? *([^\d,]+)$`), "service_level{channel:$3, within:${2}s} >= $1%"},
	{regexp.MustCompile(`^([^\d,:]+?):? +(\d+) *%? */ *(\d+) *s?$`), "service_level{channel:$1, within:${3}s} >= $2%"},
	{regexp.MustCompile(`^(\d+ *%) +(?:in|within) +(\d+ *\w+)$`), "service_level{within:$2} >= $1"},
}

var (
	thousands = regexp.MustCompile(`(\d)[ ,'’\x{a0}\x{202f}](\d{3})\b`)
	inMoney   = regexp.MustCompile(`([<>]=? *\d+) *(?:[A-Z]{3}|€|kr\.?)$`)
	equals    = regexp.MustCompile(`([{,] *\w+) *= *`)
	daily     = regexp.MustCompile(`([^n]) +(?:every|each|per|a) +day\b`)
	inWords   = regexp.MustCompile(`^[A-Za-z]+(?:[ _-][A-Za-z]+)*`)
)

// plainly writes a target with its numbers, pairs, days and the name of its measure as
// they are written here: staff_cost < 1000000.
func plainly(text string) string {
	for joined := ""; joined != text; {
		joined, text = text, thousands.ReplaceAllString(text, "$1$2")
	}
	text = equals.ReplaceAllString(text, "$1:")
	text = daily.ReplaceAllString(text, "$1 on every day")
	text = inMoney.ReplaceAllString(text, "$1")
	return inWords.ReplaceAllStringFunc(text, func(name string) string {
		return strings.ToLower(strings.NewReplacer(" ", "_", "-", "_").Replace(name))
	})
}

// reworded says how a target that cannot be read is written, where it is plain
// what was meant.
func reworded(text string, err error) error {
	all := []string{plainly(text)}
	for _, n := range notations {
		all = append(all, n.written.ReplaceAllString(plainly(text), n.meant))
	}
	for _, meant := range all {
		if _, err := sim.ParseTarget(meant); err == nil && meant != text {
			return &sim.TextError{Text: text, Column: 1, What: strconv.Quote(text) + " is no target", Write: "write " + meant}
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
