package sim

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// leeway is what nobody is held to account for: overtime that was agreed up to
// the limit ends with a contact in hand.
const leeway = des.Hour / 2

// beyond counts the agents whose overtime, agreed before or to finish what was
// in hand, is more than half an hour above what the rules allow in some seven
// days, four weeks or 52.
func beyond(all []centre.Overtime, rules *staff.Rules) (agents int) {
	if rules.OvertimeWeek == 0 && rules.OvertimeMonth == 0 && rules.OvertimeYear == 0 {
		return 0
	}
	slices.SortFunc(all, func(a, b centre.Overtime) int {
		if a.Agent != b.Agent {
			return cmp.Compare(a.Agent, b.Agent)
		}
		return cmp.Compare(a.From, b.From)
	})
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Agent == all[0].Agent {
			n++
		}
		if exceeds(all[:n], 7*des.Day, rules.OvertimeWeek) || exceeds(all[:n], 28*des.Day, rules.OvertimeMonth) ||
			exceeds(all[:n], 364*des.Day, rules.OvertimeYear) {
			agents++
		}
		all = all[n:]
	}
	return agents
}

// exceeds reports whether the overtime of one agent that begins within some
// window is more than a limit; 0 is none.
func exceeds(all []centre.Overtime, window, limit des.Time) bool {
	var sum des.Time
	first := 0
	for _, o := range all {
		sum += o.To - o.From
		for all[first].From <= o.From-window {
			sum -= all[first].To - all[first].From
			first++
		}
		if limit > 0 && sum > limit+leeway {
			return true
		}
	}
	return false
}
