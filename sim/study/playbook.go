package study

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/stat"
)

// ruleUses says what each rule of the playbook did.
func (s *study) ruleUses() []sim.RuleUse {
	var all []sim.RuleUse
	for i := range s.layout.Playbook {
		rule := &s.layout.Playbook[i]
		over := func(of func(*centre.RuleCount) float64) sim.Estimate {
			each := make([]float64, len(s.records))
			for k, r := range s.records {
				each[k] = of(&r.rules[i])
			}
			e := stat.Mean(each, sim.Confidence)
			e.Lo = max(e.Lo, 0)
			return withSpread(e, each)
		}
		all = append(all, sim.RuleUse{
			Rule:  rule.Name,
			Fired: over(func(n *centre.RuleCount) float64 { return float64(n.Fired) }),
			Hours: over(func(n *centre.RuleCount) float64 { return n.Acted.Seconds() / 3600 }),
			Work:  over(workOf),
			Heard: over(func(n *centre.RuleCount) float64 { return float64(n.Heard) }),
			Cost:  over(func(n *centre.RuleCount) float64 { return costOf(rule, n) }),
		})
	}
	return all
}

// workOf returns the hours of those who worked because of a rule.
func workOf(n *centre.RuleCount) float64 { return float64(n.Work) / 3.6e9 }

// costOf returns what a rule cost.
func costOf(rule *centre.Rule, n *centre.RuleCount) float64 {
	hours := n.Acted.Seconds() / 3600
	if len(rule.Do.CallIn)+len(rule.Do.StayOn) > 0 {
		hours = workOf(n)
	}
	return rule.Each*float64(n.Fired) + rule.PerHour*hours
}
