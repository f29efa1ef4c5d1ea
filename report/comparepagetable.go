package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// pairedTable has a row for each measure of a channel or the centre, and a column for
// each strategy, the base first.
type pairedTable struct {
	Caption string
	Open    bool
	Head    []pairedColumn
	Rows    []pairedRow
	Note    string
}

const mostOnPaper = 5 // strategies beside the base

// Sheets are the parts of the table that fit on paper, with the base in each; none where
// all of it does.
func (t *pairedTable) Sheets() []pairedTable {
	others := len(t.Head) - 2
	if !t.Open || others <= mostOnPaper {
		return nil
	}
	n := (others + mostOnPaper - 1) / mostOnPaper
	var sheets []pairedTable
	for k := range n {
		first, last := 2+k*others/n, 2+(k+1)*others/n
		sheet := pairedTable{Caption: t.Caption, Head: slices.Concat(t.Head[:2], t.Head[first:last])}
		for _, r := range t.Rows {
			r.Cells = slices.Concat(r.Cells[:1], r.Cells[first-1:last-1]) // which have no column for the names
			sheet.Rows = append(sheet.Rows, r)
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

type pairedColumn struct {
	Name, Extra string
	Mark        string // of warnings
	Text        bool
}

type pairedRow struct {
	Name, Scope string
	Cells       []pairedCell
}

// pairedCell is what a measure comes to under one strategy, and below it how far that
// lies from the base.
type pairedCell struct {
	Value  cell
	Change cell   // empty for the base, and where it is not known or there is none at all
	Sign   string // a class of the style sheet: better, worse, other, unsure, same
	Word   string // better, worse, more, less, ~, =
	Mark   string // of warnings
}

// mostBeside is of how many strategies the page has all measures; a browser takes long
// over more, and a reader leaves them to a spreadsheet.
const mostBeside = 30

// tables are those of all differences: of what planners need, and of the rest.
func (c *pageComparison) tables(notes *footnotes) []*pairedTable {
	key := c.rows()
	first := c.pairedTable(c.words.tableCaption, key, notes)
	if first != nil {
		first.Open = true
	}
	if len(c.of) > mostBeside {
		if first != nil {
			first.Note = strings.TrimSpace(first.Note + " " + c.words.moreInFiles)
		}
		return present(first)
	}
	rest := slices.DeleteFunc(c.allRows(), func(r comparedRow) bool {
		kind := r.scope.Kind()
		return kind != "centre" && kind != "channel" || slices.Contains(key, r)
	})
	return present(first, c.pairedTable(c.base().say.Page.More, rest, notes))
}

func (c *pageComparison) pairedTable(caption string, rows []comparedRow, notes *footnotes) *pairedTable {
	t := &pairedTable{Caption: caption, Head: []pairedColumn{{Name: c.say.measureColumn, Text: true}}}
	for i := range c.of {
		t.Head = append(t.Head, pairedColumn{Name: c.name(i), Extra: c.standing(i), Mark: notes.mark(c.nameNotes(i))})
	}
	var zero []string
	for _, r := range rows {
		if c.allZero(r) {
			zero = append(zero, c.inScope(r))
			continue
		}
		t.Rows = append(t.Rows, c.pairedRow(r, notes))
	}
	if len(zero) > 0 {
		t.Note = fmt.Sprintf(c.say.allZero, strings.Join(zero, ", "))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// standing says of a strategy whether it is the base, and how it met the targets.
func (c *pageComparison) standing(strategy int) string {
	var parts []string
	if strategy == 0 {
		parts = append(parts, c.words.base)
	}
	if c.judged(strategy) {
		parts = append(parts, c.mark(strategy)+noSpace+c.say.outcomes[c.of[strategy].Verdict.Outcome].stamp)
	}
	if seasons := c.seasonsOf(strategy); seasons != "" {
		parts = append(parts, seasons)
	}
	return strings.Join(parts, " · ")
}

// inScope names a measure in a scope, in a list.
func (c *pageComparison) inScope(r comparedRow) string {
	name := c.base().measureName(measure(r.measure))
	if r.scope == (sim.Scope{}) {
		return c.base().ofLive(name, measure(r.measure))
	}
	return fmt.Sprintf(c.say.withFormula, name, c.base().scopeName(r.scope))
}

// scopeOf names the scope of a row, with the channels that it is of where the measure
// leaves some out.
func (c *pageComparison) scopeOf(r comparedRow) string {
	name := c.base().scopeName(r.scope)
	if channels := c.base().liveOnly(); r.scope == (sim.Scope{}) && measure(r.measure).Live() && channels != "" {
		return fmt.Sprintf(c.say.wholeOf, name, channels)
	}
	return name
}

func (c *pageComparison) pairedRow(r comparedRow, notes *footnotes) pairedRow {
	m := pairedRow{Name: c.base().measureName(measure(r.measure)), Scope: c.scopeOf(r)}
	s := c.scaleOf(r)
	for i := range c.of {
		one := pairedCell{Value: c.valueCell(i, r, s)}
		if d, _ := c.differenceAt(i, r); d != nil {
			one.Sign, one.Word = c.meaning(d)
			one.Mark = notes.mark(c.cellNotes(d))
			if !d.Same {
				one.Change = c.changeCell(i, r, s)
			}
		}
		m.Cells = append(m.Cells, one)
	}
	return m
}

// valueCell is what a measure comes to under a strategy.
func (c *pageComparison) valueCell(strategy int, r comparedRow, s scale) cell {
	v, k := c.of[strategy].Find(r.measure, r.scope)
	if v == nil || v.N == 0 {
		return cell{Text: nothing}
	}
	value := s.estimate(&v.Estimate)
	value.Unit, value.At = s.unit, pointer("alternatives", strategy, "result", "measures", k)
	return value
}

// changeCell is how far a strategy lies from the base; empty where that is not known.
func (c *pageComparison) changeCell(strategy int, r comparedRow, s scale) cell {
	d, k := c.differenceAt(strategy, r)
	if d == nil {
		return cell{}
	}
	s = s.points()
	text, half := s.apart(d)
	return cell{
		Text: withSign(text), Half: half, Unit: s.unit, At: pointer("alternatives", strategy, "differences", k),
		of: &d.Estimate, scale: s, signed: true,
	}
}

// withSign writes a difference with its sign.
func withSign(number string) string {
	if number == "0" || strings.HasPrefix(number, "−") {
		return number
	}
	return "+" + number
}

// meaning says what a difference means, as a class of the style sheet and in words.
func (c *pageComparison) meaning(d *sim.Difference) (sign, word string) {
	switch better := d.Better(); {
	case d.Same:
		return "same", noneAtAll
	case d.Zero():
		return "unsure", cannotTell
	case better > 0:
		return "better", c.say.compare.better
	case better < 0:
		return "worse", c.say.compare.worse
	case d.Mean > 0:
		return "other", c.words.more
	default:
		return "other", c.words.less
	}
}
