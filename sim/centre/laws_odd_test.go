package centre_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Odd centres, such as nobody would draw up but somebody will type in. They
// must neither panic nor hang, and what goes in must come out.
func TestOddCentres(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawOddWorld(t)
		c := centre.New(w.layout)
		for range 2 {
			out, err := w.play(c)
			if err != nil {
				t.Fatal(err)
			}
			nothingVanishes(t, out)
			for g, cells := range out.Staff {
				for i, s := range cells {
					if s.Busy < 0 || s.Busy > s.OnDuty || s.Contacts < s.Busy || s.Overtime < 0 || s.Overtime > s.OnDuty {
						t.Errorf("group %d, interval %d: %+v", g, i, s)
					}
				}
			}
		}
	})
}

// drawOddWorld draws a world and makes it odd. It lasts an hour or so: somebody
// who redials without end and without delay does it every second.
func drawOddWorld(t *rapid.T) *world {
	d := draw{t}
	w := drawWorld(t)
	p := &w.layout.Period
	p.Horizon = des.Minute + d.minutes(90) + des.Time(d.n(0, 1))*des.Microsecond
	p.Interval = 7*des.Minute + d.minutes(90)
	p.WarmUp = min(p.WarmUp, p.Horizon) / p.Interval * p.Interval
	p.Days = nil
	if d.yes() {
		p.Days = []des.Time{0, p.Horizon / 2}
	}
	w.arrivals = w.arrivals[:min(len(w.arrivals), 30)]
	for i := range w.arrivals {
		share := w.arrivals[i].At.Seconds() / (testDays * des.Day).Seconds()
		w.arrivals[i].At = des.Time(share * float64(p.Horizon+des.Minute)) // the last ones too late
	}
	d.oddChannels(w.layout)
	d.oddQueues(w.layout)
	for i := range w.layout.Layers {
		layer := &w.layout.Layers[i]
		layer.Takes, layer.HandOver, layer.BackAfter, layer.Harder = d.oddLaw(), d.oddLaw(), d.oddLaw(), float64(d.n(0, 1))*1e6
	}
	w.duties = d.oddDuties(w.layout)
	return w
}

// oddLaw draws a law of no time, next to none, too much, or for ever.
func (d draw) oddLaw() dist.Law {
	switch d.n(0, 5) {
	case 0:
		return secs(0)
	case 1:
		return secs(1e-9)
	case 2:
		return secs(4.6e12) // longer than any season, and the sum of two is never
	case 3:
		return secs(math.MaxFloat64)
	case 4:
		return dist.Never{}
	default:
		return dist.Must(dist.NewExponential(60))
	}
}

func (d draw) oddChannels(l *centre.Layout) {
	for i := range l.Channels {
		ch := &l.Channels[i]
		switch d.n(0, 3) {
		case 0:
			ch.Open = []centre.Window{} // never
		case 1:
			ch.Open = []centre.Window{{From: des.Minute, To: des.Minute}, {From: des.Minute, To: des.Hour}, {From: des.Hour, To: des.Never}}
		case 2:
			ch.Open = []centre.Window{{From: des.Day, To: 2 * des.Day}} // when all is over
		}
		ch.WhenClosed.After = d.maybe(d.oddLaw())
		if d.yes() {
			ch.WhenClosed.Later = 1
		}
	}
}

func (d draw) oddQueues(l *centre.Layout) {
	for i := range l.Queues {
		q := &l.Queues[i]
		q.Handle, q.WrapUp = d.oddLaw(), d.maybe(d.oddLaw())
		q.Patience = d.maybe(d.oddLaw())
		q.Redial.After, q.Redial.Tries = d.oddLaw(), d.n(0, 2)
		q.Resolution.After = d.oddLaw()
		q.Chaser = centre.Chaser{}
		if d.yes() {
			q.Chaser = centre.Chaser{From: d.minutes(1), Every: float64(d.n(0, 1)*3600) + 1e-9}
		}
		for s := range q.Routing {
			if d.n(0, 5) == 0 {
				for ; s < len(q.Routing); s++ {
					q.Routing[s].After = des.Never
				}
				break
			}
		}
	}
}

// oddDuties draws stretches of work of no length, on top of each other, in the
// past of others, and beyond the end.
func (d draw) oddDuties(l *centre.Layout) [][]centre.Duty {
	duties := make([][]centre.Duty, max(1, len(l.Period.Days)))
	for a := range l.Agents {
		for range d.n(0, 5) {
			from := d.minutes(120)
			if d.n(0, 9) == 0 {
				from = l.Period.Horizon + d.minutes(9)
			}
			to := from + d.minutes(40)
			if d.n(0, 9) == 0 {
				to = des.Never
			}
			day := 0
			if len(duties) > 1 && from >= l.Period.Days[1] {
				day = 1
			}
			duties[day] = append(duties[day], centre.Duty{Agent: a, From: from, To: to, Break: d.yes(), Pace: float64(d.n(0, 2))})
		}
	}
	return duties
}

// Nothing at all is a centre, too.
func TestEmptyCentre(t *testing.T) {
	l := &centre.Layout{Period: centre.Period{Horizon: des.Hour, Interval: des.Hour}}
	for range 2 {
		if _, err := centre.New(l).Play(&replay{}, &world{duties: [][]centre.Duty{nil}}); err != nil {
			t.Fatal(err)
		}
		l.Period.Drain = true
	}
}

// A contact that takes for ever is still in hand at the end, alone or with
// others, wrap-up or not.
func TestEndlessContacts(t *testing.T) {
	for _, law := range []dist.Law{dist.Never{}, secs(math.MaxFloat64), secs(4.6e12)} {
		s := chats()
		s.layout.Queues[0].Handle, s.layout.Queues[0].WrapUp = law, law
		s.comes("a", "9:00", 0)
		s.comes("b", "10:00", 0)
		s.expect(t, `
			a chat 9:00: answered 9:00 by Ann, not done
			b chat 10:00: answered 10:00 by Ann, not done
			needs help: Arisen 2, Open 2, Attempts 2
		`)
	}
}
