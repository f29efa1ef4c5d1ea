package grammar

import (
	"errors"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

var (
	number = &Scalar{What: "a number", Like: "12 or 15", Number: true, Read: func(text string) error {
		if strings.Trim(text, "0123456789") != "" {
			return errors.New("no number")
		}
		return nil
	}}
	room = &Mapping{Name: "room", Fields: []Field{
		{Key: "seats", Shape: number, Doc: "seats in it", Required: true, Also: []string{"chairs"}},
		{Key: "kind", Shape: Word{"hall", "office"}},
		{Key: "names", Shape: Either{Word{"all"}, &Many{Of: &Scalar{What: "a name", Like: "Anna", Read: func(string) error { return nil }}}}},
		{Key: "rows", Shape: Either{number, &Many{Of: number}}},
	}}
	house = &Mapping{Name: "house", Fields: []Field{
		{Key: "rooms", Shape: &Named{What: "a room", Of: room, Like: "hall", Most: 3}},
		{Key: "plans", Shape: Overlay{}},
	}}
)

func TestCheck(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"rooms: {a: {seats: 3, kind: hall, rows: [1, 2]}, b: {seats: 1, rows: 4}}", ""},
		{"rooms: {a: {chairs: 3}}", `f:1:13: rooms.a: unknown key "chairs"; did you mean seats?`},
		{"rooms: {a: {kind: hal}}", "f:1:12: rooms.a: seats is missing; write seats: a number, such as 12 or 15\n" + `f:1:19: kind: "hal" is not known; did you mean hall?`},
		{"rooms: {a: {seats: many}}", "f:1:20: seats: no number"},
		{"rooms: {a: {seats: [1]}}", "f:1:20: seats: a list cannot stand here; write a number, such as 12 or 15"},
		{"rooms: {a: {seats: 1, rows: {x: 1}}}", "f:1:29: rows: a mapping cannot stand here; write a number, such as 12 or 15; or a list, such as [12]"},
		{"rooms: {a: {seats: 1, rows: [1, , 3]}}", ""},
		{"rooms: {a: {seats: none}}", "f:1:12: rooms.a: seats is missing; write seats: a number, such as 12 or 15"},
		{"rooms: {a: none}", `f:1:9: rooms: "a" holds nothing; write a mapping, such as {seats: 12}, or leave it out`},
		{"rooms: {a: {seats: 1}, b: {seats: 1}, c: {seats: 1}, d: {seats: 1}}", "f:1:8: rooms: 4 entries; write at most 3"},
		{"rooms: hall", `f:1:8: rooms: "hall" cannot stand here; write {hall: {seats: 12}}`},
		{"rooms: {a: {seats: 1, names: b}}", `f:1:30: names: "b" cannot stand here; write [b]`},
		{"rooms: {a: {seats: 1, names: [b]}}", ""},
		{"romms: {}", `f:1:1: house: unknown key "romms"; did you mean rooms?`},
		{"zzz: 1", `f:1:1: house: unknown key "zzz"; write one of rooms, plans`},
		{"plans: {a: {rooms: {b: anything}}, c: 7}", `f:1:39: c: "7" changes nothing; write what it changes, such as {teams: {temps: {agents: 11}}}`},
	} {
		var log tree.Log
		n := tree.Read("f", []byte(c.text), &log)
		if log.Len() > 0 {
			continue // not YAML
		}
		Check(house, n, &log)
		if got := log.Faults().Error(); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// What is wrong is left out, and what holds it is marked.
func TestCheckLeavesOutWhatIsWrong(t *testing.T) {
	var log tree.Log
	n := Check(house, tree.Read("f", []byte("rooms: {a: {seats: many, kind: hall}, b: {seats: 2}}"), &log), &log)
	a, b := n.Get("rooms").Get("a"), n.Get("rooms").Get("b")
	if a.Get("seats") != nil || a.Get("kind") == nil || !a.Broken || !n.Broken || b.Broken {
		t.Errorf("got %+v and %+v", a, b)
	}
}
