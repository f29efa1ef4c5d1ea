package scenarios

import (
	"path/filepath"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// parts are what a model is made of.
var parts = []string{"channels", "reasons", "teams"}

// complete reports whether a centre has the parts that a model is made of.
func complete(root *tree.Node) bool {
	for _, part := range parts {
		if len(root.Get(part).Entries()) == 0 {
			return false
		}
	}
	return true
}

// centreless returns a season that names no centre: with one fault in place of
// one for each part that it lacks, unless it has channels of its own.
func centreless(root *tree.Node, s source, log *tree.Log) *tree.Node {
	for _, key := range root.Keys() {
		switch language.Meant(key) {
		case "centre": // told as an unknown key
			return broken(root)
		case "channels":
			return root
		}
	}
	write := "write centre: and the name of its file, or a bundled one: centre: " + configs.Centres()[0]
	if file := centreBeside(s); file != "" {
		write = "write centre: " + file
	}
	log.Add(root.Pos, "the season has no contact centre", write)
	return broken(root)
}

// centreBeside returns the name of a file beside a season that holds a contact
// centre: centre.yaml, or else the first of them; "" when there is none.
func centreBeside(s source) string {
	if s.dir == "" { // of a bundled season
		return ""
	}
	files, _ := filepath.Glob(filepath.Join(s.dir, "*.y*ml"))
	for _, file := range append([]string{filepath.Join(s.dir, "centre.yaml")}, files...) {
		beside, err := readFile(file)
		if err != nil || filepath.ToSlash(file) == s.file {
			continue
		}
		var unheard tree.Log
		if root := tree.Read(file, beside.text, &unheard); root.Get("channels") != nil && !root.Has("from") && !root.Has("horizon") && !root.Has("centre") {
			return filepath.Base(file)
		}
	}
	return ""
}

// buildAlone looks for the faults of a season that need no centre to be seen,
// when its own could not be read: in its dates, its events and its targets.
func buildAlone(root *tree.Node, log *tree.Log) {
	if root.Get("timezone") == nil && root.Get("horizon") == nil {
		root = root.Assume("timezone", tree.NewScalar("UTC", "to have some clock"))
	}
	period, sound := timeline(root, log)
	if sound && period.Calendar != nil {
		s := &season{model: &sim.Model{Calendar: period.Calendar}, log: log}
		for _, n := range root.Get("events").List() {
			s.event(n)
		}
	}
	targets(root.Get("targets"), func(sim.Target) error { return nil }, log)
	experiment(root, func(sim.Precision) error { return nil }, log)
}
