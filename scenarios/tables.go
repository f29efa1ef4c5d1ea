package scenarios

import (
	"fmt"
	"path/filepath"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
)

// Counts of contacts can stand in a table beside the YAML. It is read into the
// tree, first as it is, while it is known beside which file it lies, and then,
// with the clock of the whole season, as days of numbers; so that the lock
// file needs no other.

// withFiles reads the files that are named in a season or a centre, and lie
// beside it, into its tree.
func withFiles(root *tree.Node, s source, log *tree.Log) *tree.Node {
	return eachCounts(withSamples(root, s, log), func(_ string, n *tree.Node) *tree.Node {
		if n.Kind == tree.Scalar && !n.Broken {
			n = (&tree.Node{Kind: tree.Mapping, Pos: n.Pos}).With("file", n.Pos, n)
		}
		file := n.Get("file")
		if file == nil || file.Kind != tree.Scalar || n.Has("days") || n.Has("channels") || n.Has(tableKey) || n.Broken {
			return n
		}
		path, text, err := s.read(file.Text)
		if err != nil {
			log.Add(file.Pos, err.Error(), "write the name of a CSV file with columns interval_start and offered")
			return n.Fragment()
		}
		table := &tree.Node{Kind: tree.Scalar, Text: string(text), Pos: tree.Pos{File: path, Line: 1, Column: 1}}
		return n.With(tableKey, file.Pos, table)
	})
}

// tableKey is where a table is kept until it is known what clock it follows.
const tableKey = "table"

// withCounts turns the tables into the counts of each day. What they leave
// open goes to odd.
func withCounts(root *tree.Node, log, odd *tree.Log) *tree.Node {
	return eachCounts(root, func(reason string, n *tree.Node) *tree.Node {
		table := n.Get(tableKey)
		if table == nil || table.Kind != tree.Scalar || table.Pos.Line == 0 {
			return n
		}
		n = n.Without(tableKey)
		if read := configs.Tabulate(n, reason, table, root, log, odd); read != nil {
			return read
		}
		return n.Fragment()
	})
}

// eachCounts changes the counts of every reason, also in strategies.
func eachCounts(root *tree.Node, change func(reason string, counts *tree.Node) *tree.Node) *tree.Node {
	if root == nil {
		return nil
	}
	root = eachReason(root, change)
	for _, strategy := range root.Get("strategies").Entries() {
		changed := eachReason(strategy.Value, change)
		if changed != strategy.Value {
			root = root.With("strategies", root.Get("strategies").Pos, root.Get("strategies").With(strategy.Key, strategy.Pos, changed))
		}
	}
	return root
}

// eachReason changes the counts of every reason of a season or of one strategy,
// and returns the same tree when there are none.
func eachReason(root *tree.Node, change func(string, *tree.Node) *tree.Node) *tree.Node {
	for _, reason := range root.Get("reasons").Entries() {
		counts := reason.Value.Get("counts")
		if counts == nil {
			continue
		}
		reasons := root.Get("reasons")
		at := reason.Value.Fields[0].Pos
		for _, f := range reason.Value.Fields {
			if f.Key == "counts" {
				at = f.Pos
			}
		}
		changed := reason.Value.With("counts", at, change(reason.Key, counts))
		root = root.With("reasons", reasons.Pos, reasons.With(reason.Key, reason.Pos, changed))
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
