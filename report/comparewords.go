package report

// compareWords is what the report of a comparison says, in one language.
type compareWords struct {
	better, worse                                                                  string
	paired, unpaired, late, luck, fromTo, equal, equalIn, nothing, differs         string
	legend, legendTargets, legendMoney, legendShort                                string
	quoted, and, more, memoPaired, memoUnpaired, memoBest, memoBestBy, memoSeveral string
	memoValue, memoDiffers, memoNoneApart, memoSame                                string
	memoWorse, memoAlike, memoPrice, memoBy, memoZero                              string
	memoPass, memoNoPass, memoUndecided, memoLate, memoInterval                    string
	shortNames                                                                     map[string]string // of measures
}

var englishCompare = compareWords{
	better:        "better",
	worse:         "worse",
	paired:        "common random numbers",
	unpaired:      "not paired",
	late:          "“%s” must have been begun by %s",
	luck:          "Common luck: with luck of their own, the differences in %[2]s would need %[1]s times the replications.",
	fromTo:        "%s to %s",
	equal:         "The same in every season, whatever is done: %s.",
	equalIn:       "%s: %s",
	nothing:       "“%s” changes nothing: no season differs from the base in any measure.",
	differs:       "Also differs in: %s.",
	legend:        "± 95 % interval of the mean; signed: difference from the base · ~ cannot be told apart from it · = the same in every season",
	legendTargets: "✓ targets met, ✗ missed, ? undecided",
	legendMoney:   "money in %s",
	legendShort:   "k = thousand, M = million",
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
	memoWorse:     "Worse than %s: %s.",
	memoAlike:     "Not to be told apart from %s: %s.",
	memoPrice:     "Against %s, %s changes %s.",
	memoBy:        "%s by %s",
	memoZero:      "%s (not to be told from none)",
	memoPass:      "The targets are met by %s",
	memoNoPass:    "The targets are met by none",
	memoUndecided: "; undecided for %s",
	memoLate:      "%s, and today is %s.",
	memoInterval:  "Figures are of the whole centre; behind ± is the 95 % interval of the mean.",
	shortNames: map[string]string{
		"asa": "Speed of answer", "oldest": "Oldest message", "cost_per_need": "Cost per need",
		"self_service_cost": "Self-service cost", "staff_cost": "Staff cost", "playbook_cost": "Playbook cost",
	},
}
