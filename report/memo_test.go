package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// compared pairs the made-up strategies of the given numbers, each under its name.
func compared(named map[string]int, order ...string) *sim.Comparison {
	var results []*sim.Result
	for _, name := range order {
		results = append(results, comparedResult(name, comparedStrategies[named[name]].effects))
	}
	return study.Pair(order, results)
}

func memoOf(c *sim.Comparison) string {
	return strings.NewReplacer(noSpace, " ", narrowSpace, " ").Replace(strings.Join(newComparisonPrinter(c).memo().all(), "\n"))
}

func wantMemo(t *testing.T, c *sim.Comparison, want ...string) {
	t.Helper()
	memo := memoOf(c)
	for _, w := range want {
		if !strings.Contains(memo, w) {
			t.Errorf("%q is not in\n%s", w, memo)
		}
	}
}

// Who is best is said with the figure, the difference and both intervals.
func TestMemoNamesTheBest(t *testing.T) {
	c := compared(map[string]int{"temps": 1, "chatbot": 4}, "planned", "temps", "chatbot")
	wantMemo(t, c,
		"“planned” was compared with “temps” and “chatbot”", "on the same luck for all",
		"In service level (F4), “temps” does best: 71.0 % ± 0.6, that is +18.4 pp ± 0.2 against “planned”; cost changes under “temps” by NOK +477 000 ± 1000.",
		"In service level (F4) worse than “planned”: “chatbot” (−1.",
		"“temps” changes cost by NOK +477 000 ± 1000, margin lost by NOK −318 000 ± 2000 and time waited (phone, chat, social) by −3320 h ± 10.",
	)
}

// Those whose difference holds zero are not ranked, whichever has the higher mean.
func TestMemoDoesNotRankTwins(t *testing.T) {
	for _, order := range [][]string{{"planned", "twin", "temps"}, {"planned", "temps", "twin"}} {
		c := compared(map[string]int{"temps": 1, "twin": 1}, order...)
		p := newComparisonPrinter(c)
		for _, key := range []string{serviceLevel, needsUnserved} {
			r := comparedRow{measure: key}
			if d := p.between(1, 2, r); !d.Zero() || d.Same {
				t.Fatalf("the twins differ by %v in %s", d.Estimate, key)
			}
			if got := p.leaders(r); len(got) != 2 {
				t.Errorf("in %s leads %v", key, got)
			}
		}
		wantMemo(t, c, "do best and cannot be told apart.")
		if memo := memoOf(c); strings.Contains(memo, "does best") {
			t.Errorf("one of two twins is best:\n%s", memo)
		}
	}
}

// Without differences there is no best.
func TestMemoWithoutDifferences(t *testing.T) {
	wantMemo(t, compared(map[string]int{"other": 5}, "planned", "other"), "In service level (F4) nothing changes in any season: 52.6 % ± 0.4.")
	c := compared(map[string]int{"chatbot": 4}, "planned", "chatbot")
	wantMemo(t, c, "In service level (F4), “planned” does best: 52.6 % ± 0.4.")
}

// What projects cost is told from the rest; where all that is spent is not known, projects
// and hours are told, and the staff of those teams that have a price is compared with
// nothing.
func TestMemoTellsTheCost(t *testing.T) {
	c := compared(map[string]int{"eleven temps": 1}, "planned", "eleven temps")
	wantMemo(t, c, "changes cost by NOK +478 000 ± 1000 (NOK 44 000 of it for projects),")
	for i := range c.Alternatives {
		r := c.Alternatives[i].Result
		r.Measures = slices.DeleteFunc(r.Measures, func(v sim.Value) bool { return v.Measure == wholeCost })
		a := &c.Alternatives[i]
		a.Differences = slices.DeleteFunc(a.Differences, func(d sim.Difference) bool { return d.Measure == wholeCost })
	}
	wantMemo(t, c, "changes project cost by NOK +44 000, hours on duty by +1029 h ± 7, margin",
		"What all of it costs is not known of “eleven temps”: not all who work have a price.")
	if memo := memoOf(c); strings.Contains(memo, "staff cost") {
		t.Errorf("a part is told as if it were all:\n%s", memo)
	}
	_, rows := readComparisonCSV(t, c)
	if got := rows.text(staffCost, sim.Scope{}, "eleven temps", "difference"); got != "" {
		t.Errorf("staff is said to cost %s more", got)
	}
	if got := rows.text(staffCost, sim.Scope{}, "eleven temps", "warnings"); !strings.Contains(got, "only of the teams that have a price") {
		t.Errorf("it is not said whose cost it is: %q", got)
	}
	if text := comparisonTextOf(t, c, 80); !strings.Contains(text, "! staff cost: only of the teams") {
		t.Errorf("it is not said whose cost it is:\n%s", text)
	}
}

// Who is late is said once, with the day.
func TestMemoTellsWhatIsLate(t *testing.T) {
	c := comparisonFixture(len(comparedStrategies))
	if got := strings.Count(memoOf(c), "“sms notices” must have been begun by 17 Sep 2026, and today is 2 Oct 2026."); got != 1 {
		t.Errorf("said %d times that notices are late", got)
	}
	c.Today = "2026-09-17"
	if memo := memoOf(c); strings.Contains(memo, "must have been begun") {
		t.Errorf("what may begin today is late:\n%s", memo)
	}
}

// A long list is cut.
func TestListed(t *testing.T) {
	p := newComparisonPrinter(comparisonFixture(2))
	for list, want := range map[string]string{
		"": "", "a": "a", "a b": "a and b", "a b c": "a, b and c", "a b c d e f g h i": "a, b, c, d, e, f and 3 more",
	} {
		if got := p.listed(strings.Fields(list)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Who meets the targets, who misses them and of whom there is no telling are told apart.
func TestMemoTellsTargets(t *testing.T) {
	for _, c := range []struct{ planned, temps, chatbot, want string }{
		{"fail", "pass", "undecided", "The targets are met by “temps”; undecided for “chatbot”; they are missed by “planned”."},
		{"pass", "pass", "pass", "The targets are met by “planned”, “temps” and “chatbot”."},
		{"fail", "undecided", "fail", "Whether the targets are met is undecided for “temps”; they are missed by “planned” and “chatbot”."},
		{"fail", "fail", "fail", "All miss the targets."},
	} {
		all := compared(map[string]int{"temps": 1, "chatbot": 4}, "planned", "temps", "chatbot")
		for i, outcome := range []string{c.planned, c.temps, c.chatbot} {
			all.Alternatives[i].Result.Verdict.Outcome = outcome
		}
		wantMemo(t, all, c.want)
	}
}

// thresholdsApart are two strategies of which one counts the service level of phone by
// another threshold.
func thresholdsApart() *sim.Comparison {
	var results []*sim.Result
	for i, within := range []float64{20, 60} {
		r := comparedResult([]string{"planned", "temps"}[i], comparedStrategies[i].effects)
		r.Queues = []sim.QueueTable{{Queue: "orders phone", Reason: "orders", Channel: "phone", Within: within}}
		phone := slices.IndexFunc(r.Intervals, func(v sim.Interval) bool { return v.Channel == "phone" })
		r.Intervals[phone].Within = within
		results = append(results, r)
	}
	return study.Pair([]string{"planned", "temps"}, results)
}

// A service level that counts by another threshold is neither better nor worse.
func TestOtherThresholdIsNotBetter(t *testing.T) {
	p := newComparisonPrinter(thresholdsApart())
	for scope, recounted := range map[sim.Scope]bool{{}: true, {Channel: "phone"}: true, {Channel: "chat"}: false} {
		d := p.difference(1, comparedRow{serviceLevel, scope})
		if d.Recounted != recounted || (p.betterWord(d) == "") != recounted {
			t.Errorf("%v: %+v is %q", scope, d, p.betterWord(d))
		}
		notes := strings.Join(p.cellNotes(d), "; ")
		if strings.Contains(notes, "phone counts by another threshold than in the base (within 20 s or 60 s)") != recounted {
			t.Errorf("%v is marked: %q", scope, notes)
		}
	}
	if sides := (&pageComparison{p, &englishComparePage}).sides(comparedRow{measure: serviceLevel}); sides[0] != "less" {
		t.Error(sides)
	}
}

// It is best nowhere, and the legend has both thresholds.
func TestOtherThresholdIsNotBest(t *testing.T) {
	c := thresholdsApart()
	wantMemo(t, c, "In service level (F4) nothing is called best: the strategies differ in what the service level of phone counts (within 20 s or 60 s).")
	if memo := memoOf(c); strings.Contains(memo, "In service level (F4), “temps” does best") {
		t.Error(memo)
	}
	if legend := newComparisonPrinter(c).legend(); !strings.Contains(legend, "phone 20 s or 60 s") {
		t.Error(legend)
	}
}

// The first paragraph has three sentences at most; the rest stands in points.
func TestMemoIsShort(t *testing.T) {
	c := comparisonFixture(len(comparedStrategies))
	memo := newComparisonPrinter(c).memo()
	if len(memo.lead) != 3 || !strings.Contains(memo.lead[1], "does best") || !strings.Contains(memo.lead[1], "; cost changes under ") || !strings.Contains(memo.lead[2], "targets") {
		t.Errorf("it begins with %q", memo.lead)
	}
	if text := comparisonTextOf(t, c, 100); len(memo.points) < 3 || !strings.Contains(text, "\n- Figures are of the whole centre") {
		t.Errorf("the points are %q, in\n%s", memo.points, text)
	}
}
