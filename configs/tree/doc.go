// Package tree holds what users write before it means anything: YAML as nodes
// that know the file, line and column they came from, merged layer over layer,
// and the faults found in them. A centre, a season, a strategy and a --set are
// each a tree; laid over each other they are one tree, in which every value
// still knows who said it.
//
// The YAML library is used in read.go alone.
package tree
