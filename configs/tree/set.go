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
	path, value, err := Assignment(assignment)
	if err != nil {
		log.Add(at, err.Error(), "write a path and a value, such as --set teams.order_desk.agents=30")
		return root
	}
	return Merge(root, Change(root, path, value, at, named, log))
}

// Change returns what is to be laid over a tree, as [Merge] does, so that it holds a
// value at a path. It is nil when that cannot be, which goes to the log.
func Change(root *Node, path Path, value string, at Pos, named []string, log *Log) *Node {
	if len(path) > 2 && slices.Contains(named, path[0]) && root.Get(path[0]).Get(path[1]) == nil {
		log.Add(at, fmt.Sprintf("there is no %s", path[:2]), Choices(path[1], root.Get(path[0]).Keys()))
		return nil
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
		return nil
	}
	return over(root, path, place(n, at), log)
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

// over returns what is to be laid over n so that it holds a value at a path; n itself
// when a list on the way has no such item.
func over(n *Node, path Path, value *Node, log *Log) *Node {
	if len(path) == 0 {
		return value
	}
	if n == nil || n.Kind != List {
		return (&Node{Kind: Mapping, Pos: value.Pos}).With(path[0], value.Pos, over(n.get(path[0]), path[1:], value, log))
	}
	i, err := strconv.Atoi(path[0])
	if err != nil || i < 0 || i >= len(n.Items) {
		log.Add(value.Pos, fmt.Sprintf("the list has no item %s", quote(path[0])), fmt.Sprintf("write a number from 0 to %d", len(n.Items)-1))
		return n
	}
	out := *n
	out.Items = slices.Clone(n.Items)
	out.Items[i] = Merge(n.Items[i], over(n.Items[i], path[1:], value, log))
	return &out
}

// Assignment cuts path=value into its parts.
func Assignment(text string) (path Path, value string, err error) {
	p := pathReader{text: text}
	for p.at < len(p.text) {
		name, err := p.name()
		if err != nil {
			return nil, "", err
		}
		path = append(path, name)
		if p.at == len(p.text) {
			break
		}
		p.at++ // over the dot or the equals sign
		if p.text[p.at-1] == '=' {
			return path, p.text[p.at:], nil
		}
	}
	return nil, "", fmt.Errorf("%s has no =", quote(text))
}

// pathReader reads the names of a path from left to right.
type pathReader struct {
	text string
	at   int
}

// name reads up to the next dot or equals sign outside quotes.
func (p *pathReader) name() (string, error) {
	var name strings.Builder
	quoted := strings.HasPrefix(p.text[p.at:], `"`)
	if quoted {
		p.at++
	}
	end := ".="
	if quoted {
		end = `"`
	}
	for ; p.at < len(p.text) && !strings.Contains(end, p.text[p.at:p.at+1]); p.at++ {
		if p.text[p.at] == '\\' && p.at+1 < len(p.text) {
			p.at++
		}
		name.WriteByte(p.text[p.at])
	}
	switch {
	case quoted && p.at == len(p.text):
		return "", fmt.Errorf("a quote is not closed in %s", quote(p.text))
	case quoted:
		p.at++
		return name.String(), p.separated()
	case name.Len() == 0:
		return "", fmt.Errorf("a name is missing in %s", quote(p.text))
	}
	return name.String(), nil
}

// separated makes sure that a name in quotes is followed by a dot, an equals
// sign, or nothing.
func (p *pathReader) separated() error {
	if p.at < len(p.text) && p.text[p.at] != '.' && p.text[p.at] != '=' {
		return fmt.Errorf("something follows a closing quote in %s", quote(p.text))
	}
	return nil
}

// ShellWord puts quotes around what a shell would take apart.
func ShellWord(text string) string {
	if !strings.ContainsAny(text, " ()'\"$&;<>|*?{}\\`") {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
