package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Fields are the keys of a contact centre, at the top of its file.
func Fields() []grammar.Field {
	return []grammar.Field{
		{Key: "name", Shape: Name, Doc: "what the contact centre is called"},
		{Key: "country", Shape: grammar.Word(holidays.Countries()), Doc: "whose public holidays are kept; none: nobody's"},
		{Key: "currency", Shape: currencyShape, Doc: "of what has a price; that of the country unless written"},
		{Key: "timezone", Shape: zoneShape, Doc: "the clock on the wall, as in Europe/Oslo", Also: []string{"time_zone", "tz"}},
		{Key: "channels", Shape: &grammar.Named{What: "a channel", Of: channelShape, Like: "phone", Most: 20}, Doc: "the ways to reach the centre", Required: true},
		{Key: "reasons", Shape: &grammar.Named{What: "a reason", Of: reasonShape, Like: "order_status", Most: 100}, Doc: "why customers get in touch, and how often", Required: true, Also: []string{"topics", "intents", "skills"}},
		{Key: "teams", Shape: &grammar.Named{What: "a team", Of: teamShape, Like: "order_desk", Most: 200}, Doc: "who answers", Required: true, Also: []string{"agents", "staff", "groups"}},
		{Key: "mix", Shape: mixShape, Doc: "the share of customers that chooses each channel, for reasons that do not say; sums to 100%", Also: []string{"channel_mix"}},
		{Key: "segments", Shape: &grammar.Named{What: "a segment of the customers", Of: segmentShape, Like: "young", Most: 20}, Doc: "of whom the customers consist: each belongs to one segment for all attempts; all are alike unless written", Also: []string{"customers", "customer_segments"}},
		{Key: "busyness", Shape: busynessShape, Doc: "how much busier some days and half-hours are than others, for whatever does not say"},
		{Key: "forecast_bias", Shape: Share, Doc: "by how much the forecast of a season may be wrong throughout: one factor for all orders and contacts, drawn from a triangle around 1; none unless written"},
		{Key: "handle_time_cv", Shape: Percent, Doc: "spread of handle times that are written as a mean: standard deviation by mean"},
		{Key: "orders", Shape: ordersShape, Doc: "what customers order"},
		{Key: "delivery", Shape: deliveryShape, Doc: "how it gets to them"},
		{Key: "self_service", Shape: &grammar.Named{What: "a layer of self-service", Of: layerShape, Like: "help pages", Most: 50}, Doc: "what customers meet before a person", Also: []string{"bots", "chatbot", "bot", "deflection", "layers"}},
		{Key: "lost_customers", Shape: lossShape, Doc: "what it costs that customers are never served", Also: []string{"churn"}},
		{Key: "routing", Shape: grammar.Either{routesShape, routingShape}, Doc: "by channel: which teams are asked, and after how long which others; or one word for all channels"},
		{Key: "playbook", Shape: &grammar.Named{What: "a rule", Of: ruleShape, Like: "call in the shop", Most: 50}, Doc: "what is done when the day goes wrong, with its delay and its price", Also: []string{"rules", "triggers"}},
		{Key: "next_contact", Shape: nextContactShape, Doc: "which of those who wait a freed agent takes, for teams that do not say; by priority, and of equal priority the longest waiting, unless written", Also: []string{"policy", "pick"}},
	}
}

// Period is the stretch of time that a centre is built for.
type Period struct {
	Calendar *calendar.Calendar // nil for a textbook queue
	Horizon  des.Time
	WarmUp   des.Time
	Interval des.Time
	Drain    bool
}

// Build makes the model of a centre. The tree has passed the grammar and been
// filled with the defaults; what makes no sense all the same goes to the log,
// and the model is then of no use.
func Build(root *tree.Node, p Period, log *tree.Log) *sim.Model {
	b := &builder{
		root: root, period: p, log: log, model: &sim.Model{}, unserved: map[int][]string{},
		channels: root.Get("channels").Keys(),
		reasons:  root.Get("reasons").Keys(),
		teams:    root.Get("teams").Keys(),
		misspelt: misspelt(root.Get("channels").Entries()),
	}
	b.model.Centre = read(root.Get("name"), same)
	b.model.Calendar = p.Calendar
	b.buildPeriod()
	b.buildChannels()
	b.buildReasons()
	b.segments()
	b.buildDemand()
	b.buildTeams()
	b.buildQueues()
	b.checkChannels()
	b.buildLayers()
	b.checkSegments()
	b.model.Prices = b.buildPrices()
	b.model.Loss = b.loss()
	b.checkSize()
	return b.model
}

// builder carries what the parts of a centre have to know of each other.
type builder struct {
	root     *tree.Node
	period   Period
	log      *tree.Log
	model    *sim.Model
	channels []string // names, by index
	reasons  []string
	teams    []string
	misspelt map[string]string // channels whose name spells a kind in another way, with the kind
	unserved map[int][]string  // by reason: the channels in which nobody serves it
	misread  bool              // a fault in the teams keeps it open what they can do
}

// Limits that keep the statistics of a run in memory.
const (
	mostPeople = 100_000
	mostCells  = 4_000_000 // intervals of all queues and teams
	mostWork   = 1 << 62   // µs of all people together, so that they can be added up
)

func (b *builder) checkSize() {
	l := &b.model.Layout
	if n := len(l.Agents); n > mostPeople {
		b.log.Add(b.root.Get("teams").Pos, fmt.Sprintf("teams: %d people", n), fmt.Sprintf("write at most %d", mostPeople))
	}
	if n := max(len(l.Agents), 1); l.Period.Horizon > mostWork/des.Time(n) {
		b.log.Add(b.root.Get("teams").Pos, fmt.Sprintf("teams: the time of %d people is too long to be added up", n),
			fmt.Sprintf("write fewer, or horizon: %dh or less", mostWork/des.Time(n)/des.Hour))
	}
	intervals := int(l.Period.Horizon/max(l.Period.Interval, 1)) + 1
	if n := intervals * (len(l.Queues) + len(l.Groups)); n > mostCells {
		b.log.Add(b.root.Pos, fmt.Sprintf("%d intervals of %d queues and %d teams are more than fit into memory", intervals, len(l.Queues), len(l.Groups)),
			"write a longer interval, such as interval: 1h, or a shorter season")
	}
}

func same(text string) (string, error) { return text, nil }

// textbook reports whether the model is a textbook queue: a stretch of time
// without dates, in which nothing happens that is not written.
func (b *builder) textbook() bool { return b.period.Calendar == nil }

func (b *builder) buildPeriod() {
	p := centre.Period{Horizon: b.period.Horizon, WarmUp: b.period.WarmUp, Interval: b.period.Interval, Drain: b.period.Drain}
	if !b.textbook() {
		for _, d := range b.period.Calendar.Days {
			p.Days = append(p.Days, d.Start)
		}
	}
	b.model.Layout.Period = p
}

// index looks a name up. An unknown one goes to the log.
func (b *builder) index(at tree.Pos, what, name string, names []string) (int, bool) {
	if what == "channel" && !slices.Contains(names, name) { // the fault is told where the channel is
		if i := slices.IndexFunc(names, func(n string) bool { return b.misspelt[n] == name }); i >= 0 {
			return i, true
		}
	}
	return b.log.Index(at, what, name, names)
}

// shares reads a mapping of channels to shares, by index of the channel; nil
// when there is none.
func (b *builder) shares(n *tree.Node) []float64 {
	if n == nil {
		return nil
	}
	shares := make([]float64, len(b.channels))
	for _, entry := range n.Entries() {
		if c, ok := b.index(entry.Pos, "channel", entry.Key, b.channels); ok {
			shares[c] = read(entry.Value, shareOf)
		}
	}
	return shares
}

// switches reads a mapping of channels to shares that together are no more
// than the whole.
func (b *builder) switches(n *tree.Node) []float64 {
	shares := b.shares(n)
	if sum := total(shares); sum > 1+rounding {
		b.log.Add(n.Pos, "switch: the shares sum to "+percent(sum), "keep the sum at 100% or below")
	}
	return shares
}
