package scenarios

import (
	"fmt"
	"path/filepath"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
)

// Counts of contacts, and who works when, can stand in a table beside the YAML. It is
// read into the tree, first as it is, while it is known beside which file it lies, and
// then, with the clock of the whole season, as days of numbers; so that the lock file
// needs no other.

// withFiles reads the files that are named in a season or a centre, and lie
// beside it, into its tree. What is not read of them goes to odd.
func withFiles(root *tree.Node, s source, log, odd *tree.Log) *tree.Node {
	return eachTable(withSamples(withOrders(root, s, log, odd), s, log), func(_, _ string, n *tree.Node) *tree.Node {
		if n.Kind == tree.Scalar && !n.Broken {
			n = (&tree.Node{Kind: tree.Mapping, Pos: n.Pos}).With("file", n.Pos, n)
		}
		file := n.Get("file")
		if file == nil || file.Kind != tree.Scalar || n.Has("days") || n.Has("channels") || n.Has("people") || n.Has("offered") || n.Has(tableKey) || n.Broken {
			return n
		}
		path, text, err := s.read(file.Text)
		if err != nil {
			log.Add(file.Pos, err.Error(), "write the name of a CSV file, with its path from here")
			return n.Fragment()
		}
		table := &tree.Node{Kind: tree.Scalar, Text: string(text), Pos: tree.Pos{File: path, Line: 1, Column: 1}}
		return n.With(tableKey, file.Pos, table)
	})
}

// tableKey is where a table is kept until it is known what clock it follows.
const tableKey = "table"

// withTables turns the tables into days: counts, and rosters. What they leave
// open goes to odd.
func withTables(root *tree.Node, log, odd *tree.Log) *tree.Node {
	return eachTable(root, func(of, name string, n *tree.Node) *tree.Node {
		table := n.Get(tableKey)
		if table == nil || table.Kind != tree.Scalar || table.Pos.Line == 0 {
			return n
		}
		n = n.Without(tableKey)
		var read *tree.Node
		switch of {
		case "roster":
			read = configs.TabulateRoster(n, table, log, odd)
		case "measured":
			read = configs.TabulateMeasured(n, table, root, log, odd)
		default:
			read = configs.Tabulate(n, name, table, root, log, odd)
		}
		if read == nil {
			return n.Fragment()
		}
		return read
	})
}

// tables are the keys that may name one, and under what they stand.
var tables = map[string]string{"counts": "reasons", "roster": "teams"}

// eachTable changes whatever may come from a table, also in strategies. The
// change is told the key and the name of what it is the key of.
func eachTable(root *tree.Node, change func(key, name string, n *tree.Node) *tree.Node) *tree.Node {
	if root == nil {
		return nil
	}
	for _, f := range root.Entries() {
		if f.Key == "measured" {
			root = root.With(f.Key, f.Pos, change(f.Key, "", f.Value))
		}
	}
	for _, key := range []string{"counts", "roster"} {
		root = eachNamed(root, key, change)
		for _, strategy := range root.Get("strategies").Entries() {
			if changed := eachNamed(strategy.Value, key, change); changed != strategy.Value {
				root = root.With("strategies", root.Get("strategies").Pos, root.Get("strategies").With(strategy.Key, strategy.Pos, changed))
			}
		}
	}
	return root
}

// eachNamed changes the values of a key in a season or in one strategy, and
// returns the same tree when there are none.
func eachNamed(root *tree.Node, key string, change func(key, name string, n *tree.Node) *tree.Node) *tree.Node {
	for _, entry := range root.Get(tables[key]).Entries() {
		for _, f := range entry.Value.Entries() {
			if f.Key == key {
				all := root.Get(tables[key])
				changed := entry.Value.With(key, f.Pos, change(key, entry.Key, f.Value))
				root = root.With(tables[key], all.Pos, all.With(entry.Key, entry.Pos, changed))
			}
		}
	}
	return root
}

// read reads a file that lies beside a season or a centre, and returns what
// messages call it.
func (s source) read(name string) (path string, text []byte, err error) {
	if s.dir == "" { // bundled
		path = s.name + "/" + name
		if text, err = library.ReadFile(path); err != nil {
			err = fmt.Errorf("there is no file %s", path)
		}
		return "bundled " + path, text, err
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(s.dir, name)
	}
	text, err = readText(name)
	return filepath.ToSlash(name), text, err
}
