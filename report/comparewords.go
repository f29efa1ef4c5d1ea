package report

// compareWords is what the report of a comparison says, in one language.
type compareWords struct {
	better, worse                                                          string
	paired, unpaired, late, luck, fromTo, equal, equalIn, nothing, differs string
	legend, legendTargets, legendMoney                                     string
	shortNames                                                             map[string]string // of measures
}

var englishCompare = compareWords{
	better:        "better",
	worse:         "worse",
	paired:        "common random numbers",
	unpaired:      "not paired",
	late:          "%s must have been begun by %s",
	luck:          "Common luck: with luck of their own, the differences in %[2]s would need %[1]s times the replications.",
	fromTo:        "%s to %s",
	equal:         "The same in every season, whatever is done: %s.",
	equalIn:       "%s: %s",
	nothing:       "“%s” changes nothing: no season differs from the base in any measure.",
	differs:       "Also differs in: %s.",
	legend:        "± 95 % interval of the mean; signed: difference from the base · ~ cannot be told apart from it · = the same in every season",
	legendTargets: "✓ targets met, ✗ missed, ? undecided",
	legendMoney:   "money in %s, k = thousand, M = million",
	shortNames: map[string]string{
		"asa": "Speed of answer", "oldest": "Oldest message", "cost_per_need": "Cost per need",
		"self_service_cost": "Self-service cost", "staff_cost": "Staff cost", "playbook_cost": "Playbook cost",
	},
}
