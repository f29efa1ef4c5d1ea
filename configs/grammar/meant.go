package grammar

import (
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// Here it is guessed what was meant by a value that cannot stand where it does.

// wordless reports whether a single value is none of the words of a shape.
func wordless(s Shape, n *tree.Node) bool {
	words, ok := s.(Word)
	return ok && !slices.Contains(words, n.Text)
}

// inside writes a value as the list or mapping that was probably meant, "" when
// it cannot be: chat as [chat], or as {chat: 80%}.
func inside(s Shape, n *tree.Node) string {
	if list, ok := s.(*Many); ok && n.Kind == tree.Mapping {
		return list.dashed(n)
	}
	if n.Kind != tree.Scalar {
		return ""
	}
	switch s := s.(type) {
	case Either:
		for _, option := range s {
			if meant := inside(option, n); meant != "" {
				return meant
			}
		}
	case *Many:
		return s.around(n)
	case *Named:
		if s.name(n.Text) == nil {
			return "{" + n.Text + ": " + example(s.Of) + "}"
		}
	}
	return ""
}

// around writes a list in place of a single value: its beginning when the
// value holds the dashes of items, or the value in brackets.
func (m *Many) around(n *tree.Node) string {
	if items, ok := dashes(n.Text); ok {
		return items
	}
	if of, ok := m.Of.(*Scalar); ok && of.Read(n.Text) == nil {
		return "[" + n.Text + "]"
	}
	return ""
}

// dashed writes the beginning of a list in place of a mapping that is one item
// of it, or begins with a dash that no space follows.
func (m *Many) dashed(n *tree.Node) string {
	of, ok := m.Of.(*Mapping)
	if !ok || len(n.Fields) == 0 {
		return ""
	}
	first := strings.TrimPrefix(n.Fields[0].Key, "-")
	if of.field(first) == nil || n.Fields[0].Value.Kind != tree.Scalar {
		return ""
	}
	return "it as a list: - " + first + ": " + n.Fields[0].Value.Text
}

// dashes writes the beginning of a list of which the first dash, or the space
// behind it, is missing.
func dashes(text string) (meant string, ok bool) {
	first, _, several := strings.Cut(text, " - ")
	if bare, dash := strings.CutPrefix(first, "-"); dash {
		first, _, _ = strings.Cut(bare, " -")
		several = true
	}
	return "- " + first + ", and each item on a line of its own", several
}

// unmarked says what a single value lacks that was meant as the entry of a
// mapping: per_week 12000.
func unmarked(s Shape, n *tree.Node) (what, write string) {
	if n.Kind != tree.Scalar || n.Quoted {
		return "", ""
	}
	switch s := s.(type) {
	case *Mapping:
		_, what, write = s.unmarked(n.Text)
	case *Named:
		key, value, _ := strings.Cut(strings.Replace(n.Text, ":", " ", 1), " ")
		if of, ok := s.Of.(*Scalar); ok && value != "" && s.name(key) == nil && of.Read(strings.TrimSpace(value)) == nil {
			_, what, write = tree.Unmarked(n.Text)
		}
	case Either:
		for _, option := range s {
			if what, write = unmarked(option, n); write != "" {
				return what, write
			}
		}
	}
	return what, write
}

// unmarked says what a text lacks that holds a known key and its value, and
// perhaps further ones: the first of them is told. The key is empty when it
// holds none.
func (m *Mapping) unmarked(text string) (key, what, write string) {
	words := strings.Fields(text)
	isKey := func(word string) bool {
		name, _, _ := strings.Cut(word, ":")
		return m.field(name) != nil || len(name) > 3 && m.nearest(name) != ""
	}
	if len(words) == 0 || !isKey(words[0]) {
		return "", "", ""
	}
	name, _, _ := strings.Cut(words[0], ":")
	if m.field(name) == nil {
		words[0] = m.nearest(name) + strings.TrimPrefix(words[0], name)
	}
	end := 1
	for end < len(words) && !isKey(words[end]) {
		end++
	}
	if key, what, write = tree.Unmarked(strings.Join(words[:end], " ")); key == "" {
		return "", "", ""
	}
	return key, what, write
}
