package main

import (
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// ledger is what a reader of a written contact log works out from its lines
// alone: the thresholds and the time axis are all it is told.
type ledger struct {
	result   *sim.Result
	layout   *centre.Layout
	begins   time.Time
	queue    map[string]int // by reason and channel
	sums     map[part]*lineSums
	waits    map[part][]float64 // of those answered and abandoned, by channel
	needs    map[string]map[string]bool
	ends     map[end]float64 // of needs
	attempts map[string]float64
	steps    map[step]float64
}

// part is a scope in an interval or a day; -1 for all of them.
type part struct {
	scope         sim.Scope
	interval, day int
}

// end is how needs of a reason ended: where, and with which outcome.
type end struct{ reason, end, channel, outcome, layer string }

// step is what a layer of self-service did.
type step struct{ layer, did string }

// lineSums adds up lines. Felt is without the deferred channels, as every
// scope with a live channel counts waits.
type lineSums struct {
	offered, repeats, answered, answeredIn, abandoned, abandonedIn     float64
	short, blocked, turnedAway, toCallback, calledBack, waiting        float64
	levelIn, levelOf                                                   float64
	closed, advised, handle, wait                                      float64
	feltQueued, feltDelayed, feltWait, feltAnswered, feltAnsweredAfter float64
}

func newLedger(result *sim.Result, layout *centre.Layout) *ledger {
	l := &ledger{
		result: result, layout: layout, begins: result.Frame.Local(result.Frame.Start),
		queue: map[string]int{}, sums: map[part]*lineSums{}, waits: map[part][]float64{},
		needs: map[string]map[string]bool{}, ends: map[end]float64{}, attempts: map[string]float64{}, steps: map[step]float64{},
	}
	for i := range layout.Queues {
		q := &layout.Queues[i]
		l.queue[layout.Reasons[q.Reason].Name+"\n"+layout.Channels[q.Channel].Name] = i
	}
	return l
}

// add enters a line.
func (l *ledger) add(r *logRow) {
	l.addNeed(r)
	l.addSteps(r)
	q, ok := l.queue[r.Reason+"\n"+r.Channel]
	if !ok || r.Queue == "" && r.Outcome != "found closed" && r.Outcome != "advised" {
		return
	}
	interval := int(r.Arrived.Sub(l.begins) / (time.Duration(l.result.Frame.Interval) * time.Microsecond))
	day := 0
	if l.result.Frame.DayOf != nil {
		day = l.result.Frame.DayOf[interval]
	}
	name := l.layout.Queues[q].Name
	for _, scope := range []sim.Scope{{}, {Channel: r.Channel}, {Reason: r.Reason}, {Queue: name}} {
		for _, p := range []part{{scope, -1, -1}, {scope, -1, day}, {scope, interval, -1}} {
			l.sum(p).add(r, &l.layout.Queues[q], l.felt(scope, q))
			l.sum(p).addLevel(r, &l.layout.Queues[q], l.overdue(q, interval), l.deferred(q))
			if p.interval < 0 && l.felt(scope, q) && slices.Contains([]string{"answered", "abandoned", "balked"}, r.Outcome) {
				l.waits[p] = append(l.waits[p], *r.Wait)
			}
		}
	}
}

func (l *ledger) sum(p part) *lineSums {
	if l.sums[p] == nil {
		l.sums[p] = &lineSums{}
	}
	return l.sums[p]
}

// felt tells whether the waits of a queue count in a scope: those of deferred
// channels do where there are no others.
func (l *ledger) felt(scope sim.Scope, queue int) bool {
	if !l.deferred(queue) || scope.Channel != "" || scope.Queue != "" {
		return true
	}
	for q := range l.layout.Queues {
		in := scope.Reason == "" || l.layout.Reasons[l.layout.Queues[q].Reason].Name == scope.Reason
		if in && !l.deferred(q) {
			return false
		}
	}
	return true
}

func (l *ledger) deferred(queue int) bool {
	return l.layout.Channels[l.layout.Queues[queue].Channel].Kind == centre.Deferred
}

// overdue tells whether all who came in an interval and still wait when the
// season ends have waited for longer than the threshold.
func (l *ledger) overdue(queue, interval int) bool {
	end := l.result.Frame.At(interval + 1)
	return end+l.layout.Queues[queue].Within <= l.layout.Period.Horizon
}

func (s *lineSums) add(r *logRow, q *centre.Queue, felt bool) {
	if r.Outcome == "advised" {
		s.advised++
		return
	}
	if r.Outcome == "found closed" {
		s.closed++
		return
	}
	if r.Handle != nil && r.Outcome != "not reached" && r.Outcome != "was gone" {
		s.handle += *r.Handle
	}
	if r.Outcome == "called back" {
		s.calledBack++
		return
	}
	s.offered++
	if r.Repeat {
		s.repeats++
	}
	s.addOutcome(r, q)
	if !felt || r.Outcome == "blocked" {
		return
	}
	s.feltQueued++
	s.feltDelayed += one(*r.Wait > 0)
	s.feltWait += *r.Wait
	if r.Outcome == "answered" {
		s.feltAnswered++
		s.feltAnsweredAfter += *r.Wait
	}
}

// addOutcome enters how a contact ended that was offered.
func (s *lineSums) addOutcome(r *logRow, q *centre.Queue) {
	in := *r.Wait <= q.Within.Seconds()
	switch r.Outcome {
	case "answered":
		s.answered++
		s.wait += *r.Wait
		s.answeredIn += one(in)
	case "abandoned":
		s.abandoned++
		s.wait += *r.Wait
		s.abandonedIn += one(in)
		s.short += one(*r.Wait < q.Short.Seconds())
	case "balked":
		s.abandoned++
	case "blocked":
		s.blocked++
	case "turned away":
		s.turnedAway++
	case "to call-back":
		s.toCallback++
	case "still waiting":
		s.waiting++
	}
}

// addLevel enters what a contact is to the service level F4. Of messages that
// come late in the season nobody can know.
func (s *lineSums) addLevel(r *logRow, q *centre.Queue, overdue, deferred bool) {
	if r.Outcome == "found closed" || r.Outcome == "advised" || r.Outcome == "called back" || deferred && !overdue {
		return
	}
	in := *r.Wait <= q.Within.Seconds()
	s.levelIn += one(in && r.Outcome == "answered")
	s.levelOf += one((!in || r.Outcome != "abandoned") && (overdue || r.Outcome != "still waiting"))
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// addNeed enters what a line says about a need that arose in the season.
func (l *ledger) addNeed(r *logRow) {
	if r.Arose.Before(l.begins) {
		return
	}
	for _, reason := range []string{"", r.Reason} {
		if l.needs[reason] == nil {
			l.needs[reason] = map[string]bool{}
		}
		l.needs[reason][r.Need] = true
		if r.Queue != "" && r.Outcome != "called back" {
			l.attempts[reason]++
		}
		if r.NeedEnds != "" {
			l.ends[end{reason, r.NeedEnds, "", "", ""}]++
		}
	}
	layer, _, _ := strings.Cut(lastOf(r.SelfService), ": ")
	switch r.NeedEnds {
	case "prevented", "resolved":
		l.ends[end{r.Reason, r.NeedEnds, "", "", layer}]++
	case "served":
		l.ends[end{r.Reason, r.NeedEnds, r.Channel, "", ""}]++
	case "given up":
		l.ends[end{r.Reason, r.NeedEnds, "", r.Outcome, ""}]++
	}
}

// addSteps enters what self-service did for a need that arose in the season.
func (l *ledger) addSteps(r *logRow) {
	if r.SelfService == "" || r.Arose.Before(l.begins) {
		return
	}
	for text := range strings.SplitSeq(r.SelfService, ", then ") {
		layer, did, _ := strings.Cut(text, ": ")
		if did == "still in self-service" {
			continue
		}
		l.steps[step{layer, "used"}]++
		if did != "handed over" {
			l.ends[end{"", "claimed", "", "", ""}]++
			l.ends[end{r.Reason, "claimed", "", "", ""}]++
		}
		if did == "seemed to help" {
			l.steps[step{layer, "came back"}]++
			did = "helped"
		}
		l.steps[step{layer, did}]++
	}
}

func lastOf(steps string) string {
	all := strings.Split(steps, ", then ")
	return all[len(all)-1]
}

// notInLog are the measures that no reader of the log can work out: they are
// about people, parcels and money, or about who waits, and that may be somebody who
// came before the season, as may the attempts whose waits a true wait adds up.
var notInLog = []string{
	"queue_length", "longest_queue", "backlog", "oldest", "occupancy", "on_duty", "staff_hours", "absence", "overtime",
	"orders", "contacts_per_100_orders", "late_parcels", "true_wait",
	"staff_cost", "project_cost", "cost", "cost_per_need", "customers_lost", "margin_lost",
}

// value is a measure as a reader of the log works it out.
func (l *ledger) value(measure string, p part) (float64, bool) {
	if of := contactMeasures[measure]; of != nil {
		return of(l.sum(p)), true
	}
	if of := needMeasures[measure]; of != nil {
		ended := func(how string) float64 { return l.ends[end{p.scope.Reason, how, "", "", ""}] }
		return of(float64(len(l.needs[p.scope.Reason])), l.attempts[p.scope.Reason], ended), true
	}
	if measure == "worst_interval" {
		return l.worstInterval(p), true
	}
	return 0, false
}

var contactMeasures = map[string]func(s *lineSums) float64{
	"service_level": func(s *lineSums) float64 { // F4
		return s.levelIn / s.levelOf
	},
	"wait":        func(s *lineSums) float64 { return s.feltWait / s.feltQueued },
	"asa":         func(s *lineSums) float64 { return s.feltAnsweredAfter / s.feltAnswered },
	"delayed":     func(s *lineSums) float64 { return s.feltDelayed / s.feltQueued },
	"abandonment": func(s *lineSums) float64 { return s.abandoned / s.offered },
	"blocked":     func(s *lineSums) float64 { return s.blocked / s.offered },
	"turned_away": func(s *lineSums) float64 { return s.turnedAway / s.offered },
	"advised":     func(s *lineSums) float64 { return s.advised },
	"closed":      func(s *lineSums) float64 { return s.closed / (s.offered + s.closed) },
	"repeats":     func(s *lineSums) float64 { return s.repeats / s.offered },
	"offered":     func(s *lineSums) float64 { return s.offered },
	"answered":    func(s *lineSums) float64 { return s.answered },
	"abandoned":   func(s *lineSums) float64 { return s.abandoned },
	"to_callback": func(s *lineSums) float64 { return s.toCallback },
	"waited":      func(s *lineSums) float64 { return s.feltWait / 3600 },
	"work":        func(s *lineSums) float64 { return s.handle / 3600 },
	"handle_time": func(s *lineSums) float64 { return s.handle / (s.answered + s.calledBack) },
}

var needMeasures = map[string]func(needs, attempts float64, ended func(how string) float64) float64{
	"needs":          func(needs, _ float64, _ func(string) float64) float64 { return needs },
	"needs_unserved": func(needs, _ float64, ended func(string) float64) float64 { return ended("given up") / needs },
	"needs_unsolved": func(needs, _ float64, ended func(string) float64) float64 { return ended("unsolved") / needs },
	"needs_open":     func(needs, _ float64, ended func(string) float64) float64 { return ended("open") / needs },
	"attempts": func(needs, attempts float64, ended func(string) float64) float64 {
		return attempts / (needs - ended("prevented") - ended("resolved"))
	},
	"deflection": func(needs, _ float64, ended func(string) float64) float64 {
		return (ended("prevented") + ended("resolved")) / needs
	},
	"claimed_deflection": func(needs, _ float64, ended func(string) float64) float64 { return ended("claimed") / needs },
}

// worstInterval is the longest mean wait of those who came to a channel in one
// interval.
func (l *ledger) worstInterval(p part) float64 {
	worst := 0.0
	for c := range l.layout.Channels {
		channel := sim.Scope{Channel: l.layout.Channels[c].Name}
		live := l.layout.Channels[c].Kind != centre.Deferred
		if p.scope != channel && (p.scope != sim.Scope{} || !live) {
			continue
		}
		for i := range l.result.Frame.Count {
			if s := l.sums[part{channel, i, -1}]; s != nil && s.feltQueued > 0 && (p.day < 0 || l.result.Frame.DayOf[i] == p.day) {
				worst = max(worst, s.feltWait/s.feltQueued)
			}
		}
	}
	return worst
}

// quantile is the smallest wait that at least a share of the contacts did not
// exceed.
func quantile(waits []float64, share float64) float64 {
	waits = slices.Sorted(slices.Values(waits))
	rank := int(share*float64(len(waits)) + 1 - 1e-9)
	return waits[min(max(rank, 1), len(waits))-1]
}
