package report

import "github.com/rushproof/rushproof/sim"

// rankWords is what the report of a ranking says, in one language.
type rankWords struct {
	sets, set, gain, cost, saved, avoided, perNeed, perMinute, replications, pareto                                                                               string
	parts, project, alone, adds, inBest, outOfBest                                                                                                                string
	overlaps, pair, overlap, overlapNote                                                                                                                          string
	best, bestWithin, ahead, aheadWithin, sure, promise, undecided, bestInTime, nothingInTime, tooLate, mayBeAbove, mayBeWithin, saving, hint, legend, legendLive string
	status                                                                                                                                                        map[string]string
	columns                                                                                                                                                       map[string]string // of ranking.csv
}

var englishRank = rankWords{
	sets: "What every set of projects brings", set: "Set", gain: "Gains", cost: "Costs more", saved: "Needs saved",
	avoided: "Waiting avoided", perNeed: "A need saved costs", perMinute: "A minute avoided costs", replications: "Seasons", pareto: "◆",
	parts: "What each project brings", project: "Project", alone: "Alone", adds: "To the best set",
	inBest: "in the best set", outOfBest: "not in it: what it would add",
	overlaps: "What two projects would both prevent", pair: "Projects", overlap: "Overlap",
	overlapNote:   "What both gain alone, added up, less what they gain together. Below zero, each makes the other better.",
	best:          "%s is best by %s.",
	bestWithin:    "Within %s, %s is best by %s.",
	ahead:         "%s is ahead by %s, and not yet told from all others.",
	aheadWithin:   "Within %s, %s is ahead by %s, and not yet told from all others.",
	sure:          "No other is better at all with a probability of at least %s, by what was seen.",
	promise:       "The best is found in %s of cases if it is better than all others by %s or more, by procedure %s.",
	undecided:     "It ended before the best could be told: play more replications, or accept a larger difference.",
	bestInTime:    "But it is too late for it: %s. The best that can still be begun is %s, by what was seen.",
	nothingInTime: "But it is too late for it: %s. Nothing that gains more than %s can still be begun.",
	tooLate:       ", but too late",
	mayBeAbove:    "Whether %s is within the budget cannot be told: its cost may lie above it, %s.",
	mayBeWithin:   "%s gains more, and whether it is beyond the budget cannot be told: its cost may lie within it, %s.",
	saving:        "%s replications were played in place of %s, had all been played equally often: %s saved.",
	legend:        "± 95 % interval of the mean, of the difference to doing nothing · ◆ no other set gains as much for less",
	hint:          " · --until sets which difference matters",
	legendLive:    " · waiting avoided, and each minute of it: %s only",
	status: map[string]string{
		sim.RankedBest: "best", sim.RankedClose: "as good as the best", sim.RankedWorse: "worse",
		sim.RankedCostly: "beyond the budget", sim.RankedLeft: "not told from the best",
	},
	columns: map[string]string{
		"of":           "Whether it is of a set of projects, of one project, or of a pair of projects",
		"name":         "Name of the set, the project, or the pair",
		"status":       "How the set came out, or whether the project is in the best set",
		"pareto":       "yes: no other set gains as much for less",
		"replications": "Seasons that the set was played",
		"figure":       "gain: how much better the measure is than without projects, more being better; cost: more than without them; saved: needs; avoided: waiting; per_need, per_minute: cost of each of these; alone: what a project gains by itself; adds: what the best set gains by it; overlap: what both projects of a pair gain alone, less what they gain together",
		"unit":         "Unit of the numbers; shares lie between 0 and 1, and money is in the currency",
		"n":            "Seasons that the figure rests on",
		"value":        "Mean over the seasons",
		"low":          "Lower end of its 95 % interval",
		"high":         "Upper end of its 95 % interval",
	},
}
