package grammar

import (
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
)

// Dated says that a text is about dates, and how.
type Dated int

// The ways.
const (
	NoDate   Dated = iota
	FirstDay       // a single day, or the first of several
	LastDay        // the last of several
	SomeDays       // a choice of days, some of which may be dates
)

// Redate returns a tree in which f has written all single values and names anew, of
// which those that are NoDate stay as they are. With the first day of a stretch f is
// told the last one, with the last the first, "" when there is no other. It looks at
// what has the right shape and leaves the rest to Check.
func Redate(s Shape, n *tree.Node, f func(as Dated, text, other string) string) *tree.Node {
	if n == nil {
		return nil
	}
	out := *n
	out.Fields = slices.Clone(n.Fields)
	switch s := s.(type) {
	case *Mapping:
		for i, entry := range out.Fields {
			if known := s.field(entry.Key); known != nil {
				out.Fields[i].Value = s.redate(n, known.Shape, entry.Value, f)
			}
		}
	case *Named:
		for i, entry := range out.Fields {
			out.Fields[i].Key = f(s.Dated, entry.Key, "")
			out.Fields[i].Value = Redate(s.Of, entry.Value, f)
		}
	case *Many:
		out.Items = slices.Clone(n.Items)
		for i, item := range out.Items {
			out.Items[i] = Redate(s.Of, item, f)
		}
	case Either:
		if i := slices.IndexFunc(s, func(option Shape) bool { return kindOf(option) == n.Kind }); i >= 0 {
			return Redate(s[i], n, f)
		}
	case *Scalar:
		out.Text = f(s.Dated, n.Text, "")
	}
	return &out
}

// redate writes one entry of a mapping anew.
func (m *Mapping) redate(n *tree.Node, s Shape, entry *tree.Node, f func(as Dated, text, other string) string) *tree.Node {
	own, ok := s.(*Scalar)
	if !ok || entry.Kind != tree.Scalar {
		return Redate(s, entry, f)
	}
	out := *entry
	out.Text = f(own.Dated, out.Text, m.otherDay(n, own.Dated))
	return &out
}

// otherDay is the last day of a stretch for its first, and the other way round.
func (m *Mapping) otherDay(n *tree.Node, as Dated) string {
	for _, f := range m.Fields {
		s, ok := f.Shape.(*Scalar)
		if v := n.Get(f.Key); ok && v != nil && v.Kind == tree.Scalar && s.Dated+as == FirstDay+LastDay {
			return v.Text
		}
	}
	return ""
}
