package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// What self-service claims, and what is true of it, stands in one line, and where nothing
// is claimed there is none.
func TestTextTellsOfSelfService(t *testing.T) {
	of := func(change func(r *sim.Result)) (line string) {
		r := fixture(7)
		r.Measures = append(r.Measures, sim.Value{Measure: "claimed_deflection", Estimate: estimate(0.34, 0.05)})
		change(r)
		_, line, _ = strings.Cut(strings.ReplaceAll(textOf(t, r, 400), "\u00a0", " "), "Self-service: ")
		line, _, _ = strings.Cut(line, "\n")
		return line
	}
	same := func(*sim.Result) {}
	for name, c := range map[string]struct {
		change func(r *sim.Result)
		want   string
	}{
		"as it is":        {same, "34.0 % ± 0.2 of the needs claimed, 24.0 % ± 0.1 settled; 1240 in chat, 685 in email, 300 in phone came back; 1300 h of work spared, net 772 h; what chatbot hands over takes 20 % longer"},
		"for good":        {func(r *sim.Result) { r.Layers = r.Layers[:1] }, "34.0 % ± 0.2 of the needs claimed, 24.0 % ± 0.1 settled; 278 h of work spared, net 208 h; what delivery notices hands over takes 15 % longer"},
		"no longer":       {func(r *sim.Result) { r.Layers = r.Layers[:1]; *r.Layers[0].Work.Longer = 0.001 }, "34.0 % ± 0.2 of the needs claimed, 24.0 % ± 0.1 settled; 278 h of work spared, net 208 h"},
		"nobody uses it":  {func(r *sim.Result) { r.Measures[len(r.Measures)-1].Mean = 0 }, ""},
		"nothing is said": {func(r *sim.Result) { r.Measures = r.Measures[:len(r.Measures)-1] }, ""},
	} {
		if got := of(c.change); got != c.want {
			t.Errorf("%s:\n%s\n%s", name, got, c.want)
		}
	}
}
