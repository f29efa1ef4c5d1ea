package configs

import (
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
)

// reach reports for each reason which channels a customer may use: those of
// the mix, and those that customers switch to from there.
func (b *builder) reach() [][]bool {
	next, channels := b.ways(), b.root.Get("channels").Entries()
	reach := make([][]bool, len(b.reasons))
	for r, reason := range b.root.Get("reasons").Entries() {
		own := make([][]bool, len(channels))
		for c, channel := range channels {
			own[c] = slices.Clone(next[c])
			for k, s := range b.switches(channel.Value.Get("comes_back").Get("switch")) {
				own[c][k] = own[c][k] || s > 0 && b.anyBack(reason, channel)
			}
		}
		reach[r] = make([]bool, len(channels))
		for _, mix := range b.model.Layout.Mixes(r) {
			for c, share := range mix {
				if share > 0 {
					spread(reach[r], own, c)
				}
			}
		}
	}
	return reach
}

// ways reports for each channel where customers go from it, whatever their
// reason, without having talked to anybody.
func (b *builder) ways() (next [][]bool) {
	for c, channel := range b.root.Get("channels").Entries() {
		n, to := channel.Value, make([]bool, len(b.channels))
		for _, shares := range [][]float64{
			b.model.Layout.Channels[c].WhenClosed.Switch,
			b.switches(n.Get("redial").Get("switch")),
			b.switches(n.Get("chaser").Get("switch")),
		} {
			for k, s := range shares {
				to[k] = to[k] || s > 0
			}
		}
		b.switchedByLayers(channel, to)
		if k, works := b.messagesGoTo(channel); works {
			to[k] = true
		}
		next = append(next, to)
	}
	return next
}

// anyBack reports whether anybody comes back who got an answer about a reason in
// a channel: as the reason or the channel says, or the skill of whoever answers.
func (b *builder) anyBack(reason, channel tree.Field) bool {
	solved := ofQueue(reason, channel, "first_contact")
	if solved == nil || read(channel.Value.Get("comes_back").Get("share"), shareOf) == 0 {
		return false
	}
	some := func(n *tree.Node) bool { return n != nil && read(n, shareOf) < 1 }
	return some(solved) || slices.ContainsFunc(b.root.Get("teams").Entries(), func(team tree.Field) bool {
		n := team.Value
		return some(n.Get("skills").Get(reason.Key).Get("first_contact")) || some(n.Get("channels").Get(channel.Key).Get("first_contact"))
	})
}

// switchedByLayers adds where those go whom self-service on the way to a
// channel only seemed to help.
func (b *builder) switchedByLayers(channel tree.Field, to []bool) {
	for _, layer := range b.root.Get("self_service").Entries() {
		kind := read(layer.Value.Get("kind"), same)
		if answers := answersIn[kind]; answers != "" && answers != kindOf(channel) {
			continue
		}
		for k, s := range b.switches(layer.Value.Get("switch")) {
			to[k] = to[k] || s > 0
		}
	}
}

func spread(reached []bool, next [][]bool, c int) {
	if reached[c] {
		return
	}
	reached[c] = true
	for k, to := range next[c] {
		if to {
			spread(reached, next, k)
		}
	}
}
