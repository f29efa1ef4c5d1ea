package study

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// overflow says whether a sum of times has become too large for its integer,
// or would where the queues are put together.
func (b *books) overflow() error {
	tooLong := func(what, name string) error {
		return fmt.Errorf("the times of %s %q are too long to add up over so many replications: ask for fewer", what, name)
	}
	most := math.MaxInt64 / int64(max(len(b.queues), 1))
	for q, entries := range b.queues {
		for _, e := range entries {
			if max(e.handle, e.wait, e.allWait, e.area) >= most {
				return tooLong("queue", b.layout.Queues[q].Name)
			}
		}
	}
	for g, entries := range b.teams {
		for _, e := range entries {
			if stat.TooLarge(e.onDuty, e.busy, e.scheduled) {
				return tooLong("team", b.layout.Groups[g].Name)
			}
		}
	}
	for c, entries := range b.channels {
		for _, e := range entries {
			if stat.TooLarge(e.oldest) {
				return tooLong("channel", b.layout.Channels[c].Name)
			}
		}
	}
	return nil
}

// mean returns the mean over replications of a sum in the books.
func (s *study) mean(sum int64) float64 { return float64(sum) / float64(len(s.records)) }

// seconds returns the mean over replications of a sum of times.
func (s *study) seconds(sum int64) float64 { return s.mean(sum) / float64(des.Second) }

// level returns the mean over replications and over interval i of a level
// whose integral was added up.
func (s *study) level(area int64, i int) float64 {
	return s.mean(area) / float64(s.intervalLength(i))
}

// numbers makes a series over the intervals.
func (s *study) numbers(of func(i int) float64) []float64 {
	series := make([]float64, s.frame.Count)
	for i := range series {
		series[i] = of(i)
	}
	return series
}

// channelSum adds up the queues of a channel in one interval.
func (s *study) channelSum(channel, i int) (sum queueEntry) {
	for q := range s.total.queues {
		if s.layout.Queues[q].Channel == channel {
			sum.add(&s.total.queues[q][i])
		}
	}
	return sum
}

// intervals makes the series of the channels.
func (s *study) intervals() []sim.Interval {
	var all []sim.Interval
	for c := range s.layout.Channels {
		ch := &s.layout.Channels[c]
		v := sim.Interval{
			Channel: ch.Name, Within: s.threshold(c), Pending: s.pending(c),
			Offered: s.numbers(func(i int) float64 { return s.mean(s.channelSum(c, i).offered) }),
			Waiting: s.numbers(func(i int) float64 { return s.level(s.channelSum(c, i).area, i) }),
		}
		s.addWaits(c, &v)
		if k := slices.Index(s.piles, c); k >= 0 {
			s.addBacklog(c, k, &v)
		}
		for i := range s.frame.Count {
			v.Open = append(v.Open, s.open(c, i))
		}
		if ch.Kind != centre.Deferred && len(s.frame.Days) > 0 { // a textbook's intervals are too many, and all alike
			v.Required = s.numbers(func(i int) float64 { return float64(s.required(c, i)) })
			v.Shared = s.numbers(func(i int) float64 { return s.requiredShared(c, i) })
			v.Able = s.numbers(func(i int) float64 { return s.present(c, i) })
		}
		all = append(all, v)
	}
	return all
}

// addWaits adds the mean wait of each interval and its spread.
func (s *study) addWaits(c int, v *sim.Interval) {
	n := s.frame.Count
	v.Wait, v.WaitP10, v.WaitP90 = make([]*float64, n), make([]*float64, n), make([]*float64, n)
	values := make([]float64, 0, len(s.records))
	for i := range n {
		sum := s.channelSum(c, i)
		if sum.queued == 0 {
			continue
		}
		wait := float64(sum.allWait) / float64(sum.queued) / float64(des.Second)
		v.Wait[i] = &wait
		values = values[:0]
		for _, r := range s.records {
			if r.queued != nil && r.queued[c*n+i] > 0 {
				values = append(values, float64(r.waited[c*n+i]))
			}
		}
		v.WaitP10[i], v.WaitP90[i] = spread(values)
	}
}

// spread returns the values that one replication in ten is below and above; nil
// where there are too few to say.
func spread(values []float64) (p10, p90 *float64) {
	if len(values) < sim.FewSeasons {
		return nil, nil
	}
	slices.Sort(values)
	low, _ := stat.Quantile(values, 0.10)
	high, _ := stat.Quantile(values, 0.90)
	return &low, &high
}

// addBacklog adds what waits in a deferred channel.
func (s *study) addBacklog(c, k int, v *sim.Interval) {
	n := s.frame.Count
	v.Backlog = s.numbers(func(i int) float64 { return s.mean(s.channelSum(c, i).atEnd) })
	v.Oldest = s.numbers(func(i int) float64 { return s.seconds(s.total.channels[c][i].oldest) / 3600 })
	if len(s.records) < sim.FewSeasons {
		return
	}
	v.BacklogP10, v.BacklogP90 = make([]float64, n), make([]float64, n)
	values := make([]float64, 0, len(s.records))
	for i := range n {
		values = values[:0]
		for _, r := range s.records {
			if r.piled != nil {
				values = append(values, float64(r.piled[k*n+i]))
			}
		}
		if low, high := spread(values); low != nil {
			v.BacklogP10[i], v.BacklogP90[i] = *low, *high
		}
	}
}

// open reports whether people answer a channel at some time of an interval.
func (p *plan) open(channel, i int) bool {
	windows := p.layout.Channels[channel].Open
	from := p.frame.At(i)
	to := from + p.intervalLength(i)
	return windows == nil || slices.ContainsFunc(windows, func(w centre.Window) bool { return w.From < to && from < w.To })
}

// queueTables makes the counts that planners know, by queue.
func (s *study) queueTables() []sim.QueueTable {
	var all []sim.QueueTable
	for q := range s.layout.Queues {
		of := &s.layout.Queues[q]
		entries := s.total.queues[q]
		count := func(of func(e *queueEntry) int64) []float64 {
			return s.numbers(func(i int) float64 { return s.mean(of(&entries[i])) })
		}
		time := func(of func(e *queueEntry) int64) []float64 {
			return s.numbers(func(i int) float64 { return s.seconds(of(&entries[i])) })
		}
		all = append(all, sim.QueueTable{
			Queue: of.Name, Reason: s.layout.Reasons[of.Reason].Name, Channel: s.layout.Channels[of.Channel].Name, Within: of.Within.Seconds(),
			Offered:     count(func(e *queueEntry) int64 { return e.offered }),
			Answered:    count(func(e *queueEntry) int64 { return e.answered }),
			AnsweredIn:  count(func(e *queueEntry) int64 { return e.answeredIn }),
			Abandoned:   count(func(e *queueEntry) int64 { return e.abandoned }),
			AbandonedIn: count(func(e *queueEntry) int64 { return e.abandonedIn }),
			LevelIn:     count(func(e *queueEntry) int64 { return e.levelIn }),
			LevelOf:     count(func(e *queueEntry) int64 { return e.levelOf }),
			HandleTime:  time(func(e *queueEntry) int64 { return e.handle }),
			WaitTime:    time(func(e *queueEntry) int64 { return e.wait }),
			Other:       count(func(e *queueEntry) int64 { return e.other }),
		})
	}
	return all
}

// teamSeries makes the series of the teams.
func (s *study) teamSeries() []sim.TeamSeries {
	var all []sim.TeamSeries
	for g := range s.layout.Groups {
		entries := s.total.teams[g]
		all = append(all, sim.TeamSeries{
			Team:      s.layout.Groups[g].Name,
			Present:   s.numbers(func(i int) float64 { return s.level(entries[i].onDuty, i) }),
			Busy:      s.numbers(func(i int) float64 { return s.level(entries[i].busy, i) }),
			Scheduled: s.numbers(func(i int) float64 { return s.level(entries[i].scheduled, i) }),
		})
	}
	return all
}
