package report

import (
	"slices"
	"strings"
)

// block is a part of a comparison's table: rows of cells, each of one line or more. A
// row with one cell is a heading.
type block [][][]string

// block lays out some alternatives, with the differences beside the alternatives' own
// figures, or stacked below them.
func (t *comparisonPage) block(rows []comparedRow, alternatives []int, stacked bool) block {
	b := block{{{""}, t.head(0, leastColumn)}}
	for i, r := range rows {
		if i == 0 || r.scope != rows[i-1].scope {
			b = append(b, [][]string{{t.base().scopeName(r.scope)}})
		}
		b = append(b, [][]string{fitted(t.rowName(r), widestName), {squeezed(t.own(0, r), stacked)}})
	}
	for _, i := range alternatives {
		cells := t.cells(i, rows, stacked)
		b[0] = append(b[0], t.head(i, max(leastColumn, widest(slices.Concat(cells...)))))
		for k, row := range b[1:] {
			if len(row) > 1 {
				b[k+1], cells = append(row, cells[0]), cells[1:]
			}
		}
	}
	return b
}

// How wide the name of a measure may be, and how narrow that of an alternative.
const (
	widestName  = 18
	leastColumn = 12
)

// head is the heading of a column, and how many seasons its figures rest on where that is
// not the same for all.
func (t *comparisonPage) head(i, width int) []string {
	lines := fitted(t.heading(i), width)
	if seasons := t.seasonsOf(i); seasons != "" {
		lines = append(lines, seasons)
	}
	return lines
}

// heading is the name of an alternative above its column, with how it met the targets
// and the marks of its warnings.
func (t *comparisonPage) heading(i int) string {
	name := t.name(i)
	if mark := t.mark(i); mark != "" {
		name = mark + noSpace + name
	}
	return name + superscript(t.marks.mark(t.nameNotes(i)))
}

// comparedCell is what stands in one row of an alternative.
type comparedCell struct{ own, apart, verdict string }

func (t *comparisonPage) cell(i int, r comparedRow) comparedCell {
	d := t.difference(i, r)
	c := comparedCell{own: t.own(i, r), verdict: t.sign(d)}
	switch {
	case t.value(i, r) == nil || d == nil:
		c.verdict = ""
	case c.verdict == "":
		c.apart, c.verdict = t.apart(d), t.betterWord(d)
	}
	c.verdict += superscript(t.marks.mark(t.cellNotes(d)))
	return c
}

// cells are those of one alternative, in columns of their own: what it came to, how
// far that is from the base, and whether that is better.
func (t *comparisonPage) cells(i int, rows []comparedRow, stacked bool) (lines [][]string) {
	var cells []comparedCell
	var own, apart, verdict int
	for _, r := range rows {
		c := t.cell(i, r)
		c.own, c.apart = squeezed(c.own, stacked), squeezed(c.apart, stacked)
		own, apart, verdict = max(own, textWidth(c.own)), max(apart, textWidth(c.apart)), max(verdict, textWidth(c.verdict))
		cells = append(cells, c)
	}
	for _, c := range cells {
		if !stacked {
			lines = append(lines, []string{right(c.own, own) + gap + right(c.apart, apart) + " " + left(c.verdict, verdict)})
			continue
		}
		number := max(own, apart)
		line := []string{right(c.own, number) + " " + left(c.verdict, verdict)}
		if c.apart != "" {
			line = append(line, right(c.apart, number))
		}
		lines = append(lines, line)
	}
	return lines
}

// squeezed leaves out the spaces before units and behind ± where room is scarce.
func squeezed(text string, scarce bool) string {
	if !scarce {
		return text
	}
	return strings.ReplaceAll(text, noSpace, "")
}

// lines writes the table: the base's figures to the right, all else to the left.
func (b block) lines() (lines []string) {
	widths := b.widths()
	for _, row := range b {
		if len(row) == 1 {
			name := row[0][0] + " "
			lines = append(lines, name+strings.Repeat("─", max(0, b.width()-textWidth(name))))
			continue
		}
		for k := range slices.Max(heights(row)) {
			var line []string
			for i, cell := range row {
				text := ""
				if k < len(cell) {
					text = cell[k]
				}
				if i == 1 {
					line = append(line, right(text, widths[i]))
				} else {
					line = append(line, left(text, widths[i]))
				}
			}
			lines = append(lines, strings.Join(line, gap))
		}
	}
	return lines
}

func (b block) widths() []int {
	widths := make([]int, len(b[0]))
	for _, row := range b {
		for i, cell := range row {
			if len(row) > 1 {
				widths[i] = max(widths[i], widest(cell))
			}
		}
	}
	return widths
}

func (b block) width() int {
	total := -len(gap)
	for _, w := range b.widths() {
		total += w + len(gap)
	}
	return total
}

func heights(row [][]string) (all []int) {
	for _, cell := range row {
		all = append(all, len(cell))
	}
	return all
}

func widest(lines []string) (width int) {
	for _, line := range lines {
		width = max(width, textWidth(line))
	}
	return width
}

func right(text string, width int) string {
	return strings.Repeat(" ", max(0, width-textWidth(text))) + text
}

func left(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-textWidth(text)))
}

// fitted breaks a name into lines of at most width columns, within words too where
// they are longer: behind a sign if there is one, so that a value stays whole.
func fitted(name string, width int) (lines []string) {
	for _, line := range Wrap(readable(name), width) {
		for textWidth(line) > width {
			head := terminal.Truncate(line, width, "")
			if at := strings.LastIndexAny(head, "=./_,:-"); at > 0 {
				head = head[:at+1]
			}
			if head == "" {
				break
			}
			lines, line = append(lines, head), strings.TrimPrefix(line, head)
		}
		lines = append(lines, line)
	}
	return lines
}
