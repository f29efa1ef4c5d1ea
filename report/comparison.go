package report

import (
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// The rows of a comparison's tables, as planners need them; those that its results do
// not hold are left out.
var (
	comparedInChannels = []string{serviceLevel, meanWait, wait90, "abandonment", "oldest"}
	comparedInCentre   = []string{
		serviceLevel, needsUnserved, needsOpen, claimedDeflection, netDeflection, waited, wholeCost, costPerNeed, marginLost, "customers_lost",
		"staff_hours", "overtime", "work", "occupancy",
	}
	partsOfCost = []string{staffCost, "self_service_cost", "playbook_cost", "project_cost"}
)

// comparisonPrinter holds what every part of a comparison's report needs.
type comparisonPrinter struct {
	*sim.Comparison
	say         *words
	short       bool       // money in thousands and millions
	of          []*printer // by alternative
	values      []map[comparedRow]*sim.Value
	differences []map[comparedRow]*sim.Difference
	common      []string // warnings that every difference has
}

// comparedRow is what a row of a comparison is about.
type comparedRow struct {
	measure string // its key
	scope   sim.Scope
}

func newComparisonPrinter(c *sim.Comparison) *comparisonPrinter {
	p := &comparisonPrinter{Comparison: c, say: &english}
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		values, differences := map[comparedRow]*sim.Value{}, map[comparedRow]*sim.Difference{}
		for k := range a.Result.Measures {
			v := &a.Result.Measures[k]
			values[comparedRow{v.Measure, v.Scope}] = v
		}
		for k := range a.Differences {
			d := &a.Differences[k]
			differences[comparedRow{d.Measure, d.Scope}] = d
		}
		p.of = append(p.of, newPrinter(a.Result))
		p.values, p.differences = append(p.values, values), append(p.differences, differences)
	}
	p.common = commonWarnings(c)
	return p
}

// base draws the result that the others are compared with.
func (c *comparisonPrinter) base() *printer { return c.of[0] }

// name is the name of an alternative for readers.
func (c *comparisonPrinter) name(i int) string { return display(c.Alternatives[i].Name) }

// seasonTitle is what the season is called.
func (c *comparisonPrinter) seasonTitle() string {
	if c.Title != "" {
		return c.Title
	}
	return c.Season
}

// value returns what an alternative came to in a row, or nil.
func (c *comparisonPrinter) value(i int, r comparedRow) *sim.Value {
	if v := c.values[i][r]; v != nil && v.N > 0 {
		return v
	}
	return nil
}

// difference returns how far an alternative lies from the base in a row, or nil.
func (c *comparisonPrinter) difference(i int, r comparedRow) *sim.Difference {
	if d := c.differences[i][r]; d != nil && d.N > 0 && !c.partial(i, r) && !c.partial(0, r) {
		return d
	}
	return nil
}

// partial reports whether a value is only what the people of some teams cost, while
// others work without a price: then the whole cost is not known. What more hours of those
// cost is not in it, so it says of no strategy that it costs less.
func (c *comparisonPrinter) partial(i int, r comparedRow) bool {
	return r == (comparedRow{measure: staffCost}) && c.value(i, r) != nil && c.value(i, comparedRow{measure: wholeCost}) == nil
}

// known reports whether any alternative has a value in a row.
func (c *comparisonPrinter) known(r comparedRow) bool {
	for i := range c.of {
		if c.value(i, r) != nil {
			return true
		}
	}
	return false
}

// allZero reports whether a measure is 0 under all strategies.
func (c *comparisonPrinter) allZero(r comparedRow) bool {
	for i := range c.of {
		if v := c.value(i, r); v != nil && v.Mean != 0 {
			return false
		}
	}
	return true
}

// rows returns the rows that planners need: those of each channel, and then those of
// the whole centre; what self-service claims and settles only where there is any.
func (c *comparisonPrinter) rows() []comparedRow {
	var rows []comparedRow
	add := func(s sim.Scope, keys []string) {
		for _, key := range keys {
			r := comparedRow{key, s}
			if none := (key == claimedDeflection || key == netDeflection) && c.allZero(r); c.known(r) && !none {
				rows = append(rows, r)
			}
		}
	}
	for _, s := range c.scopes() {
		if s.Channel != "" {
			add(s, comparedInChannels)
		}
	}
	at := slices.Index(comparedInCentre, wholeCost)
	add(sim.Scope{}, slices.Concat(comparedInCentre[:at], c.costs(), comparedInCentre[at+1:]))
	return rows
}

// costs are the keys of what the season costs: the sum, or where it is not known its
// parts.
func (c *comparisonPrinter) costs() []string {
	if c.known(comparedRow{measure: wholeCost}) {
		return []string{wholeCost}
	}
	return slices.Clone(partsOfCost)
}

// effort are the keys of what some alternatives take beside the base: money, or where it
// is not known what all of it costs the parts that are, and the hours of people.
func (c *comparisonPrinter) effort(of ...int) []string {
	if slices.ContainsFunc(of, func(i int) bool { return c.difference(i, comparedRow{measure: wholeCost}) != nil }) {
		return []string{wholeCost}
	}
	return append(slices.Clone(partsOfCost), "staff_hours")
}

// scopes returns the whole centre and its channels, those of the base first.
func (c *comparisonPrinter) scopes() []sim.Scope {
	var all []sim.Scope
	for _, p := range c.of {
		for _, s := range p.scopes() {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// allRows returns every row that an alternative has a value in, in the order of the
// results.
func (c *comparisonPrinter) allRows() []comparedRow {
	var rows []comparedRow
	seen := map[comparedRow]bool{}
	for i := range c.of {
		for _, v := range c.of[i].Measures {
			if r := (comparedRow{v.Measure, v.Scope}); v.N > 0 && !seen[r] {
				rows, seen[r] = append(rows, r), true
			}
		}
	}
	return rows
}

// changesNothing reports whether no replication tells an alternative from the base, in
// anything.
func (c *comparisonPrinter) changesNothing(i int) bool {
	if len(c.Alternatives[i].Result.Measures) != len(c.Alternatives[0].Result.Measures) {
		return false // something is known of one only, such as what people cost
	}
	for k := range c.Alternatives[i].Differences {
		if !c.Alternatives[i].Differences[k].Same {
			return false
		}
	}
	return len(c.Alternatives[i].Differences) > 0
}

// shown returns the alternatives that change anything, and the rows in which one of
// them does. Where none does it returns all.
func (c *comparisonPrinter) shown() (rows []comparedRow, alternatives []int) {
	rows = c.rows()
	for i := 1; i < len(c.of); i++ {
		if !c.changesNothing(i) {
			alternatives = append(alternatives, i)
		}
	}
	if len(alternatives) == 0 {
		for i := 1; i < len(c.of); i++ {
			alternatives = append(alternatives, i)
		}
		return rows, alternatives
	}
	return slices.DeleteFunc(rows, c.same), alternatives
}

// recounted reports whether an alternative counts a row by another threshold than the base.
func (c *comparisonPrinter) recounted(r comparedRow) bool {
	return slices.ContainsFunc(c.differences, func(of map[comparedRow]*sim.Difference) bool { d := of[r]; return d != nil && d.Recounted })
}

// same reports whether every alternative equals the base in a row, replication by
// replication.
func (c *comparisonPrinter) same(r comparedRow) bool {
	for i := 1; i < len(c.of); i++ {
		if d := c.difference(i, r); d == nil || !d.Same {
			return false
		}
	}
	return len(c.of) > 1
}

// The signs that stand for a difference.
const (
	cannotTell = "~" // from none: its interval holds zero
	noneAtAll  = "=" // no replication differs
)

// sign is the sign that stands for a difference, or empty where its number is shown.
func (c *comparisonPrinter) sign(d *sim.Difference) string {
	switch {
	case d == nil:
		return nothing
	case d.Same:
		return noneAtAll
	case d.Zero():
		return cannotTell
	}
	return ""
}

// betterWord says whether a difference is for the better or the worse; empty where
// there is no telling, or the measure is neither.
func (c *comparisonPrinter) betterWord(d *sim.Difference) string {
	if d == nil || d.Same {
		return ""
	}
	switch d.Better() {
	case +1:
		return c.say.compare.better
	case -1:
		return c.say.compare.worse
	}
	return ""
}

// scaleOf is how a measure is written under all strategies, so that they compare.
func (c *comparisonPrinter) scaleOf(r comparedRow) scale {
	top := 0.0
	for i := range c.of {
		if v := c.value(i, r); v != nil {
			top = math.Max(top, math.Abs(v.Mean))
		}
	}
	return scaleFor(measure(r.measure).Unit, top)
}

// scaleFor is the scale of a value of a row, or of a difference in it. Money in thousands
// and millions, where that is asked, is so in all of the row: its differences in thousands
// where its values are in millions.
func (c *comparisonPrinter) scaleFor(r comparedRow, of float64, difference bool) scale {
	unit := measure(r.measure).Unit
	if !c.short || unit != sim.Money {
		return scaleFor(unit, of)
	}
	values, differences := math.Abs(of), 0.0
	for i := range c.of {
		if v := c.value(i, r); v != nil {
			values = math.Max(values, math.Abs(v.Mean))
		}
		if d := c.difference(i, r); d != nil {
			differences = math.Max(differences, math.Abs(d.Mean))
		}
	}
	top := values
	if difference {
		top = differences
	}
	switch {
	case top >= 999_500:
		return scale{unit: "M", factor: 1e-6}
	case values >= 99_950:
		return scale{unit: "k", factor: 1e-3}
	}
	return scaleFor(unit, of)
}

// apart writes a difference as +21.6 pp ± 1.1, even where its interval holds zero.
func (c *comparisonPrinter) apart(d *sim.Difference) string {
	s := c.scaleFor(comparedRow{d.Measure, d.Scope}, d.Mean, true)
	text, half := s.apart(d)
	if d.Mean > 0 && text != "0" {
		text = "+" + text
	}
	s.unit = s.halfUnit()
	return strings.TrimSpace(s.withUnit(text) + " " + half)
}

// apart writes the parts of a difference, without its sign where it is above none.
func (s scale) apart(d *sim.Difference) (text, known string) {
	place, h := s.placeApart(d), d.HalfWidth()*s.factor
	text = rounded(d.Mean*s.factor, place)
	if sim.Step(h) > 0 && h >= place/2 {
		known = "±" + noSpace + rounded(h, place)
	}
	return text, known
}

// placeApart is where the last figure of a difference stands: so fine that what can be
// told from none does not look as if it could not.
func (s scale) placeApart(d *sim.Difference) float64 {
	place, least := s.place(&d.Estimate), 1e-3
	mean, h := math.Abs(d.Mean*s.factor), d.HalfWidth()*s.factor
	for least *= place; place > least && !d.Zero() && math.Round(mean/place) <= math.Round(h/place); {
		place /= 10
	}
	return place
}

// own writes what an alternative came to in a row, 83.0 % ± 1.6.
func (c *comparisonPrinter) own(i int, r comparedRow) string {
	v := c.value(i, r)
	if v == nil {
		return nothing
	}
	return c.scaleFor(r, v.Mean, false).inWords(&v.Estimate)
}
