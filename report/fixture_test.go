package report

import (
	"fmt"
	"hash/fnv"
	"math"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// fixture makes up a result as a study would find it, without playing
// anything: a Black Week from Monday 16 November 2026, the same bytes each
// time. Its figures are smooth curves with a little noise, so they hang
// together well enough to be looked at.
func fixture(days int) *sim.Result {
	f := newFixture(days)
	r := f.result
	for _, c := range f.channels {
		r.Intervals = append(r.Intervals, f.interval(c))
	}
	f.addMeasures()
	f.addDays()
	f.addQueues()
	f.addTeams()
	f.addNeeds()
	f.addParcels()
	f.addWorst()
	f.addEvents()
	return r
}

type fixtureChannel struct {
	name              string
	perDay            float64 // contacts on an ordinary Monday
	wait              float64 // seconds on an ordinary day
	weekday, saturday [2]int  // hours, [0 0] when closed
	everyDay          bool    // Sundays too
	deferred          bool
}

type fixtureSeason struct {
	result   *sim.Result
	channels []fixtureChannel
	n        int // intervals
}

const fixtureRuns = 200

func newFixture(days int) *fixtureSeason {
	start := time.Date(2026, 11, 8, 23, 0, 0, 0, time.UTC) // midnight in Oslo, a week before
	frame := sim.Frame{
		Zone: "Europe/Oslo", Unix: start.Unix(), Start: 7 * des.Day,
		Interval: 30 * des.Minute, Count: days * 48,
	}
	for d := range days {
		date := start.Add(time.Hour).AddDate(0, 0, 7+d)
		day := calendar.Day{
			Date:    calendar.Date{Year: date.Year(), Month: date.Month(), Day: date.Day()},
			Weekday: date.Weekday(), Start: des.Time(7+d) * des.Day,
		}
		frame.Days = append(frame.Days, day)
		for range 48 {
			frame.DayOf = append(frame.DayOf, d)
		}
	}
	return &fixtureSeason{
		n: days * 48,
		result: &sim.Result{
			Format: 1, Version: "1.0.0", Season: "power-black-week",
			Title:  "Black Week and the three weeks after it, with eleven temps",
			Centre: "Nordic electronics retailer",
			Digest: "6b1f0c9e", Seed: 1, Replications: fixtureRuns, Asked: fixtureRuns, Stopped: "all played",
			Frame: frame,
			Changes: []sim.Change{
				{Option: "--set teams.order_desk.agents=30", Was: "26"}, {Option: "--strategy eleven temps"},
			},
			Warnings: []string{
				"chat: 3 of 200 seasons ended with more than 40 chats waiting",
			},
		},
		channels: []fixtureChannel{
			{name: "phone", perDay: 780, wait: 45, weekday: [2]int{8, 18}, saturday: [2]int{10, 16}},
			{name: "chat", perDay: 430, wait: 25, weekday: [2]int{8, 22}, saturday: [2]int{8, 22}, everyDay: true},
			{name: "email", perDay: 380, wait: 5 * 3600, weekday: [2]int{8, 18}, deferred: true},
			{name: "social", perDay: 95, wait: 300, weekday: [2]int{9, 21}, saturday: [2]int{10, 16}},
		},
	}
}

// noise is a number between -1 and 1 that depends on what it is for.
func noise(what ...any) float64 {
	h := fnv.New64a()
	fmt.Fprint(h, what...)
	return float64(h.Sum64()>>11)/(1<<52) - 1
}

func round(v float64, decimals int) float64 {
	p := math.Pow(10, float64(decimals))
	return math.Round(v*p) / p
}

// estimate is a mean over fixtureRuns seasons that differ by the share spread.
func estimate(mean, spread float64) sim.Estimate {
	sd := math.Abs(mean) * spread
	half := 1.972 * sd / math.Sqrt(fixtureRuns)
	return sim.Estimate{
		Mean: mean, Low: mean - half, High: mean + half,
		P10: mean - 1.2*sd, P50: mean - 0.02*sd, P90: mean + 1.35*sd, N: fixtureRuns,
	}
}

// open reports whether people answer in interval i.
func (f *fixtureSeason) open(c fixtureChannel, i int) bool {
	day := f.result.Frame.Days[i/48]
	hours := c.weekday
	switch {
	case day.Weekday == time.Sunday && !c.everyDay:
		return false
	case day.Weekday == time.Saturday || day.Weekday == time.Sunday:
		hours = c.saturday
	}
	clock := i % 48
	return clock >= 2*hours[0] && clock < 2*hours[1]
}

// rush is how much busier than usual a day is: the campaign in the second
// week, then the parcels that came late.
func rush(day int) float64 {
	campaign := 0.35 * math.Exp(-math.Pow(float64(day-11)/3, 2))
	parcels := 0.55 * math.Exp(-math.Pow(float64(day-17)/4.5, 2))
	return 1 + campaign + parcels
}

var fixtureWeek = [7]float64{0.3, 1.25, 1, 0.9, 0.95, 1.1, 0.5}

func (f *fixtureSeason) offered(c fixtureChannel, i int) float64 {
	day := f.result.Frame.Days[i/48]
	clock := float64(i%48) / 2
	shape := math.Exp(-math.Pow((clock-10.5)/2.2, 2)) + 0.8*math.Exp(-math.Pow((clock-15.5)/2.4, 2)) + 0.25*math.Exp(-math.Pow((clock-20.5)/2, 2))
	if !c.deferred && !f.open(c, i) {
		return 0
	}
	v := c.perDay * fixtureWeek[day.Weekday] * rush(i/48) * shape / 17
	return round(v*(1+0.06*noise(c.name, i)), 3)
}

func (f *fixtureSeason) waitOf(c fixtureChannel, i int) float64 {
	load := rush(i/48) * fixtureWeek[f.result.Frame.Days[i/48].Weekday]
	clock := float64(i%48) / 2
	peak := 0.6 + math.Exp(-math.Pow((clock-11)/2.5, 2)) + 0.7*math.Exp(-math.Pow((clock-16)/2, 2))
	steep := 2.4
	if c.deferred {
		steep, peak = 1.6, 1+0.4*math.Cos((clock-4)/24*2*math.Pi)
	}
	return round(c.wait*math.Exp(steep*(load-1))*peak*(1+0.1*noise("wait", c.name, i)), 2)
}

func (f *fixtureSeason) interval(c fixtureChannel) sim.Interval {
	v := sim.Interval{Channel: c.name, Within: 60}
	for i := range f.n {
		offered, wait := f.offered(c, i), f.waitOf(c, i)
		v.Offered = append(v.Offered, offered)
		if offered > 0 {
			low, high := round(wait*0.55, 2), round(wait*1.6, 2)
			v.Wait, v.WaitP10, v.WaitP90 = append(v.Wait, &wait), append(v.WaitP10, &low), append(v.WaitP90, &high)
		} else {
			v.Wait, v.WaitP10, v.WaitP90 = append(v.Wait, nil), append(v.WaitP10, nil), append(v.WaitP90, nil)
		}
		v.Waiting = append(v.Waiting, round(offered*wait/1800, 3))
		open := f.open(c, i)
		v.Open = append(v.Open, open)
		required := 0.0
		if open {
			required = math.Ceil(offered*420/1800*1.1) + 1
		}
		v.Required = append(v.Required, required)
		if c.deferred {
			backlog := offered * wait / 1800
			v.Backlog = append(v.Backlog, round(backlog, 2))
			v.BacklogP10 = append(v.BacklogP10, round(backlog*0.6, 2))
			v.BacklogP90 = append(v.BacklogP90, round(backlog*1.5, 2))
			v.Oldest = append(v.Oldest, round(wait*2.2/3600, 3))
		}
	}
	return v
}

// present is the mean number of a share of the staff that is on duty.
func (f *fixtureSeason) present(i int, share float64) float64 {
	if !f.open(f.channels[1], i) {
		return 0
	}
	crew := 30.0
	if !f.open(f.channels[0], i) {
		crew = 7
	}
	lunch := 1 - 0.25*math.Exp(-math.Pow((float64(i%48)/2-12)/0.8, 2))
	flu := 1 - 0.15*math.Exp(-math.Pow(float64(i/48-24)/6, 2))
	return round(crew*share*lunch*flu*(1+0.03*noise("staff", i)), 2)
}
