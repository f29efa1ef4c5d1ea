package scenarios

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// Injection is a mishap that is made to happen in a season, to see what comes of it.
type Injection struct {
	Name     string   // as it was typed
	Sentence string   // what happens
	Events   []string // the same in the language of a season's file, so that anybody can repeat it
	From, To des.Time // while it lasts, in the engine's time
	Change   Change
}

// mishap is a kind of injection. Its event is written with the day (D), the hours (H) and,
// of those that last for days, their number (N).
type mishap struct {
	name     string // as it is typed; {n} stands for a number
	sentence string
	n        string   // the number, where it is not typed
	lasts    des.Time // unless it is typed; of those by the day a multiple of it
	at       des.Time // of the day, at which it begins; -1: it lasts for whole days
	on       string   // the day, unless it is typed; empty: the busiest for people, or (mostOrders) the one with most orders
	event    func(root *tree.Node) string
}

const (
	wholeDays  = des.Time(-1)
	mostOrders = "most orders"
)

// Busiest are the days on which mishaps happen unless somebody says when.
type Busiest struct {
	Contacts calendar.Date // on which most customers come
	Orders   calendar.Date // on which most orders are placed; zero: there are none
}

// mishaps are those that can be injected. How large they are is an assumption, unless it is
// typed.
var mishaps = []mishap{
	{"sick{n}", "{n} % of those who should come are ill", "15", des.Day, wholeDays, "", always("{absence: {name}, {days}, share: {n}%}")},
	{"carrier-{n}d", "the carrier takes no parcel for {n} days", "2", 0, wholeDays, mostOrders, always("{delay: {name}, {days}, carrier: 0%}")},
	{"warehouse-{n}d", "the warehouse sends nothing for {n} days", "1", 0, wholeDays, mostOrders, always("{delay: {name}, {days}, warehouse: 0%}")},
	{"bot-down", "no chatbot and no voice menu takes anybody in", "", 4 * des.Hour, 10 * des.Hour, "", botsDown},
	{"site-down", "nobody can work at the site", "", 2 * des.Hour, 10 * des.Hour, "", always("{site_down: {name}, {hours}}")},
	{"promo-unannounced", "marketing begins a campaign at noon that nobody was told of, with half as many orders again", "", des.Day, wholeDays, mostOrders, promo},
	{"tracking-outage", "nobody can see where parcels are", "", 2 * des.Day, wholeDays, mostOrders, always("{tracking: {name}, {days}, factor: x2}")},
	{"snow", "it snows: the carrier takes no parcel, and what is under way stands still", "", 2 * des.Day, wholeDays, mostOrders, always("{delay: {name}, {days}, carrier: 0%, transit: stops}")},
	{"snow+black-friday", "it snows on Black Friday: the carrier takes no parcel, and what is under way stands still", "", 2 * des.Day, wholeDays, "Black Friday", always("{delay: {name}, {days}, carrier: 0%, transit: stops}")},
	{"flu", "a wave of influenza twice as high as usual", "", des.Day, wholeDays, "", always("{absence: {name}, peak: {day}, factor: x2}")},
}

func always(event string) func(*tree.Node) string { return func(*tree.Node) string { return event } }

// botsDown closes all layers of self-service in which customers talk to a machine.
func botsDown(root *tree.Node) string {
	var names []string
	for _, layer := range root.Get("self_service").Entries() {
		if kind := text(layer.Value.Get("kind")); kind == "chatbot" || kind == "voice menu" {
			names = append(names, strconv.Quote(layer.Key))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "{closed: {name}, {hours}, self_service: [" + strings.Join(names, ", ") + "]}"
}

// promo draws orders where there are any, and contacts where there are none.
func promo(root *tree.Node) string {
	more := "contacts: x1.5"
	if root.Get("orders") != nil {
		more = "orders: x1.5"
	}
	return "{campaign: {name}, {days}, launch: 12:00, announced: no, " + more + "}"
}

// Mishaps lists what can be injected, as it is typed, with what it is.
func Mishaps() (list [][2]string) {
	for _, m := range mishaps {
		name := strings.ReplaceAll(m.name, "{n}", m.n)
		list = append(list, [2]string{name, strings.ReplaceAll(m.sentence, "{n}", m.n)})
	}
	return append(list, [2]string{"NAME-down", "a channel, or a layer of self-service, is closed"})
}

// injectionText is an injection as it is typed: name@day clock/length.
var injectionText = regexp.MustCompile(`^([^@/]+?)(?:@([^/]*?)(?:[T ](\d{1,2}:\d{2}))?)?(?:/(.+))?$`)

// Injections reads what is to be injected: sick15, bot-down@2026-11-27T10:00/4h. Without a
// day it is a busiest one. Everything that is wrong is returned at once.
func (l *Loaded) Injections(texts []string, busiest Busiest) (all []Injection, err error) {
	var log tree.Log
	if l.Model.Calendar == nil {
		log.Add(tree.Pos{File: "--inject"}, "the season has no dates", "inject into one that has")
		return nil, log.Err()
	}
	for _, text := range texts {
		at := tree.Pos{File: "--inject " + brief(text)}
		if inject, ok := l.injection(strings.TrimSpace(text), busiest, at, &log); ok {
			all = append(all, inject)
		}
	}
	return all, log.Err()
}

// injection reads one injection, and makes sure that the season can be played with it.
func (l *Loaded) injection(text string, busiest Busiest, at tree.Pos, log *tree.Log) (in Injection, ok bool) {
	m := injectionText.FindStringSubmatch(text)
	if m == nil {
		log.Add(at, "this is no injection", "write one as in sick15, or bot-down@2026-11-27T10:00/4h")
		return in, false
	}
	kind, n, ok := l.mishap(m[1])
	if !ok {
		var names []string
		for _, known := range Mishaps() {
			names = append(names, known[0])
		}
		log.Add(at, fmt.Sprintf("there is no injection %q", m[1]), tree.Choices(m[1], names))
		return in, false
	}
	in = Injection{Name: text, Sentence: strings.ReplaceAll(kind.sentence, "{n}", n)}
	event := kind.event(l.tree)
	if event == "" {
		log.Add(at, "the season has nothing of the kind", "leave "+m[1]+" out")
		return in, false
	}
	when, ok := l.when(kind, n, m, busiest, at, log)
	if !ok {
		return in, false
	}
	in.From, in.To = l.Model.Calendar.At(when.day, when.from), l.Model.Calendar.At(when.day, when.to)
	in.Events = []string{strings.NewReplacer("{name}", strconv.Quote(text), "{n}", n, "{day}", when.date.String(),
		"{days}", when.days(), "{hours}", when.hours()).Replace(event)}
	var own tree.Log
	node := tree.Read(at.File, []byte(in.Events[0]), &own)
	in.Change = addEvents(node)
	if _, err := l.Variant(in.Change); err != nil {
		for _, f := range asFaults(err) {
			log.Add(at, f.What, f.Write)
		}
		return in, false
	}
	return in, true
}

func asFaults(err error) tree.Faults {
	if faults, ok := err.(tree.Faults); ok {
		return faults
	}
	return tree.Faults{{What: err.Error()}}
}

// mishap finds a kind of injection by what was typed, and the number in it.
func (l *Loaded) mishap(typed string) (kind mishap, n string, ok bool) {
	for _, m := range mishaps {
		pattern := "^" + strings.Replace(regexp.QuoteMeta(m.name), `\{n\}`, `(\d{1,3})`, 1) + "$"
		if found := regexp.MustCompile(pattern).FindStringSubmatch(typed); found != nil {
			n = m.n
			if len(found) > 1 {
				n = found[1]
			}
			return m, n, true
		}
	}
	name, down := strings.CutSuffix(typed, "-down")
	for _, part := range []string{"channels", "self_service"} {
		if down && l.tree.Get(part).Get(name) != nil {
			event := fmt.Sprintf("{closed: {name}, {hours}, %s: [%s]}", part, strconv.Quote(name))
			return mishap{typed, name + " takes nobody in", "", 2 * des.Hour, 10 * des.Hour, "", always(event)}, "", true
		}
	}
	return kind, "", false
}

// moment is when an injection happens: from one time of a day of the season to another.
type moment struct {
	date     calendar.Date
	day      int
	from, to des.Time // of the day's clock; of whole days a multiple of a day
}

func (m *moment) days() string {
	if n := int((m.to - m.from) / des.Day); n > 1 {
		return fmt.Sprintf("from: %s, for: %d days", m.date, n)
	}
	return "on: " + m.date.String()
}

func (m *moment) hours() string {
	return fmt.Sprintf("on: %s, hours: %s-%s", m.date, clockText(m.from), clockText(m.to))
}

func clockText(t des.Time) string {
	minutes := int(t / des.Minute)
	return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
}

// when reads when an injection happens.
func (l *Loaded) when(kind mishap, n string, m []string, busiest Busiest, at tree.Pos, log *tree.Log) (when moment, ok bool) {
	when.date = busiest.Contacts
	if kind.on == mostOrders {
		if kind.on = ""; busiest.Orders != (calendar.Date{}) {
			when.date = busiest.Orders
		}
	}
	if day := strings.TrimSpace(m[2]); day != "" || kind.on != "" {
		if day == "" {
			day = kind.on
		}
		date, err := unit.Date(l.named(day))
		if err != nil {
			log.Add(at, fmt.Sprintf("%q is no day", day), "write one as in @2026-11-27, or by its name as in @Black Friday")
			return when, false
		}
		when.date = date
	}
	days := counted(l.Model)
	i := slices.IndexFunc(days, func(d calendar.Day) bool { return d.Date == when.date })
	if i < 0 {
		log.Add(at, when.date.String()+" is no day of the season", fmt.Sprintf("write one from %s to %s", days[0].Date, days[len(days)-1].Date))
		return when, false
	}
	when.day = slices.IndexFunc(l.Model.Calendar.Days, func(d calendar.Day) bool { return d.Date == when.date })
	length := kind.lasts
	if length == 0 {
		number, _ := strconv.Atoi(n)
		length = des.Time(number) * des.Day
	}
	if m[4] != "" {
		typed, err := unit.Duration(m[4])
		if err != nil || typed <= 0 {
			log.Add(at, fmt.Sprintf("%q is no length of time", m[4]), "write it as in /4h, or /2d")
			return when, false
		}
		length = typed
	}
	return l.placed(when, kind, length, m[3], at, log)
}

// placed puts an injection of a length onto its day.
func (l *Loaded) placed(when moment, kind mishap, length des.Time, clock string, at tree.Pos, log *tree.Log) (_ moment, ok bool) {
	if kind.at == wholeDays {
		if length%des.Day != 0 || clock != "" {
			log.Add(at, kind.name+" lasts for whole days", "write how many, as in /2d, and no time of the day")
			return when, false
		}
		when.to = length
		return when, true
	}
	when.from = kind.at
	if clock != "" {
		var err error
		if when.from, err = unit.Clock(clock); err != nil {
			log.Add(at, fmt.Sprintf("%q is no time of the day", clock), "write one as in T10:00")
			return when, false
		}
	}
	if when.to = when.from + length; when.to > des.Day {
		log.Add(at, "it lasts beyond midnight", "write a shorter time, such as /"+strconv.Itoa(int((des.Day-when.from)/des.Hour))+"h, or another injection for the next day")
		return when, false
	}
	return when, true
}

// named writes a day by its name as a date of the season.
func (l *Loaded) named(day string) string {
	d := &dates{country: text(l.tree.Get("country"))}
	days := counted(l.Model)
	d.middle = (days[0].Date.Number() + days[len(days)-1].Date.Number()) / 2
	for _, spelt := range []string{day, strings.ReplaceAll(day, "-", " ")} {
		if _, err := unit.Date(spelt); err == nil {
			return spelt
		}
		if named := d.nearest(spelt); named != spelt {
			return named
		}
	}
	return day
}
