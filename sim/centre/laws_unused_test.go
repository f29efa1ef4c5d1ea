package centre_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/stat"
)

// unused are things that a layout can have and that change nothing.
var unused = map[string]func(w *world){
	"a layer that reaches nobody": func(w *world) {
		l := w.layout
		for kind := selfservice.Notice; kind <= selfservice.Chatbot; kind++ {
			layer := selfservice.Layer{Name: "nobody", Kind: kind, Takes: secs(60), ComesBack: 1, BackAfter: secs(60), Harder: 2}
			for range l.Reasons {
				layer.Resolves = append(layer.Resolves, 1)
			}
			for range l.Channels {
				layer.Channels = append(layer.Channels, true)
			}
			l.Layers = append(l.Layers, layer)
		}
	},
	"a spell like every day": func(w *world) {
		w.layout.Spells = append(w.layout.Spells, centre.Spell{Window: centre.Window{From: des.Hour, To: des.Day}})
	},
	"limits that are never met": func(w *world) {
		for i := range w.layout.Layers {
			if l := &w.layout.Layers[i]; !l.Adoption.New && l.Limits == (selfservice.Limits{}) {
				l.Adoption = selfservice.Adoption{New: true, Launch: -des.Day, Start: 0.5, Over: des.Day}
				l.Limits = selfservice.Limits{AtOnce: 1 << 30, Gap: des.Microsecond}
				l.Outages = append(l.Outages, selfservice.Outage{From: 99 * des.Day, To: 100 * des.Day})
				l.Placement = slices.Repeat([]float64{1}, len(w.layout.Reasons))
			}
		}
	},
	"segments that are all alike": func(w *world) {
		if w.layout.Segments == nil {
			w.layout.Segments = slices.Repeat([]centre.Segment{{Share: 0.25, Patience: 1, SelfService: 1}}, 4)
		}
	},
	"redials of nobody": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Redial.Share == 0 {
				q.Redial = centre.Redial{After: secs(1), Tries: 9, Switch: make([]float64, len(w.layout.Channels))}
			}
		}
	},
	"no more tries than one": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Redial.Share == 0 {
				q.Redial = centre.Redial{Share: 1, After: secs(1), Tries: 1}
			}
		}
	},
	"chasers of nobody": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Chaser.Every == 0 {
				q.Chaser = centre.Chaser{From: des.Minute, Switch: make([]float64, len(w.layout.Channels))}
			}
		}
	},
	"call-backs that nobody wants, or nobody could be offered": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Callback.Accepts == 0 {
				q.Callback = centre.Callback{NoAnswer: 1, Tries: 3, Rings: des.Minute, Again: secs(1), Harder: 2}
				if ch := w.layout.Channels[q.Channel]; ch.Kind == centre.Live && ch.AtClosing != centre.CallBack {
					q.Callback.Accepts, q.Callback.Waiting = 1, 1<<30
				}
			}
		}
	},
	"announcements of waits that are never as long": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Announces == (centre.Announcement{}) {
				q.Announces = centre.Announcement{From: des.Never - 1, Accepts: secs(0), Hurry: 1, Longer: 60}
			}
		}
	},
	"everything is solved": func(w *world) {
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.Resolution.FirstContact == 0 {
				q.Resolution = centre.Resolution{FirstContact: 1, ComesBack: 1, After: secs(1)}
			}
		}
	},
	"shares of no other channel": func(w *world) {
		none := make([]float64, len(w.layout.Channels))
		for i := range w.layout.Channels {
			setUnless(&w.layout.Channels[i].WhenClosed.Switch, none)
		}
		for i := range w.layout.Queues {
			q := &w.layout.Queues[i]
			setUnless(&q.Redial.Switch, none)
			setUnless(&q.Chaser.Switch, none)
			setUnless(&q.Resolution.Switch, none)
		}
	},
	"room for everybody": func(w *world) {
		for i := range w.layout.Channels {
			if ch := &w.layout.Channels[i]; ch.Lines == 0 {
				ch.Lines = 1 << 30
			}
		}
		for i := range w.layout.Queues {
			if q := &w.layout.Queues[i]; q.WaitingRoom < 0 {
				q.WaitingRoom = 1 << 30
			}
		}
	},
	"one at a time": func(w *world) {
		for i := range w.layout.Channels {
			if ch := &w.layout.Channels[i]; ch.Slowdown == nil {
				ch.Slowdown, ch.AtStart = []float64{1}, true
			}
		}
	},
	"open from beginning to end": func(w *world) {
		for i := range w.layout.Channels {
			if ch := &w.layout.Channels[i]; ch.Open == nil {
				ch.Open = []centre.Window{{From: 0, To: des.Never}}
			}
		}
	},
	"no wrap-up, no end of patience": func(w *world) {
		kept := slices.ContainsFunc(w.layout.Queues, func(q centre.Queue) bool { return q.Redial.SamePatience })
		for i := range w.layout.Queues {
			q := &w.layout.Queues[i]
			if q.WrapUp == nil {
				q.WrapUp = secs(0)
			}
			if kept { // what is kept from another queue ends in this one, too
				continue
			}
			if q.Patience == nil && q.Chaser.Every == 0 {
				q.Patience = dist.Never{}
			}
		}
	},
	"a queue of a reason that nobody has": func(w *world) {
		l := w.layout
		r := centre.Reason{Name: "nobody's", Mix: make([]float64, len(l.Channels)), Queues: make([]int, len(l.Channels))}
		for ch := range l.Channels {
			r.Mix[ch], r.Queues[ch] = 1/float64(len(l.Channels)), len(l.Queues)
			q := centre.Queue{Name: "nobody's", Reason: len(l.Reasons), Channel: ch, Handle: secs(60), WaitingRoom: -1, Routing: []centre.Step{{}}}
			for g := range l.Groups {
				q.Routing[0].Groups = append(q.Routing[0].Groups, g)
				l.Groups[g].Skills = append(l.Groups[g].Skills, centre.Skill{Queue: len(l.Queues), Factor: 1})
			}
			l.Queues = append(l.Queues, q)
		}
		l.Reasons = append(l.Reasons, r)
		for i := range l.Layers {
			l.Layers[i].Resolves = append(l.Layers[i].Resolves, 1)
		}
	},
	"a channel that nobody chooses": func(w *world) {
		l := w.layout
		l.Channels = append(l.Channels, centre.Channel{Name: "nobody's", Open: []centre.Window{{From: des.Hour, To: des.Day}}})
		for i := range l.Reasons {
			l.Reasons[i].Mix = append(l.Reasons[i].Mix, 0)
			l.Reasons[i].Queues = append(l.Reasons[i].Queues, -1)
		}
		for i := range l.Layers {
			l.Layers[i].Channels = append(l.Layers[i].Channels, true)
		}
	},
	"a group of nobody": func(w *world) {
		l := w.layout
		g := centre.Group{Name: "nobody", Reserve: 1}
		for q := range l.Queues {
			g.Skills = append(g.Skills, centre.Skill{Queue: q, Factor: 1})
			l.Queues[q].Routing = append([]centre.Step{{Groups: []int{len(l.Groups)}}}, l.Queues[q].Routing...)
		}
		l.Groups = append(l.Groups, g)
	},
	"agents who are not there": func(w *world) {
		for g := range w.layout.Groups {
			w.layout.Agents = append(w.layout.Agents, g)
			w.duties[0] = append(w.duties[0], centre.Duty{Agent: len(w.layout.Agents) - 1, From: des.Hour, To: des.Hour, Pace: 1})
		}
	},
}

func setUnless(shares *[]float64, none []float64) {
	if *shares == nil {
		*shares = none
	}
}

// What is not used changes no byte of the outcome.
func TestUnusedChangesNothing(t *testing.T) {
	for name, add := range unused {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := drawWorld(t)
				for r := range w.layout.Playbook { // who is not there could be called in
					w.layout.Playbook[r].Do.CallIn = nil
				}
				plain, err := w.play(centre.New(w.layout))
				if err != nil {
					t.Fatal(err)
				}
				was := *w.layout
				was.Queues, was.Channels = slices.Clone(was.Queues), slices.Clone(was.Channels)
				add(w)
				with, err := w.play(centre.New(w.layout))
				if err != nil {
					t.Fatal(err)
				}
				sameOutcome(t, plain, part(with, &was, offsets{}))
			})
		})
	}
}

// offsets say where a layout's things begin within those of a larger one.
type offsets struct{ reasons, channels, queues, groups, layers, agents, rules int }

// part cuts out of an outcome what belongs to a part of its layout.
func part(out *centre.Outcome, l *centre.Layout, from offsets) *centre.Outcome {
	p := &centre.Outcome{
		Cells:  out.Cells[from.queues:][:len(l.Queues)],
		Levels: out.Levels[from.queues:][:len(l.Queues)],
		Calls:  out.Calls[from.queues:][:len(l.Queues)],
		Staff:  out.Staff[from.groups:][:len(l.Groups)],
		Rules:  out.Rules[from.rules:][:len(l.Playbook)],
		Waits:  out.Waits[from.channels:][:len(l.Channels)],
	}
	for r, needs := range out.Needs[from.reasons:][:len(l.Reasons)] {
		needs = slices.Clone(needs)
		if l.Segments == nil {
			needs = []centre.NeedCount{*needsOf(out, from.reasons+r)}
		}
		for s := range needs {
			n := &needs[s]
			n.Prevented = n.Prevented[from.layers:][:len(l.Layers)]
			n.Resolved = n.Resolved[from.layers:][:len(l.Layers)]
			n.Served = n.Served[from.channels:][:len(l.Channels)]
		}
		p.Needs = append(p.Needs, needs)
	}
	trueWaitsOf(p, out, l, from.channels)
	for i, counts := range out.Layers[from.layers:][:len(l.Layers)] {
		p.Layers = append(p.Layers, counts[from.reasons:][:len(l.Reasons)])
		p.Works = append(p.Works, out.Works[from.layers+i][from.reasons:][:len(l.Reasons)])
		p.Backs = append(p.Backs, out.Backs[from.layers+i][from.channels:][:len(l.Channels)])
	}
	for _, o := range out.Overtime {
		if o.Agent -= int32(from.agents); 0 <= o.Agent && int(o.Agent) < len(l.Agents) {
			p.Overtime = append(p.Overtime, o)
		}
	}
	return p
}

// trueWaitsOf cuts out what customers waited in all, which is not booked where it
// is nothing but the time in queue.
func trueWaitsOf(p, out *centre.Outcome, l *centre.Layout, from int) {
	if !l.Detours() {
		p.Cells = slices.Clone(p.Cells)
		for q := range p.Cells {
			p.Cells[q] = slices.Clone(p.Cells[q])
			for i, c := range p.Cells[q] {
				cell := *c
				cell.Reached, cell.WaitTrue = 0, 0
				p.Cells[q][i] = &cell
			}
		}
		p.TrueWaits = make([][]stat.Histogram, len(l.Channels))
		for ch := range p.TrueWaits {
			p.TrueWaits[ch] = make([]stat.Histogram, max(1, len(l.Segments)))
		}
		return
	}
	for _, waits := range out.TrueWaits[from:][:len(l.Channels)] {
		if l.Segments == nil {
			all := make([]stat.Histogram, 1)
			for s := range waits {
				all[0].Merge(&waits[s])
			}
			waits = all
		}
		p.TrueWaits = append(p.TrueWaits, waits)
	}
}

func sameOutcome(t *rapid.T, want, got *centre.Outcome) {
	a, b := reflect.ValueOf(want).Elem(), reflect.ValueOf(got).Elem()
	for f := range a.NumField() {
		if at, x, y := firstDifference(a.Field(f), b.Field(f)); x != nil {
			t.Errorf("%s%v differ: %+v and %+v", a.Type().Field(f).Name, at, x, y)
		}
	}
}

// firstDifference returns where two lists, or lists of lists, differ, and how;
// nothing if they do not. What one of them lacks is nothing.
func firstDifference(a, b reflect.Value) (at []int, x, y any) {
	item := func(v reflect.Value, i int) reflect.Value {
		if i < v.Len() {
			return v.Index(i)
		}
		return reflect.Zero(v.Type().Elem())
	}
	for i := range max(a.Len(), b.Len()) {
		if item(a, i).Kind() == reflect.Slice {
			if at, x, y := firstDifference(item(a, i), item(b, i)); x != nil {
				return append([]int{i}, at...), x, y
			}
		} else if x, y := item(a, i).Interface(), item(b, i).Interface(); !reflect.DeepEqual(x, y) {
			return []int{i}, x, y
		}
	}
	return nil, nil, nil
}
