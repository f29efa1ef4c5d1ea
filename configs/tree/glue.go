package tree

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// In braces YAML ends a value at a comma, also within brackets that mean
// something to us: {transit: lognormal(median 1d, p90 2d)} is two entries to
// it, and so is {share: 3,5%}. Nothing that we read holds an opening bracket
// alone, and no key begins with a digit and holds nothing, so the parts are put
// together again; that a number has no comma is said where it is read.

// glueItems returns the items of a list, with those put together that only a
// comma within round brackets parts.
func glueItems(n *yaml.Node) []*yaml.Node {
	if n.Style&yaml.FlowStyle == 0 {
		return n.Content
	}
	var items []*yaml.Node
	for _, item := range n.Content {
		if last := len(items) - 1; last >= 0 && open(items[last]) && plain(item) {
			items[last] = glued(items[last], item, ", ")
		} else {
			items = append(items, item)
		}
	}
	return items
}

// glueEntries does the same for the keys and values of a mapping.
func glueEntries(n *yaml.Node) []*yaml.Node {
	if n.Style&yaml.FlowStyle == 0 {
		return n.Content
	}
	var content []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value, last := n.Content[i], n.Content[i+1], len(content)-1
		alone := plain(key) && value.Tag == "!!null" && value.Value == ""
		if alone && last >= 0 && open(content[last]) {
			content[last] = glued(content[last], key, ", ")
		} else if alone && last >= 0 && parted(content[last], key) {
			content[last] = glued(content[last], key, ",")
		} else {
			content = append(content, key, value)
		}
	}
	return content
}

// parted reports whether a comma parted a number: 3,5% or 1,200.
func parted(before, after *yaml.Node) bool {
	return plain(before) && number.MatchString(before.Value) && decimals.MatchString(after.Value)
}

// open reports whether a bracket of the text is not closed.
func open(n *yaml.Node) bool {
	const longest = 1000 // a text that was left open goes on for ever
	return plain(n) && len(n.Value) < longest && strings.Count(n.Value, "(") > strings.Count(n.Value, ")")
}

func plain(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Style == 0 }

// A number before its comma, and what may follow it.
var (
	number   = regexp.MustCompile(`^[xX×+-]?\d+(,\d+)*$`)
	decimals = regexp.MustCompile(`^\d`)
)

func glued(a, b *yaml.Node, between string) *yaml.Node {
	out := *a
	out.Value += between + b.Value
	return &out
}
