package stat

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/rng"
)

// Weeks in remission of the 21 patients on 6-MP, with those who were still well
// when the study ended marked by false (Freireich and others, Blood 21, 1963):
// the textbook example, whose shares are printed everywhere. By hand: of 21 at
// risk 3 relapse at 6, 18/21 = 0.857; of 17 one at 7, ·16/17 = 0.807; and so on.
func TestKaplanMeierByHand(t *testing.T) {
	var waits []Wait
	for week, outcomes := range map[float64][]bool{
		6: {true, true, true, false}, 7: {true}, 9: {false}, 10: {true, false}, 11: {false}, 13: {true}, 16: {true},
		17: {false}, 19: {false}, 20: {false}, 22: {true}, 23: {true}, 25: {false}, 32: {false, false}, 34: {false}, 35: {false},
	} {
		for _, gaveUp := range outcomes {
			waits = append(waits, Wait{week, gaveUp})
		}
	}
	s := KaplanMeier(waits)
	for week, want := range map[float64]float64{
		0: 1, 5.9: 1, 6: 0.8571, 7: 0.8067, 9: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482, 40: 0.4482,
	} {
		if got := s.At(week); math.Abs(got-want) > 5e-5 {
			t.Errorf("after %v weeks %.4f, want %.4f", week, got, want)
		}
	}
	if got := s.Quantile(0.5); got != 23 || s.Last != 35 {
		t.Errorf("median %v, last %v, want 23 and 35", got, s.Last)
	}
	// Beyond: the hazard that leads to 0.4482 in 35 weeks is ln(1/0.4482)/35, so
	// that a tenth is left after 35·ln 10/ln(1/0.4482) weeks.
	if got, want := s.Quantile(0.9), 35*math.Log(10)/-math.Log(0.44817927); math.Abs(got-want) > 1e-6 {
		t.Errorf("nine in ten are gone after %v, want %v", got, want)
	}
	if none := KaplanMeier([]Wait{{5, false}}); none.At(100) != 1 || !math.IsInf(none.Quantile(0.1), 1) {
		t.Errorf("nobody gave up: %+v", none)
	}
}

// Customers with a patience of 5 minutes on average are answered after 2, each
// time by chance. The estimate agrees with the law of patience, within four of
// Greenwood's standard errors; the waits of those alone who gave up do not.
func TestKaplanMeierSeesThroughAnswers(t *testing.T) {
	luck := rng.New(1, 0).Name("waits").Stream()
	var waits, naive []Wait
	for range 20_000 {
		patience, answered := 300*luck.Exp(), 120*luck.Exp()
		waits = append(waits, Wait{min(patience, answered), patience < answered})
		if patience < answered {
			naive = append(naive, Wait{patience, true})
		}
	}
	s, only := KaplanMeier(waits), KaplanMeier(naive)
	for _, at := range []float64{30, 60, 120, 300} {
		want := math.Exp(-at / 300)
		sum := 0.0 // of Greenwood's formula
		for i, time := range s.Times {
			if time > at {
				break
			}
			before := 1.0
			if i > 0 {
				before = s.Shares[i-1]
			}
			q := 1 - s.Shares[i]/before // 1/those there, as nobody shares a moment
			sum += q * q / (1 - q)
		}
		if se := want * math.Sqrt(sum); math.Abs(s.At(at)-want) > 4*se || math.Abs(only.At(at)-want) < 8*se {
			t.Errorf("after %v s %.4f ± %.4f, want %.4f; without who was answered %.4f", at, s.At(at), se, want, only.At(at))
		}
	}
}
