package scenarios

import (
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// Cause is something that can make a season bad, with the change that takes it away.
type Cause struct {
	Name   string        // as in a sentence: late parcels, or Black Week (campaign)
	Away   string        // what is different without it
	From   calendar.Date // before this day nobody feels it; zero: it is there all the time
	Change Change
}

// Causes returns what can make the season bad: its events in their order, but for those
// with which the centre helps itself, and what is there all the time. Each can be taken
// away, and is different from nothing; none says of the others why they are left out.
func (l *Loaded) Causes() (causes []Cause, none []sim.NoCause) {
	for _, c := range append(l.eventCauses(), lasting...) {
		changed, err := l.Variant(c.Change)
		switch {
		case err != nil:
			none = append(none, sim.NoCause{Name: c.Name, Why: "the season cannot be played without it: " + err.Error()})
		case changed.Model.Digest == l.Model.Digest:
			none = append(none, sim.NoCause{Name: c.Name, Why: "there is nothing of it in the season"})
		default:
			causes = append(causes, c)
		}
	}
	return causes, none
}

// lasting are the causes that are there all the time.
var lasting = []Cause{
	{Name: "late parcels", Away: "no warehouse, carrier or shelf is ever short of room, no delay happens, and nothing is out of stock", Change: onTime},
	{Name: "absence", Away: "nobody is ill, comes late or leaves early", Change: allPresent},
	{Name: "redials and chasers", Away: "those who are not helped do not come again", Change: nobodyAgain},
	{Name: "breaks", Away: "nobody takes a break", Change: noBreaks},
	{Name: "skill gap", Away: "everybody can serve everything that somebody can", Change: allSkilled},
}

// eventWords say of each kind of event that is a cause of its own what it is, and what is
// different without it. Delays and absences belong to the late parcels and the absence of
// all other days, and the rest is done to help.
var eventWords = map[string][2]string{
	"campaign":  {"campaign", "it does not take place"},
	"worry":     {"worry", "customers are as calm as ever"},
	"tracking":  {"tracking", "parcels can be followed"},
	"messages":  {"wrong messages", "the messages are right"},
	"longer":    {"longer contacts", "contacts take as long as ever"},
	"crisis":    {"crisis", "it does not happen"},
	"closed":    {"outage", "everything works"},
	"site_down": {"site down", "the site works"},
}

// eventCauses are the events of a season that are causes: those of one kind and name
// together, as they are parts of one thing.
func (l *Loaded) eventCauses() (causes []Cause) {
	if l.Model.Calendar == nil { // a textbook queue
		return nil
	}
	s := &season{model: l.Model, root: l.tree, log: &tree.Log{}}
	known := map[[2]string]int{}
	for _, n := range l.tree.Get("events").List() {
		e, _ := s.event(n)
		words, is := eventWords[e.kind]
		if !is {
			continue
		}
		from := s.felt(e)
		i, again := known[[2]string{e.kind, e.name}]
		if again {
			if from.Number() < causes[i].From.Number() {
				causes[i].From = from
			}
			continue
		}
		known[[2]string{e.kind, e.name}] = len(causes)
		causes = append(causes, Cause{e.name + " (" + words[0] + ")", words[1], from, withoutEvent(e.kind, e.name)})
	}
	return causes
}

// felt is the first day on which an event changes anything.
func (s *season) felt(e *event) calendar.Date {
	first := e.first
	if teaser := e.Get("teaser"); teaser != nil {
		first -= int(lasts(teaser).Seconds()/86400) + 1
	}
	return s.days()[0].Date.Add(first)
}

// withoutEvent takes away the events of a kind and a name, and what the rules of the
// playbook do to them.
func withoutEvent(kind, name string) Change {
	return func(root *tree.Node) *tree.Node {
		root = withoutEvents(root, func(e *tree.Node) bool { return text(e.Get(kind)) == name })
		if kind != "campaign" {
			return root
		}
		return withoutAction(root, "stop", func(n *tree.Node) bool { return n.Text == name }, "per_order")
	}
}

// withoutAction takes an action out of the rules of the playbook, with its price, and the
// rules that do nothing else.
func withoutAction(root *tree.Node, action string, gone func(*tree.Node) bool, besides ...string) *tree.Node {
	return inside(root, "playbook", entries(func(rule *tree.Node) *tree.Node {
		do := rule.Get("do")
		if do.Get(action) == nil || !gone(do.Get(action)) {
			return rule
		}
		left := lacking(append(besides, action)...)
		if len(left(do).Entries()) == 0 {
			return nil
		}
		return inside(inside(rule, "do", left), "cost", lacking(besides...))
	}))
}

func withoutEvents(root *tree.Node, gone func(*tree.Node) bool) *tree.Node {
	return inside(root, "events", func(n *tree.Node) *tree.Node {
		left := *n
		left.Items = slices.DeleteFunc(slices.Clone(n.Items), gone)
		return &left
	})
}

// onTime lets no parcel be late for want of room, goods or people.
func onTime(root *tree.Node) *tree.Node {
	root = withoutEvents(root, func(e *tree.Node) bool { return e.Get("delay") != nil })
	roomy := lacking("capacity", "hours", "pick_up")
	delivery := func(n *tree.Node) *tree.Node {
		n = inside(n, "backorder", with("share", "0%"))
		for _, one := range []string{"warehouse", "carrier"} {
			n = inside(inside(n, one, roomy), one+"s", entries(roomy))
		}
		return n
	}
	root = inside(inside(root, "delivery", delivery), "orders", lacking("on_time", "late_by", "backorders"))
	root = inside(root, "self_service", entries(func(layer *tree.Node) *tree.Node {
		if layer.Get("for") != nil { // those who wait for goods
			return nil
		}
		return layer
	}))
	return inside(root, "reasons", entries(func(n *tree.Node) *tree.Node {
		return inside(n, "parcels", lacking("redirected"))
	}))
}

// allPresent lets everybody come to work in time, and stay.
func allPresent(root *tree.Node) *tree.Node {
	root = withoutEvents(root, func(e *tree.Node) bool { return e.Get("absence") != nil })
	return inside(root, "teams", entries(func(team *tree.Node) *tree.Node {
		return inside(lacking("sickness", "lateness", "leaves_early")(team), "home", lacking("sickness"))
	}))
}

// nobodyAgain lets nobody come again because an attempt failed.
func nobodyAgain(root *tree.Node) *tree.Node {
	return inside(root, "channels", entries(func(n *tree.Node) *tree.Node {
		return inside(lacking("redial", "chaser")(n), "comes_back", with("share", "0%"))
	}))
}

// noBreaks lets everybody work on.
func noBreaks(root *tree.Node) *tree.Node {
	shift := func(n *tree.Node) *tree.Node { return inside(lacking("breaks")(n), "weekends", lacking("breaks")) }
	return inside(root, "teams", entries(func(team *tree.Node) *tree.Node { return inside(team, "shifts", entries(shift)) }))
}

// inside makes a change beneath a key; nothing where the key is not.
func inside(n *tree.Node, key string, change func(*tree.Node) *tree.Node) *tree.Node {
	was := n.Get(key)
	if was == nil {
		return n
	}
	return n.With(key, was.Pos, change(was))
}

// entries makes the same change to each entry of a mapping; nil takes it away.
func entries(change func(*tree.Node) *tree.Node) func(*tree.Node) *tree.Node {
	return func(n *tree.Node) *tree.Node {
		out := *n
		out.Fields = nil
		for _, f := range n.Entries() {
			if f.Value = change(f.Value); f.Value != nil {
				out.Fields = append(out.Fields, f)
			}
		}
		return &out
	}
}

// lacking takes keys away.
func lacking(keys ...string) func(*tree.Node) *tree.Node {
	return func(n *tree.Node) *tree.Node { return n.Without(keys...) }
}

// with gives a key a value.
func with(key, value string) func(*tree.Node) *tree.Node {
	return func(n *tree.Node) *tree.Node {
		return n.With(key, tree.Pos{}, &tree.Node{Kind: tree.Scalar, Text: value})
	}
}
