package scenarios

import _ "embed" // for the files that init writes

// File is a file that init writes.
type File struct {
	Name string
	Text []byte
}

var (
	//go:embed templates/starter-season.yaml
	seasonTemplate []byte
	//go:embed templates/starter-centre.yaml
	centreTemplate []byte
	//go:embed templates/textbook.yaml
	textbookTemplate []byte
)

// Starter returns the files of a season to begin with: the season, its centre,
// and a comment behind everything that is not plain.
func Starter() []File {
	return []File{{"season.yaml", seasonTemplate}, {"centre.yaml", centreTemplate}}
}

// Textbook returns a textbook queue, in ten lines.
func Textbook() []File { return []File{{"season.yaml", textbookTemplate}} }
