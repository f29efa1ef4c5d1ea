package scenarios

import (
	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
)

// withOrders reads a table of orders that lies beside a season or a centre into
// its tree.
func withOrders(root *tree.Node, s source, log, odd *tree.Log) *tree.Node {
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
