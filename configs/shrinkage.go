package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/staff"
)

var shareByDay = grammar.Either{Share, byDay("days, with the share of each", Share)}

// ShrinkageParts are the parts of planned time away, as they are written.
var ShrinkageParts = []struct {
	Key string
	Of  func(*staff.Shrinkage) *float64
}{
	{"leave", func(s *staff.Shrinkage) *float64 { return &s.Leave }},
	{"training", func(s *staff.Shrinkage) *float64 { return &s.Training }},
	{"meetings", func(s *staff.Shrinkage) *float64 { return &s.Meetings }},
	{"other", func(s *staff.Shrinkage) *float64 { return &s.Other }},
}

// shrinkage reads the planned time away of a team, on all days alike or by day.
func (b *builder) shrinkage(entry tree.Field, t *staff.Team) {
	n := entry.Value.Get("shrinkage")
	for _, p := range ShrinkageParts {
		b.shareOn(fmt.Sprintf("teams.%s.shrinkage.%s", entry.Key, p.Key), n.Get(p.Key), t, p.Of)
	}
	b.atMostAll(entry, t)
}

// shareOn reads one part of the shrinkage.
func (b *builder) shareOn(place string, n *tree.Node, t *staff.Team, part func(*staff.Shrinkage) *float64) {
	if n == nil || n.Kind == tree.Scalar {
		share := read(n, shareOf)
		*part(&t.Shrinkage) = share
		for day := range t.Daily {
			*part(&t.Daily[day]) = share
		}
		return
	}
	if b.textbook() {
		b.log.Add(n.Pos, place+": a textbook queue has no days", "write one share for all the time")
		return
	}
	all := b.choices(n)
	ByDay(t, len(b.period.Calendar.Days))
	for i, d := range b.period.Calendar.Days {
		value := best(all, d, 0)
		if value == nil {
			if !n.Broken {
				b.log.Add(n.Pos, fmt.Sprintf("%s: nothing says what it is on %v", place, d.Date), "write every day: 11%, and the days that differ beside it")
			}
			return
		}
		*part(&t.Daily[i]) = read(value, shareOf)
	}
	*part(&t.Shrinkage) = *part(&t.Daily[0]) // of the days before the first
}

// ByDay gives a team shrinkage of its own for each of so many days.
func ByDay(t *staff.Team, days int) {
	if t.Daily == nil {
		t.Daily = slices.Repeat([]staff.Shrinkage{t.Shrinkage}, days)
	}
}

// atMostAll makes sure that somebody is there on every day.
func (b *builder) atMostAll(entry tree.Field, t *staff.Team) {
	most := 0.0
	for _, s := range append(slices.Clone(t.Daily), t.Shrinkage) {
		most = max(most, s.Leave+s.Training+s.Meetings+s.Other+t.Sickness.Share)
	}
	if most >= 1 {
		b.log.Add(entry.Pos, fmt.Sprintf("teams.%s: shrinkage and sickness sum to %s", entry.Key, percent(most)), "keep the sum below 100%")
	}
}
