package erlang

import (
	"errors"
	"fmt"
	"sort"
)

// ErrNoNumber says that no number of agents meets a target.
var ErrNoNumber = errors.New("no number of agents is enough")

// Required returns the smallest number of agents with which the queue's figures
// are good enough, whatever q.Agents says:
//
//	Required(q, func(s Steady) bool { return s.AnsweredWithin(20) >= 0.80 })
//
// What is asked must not be lost again by adding agents. With too few agents
// for a queue to settle at all, nothing is good enough.
func Required(q Queue, enough func(Steady) bool) (int, error) {
	most := MostAgents
	if q.Lines > 0 {
		most = min(most, q.Lines)
	}
	q.Agents = most
	if err := q.check(); err != nil {
		return 0, err
	}
	meets := func(agents int) bool {
		q.Agents = agents
		s, err := q.Solve()
		return err == nil && enough(s)
	}
	high := 1
	for high < most && !meets(high) {
		high = min(2*high, most)
	}
	low := high / 2
	agents := low + 1 + sort.Search(high-low-1, func(i int) bool { return meets(low + 1 + i) })
	if agents == most && !meets(most) {
		return 0, fmt.Errorf("%w up to %d: ask for less", ErrNoNumber, most)
	}
	return agents, nil
}
