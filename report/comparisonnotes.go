package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// basis says what the figures of a comparison rest on.
func (c *comparisonPrinter) basis() string {
	luck := c.say.compare.unpaired
	if c.Paired {
		luck = c.say.compare.paired
	}
	p := c.base()
	parts := []string{p.Centre, p.period(), c.replications(), luck}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// replications says how many seasons the figures rest on: of each, where strategies were
// not played equally often.
func (c *comparisonPrinter) replications() string {
	fewest, most := c.played()
	if fewest == most {
		return c.base().replications()
	}
	count := scale{factor: 1}
	return fmt.Sprintf(c.say.compare.between, count.plain(float64(fewest)), count.plain(float64(most)), c.Stopped)
}

// played is how often strategies were played: the fewest times, and the most.
func (c *comparisonPrinter) played() (fewest, most int) {
	fewest, most = c.base().Replications, c.base().Replications
	for _, p := range c.of {
		fewest, most = min(fewest, p.Replications), max(most, p.Replications)
	}
	return fewest, most
}

// seasonsOf says how many seasons an alternative's figures rest on, where that is not the
// same for all.
func (c *comparisonPrinter) seasonsOf(i int) string {
	if fewest, most := c.played(); fewest == most {
		return ""
	}
	return fmt.Sprintf(c.say.compare.seasonsOf, whole(float64(c.of[i].Replications)))
}

// mark is the sign of how an alternative met the targets, empty where there are none.
func (c *comparisonPrinter) mark(i int) string {
	if !c.judged(i) {
		return ""
	}
	return c.say.mark(c.of[i].Verdict.Outcome)
}

// judged reports whether an alternative has targets.
func (c *comparisonPrinter) judged(i int) bool { return len(c.of[i].Verdict.Targets) > 0 }

// nameNotes are the warnings that concern an alternative in this comparison: what is
// late, and what is weak about how it is compared.
func (c *comparisonPrinter) nameNotes(i int) []string {
	a := &c.Alternatives[i]
	notes := c.late(i)
	for _, w := range a.Warnings {
		if !slices.Contains(a.Result.Warnings, w) {
			notes = append(notes, w)
		}
	}
	return notes
}

// late says which projects of an alternative should have been begun by now.
func (c *comparisonPrinter) late(i int) (notes []string) {
	for _, p := range c.Alternatives[i].Projects {
		if c.isLate(&p) {
			notes = append(notes, fmt.Sprintf(c.say.compare.late, display(p.Name), c.date(p.Start)))
		}
	}
	return notes
}

// date writes a day of the calendar; – where it is not known.
func (c *comparisonPrinter) date(d calendar.Date) string {
	if d == (calendar.Date{}) {
		return nothing
	}
	return fmt.Sprintf("%d%s%s%s%d", d.Day, noSpace, c.say.months[d.Month-1], noSpace, d.Year)
}

// today writes the day of the comparison.
func (c *comparisonPrinter) today() string {
	var today calendar.Date
	if today.UnmarshalText([]byte(c.Today)) != nil {
		return c.Today
	}
	return c.date(today)
}

// lateProjects says which projects should have been begun by now, each once.
func (c *comparisonPrinter) lateProjects() (notes []string) {
	for i := range c.of {
		for _, note := range c.late(i) {
			if !slices.Contains(notes, note) {
				notes = append(notes, note)
			}
		}
	}
	return notes
}

// isLate reports whether a project should have been begun before the day of the
// comparison.
func (c *comparisonPrinter) isLate(p *sim.Project) bool {
	return p.Late(c.Today)
}

// cellNotes are the warnings of one difference that not all of them have.
func (c *comparisonPrinter) cellNotes(d *sim.Difference) []string {
	if d == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Warnings), func(w string) bool { return slices.Contains(c.common, w) })
}

// commonWarnings are those that every difference has.
func commonWarnings(c *sim.Comparison) (common []string) {
	first := true
	for i := range c.Alternatives {
		for _, d := range c.Alternatives[i].Differences {
			if first {
				common, first = slices.Clone(d.Warnings), false
			}
			common = slices.DeleteFunc(common, func(w string) bool { return !slices.Contains(d.Warnings, w) })
		}
	}
	return common
}

// warnings are those of the comparison, those that all alternatives share, and of those
// that all differences have what is not said by them. More is how many others single
// alternatives have.
func (c *comparisonPrinter) warnings() (shared []string, more int) {
	shared = slices.Clone(c.Warnings)
	for i := range c.of {
		if c.partial(i, comparedRow{measure: staffCost}) {
			shared = append(shared, c.say.compare.partial)
			break
		}
	}
	var others []string
	for i := range c.of {
		for _, w := range c.of[i].Warnings {
			switch all := !slices.ContainsFunc(c.of, func(p *printer) bool { return !slices.Contains(p.Warnings, w) }); {
			case all && !slices.Contains(shared, w):
				shared = append(shared, w)
			case !all && !slices.Contains(others, w):
				others = append(others, w)
			}
		}
	}
	for _, w := range c.common {
		about, _, _ := strings.Cut(w, ":")
		if !slices.ContainsFunc(shared, func(s string) bool { return strings.HasPrefix(s, about+":") }) {
			shared = append(shared, w)
		}
	}
	return shared, len(others)
}

// luckSaved says what common luck saved, in the middle of the differences in the
// headline of the comparison; empty where there is no telling.
func (c *comparisonPrinter) luckSaved() string {
	var all []float64
	for i := range c.Alternatives {
		for _, d := range c.Alternatives[i].Differences {
			if d.Measure == serviceLevel && d.Saved > 0 && (d.Scope == sim.Scope{} || d.Scope.Channel != "") {
				all = append(all, d.Saved)
			}
		}
	}
	if !c.Paired || len(all) == 0 {
		return ""
	}
	slices.Sort(all)
	middle := all[len(all)/2]
	return fmt.Sprintf(c.say.compare.luck, rounded(middle, math.Max(0.1, 10*sim.ThreeFigures(middle))), lowerFirst(measure(serviceLevel).Name))
}

// equal names what is the same under all alternatives, replication by replication, and
// the alternatives that change nothing at all.
func (c *comparisonPrinter) equal() string {
	rows, alternatives := c.shown()
	var same []string
	var scope []string
	all := c.rows()
	for i, r := range all {
		if !slices.Contains(rows, r) {
			scope = append(scope, c.rowName(r))
		}
		if last := i == len(all)-1 || all[i+1].scope != r.scope; last && len(scope) > 0 {
			same = append(same, fmt.Sprintf(c.say.compare.equalIn, c.base().scopeName(r.scope), strings.Join(scope, ", ")))
			scope = nil
		}
	}
	var parts []string
	if len(same) > 0 {
		parts = append(parts, fmt.Sprintf(c.say.compare.equal, strings.Join(same, "; ")))
	}
	for i := 1; i < len(c.of); i++ {
		if !slices.Contains(alternatives, i) || c.changesNothing(i) {
			parts = append(parts, fmt.Sprintf(c.say.compare.nothing, c.name(i)))
		}
	}
	return strings.Join(parts, " ")
}

// rowName is the name of a row's measure, with the channels that it is of where it leaves
// some out; money is in the currency that is said once.
func (c *comparisonPrinter) rowName(r comparedRow) string {
	m := measure(r.measure)
	if m.Unit == sim.Money {
		return m.Name
	}
	name := c.base().measureName(m)
	if r.scope == (sim.Scope{}) {
		return c.base().ofLive(name, m)
	}
	return name
}

// alsoDiffers says what else than the strategy is not the same; empty where nothing is.
func (c *comparisonPrinter) alsoDiffers() string {
	if len(c.Differs) == 0 {
		return ""
	}
	return fmt.Sprintf(c.say.compare.differs, strings.Join(c.Differs, ", "))
}

// legend explains the signs of the tables.
func (c *comparisonPrinter) legend() string {
	parts := []string{c.say.compare.legend}
	if c.judged(0) {
		parts = append(parts, c.say.compare.legendTargets)
	}
	if within := thresholdsOf(c.of, c.say.thresholdsShort); within != "" {
		parts = append(parts, within)
	}
	if c.Currency != "" {
		money := fmt.Sprintf(c.say.compare.legendMoney, c.Currency)
		if c.short {
			money += c.say.compare.legendShort
		}
		parts = append(parts, money)
	}
	return strings.Join(parts, " · ")
}
