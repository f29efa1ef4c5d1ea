package configs

import (
	"fmt"
	"math"
	"strconv"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
)

// Of some days more is known than how much is ordered: what was promised, how much
// came in time, and what was not in stock. That comes in place of what follows from
// the delivery.

// known are the keys that say so, with their columns in a table of orders.
var known = []struct {
	key     string
	columns []string
	share   bool
}{
	{"promised_days", []string{"promised_days", "promised", "promise"}, false},
	{"on_time", []string{"on_time_share", "on_time"}, true},
	{"backorders", []string{"backorder_share", "backorders", "back_order_share"}, true},
}

var knownFields = []grammar.Field{
	{Key: "promised_days", Shape: byDay("days, with the number of days promised on each", Count), Doc: "in place of the number of days of delivery.promise, for orders of these days"},
	{Key: "on_time", Shape: byDay("days, with the share of each", Share), Doc: "share of these days' parcels that come in time, whatever the delivery can take"},
	{Key: "late_by", Shape: Law, Doc: "on_time: how many days after the promise the others come"},
	{Key: "backorders", Shape: byDay("days, with the share of each", Share), Doc: "in place of delivery.backorder.share, for orders of these days"},
}

// knownOrders reads what a table of orders knows of each day.
func knownOrders(orders *tree.Node, t *sheet.Table, date int, log *tree.Log) *tree.Node {
	at := orders.Get("file").Pos
	for _, k := range known {
		column := t.Column(k.columns...)
		if column < 0 {
			continue
		}
		days, told := &tree.Node{Kind: tree.Mapping, Pos: at}, map[calendar.Date]string{}
		for _, row := range t.Rows {
			var unheard tree.Log // a date that is none is told where orders are read
			on, ok := row.Cell(date).Moment(&unheard)
			text := knownText(row.Cell(column), k.share, log)
			if !ok || text == "" {
				continue
			}
			if before, is := told[on.Date]; is && before != text {
				log.Add(row.Cell(column).Pos, fmt.Sprintf("%s of %v is %s, and %s in another row", t.Columns[column], on.Date, text, before), "write the same in all rows of a day")
			}
			told[on.Date] = text
			days = days.With(on.Date.String(), at, scalarAt(text, at))
		}
		if len(days.Fields) > 0 && !orders.Has(k.key) {
			orders = orders.With(k.key, at, days)
		}
	}
	return orders
}

// knownText is what a cell says, as it would be written; nothing when it is empty.
func knownText(cell sheet.Cell, share bool, log *tree.Log) string {
	if share {
		if v := cell.Share(log); !math.IsNaN(v) {
			return strconv.FormatFloat(math.Round(v*1e8)/1e6, 'f', -1, 64) + "%"
		}
		return ""
	}
	v := cell.Number(log)
	if math.IsNaN(v) {
		return ""
	}
	if v != math.Trunc(v) {
		log.Add(cell.Pos, unit.Quote(cell.Text)+" is not a whole number of days", "write one such as 3")
	}
	return strconv.FormatFloat(math.Trunc(v), 'f', -1, 64)
}

// known reads what is known of the orders of some days.
func (b *builder) known(delivery *tree.Node) *demand.Known {
	orders := b.root.Get("orders")
	promise, onTime, back := orders.Get("promised_days"), orders.Get("on_time"), orders.Get("backorders")
	if promise == nil && onTime == nil && back == nil {
		return nil
	}
	k := &demand.Known{OnTime: b.byCalendar(onTime, shareOf), Back: b.byCalendar(back, shareOf), LateBy: read(orders.Get("late_by"), unit.LawOfDays)}
	for _, v := range b.byCalendar(promise, func(text string) (float64, error) { n, err := unit.Count(text); return float64(n), err }) {
		k.Promise = append(k.Promise, int(v))
	}
	if back != nil && delivery.Get("backorder") == nil && !b.root.Broken {
		b.log.Add(back.Pos, "orders: backorders changes nothing: it is not known how long they wait", "write delivery: {backorder: {share: 0%}} at the top")
	}
	return k
}

// byCalendar lays values by day over the calendar, -1 where there is none.
func (b *builder) byCalendar(n *tree.Node, value func(string) (float64, error)) (days []float64) {
	if n == nil {
		return nil
	}
	choices := b.choices(n)
	for _, d := range b.period.Calendar.Days {
		v := -1.0
		if one := best(choices, d, 0); one != nil {
			v = read(one, value)
		}
		days = append(days, v)
	}
	return days
}
