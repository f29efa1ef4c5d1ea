package study

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/erlang"
)

// demanded is how many agents a channel requires in an interval, once that has
// been worked out: series, worst intervals and the reasons of a miss all ask.
type demanded struct {
	agents int
	known  bool
}

// required returns how many agents Erlang A asks for to meet the channel's
// service level in an interval, if its contacts were all there was to do; 0 if
// it is closed or there is no telling. Agents who take several contacts at once
// are asked for as places, with the handle times that the contacts at once had.
func (s *study) required(channel, i int) int {
	known := &s.demands[channel]
	if *known == nil {
		*known = make([]demanded, s.frame.Count)
	}
	d := &(*known)[i]
	if !d.known {
		d.known = true
		if s.open(channel, i) {
			d.agents = s.erlangA(channel, i)
		}
	}
	return d.agents
}

// erlangA works out what required returns.
func (s *study) erlangA(channel, i int) int {
	sum := s.channelSum(channel, i)
	if sum.offered == 0 {
		return 0
	}
	if sum.handled == 0 { // nobody is on duty: what the channel's contacts take at other times
		for k := range s.frame.Count {
			other := s.channelSum(channel, k)
			sum.handle, sum.handled = sum.handle+other.handle, sum.handled+other.handled
		}
	}
	if sum.handled == 0 {
		return 0
	}
	queue := erlang.Queue{
		Rate:       s.mean(sum.offered) / s.intervalLength(i).Seconds(),
		HandleTime: float64(sum.handle) / float64(sum.handled) / float64(des.Second),
		Patience:   s.patience(channel, i),
	}
	share, within := s.goal(channel, i)
	places, err := erlang.Required(queue, func(steady erlang.Steady) bool {
		return steady.AnsweredWithin(within) >= share*(1-steady.AbandonedWithin(within)) // F4
	})
	if err != nil {
		return 0
	}
	atOnce := max(len(s.layout.Channels[channel].Slowdown), 1)
	return (places + atOnce - 1) / atOnce
}

// requiredShared adds to what a channel requires in an interval what the other
// channels do whose customers hold on and that teams of the channel answer too.
func (s *study) requiredShared(channel, i int) float64 {
	total := s.required(channel, i)
	for _, c := range s.sharing[channel] {
		total += s.required(c, i)
	}
	return float64(total)
}

// findSharing finds for each channel the others whose customers hold on and that
// teams of the channel answer too.
func (p *plan) findSharing() {
	p.sharing = make([][]int, len(p.layout.Channels))
	for a := range p.sharing {
		for b := range p.layout.Channels {
			if a != b && p.layout.Channels[b].Kind != centre.Deferred && p.shareTeam(a, b) {
				p.sharing[a] = append(p.sharing[a], b)
			}
		}
	}
}

// shareTeam reports whether a team answers both channels.
func (p *plan) shareTeam(a, b int) bool {
	return slices.ContainsFunc(p.layout.Groups, func(g centre.Group) bool { return p.skilled(&g, a) && p.skilled(&g, b) })
}

// skilled reports whether a team has a skill in a channel.
func (p *plan) skilled(g *centre.Group, channel int) bool {
	return slices.ContainsFunc(g.Skills, func(k centre.Skill) bool { return p.layout.Queues[k.Queue].Channel == channel })
}

// patience returns the mean patience in a channel: the rates at which its
// customers leave, weighted by how many come.
func (s *study) patience(channel, i int) float64 {
	leaving, offered := 0.0, 0.0
	for q := range s.layout.Queues {
		of := &s.layout.Queues[q]
		if of.Channel != channel {
			continue
		}
		n := float64(s.total.queues[q][i].offered)
		offered += n
		if of.Patience != nil {
			leaving += n * s.layout.Impatience(q) / of.Patience.Mean()
		}
	}
	if leaving == 0 {
		return math.Inf(1)
	}
	return offered / leaving
}

// usualShare is what a service level is planned for where no target says
// otherwise, as in 80 % in 20 s.
const usualShare = 0.80

// threshold returns the threshold of the service level in a channel, in
// seconds: that of its busiest queue.
func (s *study) threshold(channel int) float64 {
	within, most := 0.0, int64(-1)
	for q := range s.layout.Queues {
		if n := s.offered[q]; s.layout.Queues[q].Channel == channel && n > most {
			within, most = s.layout.Queues[q].Within.Seconds(), n
		}
	}
	return within
}

// goal returns the service level that a channel is to reach, by the target for
// it or else by the threshold of its busiest queue.
func (s *study) goal(channel, i int) (share, within float64) {
	share = usualShare
	most := int64(-1)
	for q := range s.layout.Queues {
		if n := s.total.queues[q][i].offered; s.layout.Queues[q].Channel == channel && n > most {
			most, within = n, s.layout.Queues[q].Within.Seconds()
		}
	}
	for _, t := range s.model.Targets {
		if t.Measure != "service_level" || !t.AtLeast() || t.Scope.Channel != s.layout.Channels[channel].Name {
			continue
		}
		share = t.Value
		if t.Within > 0 {
			within = t.Within.Seconds()
		}
		break
	}
	return share, within
}
