package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What users type, from reading the season to the last byte of the report, in
// a process of its own. The speed of the engine alone is measured in packages
// sim and scenarios.

// BenchmarkReport plays 200 replications of the default season on two cores
// and writes its report.
func BenchmarkReport(b *testing.B) {
	benchmarkVerb(b, 2, "run", "power-black-week", "--replications", "200")
}

// BenchmarkCompare compares six strategies of the default season on two cores, until the
// difference of each in the service level is known to half a point, and writes its report.
func BenchmarkCompare(b *testing.B) {
	benchmarkVerb(b, 2, "compare", "power-black-week", "no temps", "fourteen temps", "flu", "sms notices",
		"leave frozen", "four more people", "--until", "service_level=0.5pp")
}

// BenchmarkHundredMillion plays 100 million contacts in one run, in half-hours:
// one queue with 100 agents for nine and a half years.
func BenchmarkHundredMillion(b *testing.B) {
	season := filepath.Join(b.TempDir(), "season.yaml")
	text := strings.Join([]string{
		"horizon: 83400h",
		"reasons: {calls: {rate: 1200/h, handle_time: exponential(300s)}}",
		"channels: {phone: {patience: exponential(180s), answer_within: 20s}}",
		"teams: {agents: {agents: 100}}",
	}, "\n")
	if err := os.WriteFile(season, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	benchmarkVerb(b, 1, "run", season, "--replications", "1")
}

// benchmarkVerb calls a verb on so many cores and reports the seconds on the clock, those
// of processor time, and the largest memory of any call.
func benchmarkVerb(b *testing.B, cores int, verb string, asked ...string) {
	args := append([]string{verb, "--out", filepath.Join(b.TempDir(), "report")}, asked...)
	var processor, peak float64
	for b.Loop() {
		rushproof := exec.Command("rushproof", args...)
		rushproof.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", cores), fmt.Sprint("RUSHPROOF_WORKERS=", cores))
		if out, err := rushproof.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
		state := rushproof.ProcessState
		processor += (state.UserTime() + state.SystemTime()).Seconds()
		if used, ok := state.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, float64(used.Maxrss)/1000) // kilobytes on Linux
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/run")
	b.ReportMetric(processor/float64(b.N), "cpu-s/run")
	b.ReportMetric(peak, "peak-MB")
}
