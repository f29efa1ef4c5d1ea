package scenarios_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
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

// A file that is not there is told once, with its path: beside the season, or
// beside the centre, or where one stands.
func TestLawFromNoRecords(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"season", "centre"} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	_, centre, _ := strings.Cut(textbookWithRecords, "\n")
	write(t, "season", "season.yaml", textbookWithRecords)
	write(t, "season", "other.yaml", "horizon: 100h\ncentre: ../centre/centre.yaml\n")
	write(t, "centre", "centre.yaml", centre)
	for _, c := range []struct {
		name    string
		options scenarios.Options
		want    []string
	}{
		{"season", scenarios.Options{}, []string{"season/season.yaml:3:36: there is no file season/times.csv; "}},
		{"season/other.yaml", scenarios.Options{}, []string{"centre/centre.yaml:2:36: there is no file centre/times.csv; "}},
		{"season/other.yaml", scenarios.Options{Centre: "centre/centre.yaml"}, []string{
			"centre/centre.yaml:2:36: there is no file centre/times.csv; ",
		}},
		{"season", scenarios.Options{Set: []string{"channels.phone.patience=empirical(more.csv)"}}, []string{
			"--set channels.phone.patience=empirical(more.csv): there is no file more.csv; ",
			"season/season.yaml:3:36: there is no file season/times.csv; ",
		}},
	} {
		_, err := scenarios.Open(c.name, c.options)
		var faults tree.Faults
		if !errors.As(err, &faults) || len(faults) != len(c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
			continue
		}
		for i, fault := range faults {
			if !strings.HasPrefix(filepath.ToSlash(fault.Error()), c.want[i]) {
				t.Errorf("%s: got %v, want %s", c.name, fault, c.want[i])
			}
		}
	}
}

// A lock file remembers that records were set on the command line, and does not
// read them again for that.
func TestSetRecordsAreRemembered(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", "season.yaml", textbookWithRecords)
	write(t, ".", "times.csv", "60\n300\n")
	write(t, ".", "more.csv", "600\n")
	set := "reasons.calls.handle_time=empirical(more.csv)"
	loaded, err := scenarios.Open(".", scenarios.Options{Set: []string{set}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, ".", "season.lock.yaml", string(loaded.Lock(loaded.Experiment, "test")))
	if err := os.Remove("more.csv"); err != nil {
		t.Fatal(err)
	}
	again, err := scenarios.Open("season.lock.yaml", scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(again.Model.Changes, loaded.Model.Changes) || again.Model.Changes[0].Option != "--set "+set {
		t.Errorf("%q, were %q", again.Model.Changes, loaded.Model.Changes)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
