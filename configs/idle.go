package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

// What is written and changes nothing is a fault: whoever wrote it believes
// that it does. What was only assumed is not held against anybody.

// idle reports a value that changes nothing. In a lock file it was found sound
// before what took other values away was left out.
func (b *builder) idle(n *tree.Node, what, write string) {
	if written(n) && b.root.Get("locked") == nil {
		b.log.Add(n.Pos, what, write)
	}
}

// written reports whether somebody wrote a value, or a part of it.
func written(n *tree.Node) bool {
	switch {
	case n == nil || n.Kind == tree.Null:
		return false
	case n.Kind == tree.Mapping && len(n.Fields) > 0:
		return slices.ContainsFunc(n.Fields, func(f tree.Field) bool { return written(f.Value) })
	}
	return !n.Pos.Assumed()
}

// checkChannels looks for what is said of a channel and never happens in it.
func (b *builder) checkChannels() {
	for c, entry := range b.root.Get("channels").Entries() {
		if kindOf(entry) == "" || entry.Value.Broken {
			continue
		}
		b.checkClosing(entry)
		b.checkSpeed(entry)
		b.checkInbox(entry)
		b.checkCallback(entry)
		if queues := queuesOf(&b.model.Layout, c); queues != nil {
			b.checkLeaving(entry, queues)
			b.checkAnnouncement(entry, queues)
			b.checkSilent(entry, queues)
			b.checkVoicemail(entry)
		}
	}
}

// checkClosing is about channels that never close to customers.
func (b *builder) checkClosing(channel tree.Field) {
	why := "e-mail is taken in round the clock"
	switch {
	case b.textbook():
		why = "a textbook queue never closes"
	case workedAs(channel) != "email":
		return
	}
	for _, key := range []string{"at_closing", "when_closed"} {
		b.idle(channel.Value.Get(key), fmt.Sprintf("channels.%s: %s changes nothing: %s", channel.Key, key, why), "leave it out")
	}
}

// checkSpeed is about channels in which nothing is worked beside another.
func (b *builder) checkSpeed(channel tree.Field) {
	if kindOf(channel) == "chat" {
		b.idle(channel.Value.Get("free_agent"), "channels."+channel.Key+": free_agent changes nothing: a chat goes to who has the fewest in hand", "leave it out")
		return
	}
	for _, key := range []string{"at_once", "slowdown", "slowdown_set"} {
		b.idle(channel.Value.Get(key), "channels."+channel.Key+": only a chat is worked several at once", "write kind: chat, or leave "+key+" out")
	}
}

// checkLeaving is about those who leave a queue, and those who stay.
func (b *builder) checkLeaving(channel tree.Field, queues []centre.Queue) {
	n, place := channel.Value, "channels."+channel.Key
	if !n.Has("patience") { // otherwise it is written that they stay, which is odd at most
		for _, key := range idleWithoutPatience(channel, queues) {
			b.idle(n.Get(key), fmt.Sprintf("%s: %s changes nothing: nobody ever leaves the queue", place, key), fmt.Sprintf("write patience: %s, or leave %s out", patienceLike(channel), key))
		}
	}
	if !slices.ContainsFunc(queues, func(q centre.Queue) bool { return q.Patience == nil }) {
		b.idle(n.Get("chaser"), place+": chaser changes nothing beside patience: who writes again still waits for an answer, and does not leave", "keep one of them")
	}
	if !slices.ContainsFunc(queues, unresolved) {
		b.idle(n.Get("comes_back"), place+": comes_back changes nothing: every contact resolves its need", "write first_contact: 78%, or leave comes_back out")
	}
	b.whole(n.Get("redial"), place+".redial", "share", "after")
	b.whole(n.Get("comes_back"), place+".comes_back", "share", "after")
	b.whole(n.Get("chaser"), place+".chaser", "share")
}

// idleWithoutPatience names the keys of a channel that change nothing when
// nobody leaves its queues.
func idleWithoutPatience(channel tree.Field, queues []centre.Queue) []string {
	if !nobodyLeaves(queues) {
		return nil
	}
	n := channel.Value
	turnedAway := workedAs(channel) != "email" && read(n.Get("at_closing"), same) == "turned away"
	if turnedAway || read(n.Get("callback").Get("no_answer"), shareOf) > 0 || read(n.Get("lines"), countOf) > 0 || n.Get("waiting_room") != nil {
		return []string{"short"} // and those who are sent away may try again
	}
	return []string{"short", "redial"}
}

// queuesOf returns the queues of a channel.
func queuesOf(l *centre.Layout, channel int) (queues []centre.Queue) {
	for _, q := range l.Queues {
		if q.Channel == channel {
			queues = append(queues, q)
		}
	}
	return queues
}

// unresolved reports whether it is said how many contacts resolve their need.
func unresolved(q centre.Queue) bool {
	return q.Resolution.FirstContact < 1 || q.Resolution.After != nil
}

func patienceLike(channel tree.Field) string {
	if workedAs(channel) == "email" {
		return "exponential(3d)"
	}
	return "exponential(10m)"
}

// examples of what is missing where half of something is written.
var examples = map[string]string{"redial.share": "50%", "redial.after": "20m-60m", "comes_back.share": "80%", "comes_back.after": "1d-3d", "chaser.share": "8%/day", "lateness.by": "exponential(10m)", "leaves_early.by": "30m", "callback.accepts": "30%", "voicemail.share": "50%", "left_open.share": "30%", "left_open.noticed_after": "60s-120s", "callback.rings": "30s", "callback.again_after": "30m", "transfer.after": "60s", "strain.each_point": "0.5%"}

// whole makes sure that something has all the parts without which it never
// happens.
func (b *builder) whole(n *tree.Node, place string, keys ...string) {
	if n == nil || n.Broken {
		return
	}
	for _, key := range keys {
		if n.Get(key) == nil {
			b.lacks(n.Pos, place, key, "it never happens")
		}
	}
}

// lacks reports a key that is missing, and what follows from that.
func (b *builder) lacks(at tree.Pos, place, key, so string) {
	_, what, _ := cutLast(place, ".")
	b.log.Add(at, fmt.Sprintf("%s: %s is missing, so %s", place, key, so), fmt.Sprintf("write %s: %s", key, examples[what+"."+key]))
}
