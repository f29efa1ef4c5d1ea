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

// BenchmarkPowerBlackWeek reports the processor time of one replication on one
// core: played, which is what sim.Player does for every run of a user too; and
// as a fiftieth of a study, which also reduces it to a result.
func BenchmarkPowerBlackWeek(b *testing.B) {
	loaded := open(b)
	b.Run("play", func(b *testing.B) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		p := sim.NewPlayer(loaded.Model)
		costs(b, 1, func(replication int) {
			if _, err := p.Play(1, replication); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("study", func(b *testing.B) {
		const replications = 50
		costs(b, replications, func(int) { playOn(b, loaded, replications, 1) })
	})
}

// BenchmarkPPPMSeason plays five months with about a million contacts.
func BenchmarkPPPMSeason(b *testing.B) { playAlone(b, "pppm-season") }

// BenchmarkEstate plays a Black Week of ten thousand agents, with a million
// contacts a day.
func BenchmarkEstate(b *testing.B) { playAlone(b, "testdata/estate") }

// playAlone reports the processor time and the contacts of one replication of a
// season on one core, and the memory that its player keeps.
func playAlone(b *testing.B, season string) {
	loaded, err := scenarios.Open(season, scenarios.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	before, contacts := live(), int64(0)
	p := sim.NewPlayer(loaded.Model)
	costs(b, 1, func(replication int) {
		r, err := p.Play(1, replication)
		if err != nil {
			b.Fatal(err)
		}
		for _, cells := range r.Cells {
			for _, c := range cells {
				contacts += int64(c.Offered)
			}
		}
	})
	b.ReportMetric(float64(live()-before)/1e6, "MB")
	b.ReportMetric(float64(contacts)/float64(b.N), "contacts")
	runtime.KeepAlive(p)
}

// live returns how many bytes are in use once what nobody holds is gone.
func live() int64 {
	runtime.GC()
	var used runtime.MemStats
	runtime.ReadMemStats(&used)
	return int64(used.HeapAlloc)
}

// costs reports the processor time of each replication when an operation plays
// so many.
func costs(b *testing.B, replications int, operation func(i int)) {
	processorTime := func() time.Duration {
		var used syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
			b.Fatal(err)
		}
		return time.Duration(used.Utime.Nano() + used.Stime.Nano())
	}
	before := processorTime()
	for i := 0; b.Loop(); i++ {
		operation(i)
	}
	b.ReportMetric(1000*(processorTime()-before).Seconds()/float64(replications*b.N), "cpu-ms/replication")
}

// BenchmarkTwoCores plays the same on one core and on two, in turn, and reports
// how many times as fast two are: the middle one of as many comparisons as the
// benchmark has operations. It takes a machine that does nothing else.
func BenchmarkTwoCores(b *testing.B) {
	if runtime.NumCPU() < 2 {
		b.Skip("there is one core")
	}
	const replications = 200 // as many as a report has
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
