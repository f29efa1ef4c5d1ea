package report

import "github.com/rushproof/rushproof/sim"

// rankingFixture is a made-up comparison of all sets of two projects, ranked.
func rankingFixture() *sim.Comparison {
	c := comparisonFixture(len(comparedStrategies))
	about := func(mean, half float64) sim.Estimate {
		return sim.Estimate{Mean: mean, Low: mean - half, High: mean + half, N: 120}
	}
	known := func(mean, half float64) *sim.Estimate {
		e := about(mean, half)
		return &e
	}
	temps, notices := "eleven temps", "sms notices"
	c.Ranking = &sim.Ranking{
		Measure: needsUnserved, Indifference: 0.0025, Promised: 0.95, Procedure: "KN (Kim & Nelson 2001)", Budget: 600_000,
		Best: temps + "+" + notices, Decided: true, Sure: 0.973,
		Sets: []sim.RankedSet{
			{
				Name: "sms notices+eleven temps", Projects: []string{temps, notices}, Status: sim.RankedBest, Replications: 120, Gain: about(0.0221, 0.0007),
				Cost: known(558_000, 2100), Saved: known(1370, 40), Avoided: known(3540, 10), PerNeed: known(407, 13), PerMinute: known(2.63, 0.02), Pareto: true,
			},
			{
				Name: temps, Projects: []string{temps}, Status: sim.RankedClose, Replications: 120, Gain: about(0.0204, 0.0006),
				Cost: known(478_000, 1300), Saved: known(1265, 38), Avoided: known(3320, 11), PerNeed: known(378, 12), PerMinute: known(2.40, 0.01), Pareto: true,
			},
			{
				Name: notices, Projects: []string{notices}, Status: sim.RankedWorse, Replications: 20, Gain: about(0.0021, 0.0001),
				Cost: known(99_700, 350), Saved: known(128, 6), Avoided: known(418, 9), PerNeed: known(780, 40), PerMinute: known(3.98, 0.09),
			},
			{Name: "as planned", Status: sim.RankedWorse, Replications: 120, Gain: about(0, 0)},
		},
		Parts: []sim.RankedPart{
			{Project: temps, Alone: about(0.0204, 0.0006), InBest: true, Adds: about(0.0200, 0.0006)},
			{Project: notices, Alone: about(0.0021, 0.0001), InBest: true, Adds: about(0.0017, 0.0005)},
		},
		Overlaps: []sim.Overlap{{First: temps, Second: notices, Estimate: about(0.0004, 0.0003)}},
		Played:   380, Equal: 480,
	}
	return c
}
