package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// example is a command shown in a text, and what it is shown to print.
type example struct {
	line    int
	command string
	want    []string // lines; nil: not shown
}

// examples finds the commands in the blocks of a Markdown text. A line that
// begins with "$ rushproof" is followed by what it prints, up to the next
// command or the end of the block; one that begins with "rushproof" is not.
func examples(text string) []example {
	var found []example
	inBlock, current := false, -1
	for i, line := range strings.Split(text, "\n") {
		command, prints := strings.CutPrefix(line, "$ ")
		command, _, _ = strings.Cut(command, " #")
		isOurs := strings.HasPrefix(command, "rushproof ")
		switch {
		case strings.HasPrefix(line, "```"):
			inBlock, current = !inBlock, -1
		case !inBlock:
		case prints || isOurs && current < 0:
			current = -1
			if isOurs {
				found = append(found, example{line: i + 1, command: strings.TrimSpace(command)})
			}
			if isOurs && prints {
				current = len(found) - 1
			}
		case current >= 0:
			found[current].want = append(found[current].want, line)
		}
	}
	return found
}

func TestExamples(t *testing.T) {
	text := "rushproof no\n```\n$ rushproof list\nSEASON\nrushproof x\n$ ls\n```\n```sh\nrushproof init a  # new\nmake\nrushproof run a\n```\n"
	want := []example{
		{3, "rushproof list", []string{"SEASON", "rushproof x"}},
		{9, "rushproof init a", nil},
		{11, "rushproof run a", nil},
	}
	if got := examples(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What the README shows is what the program prints. A line of … stands for any
// lines.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("runs whole seasons")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("the figures shown are those of amd64")
	}
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, e := range examples(string(text)) {
		stdout, stderr, err := shell(t, dir, quick(e.command, e.want != nil))
		if err != nil {
			t.Errorf("README.md:%d: %s: %v\n%s", e.line, e.command, err, stderr)
			continue
		}
		if got := strings.Split(strings.TrimRight(stdout, "\n"), "\n"); e.want != nil && !shows(e.want, got) {
			t.Errorf("README.md:%d: %s prints\n%s", e.line, e.command, stdout)
		}
	}
}

// quick makes a run short whose figures nobody compares.
func quick(command string, compared bool) string {
	verb, _, _ := strings.Cut(strings.TrimPrefix(command, "rushproof "), " ")
	few := map[string]string{"run": "2", "test": "2", "compare": "2", "stress": "10", "explain": "1 --runs 1"}[verb]
	if compared || few == "" || verb == "compare" && strings.Contains(command, "out/") {
		return command
	}
	return command + " --replications " + few
}

// shows tells whether want, in which … stands for any lines, is what was got.
func shows(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0
	case strings.TrimSpace(want[0]) == "…":
		return shows(want[1:], got) || len(got) > 0 && shows(want, got[1:])
	default:
		return len(got) > 0 && strings.TrimRight(want[0], " ") == strings.TrimRight(got[0], " ") && shows(want[1:], got[1:])
	}
}

// Every example in the help runs, here with few replications; but for those that the README
// shows, too, which are played there.
func TestHelpExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("runs seasons")
	}
	dir := t.TempDir()
	for _, before := range []string{ // for what reads its result
		"run --replications 2", "run small-shop --replications 2 --out out/before", "run small-shop --replications 2 --out out/after --strategy 'five people'",
	} {
		if _, stderr, err := shell(t, dir, "rushproof "+before); err != nil {
			t.Fatal(err, stderr)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, verb := range newRoot(&program{env: systemEnv()}).Commands() {
		for line := range strings.Lines(verb.Example) {
			command := strings.TrimSpace(line)
			if !strings.HasPrefix(command, "rushproof ") {
				t.Errorf("%s: the example %q is no command", verb.Name(), command)
			}
			if bytes.Contains(readme, []byte("\n"+command+"\n")) {
				continue
			}
			if _, stderr, err := shell(t, dir, quick(command, false)); err != nil {
				t.Errorf("%s: %v\n%s", command, err, stderr)
			}
		}
	}
}

// shell runs a command in dir; TestMain has put rushproof on the path.
func shell(t *testing.T, dir, command string) (stdout, stderr string, err error) {
	t.Helper()
	var out, talk bytes.Buffer
	c := exec.Command("sh", "-c", command)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &talk
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+filepath.Join(dir, ".config"))
	err = c.Run()
	if failed := new(exec.ExitError); errors.As(err, &failed) && strings.HasPrefix(command, "rushproof test") && failed.ExitCode() >= exitMissed {
		err = nil // it is not ready
	}
	return out.String(), talk.String(), err
}
