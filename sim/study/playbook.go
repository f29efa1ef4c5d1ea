package study

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
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
		use := sim.RuleUse{
			Rule:  rule.Name,
			Ever:  s.everFired(i),
			First: s.firstFired(i),
			Fired: over(func(n *centre.RuleCount) float64 { return float64(n.Fired) }),
			Hours: over(func(n *centre.RuleCount) float64 { return n.Acted.Seconds() / 3600 }),
			Cost:  over(func(n *centre.RuleCount) float64 { return costOf(rule, n) }),
		}
		do := &rule.Do
		use.Work = onlyIf(do.CallIn != nil || do.StayOn != nil, over, workOf)
		use.Heard = onlyIf(do.Message != nil, over, func(n *centre.RuleCount) float64 { return float64(n.Heard) })
		use.Lost = onlyIf(do.Stop != nil, over, func(n *centre.RuleCount) float64 { return float64(n.Lost) })
		all = append(all, use)
	}
	return all
}

// onlyIf estimates a figure of a rule that its action has; nil for others.
func onlyIf(has bool, over func(func(*centre.RuleCount) float64) sim.Estimate, of func(*centre.RuleCount) float64) *sim.Estimate {
	if !has {
		return nil
	}
	e := over(of)
	return &e
}

// everFired returns the share of seasons in which a rule fired.
func (s *study) everFired(rule int) sim.Estimate {
	hits, each := 0, make([]float64, len(s.records))
	for k, r := range s.records {
		if r.rules[rule].Fired > 0 {
			hits++
			each[k] = 1
		}
	}
	return withSpread(stat.Proportion(hits, len(s.records), sim.Confidence), each)
}

// firstFired says when a rule fired for the first time, of the seasons in which
// it did; nil when there is none.
func (s *study) firstFired(rule int) *sim.Moments {
	var at []des.Time
	sum := des.Time(0)
	for _, r := range s.records {
		if n := &r.rules[rule]; n.Fired > 0 {
			at = append(at, n.First)
			sum += n.First
		}
	}
	if at == nil {
		return nil
	}
	slices.Sort(at)
	quantile := func(p float64) des.Time { return at[max(int(math.Ceil(p*float64(len(at)))), 1)-1] } // one at which it did
	m := &sim.Moments{N: len(at), Mean: sum / des.Time(len(at)), P50: quantile(0.5)}
	if m.N >= sim.FewSeasons {
		m.P10, m.P90 = quantile(0.1), quantile(0.9)
	}
	return m
}

// workOf returns the hours of those who worked because of a rule.
func workOf(n *centre.RuleCount) float64 { return float64(n.Work) / 3.6e9 }

// costOf returns what a rule cost.
func costOf(rule *centre.Rule, n *centre.RuleCount) float64 {
	var c sim.Cost
	c.PayRule(rule, n)
	return c.Playbook
}
