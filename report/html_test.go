package report

import (
	"bytes"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file under testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			t.Fatalf("%s, line %d:\n got: %.300s\nwant: %.300s\nif it is right, type: go test ./report -update", name, i+1, is[i], was[i])
		}
	}
	t.Fatalf("%s has %d lines, not %d; if that is right, type: go test ./report -update", name, len(is), len(was))
}

func pageOf(t *testing.T, r *sim.Result, library string) string {
	t.Helper()
	var b bytes.Buffer
	if err := writePage(&b, r, library); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The page, without its scripts and its style sheet.
func TestGoldenPage(t *testing.T) {
	page := pageOf(t, fixture(2), "the library")
	page = regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(page, "<style>the style</style>")
	page = strings.Replace(page, charts.Boot, "the script", 1)
	page = regexp.MustCompile(`sha256-([A-Za-z0-9/=]|&#43;)+`).ReplaceAllString(page, "sha256-hash")
	golden(t, "report.html", []byte(page))
}

func TestSameResultSamePage(t *testing.T) {
	first, second := pageOf(t, fixture(9), ""), pageOf(t, fixture(9), "")
	if first != second {
		t.Error("the same result was drawn in two ways")
	}
}

// Nothing in a page points out of it; but without the bundle it says where it
// takes ECharts from, and asks for that very file.
func TestNoOutsideAddress(t *testing.T) {
	address := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>]*`)
	page := pageOf(t, fixture(9), "the library")
	if found := address.FindAllString(page, -1); found != nil {
		t.Errorf("the page holds addresses: %q", found)
	}
	page = html.UnescapeString(pageOf(t, fixture(9), ""))
	for _, found := range address.FindAllString(page, -1) {
		if strings.TrimRight(found, ".;") != charts.CDN {
			t.Errorf("the page without the bundle holds the address %s", found)
		}
	}
	for _, want := range []string{
		`<script src="` + charts.CDN + `" integrity="` + charts.Integrity + `" crossorigin="anonymous"></script>`,
		"script-src 'sha256-", " " + charts.CDN + "; style-src",
		"without the charts' JavaScript, so this page loads it from " + charts.CDN,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page without the bundle lacks %q", want)
		}
	}
}

func TestSize(t *testing.T) {
	library, _ := charts.Library()
	const limit = 3_000_000
	if size := len(pageOf(t, fixture(28), library)); size > limit {
		t.Errorf("four weeks make a page of %d bytes, more than %d", size, limit)
	}
}

// The renderer of go-echarts runs names as code, so nothing here may call it.
func TestRendererIsNotUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	banned := regexp.MustCompile(`\.Render(Snippet|Content)?\(|FuncOpts|FuncStripCommentsOpts|JSONNotEscaped`)
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := banned.Find(source); found != nil && !strings.HasSuffix(file, "_test.go") {
			t.Errorf("%s uses %s", file, found)
		}
	}
}

// Results with little in them, and with nothing, are drawn too.
func TestSparseResults(t *testing.T) {
	full := fixture(8)
	for name, change := range map[string]func(r *sim.Result){
		"nothing":        func(r *sim.Result) { *r = sim.Result{Format: 1} },
		"no days":        func(r *sim.Result) { r.Frame.Days, r.Frame.DayOf, r.Days, r.Parcels = nil, nil, nil, nil },
		"no intervals":   func(r *sim.Result) { r.Intervals = nil },
		"no measures":    func(r *sim.Result) { r.Measures, r.Days = nil, nil },
		"one season":     func(r *sim.Result) { r.Replications = 1 },
		"no staff":       func(r *sim.Result) { r.Teams, r.Worst = nil, nil },
		"no contacts":    emptied,
		"unknown names":  func(r *sim.Result) { r.Measures[0].Measure, r.Verdict.Outcome, r.Events[0].Kind = "new", "new", "new" },
		"empty channels": func(r *sim.Result) { r.Intervals = []sim.Interval{{Channel: "phone"}, {Channel: ""}} },
	} {
		t.Run(name, func(t *testing.T) {
			r := clone(t, full)
			change(r)
			pageOf(t, r, "")
			var b bytes.Buffer
			if err := Text(&b, r, 80, ""); err != nil {
				t.Error(err)
			}
			if err := WriteCSV(&b, r); err != nil {
				t.Error(err)
			}
		})
	}
}

// emptied leaves a season in which nobody came.
func emptied(r *sim.Result) {
	for i := range r.Intervals {
		v := &r.Intervals[i]
		clear(v.Wait)
		clear(v.WaitP10)
		clear(v.WaitP90)
		clear(v.Offered)
		clear(v.Waiting)
		clear(v.Backlog)
	}
	for i := range r.Days {
		clear(r.Days[i].Days)
	}
	for i := range r.Measures {
		r.Measures[i].Estimate = sim.Estimate{}
	}
	for i := range r.Needs {
		r.Needs[i] = sim.NeedFlow{Reason: r.Needs[i].Reason}
	}
	r.Worst, r.Layers, r.Parcels = nil, nil, &sim.Parcels{Ordered: make([]float64, 8)}
}

// clone copies a result by way of its JSON.
func clone(t *testing.T, r *sim.Result) *sim.Result {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	c, err := ReadJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
