package configs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

var teamsShape = grammar.Either{aTeam, &grammar.Many{Of: aTeam}}

var ruleShape = &grammar.Mapping{Name: "rule", Doc: "what is done when the day goes wrong", Like: "{when: expected wait of phone > 10m, for: 15m, do: {stay_on: desk}}", Fields: []grammar.Field{
	{Key: "when", Shape: signShape, Doc: "the sign, looked at once a minute while the channel is open: expected wait, longest wait, waiting (those who are to be called back do not), service level and abandonment (so far today, of at least 20 contacts) of a channel, occupancy of a team", Required: true, Also: []string{"if"}},
	{Key: "for", Shape: Duration, Doc: "how long it must show without a break; at once unless written"},
	{Key: "after", Shape: Duration, Doc: "from then until something is done; at once unless written", Also: []string{"delay"}},
	{Key: "lasts", Shape: Positive, Doc: "for how long it is done; until midnight unless written"},
	{Key: "do", Shape: actionShape, Doc: "what is done", Required: true, Also: []string{"then", "action"}},
	{Key: "cost", Shape: &grammar.Mapping{Name: "rule cost", Like: "{each: 2000, per_hour: 300}", Fields: []grammar.Field{
		{Key: "each", Shape: Number, Doc: "each time that it is done"},
		{Key: "per_order", Shape: Number, Doc: "stop: for each order that is not placed because of it, such as its margin"},
		{Key: "per_hour", Shape: Number, Doc: "for each hour of somebody who is called in or stays on, or else for each hour for which it is done"},
	}}, Doc: "what it costs, on top of the hours (cost: of the team) of those who are called in or stay on"},
}}

var actionShape = &grammar.Mapping{Name: "action", Like: "{call_in: shop_staff}", Fields: []grammar.Field{
	{Key: "call_in", Shape: teamsShape, Doc: "teams on call (on_call) whose people come, after their own reaction time, and stay for as long as it lasts"},
	{Key: "help", Shape: teamsShape, Doc: "teams that also take contacts of the channel in:, of the reasons that they can serve"},
	{Key: "in", Shape: aChannel, Doc: "help: the channel"},
	{Key: "stay_on", Shape: teamsShape, Doc: "teams whose people go on when their shift ends: overtime", Also: []string{"overtime"}},
	{Key: "up_to", Shape: Positive, Doc: "stay_on: how long each stays at most, and no longer than the labour rules of the country allow; 2h unless written"},
	{Key: "message", Shape: aChannel, Doc: "the channel whose customers hear that they had better try later, or elsewhere"},
	{Key: "later", Shape: Share, Doc: "message: the share that tries again later"},
	{Key: "later_by", Shape: Duration, Doc: "message: how much later; 2h unless written"},
	{Key: "switch", Shape: switchShape, Doc: "message: shares that go to other channels at once"},
	{Key: "stop", Shape: NameLike("Black Week"), Doc: "a campaign of the season that ends, if it has begun: it raises no more orders and contacts from the next half-hour on, nor questions about orders and parcels from midnight on; what was ordered before still has its consequences. It ends once, and a rule that does nothing else is not looked at before it begins and after it has ended"},
	{Key: "call_backs", Shape: aChannel, Doc: "the channel in which call-backs are offered, and only then"},
}}

// buildPlaybook reads the rules, and opens the ways that they open.
func (b *builder) buildPlaybook() {
	for i, entry := range b.root.Get("playbook").Entries() {
		n := entry.Value
		rule := centre.Rule{
			Name: entry.Key,
			For:  read(n.Get("for"), durationOf), After: read(n.Get("after"), durationOf), Lasts: read(n.Get("lasts"), durationOf),
			Each: read(n.Get("cost").Get("each"), numberOf), PerHour: read(n.Get("cost").Get("per_hour"), numberOf),
			PerOrder: read(n.Get("cost").Get("per_order"), numberOf),
		}
		if when := n.Get("when"); when != nil {
			rule.When = b.sign(when)
		}
		if do := n.Get("do"); do != nil {
			rule.Do = b.action(entry, do, i)
		}
		b.checkRule(entry, &rule)
		b.model.Layout.Playbook = append(b.model.Layout.Playbook, rule)
	}
}

func (b *builder) action(rule tree.Field, do *tree.Node, index int) centre.Action {
	a := centre.Action{
		CallIn: b.reserves(rule, do.Get("call_in")), StayOn: b.teamsOf(do.Get("stay_on")),
		Extra: 2 * des.Hour, Message: b.message(rule, do),
	}
	if up := do.Get("up_to"); up != nil {
		a.Extra = read(up, durationOf)
	}
	b.help(rule, do, index)
	if n := do.Get("call_backs"); n != nil {
		b.callBacks(rule, n, index)
	}
	for _, pair := range [][2]string{{"up_to", "stay_on"}, {"in", "help"}, {"later", "message"}, {"later_by", "message"}, {"switch", "message"}} {
		if do.Get(pair[0]) != nil && do.Get(pair[1]) == nil && !do.Broken {
			b.log.Add(do.Get(pair[0]).Pos, fmt.Sprintf("playbook.%s: %s belongs to %s, which is not there", rule.Key, pair[0], pair[1]), "write "+pair[1]+", or leave it out")
		}
	}
	return a
}

// teamsOf looks the teams of an action up.
func (b *builder) teamsOf(n *tree.Node) (groups []int) {
	for _, name := range named(n) {
		if g, ok := b.index(n.Pos, "team", name, b.teams); ok {
			groups = append(groups, g)
		}
	}
	return groups
}

// reserves looks up the teams that are called in.
func (b *builder) reserves(rule tree.Field, n *tree.Node) []int {
	groups := b.teamsOf(n)
	for _, g := range groups {
		if b.model.Staff.Teams[g].OnCall == nil && !b.misread {
			b.log.Add(n.Pos, fmt.Sprintf("playbook.%s: the team %s is not on call", rule.Key, b.teams[g]), b.instead(g))
		}
	}
	return groups
}

// instead says whom to call in, or what to do, in place of calling in a group that is
// not on call: to write on_call at its team would send its regular people home.
func (b *builder) instead(g int) string {
	if onCall := OnCall(b.model); len(onCall) > 0 {
		return "write " + strings.Join(onCall, " or ") + ", or stay_on: " + b.teams[g]
	}
	return "write stay_on: " + b.teams[g] + ", or a team of its own with on_call: {reaction: 30m}, whose people come only when they are called in"
}

// OnCall names the teams that are on call.
func OnCall(m *sim.Model) (names []string) {
	for i := range m.Staff.Teams {
		if m.Staff.Teams[i].OnCall != nil {
			names = append(names, m.Staff.Teams[i].Name)
		}
	}
	return names
}

// help lets teams take contacts of a channel while a rule acts.
func (b *builder) help(rule tree.Field, do *tree.Node, index int) {
	n := do.Get("help")
	if n == nil {
		return
	}
	in := do.Get("in")
	if in == nil {
		b.log.Add(n.Pos, "playbook."+rule.Key+": help, and nothing says in which channel", "write in: phone")
		return
	}
	channel, ok := b.index(in.Pos, "channel", in.Text, b.channels)
	if !ok {
		return
	}
	for _, g := range b.teamsOf(n) {
		helps := false
		for q := range b.model.Layout.Queues {
			if b.model.Layout.Queues[q].Channel == channel {
				helps = b.helpIn(q, g, index) || helps
			}
		}
		if !helps && !b.misread {
			b.log.Add(n.Pos, fmt.Sprintf("playbook.%s: the team %s can do nothing in %s that it does not do anyway", rule.Key, b.teams[g], in.Text), "give it skills that are asked for there, and keep it out of the routing")
		}
	}
}

// helpIn opens a queue to a group while a rule acts, and reports whether it was
// not open all the time.
func (b *builder) helpIn(q, g, index int) bool {
	of := &b.model.Layout.Queues[q]
	team := b.root.Get("teams").Entries()[g].Value
	can, knows := b.skills(team.Get("skills"), "reason", b.reasons)[of.Reason]
	open := func(s centre.Step) bool {
		return s.After == 0 && s.When.Of == centre.Nothing && slices.Contains(s.Groups, g)
	}
	if !knows || of.Passed || b.model.Staff.Teams[g].Agents == 0 || slices.ContainsFunc(of.Routing, open) {
		return false
	}
	if !b.canServe(g, func(other int) bool { return other == q }) {
		group := &b.model.Layout.Groups[g]
		channel := b.root.Get("channels").Entries()[of.Channel].Value
		group.Skills = append(group.Skills, centre.Skill{
			Queue: q, Factor: can.factor, Secondary: can.secondary, Solves: can.solves,
			Rank: rank(read(channel.Get("priority"), countOf), 0, can.priority, 0),
		})
	}
	later := slices.IndexFunc(of.Routing, func(s centre.Step) bool { return s.After > 0 })
	if later < 0 {
		later = len(of.Routing)
	}
	of.Routing = slices.Insert(of.Routing, later, centre.Step{When: centre.Condition{Of: centre.ByRule, Over: int64(index)}, Groups: []int{g}})
	return true
}

func (b *builder) message(rule tree.Field, do *tree.Node) *centre.Message {
	n := do.Get("message")
	if n == nil {
		return nil
	}
	c, ok := b.index(n.Pos, "channel", n.Text, b.channels)
	m := &centre.Message{Channel: c, Later: read(do.Get("later"), shareOf), After: 2 * des.Hour, Switch: b.switches(do.Get("switch"))}
	if by := do.Get("later_by"); by != nil {
		m.After = read(by, durationOf)
	}
	if sum := m.Later + total(m.Switch); ok && (sum == 0 || sum > 1+rounding) {
		b.log.Add(n.Pos, fmt.Sprintf("playbook.%s: %s follow the message", rule.Key, percent(sum)), "write later: 20%, or switch: {email: 10%}, that sum to 100% or below")
	}
	return m
}

// callBacks keeps the call-backs of a channel for when a rule acts.
func (b *builder) callBacks(rule tree.Field, n *tree.Node, index int) {
	channel, ok := b.index(n.Pos, "channel", n.Text, b.channels)
	offered := false
	for q := range b.model.Layout.Queues {
		of := &b.model.Layout.Queues[q]
		if of.Channel == channel && of.Callback.Accepts > 0 {
			of.Callback.Rules, offered = append(of.Callback.Rules, index), true
		}
	}
	if ok && !offered {
		b.log.Add(n.Pos, fmt.Sprintf("playbook.%s: nothing says how %s calls back", rule.Key, n.Text), "write callback: {from: 3m, accepts: 30%} at the channel")
	}
}
