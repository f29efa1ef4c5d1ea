package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Where customers consist of segments, both pages lay them side by side; where they
// do not, nothing is said of segments.
func TestSegments(t *testing.T) {
	r := fixture(3)
	pages := func() (text, html string) {
		var b strings.Builder
		if err := HTML(&b, r); err != nil {
			t.Fatal(err)
		}
		return textOf(t, r, 80), b.String()
	}
	if text, html := pages(); strings.Contains(text, "Customer-true wait") || strings.Contains(html, "<caption>Segment") {
		t.Error("segments that nobody has written")
	}
	for _, v := range []struct {
		measure, segment string
		mean             float64
	}{
		{"needs", "young", 20000},
		{"needs", "older", 42000},
		{"needs_unserved", "young", 0.045},
		{"needs_unserved", "older", 0.029},
		{"true_wait", "young", 310},
		{"true_wait", "older", 450},
		{trueWait90, "older", 1320},
	} {
		r.Measures = append(r.Measures, sim.Value{
			Measure: v.measure, Scope: sim.Scope{Segment: v.segment}, Estimate: sim.Estimate{Mean: v.mean, Low: v.mean, High: v.mean, N: 1},
		})
	}
	text, html := pages()
	const want = `
                                  young     older
Needs                            20 000    42 000
Needs never served               4.50 %    2.90 %
Customer-true wait             5.17 min  7.50 min
Customer-true wait of 9 in 10            22.0 min
`
	if !strings.Contains(text, want) {
		t.Errorf("the page is without%s\n%s", want, text)
	}
	for _, part := range []string{"<caption>Segment", `<th scope="row"><bdi>young`, `<th scope="row"><bdi>older`} {
		if !strings.Contains(html, part) {
			t.Errorf("the report is without %s", part)
		}
	}
}
