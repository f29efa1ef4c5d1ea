package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// target is one target as it is printed.
type target struct {
	Target  string
	Outcome string
	Word    string // for the outcome
	Value   string // for a terminal
	Cell    cell   // for the page
	Note    string
	Worst   string // when it is missed most; empty where nobody knows
}

// targets returns the targets, worst first.
func (p *printer) targets() []target {
	order := []string{"fail", "undecided", "pass"}
	var list []target
	for i := range p.Verdict.Targets {
		r := &p.Verdict.Targets[i]
		s := scaleFor(sim.Unit(r.Unit), r.Value.Mean)
		t := target{Target: r.Target, Outcome: r.Outcome, Word: p.say.outcomeWord(r.Outcome), Value: p.say.noData}
		if r.Value.N > 0 {
			t.Value = s.inWords(&r.Value)
		}
		t.Cell = s.full(&r.Value, pointer("verdict", "targets", i, "value"))
		t.Note, t.Worst = p.targetNote(r), p.worstNote(r)
		list = append(list, t)
	}
	slices.SortStableFunc(list, func(a, b target) int {
		return slices.Index(order, a.Outcome) - slices.Index(order, b.Outcome)
	})
	return list
}

// targetNote says in what share of the seasons a target held, and what would
// settle it.
func (p *printer) targetNote(r *sim.TargetResult) string {
	var notes []string
	if t, err := sim.ParseTarget(r.Target); err == nil && r.Value.N > 0 {
		switch {
		case t.Over == sim.InARow:
			notes = append(notes, p.say.inARow)
		case t.Over.ByInterval():
			notes = append(notes, p.say.ofIntervals)
		}
	}
	if r.Held != nil {
		notes = append(notes, fmt.Sprintf(p.say.heldIn, shareText(r.Held.Share), shareText(r.Held.Low), shareText(r.Held.High)))
	}
	if r.Note != "" {
		notes = append(notes, r.Note)
	}
	switch {
	case r.More < 0 && r.Note == "":
		notes = append(notes, p.say.someMoreSeasons)
	case r.More == 1:
		notes = append(notes, p.say.oneMoreSeason)
	case r.More > 1:
		notes = append(notes, fmt.Sprintf(p.say.moreSeasons, grouped(fmt.Sprint(r.More))))
	}
	return strings.Join(notes, "; ")
}

func shareText(v float64) string { return unbroken(sim.Share.Text(v)) }

// worstNote says when a target fares worst; empty where nothing is known of it.
func (p *printer) worstNote(r *sim.TargetResult) string {
	w := r.Worst
	switch t, err := sim.ParseTarget(r.Target); {
	case w == nil:
		return ""
	case w.Day != nil:
		return fmt.Sprintf(p.say.worstDay, p.day(*w.Day), scaleFor(sim.Unit(r.Unit), w.Value.Mean).inWords(w.Value))
	case err == nil && t.Over.ByInterval():
		return fmt.Sprintf(p.say.worstMissed, p.interval(*w.Interval), shareText(w.Missed))
	}
	return fmt.Sprintf(p.say.worstInterval, p.interval(*w.Interval), shareText(w.Missed))
}

// budgetNote says how much may count against a target, how much of that is spent, and which
// day spends most.
func (p *printer) budgetNote(r *sim.TargetResult) string {
	b := r.Budget
	if b == nil || b.All == 0 {
		return ""
	}
	total, dearest := 0.0, 0
	for d, spent := range b.Spent {
		total += spent
		if spent > b.Spent[dearest] {
			dearest = d
		}
	}
	kind := p.say.budgetContacts
	if b.Of == sim.OfIntervals {
		kind = p.say.budgetIntervals
	}
	text := fmt.Sprintf(kind, whole(b.Allowed), whole(b.All))
	if b.Allowed == 0 {
		return text + fmt.Sprintf(p.say.budgetNone, whole(total))
	}
	text += fmt.Sprintf(p.say.budgetSpent, whole(total), shareText(total/b.Allowed))
	if total > 0 {
		text += fmt.Sprintf(p.say.budgetDay, p.day(dearest), shareText(b.Spent[dearest]/b.Allowed))
	}
	return text
}

// whole writes a count without decimals.
func whole(count float64) string { return grouped(fmt.Sprint(math.Round(count))) }

// card is what stands in one glance about a channel.
type card struct {
	Channel string
	Colour  string
	Head    string // name of the first figure
	Big     cell
	Facts   []fact
}

type fact struct {
	Name string
	Cell cell
}

// cards returns a card for each channel.
func (p *printer) cards() []card {
	var list []card
	for i := range p.Intervals {
		channel := sim.Scope{Channel: p.Intervals[i].Channel}
		c := card{Channel: display(channel.Name()), Colour: "c" + fmt.Sprint(i%8+1)}
		var unused footnotes
		for _, key := range []string{serviceLevel, meanWait, wait90, "abandonment", "oldest", "offered"} {
			v, _ := p.Find(key, channel)
			if v == nil || v.N == 0 {
				continue
			}
			m := measure(key)
			if cell := p.measureCell(m, channel, &unused); c.Head == "" {
				c.Head, c.Big = p.measureName(m), cell
				if within := p.Intervals[i].Within; key == serviceLevel && within > 0 {
					c.Head = fmt.Sprintf(p.say.withFormula, m.Name, fmt.Sprint(sim.DefaultFormula)+", "+sim.Seconds.Text(within))
				}
			} else {
				c.Facts = append(c.Facts, fact{p.measureName(m), cell})
			}
		}
		if level, name := p.targetedLevel(channel); name != "" && c.Head != "" {
			c.Head, c.Big = name, level
		}
		if c.Head != "" {
			list = append(list, c)
		}
	}
	return list
}

// targetedLevel returns the service level of a channel as its first target for
// the season counts it, and its name with formula and threshold; no name where
// no target has a threshold or formula of its own.
func (p *printer) targetedLevel(channel sim.Scope) (level cell, name string) {
	for i := range p.Verdict.Targets {
		r := &p.Verdict.Targets[i]
		t, err := sim.ParseTarget(r.Target)
		if err != nil || t.Measure != serviceLevel || t.Scope != channel || t.Over != sim.Whole || t.Window != (sim.Window{}) || r.Value.N == 0 {
			continue
		}
		usual := 0.0
		if v := p.intervals(channel.Channel); v != nil {
			usual = v.Within
		}
		formula, within := cmp.Or(t.Formula, sim.DefaultFormula), cmp.Or(t.Within.Seconds(), usual)
		if formula == sim.DefaultFormula && within == usual {
			return cell{}, ""
		}
		return scaleFor(sim.Share, 1).full(&r.Value, pointer("verdict", "targets", i, "value")),
			fmt.Sprintf(p.say.withFormula, measure(serviceLevel).Name, formula+", "+sim.Seconds.Text(within))
	}
	return cell{}, ""
}

// Unbroken keeps the numbers of a sentence and their units on one line.
func (p *page) Unbroken(sentence string) string { return unbroken(sentence) }
