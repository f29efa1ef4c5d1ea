package study_test

import (
	"context"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// mailbox is an M/M/1 queue of messages to be answered within two hours, after
// four days of warm-up: two days, or a season so short that two hours of it
// are much.
func mailbox(q erlang.Queue, days int, hours des.Time) *sim.Model {
	m := textbook(q, 24*(4+days))
	m.Layout.Channels[0] = centre.Channel{Name: "email", Kind: centre.Deferred}
	m.Layout.Queues[0].Within = 2 * des.Hour
	p := &m.Layout.Period
	p.WarmUp, p.Horizon = 4*des.Day, 4*des.Day+des.Time(days-1)*des.Day+hours*des.Hour
	m.Calendar = &calendar.Calendar{Zone: "UTC"}
	for d := range 4 + days {
		at := des.Time(d) * des.Day
		date := calendar.Date{Year: 2026, Month: 12, Day: 1}.Add(d)
		p.Days = append(p.Days, at)
		m.Calendar.Days = append(m.Calendar.Days, calendar.Day{Date: date, Weekday: date.Weekday(), Start: at})
	}
	return m
}

// Wherever the season ends, and by each formula, the service level of messages
// is that of the queue, 1 − ρ exp(−(μ − λ) t), within four standard errors.
func TestServiceLevelAtTheEnd(t *testing.T) {
	skipInShort(t)
	q := erlang.Queue{Agents: 1, Rate: 9.0 / 3600, HandleTime: 360, Patience: math.Inf(1)}
	const rho, replications = 0.9, 600
	want := 1 - rho*math.Exp(-(10-9)*2)
	for name, end := range map[string]struct {
		days  int
		hours des.Time
	}{"five hours": {1, 5}, "a day and five hours": {2, 5}, "two days": {2, 24}} {
		m := mailbox(q, end.days, end.hours)
		for _, f := range sim.Formulas() {
			if f.ID != "F2" { // of those answered only: whoever waits for longer does not show
				m.Targets = append(m.Targets, sim.Target{Measure: "service_level", Scope: sim.Scope{Channel: "email"}, Formula: f.ID, Op: ">=", Value: 0.1})
			}
		}
		r, err := study.Run(context.Background(), m, sim.Experiment{Seed: 3, Replications: replications}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Verdict.Targets {
			if se := (v.Value.High - v.Value.Low) / 2 / 1.964; math.Abs(v.Value.Mean-want) > 4*se {
				t.Errorf("%s, %s: %.4f is %.1f standard errors from %.4f", name, v.Target, v.Value.Mean, (v.Value.Mean-want)/se, want)
			}
		}
		checkRebuilt(t, r)
	}
}

// checkRebuilt holds the service level of each channel against its table of
// intervals.
func checkRebuilt(t *testing.T, r *sim.Result) {
	t.Helper()
	for _, v := range r.Measures {
		if v.Measure != "service_level" || v.Scope.Channel == "" {
			continue
		}
		in, of, all := 0.0, 0.0, 0.0
		for _, q := range r.Queues {
			if q.Channel != v.Scope.Channel {
				continue
			}
			for i := range q.LevelOf {
				in, of, all = in+q.LevelIn[i], of+q.LevelOf[i], all+q.Offered[i]
			}
		}
		if math.Abs(in/of-v.Mean) > 1e-9 || of >= all {
			t.Errorf("%s: %v of %v counted, of %v offered, make %v and not %v", v.Scope, in, of, all, in/of, v.Mean)
		}
	}
}

// A day of which nothing can be known has no figure, one that is known in part
// that of the part; and a threshold of its own takes whole days.
func TestLastDays(t *testing.T) {
	q := erlang.Queue{Agents: 1, Rate: 5.0 / 3600, HandleTime: 360, Patience: math.Inf(1)}
	m := mailbox(q, 3, 24)
	m.Layout.Queues[0].Within = 30 * des.Hour
	m.Targets = []sim.Target{
		{Measure: "service_level", Scope: sim.Scope{Channel: "email"}, Within: 50 * des.Hour, Op: ">=", Value: 0.1},
		{Measure: "service_level", Scope: sim.Scope{Channel: "email"}, Within: 80 * des.Hour, Op: ">=", Value: 0.1},
		{Measure: "service_level", Scope: sim.Scope{Channel: "email"}, Op: ">=", Value: 0.1, Over: sim.Daily},
	}
	r, err := study.Run(context.Background(), m, sim.Experiment{Seed: 3, Replications: 5}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Days {
		if s.Measure == "service_level" && s.Scope.Channel == "email" {
			if s.Days[0].N != 5 || s.Days[1].N != 5 || s.Days[2].N != 0 {
				t.Errorf("service level by day: %+v", s.Days)
			}
		}
	}
	for i, n := range []int{0, 0, 5} { // the first of three days ends 48 hours before the end
		if got := r.Verdict.Targets[i].Value.N; got != n {
			t.Errorf("target %d has a value in %d replications, want %d", i, got, n)
		}
	}
	m.Targets[0].Within = 40 * des.Hour
	if r, err = study.Run(context.Background(), m, sim.Experiment{Seed: 3, Replications: 5}, nil); err != nil {
		t.Fatal(err)
	}
	if got := r.Verdict.Targets[0].Value.N; got != 5 {
		t.Errorf("the first day is known, and has a value in %d replications", got)
	}
}
