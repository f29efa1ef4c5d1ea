// Package erlang answers by formula what a simulation answers by playing it:
// how long do customers wait when arrivals, handle times and patience are
// exponential, nothing changes over the day, and one queue feeds equal agents.
// It checks the simulator, and gives planners the figures that they know.
//
// One model covers the three classics, M/M/n/K+M: a [Queue] whose customers
// hang up after an exponential patience and find a limited number of lines.
//
//	Erlang B   no place to wait: Lines = Agents
//	Erlang C   endless patience, endless lines
//	Erlang A   patience, endless lines (Palm 1946)
//
// [Queue.Solve] gives the long-run figures, exact to about ten digits from one
// agent to 100 000 and at any load. [Required] turns them round: the fewest
// agents for a target. [B] and [C] are the bare formulas.
//
// Times are in seconds, rates per second, loads in erlang (rate × handle time).
package erlang

import (
	"fmt"
	"math"
)

// Queue describes one queue and its agents.
type Queue struct {
	Agents     int
	Rate       float64 // contacts offered, per second
	HandleTime float64 // mean, seconds
	Patience   float64 // mean, seconds; math.Inf(1) if nobody ever hangs up
	Lines      int     // contacts in hand and waiting at most; 0 means no limit
}

// Load returns the offered load in erlang: the agents that would be busy if
// nobody had to wait or was lost.
func (q Queue) Load() float64 { return q.Rate * q.HandleTime }

// The formulas answer up to these sizes; beyond, they would take long.
const (
	MostAgents  = 100_000
	mostLines   = 1_000_000
	mostWaiting = 1e7
)

// check says what is wrong with a queue.
func (q Queue) check() error {
	switch {
	case q.Agents < 1 || q.Agents > MostAgents:
		return fmt.Errorf("%d agents: write a number from 1 to %d", q.Agents, MostAgents)
	case !(q.Rate > 0 && q.Rate <= 1e6):
		return fmt.Errorf("a rate of %v contacts a second: write one above 0, up to a million", q.Rate)
	case !(q.HandleTime > 0 && q.HandleTime <= 1e9):
		return fmt.Errorf("a handle time of %v s: write one above 0, up to 1e9", q.HandleTime)
	case !(q.Patience > 0):
		return fmt.Errorf("a patience of %v s: write one above 0, or as many lines as agents if nobody waits", q.Patience)
	case q.Lines != 0 && (q.Lines < q.Agents || q.Lines > mostLines):
		return fmt.Errorf("%d lines for %d agents: write at least as many, up to %d, or 0 for no limit", q.Lines, q.Agents, mostLines)
	}
	return q.checkLength()
}

// checkLength refuses queues that never settle, or are too long to add up.
func (q Queue) checkLength() error {
	switch {
	case q.endless() && q.surplus() >= 0:
		return fmt.Errorf("%d agents cannot carry %.6g erlang, and nobody hangs up: the queue grows without end; write at least %.0f agents, or a patience",
			q.Agents, q.Load(), math.Floor(q.Load())+1)
	case q.longest() > mostWaiting:
		return fmt.Errorf("about %.2g contacts would wait: write more agents or a shorter patience", q.longest())
	case !q.patient() && q.Rate*q.Patience > 1e12:
		return fmt.Errorf("a patience of %v s is endless at this rate: write math.Inf(1)", q.Patience)
	}
	return nil
}

// patient reports whether nobody ever hangs up, endless whether the queue has
// no bound at all.
func (q Queue) patient() bool { return math.IsInf(q.Patience, 1) }
func (q Queue) endless() bool { return q.patient() && q.Lines == 0 }

// surplus returns the load that the agents cannot carry, per second of handle
// time: the rate at which an overloaded queue would grow if nobody left it.
func (q Queue) surplus() float64 { return (q.Load() - float64(q.Agents)) / q.HandleTime }

// longest returns the likeliest length of an overloaded queue, at which as many
// hang up as are too many.
func (q Queue) longest() float64 {
	if q.surplus() <= 0 {
		return 0
	}
	length := q.surplus() * q.Patience
	if q.Lines > 0 {
		length = min(length, float64(q.Lines-q.Agents))
	}
	return length
}

// B returns Erlang's loss formula: the share of contacts that find all agents
// busy and are lost, at a load in erlang. Handle times may follow any law.
// It is the recursion B(n) = a·B(n-1) / (n + a·B(n-1)) in its inverse, which
// does not overflow (Jagers & van Doorn 1986).
func B(agents int, load float64) float64 {
	inverse := 1.0
	for n := 1; n <= agents; n++ {
		inverse = 1 + inverse*float64(n)/load
		if math.IsInf(inverse, 1) {
			return 0
		}
	}
	return 1 / inverse
}

// C returns Erlang's delay formula: the share of contacts that must wait when
// nobody is lost, at a load in erlang; 1 if the agents cannot carry it.
// C = n·B / (n - a·(1 - B)).
func C(agents int, load float64) float64 {
	n := float64(agents)
	if load >= n {
		return 1
	}
	b := B(agents, load)
	return n * b / (n - load*(1-b))
}
