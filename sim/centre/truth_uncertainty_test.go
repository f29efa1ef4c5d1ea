package centre_test

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/rng"
)

// Days that differ in how many customers come or agents are there are played
// as many short replications in steady state: their own number of days is what
// the error depends on.
const daysThatDiffer = 8000

// busynessOracles are queues with a factor on the arrival rate that differs
// from day to day.
func busynessOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "uncertainty.json") {
		if !strings.HasPrefix(c.ID, "busy-erlA") {
			continue
		}
		p := params[struct {
			queueParams
			Shape float64 `json:"gamma_shape"`
		}](t, c)
		busy := erlangA(c.ID, p.queueParams)
		busy.plan(daysThatDiffer, contactsEach)
		usual := busy.today
		busy.today = func(luck rng.Key) today {
			day := usual(luck)
			s := luck.Stream()
			day.busyness = s.Gamma(p.Shape) / p.Shape
			return day
		}
		expected := p.PerHour / 3600
		busy.compare(t, c, func(f *figure, path []string, _ map[string]float64) bool {
			if path[0] == "without_busyness" {
				return true
			}
			known := f.byName(path[1])
			if path[0] == "day_average" && path[1] != "occupancy" && path[1] != "mean_queue" {
				f.perDay(expected)
			}
			return known
		})
		quiet := erlangA(c.ID+"-without", p.queueParams)
		quiet.compare(t, c, func(f *figure, path []string, _ map[string]float64) bool {
			return path[0] != "without_busyness" || f.byName(path[1])
		})
		all = append(all, busy, quiet)
	}
	return all
}

// perDay makes a figure of contacts the average over days, each of which counts
// the same. What days of one busyness are like in the long run is estimated
// without bias by dividing by the contacts that they expect.
func (f *figure) perDay(perSecond float64) {
	of := f.of
	f.of = func(c *counts) (float64, float64) {
		num, _ := of(c)
		return num / c.busyness, perSecond * c.seconds
	}
}

// absenceOracles are queues whose agents are each absent with some
// probability, for the whole day.
func absenceOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "uncertainty.json") {
		if !strings.HasPrefix(c.ID, "absence") {
			continue
		}
		p := params[struct {
			queueParams
			Planned int     `json:"agents_planned"`
			Absent  float64 `json:"p_absent"`
		}](t, c)
		p.Agents = p.Planned
		o := erlangA(c.ID, p.queueParams)
		o.plan(daysThatDiffer, contactsEach)
		usual := o.today
		o.today = func(luck rng.Key) today {
			day := usual(luck)
			s := luck.Stream()
			day.present = int(s.Binomial(int64(p.Planned), 1-p.Absent))
			return day
		}
		o.compare(t, c, func(f *figure, path []string, _ map[string]float64) bool {
			if !f.byName(path[len(path)-1]) {
				return false
			}
			if path[0] == "by_present" {
				f.given(index(path[1]))
			}
			return true
		})
		all = append(all, o)
	}
	return all
}

// given restricts a figure to days with so many agents present.
func (f *figure) given(present int) {
	of := f.of
	f.of = func(c *counts) (float64, float64) {
		if c.present != present {
			return 0, 0
		}
		return of(c)
	}
}
