package scenarios

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
)

// campaignsLever raises what campaigns raise beyond the usual: x1.8 pushed by half is x2.2.
// What they lower stays.
func campaignsLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	found := false
	look := func(f float64) float64 {
		found = found || f > 1
		return f
	}
	for _, e := range l.tree.Get("events").List() {
		if e.Get("campaign") != nil {
			liftCampaign(e, look)
		}
	}
	if !found {
		return nil, "there is no campaign that raises anything"
	}
	return relative("what campaigns raise beyond the usual: x1.8 raised by half is x2.2", -0.9, 2, func(x float64) Change {
		more := func(f float64) float64 {
			if f <= 1 {
				return f
			}
			return 1 + (f-1)*(1+x)
		}
		return eachEvent("campaign", func(e *tree.Node) *tree.Node { return liftCampaign(e, more) })
	}), ""
}

// eachEvent is the change of all events of a kind.
func eachEvent(kind string, change func(*tree.Node) *tree.Node) Change {
	return func(root *tree.Node) *tree.Node {
		all := *root.Get("events")
		all.Items = slices.Clone(all.Items)
		for i, e := range all.Items {
			if e.Get(kind) != nil {
				all.Items[i] = change(e)
			}
		}
		return root.With("events", all.Pos, &all)
	}
}

// liftCampaign changes the factors of a campaign and of its parts.
func liftCampaign(n *tree.Node, lift func(float64) float64) *tree.Node {
	for _, key := range raising {
		if by := n.Get(key); by != nil {
			n = n.With(key, by.Pos, liftFactors(by, lift))
		}
	}
	for _, part := range []string{"rush", "teaser", "after"} {
		if p := n.Get(part); p != nil {
			n = n.With(part, p.Pos, liftCampaign(p, lift))
		}
	}
	return n
}

func liftFactors(n *tree.Node, lift func(float64) float64) *tree.Node {
	if n.Kind == tree.Mapping {
		return each(n, func(value *tree.Node) *tree.Node { return liftFactors(value, lift) })
	}
	was, err := unit.Factor(n.Text)
	if f := lift(was); err == nil && f != was {
		return tree.NewScalar(factor(f), "")
	}
	return n
}

// mostCarrierDays is how many days are looked at that a carrier loses.
const mostCarrierDays = 10

// carrierLever takes away one working day of the carriers after the other, and of the last
// a part, from the day on which most is ordered.
func carrierLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	if l.undated() || l.Model.Demand.Delivery == nil {
		return nil, "nothing is delivered"
	}
	carriers := l.carriers()
	if len(carriers) == 0 {
		return nil, "the carrier has no capacity that could be lost: write delivery: {carrier: {capacity: 24000/day}}"
	}
	days := l.carrierDays(carriers, l.dayOfOrders())
	if len(days) == 0 {
		return nil, "no carrier works from the day on which most is ordered"
	}
	v := &Lever{Lever: sim.Lever{
		Sentence: fmt.Sprintf("working days in a row that the carrier loses, from %s on: most is ordered on %s", dayText(days[0]), dayText(l.dayOfOrders())),
		Unit:     sim.InDays, Most: float64(len(days)), Step: 0.05,
	}, by: func(x float64) Change {
		var lost []*tree.Node
		for i := range int(math.Ceil(x)) {
			left := percent(max(0, 1-(x-float64(i))))
			lost = append(lost, mapping("delay", "carrier days lost", "on", days[i].String(), "carrier", onCarriers(carriers, left)))
		}
		return addEvents(lost...)
	}}
	v.Marks = []sim.Mark{{Name: "snow after Black Friday 2021, Denmark", X: 2, Source: "A: bt.dk, Black Friday and a snowstorm, 1–3 days", Assumed: true}}
	return v, ""
}

// carrying is a carrier of a season. A single one has no name.
type carrying struct {
	name string
	*demand.Stage
}

// carriers are those that have a capacity.
func (l *Loaded) carriers() (found []carrying) {
	d := l.Model.Demand.Delivery
	for i, entry := range l.tree.Get("delivery").Get("carriers").Entries() {
		if d.Carriers[i].Capacity != nil {
			found = append(found, carrying{entry.Key, &d.Carriers[i].Stage})
		}
	}
	if d.Carriers == nil && d.Carrier.Capacity != nil {
		found = append(found, carrying{"", &d.Carrier})
	}
	return found
}

// onCarriers writes what is left of the capacity of some carriers.
func onCarriers(carriers []carrying, left string) *tree.Node {
	if carriers[0].name == "" {
		return tree.NewScalar(left, "")
	}
	names := mapping()
	for _, c := range carriers {
		names = names.With(c.name, tree.Pos{}, tree.NewScalar(left, ""))
	}
	return names
}

// dayOfOrders is the day of the season on which most is ordered.
func (l *Loaded) dayOfOrders() calendar.Date {
	m := l.Model
	worst, most := 0, -1.0
	for d, day := range m.Calendar.Days {
		if day.Start < m.Layout.Period.WarmUp {
			continue
		}
		expected, r := 0.0, m.Demand.Orders.Rates
		for t := day.Start; t < day.Start+day.Length(); t += r.Interval {
			if i := int(t / r.Interval); i < len(r.Expected) {
				expected += r.Expected[i]
			}
		}
		if expected > most {
			worst, most = d, expected
		}
	}
	return m.Calendar.Days[worst].Date
}

// carrierDays are the days from one on on which a carrier works.
func (l *Loaded) carrierDays(carriers []carrying, from calendar.Date) (days []calendar.Date) {
	for d, day := range l.Model.Calendar.Days {
		works := false
		for _, c := range carriers {
			works = works || c.Capacity[d] > 0
		}
		if works && day.Date.Number() >= from.Number() && len(days) < mostCarrierDays {
			days = append(days, day.Date)
		}
	}
	return days
}

// botsLever takes away a part of what voice menus and chatbots resolve.
func botsLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	isBot := func(layer *tree.Node) bool {
		kind := text(layer.Get("kind"))
		return kind == "voice menu" || kind == "chatbot"
	}
	if !slices.ContainsFunc(l.tree.Get("self_service").Entries(), func(f tree.Field) bool { return isBot(f.Value) }) {
		return nil, "there is no voice menu and no chatbot"
	}
	return share("of what voice menus and chatbots resolve, so much is lost", func(x float64) Change {
		return func(root *tree.Node) *tree.Node {
			layers := root.Get("self_service")
			return root.With("self_service", layers.Pos, each(layers, func(layer *tree.Node) *tree.Node {
				if !isBot(layer) {
					return layer
				}
				was := layer.Get("resolves")
				return layer.With("resolves", was.Pos, lessOf(was, 1-x))
			}))
		}
	}), ""
}

// lessOf leaves a part of a share, or of the shares of a mapping.
func lessOf(n *tree.Node, left float64) *tree.Node {
	if n.Kind == tree.Mapping {
		return each(n, func(value *tree.Node) *tree.Node { return lessOf(value, left) })
	}
	was, _ := unit.Share(n.Text)
	return tree.NewScalar(percent(was*left), "")
}
