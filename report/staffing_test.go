package report

import (
	"strings"
	"testing"
)

// Whoever lacks the skill is no help: with enough on duty in all, an interval
// is short if one channel's contacts meet too few.
func TestStaffSentenceByChannel(t *testing.T) {
	r := fixture(14)
	phone := &r.Intervals[0]
	at := 0
	for i := range phone.Required {
		for k := range r.Intervals {
			r.Intervals[k].Required[i] = 0
		}
		for k := range r.Teams {
			r.Teams[k].Present[i] = 12
		}
		phone.Able, phone.Shared = append(phone.Able, 8), append(phone.Shared, 0)
		if phone.Open[i] {
			at, phone.Required[i], phone.Shared[i] = i, 4, 4
		}
	}
	p := newPrinter(r)
	people := p.crew()
	if got := p.staffSentence(&people); !strings.HasPrefix(got, "In each of the ") {
		t.Errorf("all able: %s", got)
	}
	phone.Able[at] = 1.5
	got := p.staffSentence(&people)
	for _, want := range []string{"In 1 of ", p.interval(at), "1.5 on duty able to serve a contact of phone, on average, 4 required."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in: %s", want, got)
		}
	}
	table := p.staffTable(&people)
	if names := table.Head; !strings.Contains(names[len(names)-1].Name, "phone, able to serve") {
		t.Errorf("the table ends with %q", names[len(names)-1].Name)
	}
}
