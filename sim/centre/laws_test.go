package centre_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Laws that hold in every run, whatever the centre.

func TestNothingVanishes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		out, err := w.play(centre.New(w.layout))
		if err != nil {
			t.Fatal(err)
		}
		nothingVanishes(t, out)
	})
}

func nothingVanishes(t *rapid.T, out *centre.Outcome) {
	for q, cells := range out.Cells {
		for i, c := range cells {
			if ends := c.Answered + c.Abandoned + c.Blocked + c.TurnedAway + c.ToCallback + c.Messages + c.Waiting; ends != c.Offered {
				t.Errorf("queue %d, interval %d: %d offered, %d ended: %+v", q, i, c.Offered, ends, c)
			}
			if !waitsAddUp(c) {
				t.Errorf("queue %d, interval %d: customers waited less in all than at last: %+v", q, i, c)
			}
		}
	}
	nobodyIsLostOnTheWay(t, out)
	noNeedVanishes(t, out)
	nobodyIsLostInLayers(t, out)
}

// nobodyIsLostInLayers makes sure that whoever uses a layer leaves it, that who comes back
// comes somewhere, and that only those make work whom there are.
func nobodyIsLostInLayers(t *rapid.T, out *centre.Outcome) {
	for i, counts := range out.Layers {
		back := int64(0)
		for r, n := range counts {
			back += n.CameBack
			if n.Used != n.Resolved+n.HandedOver+n.Left || n.Used+n.Refused > n.Offered || n.CameBack > n.Resolved || n.Elsewhere > n.CameBack {
				t.Errorf("layer %d, reason %d: %+v", i, r, n)
			}
			if w := out.Works[i][r]; !ofSomebody(&n, &w) {
				t.Errorf("layer %d, reason %d: %+v, and %+v", i, r, n, w)
			}
		}
		for _, there := range out.Backs[i] {
			back -= there
		}
		if back != 0 {
			t.Errorf("layer %d: %d more came back than came anywhere: %v", i, back, out.Backs[i])
		}
	}
}

// ofSomebody reports whether there is work only where there are those who make it, and what
// is handed over never takes less time than before.
func ofSomebody(n *centre.LayerCount, w *centre.LayerWork) bool {
	return (n.Resolved > 0 || w.Spared == 0) && (n.CameBack > 0 || w.Returned == 0) && (n.HandedOver > 0 || w.After == 0) && w.Before <= w.After
}

// waitsAddUp reports whether those who were reached are some of those answered and
// called back, without those passed on; and if they are all of them, no wait in all
// is shorter than the last of it.
func waitsAddUp(c *centre.Cell) bool {
	all := c.Answered + c.CalledBack
	return c.Reached <= all-c.PassedOn && (c.Reached < all || c.WaitTrue >= c.WaitAnswered+c.WaitCalled)
}

func noNeedVanishes(t *rapid.T, out *centre.Outcome) {
	for r := range out.Needs {
		n := needsOf(out, r)
		ends := n.Unsolved + n.GivenUp + n.Open
		for _, by := range [][]int64{n.Prevented, n.Resolved, n.Served} {
			for _, k := range by {
				ends += k
			}
		}
		if ends != n.Arisen {
			t.Errorf("reason %d: %d needs arose, %d ended: %+v", r, n.Arisen, ends, n)
		}
		if l := n.LastTry; l.Abandoned+l.Blocked+l.TurnedAway+l.Closed+l.NotReached+l.LeftMessage+l.SelfService != n.GivenUp {
			t.Errorf("reason %d: %d needs were given up, after %+v", r, n.GivenUp, l)
		}
	}
}

// nobodyIsLostOnTheWay makes sure that whoever is passed on arrives, unless the
// channel has closed meanwhile and sends people away.
func nobodyIsLostOnTheWay(t *rapid.T, out *centre.Outcome) {
	var on, in int32
	for _, cells := range out.Cells {
		for _, c := range cells {
			on, in = on+c.PassedOn, in+c.PassedIn
		}
	}
	if in > on {
		t.Errorf("%d passed on, %d arrived", on, in)
	}
}

func TestAgentsWorkOnlyOnDuty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for r := range w.layout.Playbook { // but for those who are asked to
			w.layout.Playbook[r].Do.CallIn, w.layout.Playbook[r].Do.StayOn = nil, nil
		}
		c := centre.New(w.layout)
		var log []centre.Entry
		c.Record(func(e centre.Entry) { log = append(log, e) })
		out, err := w.play(c)
		if err != nil {
			t.Fatal(err)
		}
		for g, cells := range out.Staff {
			for i, s := range cells {
				if s.Busy > s.OnDuty || s.Contacts < s.Busy || s.Overtime > s.OnDuty {
					t.Errorf("group %d, interval %d: %+v", g, i, s)
				}
			}
		}
		for _, e := range log {
			if e.Agent >= 0 && !w.mayStart(e) {
				t.Errorf("agent %d took a contact at %v: %+v", e.Agent, e.Answered, w.duties)
			}
		}
	})
}

// mayStart reports whether the agent may have taken the contact when it did:
// within a duty, its last moment included, or past it to keep a promise of
// closing time or in the place of another.
func (w *world) mayStart(e centre.Entry) bool {
	ch := w.layout.Channels[e.Channel]
	if ch.AtClosing == centre.Serve && ch.Kind != centre.Deferred || w.layout.Period.Drain || w.layout.Groups[w.layout.Agents[e.Agent]].FirstFreeGoes {
		return true
	}
	for _, day := range w.duties {
		for _, d := range day {
			if d.Agent == e.Agent && d.From <= e.Answered && e.Answered <= d.To {
				return true
			}
		}
	}
	return false
}

func TestHandsAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		c := centre.New(w.layout)
		hands := make([][]centre.Entry, len(w.layout.Agents))
		c.Record(func(e centre.Entry) {
			if e.Agent >= 0 && e.Ended > e.Answered {
				hands[e.Agent] = append(hands[e.Agent], e)
			}
		})
		if _, err := w.play(c); err != nil {
			t.Fatal(err)
		}
		for a, held := range hands {
			for _, e := range held {
				together, least, most := 0, 99, 0
				for _, other := range held {
					if other.Answered <= e.Answered && e.Answered < other.Ended {
						atOnce := max(1, len(w.layout.Channels[other.Channel].Slowdown))
						together, least, most = together+1, min(least, atOnce), max(most, atOnce)
					}
				}
				if together > most || least == 1 && together > 1 {
					t.Errorf("agent %d has %d contacts in hand at %v", a, together, e.Answered)
				}
			}
		}
	})
}

func TestLengthIsRateTimesWait(t *testing.T) { // Little's law on the path
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.layout.Period.Drain = false
		for i := range w.layout.Queues {
			w.layout.Queues[i].Silent.Share = 0 // otherwise chats wait whose customers are gone
		}
		out, err := w.play(centre.New(w.layout))
		if err != nil {
			t.Fatal(err)
		}
		for q := range out.Cells {
			if w.layout.Channels[w.layout.Queues[q].Channel].AtClosing == centre.CallBack {
				continue // called back customers wait without being counted
			}
			var waits des.Time
			var area int64
			for i, c := range out.Cells[q] {
				waits += c.WaitAnswered + c.WaitAbandoned + c.WaitOther
				area += out.Levels[q][i].Area
			}
			if int64(waits) != area {
				t.Errorf("queue %d: waits sum to %d, area is %d", q, waits, area)
			}
		}
	})
}

// line is where contacts stand one behind the other: in a queue, or beside it to
// be called back.
type line struct {
	queue  int
	called bool
}

// lineOf returns where a contact stood, false when it stood nowhere.
func lineOf(e centre.Entry) (line, bool) {
	called := e.Ending == centre.CalledBack || e.Ending == centre.NotReached
	return line{e.Queue, called}, e.Queue >= 0 && e.Ending != centre.Blocked && e.Ending != centre.ToCallback
}

// Within a queue nobody is answered before somebody who came earlier and is
// still waiting, head starts included.
func TestFirstComeFirstServedAlways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		waits := map[line][]centre.Entry{}
		c := centre.New(w.layout)
		c.Record(func(e centre.Entry) {
			if l, ok := lineOf(e); ok {
				waits[l] = append(waits[l], e)
			}
		})
		if _, err := w.play(c); err != nil {
			t.Fatal(err)
		}
		turn := func(e *centre.Entry) des.Time {
			if w.layout.Segments == nil {
				return e.Arrived
			}
			return e.Arrived - w.layout.Segments[e.Segment].HeadStart
		}
		for _, queue := range waits {
			for _, x := range queue {
				for _, y := range queue {
					if turn(&x) < turn(&y) && x.Arrived < y.Answered && y.Answered < min(x.Answered, x.Ended) {
						t.Fatalf("queue %d: who came at %v was answered at %v, but who came at %v had to wait until %v",
							x.Queue, y.Arrived, y.Answered, x.Arrived, min(x.Answered, x.Ended))
					}
				}
			}
		}
	})
}

// Without patience nobody waits, and it comes to the same as if nobody were let
// in to wait. What depends on who waits is left out: customers of one moment
// see each other wait for no time at all; and for those who are passed on there is
// always room.
func TestWithoutPatienceNobodyWaits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for q := range w.layout.Queues {
			for i := range w.layout.Queues[q].Routing {
				w.layout.Queues[q].Routing[i].When = centre.Condition{}
			}
		}
		for i := range w.layout.Layers {
			w.layout.Layers[i].Limits.Queue = 0
		}
		w.layout.Playbook = nil
		play := func(set func(q *centre.Queue)) *centre.Outcome {
			for i := range w.layout.Queues {
				q := &w.layout.Queues[i]
				q.PassOn = centre.PassOn{}
				set(q)
			}
			out, err := w.play(centre.New(w.layout))
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		impatient := play(func(q *centre.Queue) {
			q.Patience, q.Chaser, q.Callback, q.Announces = secs(0), centre.Chaser{}, centre.Callback{}, centre.Announcement{}
			q.Silent, q.Voicemail = centre.Silent{}, centre.Voicemail{}
		})
		roomless := play(func(q *centre.Queue) { q.Patience, q.WaitingRoom = nil, 0 })
		for q := range impatient.Cells {
			for i, c := range impatient.Cells[q] {
				if c.WaitAnswered+c.WaitAbandoned+c.WaitOther != 0 || impatient.Levels[q][i].Area != 0 {
					t.Errorf("queue %d, interval %d: somebody waited: %+v", q, i, c)
				}
				if r := roomless.Cells[q][i]; !sameService(c, r) {
					t.Errorf("queue %d, interval %d: without patience %+v, without room %+v", q, i, c, r)
				}
			}
		}
	})
}

// sameService reports whether those who would not wait and those who might not
// fared the same.
func sameService(impatient, roomless *centre.Cell) bool {
	return impatient.Offered == roomless.Offered && impatient.Answered == roomless.Answered &&
		impatient.Handle == roomless.Handle && impatient.Abandoned+impatient.Blocked == roomless.Blocked
}

func TestSameLuckSameOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, other := drawWorld(t), drawWorld(t)
		fresh, err := w.play(centre.New(w.layout))
		if err != nil {
			t.Fatal(err)
		}
		c := centre.New(w.layout)
		for range 2 {
			used := &world{w.layout, other.arrivals, w.duties}
			for i := range used.arrivals {
				used.arrivals[i].Reason %= len(w.layout.Reasons)
			}
			if _, err := used.play(c); err != nil {
				t.Fatal(err)
			}
		}
		c.Record(func(centre.Entry) {})
		again, err := w.play(c)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(fresh.Cells, again.Cells) || !reflect.DeepEqual(fresh.Needs, again.Needs) ||
			!reflect.DeepEqual(fresh.Staff, again.Staff) || !reflect.DeepEqual(fresh.Levels, again.Levels) ||
			!reflect.DeepEqual(fresh.Layers, again.Layers) {
			t.Error("a centre that has been used gives another outcome than a new one")
		}
	})
}
