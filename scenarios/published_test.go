package scenarios_test

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// What other simulators printed of the same centre stands in the comments of
// each file: a figure with its interval, perhaps in minutes, or as a number of
// so many, or a share of the planned hours; or, while the doors are open, of the
// hours on duty; or without one, from so many days.
var publishedLine = regexp.MustCompile(`(?m)^# published ([^:{]+(?:\{[^}]*\})?): ([\d.]+)(?: \[([\d.]+), ([\d.]+)\])?(?: (minutes|90%|while open|of \d+ days|of \d+ planned hours|of \d+))?$`)

// published is a figure as it was printed.
type published struct {
	what             string
	value, low, high float64
	days             float64 // when no interval was printed
	planned          float64 // hours, when it is a share of them
	open             bool    // work after closing time does not count
}

// Each of our intervals meets the printed one, widened by half of its last
// digit; where none was printed, ours is taken for as many days as were played.
func TestPublished(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	for _, file := range publishedFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			for _, what := range disagreements(t, file, nil) {
				t.Error(what)
			}
		})
	}
}

// None does when customers come 5 % more often.
func TestPublishedFindsWrongRate(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	for _, file := range publishedFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			if len(disagreements(t, file, higher)) == 0 {
				t.Error("customers who come 5 % more often go unnoticed")
			}
		})
	}
}

var perHour = regexp.MustCompile(`(\d+)/h`)

// higher makes the rates of a file 5 % higher.
func higher(yaml string) string {
	return perHour.ReplaceAllStringFunc(yaml, func(rate string) string {
		n, _ := strconv.ParseFloat(strings.TrimSuffix(rate, "/h"), 64)
		return strconv.FormatFloat(1.05*n, 'f', -1, 64) + "/h"
	})
}

func publishedFiles(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/published/*.yaml")
	if err != nil || files == nil {
		t.Fatal(files, err)
	}
	for _, file := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(file), ".yaml"))
	}
	return names
}

// disagreements plays a file and lists the figures that are off what was
// printed.
func disagreements(t *testing.T, name string, change func(string) string) (off []string) {
	t.Helper()
	file := filepath.Join("testdata/published", name+".yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		file = filepath.Join(t.TempDir(), "wrong.yaml")
		if err := os.WriteFile(file, []byte(change(string(text))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := playFile(t, file)
	all := publishedLine.FindAllStringSubmatch(string(text), -1)
	if want := strings.Count(string(text), "# published "); len(all) != want || want == 0 {
		t.Fatalf("%d of %d published lines can be read", len(all), want)
	}
	for _, m := range all {
		p := readPublished(m)
		mean, half := ours(t, r, p.what)
		if p.planned > 0 { // ours counts the time after closing as well
			overtime, _ := ours(t, r, strings.Replace(p.what, "occupancy", "overtime", 1))
			mean, half = mean*(p.planned+overtime)/p.planned, half*(p.planned+overtime)/p.planned
		}
		if p.open {
			whole := mean
			mean = occupancyWhileOpen(r)
			half *= mean / whole
		}
		if p.days > 0 {
			p.low, p.high = p.value-half*math.Sqrt(float64(r.Replications)/p.days), p.value+half*math.Sqrt(float64(r.Replications)/p.days)
		}
		t.Logf("%s: %.6g ± %.2g, published %.6g [%.6g, %.6g]", p.what, mean, half, p.value, p.low, p.high)
		if mean+half < p.low || mean-half > p.high {
			off = append(off, p.what)
		}
	}
	return off
}

// occupancyWhileOpen is the share of the time on duty, up to closing time, that
// is spent with contacts.
func occupancyWhileOpen(r *sim.Result) float64 {
	var busy, present float64
	for _, team := range r.Teams {
		for i := range team.Busy {
			busy += team.Busy[i]
			present += team.Present[i]
		}
	}
	return busy / present
}

func playFile(t *testing.T, file string) *sim.Result {
	t.Helper()
	l, err := scenarios.Open(file, scenarios.Options{})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	r, err := study.Run(context.Background(), l.Model, l.Experiment, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readPublished reads a line; its figures in the units of ours.
func readPublished(m []string) published {
	p := published{what: m[1]}
	p.value, _ = strconv.ParseFloat(m[2], 64)
	_, decimals, _ := strings.Cut(m[2], ".")
	digit := math.Pow(10, -float64(len(decimals))) / 2
	p.low, _ = strconv.ParseFloat(m[3], 64)
	p.high, _ = strconv.ParseFloat(m[4], 64)
	p.low, p.high = p.low-digit, p.high+digit
	unit := 1.0
	switch words := strings.Fields(m[5]); {
	case m[5] == "while open":
		p.open = true
	case len(words) == 3:
		p.days, _ = strconv.ParseFloat(words[1], 64)
	case len(words) == 4:
		p.planned, _ = strconv.ParseFloat(words[1], 64)
	case len(words) == 2:
		number, _ := strconv.ParseFloat(words[1], 64)
		unit = 1 / number
	case m[5] == "minutes":
		unit = 60
	}
	p.value, p.low, p.high = p.value*unit, p.low*unit, p.high*unit
	return p
}

// ours returns a figure of the result, or of a target, with half of its 95 %
// interval.
func ours(t *testing.T, r *sim.Result, what string) (mean, half float64) {
	t.Helper()
	for _, target := range r.Verdict.Targets {
		if strings.HasPrefix(target.Target, what+" ") {
			return target.Value.Mean, (target.Value.High - target.Value.Low) / 2
		}
	}
	measure, braces, _ := strings.Cut(what, "{")
	kind, name, _ := strings.Cut(strings.TrimSuffix(braces, "}"), ":")
	scope := map[string]sim.Scope{"": {}, "queue": {Queue: name}, "channel": {Channel: name}, "team": {Team: name}, "reason": {Reason: name}}[kind]
	for _, v := range r.Measures {
		if v.Measure == measure && v.Scope == scope {
			return v.Mean, (v.High - v.Low) / 2
		}
	}
	t.Fatalf("no %s in the result", what)
	return 0, 0
}
