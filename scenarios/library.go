package scenarios

import (
	"embed"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

//go:embed */season.yaml */README.md */*.csv
var library embed.FS

// Info is what a list of the bundled seasons shows of each.
type Info struct {
	Name  string // to open it by
	Title string // one line on what it is
}

// Names returns the names of the bundled seasons.
func Names() []string {
	entries, _ := library.ReadDir(".")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// List returns the bundled seasons in order of name.
func List() []Info {
	var all []Info
	for _, name := range Names() {
		info := Info{Name: name}
		if source, err := library.ReadFile(name + "/season.yaml"); err == nil {
			info.Title = text(tree.Read(name, source, &tree.Log{}).Get("title"))
		}
		all = append(all, info)
	}
	return all
}

// Readme returns what a bundled season says of itself: what it shows, and
// where each figure comes from. It is empty when there is none of that name.
func Readme(name string) string {
	source, err := library.ReadFile(name + "/README.md")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(source)) + "\n"
}
