package study

import (
	"fmt"
	"math"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// A reason fares worse than its channel if its service level is this much below
// and it is this much of the channel, with so many contacts in all replications.
const (
	worseBy  = 0.05
	muchOf   = 0.02
	enoughOf = 200
)

// worseReason names the reason whose service level lies farthest below that of
// its channel, where any does clearly.
func (s *study) worseReason() string {
	worst, gap := -1, worseBy
	var in, all queueEntry
	queues, channels := s.seasons()
	for q := range s.layout.Queues {
		reason, channel := queues[q], channels[s.layout.Queues[q].Channel]
		if reason.levelOf < enoughOf || float64(reason.levelOf) < muchOf*float64(channel.levelOf) {
			continue
		}
		if below := channel.level() - reason.level(); below >= gap {
			worst, gap, in, all = q, below, reason, channel
		}
	}
	if worst < 0 {
		return ""
	}
	of := &s.layout.Queues[worst]
	whole := func(share float64) string { return sim.Share.Text(math.Round(100*share) / 100) }
	text := fmt.Sprintf("Of those who come by %s for %s %s are answered within %s, and %s of all",
		s.layout.Channels[of.Channel].Name, strings.ReplaceAll(s.layout.Reasons[of.Reason].Name, "_", " "),
		whole(in.level()), sim.Seconds.Text(of.Within.Seconds()), whole(all.level()))
	if left, usual := in.left(), all.left(); left-usual >= worseBy {
		text += fmt.Sprintf("; %s leave the queue, and %s of all", whole(left), whole(usual))
	}
	return text + "."
}

// level is the service level of what was entered.
func (e *queueEntry) level() float64 { return float64(e.levelIn) / float64(max(e.levelOf, 1)) }

// left is the share that left the queue.
func (e *queueEntry) left() float64 { return float64(e.abandoned) / float64(max(e.offered, 1)) }

// seasons adds up the season of each queue and of each channel.
func (s *study) seasons() (queues, channels []queueEntry) {
	queues, channels = make([]queueEntry, len(s.layout.Queues)), make([]queueEntry, len(s.layout.Channels))
	for q := range queues {
		for i := range s.total.queues[q] {
			queues[q].add(&s.total.queues[q][i])
		}
		channels[s.layout.Queues[q].Channel].add(&queues[q])
	}
	return queues, channels
}
