package report

import "strings"

// ranking writes which projects to do first.
func (t *comparisonPage) ranking() {
	t.page.line("")
	t.page.paragraph("", "", strings.Join(t.rankingSentences(), " "))
	for _, table := range present(t.rankedSets(), t.rankedParts(), t.rankedOverlaps()) {
		t.page.plainTable(table)
	}
	t.page.line("")
	t.page.paragraph("", "", t.rankLegend()+t.say.rank.hint)
	for _, note := range t.lateProjects() {
		t.page.paragraph("! ", "  ", note)
	}
	t.warned()
}

// plainTable writes a table of the page for the terminal: names to the left, in lines
// that leave room for the numbers, and headings in as many lines as they need.
func (t *textPage) plainTable(of *table) {
	t.line("")
	t.paragraph("", "", of.Caption)
	for i, part := range of.parts(t.width) {
		if i > 0 {
			t.line("")
		}
		for _, line := range part.block(t.width).lines() {
			t.line("%s", line)
		}
	}
	if of.Note != "" {
		t.paragraph("", "", of.Note)
	}
}

// parts splits a table that is too wide into several of the same rows, beside whose
// columns there is room for the names.
func (t *table) parts(width int) (list []*table) {
	names := leastColumn
	for _, r := range t.Rows {
		names = max(names, widest(fitted(r.Name, widestSet)))
	}
	for from := 0; from < len(t.Head)-1; {
		to, room := from, width-names
		for ; to < len(t.Head)-1; to++ {
			room -= len(gap) + t.columnWidth(to)
			if room < 0 && to > from {
				break
			}
		}
		part := &table{Head: append([]column{t.Head[0]}, t.Head[from+1:to+1]...)}
		for _, r := range t.Rows {
			if r.Cells = r.Cells[from:to]; from > 0 {
				r.Extra = ""
			}
			part.Rows = append(part.Rows, r)
		}
		list, from = append(list, part), to
	}
	return list
}

// heading is the name of column i of the numbers, with its unit.
func (t *table) heading(i int) string {
	if c := t.Head[i+1]; c.Unit != "" {
		return c.Name + ", " + c.Unit
	}
	return t.Head[i+1].Name
}

// columnWidth is how wide column i of the numbers is.
func (t *table) columnWidth(i int) int {
	width := leastNumber
	for _, r := range t.Rows {
		width = max(width, textWidth(r.Cells[i].words()))
	}
	return max(width, widest(fitted(t.heading(i), width)))
}

// block lays a table out in cells of one line or more, its names no wider than what its
// numbers leave.
func (t *table) block(width int) block {
	head := [][]string{fitted(t.Head[0].Name, leastColumn)}
	columns, room := make([]int, len(t.Head)-1), width
	for i := range columns {
		columns[i] = t.columnWidth(i)
		lines := fitted(t.heading(i), columns[i])
		for k := range lines {
			lines[k] = right(lines[k], columns[i])
		}
		head = append(head, lines)
		room -= columns[i] + len(gap)
	}
	b := block{head}
	for _, r := range t.Rows {
		line := [][]string{append(fitted(r.Name, max(leastColumn, room)), indented(r.Extra)...)}
		for i, c := range r.Cells {
			line = append(line, []string{right(c.words(), columns[i])})
		}
		b = append(b, line)
	}
	return b
}

// How narrow a column of numbers may be, and how wide the name of a row beside many.
const (
	leastNumber = 9
	widestSet   = 28
)

// words is a cell as it stands in a line.
func (c *cell) words() string {
	if c.Mark == "" && c.Half == "" {
		return c.Text
	}
	return strings.TrimSpace(strings.TrimSpace(c.Mark+" "+c.Text) + " " + c.Half)
}

func indented(text string) []string {
	if text == "" {
		return nil
	}
	return []string{"  " + text}
}
