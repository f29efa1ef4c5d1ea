package sim

import (
	"slices"
	"strconv"
	"strings"
)

// over reads over what part of the season a target must hold.
func (r *reader) over(m *Measure, t *Target) {
	at := r.next()
	switch {
	case r.accept("on "):
		r.everyDay(m, t, at)
	case r.accept("in "):
		r.intervals(t)
	case r.accept("for "):
		r.row(t)
	default:
		return
	}
	r.checkOver(at, m, t)
}

// everyDay reads what follows "on".
func (r *reader) everyDay(m *Measure, t *Target, at int) {
	if !r.words("every", "day") {
		r.fail(at, "a target holds for the season, or on every day of it", `write "on every day", name one day as in {day:2026-11-27}, or leave out what follows the number`)
	}
	t.Over = Daily
	switch {
	case m != nil && !m.Daily:
		r.fail(at, m.Key+" is known for the season only", `leave out "on every day"`)
	case t.Window != (Window{}):
		r.fail(at, "it is about one day already", `leave out "on every day", or `+t.Window.String())
	}
}

const writeIntervals = `write "in at least 95% of intervals", "in at most 5% of intervals", or "in every interval"`

// intervals reads what follows "in".
func (r *reader) intervals(t *Target) {
	at := r.next()
	switch {
	case r.words("every", "interval"):
		t.Over, t.Part = AtLeast, 1
		return
	case r.words("at", "least"):
		t.Over = AtLeast
	case r.words("at", "most"):
		t.Over = AtMost
	default:
		r.fail(at, "a target holds in a part of the intervals", writeIntervals)
	}
	r.part(t)
	if at = r.next(); !r.words("of", "intervals") {
		r.fail(at, "a part of what?", `write "of intervals" after the number`)
	}
}

// part reads in how many of the intervals.
func (r *reader) part(t *Target) {
	at := r.next()
	part, err := Share.Parse(r.quantity())
	switch {
	case err != nil:
		what, write, _ := strings.Cut(err.Error(), "; ")
		r.fail(at, what, write)
	case part > 1 || part == 1 && t.Over == AtMost || part == 0 && t.Over == AtLeast:
		r.fail(at, "that says nothing of any interval", writeIntervals)
	}
	t.Part = part
}

// row reads what follows "for".
func (r *reader) row(t *Target) {
	at := r.next()
	t.Over = InARow
	n, err := strconv.Atoi(r.word())
	if err != nil || n < 1 || n > 1e6 || !r.words("intervals") && (n != 1 || !r.words("interval")) {
		r.fail(at, "a target is missed for a number of intervals in a row", `write "for 3 intervals"`)
	}
	t.Row = n
}

// checkOver refuses what the measure is not known by, and what cannot be meant.
func (r *reader) checkOver(at int, m *Measure, t *Target) {
	if m == nil {
		return
	}
	switch {
	case t.Scope.Kind() == ofSegment:
		r.fail(at, "segments are known for the season only", "leave out "+quoted(strings.TrimSpace(t.over())))
	case !t.Over.ByInterval():
	case !m.ByInterval():
		r.fail(at, m.Key+" is not known by the interval", "these are: "+list(intervalKeys()))
	case t.Window.One:
		r.fail(at, "it is about one interval already", "leave out "+quoted(strings.TrimSpace(t.over())))
	case m.Better == 0:
	case t.Over == AtMost && t.wants() == m.Better:
		r.fail(at, "that asks for few intervals in which "+m.Key+" is good", `write "at least", or turn `+t.Op+" round")
	case t.Over == AtLeast && t.wants() != m.Better:
		r.fail(at, "that asks for intervals in which "+m.Key+" is bad", `write "at most", or turn `+t.Op+" round")
	}
}

// wants says whether the target asks for large values (+1) or small ones (-1).
func (t Target) wants() int {
	if t.AtLeast() {
		return 1
	}
	return -1
}

// words reads the given words if they come next.
func (r *reader) words(all ...string) bool {
	from := r.at
	for _, word := range all {
		if r.next(); r.word() != word {
			r.at = from
			return false
		}
	}
	return true
}

// intervalKeys are the measures that are known by the interval.
func intervalKeys() []string {
	var keys []string
	for i := range measures {
		if measures[i].ByInterval() {
			keys = append(keys, measures[i].Key)
		}
	}
	return slices.Clip(keys)
}
