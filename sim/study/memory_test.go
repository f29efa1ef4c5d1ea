package study

import (
	"context"
	"runtime"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Seven weeks, four channels and ten queues, 200 times, take about 100 MB, and
// as much again may wait to be collected. The made-up outcomes are as large as
// real ones.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reduces 200 seasons")
	}
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	m := season(50, 4, 10)
	highest := uint64(0)
	look := func() {
		runtime.GC() // what is left is in use, whenever it was collected last
		runtime.ReadMemStats(&now)
		highest = max(highest, now.HeapAlloc)
	}
	s := newStudy(m, sim.Experiment{Seed: 1, Replications: 200, Workers: 2}, func(p Progress) {
		if p.Done%20 == 0 {
			look()
		}
	})
	s.newPlayer = func() plays { return newFake(m) }
	r, err := s.run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	look()
	if used := (highest - before.HeapAlloc) >> 20; used > 110 {
		t.Errorf("%d MB in use", used)
	} else {
		t.Logf("%d MB in use, of %d measures and %d series by day", used, len(r.Measures), len(r.Days))
	}
}
