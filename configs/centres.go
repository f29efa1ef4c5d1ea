package configs

import (
	"embed"
	"path"
	"strings"
)

//go:embed centres/*.yaml
var centres embed.FS

// Centres returns the names of the bundled contact centres.
func Centres() []string {
	entries, _ := centres.ReadDir("centres")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	return names
}

// Centre returns the text of a bundled contact centre, and the name of its
// file; ok is false when there is none of that name.
func Centre(name string) (file string, text []byte, ok bool) {
	file = "centres/" + name + ".yaml"
	text, err := centres.ReadFile(file)
	return "bundled " + file, text, err == nil
}
