// Package sheet reads tables as they come out of other systems: CSV with a
// heading, parted by commas, semicolons, tabs or bars, with or without a byte
// order mark, with a decimal point or a decimal comma. Every cell keeps its
// place, and whatever is wrong is told with it, all at once.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

// MostRows is how many rows of a table are read: more than a year of quarters
// of an hour for twenty queues.
const MostRows = 1_000_000

// Table is a heading with the rows below it.
type Table struct {
	File    string
	Columns []string // as written
	Rows    []Row
	heading []tree.Pos
	read    map[int]bool // columns that were asked for
}

// Row is one line of a table.
type Row struct {
	cells []Cell
	pos   tree.Pos
}

// Cell is one value of a table, with its place.
type Cell struct {
	Text  string
	Pos   tree.Pos
	comma bool // decimals are parted by a comma, as where cells are parted by semicolons
}

// Read reads a table. What is wrong with it goes to the log; rows that can be
// read are there all the same. It returns nil when there is no heading.
func Read(file string, text []byte, log *tree.Log) *Table {
	text = withoutHint(bytes.TrimPrefix(text, []byte("\ufeff")))
	start := tree.Pos{File: file, Line: 1, Column: 1}
	if !utf8.Valid(text) {
		log.Add(start, "this is not text in UTF-8", "export the table as CSV in UTF-8")
		return nil
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.Comma = -1, true, separator(text)
	t := &Table{File: file}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.unreadable(err, log)
			break
		}
		if !t.add(r, record, log) {
			break
		}
	}
	if t.Columns == nil {
		log.Add(start, "the table is empty", "write a heading, and a row for each interval below it")
		return nil
	}
	return t
}

// withoutHint empties a first line in which a spreadsheet is told how cells are
// parted: sep=;
func withoutHint(text []byte) []byte {
	if first, rest, _ := bytes.Cut(text, []byte("\n")); len(first) > 4 && len(first) < 8 && bytes.EqualFold(first[:4], []byte("sep=")) {
		return append([]byte("\n"), rest...)
	}
	return text
}

// separator is the sign that parts the cells of the heading.
func separator(text []byte) rune {
	heading, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, sign := range []rune{',', ';', '\t', '|'} {
		if n := strings.Count(string(heading), string(sign)); n > most {
			best, most = sign, n
		}
	}
	return best
}

// add takes one record in: the heading, or a row. It reports whether there is
// room for more.
func (t *Table) add(r *csv.Reader, record []string, log *tree.Log) bool {
	row := Row{}
	blank := true
	for i, text := range record {
		line, column := r.FieldPos(i)
		cell := Cell{strings.TrimSpace(text), tree.Pos{File: t.File, Line: line, Column: column}, r.Comma == ';'}
		row.cells = append(row.cells, cell)
		blank = blank && cell.Text == ""
	}
	row.pos = row.cells[0].Pos
	switch {
	case blank: // an empty line of a spreadsheet
	case t.Columns == nil:
		for _, cell := range row.cells {
			t.Columns = append(t.Columns, cell.Text)
			t.heading = append(t.heading, cell.Pos)
		}
	case len(t.Rows) == MostRows:
		log.Add(row.pos, fmt.Sprintf("more than %d rows", MostRows), "write a file for each year")
		return false
	case len(row.cells) != len(t.Columns):
		log.Add(row.pos, fmt.Sprintf("%d cells in a table of %d columns", len(row.cells), len(t.Columns)), "write a cell for each column, and put those that hold a separator in quotes")
	default:
		t.Rows = append(t.Rows, row)
	}
	return true
}

func (t *Table) unreadable(err error, log *tree.Log) {
	at := tree.Pos{File: t.File, Line: 1, Column: 1}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		at.Line, at.Column, err = parse.Line, parse.Column, parse.Err
	}
	log.Add(at, "this is not CSV: "+err.Error(), `close every quote, and write "" for a quote within quotes`)
}

// Column returns the index of the column that goes by one of the names, -1
// when none does. Case, spaces and underscores do not matter.
func (t *Table) Column(names ...string) int {
	for _, name := range names {
		if i := slices.IndexFunc(t.Columns, func(c string) bool { return plain(c) == plain(name) }); i >= 0 {
			if t.read == nil {
				t.read = map[int]bool{}
			}
			t.read[i] = true
			return i
		}
	}
	return -1
}

// Need returns the index of a column like Column, and faults a table that
// lacks it.
func (t *Table) Need(log *tree.Log, names ...string) int {
	i := t.Column(names...)
	if i < 0 {
		log.Add(t.heading[0], "there is no column "+names[0], "its columns are "+strings.Join(quoted(t.Columns), ", ")+": call the right one that")
	}
	return i
}

// Unread tells of columns that were not asked for: whoever wrote them believes that
// they are.
func (t *Table) Unread(known string, odd *tree.Log) {
	for i, name := range t.Columns {
		if !t.read[i] {
			odd.Add(t.heading[i], "the column "+unit.Quote(name)+" is not read", "call it what it is, of "+known+", or leave it out")
		}
	}
}

func quoted(columns []string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = unit.Quote(c)
	}
	return out
}

var strip = strings.NewReplacer(" ", "", "_", "", "-", "", "\u00a0", "")

func plain(name string) string { return strings.ToLower(strip.Replace(name)) }

// Cell returns the cell in a column, an empty one for column -1.
func (r Row) Cell(column int) Cell {
	if column < 0 || column >= len(r.cells) {
		return Cell{Pos: r.pos}
	}
	return r.cells[column]
}

// Pos is where the row begins.
func (r Row) Pos() tree.Pos { return r.pos }
