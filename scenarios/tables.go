package scenarios

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
)

// Counts of contacts, and who works when, can stand in a table beside the YAML. It is
// read into the tree, first as it is, while it is known beside which file it lies, and
// then, with the clock of the whole season, as days of numbers; so that the lock file
// needs no other.

// withFiles reads the files that are named in a season or a centre, and lie
// beside it, into its tree.
func withFiles(root *tree.Node, s source, log *tree.Log) *tree.Node {
	read := func(key, _ string, n *tree.Node) *tree.Node {
		if n.Kind == tree.Scalar && !n.Broken && key != "orders" {
			n = (&tree.Node{Kind: tree.Mapping, Pos: n.Pos}).With("file", n.Pos, n)
		}
		file := n.Get("file")
		if file == nil || file.Kind != tree.Scalar || n.Broken || isRead(n, file) {
			return n
		}
		path, text, err := s.read(file.Text)
		if err != nil {
			write := "write the name of a CSV file, with its path from here"
			if near := filepath.Join(s.season, file.Text); s.season != "" && exists(near) {
				write = "write " + filepath.ToSlash(near) + ", its path from here"
			}
			log.Add(file.Pos, err.Error(), write)
			return n.Fragment()
		}
		table := &tree.Node{Kind: tree.Scalar, Text: string(text), Pos: tree.Pos{File: path, Line: 1, Column: 1}}
		return n.Without(configs.Tabulated...).With(tableKey, file.Pos, table)
	}
	root = eachTable(withSamples(root, s, log), read)
	return eachStrategy(root, func(strategy *tree.Node) *tree.Node { return eachTable(strategy, read) })
}

// tableKey is where a table is kept until it is known what clock it follows: in the
// place of the file that it was read from.
const tableKey = "table"

// isRead reports whether what a file holds is there already: not what another held, if
// this one was named over it.
func isRead(n, file *tree.Node) bool {
	for _, f := range n.Entries() {
		switch {
		case f.Key == tableKey:
			return f.Pos == file.Pos
		case slices.Contains(configs.Tabulated, f.Key) && f.Key != "every":
			return !strings.HasPrefix(file.Pos.File, "--set") || f.Pos.File == file.Pos.File
		}
	}
	return false
}

// withTables turns the tables into days: counts, orders, and rosters. What they leave
// open goes to odd.
func withTables(root *tree.Node, log, odd *tree.Log) *tree.Node {
	played := eachTable(root, func(key, name string, n *tree.Node) *tree.Node { return tabulated(key, name, n, root, log, odd) })
	return eachStrategy(played, func(strategy *tree.Node) *tree.Node {
		return eachTable(strategy, func(key, name string, n *tree.Node) *tree.Node {
			before := tableOf(root, key, name)
			if !n.Has(tableKey) && !(before.Has(tableKey) && (n.Has("queue") || n.Has("channel"))) {
				return n
			}
			if n.Has(tableKey) {
				before = before.Without(configs.Tabulated...)
			}
			return inPlace(tableOf(played, key, name), tabulated(key, name, tree.Merge(before, n), root, log, odd))
		})
	})
}

// tabulated is what a key says with the days of its table, if it has one.
func tabulated(key, name string, n, root *tree.Node, log, odd *tree.Log) *tree.Node {
	table := n.Get(tableKey)
	if table == nil || table.Kind != tree.Scalar || table.Pos.Line == 0 {
		return n
	}
	n = n.Without(tableKey)
	var read *tree.Node
	switch key {
	case "roster":
		read = configs.TabulateRoster(n, table, log, odd)
	case "measured":
		read = configs.TabulateMeasured(n, table, root, log, odd)
	case "orders":
		read = configs.TabulateOrders(n, table, log, odd)
	default:
		read = configs.Tabulate(n, name, table, root, log, odd)
	}
	if read == nil {
		return n.Fragment()
	}
	return read
}

// inPlace is a mapping that takes away what only another has over which it is laid: the
// days of one table are no part of those of another.
func inPlace(was, is *tree.Node) *tree.Node {
	if is.Kind != tree.Mapping {
		return is
	}
	out := is
	for _, f := range was.Entries() {
		if own := is.Get(f.Key); own != nil {
			out = out.With(f.Key, own.Pos, inPlace(f.Value, own))
		} else {
			out = out.With(f.Key, is.Pos, &tree.Node{Kind: tree.Null, Pos: is.Pos})
		}
	}
	return out
}

// tables are the keys that may name one, and under what they stand: at the top, or in
// each reason or team.
var tables = []struct{ key, under string }{{"measured", ""}, {"orders", ""}, {"counts", "reasons"}, {"roster", "teams"}}

// tableOf finds what a key says: at the top, or in the reason or team of a name.
func tableOf(root *tree.Node, key, name string) *tree.Node {
	for _, t := range tables {
		if t.key == key && t.under != "" {
			root = root.Get(t.under).Get(name)
		}
	}
	return root.Get(key)
}

// eachTable changes whatever may come from a table in a season, a centre, or one
// strategy. The change is told the key and the name of what it is the key of.
func eachTable(root *tree.Node, change func(key, name string, n *tree.Node) *tree.Node) *tree.Node {
	for _, t := range tables {
		if n := root.Get(t.key); t.under == "" && n != nil {
			root = root.With(t.key, n.Pos, change(t.key, "", n))
		}
		for _, entry := range root.Get(t.under).Entries() {
			if n := entry.Value.Get(t.key); n != nil {
				all := root.Get(t.under)
				changed := entry.Value.With(t.key, n.Pos, change(t.key, entry.Key, n))
				root = root.With(t.under, all.Pos, all.With(entry.Key, entry.Pos, changed))
			}
		}
	}
	return root
}

// eachStrategy changes the strategies of a season.
func eachStrategy(root *tree.Node, change func(*tree.Node) *tree.Node) *tree.Node {
	for _, strategy := range root.Get("strategies").Entries() {
		if changed := change(strategy.Value); changed != strategy.Value {
			all := root.Get("strategies")
			root = root.With("strategies", all.Pos, all.With(strategy.Key, strategy.Pos, changed))
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
