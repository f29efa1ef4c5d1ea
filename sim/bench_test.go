package sim_test

import (
	"fmt"
	"slices"
	"syscall"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/staff"
)

// The two models by which the engine's speed is known, played by sim.Player,
// which plays every run of a user too (package study gives it the
// replications), with every statistic on. An operation is one contact.
//
//	R1  one queue, n agents, offered load n, mean handle time 300 s, mean patience 180 s
//	R2  ten reasons, twenty teams of m agents with three skills each, load 1.9 m a reason

func BenchmarkR1(b *testing.B) {
	for _, agents := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("agents=%d", agents), func(b *testing.B) {
			play(b, oneQueue(agents), perSecond(agents))
		})
	}
}

// BenchmarkGrowth plays R1 with 100 and with 10 000 agents in turn and reports
// how many times as much a contact costs in the larger centre: the middle one
// of as many comparisons as the benchmark has operations.
func BenchmarkGrowth(b *testing.B) {
	const contacts = 3_000_000
	cost := func(agents int) func(int) float64 {
		m := oneQueue(agents)
		last(m, contacts/perSecond(agents))
		p := sim.NewPlayer(m)
		return func(replication int) float64 {
			before := processorTime()
			r, err := p.Play(1, replication)
			if err != nil {
				b.Fatal(err)
			}
			return float64(processorTime()-before) / float64(total(r).Offered)
		}
	}
	small, large := cost(100), cost(10000)
	growth := make([]float64, b.N)
	for i := range growth {
		growth[i] = 1 / small(i) * large(i)
	}
	slices.Sort(growth)
	b.ReportMetric(growth[len(growth)/2], "times-the-cost")
}

// oneQueue returns R1.
func oneQueue(agents int) *sim.Model {
	m := &sim.Model{}
	addReason(m, perSecond(agents))
	m.Layout.Queues[0].Routing = []centre.Step{{Groups: []int{0}}}
	addTeam(m, agents, 0)
	return m
}

// perSecond returns the contacts a second that so many agents could just serve.
func perSecond(agents int) float64 { return float64(agents) / 300 }

func BenchmarkR2(b *testing.B) {
	const reasons, teams, agents = 10, 20, 10
	m := &sim.Model{}
	for range reasons {
		addReason(m, 1.9*agents/300)
	}
	for team := range teams {
		skills := []int{team % reasons, (team + 3) % reasons, (team + 7) % reasons}
		addTeam(m, agents, skills...)
		for level, q := range skills {
			routing := &m.Layout.Queues[q].Routing
			for len(*routing) <= level {
				*routing = append(*routing, centre.Step{})
			}
			(*routing)[level].Groups = append((*routing)[level].Groups, team)
		}
	}
	play(b, m, reasons*1.9*agents/300)
}

func addReason(m *sim.Model, perSecond float64) {
	l := &m.Layout
	n := len(l.Queues)
	l.Reasons = append(l.Reasons, centre.Reason{Name: fmt.Sprint("reason ", n), Mix: []float64{1}, Queues: []int{n}})
	l.Channels = []centre.Channel{{Name: "phone"}}
	l.Queues = append(l.Queues, centre.Queue{
		Name: fmt.Sprint("queue ", n), Reason: n, Within: 20 * des.Second, WaitingRoom: -1,
		Handle:   dist.Must(dist.NewExponential(300)),
		Patience: dist.Must(dist.NewExponential(180)),
	})
	m.Demand.Reasons = append(m.Demand.Reasons, demand.Reason{
		Name: l.Reasons[n].Name,
		Causes: []demand.Cause{demand.Flow{Rates: demand.Rates{
			Interval: des.Hour, Expected: []float64{3600 * perSecond}, Cyclic: true,
		}}},
	})
}

func addTeam(m *sim.Model, agents int, queues ...int) {
	team := len(m.Staff.Teams)
	group := centre.Group{Name: fmt.Sprint("team ", team)}
	for _, q := range queues {
		group.Skills = append(group.Skills, centre.Skill{Queue: q, Factor: 1})
	}
	m.Layout.Groups = append(m.Layout.Groups, group)
	for range agents {
		m.Layout.Agents = append(m.Layout.Agents, team)
	}
	m.Staff.Teams = append(m.Staff.Teams, staff.Team{
		Name: group.Name, Agents: agents, To: -1,
		Shifts: []staff.Shift{{Name: "always", Days: [7]bool{true, true, true, true, true, true, true}, To: des.Never}},
	})
}

// play plays one replication of as many contacts as the benchmark asks for.
func play(b *testing.B, m *sim.Model, perSecond float64) {
	last(m, float64(b.N)/perSecond+3600)
	p := sim.NewPlayer(m)
	b.ReportAllocs()
	b.ResetTimer()
	before := processorTime()
	r, err := p.Play(1, 0)
	if err != nil {
		b.Fatal(err)
	}
	sum := total(r)
	b.ReportMetric(float64(processorTime()-before)/float64(sum.Offered), "cpu-ns/contact")
	b.ReportMetric(float64(sum.Abandoned)/float64(sum.Offered), "abandoned/contact")
}

// last gives the model a horizon, in seconds.
func last(m *sim.Model, seconds float64) {
	m.Layout.Period = centre.Period{Horizon: des.Seconds(seconds), Interval: des.Day}
}

// total returns how many contacts were offered, and how many of them gave up.
func total(r *sim.Replication) (sum centre.Cell) {
	for _, cells := range r.Cells {
		for _, c := range cells {
			sum.Offered += c.Offered
			sum.Abandoned += c.Abandoned
		}
	}
	return sum
}

// processorTime returns the processor time of the process in nanoseconds:
// unlike the clock on the wall it does not count other programs.
func processorTime() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
