package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

type exponential float64

func (e exponential) Sample(s *rng.Stream) float64 { return s.Exp() * float64(e) }
func (e exponential) Mean() float64                { return float64(e) }
func (e exponential) Variance() float64            { return float64(e * e) }
func (e exponential) CDF(x float64) float64        { return 0 }
func (e exponential) Quantile(p float64) float64   { return 0 }
func (e exponential) String() string               { return "" }

var _ dist.Law = exponential(1)

type poisson struct {
	gap   float64
	s     rng.Stream
	key   rng.Key
	at    des.Time
	n     uint64
	left  int
	kinds int
}

func (p *poisson) Next() (centre.Arrival, bool) {
	if p.left == 0 {
		return centre.Arrival{}, false
	}
	p.left--
	p.n++
	p.at += des.Seconds(p.s.Exp() * p.gap)
	r := 0
	if p.kinds > 1 {
		r = int(p.s.Uint64() % uint64(p.kinds))
	}
	return centre.Arrival{At: p.at, Reason: r, Key: p.key.With(p.n)}, true
}

type always int

func (n always) Day(day int, buf []centre.Duty) []centre.Duty {
	for i := range int(n) {
		buf = append(buf, centre.Duty{Agent: i, From: 0, To: des.Never, Pace: 1})
	}
	return buf
}

func r1(n int, horizon des.Time) *centre.Layout {
	l := &centre.Layout{
		Reasons:  []centre.Reason{{Name: "r", Mix: []float64{1}, Queues: []int{0}}},
		Channels: []centre.Channel{{Name: "phone"}},
		Queues:   []centre.Queue{{Name: "q", Handle: exponential(300), Patience: exponential(180), Within: 20 * des.Second, WaitingRoom: -1, Routing: []centre.Step{{Groups: []int{0}}}}},
		Groups:   []centre.Group{{Name: "g", Skills: []centre.Skill{{Queue: 0, Factor: 1}}}},
		Agents:   make([]int, n),
		Period:   centre.Period{Horizon: horizon, Interval: des.Day},
	}
	return l
}

func BenchmarkR1(b *testing.B) {
	for _, n := range []int{100, 10000} {
		b.Run("", func(b *testing.B) {
			horizon := des.Seconds(float64(b.N)*300/float64(n)*1.2 + 86400)
			c := centre.New(r1(n, horizon))
			b.ReportAllocs()
			b.ResetTimer()
			out, err := c.Play(&poisson{gap: 300 / float64(n), s: rng.New(1, 1).Stream(), key: rng.New(1, 2), left: b.N}, always(n))
			if err != nil {
				b.Fatal(err)
			}
			var s centre.Cell
			for _, x := range out.Cells[0] {
				s.Offered += x.Offered
				s.Abandoned += x.Abandoned
				s.Waited += x.Waited
			}
			b.ReportMetric(float64(s.Abandoned)/float64(s.Offered), "Pab")
			b.ReportMetric(float64(s.Waited)/float64(s.Offered), "Pw")
		})
	}
}

func BenchmarkR2(b *testing.B) {
	m := 10
	l := &centre.Layout{Channels: []centre.Channel{{Name: "phone"}}}
	gap := 300 / (19. * float64(m))
	l.Period = centre.Period{Horizon: des.Seconds(float64(b.N)*gap*1.2 + 86400), Interval: des.Day}
	for k := range 10 {
		l.Reasons = append(l.Reasons, centre.Reason{Mix: []float64{1}, Queues: []int{k}})
		q := centre.Queue{Reason: k, Handle: exponential(300), Patience: exponential(180), Within: 20 * des.Second, WaitingRoom: -1, Routing: make([]centre.Step, 3)}
		for g := range 20 {
			for j, x := range []int{g % 10, (g + 3) % 10, (g + 7) % 10} {
				if x == k {
					q.Routing[j].Groups = append(q.Routing[j].Groups, g)
				}
			}
		}
		l.Queues = append(l.Queues, q)
	}
	for g := range 20 {
		var s []centre.Skill
		for _, x := range []int{g % 10, (g + 3) % 10, (g + 7) % 10} {
			s = append(s, centre.Skill{Queue: x, Factor: 1})
		}
		l.Groups = append(l.Groups, centre.Group{Skills: s})
		for range m {
			l.Agents = append(l.Agents, g)
		}
	}
	c := centre.New(l)
	b.ReportAllocs()
	b.ResetTimer()
	out, err := c.Play(&poisson{gap: gap, s: rng.New(1, 1).Stream(), key: rng.New(1, 2), left: b.N, kinds: 10}, always(20*m))
	if err != nil {
		b.Fatal(err)
	}
	var s centre.Cell
	for q := range out.Cells {
		for _, x := range out.Cells[q] {
			s.Offered += x.Offered
			s.Abandoned += x.Abandoned
			s.Waited += x.Waited
		}
	}
	b.ReportMetric(float64(s.Abandoned)/float64(s.Offered), "Pab")
	b.ReportMetric(float64(s.Waited)/float64(s.Offered), "Pw")
}
