package centre_test

import (
	"fmt"
	"sort"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// world is a small contact centre with everything at once, drawn at random,
// and the customers and duties that go through it.
type world struct {
	layout   *centre.Layout
	arrivals []centre.Arrival
	duties   [][]centre.Duty // by day
}

// replay yields a list of arrivals.
type replay struct{ left []centre.Arrival }

func (c *replay) Next(next *centre.Arrival) bool {
	if len(c.left) == 0 {
		return false
	}
	*next = c.left[0]
	c.left = c.left[1:]
	return true
}

// Day replays a list of duties.
func (w *world) Day(day int, buf []centre.Duty) []centre.Duty {
	return append(buf, w.duties[day]...)
}

// CallIn brings everybody of a group, at once.
func (w *world) CallIn(group int, from, to des.Time, buf []centre.Duty) []centre.Duty {
	return allOf(w.layout, group, from, to, buf)
}

func (w *world) play(c *centre.Centre) (*centre.Outcome, error) {
	return c.Play(&saleArrivals{&replay{w.arrivals}, w.arrivals, func(k rng.Key) bool { return k%2 == 0 }}, w)
}

// draw is the part of rapid that the generator uses.
type draw struct{ t *rapid.T }

func (d draw) n(lo, hi int) int        { return rapid.IntRange(lo, hi).Draw(d.t, "n") }
func (d draw) yes() bool               { return rapid.Bool().Draw(d.t, "yes") }
func (d draw) share() float64          { return float64(d.n(0, 4)) / 4 }
func (d draw) minutes(hi int) des.Time { return des.Time(d.n(0, hi)) * des.Minute }

// law draws a law of seconds; coarse values make ties.
func (d draw) law(mean int) dist.Law {
	m := float64(60 * d.n(1, mean))
	switch d.n(0, 3) {
	case 0:
		return dist.Must(dist.NewFixed(m))
	case 1:
		return dist.Must(dist.NewLognormal(m, 1))
	case 2:
		return dist.Must(dist.NewFixed(0))
	default:
		return dist.Must(dist.NewExponential(m))
	}
}

func (d draw) maybe(law dist.Law) dist.Law {
	if d.yes() {
		return law
	}
	return nil
}

// shares draws shares by channel that sum to at most one.
func (d draw) shares(n int) []float64 {
	if d.yes() {
		return nil
	}
	s := make([]float64, n)
	for i := range s {
		s[i] = d.share() / float64(n)
	}
	return s
}

const testDays = 3

func drawWorld(t *rapid.T) *world {
	d := draw{t}
	l := &centre.Layout{Period: centre.Period{
		Horizon: testDays * des.Day, Interval: des.Hour,
		WarmUp: des.Time(d.n(0, 30)) * des.Hour, Drain: d.yes(),
	}}
	if d.yes() { // in the middle of work
		l.Period.Horizon += 8*des.Hour + d.minutes(240) - des.Day
	}
	for day := range testDays {
		l.Period.Days = append(l.Period.Days, des.Time(day)*des.Day)
	}
	d.channels(l)
	d.queues(l)
	d.groups(l)
	d.playbook(l)
	d.transfers(l)
	d.layers(l)
	d.spells(l)
	d.segments(l)
	w := &world{layout: l}
	w.arrivals = d.arrivals(l)
	w.duties = d.duties(l)
	return w
}

func (d draw) channels(l *centre.Layout) {
	for i := range d.n(1, 3) {
		ch := centre.Channel{
			Name: fmt.Sprint("channel ", i), Kind: centre.Kind(d.n(0, 2)),
			AtClosing:  centre.Closing(d.n(0, 2)),
			AnyFree:    d.yes(),
			WhenClosed: centre.WhenClosed{Later: d.share() / 2, After: d.maybe(d.law(30))},
		}
		if ch.Kind == centre.Chat {
			ch.Slowdown = []float64{1, 1.5, 2}[:d.n(1, 3)]
			ch.AtStart = d.yes()
		}
		if d.yes() {
			ch.Lines = d.n(1, 6)
		}
		if d.yes() {
			for day := range testDays {
				from := des.Time(day)*des.Day + 8*des.Hour
				ch.Open = append(ch.Open, centre.Window{From: from, To: from + des.Time(d.n(1, 12))*des.Hour})
			}
		}
		if d.yes() {
			ch.Advice = d.advice()
		}
		l.Channels = append(l.Channels, ch)
	}
	for i := range l.Channels {
		if l.Channels[i].WhenClosed.Switch = d.shares(len(l.Channels)); l.Channels[i].WhenClosed.Switch != nil {
			for j := range l.Channels {
				l.Channels[i].WhenClosed.Switch[j] /= 2
			}
		}
	}
}

// advice moves customers to times that may be as busy as the others.
func (d draw) advice() (a centre.Advice) {
	a.Follows = d.share()
	for day := range testDays {
		busy := des.Time(day)*des.Day + d.minutes(600)
		a.Busy = append(a.Busy, centre.Window{From: busy, To: busy + d.minutes(600)})
		better := des.Time(day)*des.Day + d.minutes(600)
		a.Better = append(a.Better, centre.Window{From: better, To: better + d.minutes(600)})
	}
	return a
}

func (d draw) queues(l *centre.Layout) {
	n := len(l.Channels)
	for r := range d.n(1, 3) {
		reason := centre.Reason{Name: fmt.Sprint("reason ", r), Mix: make([]float64, n), Queues: make([]int, n)}
		for ch := range n {
			reason.Mix[ch] = 1 / float64(n)
			reason.Queues[ch] = len(l.Queues)
			q := centre.Queue{
				Name: fmt.Sprint("queue ", len(l.Queues)), Reason: r, Channel: ch,
				Handle: d.law(30), WrapUp: d.maybe(d.law(5)), Patience: d.maybe(d.law(20)),
				Within: d.minutes(2), Short: des.Second, WaitingRoom: -1,
				Redial:     centre.Redial{Share: d.share(), After: d.law(60), Tries: d.n(1, 3), Switch: d.shares(n), SamePatience: d.yes()},
				Resolution: centre.Resolution{FirstContact: d.share(), ComesBack: d.share() / 2, After: d.law(90), Switch: d.shares(n)},
			}
			if d.yes() {
				q.WaitingRoom = d.n(0, 5)
			}
			if l.Channels[ch].Kind == centre.Live && d.yes() {
				q.Callback = d.callback()
			}
			if to := d.n(0, n-1); l.Channels[ch].Kind != centre.Deferred && d.yes() {
				q.Voicemail = centre.Voicemail{After: d.minutes(5), Share: d.share(), Works: l.Channels[to].Kind == centre.Deferred, To: to}
			}
			if l.Channels[ch].Kind == centre.Chat {
				q.Silent = centre.Silent{Share: d.share(), Notice: d.maybe(d.law(3))}
			}
			if d.yes() {
				q.Announces = centre.Announcement{From: d.minutes(9), Accepts: d.maybe(d.law(20)), Hurry: d.share(), Longer: 9 * d.share()}
			}
			if q.Patience == nil && d.yes() {
				q.Merges, q.Sorting = d.yes(), d.minutes(1)
				q.Suggestions = centre.Suggestions{Novices: d.share(), Experts: d.share()}
				q.Chaser = centre.Chaser{From: d.minutes(120), Every: 3600, Switch: d.shares(n)}
			}
			l.Queues = append(l.Queues, q)
		}
		l.Reasons = append(l.Reasons, reason)
	}
}

func (d draw) callback() centre.Callback {
	return centre.Callback{
		From: d.minutes(20), Waiting: d.n(0, 2), Accepts: d.share(), Last: d.yes(), NoAnswer: d.share(),
		Rings: d.minutes(1), Tries: d.n(0, 3), Again: d.maybe(d.law(60)), Harder: float64(d.n(0, 2)),
	}
}

// withChats is 1 where several contacts are worked at once: there worst levels may
// change while somebody keeps hands free.
func withChats(l *centre.Layout) int {
	for _, ch := range l.Channels {
		if len(ch.Slowdown) > 1 {
			return 1
		}
	}
	return 0
}

func (d draw) groups(l *centre.Layout) {
	for g := range d.n(1, 3) {
		group := centre.Group{Name: fmt.Sprint("group ", g), Reserve: d.n(0, 2), FirstFreeGoes: d.n(0, 3) == 0, Strain: centre.Strain{Above: d.share(), Each: d.share() / 50}}
		group.Policy = []centre.Policy{
			nil, nil, centre.Ageing{Step: d.minutes(10)}, centre.LongestWait{}, centre.SoonestDue{}, centre.WorstLevel{},
		}[d.n(0, 5-withChats(l))]
		for q := range l.Queues {
			if d.n(0, 2) == 0 {
				continue
			}
			group.Skills = append(group.Skills, centre.Skill{Queue: q, Rank: d.n(0, 2), Factor: 1})
			queue := &l.Queues[q]
			after := des.Time(0)
			if n := len(queue.Routing); n > 0 {
				after = queue.Routing[n-1].After
			}
			queue.Routing = append(queue.Routing, centre.Step{
				After: after + d.minutes(3)*des.Time(d.n(0, 1)), Groups: []int{g},
				When: d.condition(),
			})
		}
		for range d.n(0, 4) {
			l.Agents = append(l.Agents, g)
		}
		l.Groups = append(l.Groups, group)
	}
}

// condition draws when a step is open: always, more often than not.
func (d draw) condition() centre.Condition {
	switch over := int64(d.n(0, 2)); d.n(-4, 3) {
	case 1:
		return centre.Condition{Of: centre.Waiting, Over: over}
	case 2:
		return centre.Condition{Of: centre.Idle, Over: over}
	case 3:
		return centre.Condition{Of: centre.Expected, Over: over * int64(des.Minute)}
	}
	return centre.Condition{}
}

// playbook draws rules, one of which may open the first step of a queue.
func (d draw) playbook(l *centre.Layout) {
	for r := range d.n(0, 2) {
		rule := centre.Rule{
			Name: fmt.Sprint("rule ", r), For: d.minutes(5), After: d.minutes(60), Lasts: d.minutes(300),
			When: centre.Sign{Of: centre.Figure(d.n(0, 4)), Where: d.n(0, len(l.Channels)-1), Below: d.yes(), Limit: float64(d.n(0, 2))},
			Do:   centre.Action{Extra: d.minutes(120)},
		}
		if d.yes() {
			rule.Do.Message = &centre.Message{
				Channel: d.n(0, len(l.Channels)-1), Later: d.share() / 2, After: d.minutes(60), Switch: d.shares(len(l.Channels)),
			}
		}
		if d.yes() {
			rule.Do.Stop = &centre.Stop{To: des.Never}
		}
		for g := range l.Groups {
			if d.yes() {
				rule.Do.CallIn = append(rule.Do.CallIn, g)
			} else {
				rule.Do.StayOn = append(rule.Do.StayOn, g)
			}
		}
		l.Playbook = append(l.Playbook, rule)
		if q := &l.Queues[d.n(0, len(l.Queues)-1)]; len(q.Routing) > 0 {
			q.Routing[0].When = centre.Condition{Of: centre.ByRule, Over: int64(r)}
		}
	}
}

// transfers lets one queue in two be misrouted or pass contacts on, to copies of
// it.
func (d draw) transfers(l *centre.Layout) {
	for q := range l.Queues {
		if d.yes() || len(l.Groups) == 0 {
			continue
		}
		passed := l.Queues[q]
		passed.Name, passed.Passed, passed.HandOver = passed.Name+" passed on", true, d.minutes(3)
		passed.Callback, passed.Announces = centre.Callback{}, centre.Announcement{}
		to := d.copyOf(l, q, passed)
		of := &l.Queues[q]
		of.PassOn = centre.PassOn{To: to, Takes: d.law(5), Warm: d.yes() && len(l.Channels[of.Channel].Slowdown) < 2}
		for range l.Groups {
			of.PassOn.Shares = append(of.PassOn.Shares, d.share())
		}
		wrong := q
		if d.yes() {
			wrong = d.copyOf(l, q, *of)
		}
		l.Queues[q].Misrouted = centre.Misrouted{Share: d.share() / 2, To: wrong}
	}
}

// copyOf adds a queue that is served by those who serve another, and returns its
// index.
func (d draw) copyOf(l *centre.Layout, q int, queue centre.Queue) int {
	to := len(l.Queues)
	l.Queues = append(l.Queues, queue)
	for g := range l.Groups {
		for _, s := range l.Groups[g].Skills {
			if s.Queue == q {
				l.Groups[g].Skills = append(l.Groups[g].Skills, centre.Skill{Queue: to, Rank: d.n(0, 2), Factor: 1})
				break
			}
		}
	}
	return to
}

func (d draw) layers(l *centre.Layout) {
	for i := range d.n(0, 3) {
		layer := selfservice.Layer{
			Name: fmt.Sprint("layer ", i), Kind: selfservice.Kind(d.n(0, 3)), Reach: d.share(),
			Takes: d.maybe(d.law(10)), ComesBack: d.share(), BackAfter: d.law(120), Harder: 1.25, EasyFirst: d.share(),
		}
		for range l.Reasons {
			layer.Resolves = append(layer.Resolves, d.share())
		}
		for range l.Channels {
			layer.Channels = append(layer.Channels, d.yes())
		}
		layer.Switch = d.shares(len(l.Channels))
		layer.BackOrders = layer.Kind == selfservice.Notice && d.yes()
		d.limits(&layer)
		l.Layers = append(l.Layers, layer)
	}
}

func (d draw) spells(l *centre.Layout) {
	for range d.n(0, 2) {
		s := centre.Spell{Window: centre.Window{From: d.minutes(testDays * 24 * 60)}}
		s.To = s.From + d.minutes(24*60)
		for range l.Channels {
			s.Pull = append(s.Pull, d.share()*2)
		}
		for range l.Reasons {
			s.Handle = append(s.Handle, 0.5+d.share())
			s.Twice = append(s.Twice, d.share())
		}
		l.Spells = append(l.Spells, s)
	}
}

// segments splits the customers in two, one of whom may have a head start.
func (d draw) segments(l *centre.Layout) {
	if d.yes() {
		return
	}
	share, mix := d.share(), make([][]float64, len(l.Reasons))
	for r := range mix {
		if d.yes() {
			mix[r] = make([]float64, len(l.Channels))
			mix[r][d.n(0, len(l.Channels)-1)] = 1
		}
	}
	l.Segments = []centre.Segment{
		{Share: share, Patience: 1, SelfService: 1},
		{Share: 1 - share, Mix: mix, Patience: d.share(), SelfService: 2 * d.share(), HeadStart: d.minutes(30)},
	}
}

// limits lets a layer be new, small, slow, or down.
func (d draw) limits(layer *selfservice.Layer) {
	if d.yes() {
		return
	}
	layer.GivesUp = d.share()
	layer.Adoption = selfservice.Adoption{New: d.yes(), Launch: d.minutes(2000), Start: d.share(), Over: d.minutes(2000)}
	layer.Limits = selfservice.Limits{AtOnce: d.n(0, 2), Gap: d.minutes(20), Queue: d.n(0, 2)}
	if from := d.minutes(2000); d.yes() {
		layer.Outages = []selfservice.Outage{{From: from, To: from + d.minutes(600)}}
	}
}

func (d draw) arrivals(l *centre.Layout) []centre.Arrival {
	luck := rng.New(uint64(d.n(0, 1<<30)), 0)
	var all []centre.Arrival
	for i := range d.n(0, 300) {
		all = append(all, centre.Arrival{
			At:     des.Time(luck.With(uint64(i)).Float64()*testDays*24*60) * des.Minute,
			Reason: i % len(l.Reasons), Key: luck.With(uint64(i)), Back: i%3 == 0,
		})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].At < all[j].At })
	return all
}

// duties draws up to three stretches of work a day for each agent, with breaks
// between them.
func (d draw) duties(l *centre.Layout) [][]centre.Duty {
	days := make([][]centre.Duty, testDays)
	for day := range testDays {
		for a := range l.Agents {
			at := des.Time(day)*des.Day + 6*des.Hour + d.minutes(240)
			for range d.n(0, 3) {
				to := at + d.minutes(240)
				days[day] = append(days[day], centre.Duty{Agent: a, From: at, To: to, Break: d.yes(), Pace: 1 + d.share()/2, Overtime: d.n(0, 3) == 0, Latest: to + d.minutes(60)})
				at = to + d.minutes(30)
			}
		}
	}
	return days
}
