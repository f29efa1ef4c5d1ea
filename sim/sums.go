package sim

import (
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// Sums is what one replication counted about one scope in one stretch of time,
// a day or the season. Every measure but the quantiles is read off it.
type Sums struct {
	Length  des.Time             // of the stretch
	Contact centre.Counts[int64] // contacts that arrived in it
	Answers Answers              // of the contacts that the service level counts, by each queue's own threshold
	Wait    Waits                // what customers felt
	Line    centre.Level         // who waited on the line or at the screen
	Calls   centre.Level         // who waited to be called back
	Calling bool                 // the scope has callers who are offered that
	Open    bool                 // they leave chats open
	Spoken  bool                 // they leave messages
	Told    bool                 // they are told what to expect
	Pile    centre.Level         // who waited in deferred channels
	Piles   bool                 // the scope has a deferred channel
	Strays  bool                 // contacts of the scope may be passed on
	Pools   bool                 // or taken by a secondary skill
	Merges  bool                 // or merged with what waits
	Sorts   bool                 // or sorted by hand
	Sorting des.Time             // time that takes for those answered
	Staff   centre.StaffCell     // of its teams
	Roster  int64                // scheduled, before anybody fell ill, in agent-microseconds
	Staffed des.Time             // intervals in which any of its agents is on duty
	Teams   bool                 // the scope has teams
	Needs   Needs
	Parcels ParcelSums
	Peak    Peak
	Cost    Cost
	Loss    Loss
}

// Waits adds up times in queue. Where a scope holds several channels it is
// without the deferred ones, so that an e-mail's night does not count as if
// somebody had held the line.
type Waits struct {
	Answered int64
	ToAnswer des.Time // sum over those answered
	Reached  int64    // whose question a person has taken care of, where the time in queue is not all that customers wait
	True     des.Time // sum over those: in queues and everywhere else, over all attempts
	Queued   int64    // everybody who was offered and not blocked
	InQueue  des.Time // sum over those
	Delayed  int64    // of those, not taken at once
}

// Needs is what became of needs.
type Needs struct {
	Arisen, SelfServed, Served, Unsolved, GivenUp, Open, Attempts int64
	Claimed                                                       int64 // uses of self-service that were not handed over
}

// ParcelSums is what happened to orders and parcels.
type ParcelSums struct {
	Known                             bool // there are orders at all
	Ordered, Shipped, Delivered, Late int64
	BackOrders                        int64
}

// Peak is the worst interval of the stretch.
type Peak struct {
	Known bool
	Wait  float64 // seconds: mean wait of those who arrived in it
}

// Beside adds what another scope counted in the same stretch. Apart leaves out
// how long its contacts waited: it is deferred, and the sums are not.
func (s *Sums) Beside(o *Sums, apart bool) {
	s.Length = max(s.Length, o.Length)
	s.add(o)
	s.Pile = beside(s.Pile, o.Pile)
	if !apart {
		s.Line = beside(s.Line, o.Line)
		s.Calls = beside(s.Calls, o.Calls)
		s.Wait.add(&o.Wait)
		s.Peak.add(o.Peak)
	}
}

// Then adds what the same scope counted in the stretch after it.
func (s *Sums) Then(o *Sums) {
	s.Length += o.Length
	s.add(o)
	s.Pile = then(s.Pile, o.Pile)
	s.Line = then(s.Line, o.Line)
	s.Calls = then(s.Calls, o.Calls)
	s.Wait.add(&o.Wait)
	s.Peak.add(o.Peak)
}

func (s *Sums) add(o *Sums) {
	centre.AddCounts(&s.Contact, &o.Contact)
	s.Answers.Add(o.Answers)
	s.Piles = s.Piles || o.Piles
	s.Calling = s.Calling || o.Calling
	s.Told = s.Told || o.Told
	s.Spoken = s.Spoken || o.Spoken
	s.Open = s.Open || o.Open
	s.Strays = s.Strays || o.Strays
	s.Pools = s.Pools || o.Pools
	s.Merges = s.Merges || o.Merges
	s.Sorts = s.Sorts || o.Sorts
	s.Sorting = stat.Plus(s.Sorting, o.Sorting)
	s.Work(&o.Staff, o.Roster)
	s.Staffed += o.Staffed
	s.Teams = s.Teams || o.Teams
	s.Needs.add(&o.Needs)
	s.Parcels.add(o.Parcels)
	s.Cost.add(o.Cost)
}

// Count adds one interval of one queue: the contacts that arrived in it, and
// who waited during it. Overdue says that a contact of the interval that still
// waits at the end has missed the threshold; deferred that nobody waits on the
// line.
func (s *Sums) Count(c *centre.Cell, l *centre.Level, overdue, deferred bool) {
	centre.AddCounts(&s.Contact, c)
	s.Answers.Add(AnswersOf(c, overdue, deferred))
	if deferred {
		s.Piles = true
		s.Pile = then(s.Pile, *l)
	}
	s.Line = then(s.Line, *l)
	w := &s.Wait
	w.Answered += int64(c.Answered)
	w.ToAnswer = stat.Plus(w.ToAnswer, c.WaitAnswered)
	w.Queued += int64(c.Offered - c.Blocked)
	w.InQueue = stat.Plus(w.InQueue, stat.Plus(stat.Plus(c.WaitAnswered, c.WaitAbandoned), c.WaitOther))
	w.Delayed += int64(c.Waited)
	w.True = stat.Plus(w.True, c.WaitTrue)
	w.Reached += int64(c.Reached)
}

// CountCalls adds one interval of one queue: who waited during it to be called
// back.
func (s *Sums) CountCalls(l *centre.Level) {
	s.Calling = true
	s.Calls = then(s.Calls, *l)
}

// Sort adds what it takes to sort by hand the contacts counted so far, each once:
// not those that were passed on, which are answered again.
func (s *Sums) Sort(each des.Time) {
	s.Sorts = each > 0
	s.Sorting = each * des.Time(s.Contact.Answered-s.Contact.PassedOn)
}

// Work adds one interval of one team, and what was scheduled in it.
func (s *Sums) Work(c *centre.StaffCell, scheduled int64) {
	s.Staff.OnDuty = stat.Plus(s.Staff.OnDuty, c.OnDuty)
	s.Staff.Busy = stat.Plus(s.Staff.Busy, c.Busy)
	s.Staff.Contacts = stat.Plus(s.Staff.Contacts, c.Contacts)
	s.Staff.Overtime = stat.Plus(s.Staff.Overtime, c.Overtime)
	s.Staff.Called = stat.Plus(s.Staff.Called, c.Called)
	s.Staff.Handled += c.Handled
	s.Roster = stat.Plus(s.Roster, scheduled)
}

// Count adds the needs of one reason.
func (n *Needs) Count(c *centre.NeedCount) {
	n.Arisen += c.Arisen
	n.Unsolved += c.Unsolved
	n.GivenUp += c.GivenUp
	n.Open += c.Open
	n.Attempts += c.Attempts
	for i := range c.Prevented {
		n.SelfServed += c.Prevented[i] + c.Resolved[i]
	}
	for _, served := range c.Served {
		n.Served += served
	}
}

// CountTrue adds the customer-true waits of those who were reached.
func (w *Waits) CountTrue(h *stat.Histogram) {
	w.Reached += int64(h.Count())
	w.True = stat.Plus(w.True, h.Sum())
}

// CountLayer adds what a layer of self-service did for one reason.
func (n *Needs) CountLayer(c *centre.LayerCount) { n.Claimed += c.Used - c.HandedOver }

// TooLong says whether times were too long to be added up. Figures made of
// them would be wrong.
func (s *Sums) TooLong() bool {
	c := &s.Contact
	return stat.TooLarge(s.Staff.OnDuty, s.Staff.Busy, s.Staff.Contacts, s.Staff.Overtime, s.Roster, s.Line.Area, s.Pile.Area, s.Calls.Area) ||
		stat.TooLarge(c.WaitAnswered, c.WaitAbandoned, c.WaitOther, c.Handle, c.WrapUp, c.WaitCalled, s.Wait.ToAnswer, s.Wait.InQueue, s.Wait.True)
}

func (w *Waits) add(o *Waits) {
	w.Answered += o.Answered
	w.ToAnswer = stat.Plus(w.ToAnswer, o.ToAnswer)
	w.Queued += o.Queued
	w.InQueue = stat.Plus(w.InQueue, o.InQueue)
	w.Delayed += o.Delayed
	w.Reached += o.Reached
	w.True = stat.Plus(w.True, o.True)
}

func (n *Needs) add(o *Needs) {
	n.Arisen += o.Arisen
	n.SelfServed += o.SelfServed
	n.Claimed += o.Claimed
	n.Served += o.Served
	n.Unsolved += o.Unsolved
	n.GivenUp += o.GivenUp
	n.Open += o.Open
	n.Attempts += o.Attempts
}

// beside puts two queues together at the same time. The largest number that
// waited in both at once is not known: it is that of the longer queue.
func beside(a, b centre.Level) centre.Level {
	return centre.Level{
		Area: stat.Plus(a.Area, b.Area), AtEnd: a.AtEnd + b.AtEnd,
		Max: max(a.Max, b.Max), Oldest: max(a.Oldest, b.Oldest),
	}
}

// then puts two stretches of one queue together.
func then(a, b centre.Level) centre.Level {
	return centre.Level{Area: stat.Plus(a.Area, b.Area), AtEnd: b.AtEnd, Max: max(a.Max, b.Max), Oldest: max(a.Oldest, b.Oldest)}
}

// AnswersOf returns what the contacts of one queue and interval are to the
// service level. Overdue and deferred are those of [Sums.Count]. Messages that
// come so late that the end of the season may find them waiting in good time
// count for nothing: of them only those answered early would show.
func AnswersOf(c *centre.Cell, overdue, deferred bool) Answers {
	if deferred && !overdue {
		return Answers{}
	}
	a := Answers{
		Answered:       int64(c.Answered),
		AnsweredIn:     int64(c.AnsweredIn),
		Lost:           int64(c.Abandoned + c.Blocked + c.TurnedAway + c.ToCallback + c.Messages),
		AbandonedIn:    int64(c.AbandonedIn),
		ShortAbandoned: int64(c.ShortAbandoned),
	}
	if overdue {
		a.Lost += int64(c.Waiting)
	}
	return a
}

func (p *ParcelSums) add(o ParcelSums) {
	p.Known = p.Known || o.Known
	p.Ordered += o.Ordered
	p.Shipped += o.Shipped
	p.BackOrders += o.BackOrders
	p.Delivered += o.Delivered
	p.Late += o.Late
}

func (p *Peak) add(o Peak) {
	p.Known = p.Known || o.Known
	p.Wait = max(p.Wait, o.Wait)
}
