package study

import (
	"context"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// What is counted is laid out by hand: a week from Tuesday 24 November to
// Monday, one replication.
func TestWhy(t *testing.T) {
	weekend := func(day time.Weekday) bool { return day == time.Saturday || day == time.Sunday }
	for _, c := range []struct {
		target, want string
		queue        int
		late, agents clock
	}{
		{
			target: "service_level{channel:email} >= 99%", queue: 1,
			late: func(day time.Weekday, hour int) int64 { return one(weekend(day) || hour == 20) },
			agents: func(day time.Weekday, hour int) int64 {
				return 9 * one(!weekend(day) && hour >= 8 && hour < 18)
			},
			// 96 late on the weekend, 10 on other evenings
			want: "100 % of those not answered in time arrive while nobody works on email: at night, and all of Saturdays and Sundays. 91 % arrive on Saturdays and Sundays.",
		},
		{
			target: "wait{channel:phone} < 1s", queue: 0,
			late:   func(day time.Weekday, hour int) int64 { return 3 * one(day == time.Monday && hour >= 9 && hour < 12) },
			agents: func(time.Weekday, int) int64 { return 2 },
			want:   "100 % of the time waited begins in intervals with fewer people on duty than required. 100 % begins on Mondays. 67 % begins between 09:00 and 11:00.",
		},
		{
			target: "abandonment{channel:phone} < 1%", queue: 0,
			late:   func(time.Weekday, int) int64 { return 1 },
			agents: func(time.Weekday, int) int64 { return 99 },
			want:   "", // nothing stands out
		},
		{
			target: "needs_unserved < 1%", queue: 0,
			late:   func(time.Weekday, int) int64 { return 0 },
			agents: func(time.Weekday, int) int64 { return 9 },
			want:   "Of those never served 60 % left the queue and 40 % found the channel closed at last.",
		},
	} {
		m := season(8, 2, 2)
		target, err := sim.ParseTarget(c.target)
		if err != nil {
			t.Fatal(err)
		}
		m.Targets = []sim.Target{target}
		s := studyOf(m, sim.Experiment{Seed: 7, Replications: 1}, nil)
		if _, err := s.run(context.Background()); err != nil {
			t.Fatal(err)
		}
		layOut(s, c.queue, c.late, c.agents)
		for r := range s.total.needs {
			s.total.needs[r].GivenUp, s.total.needs[r].LastTry = 10, centre.LastTry{Abandoned: 6, Closed: 4}
		}
		if got := s.why(0); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.target, got, c.want)
		}
	}
}

// clock is something that depends on the weekday and the hour.
type clock func(day time.Weekday, hour int) int64

// layOut lets 40 contacts come in each interval, of which so many are late,
// leave or wait a minute, to so many agents. Nobody comes while the phone is
// closed.
func layOut(s *study, queue int, late, agents clock) {
	clear(s.demands) // what the season asked for before
	for i := range s.frame.Count {
		at := s.frame.Local(s.frame.At(i))
		s.total.queues[queue][i] = queueEntry{}
		s.total.teams[queue][i].onDuty = agents(at.Weekday(), at.Hour()) * int64(30*des.Minute)
		if queue == 0 && (at.Hour() < 8 || at.Hour() >= 18) {
			continue
		}
		n := late(at.Weekday(), at.Hour())
		s.total.queues[queue][i] = queueEntry{
			offered: 40, answered: 40 - n, answeredIn: 40 - n, abandoned: n, queued: 40, handled: 40,
			handle: int64(40 * 5 * des.Minute), allWait: n * int64(des.Minute),
		}
	}
}
