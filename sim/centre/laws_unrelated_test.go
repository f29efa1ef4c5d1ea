package centre_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// Two centres that have nothing in common do not notice each other, whichever
// comes first in the layout.
func TestUnrelatedChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawWorld(t), drawWorld(t)
		b.layout.Period, b.layout.Segments = a.layout.Period, a.layout.Segments
		for _, w := range []*world{a, b} {
			for r := range w.layout.Playbook { // whose campaign would be that of both
				w.layout.Playbook[r].Do.Stop = nil
			}
			w.layout.Period.Drain = false
			w.spread()
		}
		var alone [2]*centre.Outcome
		for i, w := range []*world{a, b} {
			var err error
			if alone[i], err = w.play(centre.New(w.layout)); err != nil {
				t.Fatal(err)
			}
		}
		for i, pair := range [][2]*world{{a, b}, {b, a}} {
			both, second := join(pair[0], pair[1])
			out, err := both.play(centre.New(both.layout))
			if err != nil {
				t.Fatal(err)
			}
			sameOutcome(t, alone[i], part(out, pair[0].layout, offsets{}))
			sameOutcome(t, alone[1-i], part(out, pair[1].layout, second))
		}
	})
}

// spread moves arrivals apart and makes handle times differ, so that nothing
// within a centre happens at one moment by chance. Without it this law would not
// hold: of two timers in the same microsecond the one of the lower place in the
// building goes first, and the other centre's contacts take places, too. Times
// that are drawn from continuous laws hardly ever meet; fixed ones do.
func (w *world) spread() {
	w.layout.Segments = slices.Clone(w.layout.Segments)
	for i := range w.layout.Segments { // who are those of both centres
		w.layout.Segments[i].Mix = nil
	}
	for i := range w.arrivals {
		w.arrivals[i].At += des.Time(w.arrivals[i].Key.With(99).Float64() * float64(des.Minute))
	}
	slices.SortStableFunc(w.arrivals, func(x, y centre.Arrival) int { return int(x.At - y.At) })
	law := func(mean float64) dist.Law { return dist.Must(dist.NewExponential(mean)) }
	for i := range w.layout.Queues {
		q := &w.layout.Queues[i]
		q.Handle, q.Redial.After, q.Resolution.After, q.Callback.Again = law(600), law(1800), law(3600), law(900)
		q.Silent.Notice, q.Callback.NoAnswer = law(60), 0
		if q.Patience != nil {
			q.Patience = law(300)
		}
		q.PassOn.Takes = law(120)
	}
	for i := range w.layout.Layers {
		w.layout.Layers[i].Takes, w.layout.Layers[i].BackAfter = law(120), law(3600)
	}
	for i := range w.layout.Channels {
		w.layout.Channels[i].WhenClosed.After = law(1800)
	}
}

// join puts two worlds side by side, and says where the second one begins.
func join(a, b *world) (both *world, second offsets) {
	l, m := *a.layout, b.layout
	second = offsets{len(l.Reasons), len(l.Channels), len(l.Queues), len(l.Groups), len(l.Layers), len(l.Agents), len(l.Playbook)}
	channels := len(l.Channels) + len(m.Channels)
	l.Channels, l.Reasons, l.Queues, l.Groups, l.Layers = nil, nil, nil, nil, nil
	l.Playbook = nil
	l.Agents = nil
	for i, part := range []*centre.Layout{a.layout, m} {
		var from offsets
		if i == 1 {
			from = second
		}
		shift(&l, part, from, channels)
	}
	for _, s := range m.Spells {
		s.Pull = append(slices.Repeat([]float64{1}, second.channels), s.Pull...)
		s.Handle = append(slices.Repeat([]float64{1}, second.reasons), s.Handle...)
		s.Twice = append(make([]float64, second.reasons), s.Twice...)
		l.Spells = append(slices.Clip(l.Spells), s)
	}
	for i := range l.Layers {
		layer := &l.Layers[i]
		if i < second.layers {
			layer.Resolves = padded(layer.Resolves, 0, len(l.Reasons))
		} else {
			layer.Resolves = padded(layer.Resolves, second.reasons, len(l.Reasons))
		}
	}
	both = &world{layout: &l}
	both.arrivals = append(both.arrivals, a.arrivals...)
	for _, x := range b.arrivals {
		x.Reason += second.reasons
		both.arrivals = append(both.arrivals, x)
	}
	slices.SortStableFunc(both.arrivals, func(x, y centre.Arrival) int { return int(x.At - y.At) })
	for day := range testDays {
		both.duties = append(both.duties, slices.Clone(a.duties[day]))
		for _, d := range b.duties[day] {
			d.Agent += len(a.layout.Agents)
			both.duties[day] = append(both.duties[day], d)
		}
	}
	return both, second
}

// shift adds the things of a layout to another, with their indices moved.
func shift(l, part *centre.Layout, from offsets, channels int) {
	for _, ch := range part.Channels {
		ch.WhenClosed.Switch = padded(ch.WhenClosed.Switch, from.channels, channels)
		l.Channels = append(l.Channels, ch)
	}
	for _, r := range part.Reasons {
		r.Mix = padded(r.Mix, from.channels, channels)
		queues := slices.Repeat([]int{-1}, channels)
		for ch, q := range r.Queues {
			queues[from.channels+ch] = q + from.queues
		}
		r.Queues = queues
		l.Reasons = append(l.Reasons, r)
	}
	shiftQueues(l, part, from, channels)
	for _, g := range part.Groups {
		g.Skills = slices.Clone(g.Skills)
		for i := range g.Skills {
			g.Skills[i].Queue += from.queues
		}
		l.Groups = append(l.Groups, g)
	}
	for _, g := range part.Agents {
		l.Agents = append(l.Agents, g+from.groups)
	}
	for _, r := range part.Playbook {
		l.Playbook = append(l.Playbook, shiftRule(r, from, channels))
	}
	for _, layer := range part.Layers {
		layer.Channels = padded(layer.Channels, from.channels, channels)
		layer.Switch = padded(layer.Switch, from.channels, channels)
		l.Layers = append(l.Layers, layer)
	}
}

func shiftSteps(steps []centre.Step, from offsets) []centre.Step {
	steps = slices.Clone(steps)
	for i := range steps {
		steps[i].Groups = slices.Clone(steps[i].Groups)
		if steps[i].When.Of == centre.ByRule {
			steps[i].When.Over += int64(from.rules)
		}
		for j := range steps[i].Groups {
			steps[i].Groups[j] += from.groups
		}
	}
	return steps
}

func shiftRule(r centre.Rule, from offsets, channels int) centre.Rule {
	r.When.Where += from.channels
	groups := func(of []int) (moved []int) {
		for _, g := range of {
			moved = append(moved, g+from.groups)
		}
		return moved
	}
	r.Do.CallIn, r.Do.StayOn = groups(r.Do.CallIn), groups(r.Do.StayOn)
	if a := r.Do.Message; a != nil {
		moved := *a
		moved.Channel += from.channels
		moved.Switch = padded(moved.Switch, from.channels, channels)
		r.Do.Message = &moved
	}
	return r
}

func shiftQueues(l, part *centre.Layout, from offsets, channels int) {
	for _, q := range part.Queues {
		q.Reason, q.Channel = q.Reason+from.reasons, q.Channel+from.channels
		q.Voicemail.To += from.channels
		q.Redial.Switch = padded(q.Redial.Switch, from.channels, channels)
		q.Chaser.Switch = padded(q.Chaser.Switch, from.channels, channels)
		q.Resolution.Switch = padded(q.Resolution.Switch, from.channels, channels)
		q.PassOn.Shares = padded(q.PassOn.Shares, from.groups, from.groups+len(q.PassOn.Shares))
		q.PassOn.To, q.Misrouted.To = q.PassOn.To+from.queues, q.Misrouted.To+from.queues
		q.Routing = shiftSteps(q.Routing, from)
		l.Queues = append(l.Queues, q)
	}
}

// padded puts values into a longer slice.
func padded[T any](values []T, from, length int) []T {
	if values == nil {
		return nil
	}
	all := make([]T, length)
	copy(all[from:], values)
	return all
}

// What is open when the season ends is closed by the age of the need, not by
// places: call u, which somebody else answers, leaves its place to a chaser of m,
// and yet the need ends with the same one of them.
func TestUnrelatedChangesNoEnd(t *testing.T) {
	play := func(strangers ...string) (log []centre.Entry, ends []rng.Key) {
		s := newSheet(centre.Channel{Name: "e-mail", Kind: centre.Deferred}, centre.Channel{Name: "phone"})
		s.reason("letters", 0)
		s.reason("calls", 1)
		s.team(1, 1)
		s.layout.Queues[0].Chaser = centre.Chaser{From: des.Hour, Every: 36000}
		for _, name := range strangers {
			s.comes(name, "8:59", 1)
		}
		s.comes("m", "9:00", 0)
		c := centre.New(&s.layout)
		c.Record(func(e centre.Entry) {
			if e.Reason == 0 {
				log = append(log, e)
			}
		})
		c.RecordNeeds(func(contact, _ rng.Key, end centre.NeedEnd) {
			if end == centre.NeedOpen {
				ends = append(ends, contact)
			}
		})
		if _, err := c.Play(&replay{s.customers}, s); err != nil {
			t.Fatal(err)
		}
		return log, ends
	}
	log, ends := play()
	if len(log) < 3 || len(ends) != 1 {
		t.Fatalf("%d e-mails, %d ends: not what this test is for", len(log), len(ends))
	}
	if with, other := play("u"); !slices.Equal(log, with) || !slices.Equal(ends, other) {
		t.Errorf("without u: %v, %+v\nwith u: %v, %+v", ends, log, other, with)
	}
}
