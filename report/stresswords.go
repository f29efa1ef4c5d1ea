package report

// stressWords is what a study of levers says, in one language.
type stressWords struct {
	basis, runs                                                                                                 string
	breaks, holds, holdsSurely, broken, brokenAll, brokenBack, unsure0, unsureAll, noData, below, beyond, fewer string
	planBroken, first, none                                                                                     string
	marks, markHolds, markBreaks, markUnsure, assumed, left, legend                                             string
	scaleEnd                                                                                                    string
	mapTitle, mapPlayed, mapBroken, mapWords                                                                    string
	safe, unsafe, unsure                                                                                        string
}

var englishStress = stressWords{
	basis: "%s · seasons played %d times each · seed %d", runs: "It took %d runs, %s seasons in all, on the same luck.",
	breaks: "breaks at %s (%s to %s)", holds: "holds up to %s", holdsSurely: "holds up to %s, surely up to %s",
	broken: "missed as planned", brokenAll: "missed as planned, and still at %s", unsure0: "not sure as planned, surely missed from %s on",
	unsureAll: "not sure as planned, nor at any other place", fewer: "%s, by %d seasons", brokenBack: "missed as planned; met up to %s (%s to %s)",
	noData: "no data", below: "below %s", beyond: "beyond %s",
	planBroken: "Missed already as planned, and so left out of what breaks first: %s.",
	first:      "%s: %s %s.", none: "%s: every target that is met as planned holds up to %s.",
	marks: "known bad years", markHolds: "holds", markBreaks: "breaks", markUnsure: "may break", assumed: "assumed",
	left:     "Left out: %s: %s.",
	legend:   "█ what is met as planned is surely met · ▒ 90 % interval of where the first breaks · · beyond it",
	scaleEnd: "to %s",
	mapTitle: "%s and %s together", mapPlayed: "%d cells were played, and %d follow from their neighbours: less of both is no worse, more no better.",
	mapBroken: "Left out, as they are missed already as planned: %s.", mapWords: "✓ every target is surely met · ✗ one is surely missed · ? undecided · in brackets what follows from neighbours",
	safe: "✓ safe", unsafe: "✗ unsafe", unsure: "? undecided",
}
