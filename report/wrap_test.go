package report

import (
	"slices"
	"testing"
)

// No line ends between a number and its unit.
func TestWrapKeepsUnits(t *testing.T) {
	const text = "in 85 % of seasons (62.1 % to 96.8 %), wait 50 s ± 10 or 12\u202f500"
	for width := 12; width < 70; width++ {
		for _, line := range Wrap(text, width) {
			for _, end := range []string{"85", "62.1", "(62.1", "96.8", "50", "s", "±"} {
				if words := lastWord(line); words == end {
					t.Errorf("at %d columns a line ends in %q", width, line)
				}
			}
		}
	}
	if got := Wrap("a b\tc\nd", 3); !slices.Equal(got, []string{"a b", "c d"}) {
		t.Errorf("%q", got)
	}
}

func lastWord(line string) string {
	for i := len(line) - 1; i >= 0; i-- {
		if line[i] == ' ' {
			return line[i+1:]
		}
	}
	return line
}
