package scenarios

import (
	"encoding/json"

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
	return grammar.Explain(language, key)
}
