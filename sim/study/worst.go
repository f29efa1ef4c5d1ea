package study

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// How many intervals are listed in all, and at least of each channel.
const (
	worstShown  = 10
	worstOfEach = 2
)

// spot is an interval of a channel.
type spot struct {
	channel, interval int
	wait              float64
}

// worstIntervals finds the intervals in which those who arrived waited longest:
// a few of each channel in which they wait on the line and people answer, and
// first of the one that decided the verdict, though nobody waits on the line
// there.
func (s *study) worstIntervals(v *sim.Verdict) []sim.Worst {
	lead := s.verdictChannel(v)
	var lists [][]spot
	for c := range s.layout.Channels {
		if c != lead && s.layout.Channels[c].Kind == centre.Deferred {
			continue
		}
		if list := s.worstOf(c); len(list) > 0 {
			lists = append(lists, list)
		}
	}
	slices.SortStableFunc(lists, func(a, b []spot) int {
		switch lead {
		case a[0].channel:
			return -1
		case b[0].channel:
			return 1
		}
		return cmp.Compare(b[0].wait, a[0].wait)
	})
	var worst []sim.Worst
	for _, list := range lists {
		for _, at := range list[:min(len(list), max(worstOfEach, worstShown/len(lists)))] {
			worst = append(worst, s.worstAt(at))
		}
	}
	return worst
}

// verdictChannel returns the channel of the target that decided a verdict which
// is no pass; -1 where there is none.
func (s *study) verdictChannel(v *sim.Verdict) int {
	if v.Outcome != sim.Fail && v.Outcome != sim.Undecided {
		return -1
	}
	if all := s.channelsOf(s.plan.find(s.model.Targets[decisive(*v)].Scope)); len(all) == 1 {
		return all[0]
	}
	return -1
}

// worstOf returns the intervals of a channel, the worst first: those in which it is
// open and somebody is at work, so that something could have been done. Whoever holds
// the line waits for people to come; a message that comes at night waits for the morning.
func (s *study) worstOf(channel int) (list []spot) {
	least, deferred := s.worthPlanning(channel), s.layout.Channels[channel].Kind == centre.Deferred
	for i := range s.frame.Count {
		sum := s.channelSum(channel, i)
		if s.open(channel, i) && float64(sum.queued) >= least && !(deferred && s.present(channel, i) < 1) {
			list = append(list, spot{channel, i, float64(sum.allWait) / float64(sum.queued)})
		}
	}
	slices.SortStableFunc(list, func(a, b spot) int { return cmp.Compare(b.wait, a.wait) })
	return list
}

// worthPlanning returns how many contacts must wait in an interval of all seasons for it
// to be a figure to plan by: a handful in each season, or in a small channel as many as
// in its mean interval, and one at least.
func (s *study) worthPlanning(channel int) float64 {
	const handful = 5
	open, queued := 0.0, 0.0
	for i := range s.frame.Count {
		if s.open(channel, i) {
			open, queued = open+1, queued+float64(s.channelSum(channel, i).queued)
		}
	}
	seasons := float64(len(s.records))
	return max(seasons, min(handful*seasons, queued/max(open, 1)))
}

func (s *study) worstAt(at spot) sim.Worst {
	w := sim.Worst{
		Channel: s.layout.Channels[at.channel].Name, Interval: at.interval,
		Wait:    s.intervalWait(at.channel, at.interval),
		Offered: s.mean(s.channelSum(at.channel, at.interval).offered),
		Present: s.present(at.channel, at.interval),
	}
	if s.layout.Channels[at.channel].Kind != centre.Deferred { // messages do not ask for anybody at once
		w.Required = float64(s.required(at.channel, at.interval))
		w.Shared = s.requiredShared(at.channel, at.interval)
	}
	return w
}

// intervalWait estimates the mean wait of one interval.
func (s *study) intervalWait(channel, i int) sim.Estimate {
	wait, _ := sim.FindMeasure("wait")
	var values []pair
	for _, r := range s.records {
		if r.queued != nil {
			n := float64(r.queued[channel*s.frame.Count+i])
			values = append(values, pair{n * float64(r.waited[channel*s.frame.Count+i]), n})
		}
	}
	return estimate(wait, values, sim.Confidence, nil)
}

// present returns how many agents on duty can serve a contact of a channel, on
// average over its contacts: whoever can serve only a rare reason helps only
// those who come with it. The contacts are those offered in the interval, or in
// the season where none were.
func (s *study) present(channel, i int) float64 {
	now, ever := weighted{}, weighted{}
	for q := range s.layout.Queues {
		if s.layout.Queues[q].Channel != channel {
			continue
		}
		able := 0.0
		for g := range s.layout.Groups {
			if s.serves(g, q) {
				able += s.level(s.total.teams[g][i].onDuty, i)
			}
		}
		now.add(able, float64(s.total.queues[q][i].offered))
		ever.add(able, float64(s.offered[q]))
	}
	if now.weight > 0 {
		return now.mean()
	}
	return ever.mean()
}

// weighted is a weighted mean in the making.
type weighted struct{ sum, weight float64 }

func (w *weighted) add(v, weight float64) { w.sum, w.weight = w.sum+v*weight, w.weight+weight }

// mean returns 0 where nothing has any weight.
func (w *weighted) mean() float64 {
	if w.weight == 0 {
		return 0
	}
	return w.sum / w.weight
}

// serves reports whether a team gets contacts of a queue: it has the skill, and
// a step of the routing leads there.
func (p *plan) serves(group, queue int) bool {
	steps := p.layout.Queues[queue].Routing
	return slices.ContainsFunc(p.layout.Groups[group].Skills, func(k centre.Skill) bool { return k.Queue == queue }) &&
		(len(steps) == 0 || slices.ContainsFunc(steps, func(s centre.Step) bool { return slices.Contains(s.Groups, group) }))
}
