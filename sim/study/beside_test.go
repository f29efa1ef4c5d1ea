package study_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// besides are the rows of a day of a textbook queue, changed by hand.
func besides(t *testing.T, q erlang.Queue, change func(*sim.Model)) []sim.ErlangRow {
	t.Helper()
	m := mailbox(q, 1, 24)
	m.Layout.Channels[0] = centre.Channel{Name: "phone"}
	if change != nil {
		change(m)
	}
	day := sim.Window{Day: calendar.Date{Year: 2026, Month: 12, Day: 5}}
	rows, err := study.BesideErlang(context.Background(), m, sim.Experiment{Seed: 1, Replications: 40}, day)
	if err != nil || len(rows) == 0 {
		t.Fatal(len(rows), err)
	}
	return rows
}

// holds is the share of rows of which something is true.
func holds(rows []sim.ErlangRow, is func(*sim.ErlangRow) bool) float64 {
	n := 0
	for i := range rows {
		if is(&rows[i]) {
			n++
		}
	}
	return float64(n) / float64(len(rows))
}

func reason(name string) func(*sim.ErlangRow) bool {
	return func(r *sim.ErlangRow) bool { return slices.Contains(r.Reasons, name) }
}

// A queue as Erlang A has it agrees with the formula; whoever comes again makes it differ, and
// more load than agents leaves Erlang C without an answer. None of these is told of a queue
// that does not have it.
func TestBesideErlang(t *testing.T) {
	skipInShort(t)
	q := erlang.Queue{Agents: 10, Rate: 105.0 / 3600, HandleTime: 300, Patience: 300}
	agree := besides(t, q, nil)
	if share := holds(agree, func(r *sim.ErlangRow) bool { return r.Agrees }); share < 0.8 {
		t.Errorf("Erlang A agrees in %v of the intervals with a queue as it has it: %+v", share, agree[0])
	}
	again := besides(t, q, func(m *sim.Model) {
		m.Layout.Queues[0].Redial = centre.Redial{Share: 0.9, After: exponential(600)}
	})
	if share := holds(again, reason(sim.Redialling)); share == 0 || share != holds(again, func(r *sim.ErlangRow) bool { return r.Repeats >= 0.1 }) {
		t.Errorf("redials are told in %v of the intervals, otherwise than the figures say", share)
	}
	over := q
	over.Rate = 160.0 / 3600
	if share := holds(besides(t, over, nil), func(r *sim.ErlangRow) bool { return r.C == nil && r.A != nil && reason(sim.Overload)(r) }); share < 1 {
		t.Errorf("overload is told in %v of the intervals", share)
	}
}

// What a row says of the interval is what was played, and nothing is told that is not there.
func TestRowsBesideErlang(t *testing.T) {
	skipInShort(t)
	rows := besides(t, erlang.Queue{Agents: 10, Rate: 105.0 / 3600, HandleTime: 300, Patience: 300}, nil)
	if r := rows[3]; r.Clock != "03:00" || r.Day != "2026-12-05" || math.Abs(r.Load-8.75) > 0.5 || r.Agents != 10 || math.Abs(r.Handle-300) > 20 {
		t.Errorf("read wrongly: %+v", r)
	}
	if share := holds(rows, func(r *sim.ErlangRow) bool { return r.C == nil || reason(sim.Overload)(r) || reason(sim.Redialling)(r) }); share > 0 {
		t.Errorf("overload or redials are told in %v of the intervals without", share)
	}
}

// Messages that the same people answer take time of which the formulas know nothing.
func TestWrittenWorkBesideErlang(t *testing.T) {
	skipInShort(t)
	q := erlang.Queue{Agents: 10, Rate: 105.0 / 3600, HandleTime: 300, Patience: 300}
	rows := besides(t, q, func(m *sim.Model) {
		l := &m.Layout
		l.Channels = append(l.Channels, centre.Channel{Name: "email", Kind: centre.Deferred})
		mail := l.Queues[0]
		mail.Name, mail.Channel, mail.Patience, mail.Handle, mail.Within = "any email", 1, nil, exponential(600), des.Day
		l.Queues = append(l.Queues, mail)
		l.Reasons[0].Mix, l.Reasons[0].Queues = []float64{0.7, 0.3}, []int{0, 1}
		l.Groups[0].Skills = append(l.Groups[0].Skills, centre.Skill{Queue: 1, Rank: 1, Factor: 1})
	})
	differ := slices.DeleteFunc(rows, func(r sim.ErlangRow) bool { return r.Agrees })
	if share := holds(differ, reason(sim.WrittenWork)); len(differ) == 0 || share < 1 {
		t.Errorf("written work is told in %v of the %d intervals that differ", share, len(differ))
	}
}
