package staff

import (
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// firstDays is how long new people are at risk of leaving early, in calendar
// days. Trade surveys count the first 90.
const firstDays = 90

// contract is the time for which one person works in a team.
type contract struct {
	from, to int // days of the calendar; from <= 0: already when it begins; to < 0: no end
	ramp     Ramp
}

// neverComes is the first day of somebody who does not come at all.
const neverComes = math.MaxInt

// on reports whether the person works here on a day.
func (c *contract) on(day int) bool {
	return (c.from <= 0 || day >= c.from) && (c.to < 0 || day <= c.to)
}

// hire fills in the key and the contract of each person: first those who are
// with the team as a whole, then its cohorts. The luck of a cohort is its own,
// so another cohort beside it changes nobody's.
func (c *crew) hire() {
	own := c.Agents
	for i := range c.Cohorts {
		own -= c.Cohorts[i].Agents
	}
	for i := range own {
		person := c.luck.With(uint64(i))
		terms := contract{c.From, c.To, c.Ramp}
		if c.NoShows > 0 && person.Name("no show").Float64() < c.NoShows {
			terms.from = neverComes
		}
		c.engage(person, terms)
	}
	for i := range c.Cohorts {
		h := &c.Cohorts[i]
		luck := c.luck.Name("cohort").Name(h.Name)
		for n := range h.Agents {
			person := luck.With(uint64(n))
			c.engage(person, h.contract(person))
		}
	}
}

func (c *crew) engage(person rng.Key, terms contract) {
	c.own, c.contracts = append(c.own, person), append(c.contracts, terms)
}

// contract returns how long somebody of the cohort really stays.
func (h *Cohort) contract(person rng.Key) contract {
	terms := contract{h.From, h.To, h.Ramp}
	if person.Name("no show").Float64() < h.NoShows {
		terms.from = neverComes
	}
	if person.Name("leaves early").Float64() < h.Leavers {
		last := h.From + int(firstDays*person.Name("last day").Float64())
		switch {
		case last < 0: // gone before anything is played
			terms.from = neverComes
		case terms.to < 0 || last < terms.to:
			terms.to = last
		}
	}
	return terms
}
