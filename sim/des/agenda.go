package des

import "math/bits"

// Agenda is the event list for everything that has no slot of its own: a
// four-ary heap of typed values. Order is (time, priority, sequence): of two
// events at one moment the one with the smaller priority happens first, and of
// two with the same priority the one that was added first.
type Agenda[T any] struct {
	items []item[T]
	added uint64
}

type item[T any] struct {
	at    Time
	order uint64 // priority in the top byte, sequence below
	value T
}

// before returns 1 if a happens before b, and 0 otherwise: what is carried when
// b is subtracted from a, so that there is no branch to guess wrong.
func (a *item[T]) before(b *item[T]) int {
	_, carry := bits.Sub64(a.order, b.order, 0)
	_, carry = bits.Sub64(uint64(a.at), uint64(b.at), carry)
	return int(carry)
}

// Len returns the number of events to come.
func (a *Agenda[T]) Len() int { return len(a.items) }

// At returns the time of the next event, Never when there is none.
func (a *Agenda[T]) At() Time {
	if len(a.items) == 0 {
		return Never
	}
	return a.items[0].at
}

// Priority returns the priority of the next event. There must be one.
func (a *Agenda[T]) Priority() uint8 { return uint8(a.items[0].order >> 56) }

// Reset removes all events.
func (a *Agenda[T]) Reset() { a.items, a.added = a.items[:0], 0 }

// Each calls f with every event to come, in no particular order.
func (a *Agenda[T]) Each(f func(at Time, value T)) {
	for _, it := range a.items {
		f(it.at, it.value)
	}
}

// Add puts an event on the agenda. An event at Never is left out.
func (a *Agenda[T]) Add(at Time, priority uint8, value T) {
	if at == Never {
		return
	}
	added := item[T]{at, uint64(priority)<<56 | a.added, value}
	a.added++
	a.items = append(a.items, added)
	i := len(a.items) - 1
	for i > 0 {
		parent := (i - 1) / 4
		if added.before(&a.items[parent]) == 0 {
			break
		}
		a.items[i] = a.items[parent]
		i = parent
	}
	a.items[i] = added
}

// Take removes the next event and returns it. There must be one.
func (a *Agenda[T]) Take() T {
	first, last := a.items[0], a.items[len(a.items)-1]
	a.items = a.items[:len(a.items)-1]
	if len(a.items) > 0 {
		a.sink(last)
	}
	return first.value
}

// sink puts an event into the hole at the top and lets it sink to its place.
func (a *Agenda[T]) sink(it item[T]) {
	i, items := 0, a.items
	for 4*i+1 < len(items) {
		least := a.leastChild(4*i + 1)
		if items[least].before(&it) == 0 {
			break
		}
		items[i] = items[least]
		i = least
	}
	items[i] = it
}

// leastChild returns which of four children, of which some may be missing,
// happens first.
func (a *Agenda[T]) leastChild(first int) int {
	items := a.items[first:]
	if len(items) >= 4 {
		x := items[1].before(&items[0])
		y := 2 + items[3].before(&items[2])
		return first + x + (y-x)*items[y].before(&items[x])
	}
	least := 0
	for child := range items {
		least += (child - least) * items[child].before(&items[least])
	}
	return first + least
}
