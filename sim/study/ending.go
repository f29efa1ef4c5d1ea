package study

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// noticed is the share of contacts still waiting at the end from which on it is
// worth saying.
const noticed = 0.01

// pending returns how many of the season's last intervals belong to days whose
// messages in a deferred channel still wait, in part, when the season ends.
func (s *study) pending(channel int) int {
	if s.layout.Channels[channel].Kind != centre.Deferred || len(s.frame.Days) == 0 {
		return 0
	}
	offered, waiting := make([]int64, len(s.lengths)), make([]int64, len(s.lengths))
	for i := range s.frame.Count {
		sum := s.channelSum(channel, i)
		offered[s.stretch[i]] += sum.offered
		waiting[s.stretch[i]] += sum.waiting
	}
	for i, d := range s.stretch {
		if waiting[d] > 0 && float64(waiting[d]) >= noticed*float64(offered[d]) {
			return s.frame.Count - i
		}
	}
	return 0
}

// warnEnd says what the end of the season leaves open in a channel, and which
// figures are without it.
func (s *study) warnEnd(c int, sum *queueEntry, left int64, warn func(string, ...any)) {
	ch := &s.layout.Channels[c]
	pending := s.pending(c)
	nobody := s.mean(left) < 0.5 // in most seasons
	if s.layout.Period.Drain || nobody || pending == 0 && float64(left) <= noticed*float64(sum.offered) {
		return
	}
	text := fmt.Sprintf("%s: %s contacts still wait when the season ends (%s were offered in it)",
		ch.Name, sim.Count.Text(math.Round(s.mean(left))), sim.Count.Text(math.Round(s.mean(sum.offered))))
	if ch.Kind == centre.Deferred && sum.unknown > 0 {
		text += fmt.Sprintf("; service level leaves out all who come less than %s before its end, as nobody can know whether they are answered in time",
			sim.Seconds.Text(s.threshold(c)))
	}
	whose := ""
	if pending > 0 {
		first := s.frame.Count - pending
		whose = " of " + s.daysFrom(s.stretch[first])
	}
	warn("%s; the mean wait%s counts theirs until the end only, and the quantiles of the wait are without them", text, whose)
}

// daysFrom names the last days of the season.
func (s *study) daysFrom(day int) string {
	date := func(d int) string { return fmt.Sprintf("%d %s", s.frame.Days[d].Date.Day, s.frame.Days[d].Date.Month) }
	switch last := len(s.frame.Days) - 1; day {
	case last:
		return date(last)
	case last - 1:
		return date(day) + " and " + date(last)
	default:
		return date(day) + " to " + date(last)
	}
}
