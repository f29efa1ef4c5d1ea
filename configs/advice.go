package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

var adviceShape = &grammar.Mapping{Name: "advice", Doc: "asks customers of busy times to come at better ones", Like: "{busy: {mon: 08:00-12:00}, better: {wed: 13:00-15:00}, follows: 10%}", Fields: []grammar.Field{
	{Key: "busy", Shape: hoursShape, Doc: "days and hours at which it is given", Required: true, Also: []string{"from"}},
	{Key: "better", Shape: hoursShape, Doc: "days and hours at which it asks them to come", Required: true, Also: []string{"to"}},
	{Key: "follows", Shape: Share, Doc: "share of the customers of the busy time who come in the next better time instead", Required: true, Also: []string{"share"}},
}}

// advice reads when customers of a channel are asked to come at a better time,
// which is one at which people answer.
func (b *builder) advice(channel tree.Field, open []centre.Window) centre.Advice {
	n := channel.Value.Get("advice")
	if n == nil || n.Broken {
		return centre.Advice{}
	}
	place := fmt.Sprintf("channels.%s: advice", channel.Key)
	if workedAs(channel) == "email" {
		b.idle(n, place+" changes nothing: nobody waits on the line for an e-mail", "leave it out")
		return centre.Advice{}
	}
	if b.textbook() {
		b.log.Add(n.Pos, place+": a textbook queue has no days", "leave it out, or write from: and to: in place of horizon:")
		return centre.Advice{}
	}
	a := centre.Advice{Busy: b.stretches(n.Get("busy")), Follows: read(n.Get("follows"), shareOf)}
	better := b.stretches(n.Get("better"))
	a.Better = better
	if open != nil {
		a.Better = common(better, open)
	}
	switch {
	case a.Busy == nil:
		b.log.Add(n.Get("busy").Pos, place+": its busy time does not come in this season", "write days and hours such as {mon: 08:00-12:00}")
	case better == nil:
		b.log.Add(n.Get("better").Pos, place+": its better time does not come in this season", "write days and hours such as {wed: 13:00-15:00}")
	case a.Better == nil:
		b.log.Add(n.Get("better").Pos, place+": nobody answers at its better time", "write days and hours at which the channel is open")
	case common(a.Busy, a.Better) != nil:
		b.log.Add(n.Get("better").Pos, place+": its better time is busy, too", "write days and hours that do not overlap")
	}
	return a
}

// common returns the time that two lists of windows have in common.
func common(x, y []centre.Window) (both []centre.Window) {
	for len(x) > 0 && len(y) > 0 {
		w := centre.Window{From: max(x[0].From, y[0].From), To: min(x[0].To, y[0].To)}
		if w.From < w.To {
			both = append(both, w)
		}
		if x[0].To < y[0].To {
			x = x[1:]
		} else {
			y = y[1:]
		}
	}
	return both
}
