package scenarios

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

// movedTogether warns of two events of a kind that overlap in the year that is played,
// and not in the one for which they were written: one of them keeps its date, and the
// other its distance to Black Friday.
func movedTogether(written, moved *tree.Node, odd *tree.Log) {
	if written.Get("year") == nil {
		return
	}
	var unheard tree.Log
	before := redate(written.Without("year"), &unheard)
	if unheard.Len() > 0 {
		return // no year is written
	}
	was, are := eventDays(before), eventDays(moved)
	for i := range was {
		for j := range i {
			if was[i].kind == was[j].kind && !was[i].meets(was[j]) && are[i].meets(are[j]) {
				odd.Add(are[i].at, fmt.Sprintf("the %ss %s and %s overlap in %s, and not in the year for which they were written", are[i].kind, are[j].name, are[i].name, text(moved.Get("year"))),
					"write other dates, or leave it if that is meant")
			}
		}
	}
}

// datedEvent is an event with its days, as their numbers.
type datedEvent struct {
	kind, name  string
	at          tree.Pos
	first, last int
}

func (s datedEvent) meets(other datedEvent) bool {
	return s.first <= other.last && other.first <= s.last
}

// eventDays returns the days of all events that have a first and a last one. The
// others are never met.
func eventDays(root *tree.Node) (all []datedEvent) {
	for _, e := range withMoreEvents(root).Get("events").List() {
		s := datedEvent{at: e.Pos, first: 1, last: 0}
		s.kind, s.name = kindAndName(e)
		from, to := e.Get("from"), e.Get("to")
		if on := e.Get("on"); on != nil {
			from, to = on, on
		}
		first, err := unit.Date(text(from))
		last, err2 := unit.Date(text(to))
		if days, err3 := unit.Days(text(e.Get("for"))); err3 == nil && err == nil {
			last, err2 = first.Add(days-1), nil
		}
		if err == nil && err2 == nil {
			s.first, s.last = first.Number(), last.Number()
		}
		all = append(all, s)
	}
	return all
}
