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

// By hand: one in 5 s, twelve of which a minute saves up, and one in two minutes, of
// which ten may come at once.
func TestMeterKeepsItsRate(t *testing.T) {
	for gap, want := range map[des.Time]int{5 * des.Second: 12 + 240, 2 * des.Minute: 10 + 10} {
		var m selfservice.Meter
		admitted := 0
		for now := des.Time(0); now <= 20*des.Minute; now += des.Second {
			for m.Admit(now, gap) {
				admitted++
			}
		}
		if admitted != want {
			t.Errorf("one in %v: %d came in 20 minutes, want %d", gap, admitted, want)
		}
	}
}

// Of arrivals by chance a meter refuses as many as are lost in a queue M/D/1 with
// room for as many as its tokens, at a low rate as at a high one. A rate that is 5 % off
// is seen, and so is a bucket with one token less.
func TestMeterRefusesAsTheory(t *testing.T) {
	for _, tt := range []struct {
		perHour, tokens int
		load            float64
	}{{40, 10, 0.7}, {40, 10, 1}, {40, 10, 1.5}, {600, 10, 1}, {900, 15, 1}} {
		gap := des.Hour / des.Time(tt.perHour)
		mean, deviation := refused(gap, tt.load)
		score := func(load float64, tokens int) float64 {
			return math.Abs(mean-lostMD1(load, tokens)) / deviation
		}
		if z := score(tt.load, tt.tokens); !(z <= 4) {
			t.Errorf("%d an hour at load %v: %.4f are refused, want %.4f: z = %.1f", tt.perHour, tt.load, mean, lostMD1(tt.load, tt.tokens), z)
		}
		if score(1.05*tt.load, tt.tokens) <= 4 || tt.load == 1 && score(1, tt.tokens-1) <= 4 {
			t.Errorf("%d an hour at load %v: neither 5 %% more nor a token less would be noticed", tt.perHour, tt.load)
		}
	}
}

// refused returns the share of random arrivals that a meter refuses, which are load
// times what its rate allows, and the standard error of it.
func refused(gap des.Time, load float64) (mean, deviation float64) {
	const replications, warm, n = 50, 2000, 20_000
	var sum, squares float64
	for i := range replications {
		luck := rng.New(3, i).Stream()
		var m selfservice.Meter
		at, no := 0.0, 0.0
		for arrival := range warm + n {
			at += luck.Exp() * gap.Seconds() / load
			if !m.Admit(des.Seconds(at), gap) && arrival >= warm {
				no++
			}
		}
		sum, squares = sum+no/n, squares+no/n*no/n
	}
	mean = sum / replications
	return mean, math.Sqrt((squares/replications - mean*mean) / (replications - 1))
}

// lostMD1 returns the share that is lost of a queue M/D/1 with so much room, who is
// served included: 1 - 1/(π(0) + load), where π is how many are left behind by those
// who were served (Cohen 1982, The Single Server Queue). With room for one it is
// load/(1+load).
func lostMD1(load float64, room int) float64 {
	come := func(k int) float64 { // during one service
		lg, _ := math.Lgamma(float64(k + 1))
		return math.Exp(float64(k)*math.Log(load) - load - lg)
	}
	left := []float64{1} // unnormalised: π(j+1) from what flows into j
	sum := 1.0
	for j := 0; j+1 < room; j++ {
		next := left[j] - left[0]*come(j)
		for i := 1; i <= j; i++ {
			next -= left[i] * come(j-i+1)
		}
		left = append(left, next/come(0))
		sum += left[j+1]
	}
	return 1 - 1/(1/sum+load)
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
