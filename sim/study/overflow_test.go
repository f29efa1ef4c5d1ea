package study

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Times that are too long to add up are an error, never a wrong figure: not
// where the sum of integers is negative, and not where it has gone round to
// something plausible.
func TestOverflow(t *testing.T) {
	const part = math.MaxInt64 / 5
	for name, spoil := range map[string]func(rep *sim.Replication){
		`the times of queue "queue 0"`:   func(rep *sim.Replication) { rep.Cells[0][68].WaitAnswered = part },
		`the times of team "phone team"`: func(rep *sim.Replication) { rep.Staff[0][68].OnDuty = part },
		`the times of the centre`: func(rep *sim.Replication) {
			for i := range 12 {
				rep.Staff[0][60+i].Busy = part
			}
		},
		`the times of channel "phone"`: func(rep *sim.Replication) { rep.Levels[0][68].Oldest = part },
	} {
		for _, replications := range []int{8, 12} {
			m := season(3, 1, 1)
			s := newStudy(m, sim.Experiment{Replications: replications, Workers: 2}, nil)
			s.newPlayer = func() plays { return tooLong{newFake(m), spoil} }
			r, err := s.run(context.Background())
			if r != nil || err == nil || !strings.Contains(err.Error(), name+" are too long") {
				t.Errorf("%d replications, want %s: %v", replications, name, err)
			}
		}
	}
}

// tooLong plays times that are a good part of all time.
type tooLong struct {
	*fake
	spoil func(rep *sim.Replication)
}

func (f tooLong) Play(seed uint64, replication int) (*sim.Replication, error) {
	rep, err := f.fake.Play(seed, replication)
	f.spoil(rep)
	return rep, err
}
