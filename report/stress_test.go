package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// stressFixture is a study of three levers: on one a target breaks, and another is missed as
// planned; on one nothing does; on the third nothing is sure. And a map.
func stressFixture() *sim.Stress {
	at := func(x float64) *float64 { return &x }
	targets := []string{`service_level{channel:phone} >= 80%`, `abandonment < 5%`}
	s := &sim.Stress{
		Format: 1, Compared: "levers", Version: "1.2.3", Season: "made_up", Title: "A season & its <levers>", Centre: "Centre",
		Seed: 7, Replications: 40, Confidence: 0.9, Stopped: sim.AllPlayed, Runs: 31, Played: 1040,
		Plan: []sim.TargetResult{{Target: targets[0], Outcome: sim.Pass}, {Target: targets[1], Outcome: sim.Fail}},
		Left: []sim.LeftOut{{Name: "bots", Why: "there is no voice menu and no chatbot"}},
	}
	broken := sim.Break{Target: targets[1], Broken: true, Replications: 40}
	back := broken
	back.At, back.Low, back.High = at(-0.05), at(-0.08), at(-0.01)
	volume := sim.Lever{Name: "volume", Sentence: "contacts for every reason", Unit: sim.Relative, Least: -0.9, Most: 2, Step: 0.005, Marks: []sim.Mark{
		{Name: "a small wave", X: 0.1, Source: "A: somebody"}, {Name: "a large one", X: 1.9, Source: "B: another", Assumed: true}, {Name: "one between", X: 0.4, Source: "C: a third"},
	}}
	days := sim.Lever{Name: "late_hiring", Sentence: "days by which hires come later", Unit: sim.InDays, Most: 70, Step: 1}
	absence := sim.Lever{Name: "absence", Sentence: "of those who should come", Unit: sim.OfWhole, Most: 1, Step: 0.005}
	s.Levers = []sim.StressedLever{
		{Lever: volume, First: 0, Breaks: []sim.Break{{Target: targets[0], At: at(0.38), Low: at(0.33), High: at(0.42), Replications: 40}, back}},
		{Lever: days, First: -1, Breaks: []sim.Break{{Target: targets[0], Low: at(70), Replications: 10}, broken}},
		{Lever: absence, First: -1, Breaks: []sim.Break{{Target: targets[0], Low: at(0.25), Replications: 40}, broken}},
	}
	cell := func(outcome string, inferred bool) sim.MapCell {
		c := sim.MapCell{Outcome: outcome, Inferred: inferred}
		if !inferred {
			c.Target, c.Margin = targets[0], &sim.Margin{N: 40}
		}
		return c
	}
	s.Map = &sim.StressMap{
		X: volume, Y: absence, Xs: []float64{0, 0.25}, Ys: []float64{0, 0.5}, Targets: targets[:1], Broken: targets[1:], Played: 3, Inferred: 1,
		Cells: [][]sim.MapCell{{cell(sim.Pass, false), cell(sim.Undecided, false)}, {cell(sim.Fail, false), cell(sim.Fail, true)}},
	}
	return s
}

func TestStressText(t *testing.T) {
	var out bytes.Buffer
	if err := StressText(&out, stressFixture(), 100, "out/x"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Missed already as planned, and so left out of what breaks first: abandonment < 5%.",
		"volume       ████████", "→ service_level{channel:phone} >= 80% breaks at +38 % (+33 % to +42 %)",
		"abandonment < 5% missed as planned; met up to −5 % (−8 % to −1 %)",
		"a small wave, +10 %: holds; a large one, +190 %: breaks (assumed); one between, +40 %: may break",
		"service_level{channel:phone} >= 80% holds up to 70 days, by 10 seasons",
		"holds up to 100 %, surely up to 25 %",
		"absence and volume together", "50 %   ✗   (✗)", "0 %   ✓    ?",
		"! Left out: bots: there is no voice menu and no chatbot.",
		"It took 31 runs, 1040 seasons in all", "Report: out/x",
	} {
		if text := strings.Join(strings.Fields(strings.ReplaceAll(out.String(), "\u00a0", " ")), " "); !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
}

// The page says the same, loads nothing, and runs nothing that stands in a name.
func TestStressPage(t *testing.T) {
	s := stressFixture()
	var out bytes.Buffer
	if err := StressHTML(&out, s); err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(out.String())
	p := newStressPrinter(s)
	for i := range s.Levers {
		l := &s.Levers[i]
		for k := range l.Breaks {
			if want := p.breakText(&l.Lever, &l.Breaks[k]); !strings.Contains(page, want) {
				t.Errorf("%q is missing", want)
			}
		}
	}
	for _, want := range []string{"✓ safe", "✗ unsafe", "? undecided", "follows from neighbours", "A: somebody", "beyond the scale"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing", want)
		}
	}
	for _, banned := range []string{"<levers>", "http://", "https://"} {
		if strings.Contains(out.String(), banned) {
			t.Errorf("%q is in the page", banned)
		}
	}
}

// The positions in the tables are those of the study: each names its place in the JSON.
func TestStressPageNumbers(t *testing.T) {
	s := stressFixture()
	p := &stressPage{stressPrinter: newStressPrinter(s), Own: &englishStressPage}
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for i := range s.Levers {
		for _, r := range p.table(i).Rows {
			for _, c := range r.Cells {
				if c.At == "" {
					continue
				}
				seen++
				of := read
				for step := range strings.SplitSeq(strings.TrimPrefix(c.At, "/"), "/") {
					if list, ok := of.([]any); ok {
						var n int
						_, _ = fmt.Sscan(step, &n)
						of = list[n]
					} else {
						of = of.(map[string]any)[step]
					}
				}
				if got := s.Levers[i].Text(of.(float64)); got != c.Text {
					t.Errorf("%s is %s, and the table has %s", c.At, got, c.Text)
				}
			}
		}
	}
	if seen != 8 {
		t.Errorf("%d positions", seen)
	}
}

// In a browser it fits a telephone and a screen, and is accessible.
func TestStressPageInBrowser(t *testing.T) {
	for _, l := range []look{{width: 400, dark: true}, {width: 1280}} {
		file := filepath.Join(t.TempDir(), StressHTMLFile)
		if err := writeFile(file, func(w io.Writer) error { return StressHTML(w, stressFixture()) }); err != nil {
			t.Fatal(err)
		}
		p := openFile(t, file, l)
		fits(t, p)
		accessible(t, p)
	}
}

// What was written is read back, and what is damaged is refused.
func TestReadStress(t *testing.T) {
	var out bytes.Buffer
	if err := WriteStress(&out, stressFixture()); err != nil {
		t.Fatal(err)
	}
	first := out.String()
	s, err := ReadStress(strings.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := WriteStress(&again, s); err != nil || again.String() != first {
		t.Errorf("other bytes: %v", err)
	}
	for name, damage := range map[string]func(*sim.Stress){
		"format":  func(s *sim.Stress) { s.Format = 2 },
		"targets": func(s *sim.Stress) { s.Plan = nil },
		"breaks":  func(s *sim.Stress) { s.Levers[0].Breaks = s.Levers[0].Breaks[:1] },
		"first":   func(s *sim.Stress) { s.Levers[0].First = 2 },
		"points":  func(s *sim.Stress) { s.Levers[0].Points = []sim.StressPoint{{}} },
		"rows":    func(s *sim.Stress) { s.Map.Cells = s.Map.Cells[:1] },
		"columns": func(s *sim.Stress) { s.Map.Cells[0] = s.Map.Cells[0][:1] },
	} {
		s := stressFixture()
		damage(s)
		var out bytes.Buffer
		if err := WriteStress(&out, s); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadStress(&out); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
}
