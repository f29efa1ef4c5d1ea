package configs

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/selfservice"
)

var layerKinds = grammar.Word{"notice", "help page", "voice menu", "chatbot"}

var layerShape = &grammar.Mapping{Name: "layer", Doc: "self-service that customers meet before a person", Like: "{kind: help page, reach: 40%, resolves: 15%}", Fields: []grammar.Field{
	{Key: "kind", Shape: layerKinds, Doc: "where it stands: a notice is sent before customers ask, a help page is read before a channel is chosen, a voice menu answers on the phone, a chatbot in chat", Required: true, Also: []string{"type"}},
	{Key: "channels", Shape: &grammar.Many{Of: aChannel}, Doc: "where a voice menu or chatbot answers"},
	{Key: "for", Shape: grammar.Word{"everybody", "back-orders"}, Doc: "notice: to whom it is sent; back-orders: those only whose goods were not in stock when they ordered, who are told when these come; everybody unless written", Also: []string{"sent_to"}},
	{Key: "reach", Shape: Share, Doc: "share of the customers who get the notice or use it", Also: []string{"coverage", "usage"}},
	{Key: "resolves", Shape: byReason, Doc: "share of those reached whom it helps, or seems to: for all reasons, or by reason", Required: true, Also: []string{"prevents", "containment", "deflection"}},
	{Key: "easy_first", Shape: Share, Doc: "share of those it helps who are helped because their question is short: they are those with the shortest handle times, so that people are left with longer ones; none unless written: whom it helps has nothing to do with how long it would take", Also: []string{"short_first", "easy_ones_first", "simple_first"}},
	{Key: "takes", Shape: Law, Doc: "time spent in it"},
	{Key: "hands_over_after", Shape: Law, Doc: "time spent in it by those whom it hands over; as takes unless written"},
	{Key: "comes_back", Shape: Share, Doc: "share of those it seems to help who come back", Also: []string{"false_success", "false_containment"}},
	{Key: "back_after", Shape: Delay, Doc: "how long until they do"},
	{Key: "switch", Shape: switchShape, Doc: "shares of those who come back that do so in other channels"},
	{Key: "gives_up", Shape: Share, Doc: "share of those it does not help who leave without a word, for good", Also: []string{"silent", "drops_out"}},
	{Key: "harder", Shape: Factor, Doc: "on the handle time of contacts that it hands over", Also: []string{"to_person"}},
	{Key: "cost", Shape: Number, Doc: "price of each use, in the centre's currency", Also: []string{"price"}},
	{Key: "cost_per_parcel", Shape: Number, Doc: "notice: price of the messages about each parcel, or back-order, of those it reaches, whether they would have asked or not", Also: []string{"cost_per_message"}},
	{Key: "placement", Shape: byReason, Doc: "help page: share of the customers who come past it where their question arises, for all reasons or by reason"},
	{Key: "quality", Shape: byReason, Doc: "help page: how much of what it could resolve its texts do resolve, for all reasons or by reason"},
	{Key: "launched", Shape: Date, Doc: "first day; none: long ago", Also: []string{"launch", "live"}},
	{Key: "adoption", Shape: adoptionShape, Doc: "how customers take to what is new, in a straight line"},
	{Key: "at_once", Shape: Count, Doc: "voice menu or chatbot: customers that it can talk with at the same time; the others go on to people; none: no limit", Also: []string{"capacity", "sessions"}},
	{Key: "rate_limit", Shape: Rate, Doc: "voice menu or chatbot: how many can begin; a minute's worth of what was not made use of, and at least ten, may begin at once; the others go on to people"},
	{Key: "when_waiting", Shape: Count, Doc: "voice menu or chatbot: answers only while so many or more wait in its channel", Also: []string{"from_waiting"}},
}}

var (
	byReason      = grammar.Either{Share, &grammar.Named{What: "a reason, with its share", Of: Share, Like: "order_status"}}
	adoptionShape = &grammar.Mapping{Name: "adoption", Like: "{start: 50%, over: 26 weeks}", Fields: []grammar.Field{
		{Key: "start", Shape: Share, Doc: "share of its reach on the first day"},
		{Key: "over", Shape: Duration, Doc: "time until all of it"},
	}}
)

// answersIn is the kind of channel in which a layer answers that stands before
// the people there.
var answersIn = map[string]string{"voice menu": "phone", "chatbot": "chat"}

// buildLayers makes the layers of self-service, in the order in which
// customers meet them.
func (b *builder) buildLayers() {
	for _, entry := range b.root.Get("self_service").Entries() {
		if entry.Value.Broken && entry.Value.Get("kind") == nil {
			continue // what is wrong has been said, and the rest depends on the kind
		}
		b.model.Layout.Layers = append(b.model.Layout.Layers, b.layer(entry))
	}
	slices.SortStableFunc(b.model.Layout.Layers, func(x, y selfservice.Layer) int { return cmp.Compare(x.Kind, y.Kind) })
}

func (b *builder) layer(entry tree.Field) selfservice.Layer {
	n := entry.Value
	l := selfservice.Layer{
		Name:      entry.Key,
		Kind:      selfservice.Kind(max(slices.Index(layerKinds, read(n.Get("kind"), same)), 0)),
		Reach:     read(n.Get("reach"), shareOf),
		Takes:     read(n.Get("takes"), lawOf),
		HandOver:  read(n.Get("hands_over_after"), lawOf),
		ComesBack: read(n.Get("comes_back"), shareOf),
		BackAfter: read(n.Get("back_after"), lawOf),
		Switch:    b.switches(n.Get("switch")),
		GivesUp:   read(n.Get("gives_up"), shareOf),
		Harder:    1,
	}
	if harder := n.Get("harder"); harder != nil {
		l.Harder = read(harder, factorOf)
	}
	if n.Get("reach") == nil {
		l.Reach = 1
	}
	l.BackOrders = b.forBackOrders(entry, l.Kind)
	l.Channels = b.layerChannels(entry, l.Kind)
	b.layerHelp(entry, &l)
	b.easyFirst(entry, &l)
	b.layerLimits(entry, &l)
	b.launch(entry, &l)
	if !l.Beforehand() && l.Takes == nil && !n.Broken {
		b.log.Add(entry.Pos, fmt.Sprintf("self_service.%s: nothing says how long it takes", entry.Key), "write takes: 30s-90s")
	}
	if l.ComesBack > 0 && l.BackAfter == nil {
		b.log.Add(entry.Pos, fmt.Sprintf("self_service.%s: nothing says when they come back", entry.Key), "write back_after: 1h-24h")
	}
	return l
}

// forBackOrders reads whether a notice is for those only who wait for goods.
func (b *builder) forBackOrders(entry tree.Field, kind selfservice.Kind) bool {
	n, place := entry.Value.Get("for"), "self_service."+entry.Key
	switch {
	case n == nil:
		return false
	case kind != selfservice.Notice:
		b.idle(n, fmt.Sprintf("%s: for changes nothing: only a notice is sent to some of the customers", place), "leave it out")
		return false
	case read(n, same) == "back-orders" && b.root.Get("delivery") == nil && !b.root.Broken:
		b.log.Add(n.Pos, place+": nobody waits for goods: the orders are not delivered", "write delivery: {backorder: {share: 2%}}, or leave for out")
	}
	return read(n, same) == "back-orders"
}

// layerChannels returns where a voice menu or chatbot answers: where it is
// written, or in every channel of its kind.
func (b *builder) layerChannels(entry tree.Field, kind selfservice.Kind) []bool {
	if kind < selfservice.VoiceMenu {
		if n := entry.Value.Get("channels"); n != nil {
			b.log.Add(n.Pos, fmt.Sprintf("self_service.%s: customers meet it before they choose a channel", entry.Key), "leave channels out")
		}
		for _, key := range []string{"takes", "hands_over_after"} {
			b.idle(entry.Value.Get(key), fmt.Sprintf("self_service.%s: %s changes nothing: a %v keeps nobody waiting", entry.Key, key, kind), "leave it out")
		}
		return nil
	}
	answers := answersIn[kind.String()]
	if n := entry.Value.Get("channels"); n != nil {
		return b.layerChannelList(entry, n, kind, answers)
	}
	on := make([]bool, len(b.channels))
	for c, channel := range b.root.Get("channels").Entries() {
		on[c] = kindOf(channel) == answers
	}
	if !slices.Contains(on, true) {
		b.log.Add(entry.Pos, fmt.Sprintf("self_service.%s: there is no %s channel in which it could answer", entry.Key, answers), "write channels: [name], or leave it out")
	}
	return on
}

// layerChannelList reads where a voice menu or chatbot answers: channels of its
// own kind.
func (b *builder) layerChannelList(layer tree.Field, list *tree.Node, kind selfservice.Kind, answers string) []bool {
	on, channels := make([]bool, len(b.channels)), b.root.Get("channels").Entries()
	if len(list.Items) == 0 && !list.Broken {
		b.log.Add(list.Pos, fmt.Sprintf("self_service.%s: it answers nowhere", layer.Key), "write channels: [name], or leave channels out")
	}
	for _, item := range list.Items {
		c, ok := b.index(item.Pos, "channel", item.Text, b.channels)
		if !ok {
			continue
		}
		if is := kindOf(channels[c]); is != answers && is != "" {
			b.log.Add(item.Pos, fmt.Sprintf("self_service.%s: a %v cannot answer in %s, which is worked as %s", layer.Key, kind, item.Text, is), "write a channel of kind "+answers)
		}
		on[c] = true
	}
	return on
}
