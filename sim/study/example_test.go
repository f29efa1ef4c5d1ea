package study_test

import (
	"context"
	"fmt"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// A phone line with ten agents and 150 calls an hour is to answer eighty of
// a hundred within 20 seconds. It is played until the mean wait is known to
// ten seconds.
func ExampleRun() {
	m := textbook(erlang.Queue{Agents: 10, Rate: 150.0 / 3600, HandleTime: 300, Patience: 300}, 24)
	target, err := sim.ParseTarget("service_level{channel:phone} >= 80%")
	if err != nil {
		fmt.Println(err)
		return
	}
	m.Targets = []sim.Target{target}
	e := sim.Experiment{Seed: 1, Replications: 400, Until: []sim.Precision{{Measure: "wait", HalfWidth: 10}}}
	r, err := study.Run(context.Background(), m, e, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Stopped, "after", r.Replications)
	fmt.Println(r.Verdict.Outcome)
	// Output:
	// precise enough after 20
	// fail
}
