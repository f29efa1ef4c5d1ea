package configs

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// A roster says who works from when to when on each date, in place of shifts
// that repeat every week: the plan as it was made, or who was logged in.

var (
	workedShape = scalar("hours of work on a day", "07:00-12:00 13:00-15:30", ignore(workedOn))

	rosterShape = &grammar.Mapping{Name: "roster", Doc: "who works when, by date", Like: "{file: roster.csv}", Fields: []grammar.Field{
		{Key: "file", Shape: Text, Doc: "a CSV file beside this one, with a heading: date, agent, from, to; read unless people are written"},
		{Key: "people", Shape: &grammar.Named{What: "a person, with the hours of each date", Like: "Kari", Most: 2000, Of: &grammar.Named{What: "a date, with the hours of work", Of: workedShape, Key: ignore(unit.Date), Dated: grammar.FirstDay, Like: "2026-11-23"}}, Doc: "in place of a file"},
	}}
)

// workedOn reads the stretches of work of a day.
func workedOn(text string) (all []staff.Stretch, err error) {
	for _, part := range strings.Fields(text) {
		hours, err := unit.Range(part)
		if err != nil {
			return nil, err
		}
		if hours.To > des.Day {
			return nil, fmt.Errorf("%s passes midnight; write it as two days, up to 24:00 and from 00:00", part)
		}
		if n := len(all); n > 0 && hours.From < all[n-1].To {
			return nil, fmt.Errorf("%s begins before what stands in front of it ends; write stretches one after the other", part)
		}
		all = append(all, staff.Stretch{From: hours.From, To: hours.To})
	}
	if all == nil {
		return nil, fmt.Errorf("nothing is worked; write hours such as 07:00-15:00, or leave the day out")
	}
	return all, nil
}

// rostered returns a shift for each person of a roster.
func (b *builder) rostered(team tree.Field, agents int) (shifts []staff.Shift) {
	n := team.Value.Get("roster")
	people := n.Get("people").Entries()
	for _, key := range []string{"shifts", "on_holidays", "cohorts"} {
		b.idle(team.Value.Get(key), fmt.Sprintf("teams.%s: %s changes nothing beside a roster", team.Key, key), "keep one of them")
	}
	if people == nil {
		if !n.Broken && !team.Value.Broken {
			b.log.Add(n.Pos, fmt.Sprintf("teams.%s: the roster is empty", team.Key), "write roster: roster.csv, the name of a CSV file with columns date, agent, from and to")
		}
		return nil
	}
	if agents != len(people) {
		b.log.Add(cmp.Or(team.Value.Get("agents"), n).Pos, fmt.Sprintf("teams.%s: %d agents, and %d in the roster", team.Key, agents, len(people)), fmt.Sprintf("write agents: %d", len(people)))
	}
	found := false
	for _, person := range people {
		s := staff.Shift{Name: person.Key, Agents: 1, From: des.Day, ByDay: make([][]staff.Stretch, len(b.period.Calendar.Days))}
		for _, entry := range person.Value.Entries() {
			date, _ := unit.Date(entry.Key)
			day := date.Number() - b.period.Calendar.Days[0].Date.Number()
			if day < 0 || day >= len(s.ByDay) {
				continue
			}
			found = true
			s.ByDay[day] = read(entry.Value, workedOn)
			s.Days[date.Weekday()] = true
			for _, work := range s.ByDay[day] {
				s.From, s.To = min(s.From, work.From), max(s.To, work.To)
			}
		}
		shifts = append(shifts, s)
	}
	if !found {
		first, last := b.period.Calendar.Days[0].Date, b.period.Calendar.Days[len(b.period.Calendar.Days)-1].Date
		b.log.Add(n.Pos, fmt.Sprintf("teams.%s: nobody in the roster works from %v to %v", team.Key, first, last), "let the season be of its dates")
	}
	return shifts
}

// TabulateRoster returns a roster with the people that a table holds in place of
// its file. Faults go to the log, and to odd what is not read.
func TabulateRoster(roster, table *tree.Node, log, odd *tree.Log) *tree.Node {
	faults := log.Len()
	t := sheet.Read(table.Pos.File, []byte(table.Text), log)
	if t == nil {
		return nil
	}
	columns := rosterColumns{
		date: t.Need(log, "date", "day", "dato", "datum", "dag"), agent: t.Need(log, "agent", "name", "person", "employee", "navn", "namn", "medarbeider", "medarbejder", "medarbetare"),
		from: t.Need(log, "from", "start", "begin", "fra", "från"), to: t.Need(log, "to", "end", "until", "til", "till", "slutt", "slut"),
	}
	if log.Len() > faults {
		return nil
	}
	t.Unread("date, agent, from and to", odd)
	worked := map[string]map[string][]stint{} // by person and date
	for _, row := range t.Rows {
		on, hours, ok := columns.read(row, log)
		if who := row.Cell(columns.agent).Text; ok {
			if worked[who] == nil {
				worked[who] = map[string][]stint{}
			}
			worked[who][on.String()] = append(worked[who][on.String()], stint{hours, row.Pos()})
		}
	}
	if log.Len() > faults {
		return nil
	}
	at := roster.Get("file").Pos
	people := &tree.Node{Kind: tree.Mapping, Pos: at}
	for _, who := range slices.Sorted(maps.Keys(worked)) {
		days := &tree.Node{Kind: tree.Mapping, Pos: at}
		for _, on := range slices.Sorted(maps.Keys(worked[who])) {
			days = days.With(on, at, scalarAt(inOrder(who, on, worked[who][on], log), at))
		}
		people = people.With(who, at, days)
	}
	if log.Len() > faults {
		return nil
	}
	return roster.With("people", at, people)
}

// stint is the hours of a row, as in 08:00-16:00, and where they stand.
type stint struct {
	hours string
	at    tree.Pos
}

// inOrder writes what a person works on a day, one stretch after the other, and faults
// rows that overlap.
func inOrder(who, on string, stints []stint, log *tree.Log) string {
	slices.SortStableFunc(stints, func(a, b stint) int { return strings.Compare(a.hours, b.hours) })
	var all []string
	for i, s := range stints {
		if i > 0 && s.hours[:5] < stints[i-1].hours[6:] {
			before := stints[i-1]
			log.Add(s.at, fmt.Sprintf("%s works %s on %s, and %s in line %d", who, s.hours, on, before.hours, before.at.Line), "keep one of them, or let them follow each other")
		}
		all = append(all, s.hours)
	}
	return strings.Join(all, " ")
}

// rosterColumns are where a table has what makes a roster.
type rosterColumns struct{ date, agent, from, to int }

// read returns the date of a row and its hours.
func (c rosterColumns) read(row sheet.Row, log *tree.Log) (date calendar.Date, hours string, ok bool) {
	on, ok := row.Cell(c.date).Moment(log)
	if !ok {
		return date, "", false
	}
	end := row.Cell(c.to)
	if end.Text == "24:00" {
		end.Text = "00:00"
	}
	from, ok1 := on.At(row.Cell(c.from), log)
	to, ok2 := on.At(end, log)
	if !ok1 || !ok2 {
		return date, "", false
	}
	if to.Clock == 0 {
		to.Clock = des.Day
	}
	until := fmt.Sprintf("%02d:%02d", to.Clock/des.Hour, to.Clock%des.Hour/des.Minute)
	if to.Clock <= from.Clock {
		log.Add(row.Pos(), fmt.Sprintf("work from %s to %s ends before it begins", clockText(from.Clock), until), "write work that passes midnight as two rows, up to 24:00 and from 00:00")
		return date, "", false
	}
	return on.Date, clockText(from.Clock) + "-" + until, true
}
