package sim

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

var blackFriday = calendar.Date{Year: 2026, Month: 11, Day: 27}

func TestParseTarget(t *testing.T) {
	for _, c := range []struct {
		text string
		want Target
	}{
		// The three of the manual.
		{"service_level{channel:phone, within:60s} >= 80%", Target{Measure: "service_level", Scope: Scope{Channel: "phone"}, Within: 60 * des.Second, Op: ">=", Value: 0.8}},
		{"p90(wait{channel:chat}) < 2m", Target{Measure: "wait", Aggregate: "p90", Scope: Scope{Channel: "chat"}, Op: "<", Value: 120}},
		{"abandonment < 5% on every day, with probability 90%", Target{Measure: "abandonment", Op: "<", Value: 0.05, Over: Daily, Probability: 0.9}},
		// Each scope and option.
		{"wait{queue:returns phone} < 90s", Target{Measure: "wait", Scope: Scope{Queue: "returns phone"}, Op: "<", Value: 90}},
		{"needs_unserved{reason:order_status} <= 2%", Target{Measure: "needs_unserved", Scope: Scope{Reason: "order_status"}, Op: "<=", Value: 0.02}},
		{"occupancy{team:Kundeservice NO} < 85%", Target{Measure: "occupancy", Scope: Scope{Team: "Kundeservice NO"}, Op: "<", Value: 0.85}},
		{"service_level{formula:F1} > 82.5 %", Target{Measure: "service_level", Formula: "F1", Op: ">", Value: 0.825}},
		// Spaces, signs and units.
		{" p99 ( wait ) ≤ 1h 30m  on  every day ", Target{Measure: "wait", Aggregate: "p99", Op: "<=", Value: 5400, Over: Daily}},
		{"oldest{channel:e-mail}<2d", Target{Measure: "oldest", Scope: Scope{Channel: "e-mail"}, Op: "<", Value: 48}},
		{"asa ≥ 500ms with probability 80%", Target{Measure: "asa", Op: ">=", Value: 0.5, Probability: 0.8}},
		{"backlog < 1200", Target{Measure: "backlog", Op: "<", Value: 1200}},
		// Days and intervals.
		{"abandonment{channel:phone, day:2026-11-27} < 5%", Target{Measure: "abandonment", Scope: Scope{Channel: "phone"}, Window: Window{Day: blackFriday}, Op: "<", Value: 0.05}},
		{"wait{interval:2026-11-27T10:30} < 5m", Target{Measure: "wait", Window: Window{Day: blackFriday, One: true, Clock: 630 * des.Minute}, Op: "<", Value: 300}},
		{"service_level >= 80% in at least 95 % of intervals with probability 90%", Target{Measure: "service_level", Op: ">=", Value: 0.8, Over: AtLeast, Part: 0.95, Probability: 0.9}},
		{"service_level < 70% in at most 5% of intervals", Target{Measure: "service_level", Op: "<", Value: 0.7, Over: AtMost, Part: 0.05}},
		{"wait{channel:phone} < 10m in every interval", Target{Measure: "wait", Scope: Scope{Channel: "phone"}, Op: "<", Value: 600, Over: AtLeast, Part: 1}},
		{"occupancy{team:desk} < 90% for 3 intervals", Target{Measure: "occupancy", Scope: Scope{Team: "desk"}, Op: "<", Value: 0.9, Over: InARow, Row: 3}},
		// Names that need quotes, or nearly.
		{`wait{channel:"a, \"b\" \\ {c}"} < 1m`, Target{Measure: "wait", Scope: Scope{Channel: `a, "b" \ {c}`}, Op: "<", Value: 60}},
		{"wait{channel:a.b: Ø 電話} < 1m", Target{Measure: "wait", Scope: Scope{Channel: "a.b: Ø 電話"}, Op: "<", Value: 60}},
	} {
		got, err := ParseTarget(c.text)
		c.want.Text = c.text
		if err != nil || got != c.want {
			t.Errorf("%s\n got %+v, %v\nwant %+v", c.text, got, err, c.want)
		}
	}
}

// Every fault says where it is, what is wrong and what to write.
func TestParseTargetFaults(t *testing.T) {
	for _, c := range []struct {
		text   string
		column int
		parts  string // of the message, separated by |
	}{
		{"", 1, "no measure here|write one of service_level, wait"},
		{"service_levle >= 80%", 1, `unknown measure "service_levle"|did you mean service_level?`},
		{"p90(wiat) < 2m", 5, `unknown measure "wiat"|did you mean wait?`},
		{"p80(wait) < 2m", 1, `unknown aggregate "p80"|did you mean p50?|p50, p90, p95 or p99`},
		{"p90(asa) < 2m", 1, "asa has no p90|p90(wait)"},
		{"p90(wait{channel:chat} < 2m", 24, "bracket after p90 is not closed|p90(wait{channel:chat})"},
		{"p90(wait){channel:chat} < 2m", 10, "write them inside, as in p90(wait{channel:chat})"},
		{"wait{chanel:phone} < 2m", 6, `unknown scope "chanel"|did you mean channel?`},
		{"p90(wait{queue:a}) < 2m", 10, "p90(wait) has no queue"},
		{"wait{within:20s} < 2m", 6, "wait has no within"},
		{"late_parcels{channel:phone} < 2%", 14, "late_parcels has no channel|the choices are day"},
		{"cost{channel:phone} < 2", 6, "cost is for the whole centre only|leave out the braces"},
		{"wait{channel phone} < 2m", 14, "no colon after channel"},
		{"wait{channel:} < 2m", 14, "no name after channel:"},
		{`wait{channel:"phone} < 2m`, 14, "the quotes are not closed"},
		{"wait{channel:phone < 2m", 24, "the brace is not closed"},
		{"wait{channel:a, queue:b} < 2m", 17, "a second scope|channel or queue"},
		{"service_level{within:20} > 80%", 22, `"20" has no unit|write 20s, 20m or 20h`},
		{"service_level{within:0s} > 80%", 22, "cannot be met or missed"},
		{"service_level{formula:F7} > 80%", 23, "unknown formula|F1, F2, F3, F4, F5, F6"},
		{"service_level", 14, "nothing to compare with|service_level >= 80%"},
		{"abandonment = 5%", 13, "no comparison here|abandonment < 80%"},
		{"service_level >= 80", 18, `"80" has no unit|write 80%, or 8000% if a share`},
		{"service_level >= 0.8", 18, `write 0.8%, or 80% if a share was meant`},
		{"service_level >= 120%", 18, "never above 100%"},
		{"service_level >= 2m", 18, `"2m" is not a percentage`},
		{"wait < 20", 8, "write 20s, 20m or 20h"},
		{"wait < 20 parsecs", 8, "is not a length of time"},
		{"wait < -20s", 8, "is not a length of time"},
		{"backlog < 20m", 11, "write a number without a unit"},
		{"wait <", 7, "no number here|as in 2m"},
		{"wait < 2m on any day", 11, "a target holds for the season, or on every day of it"},
		{"wait < 2m on Black Friday", 11, "leave out what follows the number"},
		{"needs_unserved < 2% on every day", 21, "known for the season only"},
		{"true_wait{segment:young} < 2m on every day", 31, "segments are known for the season only"},
		{"wait < 2m in 5% of intervals", 14, `a part of the intervals|write "in at least 95% of intervals"`},
		{"wait < 2m in at best 5% of intervals", 14, "a part of the intervals"},
		{"wait < 2m in at least 5 of intervals", 23, `"5" has no unit`},
		{"wait < 2m in at least 95%", 26, `a part of what?|write "of intervals"`},
		{"wait < 2m in at least 0% of intervals", 23, "says nothing of any interval"},
		{"service_level >= 80% in at most 5% of intervals", 22, `few intervals in which service_level is good|write "at least"`},
		{"service_level < 80% in at least 5% of intervals", 21, `intervals in which service_level is bad|write "at most"`},
		{"p90(wait{channel:phone}) < 2m in every interval", 31, "p90(wait) is not known by the interval|these are: service_level, wait, asa"},
		{"wait < 2m for three intervals", 15, `write "for 3 intervals"`},
		{"wait{day:Friday} < 2m", 10, `"Friday" is no day of the calendar|day:2026-11-27`},
		{"wait{day:2026-11-31} < 2m", 10, "is no day of the calendar"},
		{"needs_unserved{day:2026-11-27} < 2%", 16, "needs_unserved has no day"},
		{"wait{day:2026-11-27, day:2026-11-28} < 2m", 22, "a second day"},
		{"wait{day:2026-11-27} < 2m on every day", 27, "it is about one day already"},
		{"wait{interval:2026-11-27 10:00} < 2m in every interval", 38, "it is about one interval already"},
		{"wait < 2m, please", 10, "nothing after the comma"},
		{"wait < 2m with probability 90", 28, `"90" has no unit`},
		{"wait < 2m with probability 100%", 28, "no number of seasons can show"},
		{"wait < 2m with luck", 16, "expected probability"},
		{"wait < 2m; drop", 10, "cannot make sense of"},
		{"kø < 2m", 1, `unknown measure "kø"`},
		{"wait kø < 2m", 6, "no comparison here|wait < 2m"},
		{"abandonment{channel:kø} = 5%", 25, "no comparison here"},
	} {
		_, err := ParseTarget(c.text)
		var fault *TextError
		if !errors.As(err, &fault) {
			t.Errorf("%s: no fault found", c.text)
			continue
		}
		if fault.Column != c.column {
			t.Errorf("%s: fault in column %d, want %d (%v)", c.text, fault.Column, c.column, err)
		}
		for part := range strings.SplitSeq(c.parts, "|") {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: %v\nlacks %q", c.text, err, part)
			}
		}
	}
}

// What String writes, ParseTarget reads as the same target.
func TestTargetRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawTarget(t)
		got, err := ParseTarget(want.String())
		got.Text = ""
		if err != nil || got != want {
			t.Fatalf("%s\n got %+v, %v\nwant %+v", want, got, err, want)
		}
	})
}

func drawTarget(t *rapid.T) Target {
	m := rapid.SampledFrom(measures).Draw(t, "measure")
	target := Target{Measure: m.Key, Op: rapid.SampledFrom([]string{">=", ">", "<=", "<"}).Draw(t, "op")}
	if m.Quantile > 0 {
		target.Aggregate, target.Measure = m.Key[:3], strings.TrimSuffix(m.Key[4:], ")")
	}
	if kind := rapid.SampledFrom(m.Scopes).Draw(t, "scope"); kind != ofCentre {
		name := rapid.String().Filter(func(s string) bool { return s != "" && strings.ToValidUTF8(s, "") == s }).Draw(t, "name")
		target.Scope = scopeOf(kind, name)
	}
	if m.Options != nil {
		target.Within = des.Time(rapid.Int64Range(0, 1e12).Draw(t, "within"))
		target.Formula = rapid.SampledFrom([]string{"", "F1", "F6"}).Draw(t, "formula")
	}
	switch m.Unit {
	case Share:
		target.Value = float64(rapid.IntRange(0, 1000).Draw(t, "value")) / 1000
	case Hours: // exact multiples of a second only: hours are read as seconds
		target.Value = float64(rapid.IntRange(0, 1000).Draw(t, "value"))
	default:
		target.Value = rapid.Float64Range(0, 1e9).Draw(t, "value")
	}
	drawOver(t, m, &target)
	if rapid.Bool().Draw(t, "chance") {
		target.Probability = float64(rapid.IntRange(1, 999).Draw(t, "probability")) / 1000
	}
	return target
}

// drawOver draws over what the target holds, and what part of the season it is about.
func drawOver(t *rapid.T, m Measure, target *Target) {
	if target.Scope.Kind() == ofSegment {
		return
	}
	switch target.Over = rapid.SampledFrom(overs(&m, target)).Draw(t, "over"); target.Over {
	case AtLeast:
		target.Part = float64(rapid.IntRange(1, 1000).Draw(t, "part")) / 1000
	case AtMost:
		target.Part = float64(rapid.IntRange(0, 999).Draw(t, "part")) / 1000
	case InARow:
		target.Row = rapid.IntRange(1, 1000).Draw(t, "row")
	}
	day := calendar.Date{Year: 2026, Month: 11, Day: 1 + rapid.IntRange(0, 29).Draw(t, "day")}
	if m.Daily && target.Over != Daily && rapid.Bool().Draw(t, "one day") {
		target.Window.Day = day
	}
	if m.ByInterval() && target.Over == Whole && rapid.Bool().Draw(t, "one interval") {
		target.Window = Window{Day: day, One: true, Clock: des.Time(rapid.IntRange(0, 1439).Draw(t, "clock")) * des.Minute}
	}
}

// overs is all over which a target may hold.
func overs(m *Measure, target *Target) []Over {
	all := []Over{Whole}
	if m.Daily {
		all = append(all, Daily)
	}
	if m.ByInterval() {
		all = append(all, InARow)
		if target.wants() == m.Better || m.Better == 0 {
			all = append(all, AtLeast)
		}
		if target.wants() != m.Better {
			all = append(all, AtMost)
		}
	}
	return all
}

func FuzzParseTarget(f *testing.F) {
	for _, text := range []string{
		"service_level{channel:phone, within:60s} >= 80%",
		"p90(wait{channel:chat}) < 2m",
		"abandonment < 5% on every day, with probability 90%",
		`wait{channel:"a, \"b\" \\ {c}"} ≤ 1h30m`,
		"service_level{formula:F1, within:1e9h} > .5%",
		"oldest{channel:\x00\xff} < 9999999999999999999d",
		"p90(((wait{{{",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		target, err := ParseTarget(text)
		if err != nil {
			var fault *TextError
			if !errors.As(err, &fault) || fault.Column < 1 || fault.What == "" || fault.Write == "" {
				t.Fatalf("%q: %v does not say where, what and what to write", text, err)
			}
			if strings.ContainsAny(err.Error(), "\n\x00") {
				t.Fatalf("%q: the message is not one line: %q", text, err)
			}
			return
		}
		again, err := ParseTarget(target.String())
		again.Text = target.Text
		if err != nil || again != target {
			t.Fatalf("%q is read as %+v, written as %q, read again as %+v, %v", text, target, target, again, err)
		}
	})
}

func TestCheck(t *testing.T) {
	model := &Model{Layout: centre.Layout{
		Channels: []centre.Channel{{Name: "phone"}, {Name: "chat"}},
		Reasons:  []centre.Reason{{Name: "returns"}},
		Queues:   []centre.Queue{{Name: "returns phone", Within: 20 * des.Second}},
		Groups:   []centre.Group{{Name: "desk"}},
	}}
	for text, want := range map[string]string{
		"wait{channel:phone} < 2m":                             "",
		"wait{channel:phnoe} < 2m":                             `column 14: unknown channel "phnoe"; did you mean phone? The channels are phone or chat`,
		"occupancy{team:temps} < 80%":                          `unknown team "temps"; the teams are desk`,
		"service_level{channel:chat, within:1m} > 80%":         "",
		"service_level{queue:returns phone, within:20s} > 80%": "",
		"service_level{queue:returns phone, within:1m} > 80%":  "column 36: queue \"returns phone\" is not counted by a threshold of 60s",
		"service_level{reason:returns, within:1m} > 80%":       "is not counted by a threshold of 60s",
	} {
		target, err := ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		err = model.Check(target)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestWritten(t *testing.T) {
	for want, of := range map[string]Precision{
		"wait":                     {Measure: "wait"},
		"wait{queue:a b}":          {Measure: "wait", Scope: Scope{Queue: "a b"}},
		"p90(wait{channel:chat})":  {Measure: "p90(wait)", Scope: Scope{Channel: "chat"}},
		`wait{channel:"phone, a"}`: {Measure: "wait", Scope: Scope{Channel: "phone, a"}},
	} {
		if got := Written(of.Measure, of.Scope); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestParsePrecision(t *testing.T) {
	for text, want := range map[string]Precision{
		"phone.wait=5s":                         {Measure: "wait", Scope: Scope{Channel: "phone"}, HalfWidth: 5},
		"wait=500ms":                            {Measure: "wait", Scope: Scope{}, HalfWidth: 0.5},
		"Nord.phone.service_level = 1.5%":       {Measure: "service_level", Scope: Scope{Channel: "Nord.phone"}, HalfWidth: 0.015},
		"p90(wait{channel:chat})=10s":           {Measure: "p90(wait)", Scope: Scope{Channel: "chat"}, HalfWidth: 10},
		`wait{channel:"a=b"}=1m`:                {Measure: "wait", Scope: Scope{Channel: "a=b"}, HalfWidth: 60},
		"service_level{queue:returns phone}=1%": {Measure: "service_level", Scope: Scope{Queue: "returns phone"}, HalfWidth: 0.01},
	} {
		want.Text = text
		got, err := ParsePrecision(text)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", text, got, err, want)
		}
		got.Text = ""
		if again, err := ParsePrecision(got.String()); err != nil || again.String() != got.String() || again.Scope != got.Scope {
			t.Errorf("%s: written as %s, which is read as %+v, %v", text, got, again, err)
		}
	}
	for text, want := range map[string]string{
		"phone.wait":                   "column 11: no half-width",
		"phone.wiat=5s":                `column 7: unknown measure "wiat"; did you mean wait?`,
		"mean_wait{channel:phone}=5s":  "did you mean wait?",
		"Time waited=5h":               "unknown measure",
		"service_level=0,5pp":          `"0,5pp" has a comma; write decimals with a point, as in 0.5pp`,
		"phone.wait=5":                 `column 12: "5" has no unit`,
		"service_level{formula:F1}=1%": "column 14: a precision has no within: or formula:",
		"wait extra=5s":                "column 6: cannot make sense of",
	} {
		if _, err := ParsePrecision(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// What is wrong with a precision is told of the text that was typed.
func TestCheckPrecision(t *testing.T) {
	m := &Model{Layout: centre.Layout{Channels: []centre.Channel{{Name: "phone"}}}}
	for text, want := range map[string]string{
		"fax.wait=5s":            `"fax.wait=5s", column 1: unknown channel "fax"`,
		"wait{channel:fax}=5s":   `"wait{channel:fax}=5s", column 14: unknown channel "fax"`,
		"5s.wait=5s":             `"5s.wait=5s", column 1: unknown channel "5s"`,
		"phone.wait=0s":          `"phone.wait=0s", column 1: a half-width of 0s is never reached`,
		"phone.occupancy=1%":     `"phone.occupancy=1%", column 1: occupancy has no channel`,
		"phone.wait=5s":          "",
		`wait{channel:"x=y"}=1s`: `column 15: unknown channel "x=y"`,
	} {
		p, err := ParsePrecision(text)
		if err != nil {
			t.Fatal(err)
		}
		err = m.CheckPrecision(p)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
