package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
)

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"phone ± 5 s – 10 000 ✗": "phone ± 5 s – 10 000 ✗",
		"a\u202eb\u2066c\u200fd": `a\u202eb\u2066c\u200fd`,
		"\x1b[31mred\r\a\u009b":  `\x1b[31mred\r\a\u009b`,
		"one\ntwo":               "one\ntwo",
		"שלום 👩\u200d💻 '\\":      "שלום 👩\u200d💻 '\\",
	} {
		if got := printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A name that would turn the direction of writing is shown and does not do so,
// whatever is said of it.
func TestNamesDoNotTurnTheTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	const name = "turn\u202eed"
	season := strings.ReplaceAll(`season: NAME
horizon: 40h
reasons: {NAME: {rate: 100/h, handle_time: exponential(300s)}}
channels: {phone: {}, email: {}}
teams: {NAME: {agents: 10, channels: [phone], reserve: 2}}
strategies: {NAME: {teams: {NAME: {agents: 12}}}}
`, "NAME", name)
	files := map[string]string{
		"nobody.yaml":    season, // serves the e-mail
		"wrong.yaml":     strings.Replace(season, "agents: 12", "agents: some", 1),
		"odd.yaml":       strings.Replace(season, ", email: {}", "", 1),
		name + "ed.yaml": "",
	}
	for file, text := range files {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"check", "nobody.yaml"},
		{"check", "wrong.yaml"},
		{"check", name + "ed.yaml"},
		{"check", name},
		{"check", "odd.yaml", "--set", "teams." + name + ".agents=-1"},
		{"run", "odd.yaml", "--replications", "2"},
		{"run", "odd.yaml", "--replications", "2", "--strategy", name},
		{"run", "odd.yaml", "--strategy", name + "?"},
		{"run", "odd.yaml", "--precision", name + ".wait=5s"},
		{"show", "odd.yaml"},
	} {
		var stdout, stderr bytes.Buffer
		e := &env{stdout: &stdout, stderr: &stderr, now: time.Now, terminal: true, width: 100}
		run(context.Background(), e, args)
		shown := stdout.String() + stderr.String()
		if strings.ContainsFunc(shown, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%q: the terminal is turned by\n%q", args, shown)
		}
		if !strings.Contains(shown, "turn") {
			t.Errorf("%q: the name is not shown in\n%s", args, shown)
		}
	}
}
