package scenarios

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/staff"
)

// ofText makes the model of a season laid over a small centre.
func ofText(t *testing.T, text string) *sim.Model {
	t.Helper()
	var log tree.Log
	base := tree.Read("base", []byte(`
country: NO
warm_up: 7 days
orders: {per_week: 7000, by_weekday: even, by_hour: even}
delivery:
  promise: 3 working days
  warehouse: {capacity: 1200/day}
  carrier: {capacity: {mon-fri: 1500/day, sat: 300/day, 2026-12-24: 100/day}}
channels:
  phone: {hours: {mon-fri: 08:00-18:00, sat: 22:00-02:00, 2026-12-24: 10:00-12:00}}
  email: {}
reasons:
  advice: {per_week: 700, by_weekday: even, by_hour: even}
  status: {parcels: {late: 30%}}
teams:
  desk: {agents: 10, shifts: {day: {days: every day, hours: 00:00-24:00, breaks: []}}}
`), &log)
	l := build(tree.Merge(base, tree.Read("season", []byte(text), &log)), &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	sound(t, l.Model)
	return l.Model
}

const autumn = "from: 2026-11-23\nto: 2026-12-27\n"

// on returns the index of a date in the model's calendar.
func on(m *sim.Model, month time.Month, day int) int {
	return calendar.Date{Year: 2026, Month: month, Day: day}.Number() - m.Calendar.Days[0].Date.Number()
}

// ordersOn adds up the orders of a day, or of an hour of it.
func ordersOn(m *sim.Model, day int, hours ...int) (sum float64) {
	r := m.Demand.Orders.Rates
	d := m.Calendar.Days[day]
	for t := d.Start; t < d.Start+d.Length(); t += r.Interval {
		if hours == nil || int(d.Clock(t)/des.Hour) == hours[0] {
			sum += r.Expected[t/r.Interval]
		}
	}
	return sum
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Max(1, math.Abs(b)) }

func TestCampaign(t *testing.T) {
	m := ofText(t, autumn+`events:
  - {campaign: BW, from: 2026-11-23, to: 2026-11-29, orders: {mon-thu: x1.5, fri: x3, fri 00:00-01:00: x9, 2026-11-29: x2}, reasons: {advice: x1.4}}
  - {campaign: night, on: 2026-11-27, orders: {fri 23:00-24:00: x2}}
`)
	if first := m.Calendar.Days[0].Date.String(); first != "2026-11-16" {
		t.Errorf("the warm-up begins on %s", first)
	}
	if m.Layout.Period.WarmUp != m.Calendar.Days[7].Start {
		t.Errorf("counted from %v", m.Layout.Period.WarmUp)
	}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"the day before", ordersOn(m, on(m, 11, 22)), 1000},
		{"Monday", ordersOn(m, on(m, 11, 23)), 1500},
		{"Friday's first hour", ordersOn(m, on(m, 11, 27), 0), 9 * 1000. / 24},
		{"Friday noon", ordersOn(m, on(m, 11, 27), 12), 3 * 1000. / 24},
		{"Friday's last hour", ordersOn(m, on(m, 11, 27), 23), 2 * 3 * 1000. / 24},
		{"Saturday", ordersOn(m, on(m, 11, 28)), 1000},
		{"Sunday", ordersOn(m, on(m, 11, 29)), 2000},
		{"the day after", ordersOn(m, on(m, 11, 30)), 1000},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s: %v orders, want %v", c.what, c.got, c.want)
		}
	}
	advice := m.Demand.Reasons[0].Causes[0].(demand.Flow).Rates
	if at := m.Calendar.Days[on(m, 11, 25)].Start / advice.Interval; !near(advice.Expected[at], 1.4*100/48) {
		t.Errorf("advice %v", advice.Expected[at])
	}
	if e := m.Events; len(e) != 4 || e[0].Name != "Christmas Day" || e[2].Kind != "campaign" || e[2].To-e[2].From != 7*des.Day {
		t.Errorf("events %+v", e)
	}
}

// An ordinary week holds what is written, on days of 23 and 25 hours as well.
func TestVolumeIsKept(t *testing.T) {
	for _, dates := range []string{"from: 2026-10-19\nto: 2026-11-01\n", "from: 2026-03-23\nto: 2026-04-01\n", autumn} {
		m := ofText(t, dates)
		week := 0.0
		for day := range 7 {
			week += ordersOn(m, day)
		}
		if !near(week, 7000) {
			t.Errorf("%v orders a week, want 7000", week)
		}
		for day, d := range m.Calendar.Days {
			if d.Jump.By == 0 {
				continue
			}
			if got := ordersOn(m, day) / 1000 * 24; math.Abs(got-d.Length().Seconds()/3600) > 1e-9 {
				t.Errorf("a day of %v has the orders of %v hours", d.Length(), got)
			}
		}
	}
}

func TestHolidaysInTheWeek(t *testing.T) {
	m := ofText(t, autumn+"reasons: {advice: {by_weekday: {mon-sat: 16%, sun: 4%}}}\n")
	advice := m.Demand.Reasons[0].Causes[0].(demand.Flow).Rates
	for day, want := range map[int]float64{on(m, 12, 18): 112, on(m, 12, 20): 28, on(m, 12, 25): 28} {
		at, sum := m.Calendar.Days[day].Start/advice.Interval, 0.0
		for i := range des.Time(48) {
			sum += advice.Expected[at+i]
		}
		if !near(sum, want) {
			t.Errorf("%v: %v, want %v", m.Calendar.Days[day].Date, sum, want)
		}
	}
}

func TestWindows(t *testing.T) {
	m := ofText(t, "from: 2026-10-19\nto: 2026-10-27\n")
	phone := m.Layout.Channels[0].Open
	at := func(day, clock int) des.Time { return m.Calendar.At(day, des.Time(clock)*des.Hour) }
	saturday := on(m, 10, 24) // the night in which the clock is put back
	var got []centre.Window
	for _, w := range phone {
		if w.From >= at(saturday, 0) && w.From < at(saturday+3, 0) {
			got = append(got, w)
		}
	}
	want := []centre.Window{{From: at(saturday, 22), To: at(saturday, 26)}, {From: at(saturday+2, 8), To: at(saturday+2, 18)}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
	if got[1].From-at(saturday+1, 0) != 33*des.Hour {
		t.Errorf("from Sunday's midnight to Monday at 8 are %v, want 33 hours", got[1].From-at(saturday+1, 0))
	}
	if m.Layout.Channels[1].Open != nil {
		t.Error("mail is not always answered")
	}
}

func TestHolidaysAreClosed(t *testing.T) {
	m := ofText(t, autumn)
	openOn := func(month time.Month, day int) (hours des.Time) {
		d := m.Calendar.Days[on(m, month, day)]
		for _, w := range m.Layout.Channels[0].Open {
			if w.From >= d.Start && w.From < d.Start+d.Length() {
				hours += w.To - w.From
			}
		}
		return hours / des.Hour
	}
	if a, b, c := openOn(12, 23), openOn(12, 24), openOn(12, 25); a != 10 || b != 2 || c != 0 {
		t.Errorf("open for %d, %d and %d hours before and at Christmas", a, b, c)
	}
}

func TestCapacityAndDelay(t *testing.T) {
	m := ofText(t, autumn+`events:
  - {delay: snow, from: 2026-12-01, for: 2 days, carrier: 0%, warehouse: 50%}
  - {delay: strike, on: 2026-12-02, warehouse: 50%}
`)
	for _, c := range []struct {
		month              time.Month
		day                int
		warehouse, carrier float64
	}{
		{11, 30, 1200, 1500}, // Monday
		{12, 1, 600, 0},
		{12, 2, 300, 0},
		{12, 3, 1200, 1500},
		{12, 5, 1200, 0},    // Saturday: the warehouse works, the carrier does not
		{12, 6, 0, 0},       // Sunday
		{12, 24, 1200, 100}, // a capacity of its own
		{12, 25, 0, 0},      // public holiday
	} {
		day := on(m, c.month, c.day)
		d := m.Demand.Delivery
		// The carrier of the base works on Saturdays by its capacity.
		if c.day == 5 {
			c.carrier = 300
		}
		if d.Warehouse.Capacity[day] != c.warehouse || d.Carrier.Capacity[day] != c.carrier {
			t.Errorf("%v: %v and %v, want %v and %v", m.Calendar.Days[day].Date, d.Warehouse.Capacity[day], d.Carrier.Capacity[day], c.warehouse, c.carrier)
		}
	}
	if m.Demand.Delivery.Promise != 3 || m.Demand.Delivery.Working[on(m, 12, 25)] || !m.Demand.Delivery.Working[on(m, 12, 23)] {
		t.Error("working days")
	}
}

func TestWorry(t *testing.T) {
	m := ofText(t, autumn+`events:
  - {worry: Christmas, from: 2026-12-14, to: 2026-12-20, factor: x1.5}
  - {worry: news, on: 2026-12-15, factor: x2}
`)
	for day, want := range map[int]float64{13: 1, 14: 1.5, 15: 3, 20: 1.5, 21: 1} {
		if got := m.Demand.Worry[on(m, 12, day)]; got != want {
			t.Errorf("worry on %d December is %v, want %v", day, got, want)
		}
	}
}

func TestAbsence(t *testing.T) {
	m := ofText(t, autumn+`events:
  - {absence: flu, peak: week 50, lasts: 4 weeks, factor: x2, teams: [desk]}
  - {absence: snow, from: 2026-12-01, to: 2026-12-03, factor: x3}
  - {absence: many call in sick, on: 2026-11-27, share: 15%}
`)
	want := []staff.Wave{
		{Name: "flu", First: on(m, 11, 25), Peak: on(m, 12, 9), Last: on(m, 12, 23), Factor: 2, Teams: []int{0}},
		{Name: "snow", First: on(m, 12, 1), Peak: on(m, 12, 2), Last: on(m, 12, 3), Factor: 3},
		{Name: "many call in sick", First: on(m, 11, 27), Peak: on(m, 11, 27), Last: on(m, 11, 27), Factor: 1, Share: 0.15},
	}
	if !reflect.DeepEqual(m.Staff.Waves, want) {
		t.Errorf("got %+v, want %+v", m.Staff.Waves, want)
	}
}

func TestClosed(t *testing.T) {
	m := ofText(t, autumn+`events:
  - {closed: exchange down, on: 2026-11-27, hours: 10:00-12:00, channels: [phone]}
`)
	friday := on(m, 11, 27)
	var open []centre.Window
	for _, w := range m.Layout.Channels[0].Open {
		if w.From >= m.Calendar.Days[friday].Start && w.To <= m.Calendar.Days[friday+1].Start {
			open = append(open, w)
		}
	}
	clock := func(h des.Time) des.Time { return m.Calendar.At(friday, h*des.Hour) }
	want := []centre.Window{{From: clock(8), To: clock(10)}, {From: clock(12), To: clock(18)}}
	if !slices.Equal(open, want) {
		t.Errorf("open on Friday %v, want %v", open, want)
	}
	if m.Layout.Channels[1].Open != nil {
		t.Error("mail is closed too")
	}
}

func TestNewHires(t *testing.T) {
	m := ofText(t, autumn+`teams:
  temps: {agents: 3, skills: [status], hired: 2026-11-16, until: 2026-12-23, shifts: {day: {hours: 09:00-17:00}}}
`)
	temps := m.Staff.Teams[1]
	if temps.From != on(m, 11, 26) { // eight working days after 16 November
		t.Errorf("on the floor on %v", m.Calendar.Days[temps.From].Date)
	}
	if temps.To != on(m, 12, 23) || temps.Ramp.Start != 1.5 || temps.Ramp.HalfLife != 21 {
		t.Errorf("temps %+v", temps)
	}
	if desk := m.Staff.Teams[0]; desk.From != 0 || desk.To != -1 || desk.Ramp.Start != 0 {
		t.Errorf("desk %+v", desk)
	}
}

func TestPlainHandleTimeIsAMean(t *testing.T) {
	m := ofText(t, autumn+"reasons: {advice: {handle_time: {phone: 4m, email: exponential(2m)}}}\n")
	for _, q := range m.Layout.Queues {
		switch q.Name {
		case "advice/phone":
			want, _ := dist.NewLognormal(240, 0.9)
			if q.Handle != dist.Law(want) {
				t.Errorf("%s: %v", q.Name, q.Handle)
			}
		case "advice/email":
			if q.Handle.String() != "exponential(120s)" {
				t.Errorf("%s: %v", q.Name, q.Handle)
			}
		case "status/phone": // the default of the channel
			if math.Abs(q.Handle.Mean()-330) > 1e-9 {
				t.Errorf("%s: %v", q.Name, q.Handle)
			}
		}
	}
}

// A value that is written is no assumption, and one that is not is named with
// its source.
func TestAssumptions(t *testing.T) {
	m := ofText(t, autumn+"channels: {phone: {patience: exponential(7m), redial: {share: 10%}}}\n")
	found := map[string]sim.Assumption{}
	for _, a := range m.Assumptions {
		found[a.Path] = a
		if a.Source == "" || a.Value == "" {
			t.Errorf("%+v", a)
		}
	}
	for _, path := range []string{"channels.phone.patience", "channels.phone.redial.share", "warm_up", "country"} {
		if _, ok := found[path]; ok {
			t.Errorf("%s was written and is called an assumption", path)
		}
	}
	for path, value := range map[string]string{
		"channels.phone.redial.tries": "3", "channels.phone.hours.holidays": "closed", "mix.phone": "67%", "teams.desk.sickness.share": "5%",
		"channels.phone.redial.switch.email": "20%", "timezone": "Europe/Oslo",
	} {
		if found[path].Value != value {
			t.Errorf("%s is assumed to be %q, want %q", path, found[path].Value, value)
		}
	}
	if strings.Contains(found["channels.phone.redial.switch.chat"].Value, "%") {
		t.Error("customers switch to a channel that is not there")
	}
}

// The digest tells inputs apart, and only inputs.
func TestDigest(t *testing.T) {
	a := ofText(t, autumn)
	for text, same := range map[string]bool{
		autumn + "seed: 7\nreplications: 3\n":                        true,
		autumn + "strategies: {x: {}}\n":                             true,
		autumn + "# a comment\n":                                     true,
		autumn + "channels: {phone: {patience: exponential(10m)}}\n": true, // as assumed
		autumn + "channels: {phone: {patience: exponential(9m)}}\n":  false,
		autumn + "title: Another\n":                                  false,
		"from: 2026-11-23\nto: 2026-12-26\n":                         false,
	} {
		if got := ofText(t, text).Digest == a.Digest; got != same {
			t.Errorf("%s: the same digest is %v, want %v", text, got, same)
		}
	}
}
