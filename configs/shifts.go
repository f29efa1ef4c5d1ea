package configs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

var shiftShape = &grammar.Mapping{Name: "shift", Doc: "a pattern of work that some of a team follow; part-time work is a shift of fewer days or hours", Like: "{days: mon-fri, hours: 08:00-16:00}", Fields: []grammar.Field{
	{Key: "days", Shape: Weekdays, Doc: "days on which it is worked"},
	{Key: "hours", Shape: workHours, Doc: "from when to when; 22:00-06:00 passes midnight; a split shift is a list: [08:00-12:00, 16:00-20:00]", Required: true, Also: []string{"time", "from", "start"}},
	{Key: "breaks", Shape: &grammar.Many{Of: breakShape}, Doc: "pauses: all at once (12:00-12:30), or one after the other (30m between 11:00-13:00)", Also: []string{"lunch", "pauses"}},
	{Key: "agents", Shape: Count, Doc: "people who follow it; what is not written is shared evenly", Also: []string{"people"}},
	{Key: "weekends", Shape: weekendShape, Doc: "other days, which they work in turns", Also: []string{"rota", "saturdays"}},
}}

var weekendShape = &grammar.Mapping{Name: "weekends", Doc: "days that the people of a shift work in turns", Like: "{days: sat, hours: 10:00-16:00, every: 3 weeks, off: mon}", Fields: []grammar.Field{
	{Key: "days", Shape: Weekdays, Doc: "which", Required: true},
	{Key: "hours", Shape: workHours, Doc: "from when to when", Required: true},
	{Key: "breaks", Shape: &grammar.Many{Of: breakShape}, Doc: "pauses, as in a shift"},
	{Key: "every", Shape: Positive, Doc: "after how many weeks it is somebody's turn again", Required: true},
	{Key: "off", Shape: Weekdays, Doc: "days of the same week, from Monday on, on which they are free for it"},
}}

var workHours = grammar.Either{ClockRange, &grammar.Many{Of: ClockRange}}

// workedHours reads the hours of a shift, and of a split one the gaps.
func workedHours(n *tree.Node) (all unit.Span, gaps []staff.Break) {
	if n == nil || n.Kind == tree.Scalar {
		return read(n, unit.Range), nil
	}
	for i, item := range n.Items {
		part := read(item, unit.Range)
		if i == 0 {
			all = part
			continue
		}
		if part.From < all.From { // after midnight in a night shift
			part.From += des.Day
			part.To += des.Day
		}
		gaps = append(gaps, staff.Break{At: all.To, Length: part.From - all.To})
		all.To = part.To
	}
	return all, gaps
}

var breakShape = scalar("a break", "12:00-12:30, or 30m between 11:00-13:00", func(text string) error {
	_, err := parsePause(text)
	return err
})

// pause is a break as it is written: within a stretch of the day, for all of
// it or for a part that differs from person to person.
type pause struct {
	within unit.Span
	length des.Time
}

var between = regexp.MustCompile(`^(.*\S)\s+between\s+(\S+)$`)

func parsePause(text string) (p pause, err error) {
	m := between.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		if p.within, err = unit.Range(text); err != nil {
			return p, fmt.Errorf("%s is not a break; write 12:00-12:30, or 30m between 11:00-13:00", unit.Quote(text))
		}
		p.length = p.within.To - p.within.From
		return p, nil
	}
	if p.length, err = unit.Positive(m[1]); err != nil {
		return p, err
	}
	if p.within, err = unit.Range(m[2]); err != nil {
		return p, err
	}
	if p.length > p.within.To-p.within.From {
		return p, fmt.Errorf("%s does not fit in; write a longer stretch, or a shorter break", unit.Quote(text))
	}
	return p, nil
}

// turns is how many can take the pause one after the other.
func (p pause) turns() int { return int((p.within.To - p.within.From) / p.length) }

// shifts returns the patterns that a team's people follow. A shift whose
// breaks are taken in turns becomes one pattern for each turn.
func (b *builder) shifts(team tree.Field, agents int) []staff.Shift {
	entries := team.Value.Get("shifts").Entries()
	if entries == nil {
		if !team.Value.Broken {
			write := "write shifts: {day: {days: mon-fri, hours: 08:00-16:00}}"
			others := slices.DeleteFunc(slices.Clone(b.teams), func(name string) bool { return name == team.Key })
			if near := tree.Nearest(team.Key, others); near != "" {
				write += ", or did you mean the team " + near + "?"
			}
			b.log.Add(team.Pos, "teams."+team.Key+": it has no shifts", write)
		}
		return nil
	}
	crews := b.crews(team, entries, agents)
	var shifts []staff.Shift
	for i, entry := range entries {
		shifts = append(shifts, b.shift(team, entry, crews[i])...)
	}
	return shifts
}

// crews returns how many people follow each shift: as many as it says, and an
// even share of the rest for those that do not say.
func (b *builder) crews(team tree.Field, entries []tree.Field, agents int) []int {
	crews, open, said := make([]int, len(entries)), 0, 0
	for i, entry := range entries {
		crews[i] = read(entry.Value.Get("agents"), countOf)
		said += crews[i]
		if entry.Value.Get("agents") == nil {
			open++
		}
	}
	if team.Value.Get("agents") == nil {
		return crews // what is wrong with it has been said
	}
	b.headcount(team, entries, agents, said, open)
	rest := agents - said
	for i, entry := range entries {
		if entry.Value.Get("agents") == nil && rest > 0 {
			crews[i] = rest / open
			if rest%open > 0 {
				crews[i]++
			}
			rest -= crews[i]
			open--
		}
	}
	return crews
}

// headcount makes sure that the people whom the shifts need are those whom the
// team has.
func (b *builder) headcount(team tree.Field, entries []tree.Field, agents, said, open int) {
	has, rest := team.Value.Get("agents"), agents-said
	at := team.Value.Get("shifts").Pos
	if option(has.Pos) {
		at = has.Pos
	}
	switch {
	case agents == 0 && said > 0:
		b.log.Add(has.Pos, fmt.Sprintf("teams.%s: it has 0 agents, and its shifts need %d", team.Key, said), fmt.Sprintf("write agents: %d, or more", said))
		b.misread = true
	case rest < 0 && !b.overlapping(team, entries, agents):
		b.log.Add(at, fmt.Sprintf("teams.%s: its shifts need %d people, it has %d", team.Key, said, agents), "write fewer in the shifts"+anotherShift(team, entries, rest)+", or more in agents: a person follows one shift")
	case rest > 0 && open == 0 && !team.Value.Get("shifts").Broken: // one of them may be missing
		b.log.Add(at, fmt.Sprintf("teams.%s: %d of its %d people follow no shift", team.Key, rest, agents), "leave agents out of one shift, which then takes the rest"+anotherShift(team, entries, rest))
	}
}

// anotherShift says how to write on the command line, where the number of
// people was, that a shift takes some more or fewer: the last that can.
func anotherShift(team tree.Field, entries []tree.Field, more int) string {
	if !option(team.Value.Get("agents").Pos) {
		return ""
	}
	for _, shift := range slices.Backward(entries) {
		if n := read(shift.Value.Get("agents"), countOf) + more; n > 0 && shift.Value.Get("agents") != nil {
			return ", or write --set " + tree.ShellWord(fmt.Sprintf("%v=%d", tree.Path{"teams", team.Key, "shifts", shift.Key, "agents"}, n)) + " beside it"
		}
	}
	return ""
}

// option reports whether a value was given on the command line.
func option(at tree.Pos) bool { return strings.HasPrefix(at.File, "--") }

// overlapping reports two shifts that need the same people at the same time.
func (b *builder) overlapping(team tree.Field, entries []tree.Field, agents int) bool {
	for i, later := range entries {
		for _, earlier := range entries[:i] {
			need := read(earlier.Value.Get("agents"), countOf) + read(later.Value.Get("agents"), countOf)
			when := overlap(earlier.Value, later.Value)
			if need <= agents || when == "" {
				continue
			}
			b.log.Add(later.Pos, fmt.Sprintf("teams.%s: the shifts %s and %s overlap on %s and together need %d people, it has %d", team.Key, earlier.Key, later.Key, when, need, agents),
				"write fewer agents in one of them, or more in the team, or hours that follow each other")
			return true
		}
	}
	return false
}

// overlap says when two shifts are worked at the same time, "" for never: the
// first of the days, and the hours.
func overlap(a, b *tree.Node) string {
	x, _ := workedHours(a.Get("hours"))
	y, _ := workedHours(b.Get("hours"))
	onX, onY := read(a.Get("days"), unit.Weekdays), read(b.Get("days"), unit.Weekdays)
	for _, day := range week {
		for _, next := range []int{0, 1, 6} { // y begins on the same day, the next, or the day before
			shift := des.Time((next+1)%7-1) * des.Day
			from, to := max(x.From, y.From+shift), min(x.To, y.To+shift)
			if onX[day] && onY[(int(day)+next)%7] && from < to {
				return strings.ToLower(day.String()[:3]) + " " + clockText(from) + "-" + clockText(to)
			}
		}
	}
	return ""
}

// shift returns the patterns of one shift, one for each turn of its breaks.
func (b *builder) shift(team, entry tree.Field, crew int) []staff.Shift {
	place := fmt.Sprintf("teams.%s.shifts.%s", team.Key, entry.Key)
	day := b.work(place, entry.Value)
	weekend := b.weekend(place+".weekends", entry.Value.Get("weekends"))
	turns := max(min(day.turns(), crew), 1)
	var shifts []staff.Shift
	before := 0
	for turn := range turns {
		s := day.shift(turn, turns)
		s.Name, s.Agents = entry.Key, (turn+1)*crew/turns-turn*crew/turns
		if weekend != nil {
			s.Rota = weekend.rota(turn, turns, before)
		}
		before += s.Agents
		if s.Agents > 0 {
			shifts = append(shifts, s)
		}
	}
	return shifts
}

// work is what a shift is worked like, before its breaks are dealt out.
type work struct {
	days   [7]bool
	hours  unit.Span
	gaps   []staff.Break
	pauses []pause
}

func (b *builder) work(place string, n *tree.Node) work {
	w := work{days: read(n.Get("days"), unit.Weekdays)}
	w.hours, w.gaps = workedHours(n.Get("hours"))
	if list := n.Get("hours"); list != nil && list.Kind == tree.List && len(list.Items) == 0 && !list.Broken {
		b.log.Add(list.Pos, place+": it has no hours", "write hours: 08:00-16:00")
	}
	for i, gap := range w.gaps {
		if item := n.Get("hours").Items[i+1]; gap.Length <= 0 {
			b.log.Add(item.Pos, fmt.Sprintf("%s: %s begins before the part before it ends", place, item.Text), "write the parts of a split shift one after the other, such as [08:00-12:00, 16:00-20:00]")
		}
	}
	if w.hours.To > w.hours.From+des.Day {
		b.log.Add(n.Get("hours").Pos, place+": the parts of the shift take more than a day", "write the parts of a split shift one after the other, such as [08:00-12:00, 16:00-20:00]")
	}
	w.pauses = b.pauses(place, n, w.hours)
	return w
}

// turns is in how many turns the breaks are taken.
func (w *work) turns() int {
	turns := 1
	for _, p := range w.pauses {
		turns = max(turns, p.turns())
	}
	return turns
}

// shift is the pattern of one of so many turns. Turns are spread over the
// stretch of a break also when it has more of them than there are people.
func (w *work) shift(turn, turns int) staff.Shift {
	s := staff.Shift{Days: w.days, From: w.hours.From, To: w.hours.To, Breaks: slices.Clone(w.gaps)}
	for _, p := range w.pauses {
		place := turn * p.turns() / turns
		s.Breaks = append(s.Breaks, staff.Break{At: p.within.From + des.Time(place)*p.length, Length: p.length})
	}
	slices.SortFunc(s.Breaks, func(a, b staff.Break) int { return int(a.At - b.At) })
	return s
}

// weekend is what the people of a shift work in turns.
type weekend struct {
	work
	off   [7]bool
	every int // weeks
}

func (b *builder) weekend(place string, n *tree.Node) *weekend {
	if n == nil {
		return nil
	}
	every := read(n.Get("every"), unit.Positive)
	w := &weekend{work: b.work(place, n), off: read(n.Get("off"), unit.Weekdays), every: int(every / (7 * des.Day))}
	if w.every < 2 || every%(7*des.Day) != 0 {
		if !n.Broken {
			b.log.Add(n.Get("every").Pos, fmt.Sprintf("%s: every %s is no turn", place, n.Get("every").Text), "write weeks, such as every: 3 weeks; what is worked every week is a shift")
		}
		return nil
	}
	for _, day := range week {
		if w.off[day] && w.days[day] {
			b.log.Add(n.Get("off").Pos, fmt.Sprintf("%s: %s is worked and off", place, day), "write other days in off")
		}
	}
	return w
}

// rota is the pattern of one of so many turns of breaks, whose people come
// after so many others in the turns of the weekends.
func (w *weekend) rota(turn, turns, before int) *staff.Rota {
	return &staff.Rota{Shift: w.shift(turn, turns), Off: w.off, Every: w.every, Turn: before % w.every}
}

// pauses reads the breaks of a shift, which lie within it and do not overlap.
func (b *builder) pauses(place string, n *tree.Node, hours unit.Span) []pause {
	list := n.Get("breaks")
	if list == nil || hours == (unit.Span{}) {
		return nil
	}
	var pauses []pause
	for _, item := range list.Items {
		p, _ := parsePause(item.Text)
		if p.within.From < hours.From { // after midnight in a night shift
			p.within.From += des.Day
			p.within.To += des.Day
		}
		if p.within.From < hours.From || p.within.To > hours.To {
			b.log.Add(item.Pos, fmt.Sprintf("%s: the break %s lies outside the shift", place, item.Text), fmt.Sprintf("write one within %s-%s", clockText(hours.From), endText(hours.To)))
			continue
		}
		for _, other := range pauses {
			if p.within.From < other.within.To && other.within.From < p.within.To {
				b.log.Add(item.Pos, fmt.Sprintf("%s: the break %s overlaps another", place, item.Text), "write breaks that follow each other")
			}
		}
		pauses = append(pauses, p)
	}
	return pauses
}
