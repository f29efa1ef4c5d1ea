package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/rushproof/rushproof/sim"
)

// WriteComparison writes c as one line of JSON: the same comparison gives the same
// bytes.
func WriteComparison(w io.Writer, c *sim.Comparison) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // targets hold >= and <
	return e.Encode(c)
}

// ReadComparison reads what WriteComparison wrote. It checks it as ReadJSON does a
// result, so that nothing that is read can trip those who draw it.
func ReadComparison(from io.Reader) (*sim.Comparison, error) {
	c := new(sim.Comparison)
	if err := json.NewDecoder(from).Decode(c); err != nil {
		return nil, fmt.Errorf("this is no comparison of rushproof (%w); give the comparison.json that rushproof compare has written", err)
	}
	if c.Compared != "strategies" {
		return nil, errors.New("this is no comparison of strategies; give the comparison.json that rushproof compare has written")
	}
	if c.Format != format {
		return nil, fmt.Errorf("the comparison has format %d, and this version reads format %d; compare again", c.Format, format)
	}
	if err := checkComparison(c); err != nil {
		return nil, fmt.Errorf("the comparison is damaged: %w; compare again", err)
	}
	return c, nil
}

// checkComparison says what in a comparison does not hang together.
func checkComparison(c *sim.Comparison) error {
	if len(c.Alternatives) == 0 {
		return errors.New("it compares nothing")
	}
	for i := range c.Alternatives {
		a := &c.Alternatives[i]
		switch {
		case a.Result == nil:
			return fmt.Errorf("%q has no result", a.Name)
		case a.Result.Format != format:
			return fmt.Errorf("the result of %q has format %d, not %d", a.Name, a.Result.Format, format)
		case i == 0 && len(a.Differences) > 0:
			return fmt.Errorf("%q is the base, and has differences from itself", a.Name)
		}
		if err := check(a.Result); err != nil {
			return fmt.Errorf("%q: %w", a.Name, err)
		}
	}
	if r := c.Ranking; r != nil && len(r.Sets) == 0 {
		return errors.New("it ranks nothing")
	}
	return nil
}
