package centre_test

import (
	"math"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// stretch is a number of intervals of some queues and groups.
type stretch struct {
	queues, groups []int
	from, to       int // intervals, to not included
}

// counts is what happened in a stretch.
type counts struct {
	centre.Counts[int64]
	today
	queued   float64 // contact-seconds
	calls    float64 // contact-seconds of those who wait to be called back
	onDuty   float64 // agent-seconds
	busy     float64
	inHand   float64 // contact-seconds
	overtime float64
	atEnd    float64 // contacts waiting when the stretch ended
	seconds  float64 // length of the stretch
	agents   float64 // that the layout has
	answered *stat.Histogram
}

func (s *stretch) count(l *centre.Layout, out *centre.Outcome, day today) counts {
	c := counts{today: day}
	end := min(des.Time(s.to)*l.Period.Interval, l.Period.Horizon)
	c.seconds = (end - des.Time(s.from)*l.Period.Interval).Seconds()
	for _, q := range s.queues {
		for i := s.from; i < s.to; i++ {
			centre.AddCounts(&c.Counts, out.Cells[q][i])
			c.queued += float64(out.Levels[q][i].Area) / 1e6
			if out.Calls[q] != nil {
				c.calls += float64(out.Calls[q][i].Area) / 1e6
			}
		}
		c.atEnd += float64(out.Levels[q][s.to-1].AtEnd)
	}
	for _, g := range s.groups {
		for _, cell := range out.Staff[g][s.from:s.to] {
			c.onDuty += float64(cell.OnDuty) / 1e6
			c.busy += float64(cell.Busy) / 1e6
			c.inHand += float64(cell.Contacts) / 1e6
			c.overtime += float64(cell.Overtime) / 1e6
		}
	}
	for _, of := range l.Agents {
		for _, g := range s.groups {
			if of == g {
				c.agents++
			}
		}
	}
	if len(l.Period.Days) > 1 {
		c.answered = &out.Waits[0][1].Answered
	}
	return c
}

// measure reads a figure off what was counted, as a numerator and a
// denominator.
type measure struct {
	of    func(c *counts) (num, den float64)
	event event
	share bool // of the denominator, so between 0 and 1
}

// event is what a numerator adds up.
type event int

const (
	contacts event = iota
	handles        // seconds of agents' time
	waits          // seconds of customers' time in queue
	squares        // of waits
)

// size returns about how much one event adds to a numerator. Waits are as long
// as it takes until one of n agents is free, give or take a queue of √n.
func (o *oracle) size(of event) float64 {
	wait := o.handle / math.Sqrt(float64(max(len(o.layout.Agents), 1)))
	return [...]float64{1, o.handle, wait, wait * wait}[of]
}

// share is a share of contacts.
func share(of func(c *counts) (num, den int64)) measure {
	return measure{of: func(c *counts) (float64, float64) {
		num, den := of(c)
		return float64(num), float64(den)
	}, share: true}
}

// number is a number of contacts for each of something.
func number(of func(c *counts) (num, den float64)) measure { return measure{of: of} }

// work is agents' time for each of something, shareOfTime as a share of time.
func work(of func(c *counts) (num, den float64)) measure {
	return measure{of: of, event: handles}
}

func shareOfTime(of func(c *counts) (num, den float64)) measure {
	return measure{of: of, event: handles, share: true}
}

// queueing is time in queue for each of something, wait for each of some
// contacts.
func queueing(of func(c *counts) (num, den float64)) measure {
	return measure{of: of, event: waits}
}

func wait(of func(c *counts) (num des.Time, den int64)) measure {
	return queueing(func(c *counts) (float64, float64) {
		num, den := of(c)
		return num.Seconds(), float64(den)
	})
}

// within returns the share of offered contacts that were answered within the
// given number of seconds.
func within(seconds float64) measure {
	return measure{of: func(c *counts) (float64, float64) {
		return c.answered.CountAtMost(des.Seconds(seconds)), float64(c.Offered)
	}, share: true}
}

// queueFigures are the figures of a queue and those who serve it, by the names
// that the cases give them.
var queueFigures = map[string]measure{
	"p_block":               share(func(c *counts) (int64, int64) { return c.Blocked, c.Offered }),
	"p_wait":                share(func(c *counts) (int64, int64) { return c.Waited, c.Offered }),
	"p_immediate":           share(func(c *counts) (int64, int64) { return c.Offered - c.Waited, c.Offered }),
	"p_abandon":             share(func(c *counts) (int64, int64) { return c.Abandoned, c.Offered }),
	"p_served":              share(func(c *counts) (int64, int64) { return c.Answered, c.Offered }),
	"p_callback":            share(func(c *counts) (int64, int64) { return c.ToCallback, c.Offered }),
	"p_wait_on_line":        share(func(c *counts) (int64, int64) { return c.Waited - c.ToCallback, c.Offered }),
	"p_abandon_given_wait":  share(func(c *counts) (int64, int64) { return c.Abandoned, c.Waited }),
	"p_abandon_within_T":    share(func(c *counts) (int64, int64) { return c.AbandonedIn, c.Offered }),
	"sl_offered":            share(func(c *counts) (int64, int64) { return c.AnsweredIn, c.Offered }),
	"sl_live":               share(func(c *counts) (int64, int64) { return c.AnsweredIn, c.Offered - c.ToCallback }),
	"sl_answered":           share(func(c *counts) (int64, int64) { return c.AnsweredIn, c.Answered }),
	"sl_ex_short_abandon":   share(func(c *counts) (int64, int64) { return c.AnsweredIn, c.Offered - c.AbandonedIn }),
	"sl_incl_short_abandon": share(func(c *counts) (int64, int64) { return c.AnsweredIn + c.AbandonedIn, c.Offered }),

	"mean_wait_all":        wait(func(c *counts) (des.Time, int64) { return c.WaitAnswered + c.WaitAbandoned, c.Offered }),
	"mean_wait_entered":    wait(func(c *counts) (des.Time, int64) { return c.WaitAnswered + c.WaitAbandoned, c.Offered - c.Blocked }),
	"mean_wait_of_waiting": wait(func(c *counts) (des.Time, int64) { return c.WaitAnswered + c.WaitAbandoned, c.Waited }),
	"mean_wait_served":     wait(func(c *counts) (des.Time, int64) { return c.WaitAnswered, c.Answered }),
	"mean_wait_abandoned":  wait(func(c *counts) (des.Time, int64) { return c.WaitAbandoned, c.Abandoned }),

	"mean_to_call":      queueing(func(c *counts) (float64, float64) { return c.calls, c.seconds }),
	"mean_wait_to_call": queueing(func(c *counts) (float64, float64) { return c.calls, float64(c.ToCallback) }), // Little

	"occupancy":      shareOfTime(func(c *counts) (float64, float64) { return c.busy, c.agents * c.seconds }),
	"mean_queue":     queueing(func(c *counts) (float64, float64) { return c.queued, c.seconds }),
	"mean_busy":      work(func(c *counts) (float64, float64) { return c.busy, c.seconds }),
	"mean_chats":     work(func(c *counts) (float64, float64) { return c.inHand, c.seconds }),
	"mean_in_system": work(func(c *counts) (float64, float64) { return c.queued + c.inHand, c.seconds }),

	"mean_sojourn":               work(func(c *counts) (float64, float64) { return (c.WaitAnswered + c.Handle).Seconds(), float64(c.Answered) }),
	"mean_chat_duration":         work(func(c *counts) (float64, float64) { return c.Handle.Seconds(), float64(c.Answered) }),
	"mean_concurrency_when_busy": work(func(c *counts) (float64, float64) { return c.inHand, c.busy }),
}

// synonyms are other names of the same figures.
var synonyms = map[string]string{
	"agent_busy_fraction":       "occupancy",
	"carried_load":              "mean_busy",
	"mean_callback_queue":       "mean_queue",
	"mean_callback_wait":        "mean_wait_all",
	"mean_chats_in_progress":    "mean_chats",
	"mean_phone_queue":          "mean_queue",
	"mean_wait":                 "mean_wait_all",
	"p_abandon_per_attempt":     "p_abandon",
	"p_answered_live":           "p_served",
	"p_served_per_attempt":      "p_served",
	"p_served_within_T":         "sl_offered",
	"p_wait_in_phone_queue":     "p_wait_on_line",
	"p_wait_per_attempt":        "p_wait",
	"service_level":             "sl_offered",
	"sl_live_over_non_callback": "sl_live",
	"sl_live_over_offered":      "sl_offered",
	"sl_offered_per_attempt":    "sl_offered",

	"p_abandon_within_T_per_attempt": "p_abandon_within_T",
}

// byName sets the measure of a figure of queues by its name.
func (f *figure) byName(name string) bool {
	if other, ok := synonyms[name]; ok {
		name = other
	}
	m, ok := queueFigures[name]
	f.measure = m
	return ok
}
