package sim

import (
	"sync/atomic"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/staff"
)

// Player plays replications of a model, one after the other. It belongs to one
// goroutine; only Interrupt may be called from another.
type Player struct {
	model  *Model
	centre *centre.Centre
	came   arrivals
	played Replication
	duties []staff.Duty
	whole  [][]int64 // by group and interval: agents on duty in all of it, as changes from the interval before
}

// Replication is what one replication counted, in integers throughout.
type Replication struct {
	*centre.Outcome
	Parcels   []demand.ParcelDay // by day of the calendar; nil without orders
	Scheduled [][]int64          // by group and interval: scheduled before anybody fell ill, agent-microseconds
	Paid      [][]int64          // the same, with training and meetings; nil without prices
	Beyond    int                // agents who worked more overtime than the rules allow
}

// NewPlayer returns a player of the model, which must be sound and stay as it
// is.
func NewPlayer(m *Model) *Player {
	p := &Player{model: m, centre: centre.New(&m.Layout)}
	intervals := (m.Layout.Period.Horizon + m.Layout.Period.Interval - 1) / m.Layout.Period.Interval
	for range m.Layout.Groups {
		p.whole = append(p.whole, make([]int64, intervals+1))
		p.played.Scheduled = append(p.played.Scheduled, make([]int64, intervals))
		if m.Prices != nil {
			p.played.Paid = append(p.played.Paid, make([]int64, intervals))
		}
	}
	return p
}

// Record asks for an entry about every contact and self-service step as it
// ends; see centre.Centre.
func (p *Player) Record(f func(centre.Entry)) { p.centre.Record(f) }

// RecordNeeds asks to be told how each need ended; see centre.Centre.
func (p *Player) RecordNeeds(f func(contact, parent rng.Key, end centre.NeedEnd)) {
	p.centre.RecordNeeds(f)
}

// Interrupt makes this and every later Play return centre.ErrInterrupted within
// a fraction of a second, however long the season and its intervals are.
func (p *Player) Interrupt() {
	p.came.stopped.Store(true)
	p.centre.Interrupt()
}

// Play plays one replication. What it returns is valid until the next Play.
func (p *Player) Play(seed uint64, replication int) (*Replication, error) {
	luck := rng.New(seed, replication)
	if p.came.Stream == nil {
		p.came.Stream = demand.New(&p.model.Demand, luck)
	} else {
		p.came.Reset(luck)
	}
	roster := p.model.Staff.Roster(luck)
	out, err := p.centre.Play(&p.came, &present{roster: roster})
	if err == nil {
		p.addUp(roster.Scheduled, p.played.Scheduled)
		if p.played.Paid != nil {
			p.addUp(roster.Paid, p.played.Paid)
		}
	}
	if p.came.stopped.Load() { // whatever came of what was played
		return nil, centre.ErrInterrupted
	}
	if err != nil {
		return nil, err
	}
	p.played.Outcome = out
	p.played.Parcels = p.came.Parcels()
	p.played.Beyond = beyond(out.Overtime, &p.model.Staff.Rules)
	return &p.played, nil
}

// arrivals hands the needs that demand makes to the centre, until stopped.
type arrivals struct {
	*demand.Stream
	stopped atomic.Bool
}

func (a *arrivals) Next(next *centre.Arrival) bool {
	if a.stopped.Load() {
		return false
	}
	n, ok := a.Stream.Next()
	next.At, next.Reason, next.Key, next.Channel, next.Back = n.At, n.Reason, n.Key, n.Channel, n.Back
	return ok
}

// present hands the duties of those who come to work to the centre.
type present struct {
	roster *staff.Roster
	duties []staff.Duty
}

func (p *present) Day(day int, buf []centre.Duty) []centre.Duty {
	p.duties = p.roster.Day(day, p.duties[:0])
	return p.handOver(buf)
}

// CallIn hands on the duties of those who come when they are called in.
func (p *present) CallIn(group int, from, to des.Time, buf []centre.Duty) []centre.Duty {
	p.duties = p.roster.CallIn(group, from, to, 0, p.duties[:0])
	return p.handOver(buf)
}

func (p *present) handOver(buf []centre.Duty) []centre.Duty {
	for _, d := range p.duties {
		buf = append(buf, centre.Duty{Agent: d.Agent, From: d.From, To: d.To, Break: d.Break, Pace: d.Pace, Overtime: d.Overtime, Gone: d.Gone, Latest: d.Latest})
	}
	return buf
}

// addUp adds the duties of all days up by group and interval, until stopped.
func (p *Player) addUp(duties func(day int, buf []staff.Duty) []staff.Duty, sums [][]int64) {
	layout := &p.model.Layout
	interval := layout.Period.Interval
	for group, cells := range sums {
		clear(cells)
		clear(p.whole[group])
	}
	for day := range max(1, len(layout.Period.Days)) {
		if p.came.stopped.Load() {
			return
		}
		p.duties = duties(day, p.duties[:0])
		for _, d := range p.duties {
			group := layout.Agents[d.Agent]
			spread(sums[group], p.whole[group], interval, d.From, min(d.To, layout.Period.Horizon))
		}
	}
	for group, cells := range sums {
		agents := int64(0)
		for i := range cells {
			agents += p.whole[group][i]
			cells[i] += agents * int64(interval)
		}
	}
}

// spread adds the time from one moment to another to the intervals it covers:
// as whole ones from the first to before the last, less what went before, and
// the beginning of the last. So its cost does not grow with the time.
func spread(cells, whole []int64, interval, from, to des.Time) {
	if from >= to {
		return
	}
	first, last := from/interval, to/interval
	whole[first]++
	cells[first] -= int64(from - first*interval)
	whole[last]--
	if rest := to - last*interval; rest > 0 {
		cells[last] += int64(rest)
	}
}
