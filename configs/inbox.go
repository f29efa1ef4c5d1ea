package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

var (
	triageShape = &grammar.Mapping{Name: "triage", Like: "{takes: 30s, misroutes: 5%}", Fields: []grammar.Field{
		{Key: "takes", Shape: Positive, Doc: "sorting by hand, for each contact, on top of the handle time: the same for everybody, whatever makes the rest longer or shorter"},
		{Key: "misroutes", Shape: Share, Doc: "contacts that land with a team without the skill all the same, where the reason does not say (misrouted)"},
	}}
	suggestionsShape = &grammar.Mapping{Name: "reply suggestions", Like: "{novices: 34%, experts: 0%}", Fields: []grammar.Field{
		{Key: "novices", Shape: Percent, Doc: "how many more contacts people do in an hour who are as new as can be: for whom they take half as long again"},
		{Key: "experts", Shape: Percent, Doc: "how many more those do who are not new"},
	}}
)

// fillInbox lays the defaults under what is said of an inbox.
func fillInbox(n *tree.Node) *tree.Node {
	return under(under(n, "triage", "triage"), "reply_suggestions", "reply_suggestions")
}

// inbox says how a channel's contacts are sorted and replied to.
func (b *builder) inbox(q *centre.Queue, channel tree.Field) {
	n := channel.Value
	q.Sorting = read(n.Get("triage").Get("takes"), durationOf)
	q.Merges = read(n.Get("duplicates"), same) == "merged"
	q.Suggestions = centre.Suggestions{
		Novices: read(n.Get("reply_suggestions").Get("novices"), percentOf),
		Experts: read(n.Get("reply_suggestions").Get("experts"), percentOf),
	}
}

// checkInbox looks for what is said of an inbox and never happens.
func (b *builder) checkInbox(channel tree.Field) {
	n := channel.Value
	for _, key := range []string{"triage", "duplicates"} {
		if v := n.Get(key); v != nil && workedAs(channel) != "email" {
			b.idle(v, fmt.Sprintf("channels.%s: %s changes nothing: it is for what is written and waits", channel.Key, key), "write kind: email, or leave it out")
		}
	}
	if v := n.Get("duplicates"); v != nil && n.Get("chaser") == nil && n.Has("patience") {
		b.idle(v, fmt.Sprintf("channels.%s: duplicates changes nothing: nobody writes again while a message waits", channel.Key), "write chaser: {after: 24h, share: 8%/day}, or leave it out")
	}
}

// misroutedOf returns the share of a reason's contacts in a channel that are
// misrouted: as the reason says, or the triage of the channel.
func misroutedOf(reason, channel tree.Field) *tree.Node {
	if n := ofQueue(reason, channel, "misrouted"); n != nil {
		return n
	}
	return channel.Value.Get("triage").Get("misroutes")
}
