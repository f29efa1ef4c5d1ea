package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
)

var eventShape = &grammar.Mapping{Name: "event", Doc: "something that happens; its kind is the key that gives it its name", Like: "{campaign: Black Week, from: 2026-11-23, to: 2026-11-29, orders: x1.8}", Fields: slices.Concat([]grammar.Field{
	{Key: "campaign", Shape: configs.NameLike("Black Week"), Doc: "more orders or contacts, on some days and hours"},
	{Key: "delay", Shape: configs.NameLike("strike"), Doc: "the warehouse or the carrier works less, or not at all", Also: []string{"outage"}},
	{Key: "absence", Shape: configs.NameLike("flu"), Doc: "a wave of sickness that rises and falls, or the share of the people who call in sick", Also: []string{"flu", "sickness"}},
	{Key: "worry", Shape: configs.NameLike("before Christmas"), Doc: "customers worry more about their parcels", Also: []string{"anxiety"}},
	{Key: "tracking", Shape: configs.NameLike("tracking is down"), Doc: "nobody can see where parcels are: those ask whose parcel is not late"},
	{Key: "messages", Shape: configs.NameLike("wrong messages"), Doc: "messages about parcels are wrong, and make customers ask"},
	{Key: "longer", Shape: configs.NameLike("new system"), Doc: "contacts take longer than usual"},
	{Key: "crisis", Shape: configs.NameLike("recall"), Doc: "a burst that nobody announced: most ask the same, in all channels"},
	{Key: "closed", Shape: configs.NameLike("telephone exchange fails"), Doc: "a channel or a layer of self-service is closed, or down, against its hours"},
	{Key: "from", Shape: configs.Date, Doc: "first day"},
	{Key: "to", Shape: configs.LastDate, Doc: "last day"},
	{Key: "for", Shape: configs.Days, Doc: "how long, in place of to: 2 days"},
	{Key: "on", Shape: configs.Date, Doc: "a single day, in place of from and to", Also: []string{"date"}},
	{Key: "orders", Shape: byDays, Doc: "campaign: factor on the orders, for all days or by day and hour"},
	{Key: "contacts", Shape: byDays, Doc: "campaign: factor on the contacts for every reason; those that come from orders and parcels by the day on which they are made"},
	{Key: "reasons", Shape: &grammar.Named{What: "a reason, with the factor on it", Of: byDays, Like: "product_advice"}, Doc: "campaign: factors on single reasons"},
	{Key: "launch", Shape: configs.Clock, Doc: "campaign, crisis: time of the first day at which it begins; 00:00 unless written"},
	{Key: "ramp", Shape: configs.Positive, Doc: "campaign, crisis: from the launch until it has its full effect; at once unless written"},
	{Key: "announced", Shape: grammar.Word{"yes", "no"}, Doc: "campaign: whether the contact centre was told; yes unless written"},
	{Key: "burst", Shape: configs.DailyRate, Doc: "crisis: contacts a day at its height, on top of all others"},
	{Key: "varies", Shape: configs.Share, Doc: "crisis: how much its size differs from season to season, as the standard deviation of a gamma factor with mean 1, drawn once a season", Also: []string{"uncertain"}},
	{Key: "same", Shape: configs.Share, Doc: "crisis: of them, the share that asks for the reason; the rest asks for the others"},
	{Key: "twice", Shape: configs.Share, Doc: "crisis: customers with this reason who soon try a second channel, too"},
	{Key: "half_life", Shape: configs.Positive, Doc: "crisis: after its last day, in which half of the burst is lost; all at once unless written"},
	{Key: "answer_after", Shape: configs.Positive, Doc: "crisis, campaign that was not announced: how long until there is a standard answer"},
	{Key: "handle_time_then", Shape: configs.Factor, Doc: "crisis: on the handle time from then on, with a standard answer"},
	{Key: "rush", Shape: rushShape, Doc: "campaign: its first hours, on top of it"},
	{Key: "teaser", Shape: teaserShape, Doc: "campaign: what comes before it, because it was announced"},
	{Key: "after", Shape: afterShape, Doc: "campaign: what is left of it when it is over", Also: []string{"decay", "tail"}},
	{Key: "handle_time", Shape: grammar.Either{configs.Factor, longerShape}, Doc: "crisis, campaign that was not announced: factor on the handle time until there is an answer; longer: factors on the handle times of channels"},
	{Key: "item", Shape: itemShape, Doc: "campaign: what may be sold out"},
	{Key: "warehouse", Shape: left, Doc: "delay: what is left of the capacity, of all or by the name of each"},
	{Key: "carrier", Shape: left, Doc: "delay: what is left of the capacity, of all or by the name of each"},
	{Key: "transit", Shape: grammar.Word{"stops", "goes on"}, Doc: "delay: whether parcels under way stand still on these days; goes on unless written"},
	{Key: "share", Shape: configs.Share, Doc: "absence: of those who should come, who are ill on these days; messages: of the parcels handed over on these days, whose customers ask; overtime: of those at work, who stay on, all unless written"},
	{Key: "reason", Shape: configs.NameLike("order_status"), Doc: "crisis: what most ask; messages: for which reason they ask, the one about parcels unless written"},
	{Key: "factor", Shape: configs.Factor, Doc: "absence: on the chance to fall ill, at the peak; worry, tracking: on the contacts about parcels"},
	{Key: "peak", Shape: peakShape, Doc: "absence: the worst day or week"},
	{Key: "lasts", Shape: configs.Positive, Doc: "absence: from the first sign to the last", Also: []string{"weeks", "length"}},
	{Key: "channels", Shape: grammar.Either{&grammar.Many{Of: configs.NameLike("phone")}, pullShape}, Doc: "closed: which, all unless channels or self_service are written; campaign: factors on those who choose a channel"},
	{Key: "self_service", Shape: &grammar.Many{Of: configs.NameLike("chatbot")}, Doc: "closed: layers of self-service that take nobody in; who is in one stays", Also: []string{"layers"}},
	{Key: "hours", Shape: configs.ClockRange, Doc: "closed, delay, site_down, call_in: part of the day; all of it unless written"},
}, peopleFields)}

var (
	byDays    = grammar.Either{configs.Factor, configs.Whens("days, with the factor of each", configs.Factor)}
	peakShape = &grammar.Scalar{What: "a day or a week", Like: "week 50 or 2026-12-09", Dated: grammar.FirstDay, Read: func(text string) error {
		if _, err := unit.Date(text); err == nil {
			return nil
		}
		_, _, err := unit.Week(text)
		return err
	}}
)

// eventKind is a kind of event: what it may say besides its dates, and what it does.
type eventKind struct {
	name string
	keys []string
	play func(*season, *event)
}

var kinds = []eventKind{
	{"campaign", []string{"orders", "contacts", "reasons", "channels", "launch", "ramp", "rush", "teaser", "after", "item", "announced", "handle_time", "answer_after"}, (*season).campaign},
	{"delay", []string{"warehouse", "carrier", "transit", "hours"}, (*season).delay},
	{"absence", []string{"factor", "peak", "lasts", "share", "teams"}, (*season).absence},
	{"worry", []string{"factor"}, (*season).worry},
	{"tracking", []string{"factor"}, (*season).tracking},
	{"messages", []string{"share", "reason"}, (*season).messages},
	{"longer", []string{"handle_time"}, (*season).longer},
	{"crisis", []string{"reason", "burst", "varies", "same", "twice", "launch", "ramp", "half_life", "handle_time", "answer_after", "handle_time_then"}, (*season).crisis},
	{"closed", []string{"channels", "self_service", "hours"}, (*season).closed},
	{"overtime", []string{"by", "share", "teams"}, (*season).overtime},
	{"call_in", []string{"hours", "agents", "teams"}, (*season).callIn},
	{"site_down", []string{"hours", "teams"}, (*season).siteDown},
	{"freeze", []string{"leave", "training", "meetings", "other", "teams"}, (*season).freeze},
}

// kindNames lists the kinds of event as they are written.
func kindNames() (list string) {
	for i, kind := range kinds {
		switch list += kind.name + ": name"; {
		case i < len(kinds)-2:
			list += ", "
		case i == len(kinds)-2:
			list += " or "
		}
	}
	return list
}

var dateKeys = []string{"from", "to", "for", "on"}

// season is a model that events are laid over.
type season struct {
	model *sim.Model
	root  *tree.Node
	log   *tree.Log
	odd   *tree.Log // what may be meant and probably is not

	hours [][]centre.Window // by channel, before any event
	pulls []pulled
	parts map[string][]*stage // warehouses and carriers
	items map[string][]int    // by campaign: of the delivery
}

func newSeason(m *sim.Model, root *tree.Node, log, odd *tree.Log) *season {
	s := &season{model: m, root: root, log: log, odd: odd, items: map[string][]int{}}
	for i := range m.Layout.Channels {
		s.hours = append(s.hours, m.Layout.Channels[i].Open)
	}
	s.parts = s.stages()
	return s
}

// misread reports whether something was found wrong with a part of the centre,
// which has been said.
func (s *season) misread(part, name string) bool {
	n := s.root.Get(part).Get(name)
	return n != nil && n.Broken
}

// event is one item of the list, with the days of the calendar it covers.
type event struct {
	*tree.Node
	kind, name  string
	first, last int // days of the calendar, not yet cut to it
}

func (s *season) days() []calendar.Day { return s.model.Calendar.Days }

// play lays the events over the model, in their order.
func (s *season) play(events *tree.Node) {
	if events == nil || s.model.Calendar == nil {
		return
	}
	for _, n := range events.Items {
		before := s.log.Len()
		e, kind := s.event(n)
		if s.log.Len() > before || n.Broken {
			continue
		}
		kinds[kind].play(s, e)
		s.beyond(e)
		s.mark(e)
	}
	s.playPulls()
}

// event reads what kind of event it is, and when.
func (s *season) event(n *tree.Node) (*event, int) {
	e, kind := &event{Node: n}, -1
	for k := range kinds {
		name := n.Get(kinds[k].name)
		if name == nil {
			continue
		}
		if kind >= 0 {
			s.log.Add(name.Pos, fmt.Sprintf("an event is either %s or %s", kinds[kind].name, kinds[k].name), "write two events")
			return e, 0
		}
		kind, e.kind, e.name = k, kinds[k].name, name.Text
	}
	if kind < 0 {
		s.noKind(n)
		return e, 0
	}
	for _, f := range n.Entries() {
		if f.Key != e.kind && !slices.Contains(dateKeys, f.Key) && !slices.Contains(kinds[kind].keys, f.Key) {
			s.log.Add(f.Pos, fmt.Sprintf("%s has no %s", e.kind, f.Key), "it has "+strings.Join(append(slices.Clone(kinds[kind].keys), dateKeys...), ", "))
		}
	}
	if n.Get("peak") != nil {
		s.onlyPeak(e)
		s.around(e)
		return e, kind
	}
	if v := n.Get("lasts"); v != nil && !v.Pos.Assumed() {
		s.log.Add(v.Pos, fmt.Sprintf("%s %s: lasts changes nothing without peak", e.kind, e.name), "write peak: week 50, or leave it out")
	}
	s.dates(e)
	return e, kind
}

// noKind reports an event of no kind, or of one and without a name: none is what
// takes things away.
func (s *season) noKind(n *tree.Node) {
	for _, f := range n.Fields {
		if slices.ContainsFunc(kinds, func(k eventKind) bool { return k.name == f.Key }) {
			s.log.Add(f.Pos, f.Key+": an event without a name", `write a name, or "none" in quotes if that is what it is called`)
			return
		}
	}
	s.log.Add(n.Pos, "an event of no kind", "write "+kindNames())
}

// onlyPeak makes sure that an event with a peak has no other dates.
func (s *season) onlyPeak(e *event) {
	for _, key := range dateKeys {
		if v := e.Get(key); v != nil {
			s.log.Add(v.Pos, fmt.Sprintf("%s %s: %s changes nothing beside peak", e.kind, e.name, key), "write peak and lasts, or its dates")
		}
	}
}

// dates reads from when to when an event lasts.
func (s *season) dates(e *event) {
	from, to, length := e.Get("from"), e.Get("to"), e.Get("for")
	if on := e.Get("on"); on != nil {
		if said := cmp.Or(from, to, length); said != nil {
			s.log.Add(on.Pos, "on is a single day, and more than its date is written", "keep on, or write from: and to:")
			return
		}
		from, to = on, on
	}
	if e.Broken && (from == nil || (to == nil) == (length == nil)) {
		return // what is wrong has been said
	}
	if from == nil || (to == nil) == (length == nil) {
		what := "has no dates"
		if from != nil && to != nil {
			what = "has both to and for"
		}
		s.log.Add(e.Pos, fmt.Sprintf("%s %s %s", e.kind, e.name, what), "write from: and to:, or from: and for: 2 days, or on:")
		return
	}
	e.first = s.number(from)
	if length != nil {
		e.last = e.first + s.lasting(length) - 1
	} else {
		e.last = s.number(to)
	}
	if e.last < e.first {
		s.log.Add(e.Pos, fmt.Sprintf("%s %s ends before it begins", e.kind, e.name), "write a later date in to")
		return
	}
	s.inside(e, from.Pos)
}

// number is the day of the calendar that a date is.
func (s *season) number(date *tree.Node) int {
	d, _ := unit.Date(date.Text)
	return d.Number() - s.days()[0].Date.Number()
}

// lasting reads for how many days an event lasts.
func (s *season) lasting(length *tree.Node) int {
	days, err := unit.Days(length.Text)
	if err != nil { // the fault is logged
		return 1
	}
	return days
}

// around reads the days of an absence from its peak and its length.
func (s *season) around(e *event) {
	peak := s.peak(e.Get("peak"))
	length, _ := unit.Duration(text(e.Get("lasts")))
	half := int(length.Seconds() / 86400 / 2)
	e.first, e.last = peak-half, peak+half
	s.inside(e, e.Get("peak").Pos)
}

// peak is the day of the calendar that is meant; of a week the Wednesday.
func (s *season) peak(n *tree.Node) int {
	zero := s.days()[0].Date
	if d, err := unit.Date(n.Text); err == nil {
		return d.Number() - zero.Number()
	}
	year, week, _ := unit.Week(n.Text)
	if year == 0 {
		year = zero.Year
		if wednesday(year, week).Number() < zero.Number()-180 { // week 2 of a season that begins in autumn
			year++
		}
	}
	return wednesday(year, week).Number() - zero.Number()
}

// wednesday is the middle of an ISO week.
func wednesday(year, week int) calendar.Date {
	fourth := calendar.Date{Year: year, Month: time.January, Day: 4} // always in week 1
	monday := fourth.Add(-(int(fourth.Weekday()) + 6) % 7)
	return monday.Add(7*(week-1) + 2)
}

// inside makes sure that an event touches the season.
func (s *season) inside(e *event, at tree.Pos) {
	if e.last < 0 || e.first >= len(s.days()) {
		s.log.Add(at, fmt.Sprintf("%s %s lies outside the season, which is played from %v to %v", e.kind, e.name, s.days()[0].Date, s.days()[len(s.days())-1].Date), "write a date within it")
	}
}

// beyond tells that an event is cut at the end of the season.
func (s *season) beyond(e *event) {
	at := cmp.Or(e.Get("to"), e.Get("for"))
	end := s.days()[len(s.days())-1].Date
	if over := e.last - len(s.days()) + 1; over > 0 && at != nil {
		s.odd.Add(at.Pos, fmt.Sprintf("%s %s goes on until %v and is cut where the season ends, on %v", e.kind, e.name, end.Add(over), end), "write an earlier date, or a later to: for the season")
	}
}

// cut returns the days of the calendar that an event covers.
func (s *season) cut(e *event) (first, last int) {
	return max(e.first, 0), min(e.last, len(s.days())-1)
}

// mark puts the event on the time axis.
func (s *season) mark(e *event) {
	first, last := s.cut(e)
	days := s.days()
	s.model.Events = append(s.model.Events, sim.Event{
		Name: e.name, Kind: e.kind, From: days[first].Start, To: days[last].Start + days[last].Length(),
	})
}

// holidays puts the public holidays on the time axis.
func (s *season) holidays() {
	if s.model.Calendar == nil {
		return
	}
	for _, d := range s.days() {
		if d.Holiday != "" {
			s.model.Events = append(s.model.Events, sim.Event{Name: d.Holiday, Kind: "holiday", From: d.Start, To: d.Start + d.Length()})
		}
	}
}

// cohorts puts the first day on the floor of each cohort on the time axis.
func (s *season) cohorts() {
	if s.model.Calendar == nil {
		return
	}
	for _, team := range s.model.Staff.Teams {
		for _, c := range team.Cohorts {
			if 0 <= c.From && c.From < len(s.days()) {
				d := s.days()[c.From]
				s.model.Events = append(s.model.Events, sim.Event{Name: team.Name + ", " + c.Name, Kind: "cohort", From: d.Start, To: d.Start + d.Length()})
			}
		}
	}
}
