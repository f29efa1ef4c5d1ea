package sim

import (
	"math"
	"slices"
	"strconv"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/stat"
)

// StressConfidence is that of the interval of a breaking point.
const StressConfidence = 0.90

// Stress is how far each lever of a season can be pushed until a target breaks. Written as
// JSON it begins with what tells it from a result.
type Stress struct {
	Format       int      `json:"format"`   // 1
	Compared     string   `json:"compared"` // "levers"
	Version      string   `json:"version"`
	Season       string   `json:"season"`
	Title        string   `json:"title,omitempty"`
	Centre       string   `json:"centre"`
	Digest       string   `json:"digest"` // of the season as planned
	Seed         uint64   `json:"seed"`
	Replications int      `json:"replications"` // of each run that the first breaking point rests on
	Confidence   float64  `json:"confidence"`   // of the intervals of breaking points
	Stopped      string   `json:"stopped"`      // all played, or interrupted
	Changes      []Change `json:"changes,omitempty"`

	WorstDay calendar.Date `json:"worst_day,omitzero"` // as planned; what hits one day hits this

	Plan   []TargetResult  `json:"plan"` // the targets, with nothing pushed
	Levers []StressedLever `json:"levers"`
	Left   []LeftOut       `json:"left_out,omitempty"`
	Map    *StressMap      `json:"map,omitempty"`

	Runs   int `json:"runs"`   // seasons that were played so often, the plan among them
	Played int `json:"played"` // replications, in all of them
}

// What a lever is counted in.
const (
	Relative = "relative" // to the plan: +38 %
	OfWhole  = "share"    // of all there are: 15 %
	InDays   = "days"
)

// Lever is something of a season that can be pushed, 0 being the plan. More of it does no
// good.
type Lever struct {
	Name     string  `json:"lever"`    // as it is typed, such as volume
	Sentence string  `json:"sentence"` // what is pushed
	Unit     string  `json:"unit"`
	Least    float64 `json:"least"` // how far it goes: 0 where there is nothing to take back, or below
	Most     float64 `json:"most"`
	Step     float64 `json:"step"` // the finest that is looked at
	Marks    []Mark  `json:"marks,omitempty"`
}

// Mark is a bad year that is known, on the scale of a lever.
type Mark struct {
	Name    string  `json:"name"`
	X       float64 `json:"x"`
	Source  string  `json:"source"`            // who says so
	Assumed bool    `json:"assumed,omitempty"` // it happened elsewhere, and that it would be as much here is assumed
}

// LeftOut is a lever that a season has not, or that was not brought to an end.
type LeftOut struct {
	Name string `json:"lever"`
	Why  string `json:"why"`
}

// StressedLever is how far a lever can be pushed.
type StressedLever struct {
	Lever
	Breaks []Break       `json:"breaks"` // by target, in the order of Stress.Plan
	First  int           `json:"first"`  // the target that breaks first, of those that are not missed as planned; -1: none does in its range
	Points []StressPoint `json:"points"` // where the season was played in all replications, by x
	Runs   int           `json:"runs"`
	Played int           `json:"played"` // replications
}

// Break is where a target breaks: at At by the mean. Up to Low it is surely met, from High on
// surely missed, both at the confidence of Stress; a target that is so in all of the range has
// the end of it there. What is nil is not to be had within the range.
type Break struct {
	Target string   `json:"target"`
	At     *float64 `json:"at"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	Broken bool     `json:"broken,omitempty"`  // it is surely missed with nothing pushed
	NoData bool     `json:"no_data,omitempty"` // nobody can say

	Replications int `json:"replications"` // of each run that this rests on; fewer where the target breaks after others
}

// StressPoint is how the targets fare with a lever pushed so far.
type StressPoint struct {
	X       float64  `json:"x"`
	Margins []Margin `json:"margins"` // by target
}

// Margin is by how much a target is met, in the unit of what it is judged by: below 0 it is
// missed. N is 0 where nobody can say.
type Margin struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	N    int     `json:"n"`
}

// Outcome is what the interval of a margin says.
func (m Margin) Outcome() string {
	switch {
	case m.N < 2:
		return Undecided
	case m.Low >= 0:
		return Pass
	case m.High < 0:
		return Fail
	}
	return Undecided
}

// StressMap is safe and unsafe ground between two levers.
type StressMap struct {
	X        Lever       `json:"x"`
	Y        Lever       `json:"y"`
	Xs       []float64   `json:"xs"`
	Ys       []float64   `json:"ys"`
	Cells    [][]MapCell `json:"cells"` // by y, then x
	Targets  []string    `json:"targets"`
	Broken   []string    `json:"broken,omitempty"` // targets that are missed already with nothing pushed, and left out
	Played   int         `json:"played"`           // cells
	Inferred int         `json:"inferred"`
}

// MapCell is whether all targets hold with two levers pushed: pass, fail, or undecided.
type MapCell struct {
	Outcome  string  `json:"outcome"`
	Target   string  `json:"target,omitempty"` // the one that fares worst, where it was played
	Margin   *Margin `json:"margin,omitempty"`
	Inferred bool    `json:"inferred,omitempty"` // from neighbours: less of both is no worse, more no better
}

// Margin is by how much a result of the target meets it, with an interval of the confidence
// that is given.
func (t Target) Margin(r *TargetResult, confidence float64) Margin {
	t = t.judged()
	if t.Probability > 0 {
		if r.Held == nil {
			return Margin{}
		}
		p := stat.Proportion(int(math.Round(r.Held.Share*float64(r.Held.Of))), r.Held.Of, confidence)
		return Margin{Mean: p.Mean - t.Probability, Low: p.Lo - t.Probability, High: p.Hi - t.Probability, N: p.N}
	}
	v := r.Value
	if v.N < 2 {
		return Margin{}
	}
	half := v.HalfWidth()
	half *= stat.Student(v.N-1, confidence) / stat.Student(v.N-1, Confidence)
	m := Margin{Mean: v.Mean - t.Value, N: v.N}
	if !t.AtLeast() {
		m.Mean = -m.Mean
	}
	m.Low, m.High = m.Mean-half, m.Mean+half
	return m
}

// Text writes how far a lever is pushed: +38 %, 15 %, 2 days.
func (l *Lever) Text(x float64) string {
	if l.Unit == InDays {
		text := strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
		if text == "1" {
			return "1 day"
		}
		return text + " days"
	}
	percent := math.Round(1000*x) / 10
	text := strconv.FormatFloat(math.Abs(percent), 'f', -1, 64) + " %"
	switch {
	case l.Unit == OfWhole || percent == 0:
		return text
	case percent < 0:
		return "−" + text
	}
	return "+" + text
}

// Break is that of the target that breaks first; nil where none does. Its At is nil where
// even the plan may miss it, and less than the plan is not to be had.
func (l *StressedLever) Break() *Break {
	if l.First < 0 {
		return nil
	}
	return &l.Breaks[l.First]
}

// Surely is up to where all targets are surely met that are not missed as planned, and from where
// on one of them is surely missed; no less than the plan, and the end of the range where that is
// not to be had.
func (l *StressedLever) Surely() (met, missed float64) {
	counts := func(b Break) bool { return !b.Broken && !b.NoData }
	if !slices.ContainsFunc(l.Breaks, counts) {
		return 0, 0
	}
	met, missed = l.Most, l.Most
	for _, b := range l.Breaks {
		switch {
		case !counts(b):
			continue
		case b.Low == nil:
			met = 0
		default:
			met = min(met, max(*b.Low, 0))
		}
		if b.High != nil {
			missed = min(missed, max(*b.High, 0))
		}
	}
	return met, missed
}
