package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// choose finds which mechanisms predict days best that they were not learnt
// from: every second day of the first half is learnt from and the others are
// predicted, and the other way round.
func (m *month) choose(tell io.Writer) (best mechanisms, err error) {
	folder, err := os.MkdirTemp("", "fit")
	if err != nil {
		return best, err
	}
	defer os.RemoveAll(folder)
	least := math.Inf(1)
	for i := range 8 {
		with := mechanisms{afterCall: i&1 != 0, breaks: i&2 != 0, skills: i&4 != 0}
		score, err := m.crossValidate(folder, with)
		if err != nil {
			return best, err
		}
		fmt.Fprintf(tell, "%.3f  %v\n", score, with)
		if score < least {
			best, least = with, score
		}
	}
	return best, nil
}

// crossValidate returns the mean score of the days of the first half, each
// predicted from every second of the others.
func (m *month) crossValidate(folder string, with mechanisms) (score float64, err error) {
	defer func(learns func(calendar.Date) bool) { m.learns = learns }(m.learns)
	for fold := range 2 {
		m.learns = func(d calendar.Date) bool { return inFirstHalf(d) && slices.Index(m.dates, d)%2 == fold }
		s, err := m.model(folder, with)
		if err != nil {
			return 0, err
		}
		shrinkage, _, err := s.shrinkage()
		if err != nil {
			return 0, err
		}
		p, err := s.play(shrinkage)
		if err != nil {
			return 0, err
		}
		score += p.score(func(d calendar.Date) bool { return inFirstHalf(d) && !m.learns(d) }) / 2
	}
	return score, nil
}

// shrinkage finds the share of time away from calls at which the days that are
// learnt from have the least score: in steps of ten points, then of two and of
// half a point about the best.
func (s *model) shrinkage() (best, least float64, err error) {
	least = math.Inf(1)
	try := func(from, to, step int) error { // in tenths of a per cent
		for tenths := max(from, 0); tenths <= to; tenths += step {
			p, err := s.play(float64(tenths) / 1000)
			if err != nil {
				return err
			}
			if score := p.score(s.learns); score < least {
				best, least = float64(tenths)/1000, score
			}
		}
		return nil
	}
	for _, r := range []struct{ reach, step int }{{400, 100}, {80, 20}, {15, 5}} {
		middle := int(math.Round(1000 * best))
		if err := try(middle-r.reach, middle+r.reach, r.step); err != nil {
			return 0, 0, err
		}
	}
	return best, least, nil
}
