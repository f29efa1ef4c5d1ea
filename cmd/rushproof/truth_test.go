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

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// Textbook queues, played as anybody can at home, against what theory says of
// them: result.json holds the exact figures that stand in the files.
func TestTruth(t *testing.T) {
	if testing.Short() {
		t.Skip("plays many replications")
	}
	exact := regexp.MustCompile(`(?m)^# exact (\w+): (\S+)$`)
	for _, name := range []string{"erlang-a", "erlang-b"} {
		file := filepath.Join("../../scenarios/testdata/truth", name+".yaml")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		result := runFile(t, file)
		checked := 0
		for _, m := range exact.FindAllStringSubmatch(string(text), -1) {
			want, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range result.Measures {
				if v.Measure != m[1] || v.Scope.Kind() != "centre" {
					continue
				}
				checked++
				const student = 2.02 // of 40 replications
				if se := (v.High - v.Low) / 2 / student; math.Abs(v.Mean-want) > 4*se {
					t.Errorf("%s: %s is %v, and exactly %v: %.1f standard errors", name, v.Measure, v.Mean, want, (v.Mean-want)/se)
				}
			}
		}
		if checked < 2 {
			t.Errorf("%s: only %d figures were checked", name, checked)
		}
	}
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
