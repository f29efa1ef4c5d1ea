// Package grammar describes what may be written where, as a table: each key
// with its shape, and a sentence on what it means. The checks of a file, the
// hints for wrong keys and the JSON Schema for editors are all made from it.
package grammar

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

// Shape is what a value may look like.
type Shape interface {
	// check looks for faults and returns the value without what is wrong, nil
	// when nothing is left.
	check(c *checker, path tree.Path, n *tree.Node) *tree.Node
	// says names the shape in a message, as in: a length of time, such as 20s.
	says() string
	// schema is the shape as JSON Schema.
	schema(defs map[string]any) map[string]any
}

// Scalar is a single value with its unit.
type Scalar struct {
	What    string                  // a length of time
	Like    string                  // an example, or several: 20s or 4m
	Read    func(text string) error // says what is wrong and what to write
	Pattern string                  // for editors; empty: any text
	Number  bool                    // a bare number will do, also beside a pattern
	Dated   Dated                   // whether it is a date
}

func (s *Scalar) says() string { return s.What + ", such as " + s.Like }

func (s *Scalar) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.Scalar {
		c.wrongKind(path, n, s)
		return nil
	}
	if n.Broken { // what is wrong has been said
		return nil
	}
	if err := s.Read(n.Text); err != nil {
		c.log.Add(n.Pos, last(path)+": "+err.Error(), "")
		return nil
	}
	return n
}

// Word is one of a few words.
type Word []string

func (w Word) says() string { return "one of " + strings.Join(w, ", ") }

func (w Word) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.Scalar {
		c.wrongKind(path, n, w)
		return nil
	}
	for _, word := range w {
		if n.Text == word {
			return n
		}
	}
	c.log.Add(n.Pos, fmt.Sprintf("%s: %s is not known", last(path), unit.Quote(n.Text)), tree.Choices(n.Text, w))
	return nil
}

// Field is one key of a mapping.
type Field struct {
	Key      string
	Shape    Shape
	Doc      string   // a sentence: what it is
	Required bool     // it must be written, there is no good guess
	Also     []string // what others call it, for hints
}

// Mapping holds known keys.
type Mapping struct {
	Name   string // of the shape, as in team; used in messages and in the schema
	Doc    string
	Like   string // an example; the first key unless given
	Fields []Field
}

func (m *Mapping) says() string {
	return "a mapping, such as " + example(m)
}

func (m *Mapping) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		c.wrongKind(path, n, m)
		return nil
	}
	out := *n
	out.Fields = nil
	meant := map[string]bool{} // keys that were written, well or badly
	for _, entry := range n.Fields {
		f := m.field(entry.Key)
		if f == nil {
			out.Broken = true
			if key, what, write := m.unmarked(entry.Key); key != "" && entry.Value.Kind == tree.Null {
				meant[key] = true
				c.log.Add(entry.Pos, m.place(path)+": "+what, write)
				continue
			}
			near := m.nearest(entry.Key)
			meant[near] = true
			c.log.Add(entry.Pos, fmt.Sprintf("%s: unknown key %s", m.place(path), unit.Quote(entry.Key)), m.hint(near))
			continue
		}
		meant[f.Key] = entry.Value.Kind != tree.Null
		c.entry(&out, entry, f.Shape, path)
	}
	for i := range m.Fields {
		c.required(&out, n, &m.Fields[i], meant[m.Fields[i].Key], m.place(path))
	}
	return &out
}

// required makes sure that a key that must be there holds something.
func (c *checker) required(out, written *tree.Node, f *Field, meant bool, place string) {
	value := written.Get(f.Key)
	switch {
	case !f.Required:
		return
	case !meant && !written.Broken:
		c.log.Add(written.Pos, fmt.Sprintf("%s: %s is missing", place, f.Key), "write "+f.Key+": "+f.Shape.says())
	case value != nil && value.Kind != tree.Scalar && len(value.Entries())+len(value.List()) == 0:
		c.log.Add(value.Pos, fmt.Sprintf("%s: %s is empty", place, f.Key), "write "+f.Key+": "+f.Shape.says())
	default:
		return
	}
	out.Broken = true
}

func (m *Mapping) field(key string) *Field {
	for i := range m.Fields {
		if m.Fields[i].Key == key {
			return &m.Fields[i]
		}
	}
	return nil
}

// Meant returns the known key that a key is, or that was probably meant by it;
// "" when none is near.
func (m *Mapping) Meant(key string) string {
	if m.field(key) != nil {
		return key
	}
	return m.nearest(key)
}

// place names the mapping in a message.
func (m *Mapping) place(path tree.Path) string {
	if len(path) == 0 {
		return m.Name
	}
	return written(path)
}

// nearest is the key that was probably meant, "" when none is near.
func (m *Mapping) nearest(key string) string {
	for _, f := range m.Fields {
		for _, other := range f.Also {
			if strings.EqualFold(key, other) {
				return f.Key
			}
		}
	}
	return tree.Nearest(key, m.keys())
}

func (m *Mapping) hint(near string) string {
	if near != "" {
		return "did you mean " + near + "?"
	}
	return tree.Choices("", m.keys())
}

func (m *Mapping) keys() (keys []string) {
	for _, f := range m.Fields {
		keys = append(keys, f.Key)
	}
	return keys
}

// Named holds entries with names of the user's choice, all of one shape.
type Named struct {
	What string                  // what an entry is: a team
	Of   Shape                   // of each entry
	Key  func(text string) error // what is wrong with a name; nil: any will do
	Like string                  // an example of a name
	Most int                     // entries; 0: 1000

	Dated Dated // whether the names are choices of days
}

func (s *Named) says() string { return "a mapping, such as " + example(s) }

func (s *Named) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		c.wrongKind(path, n, s)
		return nil
	}
	out := *n
	out.Fields = nil
	if most := cmp.Or(s.Most, 1000); len(n.Fields) > most {
		c.log.Add(n.Pos, fmt.Sprintf("%s: %d entries", written(path), len(n.Fields)), fmt.Sprintf("write at most %d", most))
		return nil
	}
	for _, entry := range n.Fields {
		if err := s.name(entry.Key); err != nil {
			c.log.Add(entry.Pos, last(path)+": "+err.Error(), "")
			out.Broken = true
			continue
		}
		if entry.Value.Kind == tree.Null && !entry.Value.Removes && !n.Broken && s.Key == nil && !entry.Value.Pos.Assumed() {
			c.log.Add(entry.Pos, fmt.Sprintf("%s: %s holds nothing", written(path), unit.Quote(entry.Key)), s.filled(entry.Key, n))
			out.Broken = true
			continue
		}
		c.entry(&out, entry, s.Of, path)
	}
	return &out
}

// filled says what to write in place of an entry that holds nothing: the name of the
// one that it was probably meant to take away, or something.
func (s *Named) filled(name string, n *tree.Node) string {
	if near := tree.Nearest(name, n.Keys()); near != "" {
		return "did you mean " + near + "?"
	}
	return "write " + s.Of.says() + ", or leave it out"
}

const longestName = 80

func (s *Named) name(text string) error {
	if s.Key != nil {
		return s.Key(text)
	}
	if len([]rune(text)) > longestName {
		return fmt.Errorf("the name %s is too long; write at most %d characters", unit.Quote(text), longestName)
	}
	if strings.TrimSpace(text) != text {
		return fmt.Errorf("the name %s begins or ends with a space; write it without", unit.Quote(text))
	}
	return nil
}

// Many is a list of values of one shape.
type Many struct{ Of Shape }

func (m *Many) says() string { return "a list, such as " + example(m) }

func (m *Many) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.List {
		c.wrongKind(path, n, m)
		return nil
	}
	out := *n
	out.Items = nil
	for i, item := range n.Items {
		clean := item
		if item.Kind == tree.Null {
			c.log.Add(item.Pos, last(path)+": an item of the list is empty", "write "+m.Of.says())
			clean = nil
		} else {
			clean = m.Of.check(c, path.Then(nth(i)), item)
		}
		if clean == nil {
			out.Broken = true
			continue
		}
		out.Broken = out.Broken || clean.Broken
		out.Items = append(out.Items, clean)
	}
	return &out
}

// Either is one of several shapes, told apart by whether a single value, a
// list or a mapping is written.
type Either []Shape

func (e Either) says() string {
	var all []string
	for _, s := range e {
		all = append(all, s.says())
	}
	return strings.Join(all, "; or ")
}

func (e Either) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	for _, s := range e {
		if kindOf(s) == n.Kind && !(wordless(s, n) && inside(e, n) != "") {
			return s.check(c, path, n)
		}
	}
	c.wrongKind(path, n, e)
	return nil
}

func kindOf(s Shape) tree.Kind {
	switch s.(type) {
	case *Many:
		return tree.List
	case *Mapping, *Named, Overlay:
		return tree.Mapping
	}
	return tree.Scalar
}
