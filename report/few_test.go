package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Of few seasons a report says nothing about one in ten; of one it speaks as
// of one.
func TestFewSeasons(t *testing.T) {
	r := fixture(14)
	r.Replications, r.Asked = 1, 1
	for i := range r.Days {
		for k := range r.Days[i].Days {
			if e := &r.Days[i].Days[k]; e.N > 0 {
				e.N = 1
			}
		}
	}
	var out bytes.Buffer
	if err := Text(&out, r, 80, ""); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(got, "1 season simulated ·") {
		t.Error(got)
	}
	p := newPrinter(r)
	f := p.waitDays("phone", "c0")
	if strings.Contains(f.Sentence, "in ten") || f.Note != "" {
		t.Errorf("%s %s", f.Sentence, f.Note)
	}
	for _, item := range f.Legend() {
		if item.Name == english.seasonBand {
			t.Error("the chart has a band for how seasons differ")
		}
	}
	few := sim.Estimate{Mean: 5, P10: 1, P90: 9, N: sim.FewSeasons - 1}
	if got := (scale{factor: 1}).spread(&few); got != "" {
		t.Errorf("%d seasons have the range %s", few.N, got)
	}
}
