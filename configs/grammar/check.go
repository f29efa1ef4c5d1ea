package grammar

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

type checker struct{ log *tree.Log }

// Check holds a tree to a shape. It returns the tree without what is wrong, so
// that the rest can be examined further; nil when nothing is left.
func Check(s Shape, n *tree.Node, log *tree.Log) *tree.Node {
	if n == nil {
		return nil
	}
	return s.check(&checker{log}, nil, n)
}

// entry checks one entry of a mapping and adds it to what is kept.
func (c *checker) entry(out *tree.Node, entry tree.Field, s Shape, path tree.Path) {
	if entry.Value.Kind == tree.Null {
		out.Fields = append(out.Fields, entry)
		return
	}
	clean := s.check(c, path.Then(entry.Key), entry.Value)
	if clean == nil {
		out.Broken = true
		return
	}
	out.Broken = out.Broken || clean.Broken
	out.Fields = append(out.Fields, tree.Field{Key: entry.Key, Pos: entry.Pos, Value: clean})
}

func (c *checker) wrongKind(path tree.Path, n *tree.Node, s Shape) {
	write := s.says()
	if what, entry := unmarked(s, n); entry != "" {
		c.log.Add(n.Pos, last(path)+": "+what, entry)
		return
	}
	if meant := inside(s, n); meant != "" {
		write = meant
	}
	c.log.Add(n.Pos, fmt.Sprintf("%s: %s cannot stand here", last(path), shown(n)), "write "+write)
}

// shown names a value in a message.
func shown(n *tree.Node) string {
	if n.Kind == tree.Scalar {
		return unit.Quote(n.Text)
	}
	return n.Kind.String()
}

// nth stands in a path for item i of a list.
func nth(i int) string { return fmt.Sprintf("[%d]", i) }

// item returns which item of a list a name of a path stands for, counted from 0 as
// --set counts; ok is false when it is a key.
func item(name string) (number int, ok bool) {
	n, err := fmt.Sscanf(name, "[%d]", &number)
	return number, n == 1 && err == nil
}

// written writes a path as --set takes it: events.2.
func written(path tree.Path) (text string) {
	for i, name := range path {
		if number, ok := item(name); ok {
			text += fmt.Sprintf(".%d", number)
			continue
		}
		if i > 0 {
			text += "."
		}
		text += tree.Path{name}.String()
	}
	return text
}

// last is the name of a value in a message: its key, or for an item of a list
// the key of the list.
func last(path tree.Path) string {
	for i := len(path) - 1; i >= 0; i-- {
		if _, ok := item(path[i]); !ok {
			return path[i]
		}
	}
	return "the file"
}
