package configs

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// MeasuredShape is what really happened, to be laid beside what is simulated.
var MeasuredShape = grammar.Either{tableFile, &grammar.Mapping{Name: "measured", Doc: "what really happened", Like: "{file: measured.csv}", Fields: []grammar.Field{
	{Key: "file", Shape: Text, Doc: "a CSV file beside this one, with a heading: interval_start, offered, and of waited, wait_s and abandoned what is known; read unless offered is written"},
	{Key: "channel", Shape: aChannel, Doc: "where it was measured; needed where several channels are open"},
	{Key: "every", Shape: Interval, Doc: "length of an interval; 30m unless written"},
	{Key: "offered", Shape: daysShape, Doc: "contacts of each day, one number for each interval from midnight, - where nobody counted"},
	{Key: "waited", Shape: daysShape, Doc: "those of them that were not answered at once"},
	{Key: "wait", Shape: daysShape, Doc: "how long all of them waited together, in seconds"},
	{Key: "abandoned", Shape: daysShape, Doc: "those of them that gave up"},
}}}

// measures are the parts of what was measured, and where a table has them.
var measures = []struct {
	key string
	of  func(sheet.Interval) float64
}{
	{"offered", func(i sheet.Interval) float64 { return i.Offered }},
	{"waited", func(i sheet.Interval) float64 { return i.Waited }},
	{"wait", func(i sheet.Interval) float64 { return i.Wait }},
	{"abandoned", func(i sheet.Interval) float64 { return i.Abandoned }},
}

// TabulateMeasured returns what was measured with the days that a table holds
// in place of its file.
func TabulateMeasured(measured, table, root *tree.Node, log, odd *tree.Log) *tree.Node {
	faults := log.Len()
	at := measured.Get("file")
	rows, every := intervalsOf(table, at, log, odd)
	if rows == nil {
		return nil
	}
	if rows = channelRows(rows, measured, root, log); rows == nil {
		return nil
	}
	measured = measured.With("every", at.Pos, scalarAt(short(every.String()), at.Pos))
	for i, m := range measures {
		var own []sheet.Interval
		for _, row := range rows {
			if row.Offered = m.of(row); !math.IsNaN(row.Offered) {
				own = append(own, row)
			}
		}
		if own == nil {
			continue
		}
		g, ok := newGrid(own, every, at, root, log)
		if !ok {
			return nil
		}
		parts := g.place(own, func(string) string { return "" }, at.Pos, log)
		if log.Len() > faults {
			return nil
		}
		if i == 0 {
			g.tell(odd)
		}
		measured = measured.With(m.key, at.Pos, g.days(parts[""], "-", at.Pos))
	}
	return measured
}

// channelRows returns the rows of the channel in which it was measured, where a
// table has several.
func channelRows(rows []sheet.Interval, measured, root *tree.Node, log *tree.Log) []sheet.Interval {
	at, name := measured.Get("file"), measured.Get("channel")
	names := sheet.Channels(rows)
	if len(names) < 2 {
		return rows
	}
	if name == nil {
		log.Add(at.Pos, fmt.Sprintf("%s has %d channels", unit.Quote(at.Text), len(names)), "write channel: and one of "+strings.Join(names, ", "))
		return nil
	}
	called := countsChannel(rows, root, log)
	own := slices.DeleteFunc(slices.Clone(rows), func(i sheet.Interval) bool {
		return called(i.Channel) != name.Text && !strings.EqualFold(i.Channel, name.Text)
	})
	if len(own) == 0 {
		log.Add(name.Pos, "the table has no channel "+unit.Quote(name.Text), tree.Choices(name.Text, names))
		return nil
	}
	return own
}

// Measured reads what really happened, for the model of a season; nil when
// nothing is said of it.
func Measured(n *tree.Node, m *sim.Model, log *tree.Log) *sim.Measured {
	if n == nil {
		return nil
	}
	if m.Calendar == nil {
		log.Add(n.Pos, "measured: a textbook queue has no dates on which anything was measured", "leave it out")
		return nil
	}
	if n.Get("offered") == nil {
		if !n.Broken {
			log.Add(n.Pos, "measured: nothing says how many contacts came", "write measured: measured.csv, the name of a CSV file with columns interval_start and offered")
		}
		return nil
	}
	every := halfHour
	if given := n.Get("every"); given != nil {
		every = max(read(given, durationOf), des.Minute)
	}
	if interval := m.Layout.Period.Interval; interval%every != 0 {
		log.Add(cmpPos(n.Get("every"), n), fmt.Sprintf("measured: intervals of %s, and the season has %s", short(every.String()), short(interval.String())), "write interval: "+short(every.String())+" in the season")
		return nil
	}
	out := &sim.Measured{Channel: measuredChannel(n, m, log)}
	series := []*[]float64{&out.Offered, &out.Waited, &out.Wait, &out.Abandoned}
	for i, part := range measures {
		if days := n.Get(part.key); days != nil {
			*series[i] = measuredSeries(days, every, m)
		}
	}
	if !slices.ContainsFunc(out.Offered, func(v float64) bool { return v >= 0 }) {
		write := "write the days on which it was measured"
		if days := n.Get("offered").Entries(); len(days) > 0 {
			write = fmt.Sprintf("let the season be of %s, on which it begins", days[0].Key)
		}
		log.Add(n.Pos, "measured: no day of the season is among what was measured", write)
	}
	return out
}

func cmpPos(n, otherwise *tree.Node) tree.Pos {
	if n == nil {
		n = otherwise
	}
	return n.Pos
}

// measuredChannel returns where it was measured: the channel that is named, or
// the only one on which people answer.
func measuredChannel(n *tree.Node, m *sim.Model, log *tree.Log) int {
	var names, live []string
	for i := range m.Layout.Channels {
		c := &m.Layout.Channels[i]
		names = append(names, c.Name)
		if c.Kind != centre.Deferred {
			live = append(live, c.Name)
		}
	}
	name := n.Get("channel")
	if name == nil {
		if len(live) == 1 {
			return slices.Index(names, live[0])
		}
		log.Add(n.Pos, "measured: nothing says in which channel", "write channel: and one of "+strings.Join(names, ", "))
		return 0
	}
	i, _ := log.Index(name.Pos, "channel", name.Text, names)
	return i
}

// measuredSeries lays the days over the intervals of the period; -1 where
// nobody counted.
func measuredSeries(days *tree.Node, every des.Time, m *sim.Model) []float64 {
	interval := m.Layout.Period.Interval
	series := slices.Repeat([]float64{-1}, int((m.Layout.Period.Horizon+interval-1)/interval))
	byDate := map[calendar.Date]string{}
	for _, entry := range days.Entries() {
		date, _ := unit.Date(entry.Key)
		byDate[date] = entry.Value.Text
	}
	for _, d := range m.Calendar.Days {
		counts, _ := dayCounts(byDate[d.Date])
		for i, field := range strings.Fields(byDate[d.Date]) {
			at := int((d.Start + every*des.Time(i)) / interval)
			if field != "-" && at < len(series) {
				series[at] = max(series[at], 0) + counts[i]
			}
		}
	}
	return series
}
