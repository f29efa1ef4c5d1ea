package configs

import (
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
)

// policies by the words that name them; by priority is no policy.
var policies = map[string]centre.Policy{
	"longest wait":        centre.LongestWait{},
	"soonest due":         centre.SoonestDue{},
	"worst service level": centre.WorstLevel{},
}

var nextContactShape = grammar.Either{
	grammar.Word{"priority", "longest wait", "soonest due", "worst service level"},
	&grammar.Mapping{Name: "next contact", Like: "{ageing: 2m}", Fields: []grammar.Field{
		{Key: "ageing", Shape: Duration, Doc: "priority that gives way to waiting: each place further down the team's order counts as so much less waiting", Required: true, Also: []string{"aging"}},
	}},
}

// policy returns which contact a team's freed people take: as the team says, or
// the centre.
func (b *builder) policy(team *tree.Node) centre.Policy {
	n := team.Get("next_contact")
	if n == nil {
		n = b.root.Get("next_contact")
	}
	if ageing := n.Get("ageing"); ageing != nil {
		return centre.Ageing{Step: read(ageing, unit.Duration)}
	}
	return policies[read(n, same)]
}
