package study

import (
	"context"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// BenchmarkReduce reads and enters one replication of seven weeks, four
// channels and ten queues.
func BenchmarkReduce(b *testing.B) {
	m := season(50, 4, 10)
	s := newStudy(m, sim.Experiment{Replications: 1, Workers: 1}, nil)
	rep, _ := newFake(m).Play(1, 0)
	sheet, books := newSheet(s.plan), newBooks(s.plan)
	b.ReportAllocs()
	for b.Loop() {
		sheet.add(rep)
		sheet.read(0)
		books.enter(rep)
	}
}

// BenchmarkResult puts the result of 200 of them together.
func BenchmarkResult(b *testing.B) {
	s := studyOf(season(50, 4, 10), sim.Experiment{Replications: 200}, nil)
	s.play(200)
	s.sumUp()
	for b.Loop() {
		if _, err := s.result(context.Background(), ""); err != nil {
			b.Fatal(err)
		}
	}
}
