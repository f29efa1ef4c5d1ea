package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// Outcome is everything that one replication counted. Counts and sums of
// times are integers, so outcomes add up to the same bytes in any order.
type Outcome struct {
	Cells  [][]*Cell      // by queue and interval: contacts that arrived in it, and what became of them later
	Levels [][]Level      // by queue and interval: who waited during it
	Calls  [][]Level      // by queue and interval: who waited to be called back; of queues that offer it
	Staff  [][]StaffCell  // by group and interval
	Waits  [][]DayWaits   // by channel and day of Period.Days
	Needs  [][]NeedCount  // by reason and segment, one where there are none
	Rules  []RuleCount    // by rule of the playbook
	Layers [][]LayerCount // by layer and reason
	Works  [][]LayerWork  // by layer and reason
	Backs  [][]int64      // by layer and channel: of those who came back, how many came there

	TrueWaits [][]stat.Histogram // by channel and segment: of those reached, who came after the warm-up

	Overtime []Overtime // in order of their ends, those of the warm-up left out
}

// Overtime is a stretch of it that one agent worked: past the end of a shift,
// to finish what was in hand, or agreed before.
type Overtime struct {
	Agent    int32
	From, To des.Time
}

// Level is the length of one queue during one interval, chats included that
// were left open.
type Level struct {
	Area   int64 // integral of the number waiting, in contact-microseconds
	AtEnd  int32
	Max    int32
	Oldest des.Time // age of the oldest waiting contact at the end
}

// StaffCell is the time of one group's agents in one interval, in
// agent-microseconds, and what they did in it.
type StaffCell struct {
	OnDuty   int64 // on duty, overtime included
	Busy     int64 // with at least one contact in hand
	Contacts int64 // integral of the contacts in hand
	Handled  int64 // contacts done with in it
	Overtime int64 // on duty past the end of the shift or the beginning of a break
	Called   int64 // on duty because a rule has called them in
}

// DayWaits are the times in queue of contacts that arrived on one day, zero
// waits included, those of the warm-up left out.
type DayWaits struct {
	Answered stat.Histogram
	Lost     stat.Histogram // abandoned
}

// NeedCount is what became of the needs of one reason and segment. A need is one customer
// with one question, however many contacts it takes:
//
//	Arisen = Prevented + Resolved + Served + Unsolved + GivenUp + Open
type NeedCount struct {
	Arisen    int64
	Prevented []int64 // by layer: the question never became a contact
	Resolved  []int64 // by layer
	Served    []int64 // by channel in which a person solved it
	Unsolved  int64   // a person answered, it did not help, and the customer let it go
	GivenUp   int64   // let go after an attempt that reached nobody
	LastTry   LastTry // of those
	Open      int64   // when the period ended
	Attempts  int64   // contacts offered to people on behalf of these needs
}

// LastTry counts needs that were given up, by how the last attempt ended. They
// add up to GivenUp.
type LastTry struct {
	Abandoned, Blocked, TurnedAway, Closed, NotReached, LeftMessage int64
	SelfService                                                     int64 // left a layer that did not help, without a word
}

// LayerCount is what one layer did for one reason. Customers who try again are
// counted again, and those who are in it when the period ends are offered, and
// not yet used:
//
//	Used = Resolved + HandedOver + Left
type LayerCount struct {
	Offered    int64 // came past it with a question that it can help with
	Refused    int64 // wanted to use it and could not: it was down, full, or past its rate
	Used       int64 // and done
	Resolved   int64 // or seemed to
	CameBack   int64 // of those resolved
	Elsewhere  int64 // of those who came back, in another channel
	HandedOver int64
	Left       int64 // not helped, and gone without a word
	Time       des.Time
}

func (c *Centre) buildOutcome() {
	l, p := c.layout, &c.layout.Period
	c.intervals = int((p.Horizon + p.Interval - 1) / p.Interval)
	c.dayOf = make([]int32, c.intervals)
	day := 0
	for i := range c.dayOf {
		for day+1 < len(p.Days) && p.Days[day+1] <= des.Time(i)*p.Interval {
			day++
		}
		c.dayOf[i] = int32(day)
	}
	c.out = Outcome{
		Cells:  grid[*Cell](len(l.Queues), c.intervals),
		Levels: grid[Level](len(l.Queues), c.intervals),
		Calls:  make([][]Level, len(l.Queues)),
		Staff:  grid[StaffCell](len(l.Groups), c.intervals),
		Waits:  grid[DayWaits](len(l.Channels), max(1, len(p.Days))),
		Needs:  grid[NeedCount](len(l.Reasons), max(1, len(l.Segments))),
		Rules:  c.out.Rules,
		Layers: grid[LayerCount](len(l.Layers), len(l.Reasons)),
		Works:  grid[LayerWork](len(l.Layers), len(l.Reasons)),
		Backs:  grid[int64](len(l.Layers), len(l.Channels)),

		TrueWaits: grid[stat.Histogram](len(l.Channels), max(1, len(l.Segments))),
	}
	for r, needs := range c.out.Needs {
		c.reasons[r].needs = needs
		for s := range needs {
			n := &needs[s]
			n.Prevented, n.Resolved = make([]int64, len(l.Layers)), make([]int64, len(l.Layers))
			n.Served = make([]int64, len(l.Channels))
		}
	}
	for i := range l.Queues {
		q := &c.queues[i]
		q.levels = c.out.Levels[i]
		if q.callbacks != nil {
			c.out.Calls[i] = make([]Level, c.intervals)
			q.callbacks.levels = c.out.Calls[i]
		}
		c.keepToday(q)
	}
	for i := range c.groups {
		c.groups[i].cells = c.out.Staff[i]
	}
}

// grid returns rows of columns that lie side by side in memory.
func grid[T any](rows, columns int) [][]T {
	all, g := make([]T, rows*columns), make([][]T, rows)
	for i := range g {
		g[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return g
}

// reset empties the books for the next replication.
func (o *Outcome) reset() {
	clear(o.Rules)
	for i := range o.Levels {
		clear(o.Levels[i])
		clear(o.Calls[i])
	}
	for i := range o.Staff {
		clear(o.Staff[i])
	}
	for i := range o.Waits {
		for d := range o.Waits[i] {
			o.Waits[i][d].Answered.Reset()
			o.Waits[i][d].Lost.Reset()
		}
	}
	for _, needs := range o.Needs {
		for s := range needs {
			needs[s].reset()
		}
	}
	for _, waits := range o.TrueWaits {
		for s := range waits {
			waits[s].Reset()
		}
	}
	for i := range o.Layers {
		clear(o.Layers[i])
		clear(o.Works[i])
		clear(o.Backs[i])
	}
	o.Overtime = o.Overtime[:0]
}

func (n *NeedCount) reset() {
	clear(n.Prevented)
	clear(n.Resolved)
	clear(n.Served)
	*n = NeedCount{Prevented: n.Prevented, Resolved: n.Resolved, Served: n.Served}
}

// Add adds what another count has counted of the same layers and channels.
func (n *NeedCount) Add(o *NeedCount) {
	n.Arisen += o.Arisen
	n.Unsolved += o.Unsolved
	n.GivenUp += o.GivenUp
	n.Open += o.Open
	n.Attempts += o.Attempts
	n.LastTry.add(&o.LastTry)
	for i := range o.Prevented {
		n.Prevented[i] += o.Prevented[i]
		n.Resolved[i] += o.Resolved[i]
	}
	for i := range o.Served {
		n.Served[i] += o.Served[i]
	}
}

func (l *LastTry) add(o *LastTry) {
	l.Abandoned += o.Abandoned
	l.Blocked += o.Blocked
	l.TurnedAway += o.TurnedAway
	l.Closed += o.Closed
	l.NotReached += o.NotReached
	l.LeftMessage += o.LeftMessage
	l.SelfService += o.SelfService
}
