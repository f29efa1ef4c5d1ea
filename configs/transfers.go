package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/dist"
)

var transferShape = &grammar.Mapping{Name: "transfer", Like: "{kind: warm, after: 60s, hand_over: 30s}", Fields: []grammar.Field{
	{Key: "kind", Shape: grammar.Word{"cold", "warm"}, Doc: "cold: the customer waits again; warm: the agent stays on the line until a colleague answers. Either way nothing is announced then, and no call-back offered"},
	{Key: "after", Shape: Delay, Doc: "how long the first agent takes to see that it is for others"},
	{Key: "hand_over", Shape: Duration, Doc: "warm: how long both agents then are on the line"},
}}

// fillTransfers lays the defaults of transfers under the channels, when anything
// is passed on.
func fillTransfers(root *tree.Node) *tree.Node {
	if !passesOn(root) {
		return root
	}
	return each(root, "channels", func(f tree.Field) *tree.Node {
		n := tree.Under(f.Value, defaults.Get("passes_on"))
		if read(n.Get("transfer").Get("kind"), same) == "warm" {
			n = tree.Under(n, defaults.Get("passes_on_warm"))
		}
		return n
	})
}

// passesOn reports whether anything is misrouted, or passed on by a team.
func passesOn(root *tree.Node) bool {
	for _, reason := range root.Get("reasons").Entries() {
		if reason.Value.Get("misrouted") != nil {
			return true
		}
	}
	for _, channel := range root.Get("channels").Entries() {
		if channel.Value.Get("triage").Get("misroutes") != nil {
			return true
		}
	}
	for _, team := range root.Get("teams").Entries() {
		for _, s := range team.Value.Get("skills").Entries() {
			if s.Value.Get("passes_on") != nil {
				return true
			}
		}
	}
	return false
}

// buildTransfers gives each queue of which contacts are passed on a queue in
// which those wait, and one for those that are misrouted.
func (b *builder) buildTransfers() {
	channels, reasons := b.root.Get("channels").Entries(), b.root.Get("reasons").Entries()
	if !passesOn(b.root) {
		for _, ch := range channels {
			b.idle(ch.Value.Get("transfer"), "channels."+ch.Key+": transfer changes nothing: nobody passes anything on", "write misrouted: 5% at a reason, or passes_on: 20% at a skill")
		}
		return
	}
	for _, ch := range channels {
		b.checkTransfer(ch)
	}
	wrong := map[*tree.Node]bool{} // whether anybody is misrouted by it
	for q := range len(b.model.Layout.Queues) {
		of := b.model.Layout.Queues[q]
		reason, channel := reasons[of.Reason], channels[of.Channel]
		n := misroutedOf(reason, channel)
		if b.passOn(q, reason, channel); n != nil {
			wrong[n] = wrong[n] || b.model.Layout.Queues[q].Misrouted.Share > 0
		}
	}
	for _, reason := range reasons {
		b.checkMisrouted(reason, wrong)
	}
	for c, ch := range channels {
		b.checkSeen(c, ch)
	}
}

// checkSeen makes sure that it is known how long an agent takes to see that a
// contact is for others.
func (b *builder) checkSeen(index int, channel tree.Field) {
	blind := func(q centre.Queue) bool { return q.PassOn.Shares != nil && q.PassOn.Takes == nil }
	if !slices.ContainsFunc(queuesOf(&b.model.Layout, index), blind) || channel.Value.Broken {
		return
	}
	at := channel.Pos
	if n := channel.Value.Get("transfer"); n != nil {
		at = n.Pos
	}
	b.lacks(at, "channels."+channel.Key+".transfer", "after", "nobody would ever see that a contact is for others")
}

// checkMisrouted makes sure that there is a wrong team for whoever is misrouted.
func (b *builder) checkMisrouted(reason tree.Field, effect map[*tree.Node]bool) {
	n := reason.Value.Get("misrouted")
	parts := []*tree.Node{n}
	for i, f := range n.Entries() {
		parts = append(parts[:i], f.Value)
	}
	for _, part := range parts {
		if can, known := effect[part]; known && !can && !b.misread && read(part, shareOf) > 0 {
			b.idle(part, fmt.Sprintf("reasons.%s: misrouted changes nothing: every team that works the channel has the skill", reason.Key), "leave it out, or take the skill from a team")
		}
	}
}

func (b *builder) checkTransfer(ch tree.Field) {
	n := ch.Value.Get("transfer")
	warm := read(n.Get("kind"), same) == "warm"
	if warm && kindOf(ch) != "phone" {
		b.log.Add(n.Get("kind").Pos, "channels."+ch.Key+": only a call is passed on warm, with both agents on the line", "write kind: cold")
	}
	if !warm {
		b.idle(n.Get("hand_over"), "channels."+ch.Key+": hand_over changes nothing: transfers are cold", "write kind: warm, or leave it out")
	}
}

// passOn says which contacts of a queue are passed on, by whom and to whom.
func (b *builder) passOn(q int, reason, channel tree.Field) {
	l := &b.model.Layout
	shares, able, unable := b.solvers(q, reason.Key)
	misrouted := read(misroutedOf(reason, channel), shareOf)
	if len(unable) == 0 {
		misrouted = 0
	}
	if total(shares)+misrouted == 0 {
		return
	}
	if len(able) == 0 {
		b.log.Add(reason.Pos, fmt.Sprintf("reasons.%s: nobody in %s can solve what is passed on", reason.Key, channel.Key), "give a team the skill without passes_on")
		return
	}
	on := b.transfer(channel)
	on.To = b.passed(q, able, channel)
	if total(shares) > 0 {
		l.Queues[q].PassOn = on
		l.Queues[q].PassOn.Shares = shares
	}
	if misrouted > 0 {
		l.Queues[q].Misrouted = centre.Misrouted{Share: misrouted, To: b.misrouted(q, unable, on)}
	}
}

// solvers returns the share of a queue's contacts that each group has to pass on,
// who can solve all of them, and who works the channel and can solve none.
func (b *builder) solvers(q int, reason string) (shares []float64, able, unable []int) {
	l := &b.model.Layout
	shares = make([]float64, len(l.Groups))
	inChannel := func(other int) bool { return l.Queues[other].Channel == l.Queues[q].Channel && !l.Queues[other].Passed }
	for g := range l.Groups {
		if b.model.Staff.Teams[g].Agents == 0 {
			continue
		}
		shares[g] = b.passesOn(g, reason)
		switch can := b.canServe(g, func(other int) bool { return other == q }); {
		case can && shares[g] == 0:
			able = append(able, g)
		case !can && b.canServe(g, inChannel):
			unable = append(unable, g)
		}
	}
	return shares, able, unable
}

// transfer is how a channel's contacts are passed on.
func (b *builder) transfer(channel tree.Field) centre.PassOn {
	n := channel.Value.Get("transfer")
	var takes dist.Law = read(n.Get("after"), lawOf)
	return centre.PassOn{Takes: takes, Warm: read(n.Get("kind"), same) == "warm"}
}

// passesOn returns the share of a reason's contacts that a team has to pass on.
func (b *builder) passesOn(group int, reason string) float64 {
	team := b.root.Get("teams").Entries()[group]
	return read(team.Value.Get("skills").Get(reason).Get("passes_on"), shareOf)
}

// passed adds the queue of those who are passed on to some groups, and returns
// its index. They have talked to an agent: no announcement is played to them, and no
// call-back offered.
func (b *builder) passed(q int, able []int, channel tree.Field) int {
	l := &b.model.Layout
	queue := l.Queues[q]
	queue.Name += " passed on"
	queue.Passed, queue.HandOver = true, read(channel.Value.Get("transfer").Get("hand_over"), durationOf)
	queue.Callback, queue.Announces = centre.Callback{}, centre.Announcement{}
	queue.Routing = nil
	for _, s := range l.Queues[q].Routing {
		s.Groups = slices.DeleteFunc(slices.Clone(s.Groups), func(g int) bool { return !slices.Contains(able, g) })
		if len(s.Groups) > 0 {
			queue.Routing = append(queue.Routing, s)
		}
	}
	if queue.Routing == nil {
		queue.Routing = []centre.Step{{Groups: able}}
	}
	l.Queues = append(l.Queues, queue)
	for _, g := range able {
		skills := &l.Groups[g].Skills
		s := (*skills)[slices.IndexFunc(*skills, func(s centre.Skill) bool { return s.Queue == q })]
		s.Queue = len(l.Queues) - 1
		*skills = append(*skills, s)
	}
	return len(l.Queues) - 1
}

// misrouted adds the queue of those who land with the wrong groups, all of whom
// pass everything on, and returns its index. Neither they nor the centre know it:
// they hear what everybody hears who waits, and are offered what everybody is.
func (b *builder) misrouted(q int, wrong []int, on centre.PassOn) int {
	l := &b.model.Layout
	queue := l.Queues[q]
	queue.Name += " misrouted"
	queue.Routing = []centre.Step{{Groups: wrong}}
	queue.PassOn = on
	queue.PassOn.Shares = slices.Repeat([]float64{1}, len(l.Groups))
	l.Queues = append(l.Queues, queue)
	for _, g := range wrong {
		skills := &l.Groups[g].Skills
		beside := slices.IndexFunc(*skills, func(s centre.Skill) bool { return l.Queues[s.Queue].Channel == queue.Channel })
		*skills = append(*skills, centre.Skill{Queue: len(l.Queues) - 1, Rank: (*skills)[beside].Rank, Factor: 1})
	}
	return len(l.Queues) - 1
}
