package study

import (
	"fmt"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// few is the number of replications under which one season in ten is not seen
// reliably.
const few = 20

// warnings lists what must be known to read the result rightly.
func (s *study) warnings(r *sim.Result) []string {
	var all []string
	warn := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	if r.Stopped == sim.Interrupted {
		warn("interrupted: the figures rest on the first %d of %d replications", r.Replications, r.Asked)
	}
	switch {
	case r.Replications == 1:
		warn("only 1 replication: no figure has an interval, and nothing is seen of how seasons differ")
	case r.Replications < sim.FewSeasons:
		warn("only %d replications: intervals are rough, and what happens in one season in ten is not seen", r.Replications)
	case r.Replications < few:
		warn("only %d replications: intervals are rough, and what happens in one season in ten is hardly seen", r.Replications)
	}
	s.warnPrecision(r, warn)
	s.warnWarmUp(warn)
	for c := range s.layout.Channels {
		s.warnChannel(c, warn)
	}
	s.warnOvertime(warn)
	return append(all, s.model.Warnings...)
}

// warnPrecision says which precision was not reached.
func (s *study) warnPrecision(r *sim.Result, warn func(string, ...any)) {
	if r.Stopped != sim.AllPlayed {
		return
	}
	for i, e := range s.known {
		u := s.experiment.Until[i]
		m, what := s.season[s.until[i]].measure, sim.Written(u.Measure, u.Scope)
		switch half := e.HalfWidth(); {
		case e.N < 2:
			warn("the precision of %s cannot be told: it has a value in %d replications", what, e.N)
		case half > u.HalfWidth:
			warn("%s is known to ± %s after %d replications; ± %s was asked for",
				what, m.Unit.Text(half), r.Replications, m.Unit.Text(u.HalfWidth))
		}
	}
}

// warnOvertime says in how many seasons somebody works more overtime than the
// labour rules allow.
func (s *study) warnOvertime(warn func(string, ...any)) {
	seasons, agents := 0, 0
	for _, r := range s.records {
		if r.beyond > 0 {
			seasons++
			agents += r.beyond
		}
	}
	if seasons > 0 {
		warn("in %d of %d seasons somebody works over half an hour more overtime than %s: %.3g people in such a season",
			seasons, len(s.records), s.model.Limits, float64(agents)/float64(seasons))
	}
}

// shortWarmUp is less than parcels ordered before the season take to arrive.
const shortWarmUp = 7 * des.Day

// warnWarmUp says when a season begins in an emptier world than it should.
func (s *study) warnWarmUp(warn func(string, ...any)) {
	warmUp := s.layout.Period.WarmUp
	if s.model.Demand.Orders != nil && s.model.Demand.Delivery != nil {
		if warmUp < shortWarmUp {
			warn("a warm-up of %s is too short: parcels ordered before it, and the contacts about them, are missing", days(warmUp))
		}
		return
	}
	for c := range s.layout.Channels {
		if s.layout.Channels[c].Open != nil {
			return
		}
	}
	if warmUp == 0 {
		warn("no warm-up: the season begins in an empty centre, which flatters its first hours")
	}
}

func days(t des.Time) string {
	return fmt.Sprintf("%.3g days", float64(t)/float64(des.Day))
}

// warnChannel says what is odd about a channel.
func (s *study) warnChannel(c int, warn func(string, ...any)) {
	ch := &s.layout.Channels[c]
	var sum queueEntry
	left, alone := int64(0), 0
	for i := range s.frame.Count {
		e := s.channelSum(c, i)
		sum.add(&e)
		left = e.atEnd
		if ch.Kind != centre.Deferred && e.offered > 0 && s.present(c, i) == 0 && s.open(c, i) {
			alone++
		}
	}
	if sum.offered == 0 {
		warn("%s: no contact was offered", ch.Name)
		return
	}
	if alone > 0 {
		warn("%s: nobody who serves it is on duty in %d intervals in which it is open", ch.Name, alone)
	}
	s.warnEnd(c, &sum, left, warn)
}
