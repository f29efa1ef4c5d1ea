package sim_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim"
)

// A target is read once, and judged on the interval that a study found.
func ExampleParseTarget() {
	target, err := sim.ParseTarget("service_level{channel:phone, within:60s} >= 80%")
	if err != nil {
		fmt.Println(err)
		return
	}
	found := sim.Estimate{Mean: 0.614, Low: 0.593, High: 0.635, N: 200}
	fmt.Println(target.Judge(found, nil).Outcome)

	_, err = sim.ParseTarget("service_level{chanel:phone} >= 80%")
	fmt.Println(err)
	// Output:
	// fail
	// "service_level{chanel:phone} >= 80%", column 15: unknown scope "chanel"; did you mean channel? The choices are channel, queue, reason, within, formula, day or interval
}
