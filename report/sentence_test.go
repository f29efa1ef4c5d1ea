package report

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// The sentence about needs gives every part, so that the reader can add up.
func TestFlowSentence(t *testing.T) {
	p := newPrinter(&sim.Result{Needs: []sim.NeedFlow{{
		Reason: "order_status", Arisen: 1000, Resolved: map[string]float64{"bot": 200}, Served: map[string]float64{"phone": 500},
		Unsolved: 50, GivenUp: 200, LastTry: sim.LastTry{Abandoned: 120, Closed: 60, TurnedAway: 15, Blocked: 5}, Open: 50,
	}}})
	const want = "Of 1000 needs, self-service settled 20 % and people 50 %; 5.0 % were answered but not solved. " +
		"20 % were never served (12 % left the queue, 6.0 % found it closed, " +
		"1.5 % were turned away, 0.50 % found no free line); 5.0 % were still open at the end."
	if got := readable(p.flow().Sentence); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	p.Needs[0].LastTry = sim.LastTry{} // a result of an older version
	if got := readable(p.flow().Sentence); !strings.Contains(got, "20 % were never served; 5.0 %") {
		t.Errorf("without the parts: %s", got)
	}
}

// What happens first is said first.
func TestParcelsSentence(t *testing.T) {
	p := newPrinter(fixture(7))
	p.Parcels.Ordered = []float64{1, 1, 900, 1, 1, 1, 1}
	p.Parcels.Late = []float64{0, 0, 0, 0, 70, 0, 0}
	for _, c := range []struct {
		contacts int // day of most
		want     string
	}{
		{0, "Most contacts on Mon 16 Nov (50); most orders on Wed 18 Nov (900); most late parcels on Fri 20 Nov (70)."},
		{5, "Most orders on Wed 18 Nov (900); most late parcels on Fri 20 Nov (70); most contacts on Sat 21 Nov (50), 3 days after most orders."},
	} {
		days := make([]float64, 7)
		days[c.contacts] = 50
		if got := readable(p.parcelsSentence([]reasonDays{{"returns", days}})); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}

// One figure is the greatest age in a season, the other the mean at one time:
// the sentence says which is which.
func TestBacklogSentence(t *testing.T) {
	p := newPrinter(fixture(14))
	v := &p.Intervals[2]
	got := readable(p.backlogSentence(v, scaleFor(sim.Hours, 40)))
	for _, part := range []string{"The oldest message of a season reaches 41 h ± 2, at its own time in each", "the mean over the seasons is highest on "} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is not in: %s", part, got)
		}
	}
}
