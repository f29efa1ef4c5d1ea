package sim

import "encoding/json"

// written is an Estimate as it stands in JSON, where what is undefined is
// null and never 0.
type written struct {
	Mean     *float64 `json:"mean"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	P10      *float64 `json:"p10"`
	P50      *float64 `json:"p50"`
	P90      *float64 `json:"p90"`
	N        int      `json:"n"`
	Warnings []string `json:"warnings,omitempty"`
}

func (e *Estimate) write() written {
	w := written{N: e.N, Warnings: e.Warnings}
	if e.N > 0 {
		w.Mean, w.P50 = &e.Mean, &e.P50
	}
	if e.N >= FewSeasons {
		w.P10, w.P90 = &e.P10, &e.P90
	}
	if e.N > 1 {
		w.Low, w.High = &e.Low, &e.High
	}
	return w
}

func (w *written) read() Estimate {
	e := Estimate{N: w.N, Warnings: w.Warnings}
	for _, f := range []struct {
		to   *float64
		from *float64
	}{
		{&e.Mean, w.Mean}, {&e.P10, w.P10}, {&e.P50, w.P50}, {&e.P90, w.P90}, {&e.Low, w.Low}, {&e.High, w.High},
	} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if w.Low == nil || w.High == nil {
		e.Low, e.High = e.Mean, e.Mean
	}
	return e
}

// MarshalJSON writes what is undefined as null.
func (e Estimate) MarshalJSON() ([]byte, error) {
	if e.N == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(e.write())
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Estimate) UnmarshalJSON(data []byte) error {
	var w written
	err := json.Unmarshal(data, &w)
	*e = w.read()
	return err
}

// valueJSON is a Value as it stands in JSON: the fields of its estimate beside
// its own.
type valueJSON struct {
	Measure string `json:"measure"`
	Scope   Scope  `json:"scope"`
	written
	Each []*float64 `json:"each"`
	Of   []float64  `json:"of,omitempty"`
}

// MarshalJSON writes the estimate's fields beside the others.
func (v Value) MarshalJSON() ([]byte, error) {
	return json.Marshal(valueJSON{v.Measure, v.Scope, v.Estimate.write(), v.Each, v.Of})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (v *Value) UnmarshalJSON(data []byte) error {
	var j valueJSON
	err := json.Unmarshal(data, &j)
	*v = Value{j.Measure, j.Scope, j.read(), j.Each, j.Of}
	return err
}

// differenceJSON is a Difference as it stands in JSON.
type differenceJSON struct {
	Measure string `json:"measure"`
	Scope   Scope  `json:"scope"`
	written
	Same      bool    `json:"same,omitempty"`
	Recounted bool    `json:"recounted,omitempty"`
	Saved     float64 `json:"saved,omitempty"`
}

// MarshalJSON writes the estimate's fields beside the others.
func (d Difference) MarshalJSON() ([]byte, error) {
	return json.Marshal(differenceJSON{d.Measure, d.Scope, d.Estimate.write(), d.Same, d.Recounted, d.Saved})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Difference) UnmarshalJSON(data []byte) error {
	var j differenceJSON
	err := json.Unmarshal(data, &j)
	*d = Difference{j.Measure, j.Scope, j.read(), j.Same, j.Recounted, j.Saved}
	return err
}

// overlapJSON is an Overlap as it stands in JSON.
type overlapJSON struct {
	First  string `json:"first"`
	Second string `json:"second"`
	written
}

// MarshalJSON writes the estimate's fields beside the others.
func (o Overlap) MarshalJSON() ([]byte, error) {
	return json.Marshal(overlapJSON{o.First, o.Second, o.Estimate.write()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (o *Overlap) UnmarshalJSON(data []byte) error {
	var j overlapJSON
	err := json.Unmarshal(data, &j)
	*o = Overlap{j.First, j.Second, j.read()}
	return err
}
