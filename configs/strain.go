package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

var (
	strainShape = &grammar.Mapping{Name: "strain", Doc: "people who have hardly a moment between contacts take longer for each", Like: "{above: 85%, each_point: 0.5%}", Fields: []grammar.Field{
		{Key: "above", Shape: Share, Doc: "occupancy of the team, since the beginning of the interval before, from which"},
		{Key: "each_point", Shape: Percent, Doc: "by how much longer, for each point above; wrap-up stays as it is", Also: []string{"handle_time"}},
	}}
	silentShape = &grammar.Mapping{Name: "left open", Doc: "customers who give up waiting for a chat and do not close it", Like: "{share: 30%, noticed_after: 60s-120s}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of those who leave the queue"},
		{Key: "noticed_after", Shape: Delay, Doc: "how long an agent who takes such a chat works on it before noticing"},
	}}
)

func strain(team *tree.Node) centre.Strain {
	n := team.Get("strain")
	return centre.Strain{Above: read(n.Get("above"), shareOf), Each: read(n.Get("each_point"), percentOf)}
}

func silent(channel tree.Field) centre.Silent {
	n := channel.Value.Get("left_open")
	if kindOf(channel) != "chat" {
		return centre.Silent{}
	}
	return centre.Silent{Share: read(n.Get("share"), shareOf), Notice: read(n.Get("noticed_after"), lawOf)}
}

// checkSilent looks for what is said of chats left open and never happens.
func (b *builder) checkSilent(channel tree.Field, queues []centre.Queue) {
	n, place := channel.Value.Get("left_open"), "channels."+channel.Key+".left_open"
	switch {
	case kindOf(channel) != "chat":
		b.idle(n, place+": only chats can be left open", "write kind: chat, or leave it out")
	case nobodyLeaves(queues):
		b.idle(n, place+": nobody ever leaves the queue", "write patience: "+patienceLike(channel)+", or leave it out")
	default:
		b.whole(n, place, "share")
		if n != nil && !n.Broken && n.Get("noticed_after") == nil {
			b.lacks(n.Pos, place, "noticed_after", "it costs nothing")
		}
	}
}

// checkStrain makes sure that strain can be felt.
func (b *builder) checkStrain(team tree.Field) {
	n := team.Value.Get("strain")
	if above := n.Get("above"); above != nil && read(above, shareOf) == 1 {
		b.idle(n, fmt.Sprintf("teams.%s: strain above 100%% is never felt", team.Key), "write above: 85%")
	}
	b.whole(n, "teams."+team.Key+".strain", "each_point")
}
