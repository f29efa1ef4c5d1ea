package report

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

func TestJSONRoundTrip(t *testing.T) {
	want := fixture(3)
	var first, second bytes.Buffer
	if err := WriteJSON(&first, want); err != nil {
		t.Fatal(err)
	}
	text := first.String()
	got, err := ReadJSON(&first)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("a result that was written and read is another one")
	}
	if err := WriteJSON(&second, got); err != nil {
		t.Fatal(err)
	}
	if text != second.String() {
		t.Error("a result that was read is written in other bytes")
	}
	if !strings.Contains(text, `"target":"p90(wait{channel:chat}) < 2m"`) {
		t.Error("targets are not readable in result.json")
	}
}

func TestReadJSONFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", ``, "no result of rushproof"},
		{"other file", `season: power`, "no result of rushproof"},
		{"cut short", `{"format":1,"frame":{`, "no result of rushproof"},
		{"newer", `{"format":2}`, "has format 2"},
		{"no format", `{}`, "has format 0"},
		{"short series", `{"format":1,"frame":{"count":2,"interval":1},"teams":[{"team":"desk","present":[1]}]}`, `team "desk" has 1 values, not 2`},
		{"no such interval", `{"format":1,"worst":[{"interval":7}]}`, "number 7 of 0"},
		{"no such day", `{"format":1,"frame":{"count":1,"interval":1,"day_of":[3]}}`, "on day 3"},
		{"endless", `{"format":1,"frame":{"count":99999999999,"interval":1}}`, "intervals"},
	} {
		_, err := ReadJSON(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// Whatever is read as a result can be drawn.
func FuzzReadJSON(f *testing.F) {
	f.Add([]byte(`{"format":1}`))
	f.Add([]byte(`{"format":1,"frame":{"count":3,"interval":1800000000,"days":[{"date":"2026-11-16"},{"date":"2026-11-17","start":1}],"day_of":[0,0,1]},` +
		`"intervals":[{"channel":"phone","wait":[1,null,2]}],"events":[{"name":"x","from":-5,"to":9}],"parcels":{"ordered":[1,2]},` +
		`"layers":[{"layer":"bot","used":1}],"needs":[{"reason":"why","arisen":1,"served":{"phone":1}}]}`))
	f.Add([]byte(`{"format":1,"replications":3,"frame":{"count":2,"interval":1800000000,"days":[{"date":"2026-11-16"}],"day_of":[0,0]},` +
		`"measures":[{"measure":"wait","scope":{},"mean":9,"low":8,"high":10,"p10":7,"p90":12,"n":3},{"measure":"oldest","scope":{"channel":"email"},"mean":1e9,"n":1}],` +
		`"days":[{"measure":"wait","scope":{"channel":"email"},"days":[{"mean":1,"n":2}]}],` +
		`"intervals":[{"channel":"email","wait":[1,2],"waiting":[0,1],"backlog":[3,4],"oldest":[0,9],"required":[1,2]}],` +
		`"teams":[{"team":"desk","present":[1,2]}],"queues":[{"queue":"q","offered":[1,0]}],"worst":[{"channel":"email","interval":1,"wait":{"mean":2,"n":3}}],` +
		`"verdict":{"outcome":"fail","targets":[{"target":"wait < 5s","outcome":"fail","value":{"mean":2,"n":1},"unit":"s"}]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := ReadJSON(bytes.NewReader(text))
		if err != nil || r.Frame.Count > 1000 || len(r.Frame.Days) > 100 {
			return
		}
		for _, draw := range []func(io.Writer, *sim.Result) error{
			WriteCSV,
			func(w io.Writer, r *sim.Result) error { return writePage(w, r, "") },
			func(w io.Writer, r *sim.Result) error { return Text(w, r, 80, "") },
		} {
			if err := draw(io.Discard, r); err != nil {
				t.Error(err)
			}
		}
	})
}
