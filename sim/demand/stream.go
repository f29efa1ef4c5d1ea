package demand

import (
	"math"
	"math/bits"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Stream hands out the needs of one replication in order of time. It is for one
// goroutine.
//
// Each Flow, and all orders together, are a source with one need at hand, and
// the source whose need is next is found by a tournament in groups of four.
type Stream struct {
	flows  []flow
	buyers *buyers // nil when there are no orders
	bias   float64 // of the forecast

	model  *Model // as it was before anything was stopped
	luck   rng.Key
	stops  []stop
	tables margins // of busyness

	order  []rank   // by reason: of its needs from orders
	owner  []int    // by rank: index of the flow, -1 for the orders
	bits   uint     // in a ticket, for the rank
	tree   []ticket // four children to each node, the root first, the sources last
	leaves int      // where the sources begin
	need   Need     // that was taken last
}

// ticket is what needs are sorted by: the time and, in the lowest bits, the
// rank of where the need comes from.
type ticket uint64

// nothing is the ticket of a source that has no more needs.
const nothing ticket = math.MaxUint64

// rank says who comes first at the same time: an earlier reason, and a reason's
// flows before its orders.
type rank struct {
	number ticket
	bits   uint
}

func (r rank) ticket(at des.Time) ticket { return ticket(at)<<(r.bits&63) | r.number }

// New prepares the needs of a model, which must be sound and stay as it is, and
// starts the replication with the given luck. It panics if there are orders
// but no calendar.
func New(m *Model, luck rng.Key) *Stream {
	s := &Stream{model: m}
	s.build(m)
	s.begin(luck)
	return s
}

// build prepares the needs of a model: the stream's own, or one in which something
// is stopped.
func (s *Stream) build(m *Model) {
	*s = Stream{bias: m.Bias, model: s.model, luck: s.luck, stops: s.stops, tables: s.tables}
	s.makeRoom(m)
	var (
		end      = des.Time(1) << (62 - s.bits) // later moments do not fit into a ticket
		midnight = newMidnights(m.Calendar)
	)
	for i, r := range m.Reasons {
		for j, c := range r.Causes {
			if c, ok := c.(Flow); ok {
				s.flows = append(s.flows, flow{
					reason: i, whose: r.identity(j), busyness: c.Busyness.Name, rank: s.newRank(len(s.flows)),
					channel: c.Channel, exact: c.Exact,
					walk: newWalk(c.Rates, c.Busyness, &s.tables, midnight, end),
				})
			}
		}
		s.order = append(s.order, s.newRank(-1))
	}
	s.buyers = newBuyers(m, &s.tables, midnight, end)
}

// makeRoom prepares the tournament.
func (s *Stream) makeRoom(m *Model) {
	sources, ranks := 0, 0
	if m.Orders != nil {
		sources++
	}
	for _, r := range m.Reasons {
		for _, c := range r.Causes {
			if _, ok := c.(Flow); ok {
				sources++
				ranks++
			}
		}
		ranks++
	}
	s.bits = uint(bits.Len(uint(ranks)))
	width := 1
	for ; width < sources; width *= 4 {
		s.leaves += width
	}
	s.tree = make([]ticket, s.leaves+width)
}

// newRank returns the rank of a source that comes after all that have one.
func (s *Stream) newRank(owner int) rank {
	s.owner = append(s.owner, owner)
	return rank{ticket(len(s.owner) - 1), s.bits}
}

// Reset starts the replication with the given luck. What was allocated before
// is used again.
func (s *Stream) Reset(luck rng.Key) {
	if len(s.stops) > 0 {
		s.stops = nil
		s.build(s.model)
	}
	s.begin(luck)
}

func (s *Stream) begin(luck rng.Key) {
	s.luck = luck
	for i := range s.tree {
		s.tree[i] = nothing
	}
	bias := forecastBias(s.bias, luck)
	for i := range s.flows {
		if s.flows[i].walk.bias = bias; s.flows[i].exact {
			s.flows[i].walk.bias = 1
		}
		s.flows[i].begin(luck)
		s.enter(i, s.flows[i].next)
	}
	if s.buyers != nil {
		if s.buyers.orders.walk.bias = bias; s.buyers.orders.exact {
			s.buyers.orders.walk.bias = 1
		}
		s.buyers.begin(luck)
		s.enterOrders()
	}
}

// Next returns the next need, which the call after it overwrites; false after the
// last.
func (s *Stream) Next() (*Need, bool) {
	first, n := s.tree[0], &s.need
	if first == nothing {
		return n, false
	}
	i := s.owner[first&(1<<(s.bits&63)-1)]
	if i < 0 {
		*n = s.buyers.take()
		s.enterOrders()
		return n, true
	}
	f := &s.flows[i]
	n.At, n.Reason, n.Key, n.Late, n.Back, n.Channel = des.Time(first>>(s.bits&63)), f.reason, f.key, false, false, f.channel
	f.shift()
	s.enter(i, f.next)
	f.draw()
	return n, true
}

// Parcels returns what happens to parcels on each day of the calendar, as soon
// as the replication has begun; nil when there are no orders. The list is
// overwritten by Reset.
func (s *Stream) Parcels() []ParcelDay {
	if s.buyers == nil {
		return nil
	}
	return s.buyers.parcels
}

// enterOrders puts the next need from orders into the tournament.
func (s *Stream) enterOrders() {
	next := nothing
	if len(s.buyers.now) > 0 {
		n := &s.buyers.now[0]
		next = s.order[n.reason].ticket(n.at)
	}
	s.enter(len(s.flows), next)
}

// enter puts a source's ticket into the tournament and plays the matches on
// its way to the root.
func (s *Stream) enter(source int, next ticket) {
	i := s.leaves + source
	s.tree[i] = next
	for i > 0 {
		i = (i - 1) / 4
		c := (*[4]ticket)(s.tree[4*i+1:])
		s.tree[i] = min(min(c[0], c[1]), min(c[2], c[3]))
	}
}
