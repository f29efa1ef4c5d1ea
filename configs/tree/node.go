package tree

import (
	"slices"
	"strconv"
	"strings"
)

// Kind is what a node is.
type Kind int

// The kinds of node.
const (
	Null    Kind = iota // nothing: what stood here is taken away
	Scalar              // a text; whether it is a number is for the reader to say
	List                // - a
	Mapping             // a: b
)

// String names the kind as a user would.
func (k Kind) String() string {
	return [...]string{"nothing", "a single value", "a list", "a mapping"}[k]
}

// Node is a value with its place. Nodes are not changed once they are built;
// merging makes new ones.
type Node struct {
	Kind    Kind
	Text    string  // of a scalar
	Quoted  bool    // the scalar stood in quotes: it is text even if it looks like a number
	Fields  []Field // of a mapping, in the order they were written
	Items   []*Node // of a list
	Pos     Pos
	Whole   bool // an assumed mapping that is taken as a whole or not at all
	Removes bool // a Null that was laid over something
	Broken  bool // a fault was found in it, and what was wrong left out
}

// Field is one entry of a mapping.
type Field struct {
	Key   string
	Pos   Pos // of the key
	Value *Node
}

// Get returns the value of a key, nil when n is no mapping, the key is not
// there, or it holds nothing. A chain of Gets needs no test in between.
func (n *Node) Get(key string) *Node {
	if v := n.get(key); v != nil && v.Kind != Null {
		return v
	}
	return nil
}

// Has reports whether a key was written, if only to take its value away.
func (n *Node) Has(key string) bool { return n.get(key) != nil }

func (n *Node) get(key string) *Node {
	if i := n.index(key); i >= 0 {
		return n.Fields[i].Value
	}
	return nil
}

func (n *Node) index(key string) int {
	if n == nil || n.Kind != Mapping {
		return -1
	}
	return slices.IndexFunc(n.Fields, func(f Field) bool { return f.Key == key })
}

// Entries returns the entries of a mapping that hold something, in order.
func (n *Node) Entries() []Field {
	if n == nil || n.Kind != Mapping {
		return nil
	}
	var entries []Field
	for _, f := range n.Fields {
		if f.Value.Kind != Null {
			entries = append(entries, f)
		}
	}
	return entries
}

// List returns the items of a list, none when n is something else.
func (n *Node) List() []*Node {
	if n == nil || n.Kind != List {
		return nil
	}
	return n.Items
}

// Keys returns the names of Entries.
func (n *Node) Keys() []string {
	var keys []string
	for _, f := range n.Entries() {
		keys = append(keys, f.Key)
	}
	return keys
}

// With returns a copy of n in which a key has another value, at the end when
// it is new. n may be nil.
func (n *Node) With(key string, at Pos, value *Node) *Node {
	c := &Node{Kind: Mapping, Pos: at}
	if n != nil && n.Kind == Mapping {
		*c = *n
		c.Fields = slices.Clone(n.Fields)
	}
	if i := c.index(key); i >= 0 {
		c.Fields[i] = Field{key, at, value}
	} else {
		c.Fields = append(c.Fields, Field{key, at, value})
	}
	return c
}

// Without returns a copy of n that lacks the given keys.
func (n *Node) Without(keys ...string) *Node {
	if n == nil || n.Kind != Mapping {
		return n
	}
	c := *n
	c.Fields = slices.DeleteFunc(slices.Clone(n.Fields), func(f Field) bool {
		return slices.Contains(keys, f.Key)
	})
	return &c
}

// Assume returns a copy of n with a value that nobody wrote.
func (n *Node) Assume(key string, value *Node) *Node {
	value = value.into(n.Pos)
	return n.With(key, value.Pos, value)
}

// Compact returns a copy of n without the entries that hold nothing.
func (n *Node) Compact() *Node {
	out := *n
	out.Fields, out.Items = nil, nil
	for _, f := range n.Entries() {
		out.Fields = append(out.Fields, Field{f.Key, f.Pos, f.Value.Compact()})
	}
	for _, item := range n.Items {
		out.Items = append(out.Items, item.Compact())
	}
	return &out
}

// Fragment returns a copy of n of which all mappings are Broken: something
// belongs beneath it that could not be read, so that nothing is missing.
func (n *Node) Fragment() *Node {
	out := *n
	out.Broken = n.Kind == Mapping
	out.Fields, out.Items = slices.Clone(n.Fields), slices.Clone(n.Items)
	for i := range out.Fields {
		out.Fields[i].Value = out.Fields[i].Value.Fragment()
	}
	for i := range out.Items {
		out.Items[i] = out.Items[i].Fragment()
	}
	return &out
}

// NewScalar returns a text that nobody wrote, from the given source.
func NewScalar(text, source string) *Node {
	return &Node{Kind: Scalar, Text: text, Pos: Pos{Source: source}}
}

// Path names a node from the root, as in teams."Back office".agents.
type Path []string

// String writes p with dots, and with quotes around names that need them.
func (p Path) String() string {
	parts := make([]string, len(p))
	for i, name := range p {
		parts[i] = name
		if name == "" || strings.ContainsAny(name, ".=\"\\'") || strings.TrimSpace(name) != name {
			parts[i] = strconv.Quote(name)
		}
	}
	return strings.Join(parts, ".")
}

// Then returns p with one more name; p itself is not touched.
func (p Path) Then(name string) Path { return append(slices.Clip(p), name) }
