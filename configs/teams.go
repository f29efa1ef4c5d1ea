package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/staff"
)

var teamShape = &grammar.Mapping{Name: "team", Doc: "people with the same skills", Like: "{agents: 12, shifts: {day: {hours: 08:00-16:00}}}", Fields: []grammar.Field{
	{Key: "agents", Shape: grammar.Either{Count, onDutyShape}, Doc: "people on the payroll; in a textbook queue also a number for each interval", Required: true, Also: []string{"people", "headcount", "fte", "size"}},
	{Key: "skills", Shape: skillsShape("a reason, with the factor on its handle time", "order_status"), Doc: "the reasons they can serve, with factors on the handle time: all, a list, or {returns: x1.1}", Also: []string{"reasons"}},
	{Key: "channels", Shape: skillsShape("a channel, with the factor on its handle time", "phone"), Doc: "the channels they work, in the same way; all unless written"},
	{Key: "shifts", Shape: &grammar.Named{What: "a shift", Of: shiftShape, Like: "early"}, Doc: "when they work"},
	{Key: "roster", Shape: grammar.Either{tableFile, rosterShape}, Doc: "who works when, by date, from a CSV file; in place of shifts"},
	{Key: "on_holidays", Shape: grammar.Word{"off", "work"}, Doc: "whether they work on public holidays"},
	{Key: "hired", Shape: Date, Doc: "first day of employment, training included; none: long ago", Also: []string{"start", "from"}},
	{Key: "induction", Shape: Promise, Doc: "training before the first contact", Also: []string{"training"}},
	{Key: "until", Shape: LastDate, Doc: "last day of employment", Also: []string{"to", "end"}},
	{Key: "ramp", Shape: rampShape, Doc: "how new people get faster"},
	{Key: "no_shows", Shape: Share, Doc: "of those hired: who never reach the first contact; none unless written"},
	{Key: "cohorts", Shape: &grammar.Named{What: "a cohort", Of: cohortShape, Like: "october", Most: 50}, Doc: "which of its agents are hired together, each group with dates of its own", Also: []string{"hires", "classes", "waves"}},
	{Key: "shrinkage", Shape: shrinkageShape, Doc: "planned time away from contacts, as shares of rostered hours; breaks and sickness are not part of it"},
	{Key: "sickness", Shape: sicknessShape, Doc: "unplanned absence", Also: []string{"absence", "sick"}},
	{Key: "next_contact", Shape: nextContactShape, Doc: "which of those who wait a freed one takes, in place of the centre's rule"},
	{Key: "cost", Shape: Rate, Doc: "price of one person's hour at work, those of training, meetings and sickness included, those of breaks and leave not; with all that is paid on top of the wage", Also: []string{"price", "hourly_cost"}},
	{Key: "overtime_pay", Shape: Factor, Doc: "what an hour of overtime costs, as a multiple of that"},
	{Key: "lateness", Shape: missingShape("lateness"), Doc: "who comes too late", Also: []string{"late"}},
	{Key: "leaves_early", Shape: missingShape("leaves early"), Doc: "who goes too soon", Also: []string{"early"}},
	{Key: "home", Shape: homeShape, Doc: "work from home", Also: []string{"home_office", "remote"}},
	{Key: "strain", Shape: strainShape, Doc: "at high occupancy they take longer for each contact", Also: []string{"fatigue"}},
	{Key: "partner", Shape: partnerShape, Doc: "they are a partner's people, paid by the contact", Also: []string{"bpo", "outsourcer"}},
	{Key: "on_call", Shape: onCallShape, Doc: "they work elsewhere, in a shop say, and come when they are called in; their shifts say when they can be", Also: []string{"hybrid", "standby"}},
	{Key: "reserve", Shape: Count, Doc: "idle people whom e-mail leaves free for live contacts"},
}}

var (
	onDutyShape = &grammar.Mapping{Name: "on duty", Doc: "people on duty in each of equal intervals", Like: "{every: 30m, on_duty: [4, 6, 8]}", Fields: []grammar.Field{
		{Key: "every", Shape: Interval, Doc: "length of each interval", Required: true},
		{Key: "on_duty", Shape: &grammar.Many{Of: Count}, Doc: "how many in each; a drop sends fixed people home, a rise brings fresh ones", Required: true},
		{Key: "leaves", Shape: grammar.Word{"who came last", "first free"}, Doc: "who goes at a drop: those who came last, when what they have in hand is done, or, where only numbers are planned, whoever is free first; who came last unless written"},
	}}
	rampShape = &grammar.Mapping{Name: "ramp", Like: "{start: x1.5, half_life: 3 weeks}", Fields: []grammar.Field{
		{Key: "start", Shape: Factor, Doc: "handle time on the first day, as a multiple of the target"},
		{Key: "half_life", Shape: Positive, Doc: "time in which half of what is missing is learnt"},
	}}
	shrinkageShape = &grammar.Mapping{Name: "shrinkage", Fields: []grammar.Field{
		{Key: "leave", Shape: leaveByDay, Doc: "holiday, by whole days, of rostered hours, or so many of those rostered, the same all week; a leave calendar names days: {every day: 11%, week 52: 30%, week 53: 4 people}", Also: []string{"vacation"}},
		{Key: "training", Shape: shareByDay, Doc: "by half days"},
		{Key: "meetings", Shape: shareByDay, Doc: "by the hour"},
		{Key: "other", Shape: shareByDay, Doc: "by the quarter of an hour"},
	}}
	sicknessShape = &grammar.Mapping{Name: "sickness", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "of rostered days, on an ordinary day"},
		{Key: "spell", Shape: Law, Doc: "length of a spell in rostered days; none: each day is drawn anew"},
		{Key: "smile", Shape: Percent, Doc: "how much more of it there is on a Monday or a Friday, through single days", Also: []string{"monday_and_friday"}},
		{Key: "shared", Shape: Share, Doc: "how much one's sickness has to do with a colleague's (intra-class correlation)", Also: []string{"icc", "correlation"}},
	}}
	homeShape = &grammar.Mapping{Name: "home", Like: "{share: 40%}", Fields: []grammar.Field{
		{Key: "share", Shape: shareByDay, Doc: "of days worked, each person's by chance, on all days or by day", Required: true},
		{Key: "sickness", Shape: Share, Doc: "of those ill on such a day: who is too ill to work at home as well"},
		{Key: "handle_time", Shape: Factor, Doc: "factor at home"},
	}}
	onCallShape = &grammar.Mapping{Name: "on call", Like: "{reaction: 30m}", Fields: []grammar.Field{
		{Key: "reaction", Shape: Duration, Doc: "from the call until they are there", Required: true},
		{Key: "busy", Shape: hoursShape, Doc: "when they cannot be spared where they are, such as {fri: 15:00-20:00}", Also: []string{"not", "shop_hours"}},
	}}
	skillShape = &grammar.Mapping{Name: "skill", Like: "{factor: x1.1, priority: 2}", Fields: []grammar.Field{
		{Key: "factor", Shape: Factor, Doc: "on the handle time"},
		{Key: "priority", Shape: Count, Doc: "the smallest number is taken first"},
		{Key: "passes_on", Shape: Share, Doc: "contacts that they answer and have to pass on to a team that does not"},
		{Key: "first_contact", Shape: Share, Doc: "contacts that resolve the need when they answer, in place of what the reason or the channel says", Also: []string{"fcr"}},
		{Key: "secondary", Shape: grammar.Word{"yes", "no"}, Doc: "whether the share of contacts that they take in this skill is counted as pooled"},
	}}
)

func missingShape(name string) grammar.Shape {
	return &grammar.Mapping{Name: name, Like: "{share: 3%, by: exponential(10m)}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "of days worked", Required: true},
		{Key: "by", Shape: Delay, Doc: "how much"},
	}}
}

func skillsShape(what, like string) grammar.Shape {
	return grammar.Either{
		grammar.Word{"all"},
		&grammar.Many{Of: NameLike(like)},
		&grammar.Named{What: what, Of: grammar.Either{Factor, skillShape}, Like: like},
	}
}

// skill is what a team can do, with the factor on its handle time and the
// place in its order of preference.
type skill struct {
	factor    float64
	priority  int
	secondary bool
	solves    float64
}

// skills reads what a team can do, by index of the names; those it cannot do
// have no entry.
func (b *builder) skills(n *tree.Node, what string, names []string) map[int]skill {
	can := map[int]skill{}
	if n == nil || n.Kind == tree.Scalar {
		for i := range names {
			can[i] = skill{factor: 1}
		}
		return can
	}
	for _, item := range n.Items {
		if i, ok := b.index(item.Pos, what, item.Text, names); ok {
			can[i] = skill{factor: 1}
		}
	}
	for _, entry := range n.Entries() {
		i, ok := b.index(entry.Pos, what, entry.Key, names)
		if !ok {
			continue
		}
		s := skill{
			factor: 1, priority: read(entry.Value.Get("priority"), countOf),
			secondary: read(entry.Value.Get("secondary"), same) == "yes",
			solves:    read(entry.Value.Get("first_contact"), shareOf),
		}
		factor := entry.Value
		if factor.Kind == tree.Mapping {
			factor = factor.Get("factor")
		}
		if factor != nil {
			s.factor = read(factor, factorOf)
		}
		if s.factor == 0 {
			b.log.Add(entry.Pos, fmt.Sprintf("%s: no contact takes no time", entry.Key), "write a factor above x0, such as x1.1")
		}
		can[i] = s
	}
	return can
}

func (b *builder) buildTeams() {
	b.model.Staff.Calendar = b.period.Calendar
	b.rules()
	for i, entry := range b.root.Get("teams").Entries() {
		team := b.team(entry)
		b.model.Staff.Teams = append(b.model.Staff.Teams, team)
		b.checkStrain(entry)
		reserve := read(entry.Value.Get("reserve"), countOf)
		if team.Agents > 0 && reserve >= team.Agents {
			b.log.Add(entry.Value.Get("reserve").Pos, fmt.Sprintf("reserve: with %d of %d people kept free nobody ever reads a message", reserve, team.Agents), "keep fewer free")
		}
		b.model.Layout.Groups = append(b.model.Layout.Groups, centre.Group{Name: entry.Key, Reserve: reserve, Strain: strain(entry.Value), Policy: b.policy(entry.Value), FirstFreeGoes: read(entry.Value.Get("agents").Get("leaves"), same) == "first free"})
		b.model.Layout.Agents = append(b.model.Layout.Agents, slices.Repeat([]int{i}, team.Agents)...)
	}
}

func (b *builder) team(entry tree.Field) staff.Team {
	n := entry.Value
	t := staff.Team{
		Name: entry.Key, Agents: read(n.Get("agents"), countOf), To: -1,
		OnHoliday: read(n.Get("on_holidays"), same) == "work",
		Sickness: staff.Sickness{
			Share:  read(n.Get("sickness").Get("share"), shareOf),
			Spell:  read(n.Get("sickness").Get("spell"), unit.LawOfDays),
			Shared: read(n.Get("sickness").Get("shared"), shareOf),
			Smile:  read(n.Get("sickness").Get("smile"), unit.Percent),
		},
		Late: b.missing(entry, "lateness"), Early: b.missing(entry, "leaves_early"), Home: b.home(entry),
	}
	if t.Agents > mostPeople {
		b.log.Add(n.Get("agents").Pos, fmt.Sprintf("teams.%s: %d people", entry.Key, t.Agents), fmt.Sprintf("write at most %d", mostPeople))
		t.Agents = 0
	}
	b.shrinkage(entry, &t)
	if b.textbook() {
		return b.textbookTeam(entry, t)
	}
	if onDuty := n.Get("agents"); onDuty != nil && onDuty.Kind == tree.Mapping {
		b.log.Add(onDuty.Pos, "teams."+entry.Key+": only a textbook queue has a number of agents for each interval", "write agents: 12 and shifts, or horizon: in place of from: and to:")
	}
	b.employment(entry, &t)
	b.onCall(entry, &t)
	b.cohorts(entry, &t)
	if n.Get("roster") != nil {
		t.Shifts = b.rostered(entry, t.Agents)
	} else {
		t.Shifts = b.shifts(entry, t.Agents)
	}
	return t
}

// missing reads who is not there from the beginning, or until the end.
func (b *builder) missing(team tree.Field, key string) staff.Missing {
	n := team.Value.Get(key)
	b.whole(n, "teams."+team.Key+"."+key, "by")
	m := staff.Missing{Share: read(n.Get("share"), shareOf), By: read(n.Get("by"), unit.Delay)}
	if m.By == nil {
		m.Share = 0
	}
	return m
}

// home reads how much is worked from home, and how.
func (b *builder) home(team tree.Field) staff.Home {
	n := team.Value.Get("home")
	h := staff.Home{Sickness: 1, Pace: 1}
	if share := n.Get("share"); share != nil && share.Kind == tree.Mapping {
		for _, v := range b.byCalendar(share, shareOf) {
			h.Daily = append(h.Daily, max(v, 0)) // nobody on days that are not written
		}
	} else {
		h.Share = read(share, shareOf)
	}
	if n.Get("sickness") != nil {
		h.Sickness = read(n.Get("sickness"), shareOf)
	}
	if factor := n.Get("handle_time"); factor != nil {
		if h.Pace = read(factor, factorOf); h.Pace == 0 {
			b.log.Add(factor.Pos, "teams."+team.Key+".home: no contact takes no time", "write a factor above x0, such as x0.97")
		}
	}
	return h
}

// onCall reads when people come who are called in.
func (b *builder) onCall(team tree.Field, t *staff.Team) {
	n := team.Value.Get("on_call")
	if n == nil {
		return
	}
	t.OnCall = &staff.OnCall{Reaction: read(n.Get("reaction"), unit.Duration)}
	if busy := n.Get("busy"); busy != nil {
		for _, w := range b.windows(busy) {
			t.OnCall.Busy = append(t.OnCall.Busy, staff.Span(w))
		}
	}
}
