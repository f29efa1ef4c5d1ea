package study

import (
	"cmp"
	"fmt"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// sheet is where a worker adds up one replication, used again for the next.
type sheet struct {
	*plan
	rep    *sim.Replication
	queues [][]sim.Sums   // by queue and stretch
	scopes [][]sim.Sums   // by scope and stretch, the season last
	waited []moment       // by channel and interval
	peaks  [][]sim.Peak   // by channel and stretch
	waits  stat.Histogram // of the scope and stretch in hand
}

// moment is how long those waited who arrived in one channel in one interval.
type moment struct {
	queued int64
	wait   des.Time
}

func newSheet(p *plan) *sheet {
	n := len(p.lengths)
	s := &sheet{plan: p, waited: make([]moment, len(p.layout.Channels)*p.frame.Count)}
	s.queues = grid[sim.Sums](len(p.layout.Queues), n)
	s.scopes = grid[sim.Sums](len(p.scopes), n+1)
	s.peaks = grid[sim.Peak](len(p.layout.Channels), n)
	return s
}

func grid[T any](rows, columns int) [][]T {
	g := make([][]T, rows)
	for i := range g {
		g[i] = make([]T, columns)
	}
	return g
}

// add adds up a replication.
func (s *sheet) add(rep *sim.Replication) {
	s.rep = rep
	clear(s.waited)
	for q := range s.queues {
		s.addQueue(q)
	}
	s.findPeaks()
	for i := range s.scopes {
		s.addScope(i)
	}
	s.addParcels()
	s.addSeason()
	s.addUses()
}

// addQueue adds up a queue's intervals.
func (s *sheet) addQueue(q int) {
	sums := s.queues[q]
	clear(sums)
	channel := s.layout.Queues[q].Channel
	waited := s.waited[channel*s.frame.Count:][:s.frame.Count]
	for d := range sums {
		s.markQueue(&sums[d], q)
	}
	for i, c := range s.rep.Cells[q][s.first:] {
		s.countQueue(&sums[s.stretch[i]], q, i)
		waited[i].queued += int64(c.Offered - c.Blocked)
		waited[i].wait += c.WaitAnswered + c.WaitAbandoned + c.WaitOther // too much shows in the season's sums
	}
	for i := range sums {
		sums[i].Sort(s.layout.Queues[q].Sorting)
	}
}

// markQueue says what a queue has that its sums are to tell of.
func (s *sheet) markQueue(sum *sim.Sums, q int) {
	of := &s.layout.Queues[q]
	sum.Strays, sum.Pools, sum.Merges = of.PassOn.Shares != nil, s.pooled[q], of.Merges
	sum.Open = of.Silent.Share > 0
	sum.Spoken = of.Voicemail.Share > 0
	sum.Told = of.Announces.Accepts != nil
}

// countQueue adds one interval of a queue.
func (s *sheet) countQueue(sum *sim.Sums, q, i int) {
	sum.Count(s.rep.Cells[q][s.first+i], &s.rep.Levels[q][s.first+i], i < s.overdue[q], s.deferred(q))
	if calls := s.rep.Calls[q]; calls != nil {
		sum.CountCalls(&calls[s.first+i])
	}
}

// findPeaks finds the worst interval of each channel and stretch.
func (s *sheet) findPeaks() {
	for c := range s.peaks {
		clear(s.peaks[c])
		for i, m := range s.waited[c*s.frame.Count:][:s.frame.Count] {
			if m.queued > 0 {
				peak := &s.peaks[c][s.stretch[i]]
				*peak = sim.Peak{Known: true, Wait: max(peak.Wait, m.wait.Seconds()/float64(m.queued))}
			}
		}
	}
}

// addScope puts the queues and teams of a scope together.
func (s *sheet) addScope(i int) {
	part, sums := &s.plan.scopes[i], s.scopes[i]
	clear(sums)
	for d, length := range s.lengths {
		sum := &sums[d]
		sum.Length = length
		for k, q := range part.queues {
			sum.Beside(&s.queues[q][d], part.apart[k])
		}
		for _, c := range part.channels {
			if peak := s.peaks[c][d]; peak.Known {
				sum.Peak = sim.Peak{Known: true, Wait: max(sum.Peak.Wait, peak.Wait)}
			}
		}
		sum.Teams = len(part.groups) > 0
	}
	for k := range s.frame.Count {
		s.countStaff(&sums[s.stretch[k]], part, k)
	}
}

// countStaff adds one interval of the teams of a scope.
func (s *sheet) countStaff(sum *sim.Sums, part *scope, i int) {
	staffed := false
	for _, g := range part.groups {
		cell := &s.rep.Staff[g][s.first+i]
		sum.Work(cell, s.rep.Scheduled[g][s.first+i])
		if prices := s.model.Prices; prices != nil {
			sum.Cost.Pay(prices, g, cell, s.rep.Paid[g][s.first+i])
		}
		staffed = staffed || cell.OnDuty > 0
	}
	if staffed {
		sum.Staffed += s.intervalLength(i)
	}
}

// addParcels adds the orders and parcels of each day to the centre's.
func (s *sheet) addParcels() {
	days := s.rep.Parcels
	if len(days) == 0 {
		return
	}
	for d := range s.lengths {
		s.scopes[0][d].Parcels.Known = true
	}
	for i := s.firstDay; i < len(days) && i-s.firstDay < len(s.lengths); i++ {
		sum := &s.scopes[0][i-s.firstDay].Parcels
		sum.Ordered += days[i].Ordered
		sum.Shipped += days[i].Shipped
		sum.BackOrders += days[i].BackOrders
		sum.Delivered += days[i].Delivered
		sum.Late += days[i].Late
	}
}

// addSeason adds the stretches up, and the needs, which are known for the
// season only.
func (s *sheet) addSeason() {
	n := len(s.lengths)
	for i, sums := range s.scopes {
		season := &sums[n]
		for d := range n {
			season.Then(&sums[d])
		}
		s.addNeeds(i)
		s.payPartners(i)
	}
}

// addNeeds adds the needs of a scope, and how long the customers of a segment
// waited in all.
func (s *sheet) addNeeds(scope int) {
	season, part := &s.scopes[scope][len(s.lengths)], &s.plan.scopes[scope]
	for _, r := range part.reasons {
		for _, segment := range part.segments {
			season.Needs.Count(&s.rep.Needs[r][segment])
		}
		season.Loss = s.model.Loss
		for l := range s.rep.Layers {
			season.Needs.CountLayer(&s.rep.Layers[l][r])
		}
	}
	if part.Segment == "" {
		return
	}
	for _, channel := range part.channels {
		season.Wait.CountTrue(&s.rep.TrueWaits[channel][part.segments[0]])
	}
}

// payPartners adds what partners cost, whose least volume is that of the season.
func (s *sheet) payPartners(scope int) {
	if s.model.Prices == nil {
		return
	}
	season := &s.scopes[scope][len(s.lengths)]
	for _, g := range s.plan.scopes[scope].groups {
		handled := int64(0)
		for _, cell := range s.rep.Staff[g][s.first:] {
			handled += cell.Handled
		}
		season.Cost.PayContacts(s.model.Prices, g, handled, season.Length)
	}
}

// addUses adds what self-service, the playbook and projects cost, which is known for
// the whole season of the whole centre only.
func (s *sheet) addUses() {
	season := &s.scopes[0][len(s.lengths)]
	season.Cost.PayProjects(s.model.Projects)
	for i := range s.layout.Playbook {
		season.Cost.PayRule(&s.layout.Playbook[i], &s.rep.Rules[i])
	}
	if s.model.Prices == nil {
		return
	}
	for l := range s.rep.Layers {
		for r := range s.rep.Layers[l] {
			season.Cost.PayUse(s.model.Prices, l, &s.rep.Layers[l][r])
		}
		parcels := season.Parcels.Shipped
		if s.layout.Layers[l].BackOrders {
			parcels = season.Parcels.BackOrders
		}
		season.Cost.PayMessages(s.model.Prices, l, parcels)
	}
}

// overflow says whether a sum of times has become too large for its integer.
func (s *sheet) overflow() error {
	for i, sums := range s.scopes {
		if sums[len(s.lengths)].TooLong() {
			return fmt.Errorf("the times of %s are too long to add up: write a shorter season", cmp.Or(s.plan.scopes[i].Scope.String(), "the centre"))
		}
	}
	return nil
}
