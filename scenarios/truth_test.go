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

var exactLine = regexp.MustCompile(`(?m)^# exact (\w+)(\{[^}]*\})?: (\S+)$`)

// Textbook queues, written as a user writes them, against what theory says of
// them: the exact figures stand in the comments of each file.
func TestTruth(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	for _, file := range truthFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			t.Parallel()
			for what, z := range deviations(t, file, nil) {
				if math.Abs(z) > 4 {
					t.Errorf("%s is off by %.1f standard errors", what, z)
				}
			}
		})
	}
}

// wrong is how each file is made 5 % wrong.
var wrong = map[string]string{
	"absence":            "reasons.calls.rate=94.5/h",
	"bot":                "reasons.calls.rate=315/h",
	"busyness":           "reasons.calls.rate=18.9/h",
	"callback":           "reasons.calls.rate=131.25/h",
	"chat":               "reasons.chats.rate=241.5/h",
	"chat-fixed":         "reasons.chats.rate=37.8/h",
	"cross-trained":      "reasons.a.rate=36.75/h",
	"day":                "reasons.calls.handle_time=exponential(315s)",
	"day-numbers":        "reasons.calls.handle_time=exponential(315s)",
	"erlang-a":           "reasons.calls.rate=105/h",
	"erlang-b":           "reasons.calls.rate=94.5/h",
	"erlang-c":           "reasons.calls.rate=105/h",
	"fixed-patience":     "reasons.calls.rate=31.5/h",
	"formulas":           "reasons.c14.rate=210/h",
	"lines":              "reasons.calls.rate=1575/h",
	"lognormal-handling": "reasons.calls.rate=11.34/h",
	"mail-between-calls": "reasons.calls.rate=73.5/h",
	"parcels":            "reasons.where_is_it.parcels.each_day.late=[10.5%, 15.75%, 21%, 26.25%, 26.25%]",
	"redial":             "reasons.calls.rate=115.5/h",
	"transfer-cold":      "reasons.calls.rate=37.8/h",
	"transfer-warm":      "reasons.calls.rate=31.5/h",
	"wrap-up":            "reasons.calls.rate=126/h",
}

// No file passes when it is 5 % wrong. To be off by 8 standard errors is to be
// seen with a limit of 4 whatever the luck.
func TestTruthFindsWrongRate(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	for _, file := range truthFiles(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set, ok := wrong[name]
			if !ok {
				t.Fatal("nobody says how it is made 5 % wrong")
			}
			worst := 0.0
			for _, z := range deviations(t, file, []string{set}) {
				worst = max(worst, math.Abs(z))
			}
			if worst < 8 {
				t.Errorf("with %s it is off by only %.1f standard errors", set, worst)
			}
		})
	}
}

func truthFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/truth/*.yaml")
	if err != nil || files == nil {
		t.Fatal(files, err)
	}
	return files
}

// deviations plays a file and returns how many standard errors each figure is
// off what its comment says.
func deviations(t *testing.T, file string, set []string) map[string]float64 {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l, err := scenarios.Open(file, scenarios.Options{Set: set})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	r, err := study.Run(context.Background(), l.Model, l.Experiment, nil)
	if err != nil {
		t.Fatal(err)
	}
	off := map[string]float64{}
	for _, m := range exactLine.FindAllStringSubmatch(string(text), -1) {
		exact, err := strconv.ParseFloat(m[3], 64)
		if err != nil {
			t.Fatal(err)
		}
		off[m[1]+m[2]] = deviation(t, r, m[1], m[2], exact)
	}
	if len(off) == 0 {
		t.Fatal("no exact figure in ", file)
	}
	return off
}

func deviation(t *testing.T, r *sim.Result, measure, braces string, exact float64) float64 {
	t.Helper()
	var scope sim.Scope
	name := strings.Trim(braces, "{}")
	if queue, ok := strings.CutPrefix(name, "queue:"); ok {
		scope.Queue = queue
	} else if channel, ok := strings.CutPrefix(name, "channel:"); ok {
		scope.Channel = channel
	} else if team, ok := strings.CutPrefix(name, "team:"); ok {
		scope.Team = team
	}
	for _, v := range r.Measures {
		if v.Measure != measure || v.Scope != scope {
			continue
		}
		const student = 2 // of a 95 % interval, close enough for many replications
		half := (v.High - v.Low) / 2 / student
		if half < 1e-9*math.Abs(exact) {
			half = 1e-6 * math.Abs(exact) // without chance: exact, but for rounding
		}
		t.Logf("%s%s: %.6g ± %.2g, exact %.6g", measure, braces, v.Mean, half, exact)
		return (v.Mean - exact) / half
	}
	t.Fatalf("no %s%s in the result", measure, braces)
	return 0
}
