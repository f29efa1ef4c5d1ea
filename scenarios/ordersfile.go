package scenarios

import (
	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
)

// withOrders reads the tables of orders that lie beside a season or a centre into
// its tree, those of its strategies too.
func withOrders(root *tree.Node, s source, log, odd *tree.Log) *tree.Node {
	root = ordersOf(root, s, log, odd)
	for _, strategy := range root.Get("strategies").Entries() {
		if changed := ordersOf(strategy.Value, s, log, odd); changed != strategy.Value {
			all := root.Get("strategies")
			root = root.With("strategies", all.Pos, all.With(strategy.Key, strategy.Pos, changed))
		}
	}
	return root
}

// ordersOf reads the table of a season, of a centre, or of one strategy.
func ordersOf(root *tree.Node, s source, log, odd *tree.Log) *tree.Node {
	orders := root.Get("orders")
	file := orders.Get("file")
	if file == nil || file.Kind != tree.Scalar || orders.Has("days") {
		return root
	}
	at := orders.Pos
	path, content, err := s.read(file.Text)
	if err != nil {
		log.Add(file.Pos, err.Error(), "write the name of a CSV file, with its path from here")
		return root.With("orders", at, orders.Fragment())
	}
	table := &tree.Node{Kind: tree.Scalar, Text: string(content), Pos: tree.Pos{File: path, Line: 1, Column: 1}}
	read := configs.TabulateOrders(orders, table, log, odd)
	if read == nil {
		read = orders.Fragment()
	}
	return root.With("orders", at, read)
}
