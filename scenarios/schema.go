package scenarios

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
)

// Schema returns the JSON Schema of seasons and contact centres, by which
// editors complete keys and mark mistakes. A file may hold any part of the
// language, so nothing in it is required.
func Schema() []byte {
	schema := grammar.Schema(language, "https://rushproof.dev/schema/season.json", "rushproof: a season, and the contact centre it happens to")
	text, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		panic("schema: " + err.Error()) // only if a table holds what JSON cannot
	}
	return append(text, '\n')
}

// Explain explains a key of the language, such as channels.callback, or with no
// key what a file may hold; see grammar.Explain.
func Explain(key string) (e grammar.Explained, near []string, ok bool) {
	if inside, more := strings.CutPrefix(key, "more_events."); more {
		key = "events." + inside // they say the same
	}
	path := strings.SplitN(key, ".", 3)
	if len(path) == 3 && path[0] == "events" && slices.ContainsFunc(kinds, func(k eventKind) bool { return k.name == path[1] }) {
		key = "events." + path[2] // what a kind of event says is said of all that say it
	}
	e, near, ok = grammar.Explain(language, key)
	near = slices.DeleteFunc(near, func(path string) bool { return strings.HasPrefix(path, "more_events.") })
	for _, kind := range kinds {
		if e.Path == "events."+kind.name {
			for _, f := range eventShape.Fields {
				if slices.Contains(dateKeys, f.Key) || slices.Contains(kind.keys, f.Key) {
					e.Keys = append(e.Keys, f)
				}
			}
		}
	}
	return e, near, ok
}
