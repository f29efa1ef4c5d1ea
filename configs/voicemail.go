package configs

import (
	"cmp"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

var voicemailShape = &grammar.Mapping{Name: "voicemail", Doc: "callers may leave a message in place of waiting on", Like: "{after: 2m, share: 50%, to: voicemail}", Fields: []grammar.Field{
	{Key: "after", Shape: Duration, Doc: "wait after which they may"},
	{Key: "share", Shape: Share, Doc: "share of those who still wait then and leave one"},
	{Key: "to", Shape: NameLike("email"), Doc: "the channel in which it becomes work; none: it is only counted, and nobody answers", Also: []string{"channel"}},
}}

func (b *builder) voicemail(channel tree.Field) centre.Voicemail {
	n := channel.Value.Get("voicemail")
	if n == nil || workedAs(channel) != "phone" {
		return centre.Voicemail{}
	}
	v := centre.Voicemail{After: read(n.Get("after"), durationOf), Share: read(n.Get("share"), shareOf)}
	v.To, v.Works = b.messagesGoTo(channel)
	return v
}

// messagesGoTo returns the channel in which the messages of callers become work,
// false when there is none.
func (b *builder) messagesGoTo(channel tree.Field) (int, bool) {
	to := channel.Value.Get("voicemail").Get("to")
	if to == nil {
		return 0, false
	}
	for i, other := range b.root.Get("channels").Entries() {
		if other.Key == to.Text {
			return i, workedAs(other) == "email"
		}
	}
	return 0, false
}

// checkVoicemail looks for what is said of messages and never happens.
func (b *builder) checkVoicemail(channel tree.Field) {
	n, place := channel.Value.Get("voicemail"), "channels."+channel.Key+".voicemail"
	if n == nil {
		return
	}
	if workedAs(channel) != "phone" {
		b.idle(n, place+": only callers leave messages", "write kind: phone, or leave it out")
		return
	}
	b.whole(n, place, "share")
	if to := n.Get("to"); to != nil {
		_, known := b.index(to.Pos, "channel", to.Text, b.channels)
		if _, works := b.messagesGoTo(channel); known && !works {
			b.log.Add(cmp.Or(to, n).Pos, place+": "+to.Text+" is not worked as messages are", "give it kind: voicemail, or kind: email")
		}
	}
}
