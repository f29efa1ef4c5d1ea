package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/stat"
)

// A chatbot that talks with at most five at once is a loss system: whoever it
// refuses is Erlang's B of the load. Of the load four it is 0.199067, whatever
// the law of the time in it.
func TestFullBotIsErlangB(t *testing.T) {
	const atOnce, load, seconds = 5, 4.0, 120.0
	want := erlangB(atOnce, load)
	if math.Abs(want-0.199067) > 1e-6 {
		t.Fatalf("B(5, 4) is %v", want)
	}
	for name, takes := range map[string]func(*selfservice.Layer){
		"memoryless": func(l *selfservice.Layer) { l.Takes = memoryless(seconds) },
		"fixed":      func(l *selfservice.Layer) { l.Takes = secs(seconds) },
	} {
		t.Run(name, func(t *testing.T) {
			if z := refusedScore(t, takes, atOnce, load/seconds, want); !(math.Abs(z) <= 4) {
				t.Errorf("z = %.1f", z)
			}
			if z := refusedScore(t, takes, atOnce, 1.05*load/seconds, want); math.Abs(z) <= 4 {
				t.Errorf("5 %% more customers would not be noticed: z = %.1f", z)
			}
		})
	}
}

// erlangB is the share of customers that a loss system refuses.
func erlangB(servers int, load float64) float64 {
	b := 1.0
	for n := 1; n <= servers; n++ {
		b = load * b / (float64(n) + load*b)
	}
	return b
}

// refusedScore says how many standard errors the share that a chatbot refuses
// is off. A day begins with it empty; what is left of that after the first hour,
// thirty times as long as a customer is in it, is nothing.
func refusedScore(t *testing.T, takes func(*selfservice.Layer), atOnce int, perSecond, want float64) float64 {
	l := phone(1, memoryless(1), secs(1), 0)
	l.Period = centre.Period{Horizon: des.Day, WarmUp: des.Hour, Interval: des.Hour}
	l.Layers = []selfservice.Layer{{
		Kind: selfservice.Chatbot, Channels: []bool{true}, Reach: 1, Resolves: []float64{1}, Harder: 1,
		Limits: selfservice.Limits{AtOnce: atOnce},
	}}
	takes(&l.Layers[0])
	c := centre.New(l)
	var refused stat.Tally
	for day := range uint64(60) {
		out, err := c.Play(&poisson{luck: rng.New(day, 0), mean: 1 / perSecond}, duties{})
		if err != nil {
			t.Fatal(err)
		}
		refused.Add(float64(out.Layers[0][0].Refused) / float64(out.Layers[0][0].Offered))
	}
	return (refused.Mean() - want) / (refused.SD() / math.Sqrt(60))
}

// poisson yields customers at a constant rate for ever.
type poisson struct {
	luck rng.Key
	mean float64 // seconds between them
	at   des.Time
	n    uint64
}

func (p *poisson) Next(next *centre.Arrival) bool {
	p.n++
	key := p.luck.With(p.n)
	gap := key.With(0).Stream()
	p.at += des.Seconds(gap.Exp() * p.mean)
	*next = centre.Arrival{At: p.at, Key: key}
	return true
}
