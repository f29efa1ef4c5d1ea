package staff

import (
	"math"

	"github.com/rushproof/rushproof/sim/dist"
)

// spells is how long an absence lasts once it has begun, in rostered days:
// spells[k] is the probability of more than k, so spells[0] is 1 and the
// longest spell is len(spells).
//
// A person falls ill on some rostered days and stays away from each of them
// for a spell; who falls ill again meanwhile stays for the longer of the two.
// So the chance to be present on a day is
//
//	Π over k ≥ 0 of (1 − chance to fall ill k days ago · spells[k])
//
// (a discrete coverage process, as in Hall, Introduction to the Theory of
// Coverage Processes, 1988). Unlike a process that waits for one illness to
// end before the next may begin it is monotone: a higher chance to fall ill
// never sends anybody to work.
type spells []float64

const (
	spellTail = 1e-4 // longer spells are cut where fewer than this are left
	spellMost = 260  // or at the rostered days of a year
)

// daily is absence of one day at a time.
var daily = spells{1}

// leaves are spells of leave, of five rostered days on average.
var leaves = tabulate(func(k int) float64 { return math.Pow(0.8, float64(k)) })

// spellsOf returns the spells of a law in days, rounded, of at least one day.
func spellsOf(law dist.Law) spells {
	if law == nil {
		return daily
	}
	return tabulate(func(k int) float64 { return 1 - law.CDF(float64(k)+0.5) })
}

// tabulate cuts the tail of a law given by its probability of more than k days.
func tabulate(more func(k int) float64) spells {
	s := spells{1}
	for k := 1; k < spellMost; k++ {
		p := more(k)
		if p < spellTail {
			break
		}
		s = append(s, p)
	}
	return s
}

// length returns the spell in days at luck u: a longer law gives the same
// person no shorter a spell.
func (s spells) length(u float64) int {
	n := 1
	for n < len(s) && u < s[n] {
		n++
	}
	return n
}

// absent returns the chance to be away on a day when the chance to fall ill
// has been the same on all days before.
func (s spells) absent(chance float64) float64 {
	present := 1.0
	for _, more := range s {
		present *= 1 - chance*more
	}
	return 1 - present
}

// chance returns the chance to fall ill on a day at which a given share of
// days is lost: the inverse of absent.
func (s spells) chance(share float64) float64 {
	if share <= 0 || share >= 1 || len(s) == 1 {
		return min(max(share, 0), 1)
	}
	low, high := 0.0, share // the first day of a spell alone would lose that much
	for range 60 {
		if middle := (low + high) / 2; s.absent(middle) < share {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}

// together returns the correlation of two people falling ill on a day at
// which their absence on a day correlates by shared. With fresh draws each day
// that is the same number. With spells, two who fell ill together come back on
// different days, so they must fall ill together more often: for a small share
// of absence by Σ spells / Σ spells².
//
// Exactly, at chance q and with r returned, the correlation of absence is
//
//	(Π ((1 − q·spells[k])² + r·q·(1−q)·spells[k]²) − Π (1 − q·spells[k])²) / (share·(1 − share))
//
// which at a share of 6.5 % is 3 % below shared (0.097 for 0.1). It could be
// met exactly, but r would then depend on the share, and more sickness could
// make somebody well.
func (s spells) together(shared float64) float64 {
	var sum, squares float64
	for _, more := range s {
		sum += more
		squares += more * more
	}
	return min(shared*sum/squares, 0.99)
}
