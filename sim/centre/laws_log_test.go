package centre_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// The log tells everything that is counted: whoever adds it up comes to the
// same figures.
func TestLogAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		c := centre.New(w.layout)
		books := newLedgers(w.layout)
		last := des.Time(0)
		c.Record(func(e centre.Entry) {
			if !inOrder(last, e.Ended) || !inOrder(e.Arose, e.Arrived, e.Ended) || e.Answered != des.Never && !inOrder(e.Arrived, e.Answered, e.Ended) {
				t.Errorf("after %v: times are out of order: %+v", last, e)
			}
			last = e.Ended
			books.add(&e)
		})
		out, err := w.play(c)
		if err != nil {
			t.Fatal(err)
		}
		books.compare(t, out)
	})
}

func inOrder(times ...des.Time) bool { return slices.IsSorted(times) }

// compare holds what was logged against what was counted, but for what does not show in
// the log: who waited for no time at all, after-call work, waits before the last, who
// left a chat open, declined to be called back or was given up, who came past a layer
// without using it, and which of those whom it seemed to help will come back.
func (b *ledgers) compare(t *rapid.T, out *centre.Outcome) {
	counted := &centre.Outcome{Cells: out.Cells, Waits: out.Waits, Layers: out.Layers}
	for _, cells := range counted.Cells {
		for i := range cells {
			cells[i].Waited, cells[i].WrapUp, cells[i].PassedOn = 0, 0, 0
			cells[i].Merged = 0
			cells[i].CallbackOffered, cells[i].NeverReached = 0, 0
			cells[i].Silent = 0
			cells[i].Reached, cells[i].WaitTrue, cells[i].WaitCalled = 0, 0, 0
		}
	}
	for _, counts := range counted.Layers {
		for r := range counts {
			n := &counts[r]
			n.Offered, n.Refused, n.CameBack, n.Elsewhere = 0, 0, 0, 0
		}
	}
	sameOutcome(t, counted, &centre.Outcome{Cells: b.cells, Waits: b.waits, Layers: b.layers})
	for r := range out.Needs {
		if got, want := b.attempts[r], needsOf(out, r).Attempts; got != want {
			t.Errorf("reason %d: counted %d attempts, logged %d", r, want, got)
		}
	}
	for g := range out.Staff {
		inHand := int64(0)
		for _, s := range out.Staff[g] {
			inHand += s.Contacts
		}
		if inHand != int64(b.inHand[g]) {
			t.Errorf("group %d: counted %d in hand, logged %d", g, inHand, b.inHand[g])
		}
	}
}

// ledgers are what a reader of the log can add up.
type ledgers struct {
	layout   *centre.Layout
	cells    [][]*centre.Cell
	layers   [][]centre.LayerCount
	waits    [][]centre.DayWaits
	attempts []int64
	inHand   []des.Time // by group: contacts in hand times how long, up to the horizon
}

func newLedgers(l *centre.Layout) *ledgers {
	b := &ledgers{layout: l, attempts: make([]int64, len(l.Reasons)), inHand: make([]des.Time, len(l.Groups))}
	for range l.Queues {
		cells := make([]*centre.Cell, (l.Period.Horizon+l.Period.Interval-1)/l.Period.Interval)
		for i := range cells {
			cells[i] = &centre.Cell{}
		}
		b.cells = append(b.cells, cells)
	}
	for range l.Channels {
		b.waits = append(b.waits, make([]centre.DayWaits, len(l.Period.Days)))
	}
	for range l.Layers {
		b.layers = append(b.layers, make([]centre.LayerCount, len(l.Reasons)))
	}
	return b
}

func (b *ledgers) add(e *centre.Entry) {
	if e.Layer >= 0 {
		b.addLayer(e)
		return
	}
	cells, p := b.cells[e.Queue], &b.layout.Period
	interval := min(int(e.Arrived/p.Interval), len(cells)-1)
	cell := cells[interval]
	cell.Handle += handled(e)
	if e.Agent >= 0 {
		b.inHand[b.layout.Agents[e.Agent]] += max(0, min(e.Ended, p.Horizon)-min(e.Answered, p.Horizon))
	}
	switch e.Ending {
	case centre.CalledBack:
		cell.CalledBack++
		return
	case centre.NotReached:
		cell.NotReached++
		return
	case centre.Advised:
		cell.Advised++
		return
	case centre.WasGone:
		return
	case centre.FoundClosed:
		cell.Closed++
		return
	}
	b.addOffered(e, cell)
	if begins := des.Time(interval) * p.Interval; begins >= p.WarmUp {
		waits := &b.waits[e.Channel][begins/des.Day]
		switch e.Ending {
		case centre.Answered:
			waits.Answered.Add(e.Answered - e.Arrived)
		case centre.Abandoned, centre.Balked:
			waits.Lost.Add(e.Ended - e.Arrived)
		}
	}
}

func (b *ledgers) addOffered(e *centre.Entry, cell *centre.Cell) {
	b.addAttempt(e, cell)
	wait, q := min(e.Answered, e.Ended)-e.Arrived, &b.layout.Queues[e.Queue]
	within := int32(0)
	if wait <= q.Within {
		within = 1
	}
	switch e.Ending {
	case centre.Answered:
		cell.Answered++
		cell.AnsweredIn += within
		cell.WaitAnswered += wait
	case centre.Abandoned:
		cell.Abandoned++
		cell.AbandonedIn += within
		cell.WaitAbandoned += wait
		if wait < q.Short {
			cell.ShortAbandoned++
		}
	case centre.Balked:
		cell.Abandoned++
		cell.Balked++
	case centre.Blocked:
		cell.Blocked++
	default:
		cell.WaitOther += wait
		switch e.Ending {
		case centre.TurnedAway:
			cell.TurnedAway++
		case centre.ToCallback:
			cell.ToCallback++
		case centre.LeftMessage:
			cell.Messages++
		case centre.StillWaiting:
			cell.Waiting++
		}
	}
}

func (b *ledgers) addLayer(e *centre.Entry) {
	if !e.Counts || e.Ending == centre.StillInLayer {
		return // a layer counts whom it has finished with
	}
	n := &b.layers[e.Layer][e.Reason]
	n.Used++
	n.Time += e.Handle
	switch e.Ending {
	case centre.LayerHelped, centre.LayerSeemed:
		n.Resolved++
	case centre.LayerLeft:
		n.Left++
	default:
		n.HandedOver++
	}
}

func (b *ledgers) addAttempt(e *centre.Entry, cell *centre.Cell) {
	cell.Offered++
	if e.PassedIn { // it is the customer's attempt of before
		cell.PassedIn++
		return
	}
	if e.Again {
		cell.Redials++
	}
	if e.Counts {
		b.attempts[e.Reason]++
	}
}

// handled is the handle time of a contact with somebody on the line.
func handled(e *centre.Entry) des.Time {
	if e.Ending == centre.NotReached || e.Ending == centre.WasGone {
		return 0
	}
	return e.Handle
}
