package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Noughts at the end are digits like others, if the place says so.
func TestClaim(t *testing.T) {
	for _, c := range []struct {
		claim
		right bool
	}{
		{claim{"1000", 1000.4, 1}, true},
		{claim{"1000", 1001, 1}, false},
		{claim{"1000", 1004, 10}, true},
		{claim{"1000", 1006, 10}, false},
		{claim{"1004", 1004, 10}, false}, // too fine
		{claim{"12.0", 12.04, 0.1}, true},
		{claim{"12", 12.04, 0.1}, false}, // too coarse
		{claim{"12.0", 12.06, 0.1}, false},
		{claim{"0", 0.004, 0.01}, true},
		{claim{"0", 0.006, 0.01}, false},
		{claim{"41\u202f300", 41327, 100}, true},
		{claim{"41\u202f400", 41327, 100}, false},
		{claim{"−0.2", -0.2, 0.1}, true},
		{claim{"many", 5, 1}, false},
	} {
		if fault := c.fault(); (fault == "") != c.right {
			t.Errorf("%+v: %q", c.claim, fault)
		}
	}
}

// claim is a text that shows v, rounded to a place.
type claim struct {
	text     string
	v, place float64
}

// fault says what is wrong with a claim, nothing where nothing is.
func (c claim) fault() string {
	got := c.number()
	_, after, _ := strings.Cut(bare.Replace(c.text), ".")
	switch {
	case math.IsNaN(got):
		return fmt.Sprintf("%q is no number", c.text)
	case math.Abs(got-c.v) > c.place*(0.5+1e-9):
		return fmt.Sprintf("shows %s, and the result has %v", c.text, c.v)
	case got != 0 && len(after) != decimals(c.place) || c.place > 1 && math.Mod(got, c.place) != 0:
		return fmt.Sprintf("shows %s, which does not end at the place of %v", c.text, c.place)
	}
	return ""
}

var bare = strings.NewReplacer("\u202f", "", "\u00a0", "", " ", "", "pp", "", "−", "-")

func (c claim) number() float64 {
	v, err := strconv.ParseFloat(bare.Replace(c.text), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// decimals is how many decimals a number has that ends at a place.
func decimals(place float64) int { return max(0, int(math.Round(-math.Log10(place)))) }

// plainPlace is where a number without an interval ends: it has three figures,
// but nothing finer than a hundredth; what is counted has a decimal at most
// from 1 on, and none if it is whole.
func plainPlace(v float64, unit string) float64 {
	place := max(sim.ThreeFigures(v), 0.01)
	switch {
	case unit == "" && v == math.Round(v):
		return max(place, 1)
	case unit == "" && math.Abs(v) >= 1:
		return max(place, 0.1)
	}
	return place
}
