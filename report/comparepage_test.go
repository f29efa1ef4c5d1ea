package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

// pageFixture is a comparison of seven strategies, in which one has no chat, one an
// event of its own, and one serves and deflects more.
func pageFixture() *sim.Comparison {
	c := comparisonFixture(7)
	c.Ranking = rankingFixture().Ranking
	all := c.Alternatives
	withoutChannel(&all[4], "chat")
	r := all[3].Result
	r.Events = append(slices.Clone(r.Events), sim.Event{Name: "two of three fall ill", Kind: "absence", From: r.Frame.At(480), To: r.Frame.At(576)})
	for i := range all[1].Result.Needs {
		n := &all[1].Result.Needs[i]
		n.Served["phone"] += n.LastTry.Abandoned
		n.GivenUp, n.LastTry.Abandoned = n.LastTry.Closed, 0
	}
	all[2].Result.Layers = append([]sim.LayerFlow{}, all[2].Result.Layers[1],
		layerFlow("chatbot", "chatbot", sim.LayerUse{Offered: 24000, Used: 15000, Resolved: 8000, CameBack: 3000, Elsewhere: 1200, HandedOver: 6000, Left: 1000}))
	return c
}

// withoutChannel takes a channel out of a strategy.
func withoutChannel(a *sim.Alternative, channel string) {
	r, scope := a.Result, sim.Scope{Channel: channel}
	a.Differences = slices.DeleteFunc(a.Differences, func(d sim.Difference) bool { return d.Scope == scope })
	r.Measures = slices.DeleteFunc(r.Measures, func(v sim.Value) bool { return v.Scope == scope })
	r.Days = slices.DeleteFunc(r.Days, func(s sim.DaySeries) bool { return s.Scope == scope })
	r.Intervals = slices.DeleteFunc(r.Intervals, func(v sim.Interval) bool { return v.Channel == channel })
}

func comparisonPageOf(t *testing.T, c *sim.Comparison, library string) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeComparisonPage(&b, c, library); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func openComparison(t *testing.T, c *sim.Comparison, l look) *browserTab {
	t.Helper()
	file := filepath.Join(t.TempDir(), ComparisonHTMLFile)
	if err := writeFile(file, func(w io.Writer) error { return ComparisonHTML(w, c) }); err != nil {
		t.Fatal(err)
	}
	return openFile(t, file, l)
}

// On a wide screen the page is whole, works from the keyboard, and says what the
// comparison says.
func TestComparisonPage(t *testing.T) {
	c := pageFixture()
	p := openComparison(t, c, look{width: 1400})
	fits(t, p)
	accessible(t, p)
	fromKeyboard(t, p)
	equalComparison(t, c, p)
}

// fromKeyboard chooses a measure with the arrow keys, and a strategy that the chart does
// not show at first.
func fromKeyboard(t *testing.T, p *browserTab) {
	t.Helper()
	const chosen = `document.querySelector("#forest [role=tab][aria-selected=true]").textContent`
	p.do(chromedp.Focus(chromedp.CSS(`#forest [role=tab][aria-selected=true]`)))
	p.do(chromedp.KeyEvent(kb.ArrowRight))
	if got := evaluate[string](p, chosen); got != "Mean wait" {
		t.Errorf("the right arrow chose %q", got)
	}
	p.wait(`document.querySelector("#forest-wait svg path") !== null && document.querySelector("#forest-service-level").hidden`)

	const shown = `Object.values(echarts.getInstanceByDom(document.querySelector("#waits .chart")).getOption().legend[0].selected).filter((on) => on === false).length`
	if hidden := evaluate[int](p, shown); hidden != 7-mostStrands {
		t.Errorf("%d strategies are not shown at first", hidden)
	}
	p.do(chromedp.Focus(chromedp.CSS(`#waits .legend button[aria-pressed=false]`)))
	p.do(chromedp.KeyEvent(kb.Enter))
	p.wait(shown + " === 0")
}

// The page is no wider than a telephone, whichever measure is chosen.
func TestComparisonPageIsNarrow(t *testing.T) {
	p := openComparison(t, pageFixture(), look{width: 400})
	evaluate[chromedp.Void](p, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`)
	for k := range evaluate[int](p, `document.querySelectorAll("#forest [role=tab]").length`) {
		evaluate[chromedp.Void](p, fmt.Sprintf(`document.querySelectorAll("#forest [role=tab]")[%d].click()`, k))
		fits(t, p)
	}
}

// Names are shown and never run; on paper everything is drawn, in light colours.
func TestComparisonPageOfStrangeNames(t *testing.T) {
	c := comparisonFixture(6)
	next := 0
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		a.Result = named(a.Result)
		a.Name, a.Warnings = payloads[next%len(payloads)], append(slices.Clone(payloads), a.Result.Warnings...)
		next++
		a.Projects = []sim.Project{{Name: payloads[next%len(payloads)]}}
		next++
	}
	c.Title, c.Centre, c.Season, c.Stopped, c.Currency = payloads[0], payloads[1], payloads[2], payloads[3], payloads[4]
	c.Warnings, c.Differs, c.Until = payloads, payloads, payloads
	p := openComparison(t, c, look{width: 1000, dark: true})
	showsNames(t, p)
	evaluate[chromedp.Void](p, `dispatchEvent(new Event("beforeprint"))`)
	if missing := evaluate[[]string](p, `[...document.querySelectorAll(".chart")].filter((c) => !c.querySelector("svg path, svg polygon")).map((c) => c.closest("figure").id)`); len(missing) > 0 {
		t.Errorf("not drawn on paper: %q", missing)
	}
	if ground := evaluate[string](p, `getComputedStyle(document.documentElement).colorScheme`); ground != "light" {
		t.Errorf("paper is %s", ground)
	}
}

// Nothing in the page points out of it, and the same comparison gives the same page.
func TestComparisonPageStandsAlone(t *testing.T) {
	c := comparisonFixture(3)
	page := comparisonPageOf(t, c, "the library")
	if again := comparisonPageOf(t, comparisonFixture(3), "the library"); again != page {
		t.Error("the same comparison was drawn in two ways")
	}
	address := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>]*`)
	if found := address.FindAllString(page, -1); found != nil {
		t.Errorf("the page holds addresses: %q", found)
	}
	if page = html.UnescapeString(comparisonPageOf(t, c, "")); !strings.Contains(page, `<script src="`+charts.CDN+`" integrity="`+charts.Integrity+`"`) {
		t.Error("without the bundle the page does not say where ECharts is")
	}
}

// Comparisons with little in them are drawn too.
func TestSparseComparisons(t *testing.T) {
	var b bytes.Buffer
	if err := WriteComparison(&b, comparisonFixture(3)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(c *sim.Comparison){
		"nothing but names": func(c *sim.Comparison) {
			for i := range c.Alternatives {
				c.Alternatives[i] = sim.Alternative{Name: fmt.Sprint(i), Result: &sim.Result{Format: 1}}
			}
		},
		"the base alone":     func(c *sim.Comparison) { c.Alternatives = c.Alternatives[:1] },
		"nothing differs":    func(c *sim.Comparison) { c.Alternatives[1].Differences = nil },
		"nobody came":        func(c *sim.Comparison) { emptied(c.Alternatives[0].Result); emptied(c.Alternatives[1].Result) },
		"another season":     func(c *sim.Comparison) { c.Paired, c.Alternatives[1].Result.Frame.Days = false, nil },
		"no days":            func(c *sim.Comparison) { c.Alternatives[0].Result.Frame.Days, c.Alternatives[0].Result.Days = nil, nil },
		"a measure unheard":  func(c *sim.Comparison) { c.Alternatives[1].Differences[0].Measure = "new" },
		"one season of each": func(c *sim.Comparison) { c.Alternatives[0].Result.Replications = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			c := new(sim.Comparison)
			if err := json.Unmarshal(b.Bytes(), c); err != nil {
				t.Fatal(err)
			}
			change(c)
			comparisonPageOf(t, c, "")
		})
	}
	if err := ComparisonHTML(io.Discard, &sim.Comparison{}); err == nil {
		t.Error("a comparison of nothing was drawn")
	}
}

// What is claimed and what is settled of all needs are the figures of the table above, with
// the gap of each strategy; more claimed is called neither better nor worse.
func TestClaimedBesideSettled(t *testing.T) {
	c := comparisonFixture(2)
	for i, net := range []float64{0.2, 0.15} {
		r := c.Alternatives[i].Result
		r.Measures = slices.DeleteFunc(r.Measures, func(v sim.Value) bool { return v.Measure == claimedDeflection || v.Measure == netDeflection })
		r.Measures = append(r.Measures,
			sim.Value{Measure: claimedDeflection, Estimate: sim.Estimate{Mean: 0.2 + float64(i)/100, N: 30}},
			sim.Value{Measure: netDeflection, Estimate: sim.Estimate{Mean: net, N: 30}})
	}
	p := &pageComparison{newComparisonPrinter(c), &englishComparePage}
	base, other := p.quoted(0), p.quoted(1)
	want := "Claimed and settled, of all needs: " + base + " 20.0 % and 20.0 % (0 pp apart) and " + other + " 21.0 % and 15.0 % (6.0 pp apart)."
	if got := readable(p.selfSentence()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	more := &sim.Difference{Measure: claimedDeflection, Estimate: sim.Estimate{Mean: 0.01, Low: 0.005, High: 0.015, N: 30}}
	if sign, word := p.meaning(more); sign != "other" || word != "more" {
		t.Errorf("more claimed is %s, %s", sign, word)
	}
}
