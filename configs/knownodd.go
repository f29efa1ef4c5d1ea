package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
)

// wholePoint is how exact shares are that are written as whole points.
const wholePoint = 0.005

// inTimeWithoutGoods looks for days of which so many parcels are known to be on time
// that not even the goods of their back-orders are in late enough.
func inTimeWithoutGoods(root *tree.Node, m *sim.Model, log *tree.Log) {
	d := m.Demand.Delivery
	if d == nil || d.Known == nil || d.Known.OnTime == nil || d.Known.Back == nil || d.Backorder.Delay == nil {
		return
	}
	var days []int
	for day, onTime := range d.Known.OnTime {
		if onTime >= 0 && tooLong(d, day) > 1-onTime+wholePoint {
			days = append(days, day)
		}
	}
	if days == nil {
		return
	}
	more := ""
	if len(days) > 1 {
		more = fmt.Sprintf(", the first of %d such days,", len(days))
	}
	first := days[0]
	log.Add(root.Get("orders").Get("on_time").Pos, fmt.Sprintf("orders: of %v%s %s are on time, while %s wait longer for their goods than was promised; on_time holds",
		m.Calendar.Days[first].Date, more, percent(d.Known.OnTime[first]), percent(tooLong(d, first))), "write fewer on_time or fewer backorders, or a shorter delay of delivery.backorder")
}

// tooLong is the share of a day's orders that wait longer for their goods than was
// promised; 0 where that is not known.
func tooLong(d *demand.Delivery, day int) float64 {
	promised := promisedIn(d, day)
	if promised < 0 {
		return 0
	}
	return max(d.Known.Back[day], 0) * (1 - d.Backorder.Delay.CDF(float64(promised)))
}

// promisedIn is in how many calendar days those are promised their parcel who order
// on a day; -1 when that is beyond the season.
func promisedIn(d *demand.Delivery, day int) int {
	in := 0
	for left := d.PromiseOn(day); left > 0; in++ {
		if next := day + in + 1; next >= len(d.Known.OnTime) {
			return -1
		} else if d.Working == nil || d.Working[next] {
			left--
		}
	}
	return in
}
