package configs

import (
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
)

var announceShape = &grammar.Mapping{Name: "announcement", Doc: "customers who are about to wait are told how long they have to expect to", Like: "{from: 1m, accepts: exponential(20m)}", Fields: []grammar.Field{
	{Key: "from", Shape: Duration, Doc: "told to customers who have to expect a longer wait than this"},
	{Key: "accepts", Shape: patienceShape, Doc: "how long a wait customers accept; who is told more leaves at once; never: all stay", Also: []string{"balking"}},
	{Key: "impatience", Shape: Percent, Doc: "how much faster patience is used up for each minute past the announced wait"},
	{Key: "handle_time", Shape: Duration, Doc: "how much longer the contact takes for each minute past the announced wait", Also: []string{"longer"}},
}}

func (b *builder) announcement(channel tree.Field) centre.Announcement {
	n := channel.Value.Get("announces")
	if n == nil || workedAs(channel) == "email" {
		return centre.Announcement{}
	}
	return centre.Announcement{
		From:    read(n.Get("from"), durationOf),
		Accepts: read(n.Get("accepts"), unit.LawOrNever),
		Hurry:   read(n.Get("impatience"), percentOf),
		Longer:  read(n.Get("handle_time"), durationOf).Seconds(),
	}
}

// checkAnnouncement looks for what is said of announcements and never happens.
func (b *builder) checkAnnouncement(channel tree.Field, queues []centre.Queue) {
	n, place := channel.Value.Get("announces"), "channels."+channel.Key+".announces"
	switch {
	case n == nil:
	case workedAs(channel) == "email":
		b.idle(n, place+": who writes does not wait on the line, and is told nothing", "leave it out")
	case !n.Broken && nothingAnnounced(queues):
		b.idle(n, place+": nothing follows from it", "write accepts: exponential(20m), impatience: 52% or handle_time: 10s")
	case nobodyLeaves(queues):
		b.idle(n.Get("impatience"), place+": impatience changes nothing: nobody ever leaves the queue", "write patience: "+patienceLike(channel)+", or leave impatience out")
	}
}

func nothingAnnounced(queues []centre.Queue) bool {
	for _, q := range queues {
		if a := q.Announces; a.Accepts != nil || a.Hurry > 0 || a.Longer > 0 {
			return false
		}
	}
	return true
}

func nobodyLeaves(queues []centre.Queue) bool {
	for _, q := range queues {
		if q.Patience != nil {
			return false
		}
	}
	return true
}
