package report

// comparePageWords are what only the page of a comparison says, in one language.
type comparePageWords struct {
	Title, Memo, ranking, someFlows, Skip, Differences, DifferencesLead, Footer, FooterRanking, AssumptionsLead string

	compared, each, eachBetween, eachOnce, paired, unpaired                       string
	base, more, less, tableCaption, moreInFiles, strategyColumn, differenceColumn string
	meaningColumn, pairsColumn, savedColumn                                       string

	forest, forestLead, forestCaption, forestSentence, forestBest string
	signs, counted                                                map[string]string // by sign

	pareto, noCost, noPrice, paretoNote, paretoSentence, front, beatenBy, beatenByMeans, noneBeaten, beatenColumn string
	shapes                                                                                                        map[string]string

	waitsCaption, moreStrands, waitsPeak, waitsBest, waitsWorst, several string

	self, selfLead, settledForGood, backHere, backElsewhere, elsewhereColumn string
	layerSentence, selfSentence, gap, layerNote, layerCaption, leftCaption   string

	gridBest, gridNote string

	projects, projectsLead, projectsCaption, projectColumn, forColumn, allStrategies, allBut, onceColumn, weekColumn string
	seasonColumn, leadColumn, startColumn, byColumn, lateColumn, late, inTime                                        string

	ownWarnings, warningColumn, strategies, asked, pairing, intervals, pairedInterval, unpairedInterval string
}

var englishComparePage = comparePageWords{
	Title: "strategies compared", Memo: "In short", ranking: "Which projects to do first", someFlows: "Drawn are %d of %d strategies; the others are in comparison.json.", Skip: "Skip to the differences", Differences: "Differences",
	DifferencesLead: "In each cell: what the measure comes to under the strategy, and below it how far that lies from the base. Behind ± is how well the simulation knows the number (95\u00a0%); shares differ by percentage points, pp. Better and worse are said where the interval of the difference does not hold zero; ~ is a difference that cannot be told from none, = one that is none in every single season.",
	Footer:          "Made by rushproof %s. The figures are in comparison.json, comparison.csv and comparison.xlsx beside this page, the inputs in season.lock.yaml.",
	FooterRanking:   "Made by rushproof %s. The figures are in comparison.json, comparison.csv, ranking.csv and comparison.xlsx beside this page, the inputs in season.lock.yaml.",
	AssumptionsLead: "Those of the base; strategies share them, but for what they set themselves.",

	compared: "%d strategies", each: "%s seasons simulated of each", eachBetween: "%d to %d seasons simulated of each", eachOnce: "1 season simulated of each",
	paired:   "Every strategy met the same customers with the same luck, season by season: what differs is the strategy.",
	unpaired: "The strategies were not played on the same luck: part of every difference is chance, and the intervals are wider for it.",
	base:     "base", more: "more", less: "less", tableCaption: "Strategies side by side", moreInFiles: "All other measures of so many strategies are in comparison.csv and comparison.xlsx.",
	strategyColumn: "Strategy", differenceColumn: "Difference", meaningColumn: "Means", pairsColumn: "Seasons", savedColumn: "Common luck saved, times",

	forest:        "How far from the base",
	forestLead:    "A point is the difference from the base, the line through it the interval that holds the true one with 95\u00a0%. Where the line reaches over zero, there is no telling.",
	forestCaption: "Differences in: %s", forestSentence: "Compared with %s: %s.", forestBest: "Best is %s, with %s.",
	signs: map[string]string{
		"better": "Better", "worse": "Worse", "other": "Different, neither better nor worse", "unsure": "~ cannot be told from none", "same": "= no difference at all",
	},
	counted: map[string]string{
		"better": "%d better", "worse": "%d worse", "other": "%d different", "unsure": "%d cannot be told from it", "same": "%d the same in every season",
	},

	pareto:         "What they cost, and how long customers wait",
	noCost:         "What the strategies cost is not known: not all that they set in motion has a price. Where every team and layer has a cost, a chart shows it against the waits.",
	noPrice:        "There are no prices that tell the strategies apart: people on duty stand for what they cost.",
	paretoNote:     "Further left is cheaper, further down is quicker. A strategy lies so far from the base as the two differ in the seasons that both played; its own values, in the table, may rest on others. The cross of a strategy is how well its distance from the base is known (95\u00a0%); where two crosses overlap, luck may turn their order.",
	paretoSentence: "By the means of %s and %s, none costs less and lets customers wait less than these: %s.",
	front:          "None is both cheaper and quicker", beatenBy: "Beyond doubt (95\u00a0%%) no cheaper and no quicker than %s: %s.", beatenByMeans: "By the means only, which luck may turn, no cheaper and no quicker than %s: %s.",
	noneBeaten:   "By the means of %s and %s, no strategy is both cheaper and quicker than another.",
	beatenColumn: "No cheaper and no quicker than",
	shapes: map[string]string{
		"front": "Strategy", "dominated": "Strategy that another beats in both", "basefront": "The base", "base": "The base, which another beats in both",
	},

	waitsCaption: "Mean waits in %s by day and strategy",
	moreStrands:  "More strategies than the chart shows at first: choose them in the legend.",
	waitsPeak:    "Under %s customers wait longest on %[3]s: %[2]s on average.",
	waitsBest:    "The worst day is best under %s, with %s on %s,",
	waitsWorst:   "and worst under %s, with %s on %s.",
	several:      "%d strategies",

	self:           "What self-service claims, and what it settles",
	selfLead:       "Dashboards count everybody whom self-service did not hand over as settled. Net are those who needed nobody else afterwards.",
	settledForGood: "Settled for good (net)", backHere: "Came back in the same channel", backElsewhere: "Came back in another channel",
	elsewhereColumn: "of these in another channel",
	layerSentence:   "Claimed and settled, of those who come past %s with a question that it can help with",
	selfSentence:    "Claimed and settled, of all needs", gap: "%s %s and %s (%s apart)",
	layerNote:    "A whole bar is what dashboards claim, in percent of those who came past the layer with a question that it can help with.",
	layerCaption: "%s by strategy",
	leftCaption:  "What is left for people, and how hard it is",

	gridBest: "★ best of its season", gridNote: "The darker the cell (in the dark page: the brighter), the further from the best strategy of the season.",

	projects: "Projects", projectsLead: "Late is what should have begun before %s.", projectsCaption: "What must be done, by when and at what price",
	projectColumn: "Project", forColumn: "For", allStrategies: "all strategies", allBut: "all but %s", onceColumn: "Price once", weekColumn: "Price a week", seasonColumn: "Cost in this season",
	leadColumn: "Days it takes", startColumn: "Begin by", byColumn: "Done by", lateColumn: "In time?", late: "late", inTime: "in time",

	ownWarnings: "Warnings of single strategies", warningColumn: "Warning", strategies: "Strategies", asked: "Asked for", pairing: "Luck", intervals: "Intervals",
	pairedInterval:   "95 %, Student's, of the differences season by season; of ratios after linearising them, of quantiles from the spread of single seasons around them",
	unpairedInterval: "95 %, of two independent samples (Welch)",
}
