package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// The contacts offered are the lines of the log that its help says they are, also where
// the centre calls back, in vain too, and agents take chats that were left open.
func TestLinesThatWereOffered(t *testing.T) {
	text := strings.NewReplacer(
		"    lines: 14\n", "    callback: {from: 1m, accepts: 40%, no_answer: 40%}\n",
		"patience: exponential(1h)", "patience: exponential(3m), left_open: {share: 50%}",
		"agents: 28", "agents: 24", "agents: 18", "agents: 14",
	).Replace(everything)
	dir := t.TempDir()
	season, out, file := filepath.Join(dir, "called.yaml"), filepath.Join(dir, "out"), filepath.Join(dir, "log.csv")
	if err := os.WriteFile(season, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	rushproof(t, "run", "--replications", "1", "--out", out, season)
	rushproof(t, "log", "--out", file, season)
	offered, met := 0.0, map[string]bool{}
	for _, row := range readLog(t, file) {
		met[row.Outcome] = true
		if row.Queue != "" && !slices.Contains([]string{"called back", "not reached", "was gone"}, row.Outcome) {
			offered++
		}
	}
	for _, outcome := range []string{"called back", "not reached", "was gone"} {
		if !met[outcome] {
			t.Errorf("no line %s, so that nothing is shown", outcome)
		}
	}
	l := openLedger(t, filepath.Join(out, report.JSONFile), []string{season})
	for _, m := range l.result.Measures {
		if m.Measure == "offered" && m.Scope == (sim.Scope{}) && *m.Each[0] != offered {
			t.Errorf("%v lines, %v were offered", offered, *m.Each[0])
		}
	}
	var help strings.Builder
	e := &env{stdin: strings.NewReader(""), stdout: &help, stderr: &help}
	run(t.Context(), e, []string{"help", "log"})
	if !strings.Contains(help.String(), "those called back, not reached, or was gone") {
		t.Error("the help says otherwise")
	}
}
