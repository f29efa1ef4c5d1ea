package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Shares of a sentence have two figures, and what is next to nothing none.
func TestPartsOfASentence(t *testing.T) {
	p := newPrinter(&sim.Result{})
	for share, want := range map[float64]string{0.123: "12 %", 0.0068: "0.68 %", 0.000_1: "0.010 %", 0.000_008: "less than 0.01 %", 0: "0 %"} {
		if got := strings.ReplaceAll(p.part(share), noSpace, " "); got != want {
			t.Errorf("%v is %q, expected %q", share, got, want)
		}
	}
}
