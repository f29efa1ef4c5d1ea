package tree

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Limits of what is read. A season with a thousand teams stays far below them.
const (
	MaxBytes = 4 << 20 // of one file
	maxNodes = 200_000 // after aliases are written out
	maxDepth = 32      // of nesting
	maxText  = 64 << 10
)

// Read turns the text of a file into a tree. Faults go to the log; what could
// be read is returned all the same, nil when nothing could.
func Read(file string, text []byte, log *Log) *Node {
	if !readable(file, text, log) {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(text, &doc); err != nil {
		reject(file, text, err, log)
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		log.Add(Pos{File: file, Line: 1, Column: 1}, "the file is empty", "write at least one key: value")
		return nil
	}
	r := reader{file: file, log: log, left: maxNodes}
	root := r.node(doc.Content[0], 0)
	if r.left < 0 {
		return nil
	}
	return root
}

// readable reports whether the text is worth parsing.
func readable(file string, text []byte, log *Log) bool {
	start := Pos{File: file, Line: 1, Column: 1}
	if len(text) > MaxBytes {
		log.Add(start, fmt.Sprintf("the file is larger than the %d MB that are read", MaxBytes>>20),
			"keep long series out of it: give a rate and a profile instead")
		return false
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))) == 0 {
		log.Add(start, "the file is empty", "start from: rushproof init")
		return false
	}
	if bytes.HasPrefix(text, []byte(`{"format":`)) {
		log.Add(start, "this is the result of a run, not what went into it", "name the season, or season.lock.yaml, which lies beside the result")
		return false
	}
	for line, rest := 1, text; len(rest) > 0; line++ {
		this, after, _ := bytes.Cut(rest, []byte("\n"))
		if col := unreadable(this); col > 0 {
			log.Add(Pos{File: file, Line: line, Column: col}, "this is not text in UTF-8", "save the file as UTF-8")
			return false
		}
		rest = after
	}
	return true
}

// unreadable returns the column of the first character of a line that is not
// UTF-8 or controls a terminal, 0 when there is none.
func unreadable(line []byte) int {
	for column := 1; len(line) > 0; column++ {
		r, size := utf8.DecodeRune(line)
		if r == utf8.RuneError && size <= 1 || r < ' ' && r != '\t' && r != '\r' {
			return column
		}
		line = line[size:]
	}
	return 0
}

// reader turns the nodes of the YAML library into ours.
type reader struct {
	file string
	log  *Log
	left int        // nodes that may still be made
	item *yaml.Node // of a list, the one that was begun last
	via  Pos        // of the alias that is being written out, the outermost one
}

func (r *reader) pos(n *yaml.Node) Pos { return Pos{File: r.file, Line: n.Line, Column: n.Column} }

func (r *reader) node(n *yaml.Node, depth int) *Node {
	out := &Node{Pos: r.pos(n)}
	if r.left--; r.left < 0 || depth > maxDepth {
		if r.left == -1 || depth > maxDepth {
			r.log.Add(cmp.Or(r.via, out.Pos), "the file unfolds to too much: nested too deeply, or aliases (*name) of aliases",
				"write the values out")
		}
		r.left = min(r.left, -1)
		return out
	}
	switch n.Kind {
	case yaml.AliasNode:
		if r.via == (Pos{}) {
			r.via = out.Pos
			defer func() { r.via = Pos{} }()
		}
		return r.node(n.Alias, depth+1)
	case yaml.SequenceNode:
		out.Kind = List
		for _, item := range glueItems(n) {
			r.item = item
			out.Items = append(out.Items, r.node(item, depth+1))
			if r.left < 0 {
				break
			}
		}
	case yaml.MappingNode:
		out.Kind = Mapping
		r.mapping(out, n, depth)
	default:
		r.scalar(out, n)
	}
	return out
}

func (r *reader) mapping(out *Node, n *yaml.Node, depth int) {
	first, isItem := map[string]Pos{}, r.item == n
	content := glueEntries(n)
	for i := 0; i+1 < len(content) && r.left >= 0; i += 2 {
		key, ok := r.key(content[i])
		if !ok {
			continue
		}
		at := r.pos(content[i])
		if before, twice := first[key]; twice {
			what, write := fmt.Sprintf("%s is written twice, first in line %d", quote(key), before.Line), "keep one of them"
			out.Broken = true
			if isItem && before == out.Pos { // what follows is another item
				r.log.Add(at, what, write+", or begin another item of the list: - "+key)
				break
			}
			r.log.Add(at, what, write)
			continue
		}
		first[key] = at
		out.Fields = append(out.Fields, Field{key, at, r.node(content[i+1], depth+1)})
	}
}

// key returns the name that a key spells.
func (r *reader) key(n *yaml.Node) (string, bool) {
	for range maxDepth {
		if n.Kind != yaml.AliasNode {
			break
		}
		n = n.Alias
	}
	at := r.pos(n)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.log.Add(at, "a key must be a single word or text", "write key: value")
	case n.Tag == "!!merge":
		r.log.Add(at, "<< is not known here", "write the entries out")
	case n.Value == "":
		r.log.Add(at, "a key is empty", "give it a name")
	case strings.ContainsFunc(n.Value, unicode.IsControl):
		r.log.Add(at, quote(n.Value)+" holds a line break or another control character", "keep a name on one line")
	default:
		return n.Value, true
	}
	return "", false
}

func (r *reader) scalar(out *Node, n *yaml.Node) {
	out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	if !out.Quoted && (n.Tag == "!!null" || n.Value == "none") {
		return
	}
	out.Kind, out.Text = Scalar, n.Value
	if n.Style&yaml.TaggedStyle != 0 {
		r.log.Add(out.Pos, "the tag "+n.Tag+" is not known here", "leave the tag out")
	}
	if len(n.Value) > maxText {
		r.log.Add(out.Pos, fmt.Sprintf("a text of %d characters", len(n.Value)), "keep texts short")
		out.Text = ""
	}
}

// reject turns an error of the YAML library into a fault.
func reject(file string, text []byte, err error, log *Log) {
	at := Pos{File: file, Line: 1, Column: 1}
	var fault *yaml.LoadError
	if !errors.As(err, &fault) {
		log.Add(at, "this is not YAML: "+err.Error(), "")
		return
	}
	if fault.Mark.Line > 0 {
		at.Line, at.Column = fault.Mark.Line, max(fault.Mark.Column, 1)
	}
	if m := fault.ContextMark; m.Line > 0 && strings.Contains(fault.Message, "could not find expected ':'") {
		at.Line, at.Column = m.Line, max(m.Column, 1) // where the key begins
	}
	lines := strings.Split(string(text), "\n")
	if at.Line <= len(lines) && (bareTarget(lines, at, fault, log) || misread(lines, at, fault, log)) {
		return
	}
	for _, known := range grievances {
		if strings.Contains(fault.Message, known.message) {
			log.Add(at, known.what, known.write)
			return
		}
	}
	log.Add(at, "this is not YAML: "+fault.Message, "mind the indentation, and quote texts with : # { } [ ] in them")
}

// grievances are what the YAML library says, and what we say instead.
var grievances = []struct{ message, what, write string }{
	{"no documents in stream", "the file is empty", "start from: rushproof init"},
	{"found multiple", "the file holds several documents", "keep one, and take out the line ---"},
	{"cannot start any token", "a tab or a special character begins the value", "indent with spaces, and quote texts that begin with @ ` or %"},
	{"unknown anchor", "an alias (*name) without its anchor (&name)", "write the value out, or quote a text that begins with *"},
	{"exceeded max depth", "the file is nested too deeply", "write it flat"},
	{"mapping values are not allowed", "a second : in one line", "put quotes around a text that holds a colon and a space"},
	{"did not find expected ',' or ']'", "a list that began with [ is not closed", "write ] at its end and commas between its items, and put quotes around one that holds { or }"},
	{"did not find expected ',' or '}'", "a mapping that began with { is not closed", "write } at its end and commas between its entries, and put quotes around a text that holds [ or ]"},
	{"could not find expected ':'", "a key without its colon", "write key: value"},
	{"did not find expected key", "the indentation does not fit the lines above", "indent entries of one mapping alike"},
	{"did not find expected '-' indicator", "the indentation does not fit the list above", "indent items of one list alike"},
}

// quote puts quotes around a name, and keeps it on one line.
func quote(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", name)
}
