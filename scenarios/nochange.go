package scenarios

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// changesNothing warns of a strategy with which a season is what it is without.
func changesNothing(name string, at tree.Pos, overlay *tree.Node, odd *tree.Log) {
	odd.Add(at, fmt.Sprintf("strategy %s changes nothing", name), toTakeAway(overlay, "write what is to be different, or leave it out"))
}

// saysSo reports whether a strategy is empty: that it changes nothing is meant.
func saysSo(overlay *tree.Node) bool { return overlay.Kind == tree.Mapping && len(overlay.Fields) == 0 }

// setChangesNothing warns of an assignment of the command line with which a season is
// what it was before.
func setChangesNothing(before, after *tree.Node, assignment string, odd *tree.Log) {
	path, value, _ := strings.Cut(assignment, "=")
	if path == "title" || !same(before, after) {
		return
	}
	write := "write another value, or leave it out"
	if strings.TrimSpace(value) == "{}" {
		write = "to take it away write --set " + tree.ShellWord(path+"=none")
	}
	odd.Add(tree.Pos{File: "--set " + brief(assignment)}, "it changes nothing: the season says so already", write)
}

// toTakeAway says how to take away what somebody tried to empty by writing {}, which
// changes nothing; otherwise what is given.
func toTakeAway(change *tree.Node, otherwise string) string {
	for _, f := range change.Fields {
		if f.Value.Kind == tree.Mapping && len(f.Value.Fields) == 0 {
			return fmt.Sprintf("to take %s away write %s: none", f.Key, f.Key)
		}
		if write := toTakeAway(f.Value, ""); write != "" {
			return write
		}
	}
	return otherwise
}

// same reports whether two seasons are the same with all that is assumed, whatever
// their titles.
func same(a, b *tree.Node) bool {
	first, second := resolved(a), resolved(b)
	return first != nil && bytes.Equal(first, second)
}

// resolved writes a season with all that is assumed; nil if anything is wrong with it.
func resolved(written *tree.Node) []byte {
	var told tree.Log
	root, _ := resolve(written, &told)
	if root == nil || told.Len() > 0 {
		return nil
	}
	return asUsed(root)
}

// asUsed writes a season with all that is assumed, but for its title.
func asUsed(root *tree.Node) []byte {
	return tree.Write(root.Without("locked", "title").Compact(), nil)
}
