package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/rushproof/rushproof/sim"
)

// WriteStress writes s as one line of JSON: the same study gives the same bytes.
func WriteStress(w io.Writer, s *sim.Stress) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // targets hold >= and <
	return e.Encode(s)
}

// ReadStress reads what WriteStress wrote, checked so that nothing that is read can trip those
// who draw it.
func ReadStress(from io.Reader) (*sim.Stress, error) {
	s := new(sim.Stress)
	if err := json.NewDecoder(from).Decode(s); err != nil {
		return nil, fmt.Errorf("this is no study of levers (%w); give the stress.json that rushproof stress has written", err)
	}
	if s.Format != format {
		return nil, fmt.Errorf("the study has format %d, and this version reads format %d; play it again", s.Format, format)
	}
	if err := checkStress(s); err != nil {
		return nil, fmt.Errorf("the study is damaged: %w; play it again", err)
	}
	return s, nil
}

// checkStress says what in a study of levers does not hang together.
func checkStress(s *sim.Stress) error {
	if len(s.Plan) == 0 {
		return errors.New("it has no targets")
	}
	for i := range s.Levers {
		l := &s.Levers[i]
		if len(l.Breaks) != len(s.Plan) || l.First < -1 || l.First >= len(s.Plan) || !(l.Most > 0) || l.Least > 0 {
			return fmt.Errorf("the lever %s has %d targets, not %d, or no range", l.Name, len(l.Breaks), len(s.Plan))
		}
		for _, point := range l.Points {
			if len(point.Margins) != len(s.Plan) {
				return fmt.Errorf("the lever %s has %d targets at %v, not %d", l.Name, len(point.Margins), point.X, len(s.Plan))
			}
		}
	}
	return checkMap(s.Map)
}

func checkMap(m *sim.StressMap) error {
	if m == nil {
		return nil
	}
	if len(m.Cells) != len(m.Ys) || len(m.Xs) == 0 {
		return fmt.Errorf("the map has %d rows, not %d", len(m.Cells), len(m.Ys))
	}
	for _, row := range m.Cells {
		if len(row) != len(m.Xs) {
			return fmt.Errorf("the map has a row of %d cells, not %d", len(row), len(m.Xs))
		}
	}
	return nil
}

// stressColumns are those of stress.csv. Positions of a lever are in its unit: parts of the plan
// or of a whole, where 0.38 is 38 %, or days.
var stressColumns = []string{
	"lever", "unit", "least", "most", "target", "state", "breaks_at", "low", "high", "breaks_first", "runs", "seasons",
}

// WriteStressCSV writes a row for each lever and target.
func WriteStressCSV(w io.Writer, s *sim.Stress) error {
	var rows [][]any
	for i := range s.Levers {
		l := &s.Levers[i]
		for k := range l.Breaks {
			b := &l.Breaks[k]
			first := ""
			if k == l.First {
				first = "yes"
			}
			rows = append(rows, []any{
				PlainCell(l.Name), l.Unit, l.Least, l.Most, PlainCell(b.Target), stateOf(b),
				optional(b.At), optional(b.Low), optional(b.High), first, l.Runs, l.Played,
			})
		}
	}
	return writeRows(w, stressColumns, rows)
}

// stateOf is what becomes of a target, in a word for spreadsheets.
func stateOf(b *sim.Break) string {
	switch {
	case b.NoData:
		return "no data"
	case b.Broken:
		return "missed as planned"
	case b.At == nil:
		return "holds"
	}
	return "breaks"
}

func optional(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}
