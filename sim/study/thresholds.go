package study

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// recounting is a queue whose service level counts by another threshold than in the base.
type recounting struct {
	queue, reason, channel string
	from, to               float64 // seconds
}

// times writes both thresholds.
func (o *recounting) times() string {
	return fmt.Sprintf("within %s or %s", sim.Seconds.Text(o.from), sim.Seconds.Text(o.to))
}

// otherThresholds says which service levels do not count the same, by queue: of a channel
// with several thresholds, a result names that of whichever queue is busiest.
func otherThresholds(base, of *sim.Result) (all []recounting) {
	for i := range base.Queues {
		a := &base.Queues[i]
		for k := range of.Queues {
			b := &of.Queues[k]
			if a.Queue == b.Queue && a.Channel == b.Channel && a.Within != b.Within {
				all = append(all, recounting{a.Queue, a.Reason, a.Channel, a.Within, b.Within})
			}
		}
	}
	return all
}

// recount marks the differences in service levels that count by other thresholds, those of
// the queue, its channel and reason, and the whole centre: they say nothing of what
// customers have of it.
func recount(differences []sim.Difference, base, of *sim.Result) {
	others := otherThresholds(base, of)
	for i := range differences {
		d := &differences[i]
		if d.Measure != "service_level" {
			continue
		}
		for _, o := range others {
			if !o.touches(d.Scope) {
				continue
			}
			d.Recounted = true
			d.Warnings = add(slices.Clone(d.Warnings), fmt.Sprintf("the service level of %s counts by another threshold than in the base (%s): neither better nor worse", o.channel, o.times()))
		}
	}
}

// touches reports whether contacts of the queue are in a scope.
func (o *recounting) touches(s sim.Scope) bool {
	return s == sim.Scope{} || s == sim.Scope{Queue: o.queue} || s == sim.Scope{Channel: o.channel} || s == sim.Scope{Reason: o.reason}
}
