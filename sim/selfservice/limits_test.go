package selfservice_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// The page reaches six in ten, of whom half come past it with this question. It
// is new: a quarter of them know it at nine, when it is launched, and all an
// hour later.
func TestAdoptionAndPlacement(t *testing.T) {
	page := chatbot()
	page.Placement = []float64{0.5, 1, 1}
	page.Adoption = selfservice.Adoption{New: true, Launch: 9 * des.Hour, Start: 0.25, Over: des.Hour}
	for minute, want := range map[des.Time]float64{-1: 0, 0: 0.075, 20: 0.15, 40: 0.225, 60: 0.3, 180: 0.3} {
		at := 9*des.Hour + minute*des.Minute
		if z := useScore(page, at, want); !(math.Abs(z) <= 4) {
			t.Errorf("at %v: not %.3f use it: z = %.1f", at, want, z)
		}
		if z := useScore(page, at, 1.05*want); want > 0 && math.Abs(z) <= 4 {
			t.Errorf("at %v: 5 %% more would not be noticed", at)
		}
	}
}

// useScore says how many standard errors the share who use a layer at a moment
// is off.
func useScore(l *selfservice.Layer, at des.Time, share float64) float64 {
	const n = 400_000
	used := 0.0
	for i := range uint64(n) {
		used += count(meetFor(l, 0, at, rng.New(1, 0).With(i)).Used)
	}
	if share == 0 {
		return used
	}
	return (used/n - share) / math.Sqrt(share*(1-share)/n)
}

// A rate of one in 20 s, three of which a minute saves up.
func TestMeterKeepsItsRate(t *testing.T) {
	var m selfservice.Meter
	gap := 20 * des.Second
	admitted := 0
	for now := des.Time(0); now <= 10*des.Minute; now += des.Second {
		for m.Admit(now, gap) {
			admitted++
		}
	}
	if admitted != 3+30 {
		t.Errorf("%d came in 10 minutes, not 3 at once and 30", admitted)
	}
	if m = (selfservice.Meter{}); !m.Admit(0, 2*des.Minute) || m.Admit(119*des.Second, 2*des.Minute) || !m.Admit(2*des.Minute, 2*des.Minute) {
		t.Error("one in two minutes is not held")
	}
}

// Of those it does not help a fifth leave without a word.
func TestSilentlyGivenUp(t *testing.T) {
	l := chatbot()
	l.GivesUp = 0.2
	var left, unhelped float64
	for i := range uint64(400_000) {
		step := meet(l, rng.New(2, 0).With(i))
		unhelped += count(step.Used && !step.Resolved)
		left += count(step.Left)
		if step.Left && step.Resolved {
			t.Fatal("who was helped left unhelped")
		}
	}
	for share, right := range map[float64]bool{0.2: true, 0.2 * 1.05: false} {
		if z := (left/unhelped - share) / math.Sqrt(share*(1-share)/unhelped); (math.Abs(z) <= 4) != right {
			t.Errorf("%.4f left, against %.3f: z = %.1f", left/unhelped, share, z)
		}
	}
}
