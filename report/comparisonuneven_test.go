package report

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// unevenComparison is one whose base was played more often than another.
func unevenComparison() *sim.Comparison {
	base, less := comparedResult("base", nil), comparedResult("less", map[string]effect{"wait": {0.5, 0.1}, "cost": {1.1, 0.02}})
	n := less.Replications / 2
	less.Replications, less.Stopped = n, sim.PreciseEnough
	for i := range less.Measures {
		v := &less.Measures[i]
		v.Each, v.N = v.Each[:n], min(v.N, n)
		if v.Of != nil {
			v.Of = v.Of[:n]
		}
		sum, of := 0.0, 0.0 // the estimate of so many only
		for k, x := range v.Each {
			weight := 1.0
			if v.Of != nil {
				weight = v.Of[k]
			}
			if x != nil {
				sum, of = sum+weight**x, of+weight
			}
		}
		v.Mean = sum / of
	}
	return study.Pair([]string{"base", "less"}, []*sim.Result{base, less})
}

// Where the base was played more often, a file holds its value in the seasons that the
// difference rests on, so that the three agree; and the table says how many there were.
func TestUnevenSeasons(t *testing.T) {
	c := unevenComparison()
	all, _ := readComparisonCSV(t, c)
	column := func(name string) int { return slices.Index(all[0], name) }
	checked := 0
	for _, row := range all[1:] {
		value, err := strconv.ParseFloat(row[column("value")], 64)
		base, err2 := strconv.ParseFloat(row[column("base_value")], 64)
		apart, err3 := strconv.ParseFloat(row[column("difference")], 64)
		if err != nil || err2 != nil || err3 != nil {
			continue
		}
		checked++
		if math.Abs(value-base-apart) > 1e-9*max(1, math.Abs(value)) {
			t.Errorf("%v: %v − %v is not %v", row[:4], value, base, apart)
		}
	}
	if checked < 20 {
		t.Errorf("only %d rows were looked at", checked)
	}
	var page strings.Builder
	if err := ComparisonText(&page, c, 100, ""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{whole(float64(c.Alternatives[0].Result.Replications)) + " seasons", whole(float64(c.Alternatives[1].Result.Replications)) + " seasons"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}

// A long name breaks behind a sign, so that a value stays whole.
func TestNamesBreakAtSigns(t *testing.T) {
	got := fitted("chatbot.resolves=30%", 18)
	if want := []string{"chatbot.resolves=", "30%"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
