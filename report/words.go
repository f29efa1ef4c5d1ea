package report

import (
	"unicode"
	"unicode/utf8"
)

// words is everything that a report says, in one language. Sentences with
// blanks are formats; their blanks are numbered where a translation may need
// another order. Names of measures and what they are come from the table of
// measures, and the verdict from the result.
type words struct {
	Language string // as in the lang attribute
	days     [7]string
	longDays [7]string
	months   [12]string

	seasons, oneSeason, seasonsOf, hour, hoursLong, wholeCentre, withFormula, channelWithin, either, thresholds, thresholdsShort, noData, heldIn, moreSeasons, oneMoreSeason, someMoreSeasons, fewer, allZero string
	inARow, ofIntervals, worstDay, worstInterval, worstMissed, budgetContacts, budgetIntervals, budgetSpent, budgetNone, budgetDay                                                                            string
	budgetTitle, budgetLead, budgetLeftAxis, budgetSpentAxis, budgetLeft, budgetSpentColumn, budgetCaption, budgetBurn, budgetGone, budgetEnough, contactsUnit, intervalsUnit                                 string
	gameHead, gamePlanned, gameWhen, gameFails, gameOpen, gameHolds, gameSame, gameUnfelt, gameLost, gameSaved, gameWaits, gameMessages, gameNever, gameNormal                                                string
	summaryHead                                                                                                                                                                                               string
	outcomes                                                                                                                                                                                                  map[string]outcomeWords
	kinds                                                                                                                                                                                                     map[string]string

	wholeOf, textBasis, textFolder, textWorst, textAble, textRequired, moreWarnings        string
	textPlaybook, textFired, textWork, textHeard, textCost, textLost                       string
	textCalls, callOffered, callPromised, callReached, callWait, callNever, callLeft       string
	lessThan, ruleEver, ruleFirst, textFirst                                               string
	ruleCaption, ruleColumn, ruleFired, ruleHours, ruleWork, ruleHeard, ruleCost, ruleLost string
	shortNames                                                                             map[string]string // of measures, for the terminal

	dayColumn, intervalColumn, channelColumn, measureColumn, reasonColumn, layerColumn, endOfColumn string
	offeredColumn, meanWaitColumn, needsColumn, attemptsColumn, tooLong                             string
	below10, above90                                                                                string

	seasonBand, meanBand, spreadNote, pendingNote                                                                   string
	waitAxis, waitDaysTitle, waitDaysCaption, waitPeak, waitPeakSpread, waitFlat, waitBack, waitNotBack, noContacts string
	waitIntervalsTitle, waitIntervalsCaption, intervalMean, intervalPeak, intervalPeakSpread                        string
	heatTitle, heatCaption, heatNote, heatPeak                                                                      string

	queueTitle, queueCaption, queueSentence, queuePeak, queueEmpty, waitingAxis string

	staffTitle, able, staffAble, staffCaption, staffTableNote, staffNote, requiredNote, staffPeak, staffEnough, staffShort       string
	agentsAxis, present, required, scheduled, busy, worstCaption, worstNote, sharedNote, requiredAlone, requiredShared, canServe string

	flowTitle, flowCaption, flowSentence, flowNote                                              string
	preventedBy, resolvedBy, servedBy, unsolved, givenUp, stillOpen                             string
	lostParts, lostBy, leftQueue, foundClosed, turnedAway, blocked, notReached, leftMessage     string
	backlogTitle, backlogCaption, backlogAxis, backlogMean                                      string
	backlogNote, backlogNone, backlogPeak, backlogOldest                                        string
	backlogLeft, backlogCleared, oldestAxis                                                     string
	parcelsTitle, parcelsCaption, parcelsNote                                                   string
	parcelsAxis, contactsAxis, contactsAbout                                                    string
	ordered, shipped, delivered, late, unshipped, onTime, onShelf, held, redirected, backOrders string
	noOrders, ordersPeak, latePeak, contactsPeak, contactsLag                                   string
	selfTitle, selfCaption, selfSentence, selfNote                                              string
	settled, cameBack, handedOver, used, resolved                                               string
	leftSelf, layerOffered, refused, leftLayer, claimed, net                                    string
	workCaption, workNote, workSpared, workReturned, workAdded, workNet                         string
	timeMet, timeHanded, timeLonger, backIn                                                     string
	textSelf, textBack, textBackIn, textSpared, textLonger                                      string

	measuredCaption, measuredColumn, simulatedColumn, insideColumn, belowColumn, aboveColumn string
	comparedColumn, measuredIntervalsCaption, measuredSentence, textInside, textInsideOf     string
	givenSentence, textGiven                                                                 string

	Page    pageWords
	script  scriptWords
	compare compareWords
	rank    rankWords
	explain explainWords
	regret  regretWords
	stress  stressWords
}

// outcomeWords is an outcome as a sign, of a target, and of the verdict.
type outcomeWords struct{ mark, word, stamp string }

// pageWords are the fixed texts of the page.
type pageWords struct {
	Brand, Skip, Contents, Theme, Targets, TargetColumn, OutcomeColumn, ValueColumn                                                             string
	Verdict, Figures, FiguresLead, More, Waits, WaitsLead, Events, EventColumn, KindColumn, WhenColumn                                          string
	Worst, WorstLead, Playbook, PlaybookLead, Heat, Queue, Staff, Flow, Backlog, Parcels, Self, Measured, MeasuredLead                          string
	Warnings, Assumptions, AssumedCount, AssumptionsLead, ChangedCaption, OptionColumn, WasColumn, SettingColumn, ValueUsedColumn, SourceColumn string
	Method, MethodLead, Measures, MeaningColumn, FormulaColumn, EstimatorColumn                                                                 string
	ShowTable, ShowFigures, EarlierWeek, LaterWeek, WeekShown, WholeSeason, WeekOf, WeekNote, Sideways                                          string
	NoScript, NoBundle, SeasonsRange, ChooseChannel, Footer                                                                                     string
	MethodNames                                                                                                                                 methodWords
}

type methodWords struct {
	Season, Centre, Period, Zone, Interval, Seasons, Stopped, Seed, Version, Digest string
	Level, Spread, Letters                                                          string
}

// scriptWords are the texts of the page's script.
type scriptWords struct {
	Days     [7]string  `json:"days"`
	Months   [12]string `json:"months"`
	NoCharts string     `json:"noCharts"`
	Between  string     `json:"between"`
	Locale   string     `json:"locale"`
}

func (w *words) mark(outcome string) string {
	if o, ok := w.outcomes[outcome]; ok {
		return o.mark
	}
	return "·"
}

func (w *words) outcomeWord(outcome string) string {
	if o, ok := w.outcomes[outcome]; ok {
		return o.word
	}
	return outcome
}

// waitIn is the title of an axis of waits.
func (p *printer) waitTitle(s scale) string { return p.say.waitAxis + ", " + s.unit }

// upperFirst writes a name as the first word of a sentence.
func upperFirst(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// lowerFirst writes a name within a sentence.
func lowerFirst(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}
