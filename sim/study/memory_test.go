package study

import (
	"context"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Seven weeks, four channels and ten queues, 200 times, take about 100 MB, and as much
// again may wait to be collected: the collector lets the heap grow to twice what is
// in use. The made-up outcomes are as large as real ones.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reduces 200 seasons")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // as users have it
	inUse, heap := mostMemory(t, true), mostMemory(t, false)
	t.Logf("%d MB in use, %d with what waits to be collected", inUse, heap)
	if inUse > 110 || heap > 2*110 {
		t.Errorf("%d MB in use, %d with what waits to be collected", inUse, heap)
	}
}

// mostMemory returns the most MB that a study takes: what is in use, or all of the
// heap as the collector leaves it.
func mostMemory(t *testing.T, collected bool) uint64 {
	t.Helper()
	heap := func() uint64 {
		var now runtime.MemStats
		if collected {
			runtime.GC()
			runtime.ReadMemStats(&now)
			return now.HeapAlloc
		}
		runtime.ReadMemStats(&now)
		return now.HeapInuse
	}
	runtime.GC()
	m := season(50, 4, 10)
	before, highest := heap(), uint64(0)
	look := func() { highest = max(highest, heap()) }
	s := newStudy(m, sim.Experiment{Seed: 1, Replications: 200, Workers: 2}, func(p Progress) {
		if p.Done%20 == 0 {
			look()
		}
	})
	s.newPlayer = func() plays { return newFake(m) }
	if _, err := s.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	look()
	return (highest - before) >> 20
}
