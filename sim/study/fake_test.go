package study

import (
	"fmt"
	"slices"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/stat"
)

// season is a model of the given number of days, the first of which is the
// warm-up: a reason for every two queues, channels phone (live), chat, e-mail
// (deferred) and more phones, and a team for each channel. It is not played:
// see fake.
func season(days, channels, queues int) *sim.Model {
	m := &sim.Model{Season: "made up", Centre: "nowhere", Calendar: &calendar.Calendar{Zone: "Europe/Oslo", Unix: 1_795_388_400}}
	l := &m.Layout
	l.Period = centre.Period{Horizon: des.Time(days) * des.Day, WarmUp: des.Day, Interval: 30 * des.Minute}
	for d := range days {
		date := calendar.Date{Year: 2026, Month: time.November, Day: 23}.Add(d)
		start := des.Time(d) * des.Day
		l.Period.Days = append(l.Period.Days, start)
		m.Calendar.Days = append(m.Calendar.Days, calendar.Day{Date: date, Weekday: date.Weekday(), Start: start})
	}
	for c := range channels {
		ch := centre.Channel{Name: fmt.Sprintf("phone %d", c), Kind: centre.Live}
		switch c {
		case 0:
			ch.Name = "phone"
			for d := range days {
				ch.Open = append(ch.Open, centre.Window{From: des.Time(d)*des.Day + 8*des.Hour, To: des.Time(d)*des.Day + 18*des.Hour})
			}
		case 1:
			ch.Name, ch.Kind = "email", centre.Deferred
		case 2:
			ch.Name, ch.Kind, ch.Slowdown = "chat", centre.Chat, []float64{1, 1.2, 1.4}
		}
		l.Channels = append(l.Channels, ch)
		l.Groups = append(l.Groups, centre.Group{Name: ch.Name + " team"})
	}
	for q := range queues {
		c, r := q%channels, q/2
		if r == len(l.Reasons) {
			l.Reasons = append(l.Reasons, centre.Reason{Name: fmt.Sprintf("reason %d", r)})
		}
		patience, _ := dist.NewExponential(300)
		l.Queues = append(l.Queues, centre.Queue{
			Name: fmt.Sprintf("queue %d", q), Reason: r, Channel: c, Within: 20 * des.Second, Patience: patience,
		})
		l.Groups[c].Skills = append(l.Groups[c].Skills, centre.Skill{Queue: q, Factor: 1})
	}
	l.Layers = []selfservice.Layer{{Name: "notices"}, {Name: "bot", Kind: selfservice.Chatbot}}
	for i := range l.Layers {
		l.Layers[i].Resolves = slices.Repeat([]float64{0.5}, len(l.Reasons))
		l.Layers[i].Channels = make([]bool, len(l.Channels))
	}
	m.Demand.Orders = &demand.Orders{}
	return m
}

// fake makes up replications in which everything hangs together as in a real
// one: each differs from the others, and the same one is always the same.
type fake struct {
	m           *sim.Model
	rep         sim.Replication
	interrupted chan struct{}
	before      func(replication int, interrupted <-chan struct{}) error // called at the beginning of each
}

func newFake(m *sim.Model) *fake {
	l := &m.Layout
	n := int((l.Period.Horizon + l.Period.Interval - 1) / l.Period.Interval)
	f := &fake{m: m, interrupted: make(chan struct{})}
	f.rep.Outcome = &centre.Outcome{
		Cells:  grid[*centre.Cell](len(l.Queues), n),
		Levels: grid[centre.Level](len(l.Queues), n),
		Calls:  make([][]centre.Level, len(l.Queues)),
		Staff:  grid[centre.StaffCell](len(l.Groups), n),
		Waits:  grid[centre.DayWaits](len(l.Channels), max(1, len(l.Period.Days))),
		Needs:  grid[centre.NeedCount](len(l.Reasons), 1),
		Layers: grid[centre.LayerCount](len(l.Layers), len(l.Reasons)),
		Works:  grid[centre.LayerWork](len(l.Layers), len(l.Reasons)),
		Backs:  grid[int64](len(l.Layers), len(l.Channels)),

		TrueWaits: grid[stat.Histogram](len(l.Channels), 1),
	}
	f.rep.Scheduled = grid[int64](len(l.Groups), n)
	f.rep.Parcels = make([]demand.ParcelDay, len(l.Period.Days))
	return f
}

func (f *fake) Interrupt() {
	select {
	case <-f.interrupted:
	default:
		close(f.interrupted)
	}
}

func (f *fake) Play(seed uint64, replication int) (*sim.Replication, error) {
	if f.before != nil {
		if err := f.before(replication, f.interrupted); err != nil {
			return nil, err
		}
	}
	luck := rng.New(seed, replication).Stream()
	for c := range f.rep.Waits {
		for d := range f.rep.Waits[c] {
			f.rep.Waits[c][d].Answered.Reset()
			f.rep.Waits[c][d].Lost.Reset()
		}
	}
	for q := range f.rep.Cells {
		f.makeUpQueue(q, &luck)
	}
	f.makeUpRest(&luck)
	return &f.rep, nil
}

func (f *fake) makeUpQueue(q int, luck *rng.Stream) {
	l := &f.m.Layout
	of := &l.Queues[q]
	deferred := l.Channels[of.Channel].Kind == centre.Deferred
	scale := 60.0
	if deferred {
		scale = 20_000
	}
	for i := range f.rep.Cells[q] {
		c, level := &centre.Cell{}, &f.rep.Levels[q][i]
		f.rep.Cells[q][i], *level = c, centre.Level{}
		hour := i % 48 / 2
		if !deferred && (hour < 8 || hour >= 18) {
			continue
		}
		day := 0
		for day+1 < len(l.Period.Days) && l.Period.Days[day+1] <= des.Time(i)*l.Period.Interval {
			day++
		}
		waits := &f.rep.Waits[of.Channel][day]
		for range int(4 + 8*luck.Float64()) {
			f.makeUpContact(c, waits, of.Within, deferred, des.Seconds(scale*luck.Exp()), luck)
		}
		level.Area = int64(2 * luck.Float64() * float64(l.Period.Interval))
		level.AtEnd, level.Max = int32(3*luck.Float64()), int32(3+5*luck.Float64())
		level.Oldest = des.Seconds(scale * luck.Exp())
	}
}

func (f *fake) makeUpContact(c *centre.Cell, waits *centre.DayWaits, within des.Time, deferred bool, wait des.Time, luck *rng.Stream) {
	c.Offered++
	u := luck.Float64()
	if u < 0.3 && !deferred {
		wait = 0
	}
	if wait > 0 && u < 0.95 {
		c.Waited++
	}
	switch {
	case u < 0.8 || deferred && u < 0.97:
		c.Answered++
		c.WaitAnswered += wait
		c.Handle += des.Seconds(300 * luck.Exp())
		waits.Answered.Add(wait)
		c.AnsweredIn += int32(one(wait <= within))
	case u < 0.95:
		c.Abandoned++
		c.WaitAbandoned += wait
		waits.Lost.Add(wait)
		c.AbandonedIn += int32(one(wait <= within))
		c.ShortAbandoned += int32(one(wait < 5*des.Second))
	case u < 0.98:
		c.Blocked++
	default:
		c.Waiting++
		c.Waited++
		c.WaitOther += wait
	}
}

func one(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func (f *fake) makeUpRest(luck *rng.Stream) {
	interval := float64(f.m.Layout.Period.Interval)
	for g := range f.rep.Staff {
		for i := range f.rep.Staff[g] {
			present := int64(10 * interval * luck.Float64())
			f.rep.Staff[g][i] = centre.StaffCell{OnDuty: present, Busy: present * 3 / 4, Contacts: present, Overtime: present / 50}
			f.rep.Scheduled[g][i] = present * 11 / 10
		}
	}
	for r := range f.rep.Needs {
		n := int64(100 + 100*luck.Float64())
		f.rep.Needs[r][0] = centre.NeedCount{
			Arisen: 11 * n, Prevented: []int64{n, 0}, Resolved: []int64{0, 2 * n}, Unsolved: n,
			Served: make([]int64, len(f.m.Layout.Channels)), GivenUp: n, LastTry: centre.LastTry{Abandoned: n - 42, LeftMessage: 2, Blocked: 5, TurnedAway: 10, Closed: 15, NotReached: 3, SelfService: 7}, Open: n, Attempts: 7 * n,
		}
		f.rep.Needs[r][0].Served[0] = 5 * n
		f.rep.Layers[1][r] = centre.LayerCount{Offered: 9 * n, Refused: 2, Used: 5 * n, Resolved: 3 * n, CameBack: n, Elsewhere: 1, HandedOver: n, Left: n, Time: des.Time(5*n) * des.Minute}
		f.rep.Works[1][r] = centre.LayerWork{Spared: des.Time(3*n) * des.Hour, Returned: des.Time(2*n) * des.Hour, Before: des.Time(2*n) * des.Hour, After: des.Time(5*n) * des.Hour / 2}
		f.rep.Backs[1][0] = n
	}
	for d := range f.rep.Parcels {
		n := int64(1000 + 1000*luck.Float64())
		f.rep.Parcels[d] = demand.ParcelDay{Ordered: n, BackOrders: n / 4, Shipped: n - 10, Delivered: n - 20, Late: n / 20, Backlog: 10, OnShelf: n / 3, Held: 7, Redirected: 3}
	}
}

// studyOf runs a study of made-up replications.
func studyOf(m *sim.Model, e sim.Experiment, before func(int, <-chan struct{}) error) *study {
	s := newStudy(m, e, nil)
	s.newPlayer = func() plays {
		f := newFake(m)
		f.before = before
		return f
	}
	return s
}
