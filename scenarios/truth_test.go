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
	files, err := filepath.Glob("testdata/truth/*.yaml")
	if err != nil || files == nil {
		t.Fatal(files, err)
	}
	for _, file := range files {
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

// A wrong rate does not pass.
func TestTruthFindsWrongRate(t *testing.T) {
	worst := 0.0
	for _, z := range deviations(t, "testdata/truth/erlang-a.yaml", []string{"reasons.calls.rate=105/h"}) {
		worst = max(worst, math.Abs(z))
	}
	if worst < 8 {
		t.Errorf("5 %% more calls are off by only %.1f standard errors", worst)
	}
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
