package sim

import (
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/staff"
	"github.com/rushproof/rushproof/sim/stat"
)

// The day of three overlapping shifts of the exact cases (groups-3shift):
// calls and people on duty by the hour, calls of five minutes, callers who
// leave after two and a half on average.
var (
	hourly = []float64{40, 80, 90, 70, 30}
	onDuty = []int{3, 7, 9, 6, 2}
)

const (
	talk    = 300 // seconds, mean
	patient = 150
)

// longShifts are three, four and two people who work three hours each; the
// last serve who is left.
func longShifts() []staff.Shift {
	return []staff.Shift{pieceOfWork(0, 3*des.Hour, 3), pieceOfWork(des.Hour, 4*des.Hour, 4), pieceOfWork(2*des.Hour, des.Day, 2)}
}

// halfHours are fresh people in every half-hour, as many as the long shifts
// have on duty.
func halfHours() (all []staff.Shift) {
	for i := range 2 * len(onDuty) {
		to := des.Time(i+1) * des.Hour / 2
		if i == 2*len(onDuty)-1 {
			to = des.Day
		}
		all = append(all, pieceOfWork(des.Time(i)*des.Hour/2, to, onDuty[i/2]))
	}
	return all
}

func pieceOfWork(from, to des.Time, agents int) staff.Shift {
	return staff.Shift{Days: [7]bool{true, true, true, true, true, true, true}, From: from, To: to, Agents: agents}
}

// shiftDay is that day with the given shifts.
func shiftDay(t *testing.T, shifts []staff.Shift) *Model {
	t.Helper()
	handle, err1 := dist.NewExponential(talk)
	patience, err2 := dist.NewExponential(patient)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	agents := 0
	for _, s := range shifts {
		agents += s.Agents
	}
	return &Model{
		Layout: centre.Layout{
			Reasons:  []centre.Reason{{Name: "any", Mix: []float64{1}, Queues: []int{0}}},
			Channels: []centre.Channel{{Name: "phone"}},
			Queues:   []centre.Queue{{Handle: handle, Patience: patience, WaitingRoom: -1, Routing: []centre.Step{{Groups: []int{0}}}}},
			Groups:   []centre.Group{{Skills: []centre.Skill{{Factor: 1}}}},
			Agents:   slices.Repeat([]int{0}, agents),
			Period:   centre.Period{Horizon: 5 * des.Hour, Interval: des.Hour, Drain: true},
		},
		Demand: demand.Model{Reasons: []demand.Reason{{Name: "any", Causes: []demand.Cause{
			demand.Flow{Rates: demand.Rates{Interval: des.Hour, Expected: hourly}},
		}}}},
		Staff: staff.Plan{Teams: []staff.Team{{Name: "a", Agents: agents, To: -1, Shifts: shifts}}},
	}
}

// abandonedADay plays the day many times.
func abandonedADay(t *testing.T, shifts []staff.Shift) (sample stat.Tally) {
	t.Helper()
	p := NewPlayer(shiftDay(t, shifts))
	for replication := range 3000 {
		r, err := p.Play(1, replication)
		if err != nil {
			t.Fatal(err)
		}
		lost := int64(0)
		for _, c := range r.Cells[0] {
			lost += int64(c.Abandoned)
		}
		sample.Add(float64(lost))
	}
	return sample
}

// halfHoursLost is the exact number who leave when fresh people take over
// every half-hour. The queue and the calls of those on duty are a birth and
// death process; at each change those on duty go, each with the call in hand,
// and the fresh ones find only who was waiting. Kolmogorov's equations are
// integrated by the second (Runge and Kutta), until all are served.
func halfHoursLost() (lost float64) {
	p := make([]float64, 120) // by number waiting or in the hands of those on duty
	p[0] = 1
	for second := range 6 * 3600 {
		i := min(second/3600, len(onDuty)-1)
		agents, rate := onDuty[i], 0.0
		if second < 3600*len(hourly) {
			rate = hourly[i] / 3600
			if second > 0 && second%1800 == 0 {
				was := onDuty[(second-1)/3600]
				for n := 1; n <= was; n++ {
					p[0] += p[n]
				}
				copy(p[1:], p[was+1:])
				clear(p[len(p)-was:])
			}
		}
		for n := agents + 1; n < len(p); n++ {
			lost += p[n] * float64(n-agents) / patient
		}
		p = rungeKutta(p, rate, agents)
	}
	return lost
}

func rungeKutta(p []float64, rate float64, agents int) []float64 {
	slope := func(p []float64) []float64 {
		d := make([]float64, len(p))
		for n := range len(p) - 1 {
			up, down := rate*p[n], (float64(min(n+1, agents))/talk+float64(max(n+1-agents, 0))/patient)*p[n+1]
			d[n] += down - up
			d[n+1] += up - down
		}
		return d
	}
	ahead := func(k []float64, h float64) []float64 {
		q := slices.Clone(p)
		for i := range q {
			q[i] += h * k[i]
		}
		return q
	}
	k1 := slope(p)
	k2 := slope(ahead(k1, 0.5))
	k3 := slope(ahead(k2, 0.5))
	k4 := slope(ahead(k3, 1))
	for i := range k1 {
		k1[i] = (k1[i] + 2*k2[i] + 2*k3[i] + k4[i]) / 6
	}
	return ahead(k1, 1)
}

// Staff are people with whole shifts, never a level by interval: half-hours
// staffed by fresh people, at the same head count, answer 86 calls in a hundred
// in place of 83, because whoever leaves finishes a call while the successor already
// takes another. Both days agree with their exact figures, and so does neither
// with the other's.
func TestShiftsAreNoLevels(t *testing.T) {
	const offered = 310
	long, short := abandonedADay(t, longShifts()), abandonedADay(t, halfHours())
	exactLong, exactShort := 53.16287606, halfHoursLost() // the first: groups-3shift
	for _, c := range []struct {
		what         string
		sample       stat.Tally
		exact, other float64
	}{{"long shifts", long, exactLong, exactShort}, {"half-hours", short, exactShort, exactLong}} {
		se := c.sample.SD() / math.Sqrt(float64(c.sample.N()))
		if z := (c.sample.Mean() - c.exact) / se; math.Abs(z) > 4 {
			t.Errorf("%s: %.2f leave, exactly %.2f: off by %.1f standard errors", c.what, c.sample.Mean(), c.exact, z)
		}
		if z := (c.sample.Mean() - c.other) / se; math.Abs(z) < 8 {
			t.Errorf("%s: %.2f leave, and cannot be told from %.2f", c.what, c.sample.Mean(), c.other)
		}
	}
	answered := func(lost float64) float64 { return math.Round(100 * (1 - lost/offered)) }
	if answered(exactLong) != 83 || answered(exactShort) != 86 {
		t.Errorf("%.1f and %.1f %% answered", answered(exactLong), answered(exactShort))
	}
}
