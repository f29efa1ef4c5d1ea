package report

// regretPageWords are what the page of strategies in several seasons says, in one language.
type regretPageWords struct {
	Title, Skip, Heat, HeatLead, Footer, Costs, Projects, Seasons, Method, HeatNote string

	heading, basis, best, noRegret, upTo                   string
	seasonsCaption, seasonColumn, weightColumn, bestColumn string
}

var englishRegretPage = regretPageWords{
	Title: "strategies across seasons", Skip: "Skip to the table", Heat: "Strategies in every season",
	HeatLead: "In each cell: what the measure comes to, and below it by how much that is worse than the best strategy of the season, on the same luck. ★ is the best; ~ are those that may be the best, where it cannot be told from others. Behind ± is how well the simulation knows the number (95\u00a0%).",
	HeatNote: "The stronger the colour, the more the strategy is regretted:",
	Footer:   "Made by rushproof %s. The figures are in seasons.json, seasons.csv and seasons.xlsx beside this page.",
	Costs:    "What they cost",
	Projects: "Projects",
	Seasons:  "The seasons",
	Method:   "Regret is by how much a strategy is worse than the one that turns out best in a season. Who does not know which season is coming may take the strategy whose worst regret is least (Savage, 1951), or, where the seasons can be weighed, the one with the least regret on average.",

	heading: "%s in every season", basis: "%d strategies · %d seasons",
	best: "★ best", noRegret: "none", upTo: "to %s",
	seasonsCaption: "The seasons, and what counts of each", seasonColumn: "Season", weightColumn: "Weight", bestColumn: "Best strategy",
}
