package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

var exactLine = regexp.MustCompile(`(?m)^# exact (\w+(?:\{[^}]*\})?): (\S+)$`)

// Textbook queues, played as anybody can at home, against what theory says of
// them: result.json holds the exact figures that stand in the files. The engine is
// held to all of them in scenarios; here it is that a run writes what was played.
func TestTruth(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	for _, file := range truthFiles(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]sim.Value{}
		for _, v := range runFile(t, file).Measures {
			found[sim.Written(v.Measure, v.Scope)] = v
		}
		for _, m := range exactLine.FindAllStringSubmatch(string(text), -1) {
			exact, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			v, ok := found[m[1]]
			if !ok {
				t.Errorf("%s: no %s in the result", file, m[1])
				continue
			}
			student := distuv.StudentsT{Sigma: 1, Nu: float64(v.N - 1)}.Quantile(0.975)
			se := max((v.High-v.Low)/2/student, 1e-6*math.Abs(exact)) // figures without chance are exact but for rounding
			if math.Abs(v.Mean-exact) > 4*se {
				t.Errorf("%s: %s is %v, and exactly %v: %.1f standard errors", file, m[1], v.Mean, exact, (v.Mean-exact)/se)
			}
		}
	}
}

// truthFiles are one file in four, and all in the soak.
func truthFiles(t *testing.T) (some []string) {
	t.Helper()
	files, err := filepath.Glob("../../scenarios/testdata/truth/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for i, file := range files {
		if i%4 == 0 || os.Getenv("RUSHPROOF_SOAK") != "" {
			some = append(some, file)
		}
	}
	return some
}

// runFile plays a season through the command line and reads its result.
func runFile(t *testing.T, file string) *sim.Result {
	t.Helper()
	out := t.TempDir()
	var stdout, stderr bytes.Buffer
	e := &env{stdin: &bytes.Buffer{}, stdout: &stdout, stderr: &stderr, now: time.Now}
	if code := run(t.Context(), e, []string{"run", file, "--out", out}); code != exitFine {
		t.Fatalf("%s: exit code %d\n%s", file, code, stderr.String())
	}
	written, err := os.ReadFile(filepath.Join(out, report.JSONFile))
	if err != nil {
		t.Fatal(err)
	}
	result, err := report.ReadJSON(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	return result
}
