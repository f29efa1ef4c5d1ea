package tree

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// ReadAssumed reads a file of values that are taken when nobody writes any.
// The comment behind a value is its source; a mapping in braces is taken as a
// whole or not at all.
func ReadAssumed(text []byte) (*Node, error) {
	var doc yaml.Node
	if err := yaml.Load(text, &doc); err != nil {
		return nil, err
	}
	return assumed(doc.Content[0], "")
}

func assumed(n *yaml.Node, source string) (*Node, error) {
	if comment := strings.TrimSpace(strings.TrimPrefix(n.LineComment, "#")); comment != "" {
		source = comment
	}
	out := &Node{Pos: Pos{Source: source}}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind, out.Whole = Mapping, n.Style&yaml.FlowStyle != 0
		for i := 0; i+1 < len(n.Content); i += 2 {
			value, err := assumed(n.Content[i+1], source)
			if err != nil {
				return nil, err
			}
			out.Fields = append(out.Fields, Field{n.Content[i].Value, value.Pos, value})
		}
	case yaml.ScalarNode:
		out.Kind, out.Text = Scalar, n.Value
		if source == "" {
			return nil, fmt.Errorf("line %d: %s has no source behind it", n.Line, n.Value)
		}
	default:
		return nil, fmt.Errorf("line %d: only mappings and single values are assumed", n.Line)
	}
	return out, nil
}
