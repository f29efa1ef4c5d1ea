package des

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

func (a item[T]) before(b item[T]) bool {
	return a.at < b.at || a.at == b.at && a.order < b.order
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
		if !added.before(a.items[parent]) {
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
	i := 0
	for {
		least := 4*i + 1
		if least >= len(a.items) {
			break
		}
		for child := least + 1; child < min(4*i+5, len(a.items)); child++ {
			if a.items[child].before(a.items[least]) {
				least = child
			}
		}
		if !a.items[least].before(it) {
			break
		}
		a.items[i] = a.items[least]
		i = least
	}
	a.items[i] = it
}
