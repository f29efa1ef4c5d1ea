package report

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// mapText writes safe and unsafe ground: a row for each value of one lever, from most to none,
// and a column for each of the other.
func (p *stressPrinter) mapText(t *textPage) {
	m := p.Map
	t.line("")
	t.line("%s", p.mapTitle())
	rows := make([][]string, 0, len(m.Ys)+1)
	for y := len(m.Ys) - 1; y >= 0; y-- {
		line := []string{m.Y.Text(m.Ys[y])}
		for x := range m.Xs {
			line = append(line, p.cellText(&m.Cells[y][x]))
		}
		rows = append(rows, line)
	}
	foot := []string{""}
	for _, x := range m.Xs {
		foot = append(foot, m.X.Text(x))
	}
	t.table(append(rows, foot))
	t.paragraph("", "", p.own.mapWords)
	t.paragraph("", "", p.mapNote())
}

func (p *stressPrinter) mapTitle() string {
	return fmt.Sprintf(p.own.mapTitle, display(p.Map.Y.Name), display(p.Map.X.Name))
}

// mapNote says how the map was made.
func (p *stressPrinter) mapNote() string {
	text := fmt.Sprintf(p.own.mapPlayed, p.Map.Played, p.Map.Inferred)
	if len(p.Map.Broken) > 0 {
		text += " " + fmt.Sprintf(p.own.mapBroken, strings.Join(p.Map.Broken, ", "))
	}
	return text
}

// cellText is the sign of a cell, in brackets where it follows from others.
func (p *stressPrinter) cellText(c *sim.MapCell) string {
	sign := p.say.mark(c.Outcome)
	if c.Inferred {
		return "(" + sign + ")"
	}
	return " " + sign + " "
}
