package scenarios

import (
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

// A variant in which nothing is changed is the season itself, of every season that there is;
// one with an event more has one event more.
func TestVariant(t *testing.T) {
	for _, name := range append(Names(), "testdata/reference.yaml") {
		l, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		same, err := l.Variant()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if same.Model.Digest != l.Model.Digest || len(same.Model.Assumptions) != len(l.Model.Assumptions) {
			t.Errorf("%s: the season has digest %.8s and %d assumptions, unchanged %.8s and %d", name,
				l.Model.Digest, len(l.Model.Assumptions), same.Model.Digest, len(same.Model.Assumptions))
		}
		if len(l.Model.Layout.Period.Days) == 0 {
			continue
		}
		event := tree.Read("event", []byte("{worry: winter, from: "+text(l.tree.Get("from"))+", for: 1 day, factor: x2}"), &tree.Log{})
		more, err := l.Variant(addEvents(event))
		switch {
		case err != nil: // of a season without parcels there is nothing to worry about
			t.Logf("%s: %v", name, err)
		case len(more.Model.Events) != len(l.Model.Events)+1 || more.Model.Digest == l.Model.Digest:
			t.Errorf("%s: %d events, and %d with one more", name, len(l.Model.Events), len(more.Model.Events))
		}
	}
}
