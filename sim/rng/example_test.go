package rng_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/rng"
)

// A customer's patience is the same number whatever else is drawn, before or
// after, for her or for others.
func Example() {
	season := rng.New(2026, 0)
	customer := season.Name("orders").With(17)

	patience := customer.Name("patience").Stream()
	fmt.Printf("hangs up after %.0f s\n", 600*patience.Exp())

	handling := customer.Name("handling").Stream()
	fmt.Printf("is a case of %.0f s\n", 150*handling.Gamma(2))

	again := customer.Name("patience").Stream()
	fmt.Printf("hangs up after %.0f s\n", 600*again.Exp())
	// Output:
	// hangs up after 694 s
	// is a case of 103 s
	// hangs up after 694 s
}
