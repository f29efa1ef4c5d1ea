package study

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// blame is what counts against a missed target, by when it began.
type blame struct {
	noun, verb string // what is counted, and that it began
	count      func(e *queueEntry) int64
	total      float64
	byDay      [7]float64
	byHour     [24]float64
	comesDay   [7]bool // somebody comes on that weekday
	comesHour  [24]bool
	closed     float64 // while nobody works on the channel
	short      float64 // while fewer are on duty than required
}

// Something explains a miss if it holds most of the blame, and days and hours
// only if that is clearly more than their number would give them.
const (
	most    = 0.5
	clearly = 1.5
)

// why says when and by what a target is missed, as far as counts can tell;
// empty where they cannot.
func (s *study) why(target int) string {
	q := s.question(target, s.model.Targets[target])
	if q.measure.Key == "needs_unserved" {
		return s.whyLost(s.plan.scopes[q.scope].reasons)
	}
	b := blameFor(q.measure)
	if b == nil || len(s.frame.Days) == 0 {
		return ""
	}
	for _, queue := range s.plan.scopes[q.scope].queues {
		s.addBlame(b, queue)
	}
	if b.total == 0 {
		return ""
	}
	var all []string
	say := func(part float64, format string, values ...any) {
		of := " of " + b.noun
		if len(all) > 0 {
			of = ""
		}
		all = append(all, sim.Share.Text(math.Round(100*part/b.total)/100)+of+" "+b.verb+" "+fmt.Sprintf(format, values...)+".")
	}
	if b.closed >= most*b.total {
		say(b.closed, "while nobody works on %s: %s", s.names(q.scope), s.rest(q.scope))
	}
	if b.short >= most*b.total {
		say(b.short, "in intervals with fewer people on duty than required")
	}
	if days, part := b.days(); b.stands(part, len(days), b.comesDay[:]) {
		say(part, "on %s", listed(days))
	}
	if from, to, part := b.hours(); b.stands(part, to-from, b.comesHour[:]) {
		say(part, "between %02d:00 and %02d:00", from, to)
	}
	return strings.Join(all, " ")
}

// blameFor says what to count for a measure; nil where nothing is counted by
// the interval.
func blameFor(m *sim.Measure) *blame {
	switch {
	case m.Key == "service_level":
		return &blame{noun: "those not answered in time", verb: "arrive", count: func(e *queueEntry) int64 { return e.offered - e.answeredIn - e.unknown }}
	case m.Key == "abandonment" || m.Key == "abandoned":
		return &blame{noun: "those who leave the queue", verb: "arrive", count: func(e *queueEntry) int64 { return e.abandoned }}
	case m.Quantile > 0 || slices.Contains([]string{"wait", "worst_interval", "asa", "delayed", "queue_length", "longest_queue", "backlog", "oldest"}, m.Key):
		return &blame{noun: "the time waited", verb: "begins", count: func(e *queueEntry) int64 { return e.allWait }}
	}
	return nil
}

// whyLost says how the last attempts of those who were never served ended.
func (s *study) whyLost(reasons []int) string {
	var sum centre.NeedCount
	for _, r := range reasons {
		n := &s.total.needs[r]
		sum.Add(&centre.NeedCount{GivenUp: n.GivenUp, LastTry: n.LastTry})
	}
	var parts []string
	for _, way := range []struct {
		n    int64
		text string
	}{
		{sum.LastTry.Abandoned, "left the queue"},
		{sum.LastTry.Closed, "found the channel closed"},
		{sum.LastTry.TurnedAway, "were turned away at closing time"},
		{sum.LastTry.LeftMessage, "left a message"},
		{sum.LastTry.NotReached, "missed the call-back"},
		{sum.LastTry.Blocked, "found no free line"},
		{sum.LastTry.SelfService, "left self-service"},
	} {
		if way.n > 0 {
			parts = append(parts, sim.Share.Text(math.Round(100*float64(way.n)/float64(sum.GivenUp))/100)+" "+way.text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Of those never served " + listed(parts) + " at last."
}

// addBlame adds what counts against one queue.
func (s *study) addBlame(b *blame, queue int) {
	channel := s.layout.Queues[queue].Channel
	ch := &s.layout.Channels[channel]
	for i := range s.total.queues[queue] {
		e := &s.total.queues[queue][i]
		if e.offered == 0 {
			continue
		}
		at, n := s.frame.Local(s.frame.At(i)), float64(b.count(e))
		b.comesDay[at.Weekday()], b.comesHour[at.Hour()] = true, true
		b.total += n
		b.byDay[at.Weekday()] += n
		b.byHour[at.Hour()] += n
		switch {
		case !s.worked(channel, i):
			b.closed += n
		case ch.Kind != centre.Deferred && s.present(channel, i) < s.requiredShared(channel, i):
			b.short += n
		}
	}
}

// stands reports whether so many of the days or hours in which somebody comes
// stand out by their part of the blame.
func (b *blame) stands(part float64, n int, comes []bool) bool {
	all := 0
	for _, yes := range comes {
		if yes {
			all++
		}
	}
	return part/b.total >= clearly*float64(n)/float64(all)
}

// nobody is fewer agents than a shift or a message that runs over leaves.
const nobody = 0.05

// worked reports whether people work on a channel in an interval.
func (s *study) worked(channel, i int) bool {
	return s.open(channel, i) && s.present(channel, i) > nobody
}

// days returns the fewest weekdays with most of the blame, from Monday on.
func (b *blame) days() (days []string, part float64) {
	order := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
	ranked := slices.Clone(order)
	slices.SortStableFunc(ranked, func(x, y time.Weekday) int {
		switch {
		case b.byDay[x] > b.byDay[y]:
			return -1
		case b.byDay[x] < b.byDay[y]:
			return 1
		}
		return 0
	})
	n := 0
	for ; part < most*b.total; n++ {
		part += b.byDay[ranked[n]]
	}
	for _, day := range order {
		if slices.Contains(ranked[:n], day) {
			days = append(days, day.String()+"s")
		}
	}
	return days, part
}

// hours returns the shortest time of the day with most of the blame.
func (b *blame) hours() (from, to int, part float64) {
	for length := 1; length < 24; length++ {
		for first := 0; first+length <= 24; first++ {
			sum := 0.0
			for _, n := range b.byHour[first : first+length] {
				sum += n
			}
			if sum > part {
				from, to, part = first, first+length, sum
			}
		}
		if part >= most*b.total {
			break
		}
	}
	return from, to, part
}

// names lists the channels of a scope.
func (s *study) names(scope int) string {
	var names []string
	for _, c := range s.channelsOf(scope) {
		names = append(names, s.layout.Channels[c].Name)
	}
	return listed(names)
}

// rest says when nobody works on the channels of a scope.
func (s *study) rest(scope int) string {
	var worked [7]bool
	for i := range s.frame.Count {
		day := s.frame.Days[s.frame.DayOf[i]].Weekday
		for _, c := range s.channelsOf(scope) {
			worked[day] = worked[day] || s.worked(c, i)
		}
	}
	var free []string
	for k := range worked {
		if day := time.Weekday((k + 1) % 7); !worked[day] {
			free = append(free, day.String()+"s")
		}
	}
	if len(free) == 0 {
		return "at night"
	}
	return "at night, and all of " + listed(free)
}

// channelsOf returns the channels of a scope's queues.
func (s *study) channelsOf(scope int) []int {
	var all []int
	for _, q := range s.plan.scopes[scope].queues {
		if c := s.layout.Queues[q].Channel; !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	return all
}

// listed writes names as a, b and c.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
