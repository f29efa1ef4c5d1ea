package tree

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestReadRefuses(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f:1:1: the file is empty; start from: rushproof init"},
		{"only a comment", "# nothing\n", "f:1:1: the file is empty; start from: rushproof init"},
		{"only dashes", "---\n", ""},
		{"too large", strings.Repeat("# fill\n", 8<<20), "f:1:1: the file is larger than the 4 MB that are read; keep long series out of it: give a rate and a profile instead"},
		{"not UTF-8", "a: 1\nname: Kj\xf8benhavn\n", "f:2:9: this is not text in UTF-8; save the file as UTF-8"},
		{"binary", "\x7fELF\x00\x01", "f:1:5: this is not text in UTF-8; save the file as UTF-8"},
		{"two documents", "a: 1\n---\nb: 2\n", "f:1:1: the file holds several documents; keep one, and take out the line ---"},
		{"tab", "a:\n\tb: 1\n", "f:2:1: a tab or a special character begins the value; indent with spaces, and quote texts that begin with @ ` or %"},
		{"list not closed", "a: [1, 2\nb: 3\n", "f:2:2: a list that began with [ is not closed; write ] at its end and commas between its items, and put quotes around one that holds { or }"},
		{"mapping not closed", "a: {b: 1\nc: 3\n", "f:2:2: a mapping that began with { is not closed; write } at its end and commas between its entries, and put quotes around a text that holds [ or ]"},
		{"bare target", "targets: [service_level{channel:phone} > 80]\n", "f:1:40: a list takes a text with braces apart; put quotes around it, as in [\"service_level{channel:phone} >= 80%\"]"},
		{"glued dash", "a:\n  - b: 1\n  -c: 2\n", "f:3:3: a dash without a space behind it; write - c: 2"},
		{"glued first dash", "a:\n  -b: 1\n    d: 2\n", "f:2:3: a dash without a space behind it; write - b: 1"},
		{"glued first of two", "a:\n  -b: 1\n  - c: 2\n", "f:2:3: a dash without a space behind it; write - b: 1"},
		{"second colon", "a: b: c\n", "f:1:5: a second : in one line; put quotes around a text that holds a colon and a space"},
		{"no colon", "a: 1\nb 2\nc: 3\n", "f:2:1: a key without its colon; write b: 2"},
		{"no colon at the end", "a: 1\nb 2\n", "f:2:1: a key without its colon; write b: 2"},
		{"no colon at first", "a 1\nb: 2\n", "f:1:1: a key without its colon; write a: 1"},
		{"duplicate key", "a: 1\nb: 2\na: 3\n", `f:3:1: "a" is written twice, first in line 1; keep one of them`},
		{"alias bomb", bomb, "f:6:10: the file unfolds to too much: nested too deeply, or aliases (*name) of aliases; write the values out"},
		{"alias of itself", "a: &a [*a]\n", "f:1:8: the file unfolds to too much: nested too deeply, or aliases (*name) of aliases; write the values out"},
		{"unknown alias", "a: *b\n", "f:1:4: an alias (*name) without its anchor (&name); write the value out, or quote a text that begins with *"},
		{"merge key", "a: &a {x: 1}\nb: {<<: *a}\n", "f:2:5: << is not known here; write the entries out"},
		{"key with a line break", "\"a\\nb\": 1\n", `f:1:1: "a\nb" holds a line break or another control character; keep a name on one line`},
		{"key that is a list", "? [a, b]\n: 1\n", "f:1:3: a key must be a single word or text; write key: value"},
		{"empty key", "\"\": 1\n", "f:1:1: a key is empty; give it a name"},
		{"tag", "a: !!int 5\n", "f:1:4: the tag !!int is not known here; leave the tag out"},
		{"deep", strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "f:1:"},
		{"deeper", strings.Repeat("[", 100_000), "f:1:10001: the file is nested too deeply; write it flat"},
		{"long text", "a: " + strings.Repeat("x", 100_000), "f:1:4: a text of 100000 characters; keep texts short"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log Log
			begin := time.Now()
			Read("f", []byte(c.text), &log)
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			got := log.Faults().Error()
			if c.want == "" {
				return
			}
			if first, _, _ := strings.Cut(got, "\n"); first != c.want && !(strings.HasSuffix(c.want, ":") && strings.HasPrefix(first, c.want)) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(log.Faults()) != 1 {
				t.Errorf("%d faults: %s", len(log.Faults()), got)
			}
		})
	}
}

func TestReadKeepsPlaces(t *testing.T) {
	var log Log
	n := Read("f", []byte("\ufeffTeams A:\n  Æ. 🎉: {shift: 08:00-16:00, at: 2026-11-23}\n  list:\n    - one\n    - 'two'\n"), &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	team := n.Get("Teams A").Get("Æ. 🎉")
	for _, c := range []struct {
		n    *Node
		text string
		at   string
	}{
		{team.Get("shift"), "08:00-16:00", "f:2:17"},
		{team.Get("at"), "2026-11-23", "f:2:34"},
		{n.Get("Teams A").Get("list").Items[1], "two", "f:5:7"},
	} {
		if c.n == nil || c.n.Text != c.text || c.n.Pos.String() != c.at {
			t.Errorf("got %+v, want %s at %s", c.n, c.text, c.at)
		}
	}
}

// A law with a comma in it may stand in braces and brackets.
func TestReadLawsInBraces(t *testing.T) {
	for text, want := range map[string]string{
		"a: {x: 1, law: lognormal(median 2d, p90 4d), y: 2}":                 "lognormal(median 2d, p90 4d)",
		"a: {law: mixture(80% exponential(1m), 20% gamma(mean 5m, cv 1.2))}": "mixture(80% exponential(1m), 20% gamma(mean 5m, cv 1.2))",
		"a:\n  law: uniform(1m, 2m)\n":                                       "uniform(1m, 2m)",
		"a: {law: 3,5%, b: 1}":                                               "3,5%",
		"a: {b: 1, law: 1,200,000}":                                          "1,200,000",
		"a: {law: x1,5}":                                                     "x1,5",
		"a: {law: \"uniform(1m\"}":                                           "uniform(1m",
	} {
		var log Log
		n := Read("f", []byte(text), &log)
		if err := log.Err(); err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := n.Get("a").Get("law").Text; got != want {
			t.Errorf("%s: got %s", text, got)
		}
	}
	var log Log
	n := Read("f", []byte("[a, uniform(1m, 2m), b]"), &log)
	if len(n.Items) != 3 || n.Items[1].Text != "uniform(1m, 2m)" {
		t.Errorf("got %v", n.Items)
	}
}

func TestNothing(t *testing.T) {
	var log Log
	n := Read("f", []byte("{a: null, b: ~, c: none, d: , e: 'none', f: no}"), &log)
	for _, key := range []string{"a", "b", "c", "d"} {
		if n.Get(key) != nil || !n.Has(key) {
			t.Errorf("%s holds something", key)
		}
	}
	if n.Get("e").Text != "none" || n.Get("f").Text != "no" {
		t.Error("a text was taken away")
	}
}
