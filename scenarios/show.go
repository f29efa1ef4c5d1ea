package scenarios

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// Show writes a season in words, and then everything as it is used, as YAML.
// Behind each value stands where it was written, or that it was assumed and on what
// grounds.
func (l *Loaded) Show() []byte {
	return append([]byte(l.inWords()+"\n"), tree.Write(l.tree.Without("locked"), func(n *tree.Node) string {
		switch {
		case n.Pos.Source == nameSource:
			return nameSource
		case n.Pos.Assumed():
			return assumed(n.Pos.Source)
		case n.Pos.Line > 0:
			return fmt.Sprintf("%s:%d", n.Pos.File, n.Pos.Line)
		}
		return n.Pos.String()
	})...)
}

// assumed says on what grounds a value was assumed.
func assumed(source string) string {
	grounds, ours := strings.CutPrefix(source, "assumption")
	switch grounds = strings.TrimLeft(grounds, ":;, "); {
	case !ours:
		return "assumed (" + source + ")"
	case grounds == "":
		return "assumed, no source found"
	}
	return "assumed, " + grounds
}

// Strategy returns the season with one of its strategies.
func (l *Loaded) Strategy(name string) (*Loaded, error) {
	var log tree.Log
	with := build(withStrategy(l.written, name, &log), &log)
	if err := log.Err(); err != nil {
		return nil, err
	}
	return with, nil
}
