package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// interrupt runs a command, presses Ctrl-C some time after it has read its
// season, and wants it to end within a second and with an exit code:
//
//	interrupt 300ms 1 rushproof run season.yaml
//
// What it wrote is in the files page (stdout) and talk (stderr).
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: interrupt after code command [args...]")
	}
	after, err := time.ParseDuration(args[0])
	ts.Check(err)
	code, err := strconv.Atoi(args[1])
	ts.Check(err)
	cmd := exec.Command(args[2], append(args[3:], "--log-level", "debug")...)
	cmd.Dir = ts.Getenv("WORK")
	cmd.Env = append(os.Environ(), "HOME="+cmd.Dir, "XDG_CONFIG_HOME="+cmd.Dir+"/.config")
	page, err := os.Create(ts.MkAbs("page"))
	ts.Check(err)
	defer page.Close()
	cmd.Stdout = page
	stderr, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	talk := bufio.NewReader(stderr)
	said := waitFor(talk, "rushproof: read ")
	time.Sleep(after)
	ts.Check(cmd.Process.Signal(os.Interrupt))
	pressed, used := time.Now(), processorTime(cmd.Process.Pid)
	rest, err := io.ReadAll(talk)
	took := time.Since(pressed)
	ts.Check(err)
	_ = cmd.Wait() // the exit code is looked at instead
	ts.Check(os.WriteFile(ts.MkAbs("talk"), append([]byte(said), rest...), 0o600))
	ts.Logf("%s%s[exit code %d after %v]", said, rest, cmd.ProcessState.ExitCode(), took.Round(time.Millisecond))
	if cmd.ProcessState.ExitCode() != code {
		ts.Fatalf("exit code %d, want %d", cmd.ProcessState.ExitCode(), code)
	}
	used = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime() - used
	limit := time.Second
	if testing.Short() {
		limit *= 10 // make race: its detector takes several times as long
	}
	if min(took, used) > limit {
		ts.Fatalf("it went on for %v, and %v of the processors' time", took, used)
	}
}

// processorTime returns how much of the processors' time a process has used so
// far, so that a machine that is busy with others is not taken for a program
// that is slow to stop; 0 where the system does not say.
func processorTime(pid int) time.Duration {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / 100 // clock ticks
}

// waitFor reads lines up to one that begins as told, and returns them.
func waitFor(from *bufio.Reader, beginning string) string {
	said := ""
	for {
		line, err := from.ReadString('\n')
		said += line
		if err != nil || strings.HasPrefix(line, beginning) {
			return said
		}
	}
}
