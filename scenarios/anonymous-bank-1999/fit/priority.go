package main

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// Some customers have priority: they are taken as if they had joined the queue
// earlier. Only of those who waited is it known who they are.

// hasPriority is the mark of those who have it.
const hasPriority = "2"

// priority is the share of those who waited in the first half who have priority.
func (m *month) priority() float64 {
	has, all := 0, 0
	for _, c := range m.calls {
		if c.wait > 0 && m.learns(c.date) {
			all++
			if c.priority == hasPriority {
				has++
			}
		}
	}
	return float64(has) / float64(max(all, 1))
}

const (
	longestStart = 180 // seconds, of the head starts that are tried
	startStep    = 15
	lastDays     = 3 // of the first half, of which the head start is taken: what held last holds on
)

// headStart is the head start with which the order in which customers of one
// type were answered is right most often: of two who waited together the later
// goes first if only she has priority and came within the head start.
func (m *month) headStart() (best int) {
	right := map[int]int{}
	for _, pair := range m.pairs() {
		for start := 0; start <= longestStart; start += startStep {
			if pair.overtook == (pair.behind < start) {
				right[start]++
			}
		}
	}
	for start := 0; start <= longestStart; start += startStep {
		if right[start] > right[best] {
			best = start
		}
	}
	return best
}

// pair is a customer with priority who joined while one without it waited.
type pair struct {
	behind   int // seconds
	overtook bool
}

// follows reports whether the later of two who waited together has priority, and
// the other does not.
func (b call) follows(a call) bool {
	return a.kind == b.kind && a.priority != hasPriority && b.priority == hasPriority && b.queued > a.queued
}

// isLast reports whether a day is among the last of the first half.
func (m *month) isLast(d calendar.Date) bool {
	n := slices.Index(m.dates, d) + lastDays
	return inFirstHalf(d) && (n >= len(m.dates) || !inFirstHalf(m.dates[n]))
}

// pairs lists those of the last days of the first half.
func (m *month) pairs() (all []pair) {
	var waited []call
	for _, c := range m.calls {
		if c.wait > 0 && c.served && m.isLast(c.date) {
			waited = append(waited, c)
		}
	}
	slices.SortStableFunc(waited, func(a, b call) int {
		return cmp.Or(a.date.Number()-b.date.Number(), a.queued-b.queued)
	})
	for i, a := range waited {
		for _, b := range waited[i+1:] {
			if b.date != a.date || b.queued >= a.queued+a.wait {
				break
			}
			if b.follows(a) {
				all = append(all, pair{b.queued - a.queued, b.queued+b.wait < a.queued+a.wait})
			}
		}
	}
	return all
}
