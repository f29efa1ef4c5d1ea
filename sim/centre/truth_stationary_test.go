package centre_test

import (
	"math"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// contactsEach is about how many contacts are counted in a stationary case.
const contactsEach = 250_000

// stationary plays a case in steady state. A replication begins with as many
// contacts as there will be in service on average. Its first interval, in which
// it settles, is not counted, and neither is the last, in which those who came
// before meet their ends.
//
// An interval is at least six times as long as the relaxation time, in which
// the centre forgets all but 1/e of where it began. What is left of the first
// difference, a few contacts, is then 0.3 % and falling, far below any standard
// error here.
func stationary(id string, l *centre.Layout, perHour []float64, handle, relaxation float64) *oracle {
	o := &oracle{name: id, layout: l, handle: handle, relaxation: relaxation}
	perSecond := 0.0
	for _, rate := range perHour {
		o.rates = append(o.rates, []float64{rate / 3600})
		perSecond += rate / 3600
	}
	inside := min(len(l.Agents), int(perSecond*handle))
	o.today = func(rng.Key) today {
		return today{busyness: 1, inside: inside, present: len(l.Agents)}
	}
	o.plan(100, contactsEach)
	return o
}

// plan shares contacts out among replications.
func (o *oracle) plan(replications int, contacts float64) {
	perSecond := 0.0
	for _, rates := range o.rates {
		perSecond += rates[0]
	}
	counted := contacts / float64(replications) / perSecond
	settling := 6 * o.relaxation
	if o.settled {
		settling = o.handle
	}
	interval := math.Ceil(max(settling, counted/8))
	n := 2 + max(3, int(math.Ceil(counted/interval)))
	step := des.Seconds(interval)
	o.replications, o.piece = replications, float64(n)*interval
	o.layout.Period = centre.Period{
		Horizon: des.Time(n) * step, WarmUp: step, Interval: step,
		Days: []des.Time{0, step, des.Time(n-1) * step}, Drain: true,
	}
	o.stretches = nil
	o.over(indices(len(o.layout.Queues)), indices(len(o.layout.Groups)))
}

// over adds the counted intervals of a stationary case for some queues and
// groups, and returns the number of that stretch.
func (o *oracle) over(queues, groups []int) int {
	n := int(o.layout.Period.Horizon / o.layout.Period.Interval)
	o.stretches = append(o.stretches, stretch{queues, groups, 1, n - 1})
	return len(o.stretches) - 1
}

// counted reports whether a moment lies in the counted intervals.
func (o *oracle) counted(at des.Time) bool {
	p := &o.layout.Period
	return at >= p.WarmUp && at < p.Horizon-p.Interval
}

func indices(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// relaxPatient returns the relaxation time of a queue that nobody leaves,
// at most: that of n servers who are never all busy and, when they are, that
// of one server who is n times as fast. Handle times that vary less or more
// than exponential ones stretch the latter by half their squared coefficient
// of variation plus a half.
func relaxPatient(n int, perSecond, handle, scv float64) float64 {
	root := math.Sqrt(float64(n)/handle) - math.Sqrt(perSecond)
	return handle + (1+scv)/2/(root*root)
}

// relaxImpatient returns the time in which two copies of a centre that began
// differently lose each difference, at most: each contact too many ends its
// service or its patience, whichever it is in, after about that time.
func relaxImpatient(handle, patience float64) float64 { return max(handle, patience) }

// inEquilibrium draws the number of contacts inside an M/M/n queue: below n as
// many as a Poisson variable has that stays below, otherwise n and a
// geometric number more. With exponential laws these begin as if they had been
// there all along, and there is nothing to settle.
func inEquilibrium(n int, load, pWait float64) func(luck rng.Key) today {
	return func(luck rng.Key) today {
		day := today{busyness: 1, present: n}
		s := luck.Stream()
		if s.Float64() < pWait {
			day.inside = n + int(math.Log(s.Float64())/math.Log(load/float64(n)))
			return day
		}
		day.inside = n
		for day.inside >= n {
			day.inside = int(s.Poisson(load))
		}
		return day
	}
}
