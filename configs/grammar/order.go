package grammar

import (
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
)

// Ordered returns a tree in which known keys stand in the order of the table,
// so that it does not matter in which they were written. Entries with names of
// the user's choice, and lists, keep their order.
func Ordered(s Shape, n *tree.Node) *tree.Node {
	if n == nil {
		return nil
	}
	out := *n
	switch s := s.(type) {
	case *Mapping:
		keys := s.keys()
		out.Fields = slices.Clone(n.Fields)
		slices.SortStableFunc(out.Fields, func(a, b tree.Field) int {
			return slices.Index(keys, a.Key) - slices.Index(keys, b.Key)
		})
		for i, f := range out.Fields {
			if known := s.field(f.Key); known != nil {
				out.Fields[i].Value = Ordered(known.Shape, f.Value)
			}
		}
	case *Named:
		out.Fields = slices.Clone(n.Fields)
		for i, f := range out.Fields {
			out.Fields[i].Value = Ordered(s.Of, f.Value)
		}
	case *Many:
		out.Items = slices.Clone(n.Items)
		for i, item := range out.Items {
			out.Items[i] = Ordered(s.Of, item)
		}
	case Either:
		for _, option := range s {
			if kindOf(option) == n.Kind {
				return Ordered(option, n)
			}
		}
	}
	return &out
}
