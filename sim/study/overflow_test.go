package study

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// Times that are too long to add up are an error, never a wrong figure.
func TestOverflow(t *testing.T) {
	m := season(3, 1, 1)
	s := newStudy(m, sim.Experiment{Replications: 8, Workers: 2}, nil)
	s.newPlayer = func() plays { return tooLong{newFake(m)} }
	r, err := s.run(context.Background())
	if r != nil || err == nil || !strings.Contains(err.Error(), `the times of queue "queue 0" are too long`) {
		t.Errorf("%v", err)
	}
}

// tooLong plays contacts that wait for a quarter of all time.
type tooLong struct{ *fake }

func (f tooLong) Play(seed uint64, replication int) (*sim.Replication, error) {
	rep, err := f.fake.Play(seed, replication)
	rep.Cells[0][68].WaitAnswered = des.Time(math.MaxInt64 / 5)
	return rep, err
}
