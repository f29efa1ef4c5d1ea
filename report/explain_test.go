package report

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// explanationFixture explains a day with a cause that helps, a target that is missed and would
// be met without any cause, and intervals that a formula cannot answer.
func explanationFixture() *sim.Explanation {
	seconds := func(v float64) *float64 { return &v }
	part := func(mean, half float64) sim.Part { return sim.Part{Mean: mean, Low: mean - half, High: mean + half} }
	return &sim.Explanation{
		Format: 1, Explained: sim.ExplainedDay, Version: "1.2.3", Season: "storm", Title: "A storm <b>in</b> December", Centre: "A centre", Digest: "12ab",
		Seed: 7, Day: "2026-11-30", Replications: 40, Asked: 40, Stopped: sim.PreciseEnough, Orders: 60, Groups: 10, Sets: 70, Seasons: 1300,
		Causes: []sim.Cause{{Name: "late parcels", Away: "none is late"}, {Name: "quiet days (campaign)", Away: "it does not take place"}, {Name: "breaks", Away: "nobody takes one"}},
		None:   []sim.NoCause{{Name: "Christmas is near (worry)", Why: "it comes later"}},
		Harms: []sim.Harm{
			{Unit: string(sim.Minutes), Whole: part(1240, 200), Rest: part(520, 60), Shares: []sim.Part{part(610, 40), part(-40, 9), part(150, 12)}},
			{
				Target: "service_level{channel:phone} >= 80%", Unit: string(sim.Share), Value: 0.66,
				Whole: part(0.14, 0.03), Rest: part(-0.11, 0.02), Shares: []sim.Part{part(0.21, 0.02), part(-0.01, 0.004), part(0.05, 0.01)},
			},
		},
		Met: []string{"p90(wait{channel:chat}) < 2m"},
		Erlang: []sim.ErlangRow{
			{Channel: "phone", Interval: 3, Day: "2026-11-30", Clock: "10:00", Offered: 44, Handle: 330, Agents: 7.4, AtOnce: 1, Load: 8.1, Wait: 420, A: seconds(190), Reasons: []string{sim.Overload, sim.Redialling}, Repeats: 0.3},
			{Channel: "phone", Interval: 4, Day: "2026-11-30", Clock: "10:30", Offered: 30, Handle: 300, Agents: 7.9, AtOnce: 1, Load: 5, Wait: 12, C: seconds(22.4), A: seconds(11.3), Agrees: true},
		},
	}
}

func TestExplanationText(t *testing.T) {
	var b bytes.Buffer
	if err := ExplanationText(&b, explanationFixture(), 100, "out/x"); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{
		"What is lost on Mon 30 Nov, and why: A storm <b>in</b> December",
		"Of 1200 ± 200 lost minutes on Mon 30 Nov, late parcels 610 ± 40 (49 %), breaks 150 ± 10 (12 %). Quiet days (campaign) takes away 40 min ± 9. With every cause away 520 ± 60 (42 %) would still be lost: only more people would take these away.",
		"service_level{channel:phone} >= 80% is missed: it is 66 %, which is short by 14 pp ± 3; of that late parcels 21 pp ± 2, breaks 5 pp ± 1. Quiet days (campaign) takes away 1.0 pp ± 0.4. With every cause away it would be met, with 11 pp ± 2 to spare.",
		"to spare without any cause ░░░░░░░░░░░░░░░░ −11 pp ± 2",
		"Erlang C has an answer for 1 of 2 intervals, and Erlang A is near the simulated wait in 1.",
		"Overload, in 1: up to 1.1 times as much is offered as the people can carry",
		"on average over 60 orders in which they could come, drawn for 10 groups of seasons; 70 sets",
		"No cause here: Christmas is near (worry): it comes later.",
		"Report: out/x",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

// What was written is read again; what does not hang together is refused.
func TestReadExplanation(t *testing.T) {
	var b bytes.Buffer
	if err := WriteExplanation(&b, explanationFixture()); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if x, err := ReadExplanation(strings.NewReader(text)); err != nil || x.Harms[1].Shares[0] != explanationFixture().Harms[1].Shares[0] {
		t.Errorf("read %+v, %v", x, err)
	}
	for _, broken := range []string{
		strings.Replace(text, `"format":1`, `"format":9`, 1),
		strings.Replace(text, `"explained":"day"`, `"explained":"week"`, 1),
		strings.Replace(text, `{"name":"breaks","away":"nobody takes one"}`, `{"name":"breaks"},{"name":"more"}`, 1),
		text[:40],
	} {
		if _, err := ReadExplanation(strings.NewReader(broken)); err == nil {
			t.Errorf("read %.80s", broken)
		}
	}
}

// The page fits a telephone, and its numbers are those of the explanation.
func TestExplanationPage(t *testing.T) {
	x := explanationFixture()
	file := filepath.Join(t.TempDir(), ExplanationHTMLFile)
	if err := writeFile(file, func(w io.Writer) error { return ExplanationHTML(w, x) }); err != nil {
		t.Fatal(err)
	}
	p := openFile(t, file, look{width: 400, dark: true})
	fits(t, p)
	accessible(t, p)
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	all := evaluate[[]shown](p, collect)
	if len(all) < 2*5+2*7 {
		t.Errorf("only %d numbers", len(all))
	}
	for _, n := range all {
		if n.Text == nothing || strings.HasSuffix(n.Text, "%") { // a part of the rest
			continue
		}
		if fault := explainedClaim(read, n).fault(); fault != "" {
			t.Errorf("%s: %s", n.At, fault)
		}
	}
}

// explainedClaim is what a number of the page says of the explanation.
func explainedClaim(read any, n shown) claim {
	factor := 1.0
	if strings.HasPrefix(n.At, "/harms/1/") { // in points
		factor = 100
	}
	switch v := resolve(read, n.At).(type) {
	case map[string]any:
		mean, half := v["mean"].(float64), (v["high"].(float64)-v["low"].(float64))/2
		return claim{n.Text, mean * factor, sim.Place(mean*factor, half*factor)}
	case float64:
		if n.Unit == "min" {
			v /= 60
		}
		return claim{n.Text, v, plainPlace(v, n.Unit)}
	}
	return claim{n.Text, 0, 0}
}
