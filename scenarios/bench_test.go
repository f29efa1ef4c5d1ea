package scenarios_test

import (
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}

// BenchmarkPowerBlackWeek plays 50 replications on one core as rushproof run
// does, the reduction to a result included, and reports the processor time of
// each.
func BenchmarkPowerBlackWeek(b *testing.B) {
	const replications = 50
	loaded := open(b)
	var used syscall.Rusage
	processorTime := func() float64 {
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
			b.Fatal(err)
		}
		return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
	}
	before := processorTime()
	for b.Loop() {
		playOn(b, loaded, replications, 1)
	}
	b.ReportMetric(1000*(processorTime()-before)/float64(replications*b.N), "cpu-ms/replication")
}

// BenchmarkTwoCores plays the same on one core and on two, in turn, and reports
// how many times as fast two are: the middle one of as many comparisons as the
// benchmark has operations. It takes a machine that does nothing else.
func BenchmarkTwoCores(b *testing.B) {
	if runtime.NumCPU() < 2 {
		b.Skip("there is one core")
	}
	const replications = 100
	loaded := open(b)
	faster := make([]float64, b.N)
	for i := range faster {
		one := playOn(b, loaded, replications, 1)
		faster[i] = one.Seconds() / playOn(b, loaded, replications, 2).Seconds()
	}
	slices.Sort(faster)
	b.ReportMetric(faster[len(faster)/2], "times-as-fast")
}

// playOn plays the season on so many cores and returns how long that took.
func playOn(b *testing.B, loaded *scenarios.Loaded, replications, cores int) time.Duration {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	e := sim.Experiment{Seed: 1, Replications: replications, Workers: cores}
	began := time.Now()
	if _, err := study.Run(b.Context(), loaded.Model, e, nil); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func open(b *testing.B) *scenarios.Loaded {
	loaded, err := scenarios.Open("power-black-week", scenarios.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return loaded
}
