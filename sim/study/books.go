package study

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/stat"
)

// books add replications up. All entries are integers, so the order in which
// replications are entered, and by whom, changes nothing.
type books struct {
	*plan
	level    *sim.Formula   // the default one
	queues   [][]queueEntry // by queue and interval
	channels [][]channelEntry
	teams    [][]teamEntry
	needs    []centre.NeedCount    // by reason
	layers   [][]centre.LayerCount // by layer
	works    [][]centre.LayerWork  // by layer
	backs    [][]int64             // by layer and channel
	parcels  []demand.ParcelDay    // by stretch
	waits    [][]stat.Histogram    // by channel and stretch, answered and abandoned
	trues    [][]stat.Histogram    // by channel and segment, of those reached
}

type queueEntry struct {
	offered, answered, answeredIn, abandoned, abandonedIn, other int64
	queued, handled, waiting                                     int64 // not blocked; answered or called back; still waiting at the end
	levelIn, levelOf                                             int64 // answered within the threshold, and of how many, as the service level counts
	unknown                                                      int64 // not answered in time, as far as it goes, and too late in the season to be counted
	handle, wait, allWait                                        int64 // µs: handling, in queue until answered or abandoned, in queue however it ended
	area, atEnd                                                  int64
}

type channelEntry struct{ oldest int64 } // µs

type teamEntry struct{ onDuty, busy, scheduled int64 } // agent-µs

func newBooks(p *plan) *books {
	l := p.layout
	b := &books{
		plan:     p,
		queues:   grid[queueEntry](len(l.Queues), p.frame.Count),
		channels: grid[channelEntry](len(l.Channels), p.frame.Count),
		teams:    grid[teamEntry](len(l.Groups), p.frame.Count),
		needs:    make([]centre.NeedCount, len(l.Reasons)),
		layers:   grid[centre.LayerCount](len(l.Layers), len(l.Reasons)),
		works:    grid[centre.LayerWork](len(l.Layers), len(l.Reasons)),
		backs:    grid[int64](len(l.Layers), len(l.Channels)),
		parcels:  make([]demand.ParcelDay, len(p.lengths)),
		waits:    grid[stat.Histogram](len(l.Channels), len(p.lengths)),
		trues:    grid[stat.Histogram](len(l.Channels), max(1, len(l.Segments))),
	}
	b.level, _ = sim.FindFormula(sim.DefaultFormula)
	for i := range b.needs {
		n := &b.needs[i]
		n.Prevented, n.Resolved = make([]int64, len(l.Layers)), make([]int64, len(l.Layers))
		n.Served = make([]int64, len(l.Channels))
	}
	return b
}

// enter adds a replication.
func (b *books) enter(rep *sim.Replication) {
	for q := range b.queues {
		b.enterQueue(q, rep)
	}
	for c := range b.channels {
		b.enterOldest(c, rep)
	}
	for g := range b.teams {
		cells, scheduled := rep.Staff[g][b.first:], rep.Scheduled[g][b.first:]
		for i := range b.teams[g] {
			b.teams[g][i].add(&teamEntry{cells[i].OnDuty, cells[i].Busy, scheduled[i]})
		}
	}
	for r := range b.needs {
		b.enterNeeds(r, rep)
	}
	addGrid(b.layers, rep.Layers, addLayerCount)
	addGrid(b.works, rep.Works, (*centre.LayerWork).Add)
	addGrid(b.backs, rep.Backs, addCount)
	for d := range b.parcels {
		if day := b.firstDay + d; day < len(rep.Parcels) {
			addParcelDay(&b.parcels[d], &rep.Parcels[day])
		}
	}
	for c := range b.waits {
		for d := range b.waits[c] {
			of := &rep.Waits[c][b.firstDay+d]
			b.waits[c][d].Merge(&of.Answered)
			b.waits[c][d].Merge(&of.Lost)
		}
	}
	addGrid(b.trues, rep.TrueWaits, (*stat.Histogram).Merge)
}

// enterNeeds adds the needs of a reason, whosoever they were.
func (b *books) enterNeeds(r int, rep *sim.Replication) {
	for s := range rep.Needs[r] {
		b.needs[r].Add(&rep.Needs[r][s])
	}
}

func (b *books) enterQueue(q int, rep *sim.Replication) {
	cells, levels := rep.Cells[q][b.first:], rep.Levels[q][b.first:]
	for i := range b.queues[q] {
		l := &levels[i]
		if cells[i].Offered == 0 && l.Area == 0 && l.AtEnd == 0 {
			continue
		}
		c := cells[i]
		entry := queueEntry{
			offered: int64(c.Offered), answered: int64(c.Answered), answeredIn: int64(c.AnsweredIn),
			abandoned: int64(c.Abandoned), abandonedIn: int64(c.AbandonedIn),
			other:  int64(c.Blocked + c.TurnedAway + c.ToCallback + c.Messages + c.Waiting),
			queued: int64(c.Offered - c.Blocked), handled: int64(c.Answered + c.CalledBack),
			handle: int64(c.Handle), wait: int64(stat.Plus(c.WaitAnswered, c.WaitAbandoned)),
			allWait: int64(stat.Plus(stat.Plus(c.WaitAnswered, c.WaitAbandoned), c.WaitOther)),
			area:    l.Area, atEnd: int64(l.AtEnd), waiting: int64(c.Waiting),
		}
		b.enterLevel(&entry, q, i, c)
		b.queues[q][i].add(&entry)
	}
}

// enterLevel enters what the default service level counts.
func (b *books) enterLevel(e *queueEntry, q, i int, c *centre.Cell) {
	deferred, overdue := b.deferred(q), i < b.overdue[q]
	in, of := b.level.Of(sim.AnswersOf(c, overdue, deferred))
	e.levelIn, e.levelOf = int64(in), int64(of)
	if deferred && !overdue {
		e.unknown = int64(c.Offered - c.AnsweredIn)
	}
}

// enterOldest adds the age of the oldest waiting contact of a channel.
func (b *books) enterOldest(c int, rep *sim.Replication) {
	for i := range b.channels[c] {
		oldest := int64(0)
		for q := range b.layout.Queues {
			if b.layout.Queues[q].Channel == c {
				oldest = max(oldest, int64(rep.Levels[q][b.first+i].Oldest))
			}
		}
		b.channels[c][i].add(&channelEntry{oldest})
	}
}

// add adds what another worker has entered.
func (b *books) add(o *books) {
	addGrid(b.queues, o.queues, (*queueEntry).add)
	addGrid(b.channels, o.channels, (*channelEntry).add)
	addGrid(b.teams, o.teams, (*teamEntry).add)
	addGrid(b.layers, o.layers, addLayerCount)
	addGrid(b.works, o.works, (*centre.LayerWork).Add)
	addGrid(b.backs, o.backs, addCount)
	addGrid(b.waits, o.waits, (*stat.Histogram).Merge)
	addGrid(b.trues, o.trues, (*stat.Histogram).Merge)
	for r := range b.needs {
		b.needs[r].Add(&o.needs[r])
	}
	for d := range b.parcels {
		addParcelDay(&b.parcels[d], &o.parcels[d])
	}
}

func addCount(into, from *int64) { *into += *from }

// addGrid adds one grid to another, cell by cell.
func addGrid[T any](into, from [][]T, add func(into, from *T)) {
	for r := range into {
		for i := range into[r] {
			add(&into[r][i], &from[r][i])
		}
	}
}

func (e *queueEntry) add(o *queueEntry) {
	e.offered += o.offered
	e.answered += o.answered
	e.answeredIn += o.answeredIn
	e.abandoned += o.abandoned
	e.abandonedIn += o.abandonedIn
	e.other += o.other
	e.queued += o.queued
	e.handled += o.handled
	e.handle = stat.Plus(e.handle, o.handle)
	e.wait = stat.Plus(e.wait, o.wait)
	e.allWait = stat.Plus(e.allWait, o.allWait)
	e.area = stat.Plus(e.area, o.area)
	e.atEnd += o.atEnd
	e.waiting += o.waiting
	e.levelIn += o.levelIn
	e.levelOf += o.levelOf
	e.unknown += o.unknown
}

func (e *channelEntry) add(o *channelEntry) { e.oldest = stat.Plus(e.oldest, o.oldest) }

func (e *teamEntry) add(o *teamEntry) {
	e.onDuty = stat.Plus(e.onDuty, o.onDuty)
	e.busy = stat.Plus(e.busy, o.busy)
	e.scheduled = stat.Plus(e.scheduled, o.scheduled)
}

func addLayerCount(a, b *centre.LayerCount) {
	a.Offered += b.Offered
	a.Refused += b.Refused
	a.Used += b.Used
	a.Resolved += b.Resolved
	a.CameBack += b.CameBack
	a.Elsewhere += b.Elsewhere
	a.HandedOver += b.HandedOver
	a.Left += b.Left
	a.Time = stat.Plus(a.Time, b.Time)
}

func addParcelDay(a, b *demand.ParcelDay) {
	a.Ordered += b.Ordered
	a.BackOrders += b.BackOrders
	a.Shipped += b.Shipped
	a.Delivered += b.Delivered
	a.Late += b.Late
	a.Backlog += b.Backlog
	a.InTransit += b.InTransit
	a.OnShelf += b.OnShelf
	a.Held += b.Held
	a.Redirected += b.Redirected
}
