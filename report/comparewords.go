package report

// compareWords is what the report of a comparison says, in one language.
type compareWords struct {
	better, worse                                                                                string
	paired, unpaired, late, luck, between, seasonsOf, memoHarm, equal, equalIn, nothing, differs string
	legend, legendTargets, legendMoney, legendShort                                              string
	quoted, and, more, memoPaired, memoUnpaired, memoBest, memoBestBy, memoSeveral               string
	memoValue, memoDiffers, memoNoneApart, memoSame                                              string
	memoWorse, memoAlike, memoPrice, memoBy, memoZero, memoProjects                              string
	memoPass, memoNoPass, memoMissed, memoAllMiss, memoUndecided, memoLate, memoInterval         string
	memoUnpriced, memoRecounted, memoCost, memoCosts, partial                                    string
	sheet, sheetAll, sheetAbout, sheetRanking, sheetRankingAll                                   string
	unitColumn, meanColumn, halfColumn, differenceColumn, verdictColumn                          string
	overview, strategyColumn, columnColumn, aboutUntil, aboutToday                               string
	columns                                                                                      map[string]string // of comparison.csv
}

var englishCompare = compareWords{
	better:        "better",
	worse:         "worse",
	paired:        "common random numbers",
	unpaired:      "not paired",
	late:          "“%s” must have been begun by %s",
	luck:          "Common luck: with luck of their own it would take %s times the replications to know a difference in %s as well, in the middle of all.",
	seasonsOf:     "%s seasons",
	between:       "%s to %s seasons simulated of each (%s)",
	memoHarm:      "%s is worse in %s.",
	equal:         "The same in every season, whatever is done: %s.",
	equalIn:       "%s: %s",
	nothing:       "“%s” changes nothing: no season differs from the base in any measure.",
	differs:       "Also differs in: %s.",
	legend:        "± 95 % interval of the mean; signed: difference from the base · ~ cannot be told apart from it · = the same in every season",
	legendTargets: "✓ targets met, ✗ missed, ? undecided",
	legendMoney:   "money in %s",
	legendShort:   ", k = thousand, M = million",
	quoted:        "“%s”", and: " and ", more: "%d more",
	memoPaired:    "%s was compared with %s in the season “%s” (%s), on the same luck for all.",
	memoUnpaired:  "%s was compared with %s in the season “%s” (%s), each on luck of its own.",
	memoBest:      "In %s, %s does best: %s.",
	memoBestBy:    "In %s, %s does best: %s, that is %s against %s.",
	memoSeveral:   "In %s, %s do best and cannot be told apart.",
	memoValue:     "%s (%s)",
	memoDiffers:   "%s (%s; %s)",
	memoNoneApart: "In %s no difference can be told: %s comes to %s.",
	memoSame:      "In %s nothing changes in any season: %s.",
	memoWorse:     "In %s worse than %s: %s.",
	memoAlike:     "In %s not to be told apart from %s: %s.",
	memoPrice:     "Against %s, %s changes %s.",
	memoBy:        "%s by %s",
	memoZero:      "%s (not to be told from none)",
	memoProjects:  "%s (%s of it for projects)",
	memoRecounted: "In %s nothing is called best: the strategies differ in %s.",
	memoCost:      "%s by %s",
	memoCosts:     "; cost changes under %s.",
	memoUnpriced:  "What all of it costs is not known of %s: not all who work have a price.",
	partial:       "staff cost: only of the teams that have a price, so it is compared with nothing",
	memoPass:      "The targets are met by %s",
	memoNoPass:    "Whether the targets are met is undecided for %s",
	memoMissed:    "; they are missed by %s",
	memoAllMiss:   "All miss the targets",
	memoUndecided: "; undecided for %s",
	memoLate:      "%s, and today is %s.",
	memoInterval:  "Figures are of the whole centre; behind ± is the 95 % interval of the mean.",
	sheet:         "Comparison", sheetAll: "All measures", sheetRanking: "Ranking", sheetRankingAll: "All of the ranking", sheetAbout: "About",
	unitColumn: "Unit", meanColumn: "Mean", halfColumn: "±", differenceColumn: "Difference", verdictColumn: "Verdict",
	overview: "What the whole centre comes to, and how far the others lie from the base; row by row in the report", strategyColumn: "Strategy", columnColumn: "Column", aboutUntil: "Until the difference is known to", aboutToday: "Projects are late by",
	columns: map[string]string{
		"measure":         "Name of the measure",
		"key":             "The measure as it is written in targets",
		"scope_kind":      "Whether it is of the centre, a channel, a queue, a reason, a team or a segment",
		"scope":           "Which of them; empty for the whole centre",
		"unit":            "Unit of the numbers; shares lie between 0 and 1, and money is in the currency",
		"better":          "Whether more or less of it is better; empty where it is neither",
		"strategy":        "Name of the alternative; the first is the base",
		"n":               "Seasons in which the measure is defined",
		"value":           "Mean over the seasons, or the estimator of the measure",
		"low":             "Lower end of its 95 % interval",
		"high":            "Upper end of its 95 % interval",
		"base_value":      "Value of the base, in the seasons that the difference rests on",
		"difference":      "Alternative less base; of shares 0.01 is one percentage point",
		"difference_low":  "Lower end of the 95 % interval of the difference",
		"difference_high": "Upper end of the 95 % interval of the difference",
		"verdict":         "better or worse than the base; ~ where the interval of the difference holds zero, = where no season differs; empty where the measure is neither, or is not counted the same",
		"saved":           "So many times the seasons would be needed if each alternative had luck of its own; empty where there is no telling",
		"warnings":        "What is weak about the numbers",
	},
}
