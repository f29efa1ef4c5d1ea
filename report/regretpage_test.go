package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// regretFixture is the regret of four strategies in two seasons and of one more in one
// of them.
func regretFixture(t *testing.T) *sim.Regret {
	t.Helper()
	here, there := comparisonFixture(4), comparisonFixture(5)
	there.Season, there.Title = "flu-week-50", "Flu in the week before Christmas"
	there.Alternatives[0], there.Alternatives[1] = there.Alternatives[1], there.Alternatives[0]
	for i, name := range []string{"as planned", "eleven temps"} {
		there.Alternatives[i].Name = name
	}
	r, err := study.Regret([]*sim.Comparison{here, there}, []float64{3, 1}, "service_level", sim.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func openRegret(t *testing.T, r *sim.Regret, l look) *browserTab {
	t.Helper()
	file := filepath.Join(t.TempDir(), RegretHTMLFile)
	if err := writeFile(file, func(w io.Writer) error { return RegretHTML(w, r) }); err != nil {
		t.Fatal(err)
	}
	return openFile(t, file, l)
}

// Every number of the page is that of the table of regret, and the best of a season has
// the colour of no regret, the worst of all the strongest.
func TestRegretPage(t *testing.T) {
	r := regretFixture(t)
	p := openRegret(t, r, look{width: 400, dark: true})
	fits(t, p)
	accessible(t, p)
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	all := evaluate[[]shown](p, collect)
	if len(all) < 4*2*3 {
		t.Errorf("only %d numbers", len(all))
	}
	for _, n := range all {
		claims, err := regretClaims(r, read, n)
		if err != nil {
			t.Errorf("%s: %v", n.At, err)
		}
		for _, c := range claims {
			if fault := c.fault(); fault != "" {
				t.Errorf("%s: %s", n.At, fault)
			}
		}
	}
	if bins := evaluate[string](p, `[...document.querySelectorAll(".heat tbody tr")].map((r) => [...r.querySelectorAll("td[class^=h]")].map((d) => d.className + (d.textContent.includes("★") ? "*" : "")).join()).join(" ")`); bins != wantedBins(r) {
		t.Errorf("the colours are %s, want %s", bins, wantedBins(r))
	}
}

// regretClaims are those of a share of the service level, or of a weight; or of what a
// comparison holds of costs and projects.
func regretClaims(r *sim.Regret, read any, n shown) ([]claim, error) {
	if n.At == "" && n.Text == nothing {
		return nil, nil
	}
	if of := strings.SplitN(n.At, "/", 5); len(of) == 5 && of[3] == "comparison" {
		season, _ := strconv.Atoi(of[2])
		n.At = "/" + of[4]
		return comparisonClaims(r.Seasons[season].Comparison, resolve(read, strings.Join(of[:4], "/")), n)
	}
	if v, ok := resolve(read, n.At).(float64); ok {
		return []claim{{n.Text, 100 * v, plainPlace(100*v, "%")}}, nil
	}
	if regret := !strings.Contains(n.At, "/values/"); regret != (n.Unit == "pp") {
		return nil, fmt.Errorf("is shown in %q", n.Unit)
	}
	book := ledger{
		Result: &sim.Result{Measures: []sim.Value{{Measure: "service_level"}}},
		json:   map[string]any{"measures": []any{resolve(read, n.At)}},
	}
	n.At, n.Unit, n.Spread = "/measures/0", "%", ""
	return book.claims(n)
}

// wantedBins are the colours of the fixture: six steps up to the largest regret.
func wantedBins(r *sim.Regret) string {
	top := 0.0
	for _, s := range r.Strategies {
		for _, e := range s.Regrets {
			top = max(top, e.Mean)
		}
	}
	var rows []string
	for _, s := range r.Strategies {
		var cells []string
		for i, e := range s.Regrets {
			bin := 0
			for float64(bin)*top/6 < e.Mean-1e-12 {
				bin++
			}
			name := fmt.Sprintf("h%d", bin)
			if leaders := r.Leaders(i); len(leaders) == 1 && leaders[0] == s.Name {
				name += "*"
			}
			cells = append(cells, name)
		}
		rows = append(rows, strings.Join(cells, ","))
	}
	return strings.Join(rows, " ")
}

// Names in the page are text, and a table with little in it is drawn too.
func TestRegretPageOfStrangeNames(t *testing.T) {
	r := regretFixture(t)
	for i := range r.Strategies {
		r.Strategies[i].Name = payloads[i]
	}
	r.Seasons[0].Comparison.Season, r.Seasons[1].Best, r.Scope.Channel, r.Warnings = payloads[5], payloads[6], payloads[7], payloads
	var b bytes.Buffer
	for _, one := range []*sim.Regret{r, {}, {Measure: "wait", Seasons: []sim.RegretSeason{{Comparison: &sim.Comparison{}}}, Strategies: []sim.RegretRow{
		{Worst: -1, Values: make([]sim.Estimate, 1), Regrets: make([]sim.Estimate, 1)},
	}}} {
		if err := RegretHTML(&b, one); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []string{"<script>window", "<img src=x", "<!--<script>"} {
		if strings.Contains(b.String(), bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}
