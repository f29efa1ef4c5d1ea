package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// memo is what a decision memo needs: a paragraph of what was compared, what does best at
// what cost, and who meets the targets; and in points what else follows. Every figure that
// was simulated stands with its interval, and nothing is called best that cannot be told
// apart from the next.
type memo struct{ lead, points []string }

// all are its sentences, one after the other.
func (m memo) all() []string { return slices.Concat(m.lead, m.points) }

func (c *comparisonPrinter) memo() memo {
	if len(c.of) < 2 {
		return memo{}
	}
	var points []string
	var named []int
	headline := ""
	for _, key := range []string{serviceLevel, needsUnserved} {
		r := comparedRow{measure: key}
		leaders := c.leaders(r)
		if len(leaders) == 0 {
			continue
		}
		said := c.memoLeaders(r, leaders)
		if headline == "" {
			headline, said = c.memoHeadline(r, said, leaders), ""
		}
		points = append(points, said, c.memoOthers(r, leaders))
		if !c.recounted(r) {
			named = added(named, leaders)
		}
	}
	for _, i := range named[:min(mostPriced, len(named))] {
		points = append(points, c.memoPrice(i), c.memoHarm(i))
	}
	points = append(points, c.memoUnpriced(named))
	points = append(append(points, c.memoLate()...), c.say.compare.memoInterval)
	return memo{tidy([]string{c.memoBasis(), headline, c.memoTargets()}), tidy(points)}
}

// added adds the strategies that are not in a list yet, but for the base.
func added(list, more []int) []int {
	for _, i := range more {
		if i > 0 && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	return list
}

// tidy leaves out what there is nothing to say of, and keeps ± with its number.
func tidy(sentences []string) []string {
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	for i := range sentences {
		sentences[i] = strings.ReplaceAll(sentences[i], " ±", noSpace+"±")
	}
	return sentences
}

// memoHeadline is what is said of those that do best in a row, with what each changes the
// cost by.
func (c *comparisonPrinter) memoHeadline(r comparedRow, said string, leaders []int) string {
	var costs []string
	for _, i := range leaders[:min(mostPriced, len(leaders))] {
		if text := c.memoChange(i, wholeCost); text != "" && len(leaders) < len(c.of) && !c.recounted(r) {
			costs = append(costs, fmt.Sprintf(c.say.compare.memoCost, c.quoted(i), text))
		}
	}
	if len(costs) == 0 {
		return said
	}
	return strings.TrimSuffix(said, ".") + fmt.Sprintf(c.say.compare.memoCosts, c.listed(costs))
}

// memoHarm says in what an alternative that does best is worse than the base: what happens
// to needs, and to the customers of single channels.
func (c *comparisonPrinter) memoHarm(i int) string {
	var worse []string
	for _, r := range c.rows() {
		d := c.difference(i, r)
		if d == nil || d.Better() >= 0 || measure(r.measure).Unit == sim.Money || slices.Contains(noHarm, r.measure) {
			continue
		}
		name := lowerFirst(c.rowName(r))
		if r.scope.Channel != "" {
			name += " of " + display(r.scope.Channel)
		}
		worse = append(worse, fmt.Sprintf(c.say.compare.memoValue, name, c.apart(d)))
	}
	if len(worse) == 0 {
		return ""
	}
	return fmt.Sprintf(c.say.compare.memoHarm, upperFirst(c.quoted(i)), c.listed(worse))
}

// noHarm are the measures that tell of effort.
var noHarm = []string{"overtime", waited}

// mostPriced is how many alternatives a memo says the price of.
const mostPriced = 3

func (c *comparisonPrinter) memoBasis() string {
	format := c.say.compare.memoUnpaired
	if c.Paired {
		format = c.say.compare.memoPaired
	}
	var others []string
	for i := 1; i < len(c.of); i++ {
		others = append(others, c.quoted(i))
	}
	base := c.base()
	basis := slices.DeleteFunc([]string{base.Centre, base.period(), c.replications()}, func(s string) bool { return s == "" })
	return fmt.Sprintf(format, c.quoted(0), c.listed(others), c.seasonTitle(), strings.Join(basis, " · "))
}

// leaders returns the alternative with the best value in a row, and after it those that
// cannot be told apart from it.
func (c *comparisonPrinter) leaders(r comparedRow) []int {
	better := float64(measure(r.measure).Better)
	var order []int
	for i := range c.of {
		if c.value(i, r) != nil {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, k int) int {
		switch a, b := better*c.Standing(i, r.measure, r.scope), better*c.Standing(k, r.measure, r.scope); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	if len(order) == 0 || better == 0 {
		return nil
	}
	best := order[0]
	return slices.DeleteFunc(order, func(i int) bool {
		d := c.between(best, i, r)
		return i != best && d != nil && d.Better() < 0
	})
}

// between is how far one alternative lies from another; nil if there is no telling.
func (c *comparisonPrinter) between(from, to int, r comparedRow) *sim.Difference {
	only := func(i int) *sim.Result { return &sim.Result{Measures: []sim.Value{*c.value(i, r)}} }
	all := study.Differences(only(from), only(to), c.Paired)
	if len(all) == 0 {
		return nil
	}
	return &all[0]
}

// memoLeaders says what does best in a row.
func (c *comparisonPrinter) memoLeaders(r comparedRow, leaders []int) string {
	say, name, best := &c.say.compare, lowerFirst(c.rowName(r)), leaders[0]
	switch d := c.difference(best, r); {
	case c.recounted(r):
		return fmt.Sprintf(say.memoRecounted, name, c.listed(c.Differs))
	case c.same(r):
		return fmt.Sprintf(say.memoSame, name, c.own(0, r))
	case len(leaders) == len(c.of):
		return fmt.Sprintf(say.memoNoneApart, name, c.quoted(0), c.own(0, r))
	case len(leaders) > 1:
		var list []string
		for _, i := range leaders {
			list = append(list, c.memoValue(i, r))
		}
		return fmt.Sprintf(say.memoSeveral, name, c.listed(list))
	case d == nil:
		return fmt.Sprintf(say.memoBest, name, c.quoted(best), c.own(best, r))
	default:
		return fmt.Sprintf(say.memoBestBy, name, c.quoted(best), c.own(best, r), c.apart(d), c.quoted(0))
	}
}

// memoValue writes an alternative with what it came to and how far that is from the base.
func (c *comparisonPrinter) memoValue(i int, r comparedRow) string {
	if d := c.difference(i, r); d != nil && !d.Same {
		return fmt.Sprintf(c.say.compare.memoDiffers, c.quoted(i), c.own(i, r), c.apart(d))
	}
	return fmt.Sprintf(c.say.compare.memoValue, c.quoted(i), c.own(i, r))
}

// memoOthers says of those that do not lead which are worse than the base, or cannot be
// told apart from it.
func (c *comparisonPrinter) memoOthers(r comparedRow, leaders []int) string {
	name := lowerFirst(c.rowName(r))
	var worse, alike []string
	for i := 1; i < len(c.of); i++ {
		d := c.difference(i, r)
		switch {
		case d == nil || d.Same || d.Recounted || slices.Contains(leaders, i):
		case d.Zero():
			alike = append(alike, fmt.Sprintf(c.say.compare.memoValue, c.quoted(i), c.apart(d)))
		case d.Better() < 0:
			worse = append(worse, fmt.Sprintf(c.say.compare.memoValue, c.quoted(i), c.apart(d)))
		}
	}
	var sentences []string
	if len(worse) > 0 {
		sentences = append(sentences, fmt.Sprintf(c.say.compare.memoWorse, name, c.quoted(0), c.listed(worse)))
	}
	if len(alike) > 0 {
		sentences = append(sentences, fmt.Sprintf(c.say.compare.memoAlike, name, c.quoted(0), c.listed(alike)))
	}
	return strings.Join(sentences, " ")
}

// memoPrice says what an alternative costs and brings, in money and in hours, beside the
// base.
func (c *comparisonPrinter) memoPrice(i int) string {
	var facts []string
	for _, key := range append(c.effort(i), marginLost, waited) {
		if text := c.memoChange(i, key); text != "" {
			facts = append(facts, fmt.Sprintf(c.say.compare.memoBy, lowerFirst(c.rowName(comparedRow{measure: key})), text))
		}
	}
	if len(facts) == 0 {
		return ""
	}
	return fmt.Sprintf(c.say.compare.memoPrice, c.quoted(0), c.quoted(i), c.listed(facts))
}

// memoChange writes by how much an alternative changes a measure of the centre; empty
// where it does not, or that is not known. What projects cost is known without playing.
func (c *comparisonPrinter) memoChange(i int, key string) string {
	projects := c.projectCost(i) - c.projectCost(0)
	d := c.difference(i, comparedRow{measure: key})
	switch {
	case key == "project_cost" && projects != 0:
		return c.money(withSign(scale{factor: 1}.plain(projects)))
	case d == nil || d.Same:
		return ""
	}
	text := c.apart(d)
	if measure(key).Unit == sim.Money {
		text = c.money(text)
	}
	if key == wholeCost && projects > 0 {
		text = fmt.Sprintf(c.say.compare.memoProjects, text, c.money(scale{factor: 1}.plain(projects)))
	}
	if d.Zero() {
		text = fmt.Sprintf(c.say.compare.memoZero, text)
	}
	return text
}

// memoUnpriced says of which alternatives that do best there is no telling what they cost.
func (c *comparisonPrinter) memoUnpriced(best []int) string {
	var names []string
	for _, i := range best[:min(mostPriced, len(best))] {
		if c.value(i, comparedRow{measure: wholeCost}) == nil {
			names = append(names, c.quoted(i))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(c.say.compare.memoUnpriced, c.listed(names))
}

// money writes an amount with its currency.
func (c *comparisonPrinter) money(text string) string {
	if c.Currency == "" {
		return text
	}
	return c.Currency + noSpace + text
}

// projectCost is what the projects of an alternative cost in the season.
func (c *comparisonPrinter) projectCost(i int) (sum float64) {
	for _, p := range c.Alternatives[i].Projects {
		sum += p.Cost
	}
	return sum
}

// memoTargets says who meets the targets.
func (c *comparisonPrinter) memoTargets() string {
	if !c.judged(0) {
		return ""
	}
	var pass, undecided, missed []string
	for i, p := range c.of {
		switch p.Verdict.Outcome {
		case sim.Pass:
			pass = append(pass, c.quoted(i))
		case sim.Undecided:
			undecided = append(undecided, c.quoted(i))
		case sim.Fail:
			missed = append(missed, c.quoted(i))
		}
	}
	say, sentence := &c.say.compare, ""
	switch {
	case len(pass)+len(undecided) == 0:
		return say.memoAllMiss + "."
	case len(pass) == 0:
		sentence = fmt.Sprintf(say.memoNoPass, c.listed(undecided))
	case len(undecided) == 0:
		sentence = fmt.Sprintf(say.memoPass, c.listed(pass))
	default:
		sentence = fmt.Sprintf(say.memoPass, c.listed(pass)) + fmt.Sprintf(say.memoUndecided, c.listed(undecided))
	}
	if len(missed) > 0 {
		sentence += fmt.Sprintf(say.memoMissed, c.listed(missed))
	}
	return sentence + "."
}

// memoLate says what should have been begun by now.
func (c *comparisonPrinter) memoLate() (sentences []string) {
	for _, note := range c.lateProjects() {
		sentences = append(sentences, fmt.Sprintf(c.say.compare.memoLate, note, c.today()))
	}
	return sentences
}

func (c *comparisonPrinter) quoted(i int) string { return fmt.Sprintf(c.say.compare.quoted, c.name(i)) }

// mostListed is how many names a sentence holds.
const mostListed = 7

// listed writes a list as in a sentence: a, b and c.
func (c *comparisonPrinter) listed(list []string) string {
	if len(list) > mostListed {
		list = append(slices.Clone(list[:mostListed-1]), fmt.Sprintf(c.say.compare.more, len(list)-mostListed+1))
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + c.say.compare.and + list[last]
	}
	return strings.Join(list, "")
}
