package scenarios

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/demand"
)

const lanes = autumn + `
delivery:
  warehouse: none
  carrier: none
  warehouses:
    Oslo: {share: 60%, capacity: 1200/day, hours: 06:00-22:00}
    Bergen: {capacity: 500/day}
  carriers:
    Posten: {share: 50%, capacity: 1000/day, hours: 08:00-18:00, transit: 1d}
    PostNord: {share: 30%, transit: 2d, capacity: 800/day}
    another: {}
`

// What is written of several warehouses and carriers: shares, of which the
// rest is shared evenly, and what delays leave. A fire from 10 to 14 takes four
// hours of Oslo's sixteen; half of what Posten has on four of its ten hours is
// a fifth. Snow stops all but Posten's parcels.
func TestSeveralWarehousesAndCarriers(t *testing.T) {
	m := ofText(t, lanes+`
events:
  - {delay: fire, on: 2026-11-25, hours: 10:00-14:00, warehouse: {Oslo: 0%}, carrier: {Posten: 50%}}
  - {delay: snow, from: 2026-11-30, for: 2 days, carrier: {PostNord: 0%}, transit: stops}
`)
	d, fire, snow := m.Demand.Delivery, on(m, time.November, 25), on(m, time.November, 30)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"share of Oslo", d.Warehouses[0].Share, 0.6},
		{"share of Bergen", d.Warehouses[1].Share, 0.4},
		{"share of another", d.Carriers[2].Share, 0.2},
		{"Oslo on fire", d.Warehouses[0].Capacity[fire], 900},
		{"Oslo the day after", d.Warehouses[0].Capacity[fire+1], 1200},
		{"Bergen meanwhile", d.Warehouses[1].Capacity[fire], 500},
		{"Posten meanwhile", d.Carriers[0].Capacity[fire], 800},
		{"PostNord in snow", d.Carriers[1].Capacity[snow], 0},
		{"PostNord after it", d.Carriers[1].Capacity[snow+2], 800},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if c := d.Carriers; c[0].Standing != nil || c[2].Standing != nil || !c[1].Standing[snow+1] || c[1].Standing[snow+2] {
		t.Errorf("standing: %v %v %v", c[0].Standing, c[1].Standing, c[2].Standing)
	}
}

// Tracking that is down, wrong messages and an item that is sold out lie on
// their days, and those of one day add up or multiply.
func TestTrackingMessagesItems(t *testing.T) {
	m := ofText(t, autumn+`
delivery: {backorder: {share: 0%}}
reasons: {status: {parcels: {late: 30%, ask_elsewhere: 40%}}}
events:
  - {tracking: down, from: 2026-11-25, to: 2026-11-26, factor: x2}
  - {tracking: worse, on: 2026-11-26, factor: x1.5}
  - {messages: wrong day, from: 2026-11-25, to: 2026-11-26, share: 1%}
  - {messages: wrong hour, on: 2026-11-26, share: 2%, reason: status}
  - {campaign: console, on: 2026-11-27, orders: x1.5, item: {share: 40%, stock: 100}}
`)
	day := on(m, time.November, 25)
	if got := fmt.Sprint(m.Demand.Unsure[day-1 : day+3]); got != "[1 2 3 1]" {
		t.Errorf("unsure by %s", got)
	}
	status := m.Demand.Reasons[1]
	if got := fmt.Sprint(status.Causes[1].(demand.Misled).Share[day-1 : day+3]); got != "[0 0.01 0.03 0]" || status.Elsewhere != 0.4 {
		t.Errorf("misled are %s, %v ask elsewhere", got, status.Elsewhere)
	}
	if items := m.Demand.Delivery.Items; len(items) != 1 || items[0].Stock != 100 || items[0].Share[day+2] != 0.4 || items[0].Share[day+3] != 0 {
		t.Errorf("items %+v", items)
	}
}
