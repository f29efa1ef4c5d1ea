package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// What became of call-backs stands in one line, without what there is none of; and where
// nobody is to be called there is no line.
func TestTextTellsOfCallbacks(t *testing.T) {
	of := func(values map[string]float64) (line string) {
		r := fixture(7)
		for _, key := range []string{"callback_offered", "to_callback", "called_back", "callback_wait", "never_reached", "calls_left"} {
			if mean, ok := values[key]; ok {
				r.Measures = append(r.Measures, sim.Value{Measure: key, Estimate: estimate(mean, 0.1)})
			}
		}
		page := strings.ReplaceAll(textOf(t, r, 200), "\u00a0", " ")
		for row := range strings.Lines(page) {
			if strings.HasPrefix(row, "Call-backs") {
				line += strings.TrimSpace(row)
			}
		}
		return line
	}
	for _, c := range []struct {
		values map[string]float64
		want   string
	}{
		{
			map[string]float64{"callback_offered": 500, "to_callback": 150, "called_back": 130, "callback_wait": 600, "never_reached": 16, "calls_left": 4},
			"Call-backs: offered to 500 ± 7, promised to 150 ± 2, 130 ± 2 reached after 10.0 min ± 0.1 on average, 16.0 ± 0.2 never reached, 4.00 ± 0.06 left at the end",
		},
		{
			map[string]float64{"callback_offered": 0, "to_callback": 20, "called_back": 20, "callback_wait": 7200, "never_reached": 0, "calls_left": 0},
			"Call-backs: promised to 20.0 ± 0.3, 20.0 ± 0.3 reached after 2.00 h ± 0.03 on average, 0 never reached",
		},
		{map[string]float64{"callback_offered": 3, "to_callback": 0}, ""},
		{nil, ""},
	} {
		if got := of(c.values); got != c.want {
			t.Errorf("%v:\n%s\n%s", c.values, got, c.want)
		}
	}
}
