package stat_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// Five replications of a day: how many were answered in time, of how many.
func Example() {
	inTime := []float64{812, 640, 905, 777, 858}
	offered := []float64{1000, 990, 1010, 980, 1005}

	level := stat.Ratio(inTime, offered, 0.95)
	fmt.Printf("service level %.1f%% ± %.1f from %d replications\n", 100*level.Mean, 100*level.HalfWidth(), level.N)

	if n, ok := level.ReplicationsFor(0.02); ok {
		fmt.Printf("%d replications would make it ± 2.0\n", n)
	}
	shares := make([]float64, len(inTime))
	for i := range shares {
		shares[i] = inTime[i] / offered[i]
	}
	bad, _ := stat.Quantile(shares, 0.1)
	good, _ := stat.Quantile(shares, 0.9)
	fmt.Printf("eight of ten days are between %.0f%% and %.0f%%\n", 100*bad, 100*good)
	// Output:
	// service level 80.1% ± 11.8 from 5 replications
	// 89 replications would make it ± 2.0
	// eight of ten days are between 71% and 88%
}

// Waits are counted as they happen and asked for anything afterwards.
func ExampleHistogram() {
	var waits stat.Histogram
	for i := range 1000 {
		waits.Add(des.Time(i) * 100 * des.Second / 1000)
	}
	p90, _ := waits.Quantile(0.9)
	fmt.Printf("p90 %.1f s, %.1f%% within 20 s, longest %v\n",
		p90.Seconds(), 100*waits.CountAtMost(20*des.Second)/float64(waits.Count()), waits.Max())
	// Output:
	// p90 90.0 s, 20.1% within 20 s, longest 1m39.9s
}
