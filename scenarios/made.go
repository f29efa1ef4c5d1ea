package scenarios

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// built reads the strategies that are built on the command line, each as
// name: path=value; path=value, and returns their names.
func (c *chosen) built(with []string) (names []string) {
	for _, text := range with {
		at := tree.Pos{File: "--with " + brief(text)}
		name, assignments, ok := strings.Cut(text, ":")
		if name = strings.TrimSpace(name); !ok || name == "" || strings.Contains(name, "=") {
			c.log.Add(at, "the strategy has no name", "write one before it, such as --with 'more temps: teams.temps.agents=14'")
			continue
		}
		root, overlay := c.root.Without("strategies"), &tree.Node{Kind: tree.Mapping, Pos: at}
		seen := map[string]bool{}
		for _, assignment := range apart(assignments, ';') {
			at := tree.Pos{File: "--with " + brief(assignment)}
			path, value, err := assigned(assignment)
			if err != nil {
				c.log.Add(at, err.Error(), "write a path and a value, such as --with 'more temps: teams.temps.agents=14'")
				continue
			}
			if seen[path.String()] {
				c.log.Add(at, path.String()+" is set twice", "write it once in a strategy, or a strategy for each value")
			}
			seen[path.String()] = true
			change := tree.Change(root, path, value, at, named, c.log)
			root, overlay = tree.Merge(root, change), tree.Merge(overlay, change)
		}
		c.add(name, at, withFiles(overlay, source{dir: "."}, c.log))
		names = append(names, name)
	}
	return names
}

// assigned cuts path=value, blanks around the = or not.
func assigned(text string) (tree.Path, string, error) {
	path, value, err := tree.Assignment(text)
	if last := len(path) - 1; last >= 0 && !strings.Contains(text, `"`) {
		path[last] = strings.TrimSpace(path[last])
	}
	return path, strings.TrimSpace(value), err
}

// read reads the file of a strategy, which is called as the file is.
func (c *chosen) read(file string) (name string) {
	s, err := readFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.log.Add(tree.Pos{}, "there is no file "+file, "write the name of a file that holds a strategy, or of a strategy: "+strings.Join(c.names(), ", "))
		return file
	case err != nil:
		c.log.Add(tree.Pos{File: file}, "it cannot be read: "+err.Error(), "write the name of a file that holds a strategy")
		return file
	}
	overlay := tree.Read(s.file, s.text, c.log)
	switch {
	case overlay == nil:
		return s.name
	case overlay.Kind != tree.Mapping:
		c.log.Add(overlay.Pos, "this is "+overlay.Kind.String()+", not a strategy", "write what it changes, such as teams: {temps: {agents: 11}}")
		return s.name
	case overlay.Has("strategies") || overlay.Has("centre"):
		c.log.Add(overlay.Pos, "this is a season, not a strategy", "name one strategy a file: what it changes, such as teams: {temps: {agents: 11}}")
		return s.name
	}
	if already := c.root.Get("strategies").Get(s.name); already == nil || already.Pos.File != s.file {
		c.add(s.name, overlay.Pos, withFiles(overlay, s, c.log))
	}
	return s.name
}

// isFile reports whether there is a file of a name that can be read to its end.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// apart cuts a text where a mark stands outside brackets and quotes.
func apart(text string, mark rune) (parts []string) {
	depth, quote, from := 0, rune(0), 0
	for i, r := range text {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		case r == mark && depth == 0:
			parts, from = append(parts, strings.TrimSpace(text[from:i])), i+1
		}
	}
	if last := strings.TrimSpace(text[from:]); last != "" || len(parts) == 0 {
		parts = append(parts, last)
	}
	return parts
}
