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
	{Key: "channels", Shape: &grammar.Many{Of: Name}, Doc: "where a voice menu or chatbot answers"},
	{Key: "reach", Shape: Share, Doc: "share of the customers who get the notice or use it", Also: []string{"coverage", "usage"}},
	{Key: "resolves", Shape: grammar.Either{Share, &grammar.Named{What: "a reason, with the share it helps", Of: Share, Like: "order_status"}}, Doc: "share of those reached whom it helps, or seems to: for all reasons, or by reason", Required: true, Also: []string{"prevents", "containment", "deflection"}},
	{Key: "takes", Shape: Law, Doc: "time spent in it"},
	{Key: "hands_over_after", Shape: Law, Doc: "time spent in it by those whom it hands over; as takes unless written"},
	{Key: "comes_back", Shape: Share, Doc: "share of those it seems to help who come back", Also: []string{"false_success", "false_containment"}},
	{Key: "back_after", Shape: Delay, Doc: "how long until they do"},
	{Key: "harder", Shape: Factor, Doc: "on the handle time of contacts that it hands over", Also: []string{"to_person"}},
}}

// buildLayers makes the layers of self-service, in the order in which
// customers meet them.
func (b *builder) buildLayers() {
	for _, entry := range b.root.Get("self_service").Entries() {
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
		Resolves:  make([]float64, len(b.reasons)),
		Takes:     read(n.Get("takes"), lawOf),
		HandOver:  read(n.Get("hands_over_after"), lawOf),
		ComesBack: read(n.Get("comes_back"), shareOf),
		BackAfter: read(n.Get("back_after"), lawOf),
		Harder:    1,
	}
	if harder := n.Get("harder"); harder != nil {
		l.Harder = read(harder, factorOf)
	}
	if n.Get("reach") == nil {
		l.Reach = 1
	}
	b.resolves(entry, l.Resolves)
	l.Channels = b.layerChannels(entry, l.Kind)
	if l.ComesBack > 0 && l.BackAfter == nil {
		b.log.Add(entry.Pos, fmt.Sprintf("self_service.%s: nothing says when they come back", entry.Key), "write back_after: 1h-24h")
	}
	return l
}

func (b *builder) resolves(entry tree.Field, by []float64) {
	n := entry.Value.Get("resolves")
	if n == nil {
		return
	}
	if n.Kind == tree.Scalar {
		for r := range by {
			by[r] = read(n, shareOf)
		}
	}
	for _, part := range n.Entries() {
		if r, ok := b.index(part.Pos, "reason", part.Key, b.reasons); ok {
			by[r] = read(part.Value, shareOf)
		}
	}
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
	answers := map[selfservice.Kind]string{selfservice.VoiceMenu: "phone", selfservice.Chatbot: "chat"}[kind]
	if n := entry.Value.Get("channels"); n != nil {
		return b.answersIn(entry, n, kind, answers)
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

// answersIn reads where a voice menu or chatbot answers: channels of its own
// kind.
func (b *builder) answersIn(layer tree.Field, list *tree.Node, kind selfservice.Kind, answers string) []bool {
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
