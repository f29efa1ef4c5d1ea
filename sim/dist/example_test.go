package dist_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// A law is read from what a user wrote, asked for its figures, and drawn from.
func Example() {
	patience, err := dist.Parse("mixture(10% 0s, 90% exponential(10m))")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(patience)
	fmt.Printf("mean %.0f s, half hang up before %.0f s, %.0f%% wait for more than a minute\n",
		patience.Mean(), patience.Quantile(0.5), 100*(1-patience.CDF(60)))

	for customer := range uint64(3) {
		luck := rng.New(2026, 0).With(customer).Name("patience").Stream()
		fmt.Printf("customer %d waits %.0f s at most\n", customer, patience.Sample(&luck))
	}
	// Output:
	// mixture(10% fixed(0s), 90% exponential(600s))
	// mean 540 s, half hang up before 353 s, 81% wait for more than a minute
	// customer 0 waits 245 s at most
	// customer 1 waits 152 s at most
	// customer 2 waits 11 s at most
}

// Errors say what to write.
func ExampleParse_error() {
	for _, text := range []string{"exponential(600)", "lognormal(mean 5m)", "mixture(90% 1m, 20% 2m)"} {
		_, err := dist.Parse(text)
		fmt.Println(err)
	}
	// Output:
	// exponential(600): 600 has no unit: write 600s, 600m, 600h or 600d
	// lognormal(mean 5m): these are not the values of this law: write lognormal(mean 330s, cv 0.9), lognormal(median 2d, p90 4d) or lognormal(mu 4.6, sigma 1.1)
	// mixture(90% 1m, 20% 2m): mixture: the shares add up to 110%: make them 100%
}
