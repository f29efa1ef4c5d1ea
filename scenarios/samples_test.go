package scenarios_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

const textbookWithRecords = `horizon: 100h
reasons:
  calls: {rate: 10/h, handle_time: empirical(times.csv)}
channels:
  phone: {}
teams:
  agents: {agents: 2}
`

func TestLawFromRecords(t *testing.T) {
	for _, c := range []struct{ name, csv, want string }{
		{"a column", "60\n120\n300\n", ""},
		{"a heading, more columns, a mark of order", "\ufeffhandle_s,agent\n60,A\n300,B\n120,A\n", ""},
		{"Nordic Excel", "Sekunder;Agent\r\n60,0;A\r\n120;A\r\n300;B\r\n", ""},
		{"a word among numbers", "60\nlang\n", `times.csv:2: "lang" is no number of seconds; write one number`},
		{"a negative number", "60\n-1\n", `times.csv:2: "-1" is no number of seconds`},
		{"only a heading", "handle_s\n", "times.csv holds no values"},
		{"too many", strings.Repeat("1\n", 20_001), "times.csv has more than 20000 values"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "season.yaml", textbookWithRecords)
			write(t, dir, "times.csv", c.csv)
			loaded, err := scenarios.Open(dir, scenarios.Options{})
			if c.want != "" {
				if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "season.yaml:3:36: ") {
					t.Errorf("got %v, want %s at season.yaml:3:36", err, c.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if mean := loaded.Model.Layout.Queues[0].Handle.Mean(); mean != 160 {
				t.Errorf("mean handle time %v, want 160", mean)
			}
			lock := loaded.Lock(loaded.Experiment, "test")
			alone := t.TempDir() // without the records
			write(t, alone, "season.yaml", string(lock))
			if again, err := scenarios.Open(filepath.Join(alone, "season.yaml"), scenarios.Options{}); err != nil || again.Model.Digest != loaded.Model.Digest {
				t.Errorf("the lock file does not stand alone: %v", err)
			}
		})
	}
}

func TestLawFromNoRecords(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "season.yaml", textbookWithRecords)
	if _, err := scenarios.Open(dir, scenarios.Options{}); err == nil || !strings.Contains(err.Error(), "there is no file") {
		t.Errorf("got %v", err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
