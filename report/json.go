package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/rushproof/rushproof/sim"
)

// format is the version of result.json that this program writes and reads.
const format = 1

// WriteJSON writes r as one line of JSON: the same result gives the same
// bytes.
func WriteJSON(w io.Writer, r *sim.Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // targets hold >= and <
	return e.Encode(r)
}

// ReadJSON reads what WriteJSON wrote. It checks that the series fit the time
// axis, so that nothing that is read can trip those who draw it.
func ReadJSON(from io.Reader) (*sim.Result, error) {
	var read struct {
		sim.Result
		Compared string `json:"compared"` // of a comparison
	}
	if err := json.NewDecoder(from).Decode(&read); err != nil {
		return nil, fmt.Errorf("this is no result of rushproof (%w); give the result.json that rushproof run has written", err)
	}
	if read.Compared != "" {
		return nil, errors.New("this is a comparison, not the result of one run; give the result.json that rushproof run has written")
	}
	r := &read.Result
	if r.Format != format {
		return nil, fmt.Errorf("the result has format %d, and this version reads format %d; run the season again", r.Format, format)
	}
	if err := check(r); err != nil {
		return nil, fmt.Errorf("the result is damaged: %w; run the season again", err)
	}
	return r, nil
}
