package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

var (
	stepShape = &grammar.Mapping{Name: "routing step", Like: "{to: specialists, after: 60s}", Fields: []grammar.Field{
		{Key: "to", Shape: teamsShape, Doc: "the teams that are asked; the longest idle agent among them answers", Required: true, Also: []string{"team", "teams"}},
		{Key: "after", Shape: Duration, Doc: "seconds of waiting from which they are asked; at once unless written", Also: []string{"wait"}},
		{Key: "when", Shape: stepConditionShape, Doc: "they are asked only while more than so many wait in the channel, not counting call-backs, or are idle among them, or the next customer behind somebody who waits has to expect more than that: waiting > 10, idle > 2 or expected wait > 2m", Also: []string{"if"}},
	}}
	routesShape  = grammar.Word{"specialists first", "pooled"}
	stepsShape   = grammar.Either{routesShape, &grammar.Many{Of: stepShape}}
	routingShape = &grammar.Named{What: "a channel, with its steps", Of: stepsShape, Like: "phone"}
)

// buildSkills says which queues each group serves, how fast, and in which
// order: by channel, then by the team's own preference, then by reason.
func (b *builder) buildSkills() {
	b.misread = b.misread || b.root.Get("teams").Broken
	channels, reasons := b.root.Get("channels").Entries(), b.root.Get("reasons").Entries()
	for g, team := range b.root.Get("teams").Entries() {
		before := b.log.Len()
		canReason := b.skills(team.Value.Get("skills"), "reason", b.reasons)
		canChannel := b.skills(team.Value.Get("channels"), "channel", b.channels)
		group := &b.model.Layout.Groups[g]
		for i := range b.model.Layout.Queues {
			q := &b.model.Layout.Queues[i]
			r, knows := canReason[q.Reason]
			c, works := canChannel[q.Channel]
			if !knows || !works {
				continue
			}
			group.Skills = append(group.Skills, centre.Skill{
				Queue:  i,
				Factor: r.factor * c.factor, Secondary: r.secondary || c.secondary, Solves: cmp.Or(r.solves, c.solves),
				Rank: rank(
					read(channels[q.Channel].Value.Get("priority"), countOf), c.priority,
					r.priority, read(reasons[q.Reason].Value.Get("priority"), countOf)),
			})
		}
		if len(group.Skills) == 0 && !team.Value.Broken && b.log.Len() == before {
			b.log.Add(team.Pos, fmt.Sprintf("teams.%s: nothing they can do ever comes in", team.Key), "give them skills and channels that customers use")
		}
		b.misread = b.misread || b.log.Len() > before
	}
}

// rank puts priorities one below the other.
func rank(priorities ...int) (r int) {
	const most = 1000
	for _, p := range priorities {
		r = r*most + min(p, most-1)
	}
	return r
}

// buildRouting gives each queue its steps.
func (b *builder) buildRouting() {
	byChannel := b.root.Get("routing")
	for _, entry := range byChannel.Entries() {
		if c, ok := b.index(entry.Pos, "channel", entry.Key, b.channels); ok {
			b.checkSteps(entry.Value, func(q *centre.Queue) bool { return q.Channel == c }, "the channel "+entry.Key)
		}
	}
	for r, entry := range b.root.Get("reasons").Entries() {
		own := entry.Value.Get("routing")
		b.checkSteps(own, func(q *centre.Queue) bool { return q.Reason == r }, "the reason "+entry.Key)
		for _, part := range own.Entries() {
			if c, ok := b.index(part.Pos, "channel", part.Key, b.channels); ok {
				b.checkSteps(part.Value, func(q *centre.Queue) bool { return q.Reason == r && q.Channel == c }, entry.Key+" in "+part.Key)
			}
		}
	}
	for i := range b.model.Layout.Queues {
		b.route(i, byChannel)
	}
	b.reportUnserved()
}

// route sets the steps of one queue: those that are written for it, or else
// one step with all who can.
func (b *builder) route(i int, byChannel *tree.Node) {
	q := &b.model.Layout.Queues[i]
	reason, channel := b.root.Get("reasons").Entries()[q.Reason], b.channels[q.Channel]
	written := routingOf(reason, channel, byChannel)
	if written == nil || written.Kind == tree.Scalar {
		b.routeByWord(i, read(written, same))
		return
	}
	for _, item := range written.List() {
		after := read(item.Get("after"), durationOf)
		if groups := b.able(i, named(item.Get("to"))); len(groups) > 0 {
			q.Routing = append(q.Routing, centre.Step{After: after, When: read(item.Get("when"), readStepCondition), Groups: groups})
		}
	}
	if len(q.Routing) > 0 || b.misread || written.Broken {
		return
	}
	if _, ok := b.empty(q.Reason); ok {
		b.unserved[q.Reason] = append(b.unserved[q.Reason], channel)
	} else {
		b.log.Add(written.Pos, fmt.Sprintf("no team of the routing serves %s in %s", reason.Key, channel), "add a step with "+b.capable(i))
	}
}

// routeByWord asks everybody who can: at once, or specialists first.
func (b *builder) routeByWord(i int, word string) {
	q, able := &b.model.Layout.Queues[i], b.able(i, b.teams)
	q.Routing = []centre.Step{{Groups: able}}
	switch {
	case len(able) > 0 && word == "specialists first":
		q.Routing = b.specialistsFirst(i, able)
	case len(able) == 0 && !b.misread:
		b.unserved[q.Reason] = append(b.unserved[q.Reason], b.channels[q.Channel])
	}
}

// routingOf returns the steps that a reason has for a channel, or else those
// of the channel; nil when none are written. A word in place of steps is a
// scalar.
func routingOf(reason tree.Field, channel string, byChannel *tree.Node) *tree.Node {
	own := reason.Value.Get("routing")
	if own != nil && own.Kind == tree.Mapping {
		own = own.Get(channel)
	}
	if byChannel != nil && byChannel.Kind == tree.Mapping {
		byChannel = byChannel.Get(channel)
	}
	return cmp.Or(own, byChannel)
}

// specialistsFirst asks the teams in turn: those who are fastest with the queue
// first, and of equally fast ones those who serve the fewest queues.
func (b *builder) specialistsFirst(queue int, groups []int) (steps []centre.Step) {
	skills := func(g int) []centre.Skill { return b.model.Layout.Groups[g].Skills }
	compare := func(g, h int) int {
		of := func(s centre.Skill) bool { return s.Queue == queue }
		fast, slow := skills(g)[slices.IndexFunc(skills(g), of)], skills(h)[slices.IndexFunc(skills(h), of)]
		return cmp.Or(cmp.Compare(fast.Factor, slow.Factor), cmp.Compare(len(skills(g)), len(skills(h))))
	}
	slices.SortStableFunc(groups, compare)
	for i, g := range groups {
		if i == 0 || compare(groups[i-1], g) != 0 {
			steps = append(steps, centre.Step{})
		}
		last := &steps[len(steps)-1]
		last.Groups = append(last.Groups, g)
	}
	return steps
}

// reportUnserved names the reasons that nobody serves, each once.
func (b *builder) reportUnserved() {
	for r, reason := range b.root.Get("reasons").Entries() {
		channels := b.unserved[r]
		in := strings.Join(channels, ", ")
		if team, ok := b.empty(r); ok && channels != nil {
			b.log.Add(team.Value.Get("agents").Pos, fmt.Sprintf("teams.%s: with 0 agents nobody serves %s in %s", team.Key, reason.Key, in), "write how many there are, such as agents: 12, or give another team the skill")
			return // and so for the other reasons
		}
		if channels != nil {
			b.log.Add(reason.Pos, fmt.Sprintf("nobody serves %s in %s", reason.Key, in), fmt.Sprintf("give a team the skill %s and the channel, or take it out of the mix", reason.Key))
		}
	}
}

// empty returns a team without people that could serve a reason.
func (b *builder) empty(reason int) (team tree.Field, ok bool) {
	for g, team := range b.root.Get("teams").Entries() {
		is := func(q int) bool { return b.model.Layout.Queues[q].Reason == reason }
		if b.model.Staff.Teams[g].Agents == 0 && team.Value.Get("agents") != nil && b.canServe(g, is) {
			return team, true
		}
	}
	return tree.Field{}, false
}

// able returns those of the named teams that can serve a queue.
func (b *builder) able(queue int, names []string) (groups []int) {
	for _, name := range names {
		g := slices.Index(b.teams, name)
		if g >= 0 && b.model.Staff.Teams[g].Agents > 0 && !slices.Contains(groups, g) && b.canServe(g, func(q int) bool { return q == queue }) {
			groups = append(groups, g)
		}
	}
	return groups
}

func (b *builder) canServe(group int, is func(queue int) bool) bool {
	return slices.ContainsFunc(b.model.Layout.Groups[group].Skills, func(s centre.Skill) bool { return is(s.Queue) })
}

// capable names the teams that could serve a queue.
func (b *builder) capable(queue int) string {
	var names []string
	for _, g := range b.able(queue, b.teams) {
		names = append(names, b.teams[g])
	}
	if names == nil {
		return "a team that has both"
	}
	return strings.Join(names, " or ")
}

func named(to *tree.Node) (names []string) {
	if to == nil {
		return nil
	}
	if to.Kind == tree.Scalar {
		return []string{to.Text}
	}
	for _, item := range to.Items {
		names = append(names, item.Text)
	}
	return names
}

// checkSteps makes sure that the teams of a routing exist and can serve some
// queue it is meant for, and that later steps do not come before earlier ones.
func (b *builder) checkSteps(steps *tree.Node, meant func(*centre.Queue) bool, place string) {
	if steps == nil || steps.Kind != tree.List {
		return
	}
	before := des.Time(0)
	for _, item := range steps.Items {
		after := read(item.Get("after"), durationOf)
		if after < before {
			b.log.Add(cmp.Or(item.Get("after"), item).Pos, fmt.Sprintf("routing: a step after %v follows one after %v", after, before), "put the steps in order of time")
		}
		before = max(before, after)
		to := item.Get("to")
		for i, name := range named(to) {
			at := to.Pos
			if to.Kind == tree.List {
				at = to.Items[i].Pos
			}
			g, ok := b.index(at, "team", name, b.teams)
			if ok && !b.canServe(g, func(q int) bool { return meant(&b.model.Layout.Queues[q]) }) && !b.misread {
				b.log.Add(at, fmt.Sprintf("routing: the team %s has no skill for %s", name, place), "add the skill and the channel to the team, or take it out of the routing")
			}
		}
	}
}
