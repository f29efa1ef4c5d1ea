package configs

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/selfservice"
)

var segmentShape = &grammar.Mapping{Name: "segment", Doc: "a part of the customers who behave alike, or whom the centre treats alike", Like: "{share: 30%, patience: x0.7, self_service: x1.2}", Fields: []grammar.Field{
	{Key: "share", Shape: Share, Doc: "share of the customers who belong to it, whatever their reason; one segment may leave it out, and is all the rest"},
	{Key: "mix", Shape: mixShape, Doc: "the share of them that chooses each channel, for reasons without a mix of their own; as everybody unless written. Of a segment that says nothing but its share what is known of young (18-34), older (55+) and loyal customers is assumed"},
	{Key: "patience", Shape: Factor, Doc: "on how long they wait; x1 unless written"},
	{Key: "self_service", Shape: Factor, Doc: "on the reach of help pages, voice menus and chatbots; a notice comes to all alike; x1 unless written", Also: []string{"bot_acceptance"}},
	{Key: "head_start", Shape: Duration, Doc: "they are taken as if they had joined each queue so much earlier, and so are the steps of its routing; none unless written", Also: []string{"headstart"}},
}}

// segments reads of whom the customers consist.
func (b *builder) segments() {
	for _, entry := range b.root.Get("segments").Entries() {
		s := centre.Segment{
			Name: entry.Key, Share: read(entry.Value.Get("share"), shareOf), Patience: 1, SelfService: 1,
			HeadStart: read(entry.Value.Get("head_start"), durationOf),
			Mix:       b.segmentMix(entry),
		}
		if f := entry.Value.Get("patience"); f != nil {
			s.Patience = read(f, factorOf)
		}
		if f := entry.Value.Get("self_service"); f != nil {
			s.SelfService = read(f, factorOf)
		}
		b.model.Layout.Segments = append(b.model.Layout.Segments, s)
	}
	b.shareOut(b.root.Get("segments"))
}

// shareOut gives the rest of the customers to the segment that does not say how
// many belong to it, and makes sure that all belong somewhere.
func (b *builder) shareOut(n *tree.Node) {
	sum, rest := 0.0, -1
	for i, entry := range n.Entries() {
		if entry.Value.Broken {
			return
		}
		sum += b.model.Layout.Segments[i].Share
		if entry.Value.Get("share") == nil {
			if rest >= 0 {
				b.log.Add(entry.Pos, fmt.Sprintf("segments.%s: more than one segment is all the rest", entry.Key), "write share: 30%")
				return
			}
			rest = i
		}
	}
	switch {
	case len(n.Entries()) == 0:
	case rest >= 0 && sum < 1-rounding:
		b.model.Layout.Segments[rest].Share = 1 - sum
	case rest >= 0:
		b.log.Add(n.Entries()[rest].Pos, fmt.Sprintf("segments.%s: the others sum to %s, and leave nobody", n.Entries()[rest].Key, percent(sum)), "keep their sum below 100%, or leave it out")
	case math.Abs(sum-1) > rounding:
		b.log.Add(n.Pos, "segments: the shares sum to "+percent(sum), "make them sum to 100%, or add those like everybody, as in others: {}")
	}
}

// segmentMix returns the channels that a segment chooses, by reason: nil for
// reasons whose own mix or counts say it.
func (b *builder) segmentMix(segment tree.Field) (mixes [][]float64) {
	n := segment.Value.Get("mix")
	if n == nil {
		return nil
	}
	b.checkMix(n)
	mix, matters := b.shares(n), false
	for _, reason := range b.root.Get("reasons").Entries() {
		if reason.Value.Get("mix") != nil || b.countedMix(reason.Value) != nil {
			mixes = append(mixes, nil)
			continue
		}
		mixes, matters = append(mixes, mix), true
	}
	if !matters {
		b.idle(n, fmt.Sprintf("segments.%s: mix changes nothing: all reasons have one of their own", segment.Key), "leave it out, or take mix out of a reason")
	}
	return mixes
}

// checkSegments looks for factors on what does not happen.
func (b *builder) checkSegments() {
	l := &b.model.Layout
	leaves := slices.ContainsFunc(l.Queues, func(q centre.Queue) bool { return q.Patience != nil })
	used := slices.ContainsFunc(l.Layers, func(l selfservice.Layer) bool { return l.Kind != selfservice.Notice })
	for _, entry := range b.root.Get("segments").Entries() {
		place := "segments." + entry.Key
		if !leaves {
			b.idle(entry.Value.Get("patience"), place+": patience changes nothing: nobody ever leaves a queue", "leave it out")
		}
		if !used {
			b.idle(entry.Value.Get("self_service"), place+": self_service changes nothing: there is no help page, voice menu or chatbot", "leave it out")
		}
	}
}
