package configs

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// Orders may come from a plan or a count by day or hour: a CSV file is read
// into days of numbers before anything is built.

// orderDays are the keys of orders that are known by day.
var orderDays = append([]grammar.Field{
	{Key: "file", Shape: tableFile, Doc: "a CSV file beside this one, with a heading: date, orders or parcels, and perhaps hour, promised_days, on_time_share, backorder_share; read unless days are written"},
	{Key: "days", Shape: daysShape, Doc: "in place of a file: the orders of each day, one number, or 24 from midnight; days that are not there are like those of the same weekday, or as per_week says"},
}, knownFields...)

// TabulateOrders reads a table of orders into days: its columns date, orders or
// parcels, and hour; and what is known of each day. Faults go to the log, and to odd
// what is not read.
func TabulateOrders(orders, table *tree.Node, log, odd *tree.Log) *tree.Node {
	faults, at := log.Len(), orders.Get("file").Pos
	t := sheet.Read(table.Pos.File, []byte(table.Text), log)
	if t == nil {
		return nil
	}
	date, hour := t.Need(log, "date", "day", "dato", "datum", "dag"), t.Column("hour", "time", "timme", "klokkeslett", "klokkeslæt", "klockslag")
	count := t.Column("orders", "order", "ordre", "ordrer", "ordrar", "beställningar", "bestillinger", "antall ordre", "antal ordrer", "antal order")
	if count < 0 {
		count = t.Need(log, "orders", "parcels", "pakker", "paket")
	}
	if log.Len() > faults {
		return nil
	}
	days, byDay := orderRows(t, date, hour, count, log)
	if len(days) == 0 && log.Len() == faults {
		log.Add(at, unit.Quote(orders.Get("file").Text)+" has a heading and no rows", "write a row for each day, such as 2026-11-23,16500")
	}
	orders = knownOrders(orders, t, date, log)
	t.Unread("date, hour, orders or parcels, promised_days, on_time_share and backorder_share", odd)
	if log.Len() > faults {
		return nil
	}
	return orders.With("days", at, dayNodes(days, byDay, hour >= 0, at))
}

// orderRows reads the rows of a table: the days in their order, and the orders
// of each, by hour where there is such a column.
func orderRows(t *sheet.Table, date, hour, count int, log *tree.Log) (days []calendar.Date, byDay map[calendar.Date][]string) {
	byDay = map[calendar.Date][]string{}
	for _, row := range t.Rows {
		m, ok := row.Cell(date).Moment(log)
		number := row.Cell(count).Number(log)
		if ok && hour >= 0 {
			m, ok = m.At(row.Cell(hour), log)
		}
		if !ok {
			continue
		}
		slot, cells := int(m.Clock/des.Hour), byDay[m.Date]
		if hour < 0 {
			slot = 0
		}
		if cells == nil {
			days = append(days, m.Date)
		}
		for len(cells) <= slot {
			cells = append(cells, "-")
		}
		if cells[slot] != "-" {
			log.Add(row.Pos(), fmt.Sprintf("%v is there twice", m.Date), "keep one row, or write the hour of each in a column hour")
		}
		cells[slot] = strconv.FormatFloat(number, 'f', -1, 64)
		byDay[m.Date] = cells
	}
	return days, byDay
}

// dayNodes are the orders of each day as they would be written.
func dayNodes(days []calendar.Date, byDay map[calendar.Date][]string, hourly bool, at tree.Pos) *tree.Node {
	out := &tree.Node{Kind: tree.Mapping, Pos: at}
	for _, d := range days {
		cells := byDay[d]
		for hourly && len(cells) < 24 {
			cells = append(cells, "-")
		}
		out = out.With(d.String(), at, scalarAt(strings.Join(cells, " "), at))
	}
	return out
}

// dailyOrders are the rates of orders that are known by day; those of other
// days are usual.
func (b *builder) dailyOrders(n *tree.Node, usual demand.Rates) demand.Rates {
	known := b.knownDays(n)
	weekday := meanDays(known)
	shape := b.dayShape(n.Get("by_hour"))
	r, some := demand.Rates{Interval: halfHour}, false
	for _, d := range b.period.Calendar.Days {
		counts, is := known[d.Date]
		some = some || is
		halves, whole := halvesOf(d), partOf(d, shape)
		for t := d.Start; t < d.Start+d.Length(); t += halfHour {
			expected := weekday[d.Weekday] * shape[slot(d, t)] / whole
			switch i := len(r.Expected); {
			case len(counts) == 24:
				expected = counts[hourOf(d, t)] / float64(halves[hourOf(d, t)])
			case is:
				expected = total(counts) * shape[slot(d, t)] / whole
			case i < len(usual.Expected):
				expected = usual.Expected[i]
			}
			r.Expected = append(r.Expected, expected)
		}
	}
	if !some && !n.Broken {
		b.log.Add(n.Get("days").Pos, fmt.Sprintf("orders: no day from %v on is among them", b.period.Calendar.Days[0].Date), "let the season be of their dates, or write year:")
	}
	return r
}

// partOf is the part of the orders of a day with 24 hours that a day has: more than
// all of them when an hour comes twice, and less when one is left out.
func partOf(d calendar.Day, shape [48]float64) (sum float64) {
	if d.Length() == 24*des.Hour {
		return 1
	}
	for t := d.Start; t < d.Start+d.Length(); t += halfHour {
		sum += shape[slot(d, t)]
	}
	if sum == 0 { // they all come in the hour that is left out
		return 1
	}
	return sum
}

// hourOf is the hour of the clock at a moment of a day.
func hourOf(d calendar.Day, t des.Time) int { return min(int(d.Clock(t)/des.Hour), 23) }

// halvesOf counts the half-hours of each hour of the clock: four of the one that
// comes twice when the clock is set back, none of the one that is left out.
func halvesOf(d calendar.Day) (n [24]int) {
	for t := d.Start; t < d.Start+d.Length(); t += halfHour {
		n[hourOf(d, t)]++
	}
	return n
}

// knownDays are the orders of the days that are written.
func (b *builder) knownDays(n *tree.Node) map[calendar.Date][]float64 {
	known := map[calendar.Date][]float64{}
	for _, entry := range n.Get("days").Entries() {
		date, _ := unit.Date(entry.Key)
		counts := read(entry.Value, dayCounts)
		if len(counts) != 1 && len(counts) != 24 && !n.Broken {
			b.log.Add(entry.Value.Pos, fmt.Sprintf("orders: %d numbers on %v", len(counts), date), "write one, or 24 from midnight")
		}
		known[date] = counts
	}
	return known
}

// meanDays are the mean orders of each day of the week.
func meanDays(known map[calendar.Date][]float64) (mean [7]float64) {
	var days [7]float64
	for date, counts := range known {
		days[date.Weekday()]++
		mean[date.Weekday()] += total(counts)
	}
	for i := range mean {
		mean[i] /= max(days[i], 1)
	}
	return mean
}
