package scenarios

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// A campaign has up to four parts, of which each raises orders and contacts by
// factors of its own. Factors of parts and of campaigns that overlap multiply:
//
//	teaser ──> launch ──> rush, on top of the campaign ──> after
//	             └─ ramp: from nothing to the full factor
//
// An excess of 80 % that is half there is a factor of x1.4.

// raises are the keys that say what a part of a campaign raises.
func raises() []grammar.Field {
	return []grammar.Field{
		{Key: "orders", Shape: byDays, Doc: "factor on the orders, for all days or by day and hour"},
		{Key: "contacts", Shape: byDays, Doc: "factor on the contacts for every reason; those that come from orders and parcels by the day on which they are made"},
		{Key: "reasons", Shape: &grammar.Named{What: "a reason, with the factor on it", Of: byDays, Like: "product_advice"}, Doc: "factors on single reasons"},
		{Key: "channels", Shape: pullShape, Doc: "factors on those who choose a channel, for every reason"},
	}
}

var pullShape = &grammar.Named{What: "a channel, with the factor on it", Of: byDays, Like: "chat"}

// raising is their names.
var raising = []string{"orders", "contacts", "reasons", "channels"}

var (
	rushShape = &grammar.Mapping{Name: "rush", Doc: "the first hours of a campaign, on top of it", Like: "{for: 1h, orders: x3}", Fields: append([]grammar.Field{
		{Key: "for", Shape: configs.Positive, Doc: "how long, from the launch", Required: true},
	}, raises()...)}
	teaserShape = &grammar.Mapping{Name: "teaser", Doc: "what comes before a campaign that was announced", Like: "{for: 5 days, orders: x0.9, reasons: {product_advice: x1.3}}", Fields: append([]grammar.Field{
		{Key: "for", Shape: configs.Positive, Doc: "how long, until the launch", Required: true},
	}, raises()...)}
	afterShape = &grammar.Mapping{Name: "after", Doc: "what is left of a campaign when it is over", Like: "{for: 3 weeks, orders: x1.3}", Fields: append([]grammar.Field{
		{Key: "for", Shape: configs.Positive, Doc: "how long, from the end of the campaign", Required: true},
		{Key: "half_life", Shape: configs.Positive, Doc: "in which half of what it raises is lost; all stays until the end unless written"},
	}, raises()...)}
)

// phase is a part of a campaign: when it is, and what is written of it.
type phase struct {
	*tree.Node
	name     string // in messages
	from, to des.Time
	strength func(des.Time) float64 // share of the excess that is there at a moment; nil: all of it
}

// campaign multiplies orders and contacts on some days and hours.
func (s *season) campaign(e *event) {
	s.item(e)
	phases := s.phases(e)
	s.unannounced(e, phases[0].from)
	for _, p := range phases {
		said := false
		for _, key := range raising {
			said = said || len(p.Get(key).Entries()) > 0 || p.Get(key) != nil && p.Get(key).Kind == tree.Scalar
		}
		if !said && !p.Broken && p.Get("item") == nil {
			s.log.Add(p.Pos, p.name+" raises nothing", "write orders: x1.8, or reasons: {product_advice: x1.5}")
		}
		s.raise(p)
	}
}

// phases are the parts of a campaign.
func (s *season) phases(e *event) []phase {
	name, last := "campaign "+e.name, len(s.days())-1
	if n := e.Get("channels"); n != nil && n.Kind == tree.List {
		s.log.Add(n.Pos, name+": it has no factors on its channels", "write channels: {chat: x1.5}")
	}
	if n := e.Get("after"); n != nil && e.last >= last {
		s.log.Add(n.Pos, name+": after changes nothing: the season ends with it", "write an earlier date in to, or leave it out")
	}
	p := phase{Node: e.Node, name: name, to: s.midnight(min(e.last, last) + 1)}
	if e.first >= 0 { // otherwise the launch was before everything that is played
		clock, _ := unit.Clock(cmpText(e.Get("launch"), "00:00"))
		p.from = s.model.Calendar.At(e.first, clock)
	}
	if ramp := e.Get("ramp"); ramp != nil {
		p.strength = s.ramp(ramp, p)
	}
	all := []phase{p}
	if n := e.Get("rush"); n != nil {
		all = append(all, phase{Node: n, name: "the rush of " + name, from: p.from, to: p.from + lasts(n)})
	}
	if n := e.Get("teaser"); n != nil {
		all = append(all, phase{Node: n, name: "the teaser of " + name, from: p.from - lasts(n), to: p.from})
	}
	if n := e.Get("after"); n != nil && e.last < last {
		all = append(all, phase{Node: n, name: "the time after " + name, from: p.to, to: p.to + lasts(n), strength: decay(n, p.to)})
	}
	return all
}

func cmpText(n *tree.Node, otherwise string) string {
	if n == nil {
		return otherwise
	}
	return n.Text
}

func lasts(n *tree.Node) des.Time {
	length, _ := unit.Duration(text(n.Get("for")))
	return length
}

// midnight is the moment at which a day of the calendar begins, or the last
// one ends.
func (s *season) midnight(day int) des.Time {
	if day < len(s.days()) {
		return s.days()[max(day, 0)].Start
	}
	return s.model.Calendar.End()
}

func (s *season) ramp(n *tree.Node, p phase) func(des.Time) float64 {
	length, _ := unit.Duration(n.Text)
	if length > p.to-p.from {
		s.log.Add(n.Pos, p.name+": it is over before it has come to its full height", "write a shorter ramp")
	}
	return func(t des.Time) float64 { return min(float64(t-p.from)/float64(max(length, 1)), 1) }
}

// decay is how much is left of a campaign after its end.
func decay(n *tree.Node, end des.Time) func(des.Time) float64 {
	half := n.Get("half_life")
	if half == nil {
		return nil
	}
	length, _ := unit.Duration(half.Text)
	return func(t des.Time) float64 { return math.Exp2(-float64(t-end) / float64(max(length, 1))) }
}

// raise multiplies what a part of a campaign raises.
func (s *season) raise(p phase) {
	demand := &s.model.Demand
	if by := p.Get("orders"); by != nil {
		switch {
		case demand.Orders != nil:
			x := s.excess(p, by)
			s.lift(&demand.Orders.Rates, x)
			s.liftsKnown(p, by, x)
		case !s.root.Broken: // otherwise they may be there, with a fault
			s.log.Add(by.Pos, p.name+": the centre has no orders", "write orders: {per_week: 10000} at the top, or reasons: {name: x1.5} here")
		}
	}
	if by := p.Get("contacts"); by != nil {
		at := s.excess(p, by)
		for r := range demand.Reasons {
			s.liftReason(r, at.inAll)
		}
	}
	for _, entry := range p.Get("reasons").Entries() {
		if r, ok := s.reason(entry); ok {
			s.liftReason(r, s.excess(p, entry.Value).inAll)
		}
	}
	s.pull(p)
}

// reason looks up the reason that an entry is about.
func (s *season) reason(entry tree.Field) (int, bool) {
	var names []string
	for i := range s.model.Demand.Reasons {
		names = append(names, s.model.Demand.Reasons[i].Name)
	}
	return s.log.Index(entry.Pos, "reason", entry.Key, names)
}

// channel looks up the channel that an entry is about.
func (s *season) channel(entry tree.Field) (int, bool) {
	var names []string
	for i := range s.model.Layout.Channels {
		names = append(names, s.model.Layout.Channels[i].Name)
	}
	return s.log.Index(entry.Pos, "channel", entry.Key, names)
}

// stretch is a factor from one moment up to another.
type stretch struct {
	from, to des.Time
	at       func(calendar.Day, des.Time) float64
}

// inAll is the same in every channel.
func (x stretch) inAll(int) stretch { return x }

// excess is the factor of a part of a campaign at each moment of it.
func (s *season) excess(p phase, by *tree.Node) stretch {
	factors, unused := configs.Factors(by, s.log)
	end := s.model.Calendar.End()
	x := stretch{from: max(p.from, 0), to: min(p.to, end), at: func(d calendar.Day, t des.Time) float64 {
		f := factors(d, d.Clock(t))
		if p.strength != nil {
			f = 1 + (f-1)*p.strength(t)
		}
		return f
	}}
	for _, d := range s.touched(x) { // also where there is nothing to be raised
		for t := d.Start; t < d.Start+d.Length(); t += fine {
			if x.from <= t && t < x.to {
				factors(d, d.Clock(t))
			}
		}
	}
	log := s.log
	if s.root.Get("year") != nil { // it may be among them in the year it was written for
		log = s.odd
	}
	for _, entry := range unused() {
		log.Add(entry.Pos, fmt.Sprintf("%s: %s is not among its days", p.name, unit.Quote(entry.Key)), "write days between its first and its last")
	}
	return x
}

// fine is how finely factors are averaged over what begins and ends within an
// interval.
const fine = 5 * des.Minute

// over is the mean factor over a stretch of a day.
func (x stretch) over(d calendar.Day, from, to des.Time) float64 {
	first, sum, n, same := 0.0, 0.0, 0.0, true
	for t := from; t < to; t += fine {
		f := 1.0
		if x.from <= t && t < x.to {
			f = x.at(d, t)
		}
		if n == 0 {
			first = f
		}
		same, sum, n = same && f == first, sum+f, n+1
	}
	if same {
		return first
	}
	return sum / n
}

// lift multiplies rates.
func (s *season) lift(rates *demand.Rates, x stretch) {
	if rates.Interval == 0 {
		return // nothing comes at all, which has been said
	}
	for _, d := range s.touched(x) {
		for t := d.Start; t < d.Start+d.Length(); t += rates.Interval {
			if i := int(t / rates.Interval); i < len(rates.Expected) {
				rates.Expected[i] *= x.over(d, t, min(t+rates.Interval, d.Start+d.Length()))
			}
		}
	}
}

// touched are the days on which there is something of a stretch.
func (s *season) touched(x stretch) (days []calendar.Day) {
	for _, d := range s.days() {
		if x.from < d.Start+d.Length() && d.Start < x.to {
			days = append(days, d)
		}
	}
	return days
}

// liftReason multiplies what customers ask for a reason: the rates of what
// comes of itself, and the shares that ask of what comes from orders. By gives what
// comes in a channel, or -1 for what comes in all of them.
func (s *season) liftReason(r int, by func(channel int) stretch) {
	reason := &s.model.Demand.Reasons[r]
	for i, cause := range reason.Causes {
		if flow, ok := cause.(demand.Flow); ok {
			s.lift(&flow.Rates, by(flow.Channel-1))
			reason.Causes[i] = flow
		}
	}
	if !slices.ContainsFunc(reason.Causes, func(c demand.Cause) bool { _, ok := c.(demand.Flow); return !ok }) {
		return
	}
	if reason.Uplift == nil {
		reason.Uplift = slices.Repeat([]float64{1}, len(s.days()))
	}
	x := by(-1)
	for _, d := range s.touched(x) {
		day := s.model.Calendar.Index(d.Start)
		reason.Uplift[day] *= x.over(d, d.Start, d.Start+d.Length())
	}
}

// pull draws customers to channels: more of them come, and each day's choose
// other channels.
func (s *season) pull(p phase) {
	for _, entry := range p.Get("channels").Entries() {
		if ch, ok := s.channel(entry); ok {
			s.pulls = append(s.pulls, pulled{ch, s.excess(p, entry.Value)})
		}
	}
}

// pulled is a channel that more customers choose than usual.
type pulled struct {
	channel int
	stretch
}

// playPulls lays all of them over the model, once they are known: those of a
// day multiply, and bring as many customers more as fall to their channels.
func (s *season) playPulls() {
	if s.pulls == nil {
		return
	}
	layout := &s.model.Layout
	for _, d := range s.days() {
		for _, w := range s.pieces(d) {
			factors, matters := slices.Repeat([]float64{1}, len(layout.Channels)), false
			for _, p := range s.pulls {
				factors[p.channel] *= p.over(d, w.From, w.To)
				matters = matters || factors[p.channel] != 1
			}
			if !matters {
				continue
			}
			layout.Spells = append(layout.Spells, centre.Spell{Window: w, Pull: factors})
			for r := range layout.Reasons {
				more := 0.0
				for ch, share := range layout.Mix(r) {
					more += share * factors[ch]
				}
				s.liftReason(r, func(ch int) stretch {
					factor := more
					if ch >= 0 {
						factor = factors[ch]
					}
					return stretch{w.From, w.To, func(calendar.Day, des.Time) float64 { return factor }}
				})
			}
		}
	}
}

// pieces cuts a day where a pull begins or ends.
func (s *season) pieces(d calendar.Day) (all []centre.Window) {
	cuts := []des.Time{d.Start, d.Start + d.Length()}
	for _, p := range s.pulls {
		for _, t := range []des.Time{p.from, p.to} {
			if d.Start < t && t < d.Start+d.Length() {
				cuts = append(cuts, t)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := range len(cuts) - 1 {
		all = append(all, centre.Window{From: cuts[i], To: cuts[i+1]})
	}
	return all
}
