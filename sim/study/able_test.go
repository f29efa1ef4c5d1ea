package study

import (
	"context"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Twelve who only take returns are no help to nine callers in ten: of 30
// callers with 1.5 agents and 3 with 12 more, each meets 1.5 + 12·3/33 on
// average. With nobody offered, the season's mixture counts.
func TestAbleToServe(t *testing.T) {
	m := season(2, 1, 4)
	l := &m.Layout
	l.Groups = []centre.Group{
		{Name: "desk", Skills: []centre.Skill{{Queue: 0}, {Queue: 1}, {Queue: 2}, {Queue: 3}}},
		{Name: "returns", Skills: []centre.Skill{{Queue: 3}, {Queue: 2}}},
	}
	l.Queues[2].Routing = []centre.Step{{Groups: []int{0}}} // the skill alone brings no contacts
	s := studyOf(m, sim.Experiment{Seed: 7, Replications: 1}, nil)
	s.play(1)
	s.sumUp()
	half := int64(30 * des.Minute)
	for i := range s.frame.Count {
		s.total.teams[0][i].onDuty, s.total.teams[1][i].onDuty = half*3/2, half*12
		for q, n := range []int64{10, 10, 10, 3} {
			s.total.queues[q][i].offered = n
		}
	}
	for q := range l.Queues {
		s.total.queues[q][0].offered = 0
	}
	s.offered = []int64{1, 1, 1, 1}
	for i, want := range []float64{1.5 + 12.0/4, 1.5 + 12*3.0/33} {
		if got := s.present(0, i); math.Abs(got-want) > 1e-9 {
			t.Errorf("interval %d: %v able to serve a contact, want %v", i, got, want)
		}
	}
}

// The tables of intervals hold what the service level of every channel is made
// of; that of messages leaves the end of the season out.
func TestServiceLevelFromIntervals(t *testing.T) {
	m := season(4, 3, 6)
	for q := range m.Layout.Queues {
		if m.Layout.Queues[q].Channel == 1 {
			m.Layout.Queues[q].Within = 6 * des.Hour
		}
	}
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, channel := range []string{"phone", "email", "chat"} {
		in, of := 0.0, 0.0
		for _, q := range r.Queues {
			if q.Channel == channel {
				in, of = in+sum(q.LevelIn), of+sum(q.LevelOf)
				if late := sum(q.LevelOf[3*48-12:]); channel == "email" && late != 0 {
					t.Errorf("%v messages of the last six hours count", late)
				}
			}
		}
		if want := value(t, r, "service_level", sim.Scope{Channel: channel}).Mean; !near(in/of, want) {
			t.Errorf("%s: %v from the table, %v in the result", channel, in/of, want)
		}
	}
}
