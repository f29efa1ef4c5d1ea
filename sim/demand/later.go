package demand

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// drawer is how much time the needs in one drawer of later are apart at most.
// Drawers are sorted one by one, and short lists are cheap to sort.
const drawer = 5 * des.Minute

// later keeps needs until their time comes. It holds as much memory as there
// were needs in it at once, and gives it to the next ones.
type later struct {
	drawers []int32 // index+1 of a need in kept, 0 when the drawer is empty
	kept    []keptNeed
	free    int32 // index+1 of an unused one
	open    int   // the drawer to be taken next
}

type keptNeed struct {
	Need
	next int32 // index+1 of the next in the drawer
}

func newLater(horizon des.Time) later {
	return later{drawers: make([]int32, (horizon+drawer-1)/drawer)}
}

// reset forgets everything.
func (l *later) reset() {
	clear(l.drawers)
	l.kept, l.free, l.open = l.kept[:0], 0, 0
}

// keep puts a need away.
func (l *later) keep(n Need) {
	i := l.free
	if i == 0 {
		l.kept = append(l.kept, keptNeed{})
		i = int32(len(l.kept))
	} else {
		l.free = l.kept[i-1].next
	}
	first := &l.drawers[n.At/drawer]
	l.kept[i-1] = keptNeed{n, *first}
	*first = i
}

// until is the time at which the open drawer ends.
func (l *later) until() des.Time { return des.Time(l.open+1) * drawer }

// take appends the needs in the open drawer to list and opens the next one.
// They are sorted by time, then by reason, then by luck, so that their order is
// the same however they came about.
func (l *later) take(list []Need) []Need {
	first := &l.drawers[l.open]
	l.open++
	for *first != 0 {
		i := *first
		k := &l.kept[i-1]
		list = append(list, k.Need)
		*first, k.next, l.free = k.next, l.free, i
	}
	slices.SortFunc(list, func(a, b Need) int {
		if a.At != b.At {
			return cmp.Compare(a.At, b.At)
		}
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Key, b.Key))
	})
	return list
}
