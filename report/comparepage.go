package report

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

// ComparisonHTML writes c as one page that needs nothing but itself, under the same
// rules as that of a run: see HTML.
func ComparisonHTML(w io.Writer, c *sim.Comparison) error {
	library, _ := charts.Library()
	return writeComparisonPage(w, c, library)
}

// writeComparisonPage writes the page with a library, or one that loads it when it is
// empty.
func writeComparisonPage(w io.Writer, c *sim.Comparison, library string) error {
	p, err := newComparisonPage(c, library)
	if err != nil {
		return err
	}
	return pageTemplate.ExecuteTemplate(w, "compare.html", p)
}

// pageComparison holds what every part of the page of a comparison needs.
type pageComparison struct {
	*comparisonPrinter
	words *comparePageWords
}

// differenceAt returns how far a strategy lies from the base in a row, and its place
// among the strategy's differences; nil where that is not known.
func (c *pageComparison) differenceAt(strategy int, r comparedRow) (*sim.Difference, int) {
	d := c.difference(strategy, r)
	if d == nil {
		return nil, -1
	}
	list := c.Alternatives[strategy].Differences
	return d, slices.IndexFunc(list, func(d sim.Difference) bool { return d.Measure == r.measure && d.Scope == r.scope })
}

// inResult is the place of a table's numbers: those of one strategy's result.
func (c *pageComparison) inResult(strategy int, t *table) *table {
	prefix := pointer("alternatives", strategy, "result")
	under := func(at *string) {
		if *at != "" {
			*at = prefix + *at
		}
	}
	for i := range t.Head {
		under(&t.Head[i].At)
	}
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			under(&t.Rows[i].Cells[k].At)
		}
	}
	return t
}

// comparedPage is what the template of the page sees.
type comparedPage struct {
	*pageComparison
	scripts
	Say      *pageWords
	Own      *comparePageWords
	Language string
	Heading  string
	Basis    string
	Luck     string
	Tables   []*pairedTable
	Notes    footnotes
	First    []*section // before the differences: what was asked
	Sections []*section
	Events   *table
	Chosen   []week // none: no chart of the page shows weeks
	Memo     string
	Points   []string // what else there is to say in short
	Warned   []string
	Others   *table // warnings of single strategies
	Method   []fact
	Measured *table
	Changed  *table
	Assumed  *table
}

func newComparisonPage(c *sim.Comparison, library string) (*comparedPage, error) {
	if len(c.Alternatives) == 0 {
		return nil, errors.New("the comparison holds no strategy")
	}
	all := &pageComparison{newComparisonPrinter(c), &englishComparePage}
	base := all.base()
	v := &comparedPage{pageComparison: all, Say: &base.say.Page, Own: all.words, Language: base.say.Language, Heading: c.Title}
	if v.Heading == "" {
		v.Heading = c.Season
	}
	v.Basis, v.Luck = all.basis(), all.luck()
	v.Tables = all.tables(&v.Notes)
	v.Sections = all.sections()
	if c.Ranking != nil {
		v.First, v.Sections = v.Sections[:1], v.Sections[1:]
	}
	v.Events = all.together().eventTable()
	v.Memo, v.Points = all.inShort()
	v.Warned, v.Others, v.Method = all.warned(), all.ownWarnings(), all.method()
	v.Measured, v.Changed, v.Assumed = base.measured(), all.changed(), base.assumed()
	var err error
	if v.scripts, err = newScripts(base.say, nil, library); err != nil {
		return nil, err
	}
	return v, drawAll(v.Sections) // no chart stands first
}

// AssumedLead says whose assumptions they are, and what that means.
func (v *comparedPage) AssumedLead() string {
	return v.Own.AssumptionsLead + " " + v.Say.AssumptionsLead
}

// drawAll writes the charts of the sections.
func drawAll(sections []*section) error {
	for _, s := range sections {
		for _, t := range s.Tabs {
			for _, f := range t.Figures {
				text, err := f.plot.json()
				if err != nil {
					return fmt.Errorf("chart %s: %w", f.ID, err)
				}
				f.Chart = template.JS(text)
			}
		}
	}
	return nil
}

// sections are the parts of the page that hold charts, in their order.
func (c *pageComparison) sections() []*section {
	var kept []*section
	for _, s := range []*section{
		c.ranking(), c.forest(), c.pareto(), c.waits(), c.needs(), c.selfService(), c.projects(),
	} {
		if len(s.Tabs)+len(s.Tables) > 0 || s.ID == "pareto" && s.Lead != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// basis says what was compared, on what.
func (c *pageComparison) basis() string {
	parts := []string{fmt.Sprintf(c.words.compared, len(c.Alternatives)), c.Centre, c.base().period(), c.each()}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// each says how often each strategy was played.
func (c *pageComparison) each() string {
	switch fewest, most := c.played(); {
	case most == 1:
		return c.words.eachOnce
	case fewest == most:
		return fmt.Sprintf(c.words.each, scale{factor: 1}.plain(float64(most)))
	default:
		return fmt.Sprintf(c.words.eachBetween, fewest, most)
	}
}

// luck says whether the strategies were played on the same luck, and what that saved.
func (c *pageComparison) luck() string {
	if !c.Paired {
		return c.words.unpaired
	}
	return strings.TrimSpace(c.words.paired + " " + c.luckSaved())
}
