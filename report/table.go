package report

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// table is a table of the page. Every number in it says where in result.json
// it stands: by a JSON pointer of its own, or by that of its column, whose *
// is the number of the row.
type table struct {
	Caption string
	Note    string
	Head    []column
	Rows    []row
	Open    bool // on the screen too, not only once asked for
	Print   bool // on paper
}

// mostRows is how many rows a page shows; a browser bears more, a reader does
// not.
const mostRows = 4500

// Long reports whether the table is left to the files beside the page.
func (t *table) Long() bool { return len(t.Rows) > mostRows }

type column struct {
	Name string
	Unit string // of the numbers below
	At   string
	Text bool // words, not numbers
}

type row struct {
	Name  string
	Extra string // a second line of the name
	Index int    // replaces the * of the columns' pointers
	Cells []cell
}

// cell is a number with what is known of it, or a text.
type cell struct {
	Text   string
	Unit   string // where the column has none
	Half   string // how well it is known: ± 0.8
	Spread string // one season in ten is below, one above
	At     string
	Index  string // replaces the * of the column's pointer, where the row's does not
	Mark   string // of a warning
	Class  string
	Bar    float64 // length of a bar behind the number, in percent

	of     *sim.Estimate // what it shows, for spreadsheets; nil for a text
	scale  scale         // in which it is shown
	signed bool          // as a difference
}

const nothing = "–" // where there is no number

// number is a cell without an interval, in a column that names the unit.
func (s scale) number(v float64) cell { return cell{Text: s.plain(v)} }

// known is the same for a value that may be missing.
func (s scale) known(v *float64) cell {
	if v == nil {
		return cell{Text: nothing}
	}
	return s.number(*v)
}

// numberAt is number for element i of a series that may be left out.
func (s scale) numberAt(series []float64, i int) cell {
	if i >= len(series) {
		return cell{Text: nothing}
	}
	return s.number(series[i])
}

// estimate is a cell with its interval, in a column that names the unit.
func (s scale) estimate(e *sim.Estimate) cell {
	if e.N == 0 {
		return cell{Text: nothing}
	}
	unit := ""
	if s.unit == "%" {
		unit = s.halfUnit()
	}
	return cell{Text: s.mean(e), Half: s.interval(e, unit), of: e, scale: s}
}

// full is an estimate with its unit and how seasons differ, in a table of many
// units.
func (s scale) full(e *sim.Estimate, at string) cell {
	c := s.estimate(e)
	if e.N > 0 {
		c.Unit, c.Spread, c.At = s.unit, s.spread(e), at
	}
	return c
}

// pointer is a JSON pointer into result.json.
func pointer(steps ...any) string {
	text := ""
	for _, s := range steps {
		text += "/" + fmt.Sprint(s)
	}
	return text
}

// escapePointer writes a name as a step of a JSON pointer (RFC 6901).
func escapePointer(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
