package tree

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Set lays a single value over a tree, as in teams.order_desk.agents=30. Names
// that hold a dot or an equals sign stand in quotes, or have a backslash
// before it; an item of a list is named by its number from 0; null takes a
// value away.
//
// Of the maps whose names the user gives (named), a path into an entry that is
// not there is a slip and not a new entry.
func Set(root *Node, assignment string, named []string, log *Log) *Node {
	at := Pos{File: "--set " + oneLine(assignment)}
	path, value, err := parseAssignment(assignment)
	if err != nil {
		log.Add(at, err.Error(), "write a path and a value, such as --set teams.order_desk.agents=30")
		return root
	}
	if len(path) > 2 && slices.Contains(named, path[0]) && root.Get(path[0]).Get(path[1]) == nil {
		log.Add(at, fmt.Sprintf("there is no %s", path[:2]), Choices(path[1], root.Get(path[0]).Keys()))
		return root
	}
	var faults Log
	n := Read("", []byte(value), &faults)
	if n == nil && strings.TrimSpace(value) == "" {
		n = &Node{Kind: Null}
	}
	for _, f := range faults.Faults() {
		if n == nil || n.Kind != Null {
			log.Add(at, f.What, f.Write)
		}
	}
	if n == nil {
		return root
	}
	return set(root, path, place(n, at), log)
}

// place gives a tree the place of the option that it came from.
func place(n *Node, at Pos) *Node {
	out := *n
	out.Pos = at
	out.Fields, out.Items = slices.Clone(n.Fields), slices.Clone(n.Items)
	for i, f := range out.Fields {
		out.Fields[i] = Field{f.Key, at, place(f.Value, at)}
	}
	for i, item := range out.Items {
		out.Items[i] = place(item, at)
	}
	return &out
}

func set(n *Node, path Path, value *Node, log *Log) *Node {
	if len(path) == 0 {
		return Merge(n, value)
	}
	if n == nil || n.Kind != List {
		inner := set(n.get(path[0]), path[1:], value, log)
		return Merge(n, (&Node{Kind: Mapping, Pos: value.Pos}).With(path[0], value.Pos, inner))
	}
	i, err := strconv.Atoi(path[0])
	if err != nil || i < 0 || i >= len(n.Items) {
		log.Add(value.Pos, fmt.Sprintf("the list has no item %s", quote(path[0])), fmt.Sprintf("write a number from 0 to %d", len(n.Items)-1))
		return n
	}
	out := *n
	out.Items = slices.Clone(n.Items)
	out.Items[i] = set(n.Items[i], path[1:], value, log)
	return &out
}

// parseAssignment cuts path=value into its parts.
func parseAssignment(text string) (path Path, value string, err error) {
	var name strings.Builder
	var inQuotes, escaped, quoted bool
	for i, r := range text {
		switch {
		case escaped:
			name.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"' && (inQuotes || name.Len() == 0):
			inQuotes, quoted = !inQuotes, true
		case inQuotes || r != '.' && r != '=':
			name.WriteRune(r)
		case name.Len() == 0 && !quoted:
			return nil, "", fmt.Errorf("a name is missing in %s", quote(text))
		default:
			path, quoted = append(path, name.String()), false
			name.Reset()
			if r == '=' {
				return path, text[i+1:], nil
			}
		}
	}
	if inQuotes {
		return nil, "", fmt.Errorf("a quote is not closed in %s", quote(text))
	}
	return nil, "", fmt.Errorf("%s has no =", quote(text))
}
