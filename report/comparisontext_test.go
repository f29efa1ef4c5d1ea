package report

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

func comparisonTextOf(t *testing.T, c *sim.Comparison, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := ComparisonText(&b, c, width, "out/power-black-week-compared"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenComparisonText(t *testing.T) {
	for _, width := range []int{60, 80, 100} {
		golden(t, fmt.Sprintf("comparison%d.txt", width), []byte(comparisonTextOf(t, comparisonFixture(len(comparedStrategies)), width)))
	}
	golden(t, "comparison2.txt", []byte(comparisonTextOf(t, comparisonFixture(2), 80)))
}
