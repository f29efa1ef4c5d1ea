package report

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

type align int

const (
	alignRight align = iota
	alignLeft
)

// terminal measures text as a terminal shows it, in any locale.
var terminal = &runewidth.Condition{StrictEmojiNeutral: true}

func textWidth(s string) int { return terminal.StringWidth(readable(s)) }

const gap = "  " // between columns

// table writes rows in columns, aligned as said; columns that nothing is said
// of are numbers, to the right.
func (t *textPage) table(rows [][]string, aligns ...align) {
	widths := columnWidths(rows)
	for _, row := range rows {
		t.row(widths, row, aligns...)
	}
}

func (t *textPage) row(widths []int, row []string, aligns ...align) {
	var line strings.Builder
	for i, cell := range row {
		pad := strings.Repeat(" ", widths[i]-textWidth(cell))
		if i > 0 {
			line.WriteString(gap)
		}
		if i < len(aligns) && aligns[i] == alignLeft {
			line.WriteString(cell + pad)
		} else {
			line.WriteString(pad + cell)
		}
	}
	t.line("%s", line.String())
}

func columnWidths(rows [][]string) []int {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], textWidth(cell))
		}
	}
	return widths
}

func tableWidth(rows [][]string) int {
	total := -len(gap)
	for _, w := range columnWidths(rows) {
		total += w + len(gap)
	}
	return total
}

// Wrap breaks text at spaces into lines of at most width columns, but none
// between a number and its unit; a longer word stands alone.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(unbroken(text), breaks) {
		switch {
		case line == "":
			line = word
		case textWidth(line)+1+textWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// breaks reports whether a line may end at a space.
func breaks(r rune) bool { return unicode.IsSpace(r) && !strings.ContainsRune(noSpace+narrowSpace, r) }

// readable is text for a terminal: spaces of one kind, and nothing that moves
// the cursor or turns the direction of writing.
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, text)
}
