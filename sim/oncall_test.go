package sim

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// A rule that acts from 9:00 to 12:00, while the line is open, calls the people of
// one team in, who come half an hour later: 2½ hours on each of two days. Without the
// rule nobody of them works.
func TestRuleCallsPeopleIn(t *testing.T) {
	m := twoDays(t)
	m.Staff.Teams[1].OnCall = &staff.OnCall{Reaction: 30 * des.Minute}
	for i := range m.Calendar.Days {
		at := func(clock des.Time) des.Time { return m.Calendar.At(i, clock) }
		m.Layout.Channels[0].Open = append(m.Layout.Channels[0].Open, centre.Window{From: at(9 * des.Hour), To: at(12 * des.Hour)})
	}
	worked := func() (sum int64) {
		r, err := NewPlayer(m).Play(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Staff[1] {
			sum += c.OnDuty - c.Overtime
		}
		return sum
	}
	if got := worked(); got != 0 {
		t.Errorf("nobody calls, and they work %v", des.Time(got))
	}
	m.Layout.Playbook = []centre.Rule{{
		When: centre.Sign{Of: centre.NumberWaiting, Limit: -1}, Lasts: 3 * des.Hour,
		Do: centre.Action{CallIn: []int{1}},
	}}
	if got := des.Time(worked()); got != 5*des.Hour {
		t.Errorf("called in, they work %v", got)
	}
}
