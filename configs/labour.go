package configs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
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

// laws are those of the countries whose holidays are known: arbeidsmiljøloven
// chapter 10 (arbeidstilsynet.no, smartepenger.no, lovdata.no); arbetstidslagen
// 1982:673 (mi.se, srat.se, verksamt.se); arbejdsmiljøloven §§ 50-51 and
// bekendtgørelse om hvileperiode og fridøgn (at.dk: the day off follows a daily
// rest, which makes 35 hours), and the law that brings in the directive on working
// time, arbejdstidsloven (dfkf.dk); työaikalaki 872/2019 (ttl.fi, tem.fi,
// tyoelamanpelisaannot.fi).
var laws = map[string]law{
	"NO": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 35 * des.Hour, Day: 9 * des.Hour, Week: 40 * des.Hour, ShortWeek: 38 * des.Hour,
			Rests:        []staff.Rest{{From: 8 * des.Hour, Length: half}, {From: 5*des.Hour + half + 1, Length: des.Minute}},
			Night:        staff.Night{From: 21 * des.Hour, To: 30 * des.Hour},
			OvertimeWeek: 10 * des.Hour, OvertimeMonth: 25 * des.Hour, OvertimeYear: 200 * des.Hour, DayInAll: 13 * des.Hour,
			WeekInAll: 48 * des.Hour, InAllOver: 8,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbeidsmiljøloven § 10-8", staff.WeeklyRest: "arbeidsmiljøloven § 10-8",
			staff.DayLimit: "arbeidsmiljøloven § 10-4", staff.WeekLimit: "arbeidsmiljøloven § 10-4; on average by agreement, § 10-5",
			staff.ShortWeek: "arbeidsmiljøloven § 10-4", staff.NightWork: "arbeidsmiljøloven § 10-11",
			staff.Breaks: "arbeidsmiljøloven § 10-9", staff.OvertimeLimit: "arbeidsmiljøloven § 10-6", staff.AverageLimit: "arbeidsmiljøloven § 10-6", staff.DayInAllLimit: "arbeidsmiljøloven § 10-6",
		},
	},
	"SE": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 36 * des.Hour, Week: 40 * des.Hour, WeekOver: 4, InARow: 5 * des.Hour,
			Night:         staff.Night{From: 0, To: 5 * des.Hour},
			OvertimeMonth: 48 * des.Hour, OvertimeYear: 200 * des.Hour, DayInAll: 13 * des.Hour,
			WeekInAll: 48 * des.Hour, InAllOver: fourMonths,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbetstidslagen § 13", staff.WeeklyRest: "arbetstidslagen § 14", staff.NightWork: "arbetstidslagen § 13",
			staff.WeekLimit: "arbetstidslagen § 5", staff.InARow: "arbetstidslagen § 15", staff.OvertimeLimit: "arbetstidslagen § 8",
			staff.AverageLimit: "arbetstidslagen § 10 b", staff.DayInAllLimit: "arbetstidslagen § 13",
		},
	},
	"DK": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 35 * des.Hour, Week: 48 * des.Hour, WeekOver: fourMonths, DayInAll: 13 * des.Hour,
			Rests:     []staff.Rest{{From: 6*des.Hour + 1, Length: des.Minute}},
			WeekInAll: 48 * des.Hour, InAllOver: fourMonths,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "arbejdsmiljøloven § 50; shops and warehouses 8 h in the fortnight before Christmas", staff.WeeklyRest: "arbejdsmiljøloven §§ 50 and 51",
			staff.WeekLimit: "arbejdstidsloven § 4", staff.Breaks: "arbejdstidsloven § 3", staff.AverageLimit: "arbejdstidsloven § 4", staff.DayInAllLimit: "arbejdsmiljøloven § 50",
		},
	},
	"FI": {
		staff.Rules{
			DailyRest: 11 * des.Hour, WeeklyRest: 35 * des.Hour, Day: 8 * des.Hour, Week: 40 * des.Hour, WeekOver: 52, DayInAll: 13 * des.Hour,
			Rests:     []staff.Rest{{From: 6*des.Hour + 1, Length: half}},
			Night:     staff.Night{From: 23 * des.Hour, To: 30 * des.Hour},
			WeekInAll: 48 * des.Hour, InAllOver: fourMonths,
		},
		map[staff.RuleKind]string{
			staff.DailyRest: "työaikalaki § 25", staff.WeeklyRest: "työaikalaki § 27",
			staff.DayLimit: "työaikalaki § 5", staff.WeekLimit: "työaikalaki § 5", staff.NightWork: "työaikalaki § 8",
			staff.Breaks: "työaikalaki § 24", staff.AverageLimit: "työaikalaki § 18", staff.DayInAllLimit: "työaikalaki § 25",
		},
	},
}

// fourMonths is their length in weeks.
const fourMonths = 17

// rules sets by which rules overtime is limited.
func (b *builder) rules() {
	l, known := laws[read(b.root.Get("country"), same)]
	if !known || b.textbook() {
		return
	}
	b.model.Staff.Rules = l.Rules
	b.model.Limits = l.limits(read(b.root.Get("country"), same))
}

// limits says how much overtime there may be.
func (l *law) limits(country string) string {
	var all []string
	for _, limit := range []struct {
		most des.Time
		text string
	}{{l.OvertimeWeek, "seven days"}, {l.OvertimeMonth, "four weeks"}, {l.OvertimeYear, "a year"}} {
		if limit.most > 0 {
			all = append(all, hours(limit.most)+" in "+limit.text)
		}
	}
	average := fmt.Sprintf("%s of all work in a week, on average over %d weeks", hours(l.WeekInAll), l.InAllOver)
	if all == nil {
		return fmt.Sprintf("the %s, that the rules of %s allow (%s)", average, country, l.names[staff.AverageLimit])
	}
	names := l.names[staff.OvertimeLimit]
	if other := l.names[staff.AverageLimit]; other != names {
		names += " and " + other[strings.LastIndex(other, "§"):]
	}
	return fmt.Sprintf("the %s, or %s, that the rules of %s allow (%s)", strings.Join(all, ", "), average, country, names)
}

// OvertimeLimit returns the limits that somebody meets who stays on every day of
// an agreed overtime and works five days a week, as people name them; "" for
// none.
func OvertimeLimit(m *sim.Model, o *staff.Overtime) string {
	rules, days := &m.Staff.Rules, o.Last-o.First+1
	meets := func(limit des.Time, window int) bool {
		window = min(window, days)
		return limit > 0 && des.Time(window/7*5+min(window%7, 5))*o.Length > limit
	}
	average := des.Never
	for t := range m.Staff.Teams {
		if o.Teams != nil && !slices.Contains(o.Teams, t) {
			continue
		}
		for i := range m.Staff.Teams[t].Shifts {
			average = min(average, rules.LeftOnAverage(&m.Staff.Teams[t].Shifts[i]))
		}
	}
	if meets(rules.OvertimeWeek, 7) || meets(rules.OvertimeMonth, 28) || meets(rules.OvertimeYear, 364) ||
		rules.WeekInAll > 0 && meets(average, 7*rules.InAllOver) {
		return m.Limits
	}
	return ""
}

// ruleTexts say what a shift has, and what a law asks for instead.
var ruleTexts = map[staff.RuleKind]struct{ is, be string }{
	staff.DailyRest:     {"%s of rest from one day to the next", "at least %s"},
	staff.WeeklyRest:    {"%s of rest in one piece in a week", "at least %s"},
	staff.DayLimit:      {"%s of work in a day", "at most %s without overtime"},
	staff.WeekLimit:     {"%s of work in a week", "at most %s without overtime"},
	staff.InARow:        {"%s of work without a rest of half an hour", "at most %s"},
	staff.Breaks:        {"%s of breaks", "at least %s"},
	staff.ShortWeek:     {"%s of work in a week, mainly at night or on every third Sunday", "at most %s without overtime"},
	staff.DayInAllLimit: {"%s of work in a day", "at most %s with overtime"},
	staff.OvertimeLimit: {"%s of overtime", "at most %s in seven days"},
}

// labour looks for shifts that break the labour rules of the country. They are
// warnings, which the report repeats: an agreement may allow what the law does
// not. Of people on call a shift says when they can be called in, and no work: what
// they do besides, in a shop say, is not known here.
func labour(root *tree.Node, m *sim.Model, log *tree.Log) {
	country := read(root.Get("country"), same)
	l, known := laws[country]
	if !known {
		return
	}
	for t, team := range root.Get("teams").Entries() {
		if m.Staff.Teams[t].OnCall != nil {
			continue
		}
		if roster := team.Value.Get("roster"); roster != nil {
			l.roster(team.Key, &m.Staff.Teams[t], country, func(what string) {
				log.Add(roster.Pos, what, "mend the roster, or leave it if an agreement allows it")
				m.Warnings = append(m.Warnings, what)
			})
			continue
		}
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

// roster looks for people of a roster by date who break rules, and tells of the
// first, and how many they are.
func (l *law) roster(team string, t *staff.Team, country string, tell func(string)) {
	people, first := 0, ""
	for i := range t.Shifts {
		if found := l.breaches(&t.Shifts[i]); found != "" {
			if people++; people == 1 {
				first = t.Shifts[i].Name + " has " + found
			}
		}
	}
	switch {
	case people == 1:
		tell(fmt.Sprintf("the roster of %s breaks labour rules of %s: %s", team, country, first))
	case people > 1:
		tell(fmt.Sprintf("the roster of %s breaks labour rules of %s for %d people: %s", team, country, people, first))
	}
}

// breaches lists the rules that a shift breaks, "" for none.
func (l *law) breaches(s *staff.Shift) string {
	return l.words(l.Breaches(s))
}

// words are the breaches as people name them, "" for none.
func (l *law) words(breaches []staff.Breach) string {
	var all []string
	for _, breach := range breaches {
		if breach.Rule == staff.NightWork {
			all = append(all, fmt.Sprintf("%s of work between %s and %s (only where there is a reason for it, %s)",
				hours(breach.Is), clockText(l.Night.From), clockText(l.Night.To), l.names[breach.Rule]))
			continue
		}
		text := ruleTexts[breach.Rule]
		all = append(all, fmt.Sprintf(text.is+" ("+text.be+", %s)", hours(breach.Is), hours(breach.Be), l.names[breach.Rule]))
	}
	return strings.Join(all, "; ")
}

// stays looks for rules of the playbook by which people would stay on for longer
// than the labour rules allow: one shift of each, the first, is enough.
func stays(root *tree.Node, m *sim.Model, log *tree.Log) {
	country := read(root.Get("country"), same)
	l, known := laws[country]
	if !known {
		return
	}
	for i, rule := range root.Get("playbook").Entries() {
		do := &m.Layout.Playbook[i].Do
		if what := l.stay(m, do); what != "" {
			n := rule.Value.Get("do")
			pos := n.Get("stay_on").Pos
			if up := n.Get("up_to"); up != nil {
				pos = up.Pos
			}
			log.Add(pos, fmt.Sprintf("playbook.%s meets labour rules of %s: %s; everybody goes home before that", rule.Key, country, what),
				"write a shorter up_to; or leave it, and see what the rules allow")
		}
	}
}

// stay says what somebody has who stays on for as long as a rule asks for, of those
// for whom that is too long; "" when nobody has.
func (l *law) stay(m *sim.Model, do *centre.Action) string {
	for _, g := range do.StayOn {
		team := &m.Staff.Teams[g]
		for i := range team.Shifts {
			if s := &team.Shifts[i]; team.OnCall == nil {
				if found := l.words(l.Stay(s, do.Extra)); found != "" {
					return fmt.Sprintf("whoever stays on for %s after %s of %s has %s", hours(do.Extra), s.Name, team.Name, found)
				}
			}
		}
	}
	return ""
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
