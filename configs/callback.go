package configs

import (
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

var callbackShape = &grammar.Mapping{Name: "call-back", Doc: "callers are offered to hang up and be called back", Like: "{from: 3m, accepts: 30%}", Fields: []grammar.Field{
	{Key: "from", Shape: Duration, Doc: "offered to callers who have to expect a longer wait than this: the work of all who come before them, and their own, shared out among those on duty"},
	{Key: "waiting", Shape: Count, Doc: "in place of from: offered as soon as so many wait in the caller's queue"},
	{Key: "accepts", Shape: Share, Doc: "share that accepts; the others wait on the line", Also: []string{"accepted", "share"}},
	{Key: "place", Shape: grammar.Word{"kept", "last"}, Doc: "who accepts keeps the place in the line (kept), or is called when no call waits, as e-mail is worked (last)"},
	{Key: "no_answer", Shape: Share, Doc: "share of the centre's calls that nobody answers"},
	{Key: "rings", Shape: Duration, Doc: "how long such a call keeps an agent"},
	{Key: "tries", Shape: Count, Doc: "calls until the centre gives up", Also: []string{"attempts"}},
	{Key: "again_after", Shape: Delay, Doc: "how long after a call that nobody answered the next one is due", Also: []string{"retry_after"}},
	{Key: "handle_time", Shape: Factor, Doc: "how much longer those take who are called back", Also: []string{"harder"}},
}}

// fillCallback lays the defaults under what is said of call-backs.
func fillCallback(n *tree.Node) *tree.Node {
	assumed := defaults.Get("callback")
	if n.Has("waiting") {
		assumed = assumed.Without("from")
	}
	return tree.Under(n, assumed)
}

// callback reads the call-backs of a channel, or of a reason in it.
func (b *builder) callback(channel tree.Field) centre.Callback {
	n := channel.Value.Get("callback")
	if n == nil || kindOf(channel) != "phone" {
		return centre.Callback{}
	}
	return centre.Callback{
		From:     read(n.Get("from"), durationOf),
		Waiting:  read(n.Get("waiting"), countOf),
		Accepts:  read(n.Get("accepts"), shareOf),
		Last:     read(n.Get("place"), same) == "last",
		NoAnswer: read(n.Get("no_answer"), shareOf),
		Rings:    read(n.Get("rings"), durationOf),
		Tries:    min(read(n.Get("tries"), countOf), centre.MostCalls),
		Again:    read(n.Get("again_after"), lawOf),
		Harder:   read(n.Get("handle_time"), factorOf),
	}
}

// checkCallback looks for what is said of call-backs and never happens.
func (b *builder) checkCallback(channel tree.Field) {
	n, place := channel.Value.Get("callback"), "channels."+channel.Key+".callback"
	if n == nil {
		return
	}
	if kindOf(channel) != "phone" {
		b.idle(n, place+": only callers can be called back", "write kind: phone, or leave callback out")
		return
	}
	b.checkOffer(n, place)
	b.checkTries(n, place)
	b.whole(n, place, "accepts")
}

// checkTries looks for what is said of calls that nobody answers.
func (b *builder) checkTries(n *tree.Node, place string) {
	if read(n.Get("no_answer"), shareOf) == 0 {
		for _, key := range []string{"rings", "tries", "again_after"} {
			b.idle(n.Get(key), place+": "+key+" changes nothing: every call is answered", "write no_answer: 10%, or leave "+key+" out")
		}
		return
	}
	again := n.Get("again_after")
	switch {
	case n.Broken:
	case n.Get("rings") == nil:
		b.lacks(n.Pos, place, "rings", "a call that nobody answers costs nothing")
	case read(n.Get("tries"), countOf) > 1 && again == nil:
		b.lacks(n.Pos, place, "again_after", "nobody is ever called again")
	case read(n.Get("tries"), countOf) <= 1:
		b.idle(again, place+": again_after changes nothing: nobody is called twice", "write tries: 3, or leave it out")
	}
}

// checkOffer looks for numbers that cannot be meant.
func (b *builder) checkOffer(n *tree.Node, place string) {
	if n.Has("from") && n.Has("waiting") {
		b.idle(n.Get("from"), place+": from beside waiting", "keep one of them")
	}
	if w := n.Get("waiting"); w != nil && read(w, countOf) == 0 {
		b.log.Add(w.Pos, place+": waiting: 0 would offer it to callers before whom nobody waits", "write 1 or more, or from: 0s for all who are not answered at once")
	}
	if f := n.Get("handle_time"); f != nil && read(f, factorOf) <= 0 {
		b.log.Add(f.Pos, place+": handle_time: no call takes no time", "write a factor above x0, such as +10%")
	}
	if t := n.Get("tries"); t != nil && (read(t, countOf) == 0 || read(t, countOf) > centre.MostCalls) {
		b.log.Add(t.Pos, place+": tries: "+t.Text+" calls", "write a number from 1 to 100")
	}
}
