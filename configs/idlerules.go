package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
)

// checkRule looks for what a rule of the playbook is to do and cannot.
func (b *builder) checkRule(entry tree.Field, rule *centre.Rule) {
	place, do := "playbook."+entry.Key+": ", entry.Value.Get("do")
	b.checkSign(entry.Value.Get("when"), place, rule.When)
	for _, g := range rule.Do.CallIn {
		on := b.model.Staff.Teams[g].OnCall
		if on != nil && rule.Lasts > 0 && on.Reaction >= rule.Lasts {
			b.idle(entry.Value.Get("lasts"), fmt.Sprintf("%sit is over before anybody comes: %s needs %s", place, b.teams[g], short(on.Reaction.String())),
				fmt.Sprintf("write a longer time, such as lasts: %s, or leave it out: until midnight", short((2*on.Reaction).String())))
		}
	}
	for _, g := range rule.Do.StayOn {
		if b.textbook() && !b.anyEnds(g) {
			b.idle(do.Get("stay_on"), fmt.Sprintf("%sno shift of %s ends that they could stay on after", place, b.teams[g]), "leave it out, or write from: and to: in place of horizon:")
		}
	}
	if m := rule.Do.Message; m != nil && m.Switch != nil && m.Switch[m.Channel] > 0 {
		own := b.channels[m.Channel]
		b.log.Add(do.Get("switch").Pos, fmt.Sprintf("%s%s is where they hear the message", place, own), "write another channel, or later: 20% for those who try again")
	}
}

// anyEnds reports whether anybody of a team goes home before a textbook queue
// is over.
func (b *builder) anyEnds(group int) bool {
	for _, s := range b.model.Staff.Teams[group].Shifts {
		if s.To < b.period.Horizon {
			return true
		}
	}
	return false
}

// checkSign makes sure that a sign can show: no share is below 0% or above 100%,
// and no wait and no number below 0.
func (b *builder) checkSign(when *tree.Node, place string, s centre.Sign) {
	if when == nil {
		return
	}
	share := s.Of == centre.LevelToday || s.Of == centre.AbandonedToday || s.Of == centre.BusyNow
	switch {
	case s.Below && s.Limit <= 0:
		b.log.Add(when.Pos, fmt.Sprintf("%s%s never shows: nothing is below 0", place, when.Text), "write a limit above 0, or > in place of <")
	case !s.Below && share && s.Limit >= 1:
		b.log.Add(when.Pos, fmt.Sprintf("%s%s never shows: no share is above 100%%", place, when.Text), "write a limit below 100%, or < in place of >")
	}
}
