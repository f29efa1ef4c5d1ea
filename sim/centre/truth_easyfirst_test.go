package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// A layer that helps a share p, a part c of them because no question is shorter, leaves
// questions whose mean handle time is
//
//	(E[H] − c·∫₀ᵖ Q(u)du − (1−c)·p·E[H]) / (1−p)
//
// where Q is the quantile of the law of H, and ∫₀ᵖ Q(u)du what its shortest take together.

// questions is a law of handle times, and what the shortest questions add to its mean.
type questions struct {
	law      dist.Law
	shortest func(p float64) float64
}

func questionLaws() map[string]questions {
	sigma := math.Sqrt(math.Log1p(0.81))
	normal := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	return map[string]questions{
		"exponential": {memoryless(0.3), func(p float64) float64 { return 0.3 * (p + (1-p)*math.Log1p(-p)) }},
		"lognormal": {dist.Must(dist.NewLognormal(0.3, 0.9)), func(p float64) float64 {
			return 0.3 * normal(-math.Sqrt2*math.Erfcinv(2*p)-sigma)
		}},
		"fixed":     {secs(0.3), func(p float64) float64 { return 0.3 * p }},
		"two times": {dist.Must(dist.NewEmpirical([]float64{0.1, 0.5}, []float64{0.3, 0.7})), func(p float64) float64 { return 0.1*min(p, 0.3) + 0.5*max(0, p-0.3) }},
	}
}

// left is the mean handle time of what a layer leaves.
func (h *questions) left(p, c float64) float64 {
	mean := h.law.Mean()
	return (mean - c*h.shortest(p) - (1-c)*p*mean) / (1 - p)
}

// sample is what was seen of a time.
type sample struct{ n, sum, squares float64 }

func (s *sample) add(x float64) { s.n, s.sum, s.squares = s.n+1, s.sum+x, s.squares+x*x }

// off is how far the mean is from the given one, in standard errors.
func (s *sample) off(mean float64) float64 {
	got := s.sum / s.n
	return math.Abs(got-mean) / (math.Sqrt(max(0, s.squares/s.n-got*got)/s.n) + 1e-6) // the clock's microseconds
}

// easyDesk is a desk that a customer reaches every two seconds, whom self-service may help
// before.
func easyDesk(law dist.Law, p float64, easy ...float64) *sheet {
	s := desk(1)
	s.layout.Queues[0].Handle = law
	for i, c := range easy {
		l := s.layer(selfservice.HelpPage, 0, p)
		l.Name, l.EasyFirst = string(rune('a'+i)), c
	}
	s.layout.Period.Horizon, s.layout.Period.Drain = at("+23:00"), true
	s.works("Ann", "0:00", "+23:59", "")
	return s
}

// answered plays a sheet and yields what was answered.
func answered(t *testing.T, s *sheet, each func(e *centre.Entry)) *centre.Outcome {
	t.Helper()
	c := centre.New(&s.layout)
	c.Record(func(e centre.Entry) {
		if e.Ending == centre.Answered {
			each(&e)
		}
	})
	out, err := c.Play(&stream{gap: 2 * des.Second, reasons: 1}, s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEasyFirstLeavesTheLong(t *testing.T) {
	for name, h := range questionLaws() {
		for _, x := range []struct{ p, c float64 }{{0.2, 1}, {0.4, 0.6}, {0.5, 0}} {
			var times sample
			out := answered(t, easyDesk(h.law, x.p, x.c), func(e *centre.Entry) { times.add(e.Handle.Seconds()) })
			isShare(t, name, out.Layers[0][0].Resolved, out.Layers[0][0].Offered, x.p)
			if z := times.off(h.left(x.p, x.c)); !(z <= 4) {
				t.Errorf("%s, %v: %.4f s each, not %.4f: z = %.1f", name, x, times.sum/times.n, h.left(x.p, x.c), z)
			}
			if z := times.off(h.left(x.p, max(0.1, 1.1*x.c))); z <= 4 && name != "fixed" {
				t.Errorf("%s, %v: a tenth more by rank would not be noticed: z = %.1f", name, x, z)
			}
		}
	}
}

// Whom the layer leaves takes exactly as long as if it were not there, and so would those
// whom it helped: nothing of the work is lost from sight.
func TestEasyFirstKeepsLuck(t *testing.T) {
	alone, all, left := map[rng.Key]des.Time{}, des.Time(0), des.Time(0)
	answered(t, easyDesk(memoryless(0.3), 0.5), func(e *centre.Entry) {
		alone[e.Contact], all = e.Handle, all+e.Handle
	})
	out := answered(t, easyDesk(memoryless(0.3), 0.5, 0.6), func(e *centre.Entry) {
		if left += e.Handle; alone[e.Contact] != e.Handle {
			t.Fatalf("%v takes %v in place of %v", e.Contact, e.Handle, alone[e.Contact])
		}
	})
	if w := out.Works[0][0]; w != (centre.LayerWork{Spared: all - left, Before: left, After: left}) || left == 0 {
		t.Errorf("of %v the layer leaves %v, and says %+v", all, left, w)
	}
}

// By hand: each of two layers helps one in five of those who meet it, the shortest first.
// The first takes the questions up to rank 20 %, the second a fifth of the other 80 %, up
// to rank 36 %. 64 % are left, of which, where times are exponential, each takes
// 1 − ln 0.64 = 1.446 times the mean. If the second looked at all ranks again it would
// help nobody, and 1 − ln 0.8 = 1.223 would be left.
//
// No answer solves anything, and whoever was answered is back at once: with other luck, and
// still a question that is among the longest 64 %. It takes 1.446 times the mean, too, and
// not once.
func TestEasyFirstTwice(t *testing.T) {
	s := easyDesk(memoryless(0.3), 0.2, 1, 1)
	s.layout.Queues[0].Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 0.5, After: secs(1)}
	var first, again sample
	out := answered(t, s, func(e *centre.Entry) {
		if e.Parent == 0 {
			first.add(e.Handle.Seconds())
		} else {
			again.add(e.Handle.Seconds())
		}
	})
	for l := range s.layout.Layers {
		isShare(t, s.layout.Layers[l].Name, out.Layers[l][0].Resolved, out.Layers[l][0].Offered, 0.2)
	}
	for name, times := range map[string]*sample{"first": &first, "again": &again} {
		for factor, right := range map[float64]bool{1 - math.Log(0.64): true, 1 - math.Log(0.8): false, 1: false} {
			if z := times.off(0.3 * factor); (z <= 4) != right {
				t.Errorf("%s: %.4f s each, against %.4f: z = %.1f", name, times.sum/times.n, 0.3*factor, z)
			}
		}
	}
}

// A chatbot is met in each attempt. Customers whom it could not help are back in the
// telephone's queue, or with the bot again, which then knows no more of them than that
// they are not among the shortest: it helps one in five once more, and the floor rises
// from rank 20 % to 36 % and on to 48.8 %.
func TestEasyFirstInEachAttempt(t *testing.T) {
	s := easyDesk(memoryless(0.3), 0.2)
	s.layout.Channels[0].Kind = centre.Chat
	bot := s.layer(selfservice.Chatbot, 0, 0.2)
	bot.EasyFirst = 1
	s.layout.Queues[0].Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 0.9, After: secs(1)}
	s.layout.Queues[0].Handle = memoryless(0.1)
	depth := map[rng.Key]int{}
	var times [3]sample
	out := answered(t, s, func(e *centre.Entry) {
		n := 0
		if e.Parent != 0 {
			n = depth[e.Parent] + 1
		}
		depth[e.Contact] = n
		if n < len(times) {
			times[n].add(e.Handle.Seconds())
		}
	})
	isShare(t, "helped", out.Layers[0][0].Resolved, out.Layers[0][0].Offered, 0.2)
	left := 1.0
	for n := range times {
		left *= 0.8
		if z := times[n].off(0.1 * (1 - math.Log(left))); !(z <= 4) || times[n].off(0.1*(1-math.Log(left*0.8))) <= 4 {
			t.Errorf("attempt %d: %.4f s each, not %.4f: z = %.1f", n, times[n].sum/times[n].n, 0.1*(1-math.Log(left)), z)
		}
	}
}

// The telephone, where questions take an exponential time, is closed, and customers chat
// instead, where times are lognormal. The help page has kept the longest half for it.
func TestEasyFirstInAnotherChannel(t *testing.T) {
	h := questionLaws()["lognormal"]
	s := newSheet(centre.Channel{Name: "phone", Open: []centre.Window{}, WhenClosed: centre.WhenClosed{Switch: []float64{0, 1}}}, centre.Channel{Name: "chat", Kind: centre.Chat})
	s.reason("help", 0, 1)
	s.team(1, 1)
	s.layout.Queues[0].Handle, s.layout.Queues[1].Handle = memoryless(60), h.law
	s.layer(selfservice.HelpPage, 0, 0.5).EasyFirst = 1
	s.works("Ann", "0:00", "+23:59", "")
	var times sample
	answered(t, s, func(e *centre.Entry) { times.add(e.Handle.Seconds()) })
	if z := times.off(h.left(0.5, 1)); !(z <= 4) || times.off(h.left(0.5, 0.9)) <= 4 {
		t.Errorf("%.4f s each, not %.4f: z = %.1f", times.sum/times.n, h.left(0.5, 1), z)
	}
}
