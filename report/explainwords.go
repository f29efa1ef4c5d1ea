package report

import "github.com/rushproof/rushproof/sim"

// explainWords are what the report of an explanation says, in one language.
type explainWords struct {
	title, basis, inSeason, onDay, fromMoment, minutes                string
	lost, lostNothing, brought, helped, left, leftNone, nobody        string
	missed, missedBy, met, leftMet, leftMissed, lostTime, rest, spare string
	exact, drawn, none, stopped                                       string

	erlang, erlangWorst, erlangTitle, intervalColumn, handleColumn, agentsColumn, loadColumn, waitColumn string
	erlangC, erlangA, reasonColumn, noAnswer, agrees, unexplained                                        string
	reasons, reasonWords                                                                                 map[string]string
	columns                                                                                              map[string]string // of explanation.csv
}

var englishExplain = explainWords{
	title:    "What is lost %s, and why: %s",
	basis:    "%s · %s · seed %d",
	inSeason: "in the season", onDay: "on %s", fromMoment: "in the interval from %s", minutes: "min",
	lost:        "Of %s lost minutes %s",
	lostNothing: "No minute is lost %s: nobody waits.",
	brought:     "%s %s (%s)", helped: "%s takes away %s.",
	left:       "With every cause away %s (%s) would still be lost: only more people would take these away.",
	leftNone:   "With every cause away nobody would wait.",
	nobody:     "No cause that was looked for changes anything: all of it is plain understaffing.",
	missed:     "%s is missed: it is %s, which is short by %s",
	missedBy:   "; of that %s.",
	met:        "Met: %s.",
	leftMet:    "With every cause away it would be met, with %s to spare.",
	leftMissed: "With every cause away it would still be short by %s: only more people would take that away.",
	lostTime:   "Lost minutes", rest: "plain understaffing", spare: "to spare without any cause",
	exact:          "Shares are Shapley values: what each cause adds, on average over all orders in which they could come, from all %d sets of causes on the same luck. ± is a 95 %% interval, Student's over %d seasons.",
	drawn:          "Shares are Shapley values: what each cause adds, on average over %d orders in which they could come, drawn for %d groups of seasons; %d sets of causes were played at least in part, on the same luck. ± is a 95 %% interval, Student's over the groups: it holds the luck of seasons and that of orders.",
	none:           "No cause here: %s: %s.",
	stopped:        "stopped: shares rest on %d of %d seasons, and on fewer orders than asked for; the same command goes on where it was",
	erlang:         "Erlang C has an answer for %d of %d intervals, and Erlang A is near the simulated wait in %d.",
	erlangWorst:    "The longest waits beside Erlang's formulas, with the same contacts, handle times, patience and people",
	erlangTitle:    "Beside Erlang's formulas",
	intervalColumn: "Interval", handleColumn: "Handle time", agentsColumn: "Agents", loadColumn: "Erlang", waitColumn: "Simulated",
	erlangC: "Erlang C", erlangA: "Erlang A", reasonColumn: "Why they differ",
	noAnswer: "none", agrees: "they agree", unexplained: "no single reason",
	reasonWords: map[string]string{
		sim.Overload: "overload", sim.Redialling: "redials", sim.CarryOver: "carry-over",
		sim.SharedPeople: "shared people", sim.WrittenWork: "written work", sim.SeasonsDiffer: "seasons differ",
	},
	reasons: map[string]string{
		sim.Overload:      "Overload, in %d: up to %s times as much is offered as the people can carry; Erlang C has no answer then, and the wait depends on how long it lasts.",
		sim.Redialling:    "Redials, in %d: up to %s of those who come have tried before; to a formula each is new.",
		sim.CarryOver:     "Carry-over, in %d: up to %s wait already when the interval begins; a formula begins each without a past.",
		sim.SharedPeople:  "Shared people, in %d: up to %s of the work of the same people is in other channels; a formula takes them as free for one.",
		sim.WrittenWork:   "Written work, in %d: up to %s of the work of the same people is messages, of which a formula knows nothing.",
		sim.SeasonsDiffer: "Seasons differ, in %d: one season in ten waits more than twice as long as the mean; a formula knows only a season with mean contacts and mean people.%s",
	},
	columns: map[string]string{
		"of":      "lost minutes, or the target that is missed",
		"cause":   "What brings it; all: everything as it is; rest: what is left with every cause away",
		"unit":    "Unit of the numbers; shares lie between 0 and 1",
		"value":   "Mean over the seasons: minutes lost, or by how much the target is missed",
		"low":     "Lower end of its 95 % interval",
		"high":    "Upper end of its 95 % interval",
		"part":    "Part of all",
		"without": "What is different without the cause",
	},
}
