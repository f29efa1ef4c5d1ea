package main

import (
	"errors"
	"flag"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rushproof": main})
}

// TestScripts plays testdata/script/*.txtar, each a shell session with the
// files it needs.
func TestScripts(t *testing.T) {
	dir, parallel := "testdata/script", []string(nil)
	if testing.Short() { // those in which goroutines meet
		for _, name := range []string{"interrupt", "same_bytes", "terminal"} {
			parallel = append(parallel, filepath.Join(dir, name+".txtar"))
		}
		dir = ""
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		Files:               parallel,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               home,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "interrupt": interrupt},
	})
}

// home gives a script a home of its own, so that nobody's settings are read, and says
// how many replications of a small queue last long enough to be watched.
func home(e *testscript.Env) error {
	e.Setenv("LONG", "500")
	if testing.Short() { // make race: its detector takes several times as long
		e.Setenv("LONG", "200")
	}
	e.Setenv("HOME", e.WorkDir)
	e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/.config")
	return nil
}

// exits runs a command that must end with an exit code: exits 2 rushproof chek.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	ts.Logf("[exit code %d]", got)
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
