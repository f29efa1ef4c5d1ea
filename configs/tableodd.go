package configs

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// inPart looks for counts and rosters that hold a part of the season only: before and
// after it, nobody comes, and nobody works.
func inPart(root *tree.Node, m *sim.Model, log *tree.Log) {
	for _, entry := range root.Get("reasons").Entries() {
		counts, held := entry.Value.Get("counts"), dates{}
		held.add(counts.Get("days"))
		for _, channel := range counts.Get("channels").Entries() {
			held.add(channel.Value)
		}
		for _, gap := range held.gaps(m) {
			log.Add(counts.Pos, fmt.Sprintf("%s: its counts have no row %s, and say that nobody came", entry.Key, gap), "let the season be of their days, or add rows of the others")
		}
	}
	for _, entry := range root.Get("teams").Entries() {
		roster, held := entry.Value.Get("roster"), dates{}
		for _, person := range roster.Get("people").Entries() {
			held.add(person.Value)
		}
		for _, gap := range held.gaps(m) {
			log.Add(roster.Pos, fmt.Sprintf("%s: their roster has no row %s, and nobody of them works then", entry.Key, gap), "let the season be of its days, or add rows of the others")
		}
	}
}

// dates are the days of a table.
type dates map[calendar.Date]bool

func (held dates) add(days *tree.Node) {
	for _, day := range days.Entries() {
		if date, err := unit.Date(day.Key); err == nil {
			held[date] = true
		}
	}
}

// gaps tells which days of the season, of those that count, are before the first and
// after the last: not of weekdays that a table of a week or more never has.
func (held dates) gaps(m *sim.Model) (gaps []string) {
	if len(held) == 0 {
		return nil
	}
	days := slices.SortedFunc(maps.Keys(held), func(a, b calendar.Date) int { return a.Number() - b.Number() })
	first, last := days[0], days[len(days)-1]
	var usual [7]bool
	for _, date := range days {
		usual[date.Weekday()] = true
	}
	var before, after []calendar.Date
	for _, d := range m.Calendar.Days {
		switch {
		case d.Start < m.Layout.Period.WarmUp || last.Number()-first.Number() >= 6 && !usual[d.Weekday]:
		case d.Date.Before(first):
			before = append(before, d.Date)
		case last.Before(d.Date):
			after = append(after, d.Date)
		}
	}
	for _, days := range [][]calendar.Date{before, after} {
		if len(days) > 0 {
			gaps = append(gaps, stretchOf(days[0], days[len(days)-1]))
		}
	}
	return gaps
}

// countedAndModelled looks for reasons whose contacts were counted and follow from
// orders as well.
func countedAndModelled(root *tree.Node, log *tree.Log) {
	for _, entry := range root.Get("reasons").Entries() {
		if entry.Value.Get("counts") == nil {
			continue
		}
		var both []string
		for _, key := range []string{"parcels", "orders", "deliveries", "refunds"} {
			if written(entry.Value.Get(key)) {
				both = append(both, key)
			}
		}
		if both != nil {
			log.Add(entry.Value.Get("counts").Pos, fmt.Sprintf("%s: its counts and its %s both bring contacts", entry.Key, strings.Join(both, " and ")),
				fmt.Sprintf("write %s: none beside counts if the counts hold them all", strings.Join(both, ": none, ")))
		}
	}
}

func stretchOf(first, last calendar.Date) string {
	if first == last {
		return fmt.Sprintf("on %v", first)
	}
	return fmt.Sprintf("from %v to %v", first, last)
}
