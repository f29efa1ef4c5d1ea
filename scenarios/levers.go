package scenarios

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// Lever is something of a season that can be pushed.
type Lever struct {
	sim.Lever
	by func(x float64) Change
}

// Push is the change that pushes the lever to x. Pushed to 0 it changes nothing.
func (v *Lever) Push(x float64) Change {
	if x == 0 {
		return func(root *tree.Node) *tree.Node { return root }
	}
	return v.by(x)
}

// LeverNames are the levers that there are, as they are typed.
func LeverNames() (names []string) {
	for _, v := range levers {
		names = append(names, v.name)
	}
	return names
}

// lever is a kind of lever: of a season it makes one, or says why it cannot.
type lever struct {
	name string
	of   func(l *Loaded, worst calendar.Date) (*Lever, string)
}

var levers = []lever{
	{"volume", volumeLever},
	{"orders", ordersLever},
	{"campaigns", campaignsLever},
	{"absence", absenceLever},
	{"carrier", carrierLever},
	{"bots", botsLever},
	{"handle_time", handleTimeLever},
	{"no_shows", noShowsLever},
	{"late_hiring", lateHiringLever},
}

// Levers returns the levers of a season, and those that it has not, each with the reason.
// What hits one day hits the worst one, which is given.
func (l *Loaded) Levers(worst calendar.Date) (all []Lever, left []sim.LeftOut) {
	for _, kind := range levers {
		v, why := kind.of(l, worst)
		if v == nil {
			left = append(left, sim.LeftOut{Name: kind.name, Why: why})
			continue
		}
		v.Name = kind.name
		all = append(all, *v)
	}
	return all, left
}

// relative is a lever that raises something by a share of the plan.
func relative(sentence string, least, most float64, by func(x float64) Change) *Lever {
	return &Lever{Lever: sim.Lever{Sentence: sentence, Unit: sim.Relative, Least: least, Most: most, Step: 0.005}, by: by}
}

// share is a lever that takes a part of a whole.
func share(sentence string, by func(x float64) Change) *Lever {
	return &Lever{Lever: sim.Lever{Sentence: sentence, Unit: sim.OfWhole, Most: 1, Step: 0.005}, by: by}
}

// factor writes a factor as the language has it.
func factor(f float64) string { return "x" + number(f, 9) }

// percent writes a share as the language has it.
func percent(f float64) string { return number(100*f, 7) + "%" }

func number(f float64, decimals int) string {
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(f, 'f', decimals, 64), "0"), ".")
	if at := strings.Index(text, "."); at >= 0 && len(text)-at == 4 {
		text += "0" // three digits might be meant as thousands
	}
	return text
}

// mapping writes a mapping, from keys and values in turn.
func mapping(pairs ...any) *tree.Node {
	n := &tree.Node{Kind: tree.Mapping}
	for i := 0; i < len(pairs); i += 2 {
		value, ok := pairs[i+1].(*tree.Node)
		if !ok {
			value = tree.NewScalar(pairs[i+1].(string), "")
		}
		n = n.With(pairs[i].(string), tree.Pos{}, value)
	}
	return n
}

// always is an event on all days that are played, the warm-up included.
func (l *Loaded) always(pairs ...any) *tree.Node {
	days := l.Model.Calendar.Days
	return mapping(append(pairs, "from", days[0].Date.String(), "to", days[len(days)-1].Date.String())...)
}

// undated reports whether a season is a textbook queue, in which nothing happens on a day.
func (l *Loaded) undated() bool { return l.Model.Calendar == nil || l.tree.Get("horizon") != nil }

const noDays = "a textbook queue has no days on which something could happen"

func volumeLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	by := func(x float64) Change {
		return addEvents(l.always("campaign", "more contacts", "contacts", factor(1+x)))
	}
	if l.undated() {
		by = scaleRates
	}
	v := relative("contacts for every reason, throughout the season", -0.9, 2, by)
	v.Marks = []sim.Mark{
		{Name: "more tickets for each order in peaks, as a vendor has them", X: 0.30, Source: "C: bookbag.ai on support during peak season, 20–40 %", Assumed: true},
		{Name: "the week after Black Friday, where it is planned as any other", X: 0.79, Source: "B: influx.com on holiday support tickets, ten brands", Assumed: true},
	}
	return v, ""
}

// scaleRates raises the rates of a textbook queue.
func scaleRates(x float64) Change {
	return func(root *tree.Node) *tree.Node {
		return root.With("reasons", root.Get("reasons").Pos, each(root.Get("reasons"), func(reason *tree.Node) *tree.Node {
			rate := reason.Get("rate")
			if rate == nil {
				return reason
			}
			if rate.Kind == tree.Scalar {
				return reason.With("rate", rate.Pos, scaled(rate, 1+x))
			}
			list := *rate.Get("rates")
			list.Items = slices.Clone(list.Items)
			for i := range list.Items {
				list.Items[i] = scaled(list.Items[i], 1+x)
			}
			return reason.With("rate", rate.Pos, rate.With("rates", list.Pos, &list))
		}))
	}
}

// scaled multiplies the number of a rate, as in 120/h.
func scaled(rate *tree.Node, by float64) *tree.Node {
	digits, per, _ := strings.Cut(rate.Text, "/")
	v, err := strconv.ParseFloat(strings.NewReplacer(" ", "", "_", "").Replace(digits), 64)
	if err != nil {
		return rate // none with a number that can be read is refused before
	}
	n := *rate
	n.Text = number(v*by, 9) + "/" + per
	return &n
}

// each changes the values of a mapping.
func each(n *tree.Node, change func(*tree.Node) *tree.Node) *tree.Node {
	out := *n
	out.Fields = slices.Clone(n.Fields)
	for i := range out.Fields {
		if out.Fields[i].Value.Kind != tree.Null {
			out.Fields[i].Value = change(out.Fields[i].Value)
		}
	}
	return &out
}

func ordersLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	if l.undated() || l.Model.Demand.Orders == nil {
		return nil, "nothing is ordered"
	}
	v := relative("orders, throughout the season, with the parcels and questions that they bring", -0.9, 2, func(x float64) Change {
		return addEvents(l.always("campaign", "more orders", "orders", factor(1+x)))
	})
	v.Marks = []sim.Mark{
		{Name: "Posten's parcels in a year", X: 0.11, Source: "A: Posten 2025, radioh.no", Assumed: true},
		{Name: "PostNord's parcels in Norway in a year", X: 0.35, Source: "A: PostNord 2025, radioh.no", Assumed: true},
	}
	return v, ""
}

func handleTimeLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	if l.undated() {
		return nil, noDays
	}
	return relative("handle time in every channel, throughout the season", -0.5, 1, func(x float64) Change {
		times := mapping()
		for _, c := range l.Model.Layout.Channels {
			times = times.With(c.Name, tree.Pos{}, tree.NewScalar(factor(1+x), ""))
		}
		return addEvents(l.always("longer", "all take longer", "handle_time", times))
	}), ""
}

func absenceLever(l *Loaded, worst calendar.Date) (*Lever, string) {
	if l.undated() {
		return nil, noDays
	}
	usual, people := 0.0, 0
	for i := range l.Model.Staff.Teams {
		t := &l.Model.Staff.Teams[i]
		usual += t.Sickness.Share * float64(t.Agents)
		people += t.Agents
	}
	if people == 0 {
		return nil, "nobody works here"
	}
	usual /= float64(people)
	v := share(fmt.Sprintf("of those who should come, so many are ill on %s, the worst day (usually %s)", dayText(worst), (&sim.Lever{Unit: sim.OfWhole}).Text(usual)), func(x float64) Change {
		if !slices.ContainsFunc(l.usuallyIll(), func(share float64) bool { return x > share }) {
			return func(root *tree.Node) *tree.Node { return root } // as many are ill on other days
		}
		return addEvents(mapping("absence", "many call in sick", "on", worst.String(), "share", percent(x)))
	})
	for _, m := range []sim.Mark{
		{Name: "a wave of flu: twice the usual", X: 2 * usual, Source: "A: Falck Sverige 2023, short-term absence", Assumed: true},
		{Name: "March 2020: four times the usual", X: 4 * usual, Source: "A: previa.se 2020, from 2 % to 8 %", Assumed: true},
	} {
		if m.X > 0 && m.X <= 1 {
			v.Marks = append(v.Marks, m)
		}
	}
	return v, ""
}

// usuallyIll are the shares of the teams that are ill on other days.
func (l *Loaded) usuallyIll() (shares []float64) {
	for i := range l.Model.Staff.Teams {
		shares = append(shares, l.Model.Staff.Teams[i].Sickness.Share)
	}
	return shares
}

// dayText writes a day as in Fri 27 Nov.
func dayText(d calendar.Date) string {
	return fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day, d.Month.String()[:3])
}
