package tree

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func read(t rapid.TB, file, text string) *Node {
	t.Helper()
	var log Log
	n := Read(file, []byte(text), &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestMerge(t *testing.T) {
	base := read(t, "centre", "teams:\n  desk: {agents: 26, shifts: {early: {hours: 08:00-16:00}}}\n  Temps: {agents: 3}\nlist: [1, 2]\n")
	over := read(t, "season", "teams:\n  desk: {agents: 30}\n  Temps: none\n  new: {agents: 1}\nlist: [3]\n")
	got := Merge(base, over)
	want := "teams:\n  desk:\n    agents: 30\n    shifts:\n      early:\n        hours: 08:00-16:00\n  Temps: none\n  new:\n    agents: 1\nlist: [3]\n"
	if text := string(Write(got, nil)); text != want {
		t.Errorf("got\n%s", text)
	}
	desk := got.Get("teams").Get("desk")
	if at := desk.Get("agents").Pos.String(); at != "season:2:18" {
		t.Errorf("agents at %s", at)
	}
	if at := desk.Get("shifts").Get("early").Get("hours").Pos.String(); at != "centre:2:46" {
		t.Errorf("hours at %s", at)
	}
	if base.Get("teams").Get("desk").Get("agents").Text != "26" {
		t.Error("the base was changed")
	}
}

func TestUnder(t *testing.T) {
	said := read(t, "f", "redial: {share: 10%}\npatience: none\nhours: {sat: closed}\n")
	assumed, err := ReadAssumed([]byte("redial:\n  share: 50%  # s1\n  tries: 3  # s2\npatience: 10m  # s3\nhours: {mon-fri: open}  # s4\nlines: 5  # s5\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := string(Write(Under(said, assumed), func(n *Node) string { return n.Pos.Source }))
	want := "redial:\n  share: 10%\n  tries: 3  # s2\npatience: none\nhours:\n  sat: closed\nlines: 5  # s5\n"
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestAssumedValuesHaveSources(t *testing.T) {
	if _, err := ReadAssumed([]byte("a: 1\n")); err == nil {
		t.Error("a value without a source was read")
	}
}

func TestSet(t *testing.T) {
	base := "teams: {order_desk: {agents: 26}, Back.office: {agents: 1}, \"a=b\": {agents: 1}}\nevents: [{campaign: A, factor: x1}]\nchannels: {phone: {}}\n"
	for _, c := range []struct{ set, path, want string }{
		{"teams.order_desk.agents=30", "teams order_desk agents", "30"},
		{`teams."Back.office".agents=5`, "teams Back.office agents", "5"},
		{`teams.Back\.office.agents=5`, "teams Back.office agents", "5"},
		{`teams."a=b".agents=5`, "teams a=b agents", "5"},
		{"channels.phone.redial.share=50%", "channels phone redial share", "50%"},
		{"channels.phone.redial={share: 50%, tries: 2}", "channels phone redial tries", "2"},
		{"channels.phone.patience=lognormal(mean 5m, cv 1.2)", "channels phone patience", "lognormal(mean 5m, cv 1.2)"},
		{"events.0.factor=x3", "events 0 factor", "x3"},
	} {
		var log Log
		n := Set(read(t, "f", base), c.set, []string{"teams"}, &log)
		if err := log.Err(); err != nil {
			t.Errorf("%s: %v", c.set, err)
			continue
		}
		for part := range strings.SplitSeq(c.path, " ") {
			if n.Kind == List {
				n = n.Items[0]
			} else {
				n = n.Get(part)
			}
		}
		if n == nil || n.Text != c.want || n.Pos.String() != "--set "+c.set {
			t.Errorf("%s: got %+v", c.set, n)
		}
	}
	var log Log
	if n := Set(read(t, "f", base), "teams.order_desk=none", nil, &log); n.Get("teams").Get("order_desk") != nil || log.Len() > 0 {
		t.Errorf("nothing was taken away: %v", log.Err())
	}
}

func TestSetRefuses(t *testing.T) {
	for set, want := range map[string]string{
		"teams.order_desk.agents":   `--set teams.order_desk.agents: "teams.order_desk.agents" has no =; write a path and a value, such as --set teams.order_desk.agents=30`,
		"=3":                        `--set =3: a name is missing in "=3"; write a path and a value, such as --set teams.order_desk.agents=30`,
		"teams..agents=3":           `--set teams..agents=3: a name is missing in "teams..agents=3"; write a path and a value, such as --set teams.order_desk.agents=30`,
		`teams."a.agents=3`:         `--set teams."a.agents=3: a quote is not closed in "teams.\"a.agents=3"; write a path and a value, such as --set teams.order_desk.agents=30`,
		"events.7.factor=x3":        `--set events.7.factor=x3: the list has no item "7"; write a number from 0 to 0`,
		"teams.order_dsk.agents=30": `--set teams.order_dsk.agents=30: there is no teams.order_dsk; did you mean order_desk?`,
		"teams.desk.agents=[1":      `--set teams.desk.agents=[1: `,
	} {
		var log Log
		base := read(t, "f", "teams: {order_desk: {agents: 1}, desk: {agents: 1}}\nevents: [{a: b}]\n")
		Set(base, set, []string{"teams"}, &log)
		if got := log.Faults().Error(); got != want && !(strings.HasSuffix(want, ": ") && strings.HasPrefix(got, want)) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A tree with names that only a careful writer puts down.
func trees() *rapid.Generator[*Node] {
	scalar := rapid.Custom(func(t *rapid.T) *Node {
		return &Node{Kind: Scalar, Text: rapid.StringOf(rapid.RuneFrom([]rune("aÅ🎉 .:#{}[],&*!|>'\"%@`-?~0\\<none"))).Draw(t, "text"), Quoted: rapid.Bool().Draw(t, "quoted")}
	})
	var node func(depth int) *rapid.Generator[*Node]
	node = func(depth int) *rapid.Generator[*Node] {
		return rapid.Custom(func(t *rapid.T) *Node {
			kind := rapid.IntRange(0, 3).Draw(t, "kind")
			if depth == 0 || kind < 2 {
				return scalar.Draw(t, "scalar")
			}
			n := &Node{Kind: Mapping}
			if kind == 3 {
				n.Kind = List
			}
			for range rapid.IntRange(0, 4).Draw(t, "size") {
				value := node(depth-1).Draw(t, "value")
				if n.Kind == List {
					n.Items = append(n.Items, value)
				} else {
					n = n.With("k"+scalar.Draw(t, "key").Text, Pos{}, value)
				}
			}
			return n
		})
	}
	return rapid.Custom(func(t *rapid.T) *Node {
		return (&Node{Kind: Mapping}).With("a", Pos{}, node(3).Draw(t, "a")).With("b", Pos{}, node(2).Draw(t, "b"))
	})
}

func TestWriteIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := trees().Draw(t, "tree")
		text := Write(n, func(*Node) string { return "a comment: with # things" })
		back := read(t, "f", string(text))
		if got := shape(back); got != shape(n) {
			t.Fatalf("wrote\n%s\nread %s\nwant %s", text, got, shape(n))
		}
	})
}

// shape writes what a tree says without how it is written.
func shape(n *Node) string {
	switch n.Kind {
	case Scalar:
		return fmt.Sprintf("%q", n.Text)
	case List:
		var items []string
		for _, item := range n.Items {
			items = append(items, shape(item))
		}
		return fmt.Sprint(items)
	}
	var entries []string
	for _, f := range n.Entries() {
		entries = append(entries, fmt.Sprintf("%q=%s", f.Key, shape(f.Value)))
	}
	return fmt.Sprintf("{%s}", strings.Join(entries, " "))
}

func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := trees().Draw(t, "a"), trees().Draw(t, "b")
		if shape(Merge(a, a)) != shape(a) {
			t.Fatal("laying a tree over itself changes it")
		}
		merged := Merge(a, b)
		if shape(Merge(merged, b)) != shape(merged) {
			t.Fatal("laying a tree over another twice is not like once")
		}
		if shape(Under(merged, b)) != shape(merged) {
			t.Fatal("something of what was laid over is missing")
		}
		if shape(Merge(a, &Node{Kind: Mapping})) != shape(a) {
			t.Fatal("an empty mapping changes something")
		}
	})
}

func TestNearest(t *testing.T) {
	keys := []string{"agents", "skills", "shifts", "shrinkage", "sickness", "handle_time", "Kundeservice NO", "answer_within"}
	for name, want := range map[string]string{
		"agent": "agents", "Agents": "agents", "aegnts": "agents", "skils": "skills", "handletime": "handle_time",
		"handle-time": "handle_time", "kundeservice no": "Kundeservice NO", "shrink": "shrinkage", "answer": "answer_within",
		"zebra": "", "x": "", "": "",
	} {
		if got := Nearest(name, keys); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestFaultsAreSortedAndSaidOnce(t *testing.T) {
	var log Log
	for _, p := range []Pos{{File: "b", Line: 1, Column: 1}, {File: "a", Line: 10, Column: 2}, {File: "a", Line: 2, Column: 9}, {File: "a", Line: 2, Column: 1}, {File: "a", Line: 2, Column: 9}} {
		log.Add(p, "x", "y")
	}
	var got []string
	for _, f := range log.Faults() {
		got = append(got, f.Pos.String())
	}
	if want := []string{"a:2:1", "a:2:9", "a:10:2", "b:1:1"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}
