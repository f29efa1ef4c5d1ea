package erlang

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"pgregory.net/rapid"
)

// anyQueue draws queues of all kinds: small and large, idle and overloaded.
func anyQueue(t *rapid.T) Queue {
	agents := int(math.Exp(rapid.Float64Range(0, math.Log(3000)).Draw(t, "log agents")))
	load := float64(agents) * rapid.Float64Range(0.05, 2.5).Draw(t, "load per agent")
	q := Queue{Agents: agents, HandleTime: rapid.Float64Range(10, 1000).Draw(t, "handle time")}
	q.Rate = load / q.HandleTime
	q.Patience = math.Exp(rapid.Float64Range(0, math.Log(3600)).Draw(t, "log patience"))
	switch rapid.SampledFrom([]string{"A", "B", "C", "lines"}).Draw(t, "kind") {
	case "B":
		q.Lines = agents
	case "C":
		q.Patience = math.Inf(1)
		q.Rate = min(q.Rate, 0.999*float64(agents)/q.HandleTime)
	case "lines":
		q.Lines = agents + rapid.IntRange(0, 500).Draw(t, "places")
		if rapid.Bool().Draw(t, "patient") {
			q.Patience = math.Inf(1)
		}
	}
	return q
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance*max(1, math.Abs(b)) }

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQueue(t)
		s, err := q.Solve()
		if err != nil {
			t.Fatal(err)
		}
		if sum := s.Answered + s.Abandoned + s.Blocked; !near(sum, 1, 1e-9) {
			t.Fatalf("answered, abandoned and blocked add up to %v", sum)
		}
		if s.Occupancy < 0 || s.Occupancy > 1+1e-12 || !near(s.Occupancy*float64(q.Agents), s.Load*s.Answered, 1e-9) {
			t.Fatalf("an occupancy of %v at a load of %v", s.Occupancy, s.Load)
		}
		if s.Waits < 0 || s.Waits > 1+1e-12 {
			t.Fatalf("waits with probability %v", s.Waits)
		}
		answered, lost := growing(t, s.AnsweredWithin), growing(t, s.AbandonedWithin)
		if !q.patient() && !(near(answered, s.Answered, 1e-9) && near(lost, s.Abandoned, 1e-9)) {
			t.Fatalf("in the end %v answered and %v lost, want %v and %v", answered, lost, s.Answered, s.Abandoned)
		}
	})
}

// growing asks for a share that can only grow with time, and returns its end.
func growing(t *rapid.T, share func(float64) float64) (last float64) {
	for _, within := range []float64{0, 0.1, 1, 5, 20, 60, 300, 3600, 1e6} {
		now := share(within)
		if now < last-1e-10 {
			t.Fatalf("within %v s a share of %v, less than %v before", within, now, last)
		}
		last = now
	}
	return last
}

// The mean wait is also the integral of the probability of waiting longer.
func TestWaitsAgreeWithTheirMean(t *testing.T) {
	for _, q := range []Queue{
		{10, 0.03, 300, 180, 0},
		{10, 0.04, 300, 600, 0},
		{100, 0.4, 300, 60, 110},
		{40, 0.11, 300, math.Inf(1), 60},
		{10, 0.03, 300, math.Inf(1), 0},
		{5, 0.03, 300, 3600, 0},
	} {
		s, err := q.Solve()
		if err != nil {
			t.Fatal(err)
		}
		longer := func(t float64) float64 { return s.Answered - s.AnsweredWithin(t) }
		end := 1.0
		for longer(end) > 1e-12 {
			end *= 1.5
		}
		if got := quad.Fixed(longer, 0, end, 200, nil, 0) / s.Answered; !near(got, s.ASA, 1e-6) {
			t.Errorf("%+v: an ASA of %v, but %v from the waits", q, s.ASA, got)
		}
		lost := func(t float64) float64 { return s.Abandoned - s.AbandonedWithin(t) }
		all := s.Answered*s.ASA + quad.Fixed(lost, 0, end, 200, nil, 0)
		if !near(all, s.MeanWait, 1e-6) {
			t.Errorf("%+v: a mean wait of %v, but %v from the waits", q, s.MeanWait, all)
		}
	}
}

// With endless lines, what is answered in time follows by another way: the
// density of the wait that is offered is proportional to
//
//	exp(Rate·∫₀ᵗ P(patience > u) du - Agents·t/HandleTime)
//
// (Baccelli & Hebuterne, "On queues with impatient customers", 1981).
func TestAgreesWithBaccelliHebuterne(t *testing.T) {
	for _, q := range []Queue{
		{1, 0.01, 60, 30, 0},
		{14, 100.0 / 1800, 180, 300, 0},
		{100, 1.0 / 3, 300, 120, 0},
		{100, 0.8, 300, 120, 0},
		{2000, 6.8, 300, 30, 0},
		{10_000, 33.0, 300, 180, 0},
		{10_000, 33.4, 300, 600, 0},
		{10_000, 60, 300, 600, 0},
	} {
		s, err := q.Solve()
		if err != nil {
			t.Fatal(err)
		}
		exponent := func(t float64) float64 {
			return q.Rate*q.Patience*-math.Expm1(-t/q.Patience) - float64(q.Agents)/q.HandleTime*t
		}
		// The density's peak and its width there, for panels that see it.
		peak := q.Patience * math.Log(max(q.Rate*q.HandleTime/float64(q.Agents), 1))
		width := 1 / math.Sqrt(q.Rate*math.Exp(-peak/q.Patience)/q.Patience)
		integral := func(f func(float64) float64, from, to float64) (sum float64) {
			for a := from; a < to; a += width / 4 {
				sum += quad.Fixed(f, a, min(a+width/4, to), 10, nil, 0)
			}
			return sum
		}
		density := func(t float64) float64 { return math.Exp(exponent(t) - exponent(peak)) }
		start, end := max(peak-12*width, 0), peak+12*width
		for density(end) > 1e-16 {
			end += width
		}
		kept := func(t float64) float64 { return density(t) * math.Exp(-t/q.Patience) }
		mass := q.Rate * integral(density, start, end)
		idle := math.Exp(-exponent(peak)) / B(q.Agents-1, q.Load()) // of fewer than all busy
		for _, within := range []float64{10, 20, 60, 300} {
			cut := min(max(within, start), end)
			want := (idle + q.Rate*integral(kept, start, cut)) / (idle + mass)
			if got := s.AnsweredWithin(within); !near(got, want, 1e-8) {
				t.Errorf("%+v within %v: %v, want %v", q, within, got, want)
			}
		}
	}
}

func TestClassicsAreCases(t *testing.T) {
	for _, agents := range []int{1, 7, 100, 2000, 10_000} {
		for _, share := range []float64{0.01, 0.5, 0.9, 0.99, 1.5} {
			load := share * float64(agents)
			loss := Queue{agents, load / 300, 300, 60, agents}
			s, err := loss.Solve()
			if err != nil || !near(s.Blocked, B(agents, load), 1e-10) {
				t.Errorf("%d agents, %v erlang: %v blocked (%v), want B = %v", agents, load, s.Blocked, err, B(agents, load))
			}
			if share >= 1 {
				continue
			}
			patient := Queue{agents, load / 300, 300, 1e9, 0} // all but endless
			s, err = patient.Solve()
			if err != nil || !near(s.Waits, C(agents, load), 1e-4) {
				t.Errorf("%d agents, %v erlang: %v wait (%v), want C = %v", agents, load, s.Waits, err, C(agents, load))
			}
		}
	}
}

func TestBareFormulas(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"B(2, 1), (1/2)/(1 + 1 + 1/2)", B(2, 1), 0.2},
		{"B(0, 1), nobody there", B(0, 1), 1},
		{"B of an idle crowd", B(10_000, 1), 0},
		{"C(1, 0.75), the load", C(1, 0.75), 0.75},
		{"C(3, 3), at the brink", C(3, 3), 1},
		{"C of an idle crowd", C(10_000, 1), 0},
	} {
		if !near(c.got, c.want, 1e-15) {
			t.Errorf("%s is %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestMoreAgentsAreBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQueue(t)
		q.Lines = 0
		fewer, err := q.Solve()
		if err != nil {
			t.Skip("cannot carry the load")
		}
		q.Agents++
		more, err := q.Solve()
		if err != nil {
			t.Fatal(err)
		}
		for name, figure := range map[string]func(Steady) float64{
			"share that waits":          func(s Steady) float64 { return s.Waits },
			"share that hangs up":       func(s Steady) float64 { return s.Abandoned },
			"share not answered in 20s": func(s Steady) float64 { return 1 - s.AnsweredWithin(20) },
			"ASA":                       func(s Steady) float64 { return s.ASA },
		} {
			if before, after := figure(fewer), figure(more); after > before+1e-10*max(1, before) {
				t.Fatalf("one more than %d agents, and the %s grows from %v to %v", q.Agents-1, name, before, after)
			}
		}
	})
}

func TestRequiredIsTheFewest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQueue(t)
		q.Lines = 0
		target := rapid.Float64Range(0.3, 0.99).Draw(t, "target")
		enough := func(s Steady) bool { return s.AnsweredWithin(20) >= target }
		agents, err := Required(q, enough)
		if err != nil {
			t.Fatal(err)
		}
		q.Agents = agents
		if s, err := q.Solve(); err != nil || !enough(s) {
			t.Fatalf("%d agents are not enough: %v", agents, err)
		}
		q.Agents--
		if s, err := q.Solve(); err == nil && enough(s) {
			t.Fatalf("%d agents are enough, not only %d", q.Agents, agents)
		}
	})
}

func TestFaults(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		queue Queue
		says  string
	}{
		{Queue{0, 1, 60, 60, 0}, "0 agents: write a number from 1"},
		{Queue{MostAgents + 1, 1, 60, 60, 0}, "write a number from 1 to 100000"},
		{Queue{1, 0, 60, 60, 0}, "a rate of 0"},
		{Queue{1, math.NaN(), 60, 60, 0}, "a rate of NaN"},
		{Queue{1, 1, 0, 60, 0}, "a handle time of 0 s"},
		{Queue{1, 1, inf, 60, 0}, "a handle time of +Inf s"},
		{Queue{1, 1, 60, 0, 0}, "as many lines as agents if nobody waits"},
		{Queue{5, 0.01, 60, 60, 4}, "4 lines for 5 agents: write at least as many"},
		{Queue{10, 12.5 / 300, 300, inf, 0}, "10 agents cannot carry 12.5 erlang, and nobody hangs up: the queue grows without end; write at least 13 agents"},
		{Queue{10, 10.0 / 300, 300, inf, 0}, "write at least 11 agents"},
		{Queue{10, 1000, 300, 1e6, 0}, "contacts would wait: write more agents or a shorter patience"},
		{Queue{10, 0.03, 300, 1e15, 0}, "write math.Inf(1)"},
	} {
		if _, err := c.queue.Solve(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v, want … %s …", c.queue, err, c.says)
		}
	}
	if _, err := Required(Queue{Rate: 1, HandleTime: 60, Patience: 60}, func(Steady) bool { return false }); err == nil {
		t.Error("an impossible target is met")
	}
	if n, err := Required(Queue{Rate: 0.001, HandleTime: 60, Patience: 60}, func(Steady) bool { return true }); n != 1 || err != nil {
		t.Errorf("no target: %d agents (%v), want 1", n, err)
	}
}

func BenchmarkSolve(b *testing.B) {
	q := Queue{Agents: 1000, Rate: 3.3, HandleTime: 300, Patience: 120}
	for b.Loop() {
		s, _ := q.Solve()
		s.AnsweredWithin(20)
	}
}
