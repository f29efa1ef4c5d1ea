package demand

import (
	"cmp"
	"slices"
	"sort"

	"github.com/rushproof/rushproof/sim/rng"
)

// shelf is the shelves of a carrier's pick-up points, as one:
//
//	door, or pick-up point ──> shelf ──> customer
//	                  └─ full ──> another point, or waits for room
//
// Customers collect what came on days before ahead of the day's truck, so this
// is a storage of finite size that is filled and emptied once a day (Moran,
// "The theory of storage", 1959). What waits for room comes before the day's new
// parcels, and of these the ones that were promised first. Like the rest of the
// delivery it is counts: a parcel is a place among those that came on its day.
type shelf struct {
	PickUp
	kept  dayLaw
	moves *workdays // days on which the carrier brings what has waited

	came    [][]sheaf // by day, the first promised first
	fits    []int64   // by day: of those that came, how many found room
	let     []int64   // by each midnight: of all that have waited, how many found room so far
	leaving []int64   // by day: collected ahead of its truck
	last    []int     // by day: no parcel that came until then is delivered later
	full    []int     // by day: the next on which not all find room, this one included
	on      int64     // on the shelf
	waiting int64     // that ever waited for room
	oldest  struct{ day, sheaf int }
}

// sheaf is the parcels that came on one day and were promised for one.
type sheaf struct {
	promised    int
	size, first int64 // how many, and the place of the first among those of the day
	held        int64 // of them wait for room
	line        int64 // place of the first of these among all that ever waited
	left        int64 // of these still wait
}

func newShelf(p PickUp, days int, moves *workdays) *shelf {
	if p.Share == 0 {
		return nil
	}
	return &shelf{
		PickUp: p, kept: newDayLaw(p.Kept, days), moves: moves,
		came: make([][]sheaf, days), fits: make([]int64, days), let: make([]int64, days),
		leaving: make([]int64, days), last: make([]int, days), full: make([]int, days),
	}
}

// clear takes the shelf back to the start.
func (s *shelf) clear() {
	for day := range s.came {
		s.came[day] = s.came[day][:0]
	}
	clear(s.leaving)
	s.on, s.waiting, s.oldest.day, s.oldest.sheaf = 0, 0, 0, 0
}

// arrive takes parcels that come on a day.
func (s *shelf) arrive(day, promised int, parcels int64) {
	for i := range s.came[day] {
		if one := &s.came[day][i]; one.promised == promised {
			one.size += parcels
			return
		}
	}
	s.came[day] = append(s.came[day], sheaf{promised: promised, size: parcels})
}

// run goes through the days.
func (s *shelf) run(luck rng.Key, days []ParcelDay) {
	latest, sent := 0, 0 // sent: the last day on which one comes that was sent to another point
	for day := range s.came {
		var none ParcelDay
		count := &none
		if day < len(days) {
			count = &days[day]
		}
		s.on -= s.leaving[day]
		own := luck.With(uint64(day))
		room := max(s.Room-s.on, 0)
		in := s.letIn(day, room, count)
		in += s.sort(day, room-in, own.Name("redirected").Stream(), days, count)
		s.on += in
		s.collect(day, in, own.Name("collected").Stream())
		count.OnShelf += s.on
		count.Held += s.waiting - s.let[day]
		if s.overflows(day) {
			sent = s.moves.after(day, 1)
		}
		for ; latest <= day && s.passed(latest) <= s.let[day]; latest++ {
			s.last[latest] = max(day, sent)
		}
	}
	for ; latest < len(s.last); latest++ {
		s.last[latest] = never
	}
	for day, next := len(s.full)-1, never; day >= 0; day-- {
		if s.overflows(day) {
			next = day
		}
		s.full[day] = next
	}
}

// passed is how many have waited for room until the end of a day, those who
// found it since included.
func (s *shelf) passed(day int) int64 {
	if all := s.came[day]; len(all) > 0 {
		return all[len(all)-1].line + all[len(all)-1].held
	}
	return 0
}

// overflows reports whether some of those that came on a day found no room.
func (s *shelf) overflows(day int) bool {
	came := s.came[day]
	if len(came) == 0 {
		return false
	}
	last := came[len(came)-1]
	return s.fits[day] < last.first+last.size
}

// letIn brings what has waited, if the carrier works.
func (s *shelf) letIn(day int, room int64, count *ParcelDay) int64 {
	before := int64(0)
	if day > 0 {
		before = s.let[day-1]
	}
	s.let[day] = before
	if !s.moves.on(day) {
		return 0
	}
	in := min(room, s.waiting-before)
	s.let[day] += in
	for left := in; left > 0; {
		of := s.came[s.oldest.day]
		if s.oldest.sheaf == len(of) {
			s.oldest.day, s.oldest.sheaf = s.oldest.day+1, 0
			continue
		}
		one := &of[s.oldest.sheaf]
		n := min(left, one.left)
		count.deliver(n, day > one.promised)
		one.left -= n
		if left -= n; one.left == 0 {
			s.oldest.sheaf++
		}
	}
	return in
}

// sort finds out who of those that come on a day finds room, who is sent on, and
// who waits.
func (s *shelf) sort(day int, room int64, luck rng.Stream, days []ParcelDay, count *ParcelDay) int64 {
	of, next, place := s.came[day], s.moves.after(day, 1), int64(0)
	slices.SortFunc(of, func(a, b sheaf) int { return cmp.Compare(a.promised, b.promised) })
	for i := range of {
		one := &of[i]
		one.first = place
		place += one.size
		in := min(max(room-one.first, 0), one.size)
		count.deliver(in, day > one.promised)
		sent := luck.Binomial(one.size-in, s.Redirected)
		count.Redirected += sent
		if next < len(days) {
			days[next].deliver(sent, next > one.promised)
		}
		one.held = one.size - in - sent
		one.left, one.line = one.held, s.waiting
		s.waiting += one.held
	}
	s.fits[day] = min(room, place)
	return s.fits[day]
}

// collect says when customers collect what has come to the shelf on a day.
func (s *shelf) collect(day int, parcels int64, luck rng.Stream) {
	for kept := 0; parcels > 0 && day+kept < len(s.leaving); kept++ {
		n := luck.Binomial(parcels, s.kept.chance(kept))
		parcels -= n
		if kept == 0 {
			s.on -= n
		} else {
			s.leaving[day+kept] += n
		}
	}
}

// fullBetween reports whether there is a day, from one to the other, on which not
// all find room.
func (s *shelf) fullBetween(from, to int) bool {
	return from < len(s.full) && s.full[from] <= to
}

// receive lets a parcel that would be delivered on a day on which not all find room
// come to a pick-up point, if that is where it goes.
func (s *shelf) receive(f *fate, promised int, luck rng.Stream) {
	day := f.delivered
	if luck.Float64() >= s.Share {
		return
	}
	place, line := s.place(day, promised, luck.Float64(), luck.Float64())
	switch {
	case place < s.fits[day]:
	case luck.Float64() < s.Redirected:
		f.delivered, f.redirected = s.moves.after(day, 1), true
	default:
		for f.delivered < len(s.let) && s.let[f.delivered] <= line {
			f.delivered++
		}
		if f.delivered == len(s.let) {
			f.delivered = never
		}
	}
}

// place returns where a parcel that was promised for a day stands among those
// that come with it, and, should it wait, among all that ever do.
func (s *shelf) place(day, promised int, u, v float64) (place, line int64) {
	came := s.came[day]
	i := sort.Search(len(came), func(i int) bool { return came[i].promised > promised })
	if i == 0 {
		return 0, 0
	}
	one := came[i-1]
	if one.promised == promised {
		return one.first + int64(u*float64(one.size)), one.line + int64(v*float64(one.held))
	}
	return one.first + one.size, one.line + one.held
}

// deliver counts parcels that are delivered.
func (p *ParcelDay) deliver(parcels int64, late bool) {
	p.Delivered += parcels
	if late {
		p.Late += parcels
	}
}
