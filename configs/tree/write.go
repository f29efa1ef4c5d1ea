package tree

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Write writes a tree as YAML, block style, one value a line. The comment of a
// value, if a function for it is given and it has something to say, stands
// behind it. The same values give the same bytes, wherever they came from.
func Write(n *Node, comment func(*Node) string) []byte {
	w := &writer{comment: comment}
	w.entries(n, 0, "")
	w.flush()
	return w.out.Bytes()
}

type writer struct {
	out     bytes.Buffer
	comment func(*Node) string
	lines   [][2]string // not yet written: text and comment
}

// entries writes what is in a mapping. The first entry of an item stands
// behind its dash.
func (w *writer) entries(n *Node, depth int, dash string) {
	for _, f := range n.Fields {
		if depth == 0 && f.Value.Kind > Scalar {
			w.flush()
		}
		indent := strings.Repeat("  ", depth)
		if dash != "" {
			indent, dash = dash, ""
		}
		w.value(indent+scalarText(f.Key, false)+":", f.Value, depth)
		if depth == 0 && f.Value.Kind > Scalar {
			w.flush()
		}
	}
}

// value writes a value behind the key or dash that it belongs to.
func (w *writer) value(head string, n *Node, depth int) {
	switch {
	case n.Kind == Null:
		w.line(head+" none", n)
	case n.Kind == Scalar:
		w.line(head+" "+scalarText(n.Text, n.Quoted), n)
	case n.Kind == Mapping:
		w.mapping(head, n, depth)
	case allScalars(n):
		w.line(head+" ["+inline(n)+"]", n)
	default:
		w.line(head, nil)
		for _, item := range n.Items {
			w.value(strings.Repeat("  ", depth+1)+"-", item, depth+1)
		}
	}
}

func (w *writer) mapping(head string, n *Node, depth int) {
	switch {
	case len(n.Fields) == 0:
		w.line(head+" {}", n)
	case strings.HasSuffix(head, "-"):
		w.entries(n, depth+1, head+" ")
	default:
		w.line(head, nil)
		w.entries(n, depth+1, "")
	}
}

func allScalars(n *Node) bool {
	for _, item := range n.Items {
		if item.Kind != Scalar {
			return false
		}
	}
	return true
}

func inline(n *Node) string {
	var items []string
	for _, item := range n.Items {
		items = append(items, scalarText(item.Text, item.Quoted || strings.ContainsAny(item.Text, ",[]{}")))
	}
	return strings.Join(items, ", ")
}

func (w *writer) line(text string, n *Node) {
	comment := ""
	if w.comment != nil && n != nil {
		comment = w.comment(n)
	}
	w.lines = append(w.lines, [2]string{text, comment})
}

// flush writes the lines of one part, with its comments below each other.
func (w *writer) flush() {
	const furthest = 60
	column := 0
	for _, l := range w.lines {
		if n := utf8.RuneCountInString(l[0]); l[1] != "" && n <= furthest {
			column = max(column, n)
		}
	}
	for _, l := range w.lines {
		w.out.WriteString(l[0])
		if l[1] != "" {
			fmt.Fprintf(&w.out, "%s  # %s", strings.Repeat(" ", max(column-utf8.RuneCountInString(l[0]), 0)), l[1])
		}
		w.out.WriteByte('\n')
	}
	w.lines = w.lines[:0]
}

// scalarText writes a text so that it is read back as the same text.
func scalarText(s string, quoted bool) string {
	if quoted || !plainText(s) {
		return quoteYAML(s)
	}
	return s
}

// meaning are the texts that mean something else when they are not quoted.
var meaning = []string{"", "none", "null", "~", "Null", "NULL", "<<"}

// special are the characters with which a text does not begin, or that it does
// not hold, unless it is quoted.
const (
	specialFirst = "-?:,[]{}#&*!|>'\"%@`"
	special      = "\\\"\x7f\u0085\u2028\u2029\ufeff" + bidi
)

// bidi are the characters that turn the direction of writing, so that a text
// looks like another one.
const bidi = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

// plainText reports whether a text can do without quotes.
func plainText(s string) bool {
	if slices.Contains(meaning, s) || strings.TrimSpace(s) != s || strings.ContainsAny(s[:1], specialFirst) {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") {
		return false
	}
	return !strings.ContainsAny(s, special) && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' })
}

// quoteYAML writes a text in double quotes, as YAML reads it.
func quoteYAML(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r != ' ' && strings.ContainsRune(special, r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
