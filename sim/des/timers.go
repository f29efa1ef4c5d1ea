package des

import "fmt"

// Priority settles which of two timers set for the same moment fires first.
type Priority uint64

// The priorities of timers.
const (
	Before Priority = iota // what frees something, such as the end of a service
	After                  // what gives up waiting for it
)

// Timers is the event list for things of which each has at most one pending
// event, numbered by slot: setting a slot's timer again moves it, and nothing
// stale is ever left behind.
//
// It is a winner tree with four children a node over keys in which time,
// priority and slot are packed, so that setting a timer or finding the next one
// costs a handful of comparisons for each factor of four in the number of slots,
// with hardly a branch that a processor could guess wrong, and without a
// callback. Order is (time, priority, slot).
type Timers struct {
	nodes [][4]uint64
	leaf  uint32 // index of slot 0 among all keys
	slots uint64 // a power of four
	bits  uint   // of a key below the time: the slot and the priority
	end   uint64 // timers from then on never fire
	root  uint64
}

const never = ^uint64(0)

// Timers later than the limit of a small tree would not fit into a key; that
// is beyond three thousand years for a thousand slots.
const minSlots = 64

// NewTimers returns timers for at least the given number of slots.
func NewTimers(slots int) *Timers {
	t := &Timers{}
	t.resize(max(slots, minSlots))
	return t
}

func (t *Timers) resize(slots int) {
	width, bits := 4, uint(3)
	for width < slots {
		width, bits = 4*width, bits+2
	}
	leaf := (width-1)/3 + 3
	t.nodes = make([][4]uint64, (leaf+width)/4)
	t.leaf, t.slots, t.bits = uint32(leaf), uint64(width), bits
	t.end = never >> bits
	t.Reset()
}

// Reset clears all timers.
func (t *Timers) Reset() {
	for i := range t.nodes {
		t.nodes[i] = [4]uint64{never, never, never, never}
	}
	t.root = never
}

// Len returns the number of slots.
func (t *Timers) Len() int { return int(t.slots) }

// Limit returns the latest time at which a timer can fire. It falls by a
// factor of four whenever Grow is called.
func (t *Timers) Limit() Time { return Time(t.end) - 1 }

// Grow multiplies the number of slots by four and keeps the timers. It fails
// when timers up to the horizon would then no longer fit.
func (t *Timers) Grow(horizon Time) error {
	if horizon >= t.Limit()/4 {
		return fmt.Errorf("more than %d contacts at once over %.0f days: shorten the period or raise the capacity", t.slots, float64(horizon)/float64(Day))
	}
	old := *t
	t.resize(4 * int(old.slots))
	for slot := range uint32(old.slots) {
		at := old.leaf + slot
		if key := old.nodes[at/4][at%4]; key != never {
			t.Set(slot, Time(key>>old.bits), Priority(key>>(old.bits-1)&1))
		}
	}
	return nil
}

// Set sets the timer of a slot, in place of the one it had. Never, any time
// beyond the limit, or a sum of times that has run over, clears it.
func (t *Timers) Set(slot uint32, at Time, p Priority) {
	moment := min(uint64(at), t.end)
	nodes := t.nodes
	place, key := raise(nodes, t.leaf+slot, (2*moment+uint64(p))*t.slots+uint64(slot))
	place, key = raise(nodes, place, key)
	// Fifteen times out of sixteen another of the sixteen timers below fires first.
	if nodes[place>>2][place&3] != key {
		t.climb(place, key)
	}
}

// Clear clears the timer of a slot.
func (t *Timers) Clear(slot uint32) { t.climb(t.leaf+slot, never) }

// climb writes a key and carries the least of each group of four up to the root.
func (t *Timers) climb(at uint32, key uint64) {
	nodes := t.nodes
	for at > 3 {
		at, key = raise(nodes, at, key)
	}
	t.root = key
}

// raise writes a key and returns the least of its group, and where that belongs.
// The three siblings are compared with each other before they meet the key that
// comes from below, which keeps that chain one comparison a level.
func raise(nodes [][4]uint64, at uint32, key uint64) (above uint32, least uint64) {
	node, i := &nodes[at>>2], at&3
	x, y, z := node[i^1], node[i^2], node[i^3]
	node[i] = key
	return at>>2 + 2, min(key, min(x, y, z))
}

// At returns when the next timer fires; a time beyond the limit when none is
// set.
func (t *Timers) At() Time { return Time(t.root >> (t.bits & 63)) }

// Slot returns whose timer fires next. Only meaningful when one is set.
func (t *Timers) Slot() uint32 { return uint32(t.root & (t.slots - 1)) }
