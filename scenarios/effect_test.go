package scenarios

import (
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// withoutEffect are the keys that change nothing in what is played, and why.
var withoutEffect = map[string]string{
	"season.season":  "a name",
	"season.title":   "a text",
	"season.name":    "a name",
	"counts.file":    "a name: what was read of it stands beneath",
	"measured.file":  "a name: what was read of it stands beneath",
	"roster.file":    "a name: what was read of it stands beneath",
	"counts.queue":   "a name in the file",
	"event.campaign": "a name, on the time axis",
	"event.delay":    "a name, on the time axis",
	"event.worry":    "a name, on the time axis",
	"event.longer":   "a name, on the time axis",
	"event.closed":   "a name, on the time axis",
	"orders.file":    "its days are written",
	"event.tracking": "a name, on the time axis",
	"event.messages": "a name, on the time axis",
	"event.overtime": "a name, on the time axis",
	"event.freeze":   "a name, on the time axis",

	"event.site_down": "a name, on the time axis",
	"event.call_in":   "a name, on the time axis",

	"self_service.delivery notices.kind": "only a notice has a price for each parcel",
	"self_service.stock alerts.kind":     "only a notice is for those who wait for goods",
	"self_service.help pages.kind":       "customers come past it at a place, and past nothing else",
	"self_service.order line.kind":       "it answers on the phone, and nothing else does there",
	"playbook.call back.do.call_backs":   "only the phone calls back",
	"channels.phone.transfer.kind":       "cold would leave nothing for hand_over to do",
	"channels.phone.kind":                "a voice menu answers in it; in the textbook a kind is changed",
	"channels.chat.kind":                 "chats are worked several at once in it",
	"channels.phone.voicemail.to":        "only e-mail is worked as messages are",
	"teams.shop.agents":                  "as many as are in its roster",
	"teams.second.skills.0":              "the routing asks them for it",
	"teams.second.skills.1":              "the routing asks them for it",
	"self_service.bot.kind":              "it answers in a chat, and nothing else does there",
	"self_service.order line.channels.0": "there is one phone; in the textbook there are two chats",
}

// others are values of each kind, of which some are not what is written.
var others = map[string][]string{
	"a currency":                {"SEK"},
	"a name":                    {"floor", "order line", "desk", "second", "temps", "phone", "chat", "email", "web", "order_status", "returns", "another", "flash sale"},
	"a length of time":          {"45m", "12m", "40 days", "1h", "5 weeks", "15m"},
	"a share":                   {"7%", "60%", "100%", "0%"},
	"a percentage":              {"23%"},
	"a factor":                  {"x1.7", "x2.5"},
	"the counts of a day":       {"9 9 9 9 9", "4321"},
	"a year":                    {"2025"},
	"hours of work on a day":    {"08:00-11:00"},
	"a rate":                    {"17/h"},
	"a day's work":              {"7777/day"},
	"a number":                  {"1234"},
	"a whole number":            {"5", "7", "2", "40"},
	"a law of times":            {"exponential(77m)", "exponential(7d)", "fixed(77s)"},
	"a law of times, or a mean": {"exponential(77s)"},
	"a delay":                   {"77m"},
	"a date":                    {"2026-11-20", "2026-11-30", "2026-12-21"},
	"a time of day":             {"11:30"},
	"a stretch of the day":      {"09:00-16:30", "11:00-17:00"},
	"days of the week":          {"mon-thu", "mon-sun"},
	"a number of days":          {"5 working days", "3 days"},
	"a time zone":               {"UTC", "Asia/Tokyo"},
	"a break":                   {"13:30-14:00", "15m between 12:00-14:00"},
	"hours of the day":          {"09:00-15:00"},
	"a weight":                  {"9"},
	"what a holiday is like":    {"x0.4", "sat"},
	"a share by time":           {"20%/day"},
	"a day or a week":           {"week 52"},
	"a target":                  {"abandonment < 7%"},
	"a text":                    {"another"},
	"a condition":               {"waiting > 7", "idle > 1"},
	"a sign":                    {"waiting in phone > 7"},
}

// Each key of the language changes what is played: whatever is written
// somewhere, there is another value with which the model is another one.
func TestEveryKeyHasAnEffect(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/reference.yaml")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for name, text := range map[string]string{"reference": string(text), "textbook": textbookOfAll, "rate": ordersByRate, "lanes": severalLanes} {
		var log tree.Log
		root := tree.Read(name, []byte(text), &log)
		use(language, root, used)
		was := build(root, &log)
		if err := log.Err(); err != nil {
			t.Fatal(err)
		}
		for _, v := range valuesOf(language, root, nil, "") {
			known := withoutEffect[v.key] + withoutEffect[v.path.String()]
			if matters := v.matters(root, was); matters == (known != "") {
				t.Errorf("%s: %s (%s): changes what is played: %v", name, v.path, v.key, matters)
			}
		}
	}
	meant := *language // what a lock file tells of its run is not meant to change it
	meant.Fields = slices.DeleteFunc(slices.Clone(language.Fields), func(f grammar.Field) bool { return f.Key == "locked" })
	list(&meant, map[string]bool{}, func(key string) {
		if !used[key] && key != "season.centre" {
			t.Errorf("%s was not tried", key)
		}
	})
}

const textbookOfAll = `
horizon: 10h
warm_up: 1h
interval: 30m
at_end: drain
mix: {phone: 50%, chat: 30%, web: 20%}
channels:
  phone: {patience: exponential(2m), lines: 9, callback: {waiting: 3, accepts: 60%, place: last}}
  chat: {slowdown: [x1, x1.2, x1.5], slowdown_set: at the start}
  web: {kind: chat}
reasons: {calls: {rate: {every: 30m, rates: [40/h, 60/h], again: yes}, handle_time: exponential(4m)}}
self_service: {bot: {kind: chatbot, channels: [chat], resolves: 30%, takes: 1m}}
teams: {desk: {agents: {every: 30m, on_duty: [4, 6, 5], leaves: first free}}}
`

const severalLanes = `
from: 2026-12-14
to: 2026-12-27
country: NO
orders: {per_week: 700}
delivery:
  warehouses:
    Oslo: {share: 70%, capacity: 70/day, days: mon-fri, holidays: closed, hours: 06:00-22:00}
    Bergen: {}
  carriers:
    Posten: {share: 60%, capacity: 70/day, days: mon-sat, holidays: closed, hours: 08:00-18:00, transit: 2d, pick_up: {shelf: 60}}
    another: {capacity: 40/day}
channels: {phone: {}}
reasons: {parcel: {parcels: {late: 20%}}}
teams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}
events:
  - {delay: fire, on: 2026-12-15, hours: 10:00-14:00, warehouse: {Oslo: 0%}, carrier: {Posten: 50%}}
  - {delay: snow, on: 2026-12-16, carrier: {another: 0%}, transit: stops}
`

const ordersByRate = `
from: 2026-11-23
to: 2026-11-24
timezone: UTC
orders: {rate: 30/h}
delivery: {promise: 3 days}
channels: {phone: {}}
reasons: {parcel: {parcels: {late: 20%}}}
teams: {desk: {agents: 3, shifts: {day: {hours: 08:00-16:00}}}}
`

// value is a single value of a tree, with what may stand in its place.
type value struct {
	path   tree.Path
	key    string // of the language, as shape.key
	others []string
}

// matters reports whether the model is another one with another value.
func (v value) matters(root *tree.Node, was *Loaded) bool {
	for _, other := range v.others {
		var log tree.Log
		l := build(change(root, v.path, func(n *tree.Node) *tree.Node {
			out := *tree.Read("other", []byte(other), &log)
			out.Pos = n.Pos
			return &out
		}), &log)
		if log.Len() == 0 && !samePlay(l, was) {
			return true
		}
	}
	return false
}

// samePlay reports whether two seasons are played alike, whatever they are
// called.
func samePlay(a, b *Loaded) bool {
	return reflect.DeepEqual(a.Experiment, b.Experiment) && reflect.DeepEqual(played(a), played(b))
}

func played(l *Loaded) sim.Model {
	m := *l.Model
	m.Season, m.Title, m.Centre, m.Digest, m.Assumptions, m.Events = "", "", "", "", nil, nil
	return m
}

// valuesOf lists the single values of a tree that has a shape.
func valuesOf(s grammar.Shape, n *tree.Node, path tree.Path, key string) (all []value) {
	switch s := s.(type) {
	case *grammar.Mapping:
		return valuesOfMapping(s, n, path)
	case *grammar.Named:
		if strings.HasSuffix(key, ".mix") && n.Kind == tree.Mapping { // the shares sum to the whole
			return []value{{path, key, []string{"{phone: 40%, chat: 60%}"}}}
		}
		for _, f := range n.Entries() {
			all = append(all, valuesOf(s.Of, f.Value, path.Then(f.Key), key)...)
		}
	case *grammar.Many:
		for i, item := range n.List() {
			all = append(all, valuesOf(s.Of, item, path.Then(strconv.Itoa(i)), key)...)
		}
	case grammar.Either:
		for _, option := range s {
			all = append(all, valuesOf(option, n, path, key)...)
		}
	case *grammar.Scalar, grammar.Word:
		if other := instead(s, n); other != nil {
			return []value{{path, key, other}}
		}
	}
	return all
}

func valuesOfMapping(s *grammar.Mapping, n *tree.Node, path tree.Path) (all []value) {
	for _, known := range s.Fields {
		if v := n.Get(known.Key); v != nil {
			all = append(all, valuesOf(known.Shape, v, path.Then(known.Key), s.Name+"."+known.Key)...)
		}
	}
	return all
}

// instead returns what may stand in the place of a single value, nil when it
// has another shape, or there is nothing else.
func instead(s grammar.Shape, n *tree.Node) []string {
	if n.Kind != tree.Scalar {
		return nil
	}
	if words, ok := s.(grammar.Word); ok {
		if len(words) == 1 || !slices.Contains(words, n.Text) {
			return nil
		}
		return words
	}
	return others[s.(*grammar.Scalar).What]
}
