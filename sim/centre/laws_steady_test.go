package centre_test

import (
	"errors"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// stream yields a customer every so many microseconds, again and again without
// allocating anything, and may call back on the way.
type stream struct {
	gap     des.Time
	reasons int
	n       int
	onCome  func(n int)
}

func (s *stream) Next(next *centre.Arrival) bool {
	if s.onCome != nil {
		s.onCome(s.n)
	}
	s.n++
	*next = centre.Arrival{At: des.Time(s.n) * s.gap, Reason: s.n % s.reasons, Key: rng.Key(s.n)}
	return true
}

// everything is a centre with every mechanism at work: phone, chat and e-mail,
// 40 agents in two groups, overflow, redials, chasers, unsolved contacts,
// call-backs and four layers of self-service.
func everything(horizon des.Time) *sheet {
	law := func(mean float64) dist.Law { return dist.Must(dist.NewLognormal(mean, 1)) }
	s := newSheet(
		centre.Channel{Name: "phone", AtClosing: centre.CallBack, WhenClosed: centre.WhenClosed{Later: 0.5, After: law(600), Switch: []float64{0, 0.2, 0.2}}},
		centre.Channel{Name: "chat", Kind: centre.Chat, Slowdown: []float64{1, 1.3, 1.6}, AtClosing: centre.TurnAway},
		centre.Channel{Name: "e-mail", Kind: centre.Deferred},
	)
	for day := range des.Time(horizon / des.Day) {
		from := day*des.Day + 8*des.Hour
		for i := range 2 {
			s.layout.Channels[i].Open = append(s.layout.Channels[i].Open, centre.Window{From: from, To: from + 10*des.Hour})
		}
	}
	s.layout.Period = centre.Period{Horizon: horizon, Interval: des.Hour}
	for range horizon / des.Day {
		s.layout.Period.Days = append(s.layout.Period.Days, des.Time(len(s.layout.Period.Days))*des.Day)
	}
	s.reason("orders", 0, 1, 2)
	s.reason("advice", 0, 1, 2)
	for i := range s.layout.Reasons {
		s.layout.Reasons[i].Mix = []float64{0.5, 0.3, 0.2}
	}
	s.team(20, 0, 1, 2)
	s.team(20, 3, 4, 5)
	for i := range s.layout.Queues {
		q := &s.layout.Queues[i]
		q.Handle, q.WrapUp = law(300), law(30)
		q.Redial = centre.Redial{Share: 0.6, After: law(1200), Tries: 4, Switch: []float64{0, 0.1, 0.2}}
		q.Resolution = centre.Resolution{FirstContact: 0.8, ComesBack: 0.7, After: law(7200)}
		if q.Channel == 2 {
			q.Chaser = centre.Chaser{From: 4 * des.Hour, Every: 36000, Switch: []float64{0.4, 0, 0}}
		} else {
			q.Patience = law(240)
		}
		other := 1 - q.Reason
		q.Routing = append(q.Routing, centre.Step{After: des.Minute, Groups: []int{other}})
		s.layout.Groups[other].Skills = append(s.layout.Groups[other].Skills, centre.Skill{Queue: i, Rank: 1, Factor: 1.2})
	}
	for kind := selfservice.Notice; kind <= selfservice.Chatbot; kind++ {
		layer := s.layer(kind, 60, 0.2)
		layer.Reach, layer.ComesBack, layer.BackAfter, layer.Harder = 0.5, 0.3, law(3600), 1.1
		layer.Takes = law(60)
	}
	return s
}

// Once a centre has grown to the size of the building, nothing is allocated for
// a contact, however many come in a week.
func TestNothingIsAllocatedInSteadyState(t *testing.T) {
	s := everything(7 * des.Day)
	c := centre.New(&s.layout)
	for name, gap := range map[string]des.Time{"few": 100 * des.Second, "many": 10 * des.Second} {
		came := &stream{reasons: 2}
		play := func() {
			*came = stream{gap: gap, reasons: 2}
			if _, err := c.Play(came, s); err != nil {
				t.Fatal(err)
			}
		}
		play()
		if n := testing.AllocsPerRun(2, play); n > 9 { // the runtime may have a few of its own
			t.Errorf("%s: %v allocations for %d customers", name, n, came.n)
		}
	}
}

// Interrupt ends a Play that is under way before another hour of the season has
// passed, and every later one.
func TestInterrupt(t *testing.T) {
	s := everything(7 * des.Day)
	c := centre.New(&s.layout)
	came := &stream{gap: des.Second, reasons: 2, onCome: func(n int) {
		if n == 100_000 {
			c.Interrupt()
		}
	}}
	out, err := c.Play(came, s)
	if !errors.Is(err, centre.ErrInterrupted) || out != nil {
		t.Errorf("interrupted: %v, %v", out, err)
	}
	if came.n > 100_000+3600 {
		t.Errorf("interrupted after 100000 customers, but %d came", came.n)
	}
	came = &stream{gap: des.Second, reasons: 2}
	if _, err := c.Play(came, s); !errors.Is(err, centre.ErrInterrupted) || came.n > 3600 {
		t.Errorf("played again: %v after %d customers", err, came.n)
	}
}

// More people than the clock's keys can name end the replication with an error.
func TestTooManyPeople(t *testing.T) {
	s := desk(0)
	s.layout.Period = centre.Period{Horizon: 20000 * des.Day, Interval: 20000 * des.Day}
	came := &stream{gap: des.Hour, reasons: 1}
	_, err := centre.New(&s.layout).Play(came, s)
	if err == nil {
		t.Fatalf("%d people wait", came.n)
	}
	if want := "more than 4096 contacts at once over 20000 days: shorten the period or raise the capacity; 4032 of them wait in queue \"phone\""; err.Error() != want {
		t.Errorf("%d people: %q, not %q", came.n, err, want)
	}
}
