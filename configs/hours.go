package configs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// asUsual is what a holiday is on which work goes on.
const asUsual = "as usual"

var (
	dayHours   = scalar("hours of the day", "08:00-18:00, closed, open or as usual", readHours)
	hoursShape = grammar.Either{dayHours, byDay("days, with the hours of each", dayHours)}
)

// Whens is a mapping from days to something.
func Whens(what string, of grammar.Shape) *grammar.Named {
	return &grammar.Named{What: what, Of: of, Like: "mon-fri", Key: ignore(unit.ParseWhen), Dated: grammar.SomeDays}
}

// byDay is Whens for what belongs to whole days.
func byDay(what string, of grammar.Shape) *grammar.Named {
	return &grammar.Named{What: what, Of: of, Like: "mon-fri", Dated: grammar.SomeDays, Key: func(text string) error {
		w, err := unit.ParseWhen(text)
		if err == nil && w.Span != (unit.Span{}) {
			err = fmt.Errorf("%s names hours, and what stands behind it belongs to a whole day; write the day alone", unit.Quote(text))
		}
		return err
	}}
}

func readHours(text string) error {
	if text == asUsual {
		return nil
	}
	_, err := unit.Hours(text)
	if meant := byDays(text); err != nil && meant != "" {
		return fmt.Errorf("%s names days; write {%s}", unit.Quote(text), meant)
	}
	return err
}

// byDays writes hours that stand behind their days as entries, "" when they do
// not: mon-fri 09:00-17:00 is mon-fri: 09:00-17:00.
func byDays(text string) string {
	var entries []string
	for part := range strings.SplitSeq(text, ",") {
		days, hours, _ := strings.Cut(strings.TrimSpace(part), " ")
		days = strings.TrimSuffix(days, ":")
		_, err1 := unit.Weekdays(days)
		_, err2 := unit.Hours(hours)
		if err1 != nil || err2 != nil {
			return ""
		}
		entries = append(entries, days+": "+strings.TrimSpace(hours))
	}
	return strings.Join(entries, ", ")
}

// choice is one entry of a mapping by days.
type choice struct {
	unit.When
	value *tree.Node
}

// choices reads a mapping by days. Entries that are equally special and mean
// the same day contradict each other.
func (b *builder) choices(n *tree.Node) []choice { return choices(n, b.log) }

func choices(n *tree.Node, log *tree.Log) []choice {
	var all []choice
	for _, entry := range n.Entries() {
		when, err := unit.ParseWhen(entry.Key)
		if err != nil {
			continue
		}
		for _, other := range all {
			if when.Clashes(other.When) {
				write := "write each day once, or make one more special: a date goes before a week, a week before a weekday"
				if other.value.Pos.File != entry.Pos.File {
					write = "write " + other.Text + ": null beside it, to take away what it is laid over"
				}
				log.Add(entry.Pos, unit.Quote(entry.Key)+" and "+unit.Quote(other.Text)+" mean the same day", write)
			}
		}
		all = append(all, choice{when, entry.Value})
	}
	return all
}

// Factors reads a factor, or factors by day and hour. The first function it
// returns is the factor at a moment of a day; the second says which entries
// never applied to a day that was asked for.
func Factors(n *tree.Node, log *tree.Log) (at func(calendar.Day, des.Time) float64, unused func() []tree.Field) {
	if n.Kind == tree.Scalar {
		f := read(n, unit.Factor)
		return func(calendar.Day, des.Time) float64 { return f }, func() []tree.Field { return nil }
	}
	all := choices(n, log)
	factors, meant := make([]float64, len(all)), make([]bool, len(all))
	for i, c := range all {
		factors[i] = read(c.value, unit.Factor)
	}
	at = func(d calendar.Day, clock des.Time) float64 {
		factor, level := 1.0, -1 // of the most special choice
		for i := range all {
			if c := &all[i]; c.On(d) && c.At(clock) {
				meant[i] = true
				if c.Level > level {
					factor, level = factors[i], c.Level
				}
			}
		}
		return factor
	}
	unused = func() (entries []tree.Field) {
		for _, f := range n.Entries() {
			i := slices.IndexFunc(all, func(c choice) bool { return c.Text == f.Key })
			if i < 0 || !meant[i] {
				entries = append(entries, f)
			}
		}
		return entries
	}
	return at, unused
}

// best returns the most special choice for a moment of a day, nil when none
// is meant.
func best(all []choice, day calendar.Day, clock des.Time) *tree.Node {
	var value *tree.Node
	level := -1
	for _, c := range all {
		if c.Level > level && c.On(day) && c.At(clock) {
			value, level = c.value, c.Level
		}
	}
	return value
}

// windows turns hours into stretches of the engine's time; nil for always.
func (b *builder) windows(n *tree.Node) []centre.Window {
	if n == nil || n.Kind == tree.Scalar && n.Text == "open" {
		return nil
	}
	if b.textbook() {
		b.log.Add(n.Pos, "hours: a textbook queue is open round the clock", "leave it out, or write from: and to: in place of horizon:")
		return nil
	}
	windows := b.stretches(n)
	if windows == nil && !n.Broken {
		b.log.Add(n.Pos, "hours: it never opens in this season", "write hours such as {mon-fri: 08:00-18:00}")
	}
	return windows
}

// stretches turns days and hours into stretches of the engine's time.
func (b *builder) stretches(n *tree.Node) (windows []centre.Window) {
	if n == nil {
		return nil
	}
	all := b.hoursByDay(n)
	for i, day := range b.period.Calendar.Days {
		for _, s := range b.dayHours(all, day) {
			w := centre.Window{From: b.period.Calendar.At(i, s.From), To: b.period.Calendar.At(i, s.To)}
			if last := len(windows) - 1; last >= 0 && w.From <= windows[last].To {
				windows[last].To = max(windows[last].To, w.To)
			} else if w.To > w.From {
				windows = append(windows, w)
			}
		}
	}
	return windows
}

func (b *builder) hoursByDay(n *tree.Node) []choice {
	if n.Kind == tree.Scalar {
		return []choice{{unit.When{Weekdays: [7]bool{true, true, true, true, true, true, true}}, n}}
	}
	return b.choices(n)
}

// dayHours returns the hours of one day: those of the most special entry, or
// those of its weekday where that entry says as usual.
func (b *builder) dayHours(all []choice, day calendar.Day) []unit.Span {
	value := best(all, day, 0)
	if value != nil && value.Text == asUsual {
		weekdays := slices.DeleteFunc(slices.Clone(all), func(c choice) bool { return !c.Ordinary() })
		value = best(weekdays, day, 0)
	}
	return read(value, unit.Hours)
}
