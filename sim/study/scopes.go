package study

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// scope is a part of the centre, with all that belongs to it.
type scope struct {
	sim.Scope
	queues   []int
	apart    []bool // by queue of the scope: how long it waits is left out
	channels []int  // whose waits are those of the scope
	groups   []int
	reasons  []int // whose needs are those of the scope
	segments []int // of them; one where customers are alike
	parcels  bool
}

// listScopes lists the centre, channels, queues, reasons, teams and segments.
func (p *plan) listScopes() {
	l := p.layout
	for c := range l.Channels {
		if l.Channels[c].Kind == centre.Deferred {
			p.piles = append(p.piles, c)
		}
	}
	whole := scope{parcels: true}
	for q := range l.Queues {
		whole.queues = append(whole.queues, q)
	}
	for g := range l.Groups {
		whole.groups = append(whole.groups, g)
	}
	for r := range l.Reasons {
		whole.reasons = append(whole.reasons, r)
	}
	p.scopes = append(p.scopes, whole)
	for c := range l.Channels {
		p.addScope(sim.Scope{Channel: l.Channels[c].Name}, func(q int) bool { return l.Queues[q].Channel == c })
	}
	for q := range l.Queues {
		p.addScope(sim.Scope{Queue: l.Queues[q].Name}, func(other int) bool { return q == other })
	}
	for r := range l.Reasons {
		s := p.addScope(sim.Scope{Reason: l.Reasons[r].Name}, func(q int) bool { return l.Queues[q].Reason == r })
		s.reasons = []int{r}
	}
	for g := range l.Groups {
		s := p.addScope(sim.Scope{Team: l.Groups[g].Name}, func(int) bool { return false })
		s.groups = []int{g}
	}
	for i := range p.scopes {
		p.setApart(&p.scopes[i])
	}
	p.listSegments()
}

// listSegments lists the segments, whose waits are those that count for the whole
// centre. Everybody belongs to the other scopes.
func (p *plan) listSegments() {
	segments := p.layout.Segments
	all := make([]int, max(1, len(segments)))
	for i := range all {
		all[i] = i
	}
	for i := range p.scopes {
		p.scopes[i].segments = all
	}
	for i := range segments {
		whole := &p.scopes[0]
		p.scopes = append(p.scopes, scope{
			Scope: sim.Scope{Segment: segments[i].Name}, channels: whole.channels, reasons: whole.reasons, segments: all[i : i+1],
		})
	}
}

func (p *plan) addScope(name sim.Scope, in func(queue int) bool) *scope {
	s := scope{Scope: name}
	for q := range p.layout.Queues {
		if in(q) {
			s.queues = append(s.queues, q)
		}
	}
	p.scopes = append(p.scopes, s)
	return &p.scopes[len(p.scopes)-1]
}

// setApart leaves the waits of deferred channels out of a scope in which
// customers also wait on the line.
func (p *plan) setApart(s *scope) {
	live := false
	for _, q := range s.queues {
		live = live || !p.deferred(q)
	}
	in := make([]bool, len(p.layout.Channels))
	for _, q := range s.queues {
		apart := live && p.deferred(q)
		s.apart = append(s.apart, apart)
		in[p.layout.Queues[q].Channel] = in[p.layout.Queues[q].Channel] || !apart
	}
	for c, belongs := range in {
		if belongs {
			s.channels = append(s.channels, c)
		}
	}
}

func (p *plan) deferred(queue int) bool {
	return p.layout.Channels[p.layout.Queues[queue].Channel].Kind == centre.Deferred
}

// find returns the number of a scope, which must exist.
func (p *plan) find(name sim.Scope) int {
	for i := range p.scopes {
		if p.scopes[i].Scope == name {
			return i
		}
	}
	panic("study: no scope " + name.String())
}
