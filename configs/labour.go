package configs

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// law is what a country asks of rosters, with the names under which its rules
// are known. It is an aid to planning, and no advice: agreements differ.
type law struct {
	staff.Rules
	names map[staff.RuleKind]string
}

const half = 30 * des.Minute

// laws are those of the countries whose holidays are known (smartepenger.no,
// lovdata.no; akademssr.se, mi.se; dfkf.dk; tyoelamanpelisaannot.fi).
var laws = map[string]law{
	"NO": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 35 * des.Hour, Day: 9 * des.Hour, Week: 40 * des.Hour,
			Rests:        []staff.Rest{{From: 8 * des.Hour, Length: half}, {From: 5*des.Hour + half + 1, Length: des.Minute}},
			OvertimeWeek: 10 * des.Hour, OvertimeMonth: 25 * des.Hour, DayInAll: 13 * des.Hour,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbeidsmiljøloven § 10-8", staff.WeeklyRest: "arbeidsmiljøloven § 10-8",
			staff.DayLimit: "arbeidsmiljøloven § 10-4", staff.WeekLimit: "arbeidsmiljøloven § 10-4",
			staff.Breaks: "arbeidsmiljøloven § 10-9", staff.OvertimeLimit: "arbeidsmiljøloven § 10-6",
		},
	},
	"SE": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 36 * des.Hour, Week: 40 * des.Hour, InARow: 5 * des.Hour,
			OvertimeMonth: 48 * des.Hour, DayInAll: 13 * des.Hour,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbetstidslagen § 13", staff.WeeklyRest: "arbetstidslagen § 14",
			staff.WeekLimit: "arbetstidslagen § 5", staff.InARow: "arbetstidslagen § 15", staff.OvertimeLimit: "arbetstidslagen § 8",
		},
	},
	"DK": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 24 * des.Hour, Week: 48 * des.Hour, DayInAll: 13 * des.Hour,
			Rests: []staff.Rest{{From: 6*des.Hour + 1, Length: des.Minute}},
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbejdsmiljøloven § 50", staff.WeeklyRest: "arbejdsmiljøloven § 51",
			staff.WeekLimit: "arbejdstidsloven § 4", staff.Breaks: "arbejdstidsloven § 3", staff.OvertimeLimit: "arbejdsmiljøloven § 50",
		},
	},
	"FI": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 35 * des.Hour, DayInAll: 13 * des.Hour,
			Rests: []staff.Rest{{From: 6*des.Hour + 1, Length: half}},
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "työaikalaki § 25", staff.WeeklyRest: "työaikalaki § 27",
			staff.Breaks: "työaikalaki § 24", staff.OvertimeLimit: "työaikalaki § 25",
		},
	},
}

// rules sets by which rules overtime is limited.
func (b *builder) rules() {
	l, known := laws[read(b.root.Get("country"), same)]
	if !known || b.textbook() {
		return
	}
	b.model.Staff.Rules = l.Rules
	if l.OvertimeMonth > 0 {
		b.model.Limits = fmt.Sprintf("the %s in four weeks that the rules of %s allow (%s)", hours(l.OvertimeMonth), read(b.root.Get("country"), same), l.names[staff.OvertimeLimit])
	}
	if l.OvertimeWeek > 0 {
		b.model.Limits = fmt.Sprintf("the %s in seven days or %s", hours(l.OvertimeWeek), strings.TrimPrefix(b.model.Limits, "the "))
	}
}

// OvertimeLimit returns the limit that somebody meets who stays on every day of
// an agreed overtime and works five days a week, as people name it; "" for
// none.
func OvertimeLimit(m *sim.Model, o *staff.Overtime) string {
	rules, days := &m.Staff.Rules, o.Last-o.First+1
	worked := func(days int) des.Time { return des.Time(days/7*5+min(days%7, 5)) * o.Length }
	if rules.OvertimeWeek > 0 && worked(min(days, 7)) > rules.OvertimeWeek || rules.OvertimeMonth > 0 && worked(min(days, 28)) > rules.OvertimeMonth {
		return m.Limits
	}
	return ""
}

// ruleTexts say what a shift has, and what a law asks for instead.
var ruleTexts = map[staff.RuleKind]struct{ is, be string }{
	staff.DailyRest:  {"%s of rest from one day to the next", "at least %s"},
	staff.WeeklyRest: {"%s of rest in one piece in a week", "at least %s"},
	staff.DayLimit:   {"%s of work in a day", "at most %s without overtime"},
	staff.WeekLimit:  {"%s of work in a week", "at most %s without overtime"},
	staff.InARow:     {"%s of work without a rest of half an hour", "at most %s"},
	staff.Breaks:     {"%s of breaks", "at least %s"},
}

// labour looks for shifts that break the labour rules of the country. They are
// warnings, which the report repeats: an agreement may allow what the law does
// not.
func labour(root *tree.Node, m *sim.Model, log *tree.Log) {
	country := read(root.Get("country"), same)
	l, known := laws[country]
	if !known {
		return
	}
	for t, team := range root.Get("teams").Entries() {
		told := "" // of the patterns of a shift, which differ by when their breaks are, one is enough
		for _, s := range m.Staff.Teams[t].Shifts {
			breaches := l.breaches(&s)
			if breaches == "" || s.Name == told {
				continue
			}
			told = s.Name
			what := fmt.Sprintf("%s of %s breaks labour rules of %s: %s", s.Name, team.Key, country, breaches)
			log.Add(team.Value.Get("shifts").Get(s.Name).Pos, what, "write shifts that several people share, or leave it if an agreement allows it: a shift is what one person works")
			m.Warnings = append(m.Warnings, what)
		}
	}
}

// breaches lists the rules that a shift breaks, "" for none.
func (l *law) breaches(s *staff.Shift) string {
	var all []string
	for _, breach := range l.Breaches(s) {
		text := ruleTexts[breach.Rule]
		all = append(all, fmt.Sprintf(text.is+" ("+text.be+", %s)", hours(breach.Is), hours(breach.Be), l.names[breach.Rule]))
	}
	return strings.Join(all, "; ")
}

// hours writes a length of time as people write working time: 10 h, 10 h 30 min.
func hours(t des.Time) string {
	h, minutes := t/des.Hour, t%des.Hour/des.Minute
	switch {
	case h == 0 && minutes == 0:
		return "no time"
	case h == 0:
		return fmt.Sprintf("%d min", minutes)
	case minutes == 0:
		return fmt.Sprintf("%d h", h)
	}
	return fmt.Sprintf("%d h %d min", h, minutes)
}
