package centre_test

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// The hand-worked examples, hand_*_test.go, are days of a handful of customers
// with fixed times, small enough to check on paper. A sheet is such a day: the
// centre, who comes and who works. What is expected of it are the lines of the
// contact log, in the order in which contacts end,
//
//	b phone 9:01: answered 9:05 by Ann, done 9:10
//	b.1 phone 10:10: abandoned 10:15
//
// where b.1 is the first contact that came of b, and b.1.1 the first that came
// of that; and, where they matter, the books:
//
//	queue phone: Offered 2, Answered 1, …
//	needs help: Arisen 1, Served [0 1] (by channel)
//	team A: OnDuty 10h0m0s, …
type sheet struct {
	layout    centre.Layout
	customers []centre.Arrival
	duties    []centre.Duty
	sale      map[rng.Key]bool // customers who come because of a campaign, which may be stopped
	names     map[rng.Key]string
	children  map[rng.Key]int
}

// newSheet returns two days with the given channels and nothing else.
func newSheet(channels ...centre.Channel) *sheet {
	return &sheet{
		layout: centre.Layout{
			Channels: channels,
			Period:   centre.Period{Horizon: 2 * des.Day, Interval: des.Hour, Days: []des.Time{0, des.Day}},
		},
		names: map[rng.Key]string{}, children: map[rng.Key]int{},
	}
}

// desk returns a sheet with one queue of calls that take five minutes and never
// hang up, and a team of so many agents.
func desk(agents int) *sheet {
	s := newSheet(centre.Channel{Name: "phone"})
	s.reason("help", 0)
	s.team(agents, 0)
	return s
}

// reason adds a reason that customers bring to the first of the channels, and
// a queue for it in each.
func (s *sheet) reason(name string, channels ...int) {
	l := &s.layout
	r := centre.Reason{Name: name, Mix: make([]float64, len(l.Channels))}
	for range l.Channels {
		r.Queues = append(r.Queues, -1)
	}
	r.Mix[channels[0]] = 1
	for _, ch := range channels {
		r.Queues[ch] = len(l.Queues)
		queue := name + " by " + l.Channels[ch].Name
		if len(l.Reasons) == 0 {
			queue = l.Channels[ch].Name
		}
		l.Queues = append(l.Queues, centre.Queue{
			Name: queue, Reason: len(l.Reasons), Channel: ch, Handle: secs(300),
			Within: 20 * des.Second, Short: 5 * des.Second, WaitingRoom: -1,
		})
	}
	l.Reasons = append(l.Reasons, r)
}

// team adds a group of so many agents who serve the queues from the first step
// of their routing on, with equal rank.
func (s *sheet) team(agents int, queues ...int) {
	l := &s.layout
	g := centre.Group{Name: string(rune('A' + len(l.Groups)))}
	for _, q := range queues {
		g.Skills = append(g.Skills, centre.Skill{Queue: q, Factor: 1})
		if len(l.Queues[q].Routing) == 0 {
			l.Queues[q].Routing = []centre.Step{{}}
		}
		step := &l.Queues[q].Routing[0]
		step.Groups = append(step.Groups, len(l.Groups))
	}
	for range agents {
		l.Agents = append(l.Agents, len(l.Groups))
	}
	l.Groups = append(l.Groups, g)
}

// layer adds self-service that everybody meets, and that resolves the given
// share of each reason.
func (s *sheet) layer(kind selfservice.Kind, seconds, resolves float64) *selfservice.Layer {
	layer := selfservice.Layer{
		Name: kind.String(), Kind: kind, Reach: 1, Takes: secs(seconds),
		Channels: make([]bool, len(s.layout.Channels)),
	}
	for range s.layout.Reasons {
		layer.Resolves = append(layer.Resolves, resolves)
	}
	for ch := range layer.Channels {
		layer.Channels[ch] = true
	}
	s.layout.Layers = append(s.layout.Layers, layer)
	return &s.layout.Layers[len(s.layout.Layers)-1]
}

// comes lets a customer with the given reason arrive.
func (s *sheet) comes(name, when string, reason int) {
	s.names[keyOf(name)] = name
	s.customers = append(s.customers, centre.Arrival{At: at(when), Reason: reason, Key: keyOf(name)})
	slices.SortStableFunc(s.customers, func(a, b centre.Arrival) int { return int(a.At - b.At) })
}

// works puts an agent on duty; after = "break" when a break follows, "until 18:30"
// when the agent can stay on until then.
func (s *sheet) works(agent, from, to, after string) {
	var latest des.Time
	if clock, ok := strings.CutPrefix(after, "until "); ok {
		latest = at(clock)
	}
	for i, name := range agentNames {
		if name == agent {
			s.duties = append(s.duties, centre.Duty{Agent: i, From: at(from), To: at(to), Break: after == "break", Pace: 1, Overtime: after == "overtime", Gone: after == "gone", Latest: latest})
		}
	}
}

var agentNames = []string{"Ann", "Bob", "Cat", "Dan"}

// keyOf returns the luck of a customer.
func keyOf(name string) rng.Key { return rng.New(1, 0).Name(name) }

// Day puts on duty whom works named, or everybody from 8:00 to 18:00.
func (s *sheet) Day(day int, buf []centre.Duty) []centre.Duty {
	if len(s.duties) == 0 {
		for i := range s.layout.Agents {
			from := des.Time(day)*des.Day + at("8:00")
			buf = append(buf, centre.Duty{Agent: i, From: from, To: from + 10*des.Hour, Pace: 1})
		}
	}
	for _, d := range s.duties {
		if d.From/des.Day == des.Time(day) {
			buf = append(buf, d)
		}
	}
	return buf
}

// CallIn brings everybody of a group, at once.
func (s *sheet) CallIn(group int, from, to des.Time, buf []centre.Duty) []centre.Duty {
	return allOf(&s.layout, group, from, to, buf)
}

// allOf appends duties of all agents of a group.
func allOf(l *centre.Layout, group int, from, to des.Time, buf []centre.Duty) []centre.Duty {
	for i, g := range l.Agents {
		if g == group {
			buf = append(buf, centre.Duty{Agent: i, From: from, To: to, Pace: 1})
		}
	}
	return buf
}

// expect plays the sheet and compares the log, and those books that want
// mentions, with it.
func (s *sheet) expect(t *testing.T, want string) *centre.Outcome {
	t.Helper()
	var got []string
	c := centre.New(&s.layout)
	c.Record(func(e centre.Entry) { got = append(got, s.line(e)) })
	out, err := c.Play(s.arrivals(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range s.books(out) {
		if book, _, _ := strings.Cut(line, ":"); strings.Contains(want, book+":") {
			got = append(got, line)
		}
	}
	var lines []string
	for line := range strings.Lines(want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		t.Errorf("got:\n%s\nwant:\n%s", g, w)
	}
	return out
}

// arrivals are the customers, of whom those of a sale come until it is stopped.
func (s *sheet) arrivals() centre.Arrivals {
	all := &replay{s.customers}
	if s.sale == nil {
		return all
	}
	return &saleArrivals{all, s.customers, func(k rng.Key) bool { return s.sale[k] }}
}

type saleArrivals struct {
	*replay
	all  []centre.Arrival
	sale func(rng.Key) bool
}

// Stop takes those away who do not come, and says that each has placed no order.
func (a *saleArrivals) Stop(_ int, at des.Time) (lost int64) {
	a.left = nil
	for _, k := range a.all {
		switch {
		case k.At < at:
		case a.sale(k.Key):
			lost++
		default:
			a.left = append(a.left, k)
		}
	}
	return lost
}

// line writes an entry of the log.
func (s *sheet) line(e centre.Entry) string {
	if _, known := s.names[e.Contact]; !known {
		s.children[e.Parent]++
		s.names[e.Contact] = fmt.Sprintf("%s.%d", s.names[e.Parent], s.children[e.Parent])
	}
	line := fmt.Sprintf("%s %s %s: ", s.names[e.Contact], s.layout.Channels[e.Channel].Name, clock(e.Arrived))
	switch {
	case e.Layer >= 0:
		return line + fmt.Sprintf("%v by %s %s", e.Ending, s.layout.Layers[e.Layer].Name, clock(e.Ended))
	case e.Answered == des.Never:
		return line + fmt.Sprintf("%v %s", e.Ending, clock(e.Ended))
	case e.Handle == 0 && e.Ended > e.Answered:
		return line + fmt.Sprintf("%v %s by %s, not done", e.Ending, clock(e.Answered), agentNames[e.Agent])
	}
	return line + fmt.Sprintf("%v %s by %s, done %s", e.Ending, clock(e.Answered), agentNames[e.Agent], clock(e.Ended))
}

// books writes the sums of the outcome, without those that are 0.
func (s *sheet) books(out *centre.Outcome) []string {
	var lines []string
	for q := range out.Cells {
		lines = append(lines, "queue "+s.layout.Queues[q].Name+": "+sums(plainWaits(out.Cells[q])...))
	}
	for r := range out.Needs {
		lines = append(lines, "needs "+s.layout.Reasons[r].Name+": "+sums(*needsOf(out, r)))
	}
	for l := range out.Layers {
		lines = append(lines, "layer "+s.layout.Layers[l].Name+": "+sums(out.Layers[l]...))
	}
	for r := range out.Rules {
		lines = append(lines, "rule "+s.layout.Playbook[r].Name+": "+sums(out.Rules[r]))
	}
	for g := range out.Staff {
		lines = append(lines, "team "+s.layout.Groups[g].Name+": "+sums(times(out.Staff[g])...))
	}
	return lines
}

// needsOf adds up what became of the needs of a reason, whosoever they were.
func needsOf(out *centre.Outcome, reason int) *centre.NeedCount {
	of := out.Needs[reason]
	sum := &centre.NeedCount{
		Prevented: make([]int64, len(of[0].Prevented)), Resolved: make([]int64, len(of[0].Resolved)), Served: make([]int64, len(of[0].Served)),
	}
	for s := range of {
		sum.Add(&of[s])
	}
	return sum
}

// plainWaits leaves out what customers waited in all where they did so once.
func plainWaits(cells []*centre.Cell) []centre.Cell {
	plain := make([]centre.Cell, len(cells))
	for i, c := range cells {
		plain[i] = *c
		if c.Reached == c.Answered+c.CalledBack {
			plain[i].Reached = 0
		}
		if c.WaitTrue == c.WaitAnswered {
			plain[i].WaitTrue = 0
		}
	}
	return plain
}

// times leaves out how many contacts a team handled: they are all listed.
func times(cells []centre.StaffCell) []centre.StaffCell {
	cells = slices.Clone(cells)
	for i := range cells {
		cells[i].Handled = 0
	}
	return cells
}

// lastTries writes how needs were given up, if any were.
func lastTries(last centre.LastTry) []string {
	if last == (centre.LastTry{}) {
		return nil
	}
	return []string{"(" + sums(last) + ")"}
}

// sums adds up the fields of the rows and writes those that are not 0. Fields
// that are lists are of a single row.
func sums[T any](rows ...T) string {
	var parts []string
	kind := reflect.TypeFor[T]()
	for f := range kind.NumField() {
		sum, text := int64(0), ""
		for _, row := range rows {
			v := reflect.ValueOf(row).Field(f)
			if last, ok := v.Interface().(centre.LastTry); ok { // of a single row
				parts = append(parts, lastTries(last)...)
				continue
			}
			if v.Kind() != reflect.Slice {
				sum += v.Int()
				continue
			}
			for i := range v.Len() {
				sum += v.Index(i).Int()
			}
			if v.Len() > 1 {
				text = fmt.Sprint(v)
			}
		}
		switch {
		case kind.Field(f).Type == reflect.TypeFor[des.Time]() || kind == reflect.TypeFor[centre.StaffCell]():
			text = des.Time(sum).String()
		case text == "":
			text = strconv.FormatInt(sum, 10)
		}
		if sum != 0 {
			parts = append(parts, kind.Field(f).Name+" "+text)
		}
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// at reads a time of the first day, as in 9:05 or 9:05:30, or with a + of the
// second.
func at(when string) des.Time {
	rest, tomorrow := strings.CutPrefix(when, "+")
	layout := "15:04"
	if strings.Count(when, ":") == 2 {
		layout = "15:04:05"
	}
	clock, err := time.Parse(layout, rest)
	if err != nil {
		panic(err)
	}
	t := des.Seconds(clock.Sub(clock.Truncate(24 * time.Hour)).Seconds())
	if tomorrow {
		t += des.Day
	}
	return t
}

// clock writes a time as at reads it.
func clock(t des.Time) string {
	day := ""
	if t >= des.Day {
		day, t = "+", t-des.Day
	}
	seconds := ""
	if rest := t % des.Minute; rest != 0 {
		seconds = fmt.Sprintf(":%02d", rest/des.Second)
	}
	return fmt.Sprintf("%s%d:%02d%s", day, t/des.Hour, t%des.Hour/des.Minute, seconds)
}

// secs is a law that always gives the same.
func secs(s float64) dist.Law { return dist.Must(dist.NewFixed(s)) }

// byCustomer is a law that gives each customer a time of its own, and 0 to those
// it does not name.
func byCustomer(seconds map[string]float64) dist.Law {
	l := byName{dist.Must(dist.NewFixed(0)), map[uint64]float64{}}
	for name, x := range seconds {
		for purpose := range uint64(20) {
			stream := keyOf(name).Purpose(purpose)
			l.seconds[stream.Uint64()] = x
		}
	}
	return l
}

// byMean is a law with a mean that announcements go by.
type byMean struct {
	dist.Law
	mean float64
}

func (l byMean) Mean() float64 { return l.mean }

type byName struct {
	dist.Law
	seconds map[uint64]float64 // by the number that a customer's luck begins with
}

func (l byName) Sample(s *rng.Stream) float64 { return l.seconds[s.Uint64()] }
