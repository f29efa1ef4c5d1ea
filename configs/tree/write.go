package tree

import (
	"bytes"
	"fmt"
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
	case n.Kind == Mapping && len(n.Fields) == 0:
		w.line(head+" {}", n)
	case n.Kind == List && len(n.Items) == 0:
		w.line(head+" []", n)
	case n.Kind == Mapping && strings.HasSuffix(head, "-"):
		w.entries(n, depth+1, head+" ")
	case n.Kind == Mapping:
		w.line(head, nil)
		w.entries(n, depth+1, "")
	case n.Kind == List && allScalars(n):
		w.line(head+" ["+inline(n)+"]", n)
	default:
		w.line(head, nil)
		for _, item := range n.Items {
			w.value(strings.Repeat("  ", depth+1)+"-", item, depth+1)
		}
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
	plain := !quoted && s != "" && strings.TrimSpace(s) == s && s != "none" && s != "null" && s != "~" && s != "Null" && s != "NULL" && s != "<<" &&
		!strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`") &&
		!strings.Contains(s, ": ") && !strings.Contains(s, " #") && !strings.HasSuffix(s, ":") && !strings.ContainsAny(s, "\\\"\x7f\u0085\u2028\u2029\ufeff")
	for _, r := range s {
		plain = plain && r >= ' '
	}
	if plain {
		return s
	}
	return quoteYAML(s)
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
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
