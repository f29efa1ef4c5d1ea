package grammar

import (
	"slices"
	"testing"
)

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		path, found, in string
		keys, near      []string
	}{
		{"", "", "", []string{"rooms", "plans"}, nil},
		{"rooms", "rooms", "a room", []string{"seats", "kind", "names", "rows"}, nil},
		{"rooms.hall", "rooms", "a room", []string{"seats", "kind", "names", "rows"}, nil},
		{"rooms.seats", "rooms.seats", "", nil, nil},
		{"rooms.hall.seats", "rooms.seats", "", nil, nil},
		{"plans", "plans", "", nil, nil},
		{path: "roms", near: []string{"rooms"}},
		{path: "xyz", near: []string{"rooms", "plans"}},
		{path: "rooms.chairs", near: []string{"rooms.seats"}},
		{path: "rooms.hall.chairs", near: []string{"rooms.seats"}},
		{path: "rooms.seats.colour"},
		{path: "seats", near: []string{"rooms.seats"}},
		{path: "plans.seats", near: []string{"rooms.seats"}},
	} {
		e, near, ok := Explain(house, c.path)
		if ok != (c.near == nil && c.path != "rooms.seats.colour") || !slices.Equal(near, c.near) {
			t.Errorf("%q: found %v, near %q", c.path, ok, near)
			continue
		}
		if keys := (&Mapping{Fields: e.Keys}).keys(); ok && (e.Path != c.found || e.In != c.in || !slices.Equal(keys, c.keys)) {
			t.Errorf("%q: %s, in %q, with %q", c.path, e.Path, e.In, keys)
		}
	}
}
