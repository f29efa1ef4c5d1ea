package report_test

import (
	"os"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/sim"
)

// What a study found, as a page for a terminal of 80 columns.
func ExampleText() {
	phone := sim.Scope{Channel: "phone"}
	result := &sim.Result{
		Season: "quiet week", Replications: 50, Asked: 50, Seed: 7,
		Measures: []sim.Value{
			{Measure: "service_level", Scope: phone, Estimate: sim.Estimate{Mean: 0.814, Low: 0.793, High: 0.835, N: 50}},
			{Measure: "asa", Scope: phone, Estimate: sim.Estimate{Mean: 31.2, Low: 27.1, High: 35.3, N: 50}},
		},
		Verdict: sim.Verdict{
			Outcome: "undecided", Sentence: "Undecided: the phone is just about good enough.",
			Targets: []sim.TargetResult{{
				Target: "service_level{channel:phone} >= 80%", Outcome: "undecided", Unit: "share", More: 120,
				Value: sim.Estimate{Mean: 0.814, Low: 0.793, High: 0.835, N: 50},
			}},
		},
	}
	if err := report.Text(os.Stdout, result, 80, "out/quiet-week"); err != nil {
		panic(err)
	}
	// Output:
	// quiet week
	// 50 seasons simulated · seed 7
	//
	// ? Undecided: the phone is just about good enough.
	//
	// ?  undecided  service_level{channel:phone} >= 80%  81 % ± 2
	//    about 120 more seasons would settle it
	//
	//                        phone
	// Service level (F4)  81 % ± 2
	// Speed of answer     31 s ± 4
	//
	// Report: out/quiet-week
}
