package scenarios

import (
	"fmt"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// language is everything that a season may say: its own keys, and all of the
// centre's, which it changes for itself.
var language = &grammar.Mapping{
	Name:   "season",
	Doc:    "a season, and the contact centre it happens to",
	Fields: append(seasonFields, configs.Fields()...),
}

var seasonFields = []grammar.Field{
	{Key: "season", Shape: configs.Name, Doc: "its name; that of its folder or file unless written"},
	{Key: "title", Shape: configs.Text, Doc: "one line on what it is"},
	{Key: "centre", Shape: configs.Name, Doc: "the contact centre: a bundled one, or a file beside this one", Also: []string{"center", "config"}},
	{Key: "from", Shape: configs.Date, Doc: "first day that counts", Also: []string{"start", "begin"}},
	{Key: "to", Shape: configs.LastDate, Doc: "last day that counts", Also: []string{"end", "until"}},
	{Key: "year", Shape: configs.Year, Doc: "the year of from, to which all dates are moved: weekdays, holidays and Black Friday follow"},
	{Key: "warm_up", Shape: configs.Duration, Doc: "played before the first day and not counted, so that the season does not begin with empty queues", Also: []string{"burn_in"}},
	{Key: "horizon", Shape: configs.Positive, Doc: "in place of from and to: a textbook queue without dates, played for so long", Also: []string{"duration", "length"}},
	{Key: "at_end", Shape: grammar.Word{"stop", "drain"}, Doc: "whether to stop at the end, or to serve all who are left"},
	{Key: "interval", Shape: configs.Interval, Doc: "of the statistics; 30m unless written"},
	{Key: "events", Shape: &grammar.Many{Of: eventShape}, Doc: "what happens; in a strategy, in place of all events of the season"},
	{Key: "more_events", Shape: &grammar.Many{Of: eventShape}, Doc: "what happens besides the events: how a strategy adds to them", Also: []string{"add_events", "extra_events"}},
	{Key: "measured", Shape: configs.MeasuredShape, Doc: "what really happened, by interval, from a CSV file: the report lays it beside what is simulated", Also: []string{"history", "actual"}},
	{Key: "projects", Shape: &grammar.Named{What: "a project", Of: projectShape, Like: "sms gateway", Most: 50}, Doc: "what has to be done before the season, at a price: a strategy names those that it needs, and several that need the same one pay for it once", Also: []string{"investments", "levers"}},
	{Key: "strategies", Shape: grammar.Overlay{}, Doc: "what could be done about it: each changes any of these keys, and takes away what it sets to none (or null), as in no temps: {playbook: none}", Also: []string{"options", "scenarios"}},
	{Key: "targets", Shape: &grammar.Many{Of: targetShape}, Doc: "what it must stand up to, as in service_level{channel:phone} >= 80%; over all of the season, or on every day, in at least 95% of intervals, in at most 5% of intervals, for 3 intervals (in a row, which are too many); of one day as in {day:Black Friday} or one interval as in {interval:2026-11-27 10:00}; for the mean of seasons, or with probability 90%", Also: []string{"thresholds", "goals", "assert"}},
	{Key: "replications", Shape: configs.Count, Doc: "how often it is played; 200 unless written", Also: []string{"runs", "iterations"}},
	{Key: "seed", Shape: configs.Seed, Doc: "from which all luck is made; 1 unless written"},
	{Key: "locked", Shape: lockedShape, Doc: "written by the program: what was assumed in a run"},
}

// What a target says is read by package sim, once the names are known.
var targetShape = &grammar.Scalar{What: "a target", Like: "service_level{channel:phone} >= 80%", Read: configs.Text.Read}

const (
	longestSeason   = 366 // days
	longestWarmUp   = 120
	defaultInterval = 30 * des.Minute
)

// timeline returns the stretch of time that is played; ok is false when the
// dates make no sense.
func timeline(root *tree.Node, log *tree.Log) (p configs.Period, ok bool) {
	p.Interval = defaultInterval
	if n := root.Get("interval"); n != nil {
		p.Interval, _ = unit.Duration(n.Text)
	}
	p.Drain = text(root.Get("at_end")) == "drain"
	before := log.Len()
	if root.Get("horizon") != nil {
		textbook(root, &p, log)
		return p, log.Len() == before
	}
	dated(root, &p, log)
	if p.Calendar == nil {
		return standIn(), false
	}
	return p, log.Len() == before
}

// standIn is a season for a centre whose own has no sound dates, so that its
// other faults can be found in the same go.
func standIn() configs.Period {
	c, err := configs.NewCalendar("", "UTC", calendar.Date{Year: 2026, Month: 1, Day: 5}, calendar.Date{Year: 2026, Month: 2, Day: 1})
	if err != nil {
		panic(err) // of constants
	}
	return configs.Period{Calendar: c, Horizon: c.End(), Interval: defaultInterval}
}

// mostIntervals keeps the statistics of a run in memory.
const mostIntervals = 200_000

func textbook(root *tree.Node, p *configs.Period, log *tree.Log) {
	for _, key := range []string{"from", "to", "events", "timezone", "country"} {
		if n := root.Get(key); n != nil {
			log.Add(n.Pos, key+": a textbook queue (horizon) has no dates", "leave out "+key+", or horizon")
		}
	}
	h := root.Get("horizon")
	p.Horizon, _ = unit.Duration(h.Text)
	if n := root.Get("warm_up"); n != nil {
		p.WarmUp, _ = unit.Duration(n.Text)
		p.WarmUp = (p.WarmUp + p.Interval - 1) / p.Interval * p.Interval
		if p.WarmUp >= p.Horizon {
			log.Add(n.Pos, "warm_up: nothing is left to count before the horizon", "write a shorter warm-up, or a longer horizon")
		}
	}
	if p.Horizon/p.Interval > mostIntervals {
		log.Add(h.Pos, fmt.Sprintf("horizon: %d intervals", p.Horizon/p.Interval), "write a longer interval, such as interval: 1d")
	}
}

func dated(root *tree.Node, p *configs.Period, log *tree.Log) {
	from, to := root.Get("from"), root.Get("to")
	if from == nil || to == nil {
		noDates(root, log)
		return
	}
	first, _ := unit.Date(from.Text)
	last, _ := unit.Date(to.Text)
	switch days := last.Number() - first.Number() + 1; {
	case days < 1:
		log.Add(to.Pos, fmt.Sprintf("to: the season ends on %v, before it begins on %v", last, first), "write a later date")
		return
	case days > longestSeason:
		log.Add(to.Pos, fmt.Sprintf("to: a season of %d days", days), "write at most a year")
		return
	}
	before := warmUpDays(root.Get("warm_up"), log)
	if des.Hour%p.Interval != 0 {
		log.Add(root.Get("interval").Pos, "interval: it does not divide the hour", "write 15m, 30m or 1h")
		return
	}
	setCalendar(root, p, first.Add(-before), first, last, log)
}

// noDates says what is missing of a season's dates.
func noDates(root *tree.Node, log *tree.Log) {
	switch {
	case root.Broken: // what is wrong has been said
	case root.Get("from") == nil && root.Get("to") == nil && centreAlone(root):
		log.Add(root.Pos, "this is a contact centre without a season", "write from: and to:, or name it as the centre of a season, or play one with it: rushproof run power-black-week --centre FILE")
	default:
		log.Add(root.Pos, "the season has no dates", "write from: 2026-11-16 and to: 2026-12-20, or horizon: 100h for a textbook queue")
	}
}

// centreAlone reports whether the file is a centre, with no key of a season.
func centreAlone(root *tree.Node) bool {
	if root.Get("channels").Pos.File != root.Pos.File {
		return false
	}
	for _, f := range seasonFields {
		if n := root.Get(f.Key); n != nil && !n.Pos.Assumed() {
			return false
		}
	}
	return true
}

// warmUpDays returns the whole days that are played before the season.
func warmUpDays(n *tree.Node, log *tree.Log) int {
	if n == nil {
		return 0
	}
	d, _ := unit.Duration(n.Text)
	if d > longestWarmUp*des.Day {
		log.Add(n.Pos, "warm_up: "+n.Text+" is longer than anything lasts in a queue", fmt.Sprintf("write at most %d days", longestWarmUp))
		return 0
	}
	return int((d + des.Day - 1) / des.Day)
}

func setCalendar(root *tree.Node, p *configs.Period, start, first, last calendar.Date, log *tree.Log) {
	zone := root.Get("timezone")
	if zone == nil {
		if !root.Broken {
			log.Add(root.Pos, "the season has no clock", "write country: NO, or timezone: Europe/Oslo")
		}
		return
	}
	c, err := configs.NewCalendar(text(root.Get("country")), zone.Text, start, last)
	if err != nil {
		log.Add(zone.Pos, "timezone: "+err.Error(), "")
		return
	}
	p.Calendar, p.Horizon = c, c.End()
	p.WarmUp = c.Days[first.Number()-start.Number()].Start
	if p.WarmUp%p.Interval != 0 { // where the clock is put on by half an hour
		log.Add(zone.Pos, "timezone: the season does not begin with an interval", "write interval: 30m, or another timezone")
	}
}

func text(n *tree.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}
