package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

func comparisonTextOf(t *testing.T, c *sim.Comparison, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := ComparisonText(&b, c, width, "out/power-black-week-compared"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenComparisonText(t *testing.T) {
	for _, width := range []int{60, 80, 100} {
		golden(t, fmt.Sprintf("comparison%d.txt", width), []byte(comparisonTextOf(t, comparisonFixture(len(comparedStrategies)), width)))
	}
	golden(t, "comparison2.txt", []byte(comparisonTextOf(t, comparisonFixture(2), 80)))
}

// No line is wider than the screen, however many strategies there are.
func TestComparisonTextFits(t *testing.T) {
	for _, strategies := range []int{2, 3, len(comparedStrategies)} {
		for _, width := range []int{60, 80, 100, 120} {
			for _, line := range strings.Split(comparisonTextOf(t, comparisonFixture(strategies), width), "\n") {
				if textWidth(line) > width {
					t.Errorf("%d strategies: wider than %d: %q", strategies, width, line)
				}
			}
		}
	}
}

// Names may be long or wide, and may not move the cursor.
func TestComparisonTextNames(t *testing.T) {
	c := comparisonFixture(5)
	for i, name := range []string{"evil\x1b[31m\u202e\r\nname", "电话 机器人", strings.Repeat("x", 70), "a %s b %d", ""} {
		c.Alternatives[i].Name = name
	}
	text := comparisonTextOf(t, c, 80)
	if strings.ContainsAny(text, "\x1b\r\u202e") || strings.Contains(text, "%!") {
		t.Errorf("names do what they like: %q", text)
	}
	for _, line := range strings.Split(text, "\n") {
		if textWidth(line) > 80 {
			t.Errorf("wider than 80: %q", line)
		}
	}
	for name, write := range map[string]func(io.Writer, *sim.Comparison) error{"csv": WriteComparisonCSV, "xlsx": WriteComparisonXLSX} {
		if len(written(t, c, write)) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	openBook(t, written(t, c, WriteComparisonXLSX))
}

// What changes nothing shows nothing but =.
func TestComparisonOfTheSame(t *testing.T) {
	planned, another := comparedStrategies[0], comparedStrategies[5]
	c := study.Pair([]string{planned.name, another.name},
		[]*sim.Result{comparedResult(planned.name, planned.effects), comparedResult(another.name, another.effects)})
	text := comparisonTextOf(t, c, 100)
	if !strings.Contains(text, "“another name” changes nothing") {
		t.Errorf("it is not said that nothing changes:\n%s", text)
	}
	for _, word := range []string{"better", "worse", " ~\n", "does best"} {
		if strings.Contains(text, word) {
			t.Errorf("%q is in\n%s", word, text)
		}
	}
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "Mean wait") && !strings.HasSuffix(line, " =") {
			t.Errorf("no = in %q", line)
		}
	}
}

// What stands alone, for the others were interrupted, is shown without differences.
func TestComparisonOfOne(t *testing.T) {
	c := comparisonFixture(1)
	c.Warnings = []string{"eleven temps: stopped before a replication was complete"}
	text := comparisonTextOf(t, c, 80)
	for _, want := range []string{"! eleven temps: stopped", "Service level (F4)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	openBook(t, written(t, c, WriteComparisonXLSX))
}

// Results that had luck of their own are said not to be paired.
func TestComparisonUnpaired(t *testing.T) {
	planned, temps := comparedResult("as planned", nil), comparedResult("eleven temps", comparedStrategies[1].effects)
	temps.Seed = 2
	text := comparisonTextOf(t, study.Pair([]string{"as planned", "eleven temps"}, []*sim.Result{planned, temps}), 100)
	for _, want := range []string{"· not paired · seed 1", "¹ not paired: the seeds differ", "each on luck of its own"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Common luck") {
		t.Errorf("luck was not common:\n%s", text)
	}
}

// What few seasons do to every difference is said once; what one difference lacks, at it.
func TestComparisonNotes(t *testing.T) {
	c := comparisonFixture(3)
	for i := range c.Alternatives {
		for k := range c.Alternatives[i].Differences {
			d := &c.Alternatives[i].Differences[k]
			d.Warnings = []string{"only 3 replications: a rough interval"}
			if i == 1 && d.Measure == "occupancy" {
				d.Warnings = append(d.Warnings, "9 of 200 replications have no data")
			}
		}
	}
	c.Alternatives[2].Warnings = append(c.Alternatives[2].Warnings, "150 replications, and 200 of the base")
	c.Differs = []string{"version"}
	text := comparisonTextOf(t, c, 120)
	for _, want := range []string{
		"! only 3 replications: a rough interval", "✗ sms notices¹,²", "\n¹ “sms notices” must have been begun by 17 Sep 2026\n",
		"\n² 150 replications, and 200 of the base\n", "\n³ 9 of 200 replications have no data\n", "Also differs in: version.",
	} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q is in it %d times:\n%s", want, strings.Count(text, want), text)
		}
	}
	if !regexp.MustCompile(`Occupancy .* ³`).MatchString(text) {
		t.Errorf("the difference that lacks data has no mark:\n%s", text)
	}
}

// What can be told from none does not look as if it could not.
func TestApart(t *testing.T) {
	p := newComparisonPrinter(comparisonFixture(2))
	for _, c := range []struct {
		measure   string
		mean, low float64
		want      string
	}{
		{"service_level", 0.216, 0.205, "+22 pp ± 1"},
		{"service_level", -0.0102, -0.0199, "−1.02 pp ± 0.97"},
		{"service_level", -0.0112, -0.0209, "−1.1 pp ± 1.0"},
		{"service_level", 0.0112, -0.0009, "+1 pp ± 1"},
		{"service_level", 0.01002, 0.00001, "+1.002 pp ± 1.001"},
		{"wait", -63, -68, "−63 s ± 5"},
		{"staff_cost", 415_000, 413_600, "+415 000 ± 1000"},
		{"occupancy", 0, 0, "0 pp"},
	} {
		d := &sim.Difference{Measure: c.measure, Estimate: sim.Estimate{Mean: c.mean, Low: c.low, High: 2*c.mean - c.low, N: 40}}
		if got := strings.NewReplacer(noSpace, " ", narrowSpace, " ").Replace(p.apart(d)); got != c.want {
			t.Errorf("%v from %v is written %q, want %q", c.mean, c.low, got, c.want)
		}
		page := &pageComparison{p, &englishComparePage}
		in := p.scaleFor(comparedRow{measure: c.measure}, c.mean, true).points()
		if got := strings.NewReplacer(noSpace, " ", narrowSpace, " ").Replace(page.changeNumber(d, in)); c.mean != 0 && got != c.want {
			t.Errorf("a chart writes %v from %v as %q, and a table %q", c.mean, c.low, got, c.want)
		}
	}
}

// Of many strategies there is an overview, quickly.
func TestComparisonOfMany(t *testing.T) {
	c := comparisonFixture(len(comparedStrategies))
	for k := range 60 {
		a := c.Alternatives[1+k%3]
		a.Name = fmt.Sprintf("teams.temps.agents=%d", k)
		c.Alternatives = append(c.Alternatives, a)
	}
	golden(t, "comparisonmany.txt", []byte(comparisonTextOf(t, c, 100)))
}

// What self-service settles has a row where there is any, as on the page.
func TestDeflectionWhereThereIsAny(t *testing.T) {
	c := comparisonFixture(2)
	net := comparedRow{measure: netDeflection}
	if !slices.Contains(newComparisonPrinter(c).rows(), net) {
		t.Error("net deflection has no row")
	}
	for i := range c.Alternatives {
		v, _ := newPrinter(c.Alternatives[i].Result).Find(netDeflection, sim.Scope{})
		v.Mean = 0
	}
	if slices.Contains(newComparisonPrinter(c).rows(), net) {
		t.Error("net deflection has a row without self-service")
	}
}
