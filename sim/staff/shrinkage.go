package staff

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// The purposes of a person's luck on a day.
const (
	illnessBegins uint64 = iota
	illnessLasts
	leaveBegins
	leaveLasts
	trains
	meets
	doesOther
	staysOn
	leaveAsked
	smiles
	atHome
	illAtHome
	comesLate
	lateBy
	leavesEarly
	earlyBy
	leaveTurn
	outbreaks
)

// block is a stretch away from contacts, at a time counted in working time
// since the shift began, without breaks.
type block struct {
	at, length des.Time
	luck       float64 // early in the shift or late
}

const (
	meeting = des.Hour
	quarter = des.Hour / 4
)

// shrink draws what takes a person away within the shift in hand on a day that
// is not one of leave. Leave has taken its share already, so the chances here
// are those on the remaining days.
func (r *Roster) shrink(luck rng.Key, s *Shrinkage) {
	here := 1 - s.Leave
	if here <= 0 || s.Training+s.Meetings+s.Other == 0 {
		return
	}
	var all des.Time
	for _, w := range r.work {
		all += w.to - w.from
	}
	from, to := training(luck.With(trains), s.Training/here, all)
	due := float64(all) / here // so that a share of it on the days here is that share of all days
	r.repeat(luck.With(meets), meeting, s.Meetings*due, to-from)
	r.repeat(luck.With(doesOther), quarter, s.Other*due, to-from)
	r.arrange(from, to)
	if from > 0 {
		r.blocks = slices.Insert(r.blocks, 0, block{at: 0, length: from})
	}
	if to < all {
		r.blocks = append(r.blocks, block{at: to, length: all - to})
	}
}

// training returns what training leaves of a shift: all of it on most days,
// otherwise its first or its second half.
func training(luck rng.Key, share float64, all des.Time) (from, to des.Time) {
	switch u := luck.Float64(); {
	case u < share:
		return all / 2, all
	case u < 2*share:
		return 0, all / 2
	default:
		return 0, all
	}
}

// repeat adds as many blocks as take the expected time on average, as far as
// there is room.
func (r *Roster) repeat(luck rng.Key, length des.Time, expected float64, room des.Time) {
	for _, b := range r.blocks {
		room -= b.length
	}
	n := int(expected/float64(length) + luck.Float64())
	for i := range min(n, int(room/length)) {
		r.blocks = append(r.blocks, block{length: length, luck: luck.With(uint64(i)).Float64()})
	}
}

// arrange puts the blocks in a row between two times, with whole quarters of
// an hour between them.
func (r *Roster) arrange(from, to des.Time) {
	slices.SortFunc(r.blocks, func(a, b block) int { return cmp.Compare(a.luck, b.luck) })
	free := to - from
	for _, b := range r.blocks {
		free -= b.length
	}
	slots := float64(free/quarter + 1)
	at := from
	for i := range r.blocks {
		b := &r.blocks[i]
		b.at = at + des.Time(b.luck*slots)*quarter
		at += b.length
	}
}
