package study

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Nights are no part of the mean number on duty, in any scope: one team of
// three works four intervals, another of two works the last of these and four
// after it.
func TestOnDutyWhileStaffed(t *testing.T) {
	m := season(2, 2, 2)
	p := newPlan(m, sim.Experiment{})
	s, f := newSheet(p), newFake(m)
	rep, _ := f.Play(1, 0)
	for g, agents := range []int64{3, 2} {
		clear(rep.Staff[g])
		from := p.first + 16 + 3*g
		for i := from; i < from+4+g; i++ {
			rep.Staff[g][i] = centre.StaffCell{OnDuty: agents * int64(30*des.Minute)}
		}
	}
	s.add(rep)
	row, _ := sim.FindMeasure("on_duty")
	for name, want := range map[sim.Scope]float64{
		{}:                   (4*3.0 + 5*2) / 8,
		{Team: "phone team"}: 3,
		{Team: "email team"}: 2,
	} {
		num, den := row.Of(&s.scopes[p.find(name)][len(p.lengths)])
		if got := num / den; got != want {
			t.Errorf("on duty%s: %v, want %v", name, got, want)
		}
	}
}
