package selfservice_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// chatbot is a layer with a share and a time for everything.
func chatbot() *selfservice.Layer {
	return &selfservice.Layer{
		Name: "chatbot", Kind: selfservice.Chatbot, Reach: 0.6, Resolves: []float64{0.45, 0, 1},
		Takes: fixed(90), HandOver: fixed(30), ComesBack: 0.25, BackAfter: fixed(7200), Harder: 1.1,
	}
}

// meet plays a layer for a customer with the first reason.
func meet(l *selfservice.Layer, luck rng.Key) selfservice.Step { return meetFor(l, 0, 0, luck) }

func meetFor(l *selfservice.Layer, reason int, at des.Time, luck rng.Key) (s selfservice.Step) {
	l.Meet(reason, at, 1, -1, luck, new(rng.Stream), &s)
	return s
}

func fixed(seconds float64) dist.Law { return dist.Must(dist.NewFixed(seconds)) }

// shares are what a layer does for many customers.
type shares struct{ met, used, resolved, false float64 }

func meetMany(l *selfservice.Layer) (s shares) {
	for i := range uint64(400_000) {
		step := meet(l, rng.New(1, 0).With(i))
		s.met++
		s.used += count(step.Used)
		s.resolved += count(step.Resolved)
		s.false += count(step.False)
	}
	return s
}

func count(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// faults names the shares that are not what the layer says. Each is a binomial
// proportion; with the right share it is off by more than four standard errors
// once in 16 000 times.
func (s shares) faults(l *selfservice.Layer) (all []string) {
	for _, share := range []struct {
		name            string
		part, of, exact float64
	}{
		{"reach", s.used, s.met, l.Reach},
		{"resolves", s.resolved, s.used, l.Resolves[0]},
		{"comes back", s.false, s.resolved, l.ComesBack},
	} {
		z := (share.part/share.of - share.exact) / math.Sqrt(share.exact*(1-share.exact)/share.of)
		if !(math.Abs(z) <= 4) {
			all = append(all, fmt.Sprintf("%s: %.4f, not %v: z = %.1f", share.name, share.part/share.of, share.exact, z))
		}
	}
	return all
}

func TestSharesAreKept(t *testing.T) {
	for _, fault := range meetMany(chatbot()).faults(chatbot()) {
		t.Error(fault)
	}
	for name, wrong := range map[string]func(l *selfservice.Layer){
		"reach":      func(l *selfservice.Layer) { l.Reach *= 1.05 },
		"resolves":   func(l *selfservice.Layer) { l.Resolves[0] *= 1.05 },
		"comes back": func(l *selfservice.Layer) { l.ComesBack *= 1.05 },
	} {
		l := chatbot()
		wrong(l)
		if faults := meetMany(l).faults(chatbot()); len(faults) != 1 {
			t.Errorf("%s is 5%% too high, and that is noticed as %q", name, faults)
		}
	}
}

func TestSharesOfNoneAndAll(t *testing.T) {
	none, everyone := chatbot(), chatbot()
	none.Reach = 0
	everyone.Reach, everyone.Resolves[0], everyone.ComesBack = 1, 1, 1
	for i := range uint64(10_000) {
		luck := rng.New(2, 0).With(i)
		if step := meet(none, luck); step != (selfservice.Step{Offered: true}) {
			t.Fatalf("without reach: %+v", step)
		}
		if step := meetFor(chatbot(), 1, 0, luck); step != (selfservice.Step{}) {
			t.Fatalf("a reason it cannot resolve: %+v", step)
		}
		want := selfservice.Step{Offered: true, Used: true, Resolved: true, False: true, Takes: 90 * des.Second, BackIn: 2 * des.Hour}
		if step := meet(everyone, luck); step != want {
			t.Fatalf("for everyone: %+v", step)
		}
	}
}

// Who is helped spends Takes, who is handed over HandOver, or Takes where that
// is not given; only who seemed helped comes back.
func TestTimes(t *testing.T) {
	asTakes, instant := chatbot(), chatbot()
	asTakes.HandOver = nil
	instant.Takes, instant.HandOver = nil, nil
	for name, c := range map[string]struct {
		layer             *selfservice.Layer
		helped, notHelped des.Time
	}{
		"both given": {chatbot(), 90 * des.Second, 30 * des.Second},
		"one given":  {asTakes, 90 * des.Second, 90 * des.Second},
		"none":       {instant, 0, 0},
	} {
		for i := range uint64(1000) {
			s := meet(c.layer, rng.New(3, 0).With(i))
			takes, back := des.Time(0), des.Time(0)
			switch {
			case s.Resolved:
				takes = c.helped
			case s.Used:
				takes = c.notHelped
			}
			if s.False {
				back = 2 * des.Hour
			}
			if s.Takes != takes || s.BackIn != back || s.False && !s.Resolved || s.Resolved && !s.Used {
				t.Fatalf("%s: %+v", name, s)
			}
		}
	}
}

// The times of a customer do not depend on the shares, nor one time on another.
func TestTimesAreDrawnFromTheirLaws(t *testing.T) {
	l := chatbot()
	l.Reach, l.Resolves[0], l.ComesBack = 1, 1, 1
	l.Takes, l.BackAfter = dist.Must(dist.NewExponential(90)), dist.Must(dist.NewExponential(7200))
	const n = 100_000
	var takes, back, both float64
	for i := range uint64(n) {
		s := meet(l, rng.New(4, 0).With(i))
		x, y := s.Takes.Seconds()/90, s.BackIn.Seconds()/7200
		takes, back, both = takes+x, back+y, both+(x-1)*(y-1)
	}
	// An exponential law of mean 1 has a standard deviation of 1, and so has the
	// product of two that are independent and centred.
	for name, z := range map[string]float64{"takes": takes - n, "comes back": back - n, "covariance": both} {
		if z /= math.Sqrt(n); !(math.Abs(z) <= 4) {
			t.Errorf("%s: z = %.1f", name, z)
		}
	}
}

// Raising a share only adds people: whoever a layer reached, helped or fooled
// before it still does, in the same time.
func TestRaisingAShareOnlyAddsPeople(t *testing.T) {
	share := rapid.Float64Range(0, 1)
	rapid.Check(t, func(t *rapid.T) {
		low, high := chatbot(), chatbot()
		low.Reach, high.Reach = between(t, share, "reach")
		low.Resolves[0], high.Resolves[0] = between(t, share, "resolves")
		low.ComesBack, high.ComesBack = between(t, share, "comes back")
		luck := rng.New(rapid.Uint64().Draw(t, "seed"), 0)
		for i := range uint64(200) {
			few, many := meet(low, luck.With(i)), meet(high, luck.With(i))
			if few.Used && !many.Used || few.Resolved && !many.Resolved || few.False && !many.False {
				t.Fatalf("customer %d lost by raised shares: %+v becomes %+v", i, few, many)
			}
			if few.Resolved && (few.Takes != many.Takes || few.False && few.BackIn != many.BackIn) {
				t.Fatalf("customer %d got other times: %+v becomes %+v", i, few, many)
			}
		}
	})
}

// Of those a layer helps three in five are helped because no question is shorter. With all
// ranks alike, who is helped has a mean rank of 0.6·0.45/2 + 0.4/2 = 0.335, and is 45 % of
// all as ever.
func TestEasyFirst(t *testing.T) {
	l := chatbot()
	l.Reach, l.EasyFirst = 1, 0.6
	const n = 200_000
	var helped, ranks, squares float64
	for i := range uint64(n) {
		luck, s := rng.New(5, 0).With(i), selfservice.Step{}
		rank := luck.Name("rank").Float64()
		l.Meet(0, 0, 1, rank, luck, new(rng.Stream), &s)
		if s.Resolved {
			helped, ranks, squares = helped+1, ranks+rank, squares+rank*rank
		}
	}
	mean := ranks / helped
	deviation := math.Sqrt((squares/helped - mean*mean) / helped)
	if z := (helped/n - 0.45) / math.Sqrt(0.45*0.55/n); !(math.Abs(z) <= 4) {
		t.Errorf("%.4f are helped, not 0.45: z = %.1f", helped/n, z)
	}
	for share, right := range map[float64]bool{0.6: true, 0.6 * 1.05: false, 0: false} {
		want := share*0.45/2 + (1-share)/2
		if z := (mean - want) / deviation; (math.Abs(z) <= 4) != right {
			t.Errorf("their mean rank is %.4f, against %.4f: z = %.1f", mean, want, z)
		}
	}
}

// between draws two numbers in order.
func between(t *rapid.T, of *rapid.Generator[float64], name string) (low, high float64) {
	x, y := of.Draw(t, name), of.Draw(t, name)
	return min(x, y), max(x, y)
}

func TestKindsHaveNames(t *testing.T) {
	for kind, want := range map[selfservice.Kind]string{
		selfservice.Notice: "notice", selfservice.HelpPage: "help page",
		selfservice.VoiceMenu: "voice menu", selfservice.Chatbot: "chatbot",
	} {
		if kind.String() != want {
			t.Errorf("kind %d is a %q, not a %q", kind, kind, want)
		}
	}
}

// Meeting a layer allocates nothing: every contact does.
func TestMeetAllocatesNothing(t *testing.T) {
	l, stream, step, i := chatbot(), new(rng.Stream), new(selfservice.Step), rng.Key(0)
	if n := testing.AllocsPerRun(1000, func() { i++; l.Meet(0, 0, 1, -1, i, stream, step) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkMeet(b *testing.B) {
	l, stream, step := chatbot(), new(rng.Stream), new(selfservice.Step)
	b.ReportAllocs()
	for i := range b.N {
		l.Meet(0, 0, 1, -1, rng.Key(i), stream, step)
	}
}
