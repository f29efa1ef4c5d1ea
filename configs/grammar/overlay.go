package grammar

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
)

// Overlay is a mapping of names to changes of the whole file. What they change
// is checked once it is laid over the rest, and not here.
type Overlay struct{}

func (Overlay) says() string { return "a mapping of names to what each changes" }

func (o Overlay) check(c *checker, path tree.Path, n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		c.wrongKind(path, n, o)
		return nil
	}
	out := *n
	out.Fields = nil
	for _, f := range n.Fields {
		if f.Value.Kind == tree.Mapping || f.Value.Kind == tree.Null {
			out.Fields = append(out.Fields, f)
			continue
		}
		out.Broken = true
		c.log.Add(f.Value.Pos, fmt.Sprintf("%s: %s changes nothing", f.Key, unit.Quote(f.Value.Text)), "write what it changes, such as {teams: {temps: {agents: 11}}}")
	}
	return &out
}

func (Overlay) schema(map[string]any) map[string]any {
	return map[string]any{"type": "object", "additionalProperties": map[string]any{"$ref": "#"}}
}
