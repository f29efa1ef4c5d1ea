package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// The files of the folder of an explanation.
const (
	ExplanationJSONFile = "explanation.json"
	ExplanationCSVFile  = "explanation.csv"
	ExplanationHTMLFile = "explanation.html"
)

// ExplanationFolder writes the report of x into the folder dir, as Folder does that of a
// result.
func ExplanationFolder(dir string, x *sim.Explanation, lock []byte) error {
	return writeFolder(dir, explanationFiles(x, lock))
}

// UsableForExplanation is Usable for ExplanationFolder.
func UsableForExplanation(dir string) error { return usable(dir, explanationFiles(nil, nil)) }

func explanationFiles(x *sim.Explanation, lock []byte) []File {
	return []File{
		{ExplanationHTMLFile, func(w io.Writer) error { return ExplanationHTML(w, x) }},
		{ExplanationJSONFile, func(w io.Writer) error { return WriteExplanation(w, x) }},
		{ExplanationCSVFile, func(w io.Writer) error { return WriteExplanationCSV(w, x) }},
		lockOf(lock),
	}
}

// WriteExplanation writes x as one line of JSON: the same explanation gives the same bytes.
func WriteExplanation(w io.Writer, x *sim.Explanation) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // targets hold >= and <
	return e.Encode(x)
}

// ReadExplanation reads what WriteExplanation wrote, checked as ReadComparison checks.
func ReadExplanation(from io.Reader) (*sim.Explanation, error) {
	x := new(sim.Explanation)
	if err := json.NewDecoder(from).Decode(x); err != nil {
		return nil, fmt.Errorf("this is no explanation of rushproof (%w); give the explanation.json that rushproof explain has written", err)
	}
	if x.Format != format {
		return nil, fmt.Errorf("the explanation has format %d, and this version reads format %d; explain again", x.Format, format)
	}
	if err := checkExplanation(x); err != nil {
		return nil, fmt.Errorf("the explanation is damaged: %w; explain again", err)
	}
	return x, nil
}

// checkExplanation says what in an explanation does not hang together.
func checkExplanation(x *sim.Explanation) error {
	if !slices.Contains([]string{sim.ExplainedSeason, sim.ExplainedDay, sim.ExplainedInterval}, x.Explained) || len(x.Harms) == 0 {
		return errors.New("it explains nothing")
	}
	for i := range x.Harms {
		if len(x.Harms[i].Shares) != len(x.Causes) {
			return fmt.Errorf("harm %d is not divided among its causes", i+1)
		}
	}
	return nil
}

// explanationColumns are those of explanation.csv. Numbers are in their unit, and shares
// between 0 and 1.
var explanationColumns = []string{"of", "cause", "unit", "value", "low", "high", "part", "without"}

// WriteExplanationCSV writes a row for each cause of everything that was divided, one for all
// of it, and one for what is left.
func WriteExplanationCSV(w io.Writer, x *sim.Explanation) error {
	var rows [][]any
	for i := range x.Harms {
		h := &x.Harms[i]
		of := h.Target
		if of == "" {
			of = "lost minutes"
		}
		add := func(cause string, p sim.Part, away string) {
			part := any(nil)
			if h.Whole.Mean != 0 {
				part = p.Mean / h.Whole.Mean
			}
			rows = append(rows, []any{PlainCell(of), PlainCell(cause), h.Unit, p.Mean, p.Low, p.High, part, PlainCell(away)})
		}
		add("all", h.Whole, "")
		for c, p := range h.Shares {
			add(x.Causes[c].Name, p, x.Causes[c].Away)
		}
		add("rest", h.Rest, "every cause")
	}
	return writeRows(w, explanationColumns, rows)
}
