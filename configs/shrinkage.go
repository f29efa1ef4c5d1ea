package configs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/staff"
)

var (
	shareByDay = grammar.Either{Share, byDay("days, with the share of each", Share)}
	leaveByDay = grammar.Either{Leave, byDay("days, with the share of each or the number of people", Leave)}
)

// People reads a number of people, such as 12 people; ok is false for a share.
func People(text string) (n int, ok bool, err error) {
	for _, word := range []string{"people", "person"} {
		if number, found := strings.CutSuffix(text, word); found {
			n, err = unit.Count(strings.TrimSpace(number))
			return n, true, err
		}
	}
	return 0, false, nil
}

func readLeave(text string) error {
	if _, ok, err := People(text); ok {
		return err
	}
	_, err := unit.Share(text)
	return err
}

// setLeave sets the leave of a day, or of all: a share or a number of people.
func setLeave(s *staff.Shrinkage, n *tree.Node) {
	if n != nil {
		if people, ok, _ := People(n.Text); ok {
			s.Leave, s.OnLeave = 0, people
			return
		}
	}
	s.Leave, s.OnLeave = read(n, shareOf), 0
}

// setShare sets another part.
func setShare(part func(*staff.Shrinkage) *float64) func(*staff.Shrinkage, *tree.Node) {
	return func(s *staff.Shrinkage, n *tree.Node) { *part(s) = read(n, shareOf) }
}

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
		set := setShare(p.Of)
		if p.Key == "leave" {
			set = setLeave
		}
		b.shareOn(fmt.Sprintf("teams.%s.shrinkage.%s", entry.Key, p.Key), n.Get(p.Key), t, set)
	}
	b.atMostAll(entry, t)
}

// shareOn reads one part of the shrinkage.
func (b *builder) shareOn(place string, n *tree.Node, t *staff.Team, set func(*staff.Shrinkage, *tree.Node)) {
	if n == nil || n.Kind == tree.Scalar {
		set(&t.Shrinkage, n)
		for day := range t.Daily {
			set(&t.Daily[day], n)
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
		set(&t.Daily[i], value)
		if i == 0 {
			set(&t.Shrinkage, value) // of the days before the first
		}
	}
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
		onLeave := float64(s.OnLeave) / float64(max(t.Agents, 1))
		most = max(most, s.Leave+onLeave+s.Training+s.Meetings+s.Other+t.Sickness.Share)
	}
	if most >= 1 {
		b.log.Add(entry.Pos, fmt.Sprintf("teams.%s: shrinkage and sickness sum to %s", entry.Key, percent(most)), "keep the sum below 100%")
	}
}
