package report

// explainPageWords are what the page of an explanation says, in one language.
type explainPageWords struct {
	Title, Skip, Causes, CausesLead, Choose, ErlangLead, None, Footer string

	whole, every, cause, amount, part, away, shortOf, erlangCaption, about, sets, played string
	kinds                                                                                map[string]string
}

var englishExplainPage = explainPageWords{
	Title: "why it is bad", Skip: "Skip to the causes", Causes: "What it comes from",
	CausesLead: "From what is left with every cause away, up to all of it: each step is what a cause adds to the others, on average over all orders in which they could come. Behind ± is how well the simulation knows the number (95\u00a0%).",
	Choose:     "Lost minutes, or a target", None: "What is met, and what is no cause",
	ErlangLead: "The same contacts, handle times, patience and people, put into Erlang C (nobody hangs up) and Erlang A (they do). Waits are the mean of all who came.",
	Footer:     "Made by rushproof %s. The figures are in explanation.json and explanation.csv beside this page.",

	whole: "everything as it is", every: "every cause is away", cause: "Cause", amount: "Brings", part: "Part", away: "Without it",
	shortOf: "What is missing to %s", erlangCaption: "Interval by interval", about: "Explained", sets: "Sets of causes", played: "Seasons played in all",
	kinds: map[string]string{"brings": "a cause brings", "helps": "a cause takes away", "whole": "everything as it is"},
}
