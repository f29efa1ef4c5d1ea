package study

import (
	"context"
	"runtime"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Seven weeks, four channels and ten queues, 200 times, fit into 200 MB with
// room to spare (less than half of it is in use; the rest waits to be
// collected). The made-up outcomes are as large as real ones.
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
		runtime.ReadMemStats(&now)
		highest = max(highest, now.HeapInuse)
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
	if used := (highest - before.HeapInuse) >> 20; used > 200 {
		t.Errorf("%d MB in use", used)
	} else {
		t.Logf("%d MB in use, of %d measures and %d series by day", used, len(r.Measures), len(r.Days))
	}
}
