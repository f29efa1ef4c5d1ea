package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := scenarios.Open("power-black-week", scenarios.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
