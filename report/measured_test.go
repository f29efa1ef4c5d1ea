package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// What was measured stands beside what was simulated: the numbers of the tables
// and the charts are those of result.json, and it is said where they differ.
func TestMeasuredBesideSimulated(t *testing.T) {
	r := played(t, "anonymous-bank-1999", 12)
	if r.Measured == nil || len(r.Measured.Misses) == 0 {
		t.Fatal("nothing was compared, or all comes out, which is not so")
	}
	p := openPage(t, r, look{width: 1400})
	fits(t, p)
	equalNumbers(t, r, p)
	equalCharts(t, r, p)
	charts := evaluate[[]drawn](p, collectDrawn)
	for _, s := range r.Measured.Series {
		if !slices.ContainsFunc(charts, func(c drawn) bool { return c.Figure == "measured-"+s.Measure }) {
			t.Errorf("no chart of %s", s.Measure)
		}
	}
	var text bytes.Buffer
	if err := Text(&text, r, 100, ""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nMeasured in phone ", "Simulated", "\nDelayed: measured 55."} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in\n%s", want, text.String())
		}
	}
}
