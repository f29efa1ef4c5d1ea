package report

// compareWords is what the report of a comparison says, in one language.
type compareWords struct {
	better, worse string
}

var englishCompare = compareWords{
	better: "better",
	worse:  "worse",
}
