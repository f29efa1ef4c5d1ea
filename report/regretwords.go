package report

// regretWords is what the report of several seasons says, in one language.
type regretWords struct {
	line, season, costs, legend, strategy, best, caption, worst, average, everywhere, safest, alsoAverage, onAverage, none, tooLate, safestInTime, sheet, sheetAll string
}

var englishRegret = regretWords{
	line: "%s: %s (%s), which counts %s", season: "%s: %s", strategy: "Strategy", best: "★",
	caption: "By how much it is worse than the best of the season", worst: "At worst", average: "On average",
	everywhere:  "%s has the best mean in every season.",
	safest:      "%s does least harm where it is not the best: at most %s, in %s.",
	alsoAverage: "It does so on average, too: %s.",
	onAverage:   "On average by weight, %s does least harm: %s.",
	costs:       "%s: that of the base, and how much more or less the others come to",
	legend:      "± 95 % interval of the mean · ★ the best of its season · ~ may be the best: these cannot be told apart",
	sheet:       "Seasons", sheetAll: "All rows",
	tooLate:      "In %s, %s is best but too late; the best that can still be begun is %s.",
	safestInTime: "Of those that can still be begun everywhere, %s does least harm: at most %s, in %s.",
	none:         "No strategy was played in every season, so none can be said to do least harm.",
}
