package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/staff"
)

var cohortShape = &grammar.Mapping{Name: "cohort", Doc: "people who are hired together", Like: "{agents: 6, hired: 2026-09-28}", Fields: []grammar.Field{
	{Key: "agents", Shape: Count, Doc: "people hired, of those whom the team has", Required: true, Also: []string{"people"}},
	{Key: "hired", Shape: Date, Doc: "first day of employment, training included", Also: []string{"start", "from"}},
	{Key: "induction", Shape: Promise, Doc: "training before the first contact", Also: []string{"training"}},
	{Key: "advertised", Shape: Date, Doc: "day of the advertisement, in place of hired", Also: []string{"ad", "published"}},
	{Key: "lead_time", Shape: Positive, Doc: "from the advertisement to the first contact, training included"},
	{Key: "ramp", Shape: rampShape, Doc: "how they get faster"},
	{Key: "no_shows", Shape: Share, Doc: "of those hired: who never reach the first contact"},
	{Key: "leavers", Shape: Share, Doc: "of those who do: who leave within 90 days, on a day of even chance", Also: []string{"attrition"}},
	{Key: "until", Shape: LastDate, Doc: "last day of employment; that of the team unless written", Also: []string{"to", "end"}},
}}

// employment sets the days between which a team's people work, and how fast
// they learn.
func (b *builder) employment(entry tree.Field, t *staff.Team) {
	n, place := entry.Value, "teams."+entry.Key
	t.To = b.until(n, place, -1)
	hired := n.Get("hired")
	if hired == nil {
		for _, key := range []string{"induction", "ramp", "no_shows"} {
			if !n.Broken {
				b.idle(n.Get(key), fmt.Sprintf("%s: %s changes nothing: nobody is new", place, key), "write hired: 2026-10-05, or leave "+key+" out")
			}
		}
		return
	}
	t.From, t.Ramp, t.NoShows = b.inducted(n, place, t.To), rampOf(n), read(n.Get("no_shows"), shareOf)
}

// until reads the last day of employment, as a day of the calendar.
func (b *builder) until(n *tree.Node, place string, unless int) int {
	until, first := n.Get("until"), b.period.Calendar.Days[0].Date
	if until == nil {
		return unless
	}
	last := read(until, unit.Date).Number() - first.Number()
	if last < 0 {
		b.log.Add(until.Pos, fmt.Sprintf("%s: they leave before the season and its warm-up begin on %v", place, first), "write a later date, or leave "+leaveOut(place)+" out")
		return 0
	}
	return last
}

// leaveOut names what is left out, a team or a cohort.
func leaveOut(place string) string {
	if before, _, _ := cutLast(place, "."); before == "teams" {
		return "the team"
	}
	return "the cohort"
}

// inducted returns the first day on the floor of people who are trained first.
func (b *builder) inducted(n *tree.Node, place string, last int) int {
	hired := n.Get("hired")
	floor := read(hired, unit.Date)
	days, working, _ := unit.Promise(read(n.Get("induction"), same))
	for range days {
		floor = floor.Add(1)
		for working && b.dayOff(floor) {
			floor = floor.Add(1)
		}
	}
	first := floor.Number() - b.period.Calendar.Days[0].Date.Number()
	if last >= 0 && last < first {
		b.log.Add(hired.Pos, fmt.Sprintf("%s: their contract ends before their training does, on %v", place, floor), "write an earlier date for hired, or a later one for until")
	}
	return first
}

func rampOf(n *tree.Node) staff.Ramp {
	return staff.Ramp{
		Start:    read(n.Get("ramp").Get("start"), factorOf),
		HalfLife: read(n.Get("ramp").Get("half_life"), durationOf).Seconds() / 86400,
	}
}

// cohorts sets who of a team's people are hired when.
func (b *builder) cohorts(entry tree.Field, t *staff.Team) {
	list, sum := entry.Value.Get("cohorts"), 0
	for _, f := range list.Entries() {
		c := b.cohort(f, fmt.Sprintf("teams.%s.cohorts.%s", entry.Key, f.Key), t)
		sum += c.Agents
		t.Cohorts = append(t.Cohorts, c)
	}
	if sum > t.Agents {
		if entry.Value.Get("agents") != nil && !list.Broken && t.Agents > 0 {
			b.log.Add(list.Pos, fmt.Sprintf("teams.%s: its cohorts are %d people, and it has %d with everybody else", entry.Key, sum, t.Agents), fmt.Sprintf("write agents: %d or more at the team: its cohorts are among them", sum))
		}
		t.Cohorts = nil
	}
	if n := entry.Value.Get("hired"); sum > 0 && sum == t.Agents {
		b.idle(n, fmt.Sprintf("teams.%s: hired changes nothing: all of its people are in cohorts, with dates of their own", entry.Key), "leave it out")
	}
}

func (b *builder) cohort(f tree.Field, place string, t *staff.Team) staff.Cohort {
	n := f.Value
	c := staff.Cohort{
		Name: f.Key, Agents: read(n.Get("agents"), countOf), To: b.until(n, place, t.To), Ramp: rampOf(n),
		NoShows: read(n.Get("no_shows"), shareOf), Leavers: read(n.Get("leavers"), shareOf),
	}
	hired, advertised := n.Get("hired"), n.Get("advertised")
	switch {
	case hired != nil && advertised != nil:
		b.log.Add(advertised.Pos, place+": hired and advertised both say when they come", "keep one of them")
	case hired != nil:
		b.idle(n.Get("lead_time"), place+": lead_time changes nothing: it counts from the advertisement", "write advertised: in place of hired:, or leave it out")
		c.From = b.inducted(n, place, c.To)
	case advertised != nil:
		b.idle(n.Get("induction"), place+": induction changes nothing: lead_time holds it", "write a longer lead_time, or hired: in place of advertised:")
		c.From = b.recruited(n, place, c.To)
	case !n.Broken:
		b.log.Add(f.Pos, place+": nothing says when they come", "write hired: 2026-10-05, or advertised: 2026-08-10")
	}
	return c
}

// recruited returns the first day on the floor of people who are looked for by
// an advertisement first.
func (b *builder) recruited(n *tree.Node, place string, last int) int {
	lead := read(n.Get("lead_time"), durationOf).Seconds() / 86400
	floor := read(n.Get("advertised"), unit.Date).Add(int(lead))
	first := floor.Number() - b.period.Calendar.Days[0].Date.Number()
	if last >= 0 && last < first {
		b.log.Add(n.Get("advertised").Pos, fmt.Sprintf("%s: their contract ends before their first day, %v", place, floor), "write an earlier date for advertised, or a later one for until")
	}
	return first
}

// dayOff reports whether a date is a weekend or a public holiday.
func (b *builder) dayOff(d calendar.Date) bool {
	if wd := d.Weekday(); wd == 0 || wd == 6 {
		return true
	}
	for _, h := range holidays.Of(read(b.root.Get("country"), same), d.Year) {
		if h.Date == d && h.Kind == holidays.Public {
			return true
		}
	}
	return false
}
