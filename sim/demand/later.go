package demand

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// drawer is how much time the needs in one drawer of later are apart at most.
const drawer = des.Hour

// later keeps needs until their time comes. It holds as much memory as there
// were needs in it at once, and gives it to the next ones. Within a drawer they
// lie side by side in blocks, in no order: so they are put away and taken out
// in a row, and sorted once it is open.
type later struct {
	drawers []pile
	blocks  []block
	free    int32 // index+1 of an unused block
	open    int   // the drawer to be taken next
	parts   [parts]int32
}

// pile is the needs in a drawer.
type pile struct {
	first int32 // index+1 of the block that is filled, 0 when the drawer is empty
	used  int32 // needs in it
}

type block struct {
	needs [blockSize]kept
	next  int32 // index+1 of the one that was filled before
}

const blockSize = 20

// kept is a need from an order, as small as it can be.
type kept struct {
	at     des.Time
	key    rng.Key
	reason uint16
	late   bool
	back   bool
}

func (k *kept) need() Need {
	return Need{At: k.at, Reason: int(k.reason), Key: k.key, Late: k.late, Back: k.back}
}

func newLater(horizon des.Time) later {
	return later{drawers: make([]pile, (horizon+drawer-1)/drawer)}
}

// reset forgets everything.
func (l *later) reset() {
	clear(l.drawers)
	l.blocks, l.free, l.open = l.blocks[:0], 0, 0
}

// keep puts a need away.
func (l *later) keep(n Need) {
	p := &l.drawers[n.At/drawer]
	if p.first == 0 || p.used == blockSize {
		p.first, p.used = l.newBlock(p.first), 0
	}
	l.blocks[p.first-1].needs[p.used] = kept{n.At, n.Key, uint16(n.Reason), n.Late, n.Back}
	p.used++
}

// newBlock returns the index+1 of a block that comes before the given one.
func (l *later) newBlock(next int32) int32 {
	i := l.free
	if i == 0 {
		l.blocks = append(l.blocks, block{})
		i = int32(len(l.blocks))
	} else {
		l.free = l.blocks[i-1].next
	}
	l.blocks[i-1].next = next
	return i
}

// until is the time at which the open drawer ends.
func (l *later) until() des.Time { return des.Time(l.open+1) * drawer }

// take returns the needs in the open drawer, sorted, and opens the next one. The
// list may be used for them.
func (l *later) take(list []kept) []kept {
	l.parts = [parts]int32{}
	number := int32(0)
	for p := l.drawers[l.open]; p.first != 0; {
		b := &l.blocks[p.first-1]
		for i := range b.needs[:p.used] {
			l.parts[b.needs[i].part()]++
		}
		number += p.used
		p.first, p.used = b.next, blockSize
	}
	list = slices.Grow(list[:0], int(number))[:number]
	end := int32(0)
	for i, n := range l.parts {
		l.parts[i] = end
		end += n
	}
	l.empty(list)
	begin := int32(0)
	for _, end := range l.parts {
		if end-begin > 1 {
			slices.SortFunc(list[begin:end], inOrder)
		}
		begin = end
	}
	return list
}

// empty takes the needs out of the open drawer, each to its part of the list.
func (l *later) empty(list []kept) {
	p := &l.drawers[l.open]
	l.open++
	for p.first != 0 {
		i, b := p.first, &l.blocks[p.first-1]
		for _, k := range b.needs[:p.used] {
			place := &l.parts[k.part()]
			list[*place] = k
			*place++
		}
		p.first, p.used = b.next, blockSize
		b.next, l.free = l.free, i
	}
}

// parts is how many parts a drawer is sorted in. Short lists are cheap to sort.
const parts = 256

// part returns in which part of its drawer a need comes.
func (k *kept) part() int { return int(k.at % drawer / (drawer / parts)) }

// inOrder sorts needs by time, then by reason, then by luck, so that their order is the
// same however they came about.
func inOrder(a, b kept) int {
	if a.at != b.at {
		return cmp.Compare(a.at, b.at)
	}
	return cmp.Or(cmp.Compare(a.reason, b.reason), cmp.Compare(a.key, b.key))
}
