package report

// explainWords are what the report of an explanation says, in one language.
type explainWords struct {
	title, basis, inSeason, onDay, fromMoment, minutes         string
	lost, lostNothing, brought, helped, left, leftNone, nobody string
	missed, missedBy, met, leftMet, leftMissed, lostTime, rest string
	exact, drawn, none, stopped                                string
	columns                                                    map[string]string // of explanation.csv
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
	lostTime:   "Lost minutes", rest: "plain understaffing",
	exact:   "Shares are Shapley values: what each cause adds, on average over all orders in which they could come, from all %d sets of causes on the same luck. ± is a 95 %% interval, Student's over %d seasons.",
	drawn:   "Shares are Shapley values: what each cause adds, on average over %d orders in which they could come, drawn for %d groups of seasons; %d sets of causes were played at least in part, on the same luck. ± is a 95 %% interval, Student's over the groups: it holds the luck of seasons and that of orders.",
	none:    "No cause here: %s: %s.",
	stopped: "stopped: shares rest on %d of %d seasons, and on fewer orders than asked for; the same command goes on where it was",
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
