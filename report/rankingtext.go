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
	t.page.paragraph("", "", t.say.rank.legend)
	for _, note := range t.lateProjects() {
		t.page.paragraph("! ", "  ", note)
	}
	t.warned()
}

// plainTable writes a table of the page for the terminal: names to the left, in lines
// that leave room for the numbers, and headings in as many lines as they need.
func (t *textPage) plainTable(of *table) {
	t.line("")
	t.line("%s", of.Caption)
	b := of.block(t.width)
	for _, line := range b.lines() {
		t.line("%s", line)
	}
	if of.Note != "" {
		t.paragraph("", "", of.Note)
	}
}

// block lays a table out in cells of one line or more, its names no wider than what its
// numbers leave.
func (t *table) block(width int) block {
	head := [][]string{fitted(t.Head[0].Name, leastColumn)}
	columns := make([]int, len(t.Head)) // of the numbers
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			columns[i+1] = max(columns[i+1], textWidth(c.words()))
		}
	}
	room := width
	for i, c := range t.Head[1:] {
		name := c.Name
		if c.Unit != "" {
			name += ", " + c.Unit
		}
		lines := fitted(name, max(leastNumber, columns[i+1]))
		columns[i+1] = max(columns[i+1], widest(lines))
		for k := range lines {
			lines[k] = right(lines[k], columns[i+1])
		}
		head = append(head, lines)
		room -= columns[i+1] + len(gap)
	}
	b := block{head}
	for _, r := range t.Rows {
		line := [][]string{append(fitted(r.Name, max(leastColumn, room)), indented(r.Extra)...)}
		for i, c := range r.Cells {
			line = append(line, []string{right(c.words(), columns[i+1])})
		}
		b = append(b, line)
	}
	return b
}

// leastNumber is how narrow a column of numbers may be.
const leastNumber = 9

// words is a cell as it stands in a line.
func (c *cell) words() string {
	return strings.TrimSpace(strings.TrimSpace(c.Mark+" "+c.Text) + " " + c.Half)
}

func indented(text string) []string {
	if text == "" {
		return nil
	}
	return []string{"  " + text}
}
