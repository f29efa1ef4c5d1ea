package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/study"
)

// mechanisms are those that a model of the month may have or not.
type mechanisms struct {
	afterCall bool // agents take time between two calls
	breaks    bool // agents rest, the more the calmer it is
	skills    bool // not everybody takes all types
}

func (w mechanisms) String() string {
	var names []string
	for _, n := range []struct {
		has  bool
		name string
	}{{w.afterCall, "time after calls"}, {w.breaks, "breaks"}, {w.skills, "skills"}} {
		if n.has {
			names = append(names, n.name)
		}
	}
	if names == nil {
		return "shrinkage alone"
	}
	return strings.Join(names, ", ")
}

// model is a season of the month in a folder, with everything but its shrinkage.
type model struct {
	*month
	with      mechanisms
	folder    string
	crews     []crew
	priority  float64 // share of the customers who have it
	headStart int     // of theirs, seconds
	half      *scenarios.Loaded
}

// model learns from the days that figures are taken from, and writes the tables
// that the season reads.
func (m *month) model(folder string, with mechanisms) (*model, error) {
	s := &model{month: m, with: with, folder: folder, crews: m.crews(with)}
	s.priority, s.headStart = m.priority(), m.headStart()
	files := map[string]string{"counts.csv": m.counts(), "measured.csv": m.measured()}
	duties := m.duties()
	if with.breaks {
		duties = m.rested()
	}
	for i := range s.crews {
		c := &s.crews[i]
		files[c.file()], c.people = roster(duties, c)
	}
	for _, kind := range m.kinds {
		files["handle-"+kind+".csv"] = column("handle_s", m.handleTimes(kind))
		files["patience-"+kind+".csv"] = column("patience_s", m.patience(kind))
	}
	if with.afterCall {
		longest := longestGap
		if with.breaks {
			longest = breakFrom
		}
		files["after-call.csv"] = column("after_call_s", m.afterCall(longest))
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	return s, s.openHalf()
}

// openHalf opens the first half of the season.
func (s *model) openHalf() error {
	if err := s.write(0); err != nil {
		return err
	}
	last := s.dates[0]
	for _, d := range s.dates {
		if inFirstHalf(d) {
			last = d
		}
	}
	l, err := scenarios.Open(s.folder, scenarios.Options{Set: []string{"to=" + last.String(), "replications=40"}})
	s.half = l
	return err
}

// play plays the first half with a share of shrinkage.
func (s *model) play(shrinkage float64) (*played, error) {
	m := s.half.Model
	for i := range m.Staff.Teams {
		m.Staff.Teams[i].Shrinkage.Other = shrinkage
	}
	r, err := study.Run(context.Background(), m, s.half.Experiment, nil)
	if err != nil {
		return nil, err
	}
	p := &played{series: r.Measured.Series}
	for i := range p.series[0].Measured {
		p.dates = append(p.dates, calendar.DateOf(m.Calendar.Local(des.Time(i)*m.Layout.Period.Interval)))
	}
	return p, nil
}

// write writes the season with a share of shrinkage.
func (s *model) write(shrinkage float64) error {
	return os.WriteFile(filepath.Join(s.folder, "season.yaml"), []byte(s.season(shrinkage)), 0o644)
}

// season is the season with a share of shrinkage.
func (s *model) season(shrinkage float64) string {
	first, last := s.dates[0], s.dates[len(s.dates)-1]
	var b strings.Builder
	fmt.Fprintf(&b, `# Written by scenarios/anonymous-bank-1999/fit from the calls and the agents of one month.
# All but the calls and who worked when is of its first half; README.md says how.
title: A bank's call centre in %v %d, replayed; the second half of the month is predicted
from: %v
to: %v
warm_up: 0s
timezone: Asia/Jerusalem
interval: 30m
replications: 100
measured: measured.csv
busyness: none                 # the counts are those of each half-hour
`, first.Month, first.Year, first, last)
	if s.headStart > 0 {
		fmt.Fprintf(&b, "segments: {priority: {share: %.1f%%, head_start: %ds}, others: {}}\n", 100*s.priority, s.headStart)
	}
	b.WriteString("reasons:\n")
	for _, kind := range s.kinds {
		fmt.Fprintf(&b, "  %s: {counts: {file: counts.csv, exact: yes}, handle_time: empirical(handle-%s.csv), patience: empirical(patience-%s.csv)}\n", kind, kind, kind)
	}
	fmt.Fprintf(&b, "channels:\n  phone:\n    hours: {%s}\n", s.hours())
	if s.with.afterCall {
		b.WriteString("    wrap_up: empirical(after-call.csv)\n")
	}
	b.WriteString(`    at_closing: turned away
    when_closed: none
    redial: none               # who called again is among the counts
    first_contact: none
    answer_within: 20s
teams:
`)
	for _, c := range s.crews {
		fmt.Fprintf(&b, `  %s:
    agents: %d
    skills: [%s]
    roster: %s
    sickness: none
    shrinkage: {leave: none, training: none, meetings: none, other: %.1f%%}   # fitted
`, c.name, c.people, strings.Join(c.kinds, ", "), c.file(), 100*shrinkage)
	}
	return b.String()
}

// hours are those of each weekday.
func (s *model) hours() string {
	var all []string
	for day := range time.Saturday + 1 {
		if h, ok := s.open[day]; ok {
			all = append(all, fmt.Sprintf("%s: %s-%s", strings.ToLower(day.String()[:3]), clock(h.opens), clock(h.closes)))
		}
	}
	return strings.Join(all, ", ")
}
