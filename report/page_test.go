package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

// The page opens without a word on the console and without asking for
// anything, in every look, and no wider than the screen. It can be read without
// eyes and used without a mouse, and what it says is what the result says.
func TestPage(t *testing.T) {
	r := fixture(14)
	p := openPage(t, r, look{width: 1400})
	fits(t, p)
	accessible(t, p)
	if numbers, estimates := equalNumbers(t, r, p); numbers < 8000 || estimates < 300 {
		t.Errorf("only %d numbers, %d of them with an interval, were compared", numbers, estimates)
	}
	equalCharts(t, r, p)
}

// So it does on a telephone, and in the dark.
func TestPageOpens(t *testing.T) {
	for name, l := range map[string]look{
		"narrow": {width: 400}, "dark": {width: 1000, dark: true},
	} {
		t.Run(name, func(t *testing.T) {
			fits(t, openPage(t, fixture(14), l))
		})
	}
}

// fits checks that a page is no wider than its screen, and that what it shows
// is drawn.
func fits(t *testing.T, p *browserTab) {
	t.Helper()
	if wide := evaluate[float64](p, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
		t.Errorf("the page is %v pixels wider than the screen", wide)
	}
	const empty = `[...document.querySelectorAll(".chart")].filter((c) => c.clientWidth && !c.querySelector("svg path")).map((c) => c.closest("figure").id)`
	if missing := evaluate[[]string](p, empty); len(missing) > 0 {
		t.Errorf("charts were not drawn: %q", missing)
	}
	const cut = `[...document.querySelectorAll(".chart svg text")].filter((e) => {
		const text = e.getBoundingClientRect(), svg = e.closest("svg").getBoundingClientRect();
		return text.width && (text.right > svg.right + 1 || text.left < svg.left - 1);
	}).map((e) => e.closest("figure").id + ": " + e.textContent)`
	if cut := evaluate[[]string](p, cut); len(cut) > 0 {
		t.Errorf("words in charts are cut off: %q", cut)
	}
	const notes = `[...document.querySelectorAll("th small")].filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)`
	if cut := evaluate[[]string](p, notes); len(cut) > 0 {
		t.Errorf("notes in tables are cut off: %q", cut)
	}
	const heaped = `(() => {
		const all = [...document.querySelectorAll("[id^=flow] svg text")].map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, x]) => x.width);
		return all.flatMap(([a, x], i) => all.slice(i + 1).filter(([, y]) =>
			x.left < y.right && y.left < x.right && x.top + 4 < y.bottom && y.top + 4 < x.bottom).map(([b]) => a + " / " + b));
	})()`
	if heaped := evaluate[[]string](p, heaped); len(heaped) > 0 {
		t.Errorf("names of a flow lie on each other: %q", heaped)
	}
	const days = `[...document.querySelectorAll("#staffing svg text")].filter((e) => /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(e.textContent)).length`
	const long = `(() => {
		const shown = document.querySelector("#staffing .weeks select"), weeks = JSON.parse(document.getElementById("words").textContent).weeks;
		return shown && +shown.value >= 0 ? Math.round((weeks[shown.value].to - weeks[shown.value].from) / 864e5) : 7;
	})()` // a season may end on a Friday
	if n, want := evaluate[int](p, days), evaluate[int](p, long); n != want && n != 0 {
		t.Errorf("%d days are named of a week that has %d", n, want)
	}
}

// Four weeks open from disk in less than a second. A busy machine gets five
// tries.
// So it does on a telephone, and in the dark.
func TestPageOpensFast(t *testing.T) {
	r := fixture(28)
	best := 1e9
	for range 5 {
		p := openPage(t, r, look{width: 1400})
		best = min(best, evaluate[float64](p, `performance.getEntriesByType("navigation")[0].loadEventEnd`))
		if best < 1000 {
			return
		}
	}
	t.Errorf("the page needs %.0f ms to load", best)
}

// payloads are names that would do harm where names are taken for code.
var payloads = []string{
	`</script><script>window.hit=1</script>`, `__f__(window.hit=1,'y')__f__`, `<img src=x onerror=window.hit=1>`,
	`"';window.hit=1//`, `<!--<script>`, `{b|x}{a}{@fmt:number}`, `@c1`, `@values`, "line\u2028sep\\", `${window.hit=1}`, `{{.Boot}}`,
	`👩‍💻 desk`, `שלום مرحبا`, `[](javascript:window.hit=1)`,
}

// named gives every name of a result a payload.
func named(r *sim.Result) *sim.Result {
	next := 0
	rename := func(names ...*string) {
		for _, name := range names {
			*name = payloads[next%len(payloads)]
			next++
		}
	}
	rename(&r.Title, &r.Season, &r.Centre, &r.Stopped, &r.Verdict.Sentence, &r.Verdict.Why)
	nameChannels(r, rename)
	for i := range r.Events {
		rename(&r.Events[i].Name, &r.Events[i].Kind)
	}
	for i := range r.Queues {
		rename(&r.Queues[i].Reason)
	}
	for i := range r.Teams {
		rename(&r.Teams[i].Team)
	}
	for i := range r.Needs {
		rename(&r.Needs[i].Reason)
	}
	for i := range r.Layers {
		rename(&r.Layers[i].Layer, &r.Layers[i].Kind)
	}
	for i := range r.Verdict.Targets {
		rename(&r.Verdict.Targets[i].Target)
	}
	for i := range r.Assumptions {
		rename(&r.Assumptions[i].Path, &r.Assumptions[i].Value, &r.Assumptions[i].Source)
	}
	for i := range r.Changes {
		rename(&r.Changes[i].Option, &r.Changes[i].Was)
	}
	r.Warnings = payloads
	return r
}

// nameChannels renames the channels wherever they are named.
func nameChannels(r *sim.Result, rename func(...*string)) {
	names := map[string]string{}
	for i := range r.Intervals {
		old := r.Intervals[i].Channel
		rename(&r.Intervals[i].Channel)
		names[old] = r.Intervals[i].Channel
	}
	for i := range r.Measures {
		r.Measures[i].Scope.Channel = names[r.Measures[i].Scope.Channel]
	}
	for i := range r.Days {
		r.Days[i].Scope.Channel = names[r.Days[i].Scope.Channel]
	}
	for i := range r.Worst {
		r.Worst[i].Channel = names[r.Worst[i].Channel]
	}
	for i := range r.Needs {
		served := map[string]float64{}
		for channel, v := range r.Needs[i].Served {
			served[names[channel]] = v
		}
		r.Needs[i].Served = served
	}
}

// Names are shown, and never run: in the text, in the charts and in their
// tooltips.
func TestNamesAreShownNotRun(t *testing.T) {
	r := named(fixture(14))
	p := openPage(t, r, look{width: 1400})
	showsNames(t, p)
	svg := evaluate[string](p, `[...document.querySelectorAll(".chart svg text")].map((e) => e.textContent).join("\n")`)
	shown := []string{}
	for _, e := range r.Events {
		shown = append(shown, e.Name)
	}
	for _, n := range r.Needs {
		shown = append(shown, string([]rune(display(n.Reason))[:4])) // long ones are cut
	}
	for _, name := range shown {
		if !strings.Contains(svg, name) {
			t.Errorf("the charts do not show %q", name)
		}
	}
}

// showsNames checks that a page shows all payloads, and runs none.
func showsNames(t *testing.T, p *browserTab) {
	t.Helper()
	showTips(p)
	if evaluate[bool](p, `"hit" in window`) {
		t.Error("a name was run")
	}
	if n := evaluate[int](p, `document.querySelectorAll("script").length`); n < 4 {
		t.Errorf("%d scripts are left in the page", n)
	}
	if strange := evaluate[[]string](p, `[...document.querySelectorAll("img, iframe, object, a[href^=javascript]")].map((e) => e.outerHTML)`); len(strange) > 0 {
		t.Errorf("names became elements: %q", strange)
	}
	text := evaluate[string](p, `document.body.textContent`)
	for _, name := range payloads {
		if !strings.Contains(text, name) {
			t.Errorf("the page does not show %q", name)
		}
	}
}

// showTips lets every chart show the tooltip of each of its series.
func showTips(p *browserTab) {
	p.t.Helper()
	evaluate[chromedp.Void](p, `for (const host of document.querySelectorAll(".chart")) {
		const chart = echarts.getInstanceByDom(host);
		if (!chart) continue;
		chart.getOption().series.forEach((_, seriesIndex) => {
			for (const dataIndex of [0, 3]) chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
		});
	}`)
}

// The controls work, also from the keyboard.
func TestControls(t *testing.T) {
	p := openPage(t, fixture(14), look{width: 1400})
	selected := `document.querySelector("#waits [role=tab][aria-selected=true]").textContent`
	p.do(chromedp.Focus(chromedp.CSS(`#waits [role=tab][aria-selected=true]`)))
	p.do(chromedp.KeyEvent(kb.ArrowRight))
	if got := evaluate[string](p, selected); got != "chat" {
		t.Errorf("the right arrow chose %q", got)
	}
	p.wait(`document.querySelector("#waits-c1 svg") !== null && document.querySelector("#waits-c0").hidden`)

	axis := `echarts.getInstanceByDom(document.querySelector("#queue-length .chart")).getOption().xAxis[0].min`
	before := evaluate[float64](p, axis)
	evaluate[chromedp.Void](p, `document.querySelector("#c1-intervals [data-go='-1']").click()`)
	if after := evaluate[float64](p, axis); after != before-7*24*3600*1000 {
		t.Errorf("a week before, the chart of another section begins %v ms later", after-before)
	}

	background := `getComputedStyle(document.body).backgroundColor`
	light := evaluate[string](p, background)
	evaluate[chromedp.Void](p, `document.querySelector("#theme").click()`)
	p.wait(background + ` !== "` + light + `"`)

	hidden := evaluate[string](p, `(() => {
		const button = document.querySelector("#queue-length .legend button");
		button.click();
		return button.dataset.series;
	})()`)
	p.wait(`!echarts.getInstanceByDom(document.querySelector("#queue-length .chart")).getOption().legend[0].selected["` + hidden + `"]`)
}

// On paper all charts are there, in light colours, and afterwards the page is
// as it was.
func TestPrint(t *testing.T) {
	p := openPage(t, fixture(14), look{width: 1000, dark: true})
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) || bytes.Count(pdf, []byte("/Type /Page\n"))+bytes.Count(pdf, []byte("/Type /Page ")) < 8 {
		t.Errorf("a PDF of %d bytes with too few pages", len(pdf))
	}
	p.wait(`!document.documentElement.dataset.paper`)
	evaluate[chromedp.Void](p, `dispatchEvent(new Event("beforeprint"))`)
	if missing := evaluate[[]string](p, `[...document.querySelectorAll(".chart")].filter((c) => !c.querySelector("svg path")).map((c) => c.closest("figure").id)`); len(missing) > 0 {
		t.Errorf("not drawn on paper: %q", missing)
	}
	if closed := evaluate[int](p, `document.querySelectorAll("details[data-print]:not([open])").length`); closed > 0 {
		t.Errorf("%d tables are closed on paper", closed)
	}
	const ink = `getComputedStyle(document.body).color`
	paper := evaluate[string](p, ink)
	evaluate[chromedp.Void](p, `dispatchEvent(new Event("afterprint"))`)
	if screen := evaluate[string](p, ink); screen == paper {
		t.Errorf("the ink is %s on paper and on the dark screen", paper)
	}
}

// Of a season of some weeks paper shows every week, compactly; afterwards the screen
// is as it was.
func TestPrintOfWeeks(t *testing.T) {
	p := openPage(t, fixture(35), look{width: 1000})
	evaluate[chromedp.Void](p, `dispatchEvent(new Event("beforeprint"))`)
	everyWeek(t, p)
	compact(t, p)
	evaluate[chromedp.Void](p, `dispatchEvent(new Event("afterprint"))`)
	if left := evaluate[int](p, `document.querySelectorAll(".copy, .chosen").length`); left > 0 {
		t.Errorf("%d charts for paper are left on the screen", left)
	}
	const short = `[...document.querySelectorAll(".chart")].filter((e) => e.clientWidth && e.querySelector("svg").viewBox.baseVal.height != e.dataset.height).map((e) => e.closest("figure").id)`
	if low := evaluate[[]string](p, short); len(low) > 0 {
		t.Errorf("after printing not as high as before: %q", low)
	}
}

// everyWeek checks that what the screen shows a week at a time shows every week: each
// on an axis of its own, all with one scale.
func everyWeek(t *testing.T, p *browserTab) {
	t.Helper()
	type span struct{ From, To, Top float64 }
	const axes = `[...document.querySelectorAll("#%s .copy")].map((e) => {
		const model = echarts.getInstanceByDom(e).getModel();
		const [From, To] = model.getComponent("xAxis", 0).axis.scale.getExtent();
		return { From, To, Top: model.getComponent("yAxis", 0).axis.scale.getExtent()[1] };
	})`
	const week = 7 * 24 * 3600 * 1000
	for _, figure := range []string{"c0-intervals", "c1-intervals", "queue-length", "staffing"} {
		weeks := evaluate[[]span](p, fmt.Sprintf(axes, figure))
		if len(weeks) != 5 {
			t.Errorf("%s shows %d weeks", figure, len(weeks))
			continue
		}
		for i, w := range weeks {
			if w.To-w.From != week || w.From != weeks[0].From+float64(i)*week || w.Top != weeks[0].Top {
				t.Errorf("%s, week %d is drawn from %v to %v, up to %v", figure, i, w.From, w.To, w.Top)
			}
		}
	}
	if empty := evaluate[int](p, `[...document.querySelectorAll(".copy")].filter((e) => !e.querySelector("svg path")).length`); empty > 0 {
		t.Errorf("%d weeks were not drawn", empty)
	}
}

// compact checks that charts are lower than on the screen, and that two weeks lie
// beside each other.
func compact(t *testing.T, p *browserTab) {
	t.Helper()
	const tall = `[...document.querySelectorAll(".chart:not(.copy)")].filter((e) => e.querySelector("svg").viewBox.baseVal.height >= e.dataset.height).map((e) => e.closest("figure").id)`
	if high := evaluate[[]string](p, tall); len(high) > 0 {
		t.Errorf("as high on paper as on the screen: %q", high)
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	const alone = `[...document.querySelectorAll(".drawing:has(.copy)")].filter((e) => {
		const [first, second, third] = [...e.querySelectorAll(".copy")].map((c) => c.getBoundingClientRect());
		return !(first.top === second.top && first.right < second.left && third.top >= first.bottom && third.left === first.left);
	}).map((e) => e.closest("figure").id)`
	if figures := evaluate[[]string](p, alone); len(figures) > 0 {
		t.Errorf("weeks that do not lie two by two: %q", figures)
	}
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "screen"})
}

// A table that does not fit says so, until it is slid to its end.
func TestWideTablesSayThatThereIsMore(t *testing.T) {
	const silent = `[...document.querySelectorAll(".scroll")].filter((e) => e.clientWidth && (e.scrollWidth > e.clientWidth + 2) !==
		(e.classList.contains("more") && getComputedStyle(e).maskImage !== "none" && e.previousElementSibling.offsetHeight > 0)).map((e) => e.ariaLabel)`
	for _, width := range []int{400, 1400} {
		p := openPage(t, fixture(14), look{width: width})
		evaluate[chromedp.Void](p, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`)
		p.wait(silent + ".length === 0")
		if width == 400 {
			evaluate[chromedp.Void](p, `document.querySelector("#figures .scroll").scrollLeft = 9999`)
			p.wait(`!document.querySelector("#figures .scroll").matches(".more")`)
		}
	}
}

// A file beside the page is not the page: asking for it is found.
func TestStrangersAreFound(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		HTMLFile:    `<!doctype html><title>x</title><html data-drawn="all"><link rel="icon" href="data:,"><script src="beside.js"></script>`,
		"beside.js": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openFile(t, filepath.Join(dir, HTMLFile), look{width: 1000}).forgive("beside.js")
}

// Without the network a page that was made without the bundle says so in place
// of its charts, and is whole otherwise.
func TestPageWithoutLibrary(t *testing.T) {
	page := pageOf(t, fixture(8), "")
	page = strings.Replace(page, charts.CDN+`" integrity`, `missing.js" integrity`, 1) // no network is asked
	page = strings.Replace(page, "Content-Security-Policy", "x", 1)
	file := filepath.Join(t.TempDir(), HTMLFile)
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	p := openFile(t, file, look{width: 1000})
	if text := evaluate[string](p, `document.querySelector(".chart").textContent`); !strings.Contains(text, "could not be drawn") {
		t.Errorf("in place of a chart stands %q", text)
	}
	p.forgive("missing.js")
}
