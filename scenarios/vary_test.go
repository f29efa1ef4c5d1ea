package scenarios

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/configs/tree"
)

// What is built on the command line, in files, and by ranges.
func TestStrategiesOfTheCommandLine(t *testing.T) {
	t.Chdir(t.TempDir())
	for file, text := range map[string]string{
		"season.yaml":    compared,
		"many.yaml":      "teams: {desk: {agents: 6}}\n",
		"counted.yaml":   "orders: {file: orders.csv}\n",
		"a season.yaml":  compared,
		"a list.yaml":    "- teams\n",
		"nobody.yaml":    "teams: {desk: {agent: 0}}\n",
		"fewer.yaml":     "teams: {desk: {agents: 2}}\n",
		"mis\"take.yaml": "teams: [\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const few = "--vary teams.desk.agents="
	for _, c := range []struct {
		choice Choice
		want   string // names, or what is wrong
	}{
		{Choice{Names: []string{"many.yaml", "temps+many.yaml"}}, "nothing new | many | temps+many"},
		{Choice{Base: "many.yaml", Vary: []string{"teams.desk.sickness.share=4%,8%"}}, "many | desk.sickness.share=4% | desk.sickness.share=8%"},
		{Choice{With: []string{"six: teams.desk.agents=6; reasons.a.handle_time=4m", " seven :teams={desk: {agents: 7}}"}}, "nothing new | six | seven"},
		{Choice{Names: []string{"six+temps"}, With: []string{"six: teams.desk.agents=6"}}, "nothing new | six+temps | six"},
		{Choice{Vary: []string{"teams.desk.agents=3..7 step 2", "reasons.a.handle_time=4m..5m step 0.5m"}}, "nothing new | desk.agents=3, a.handle_time=4m | desk.agents=3, a.handle_time=4.5m | desk.agents=3, a.handle_time=5m | desk.agents=5, a.handle_time=4m | desk.agents=5, a.handle_time=4.5m | desk.agents=5, a.handle_time=5m | desk.agents=7, a.handle_time=4m | desk.agents=7, a.handle_time=4.5m | desk.agents=7, a.handle_time=5m"},
		{Choice{Vary: []string{"teams.desk.shrinkage.leave=2%, 4%", "teams.desk.shrinkage.other=1%"}}, "nothing new | desk.shrinkage.leave=2%, desk.shrinkage.other=1% | desk.shrinkage.leave=4%, desk.shrinkage.other=1%"},

		{Choice{Names: []string{"none.yaml"}}, `there is no file none.yaml; write the name of a file that holds a strategy, or of a strategy: nothing new, fewer, temps`},
		{Choice{Names: []string{"version 1.2", "."}}, "season.yaml:10:3: there is no strategy \"version 1.2\"; write one of nothing new, fewer, temps\nseason.yaml:10:3: there is no strategy \".\"; write one of nothing new, fewer, temps"},
		{Choice{Names: []string{"mis\"take.yaml"}}, `mis"take.yaml:2:1: this is not YAML: did not find expected node content; mind the indentation, and quote texts with : # { } [ ] in them`},
		{Choice{Names: []string{"fewer.yaml"}}, `fewer.yaml:1:1: there is a strategy fewer already; give it another name`},
		{Choice{Names: []string{"a season.yaml", "a list.yaml"}}, "a list.yaml:1:1: this is a list, not a strategy; write what it changes, such as teams: {temps: {agents: 11}}\n" +
			"a season.yaml:2:1: this is a season, not a strategy; name one strategy a file: what it changes, such as teams: {temps: {agents: 11}}"},
		{Choice{Names: []string{"nobody.yaml"}}, `nobody.yaml:1:16: strategy nobody: teams.desk: unknown key "agent"; did you mean agents?`},
		{Choice{Names: []string{"counted.yaml"}}, `counted.yaml:1:16: there is no file orders.csv; write the name of a CSV file, with its path from here`},
		{Choice{With: []string{"teams.desk.agents=6", "fewer: teams.desk.agents=6"}}, "--with fewer: teams.desk.agents=6: there is a strategy fewer already; give it another name\n" +
			"--with teams.desk.agents=6: the strategy has no name; write one before it, such as --with 'more temps: teams.temps.agents=14'"},
		{Choice{With: []string{"a: teams.dest.agents=6; teams.desk", "b: teams.desk.agent=6"}}, "--with teams.desk: \"teams.desk\" has no =; write a path and a value, such as --with 'more temps: teams.temps.agents=14'\n" +
			"--with teams.desk.agent=6: strategy b: teams.desk: unknown key \"agent\"; did you mean agents?\n" +
			"--with teams.dest.agents=6: there is no teams.dest; did you mean desk?"},
		{Choice{Vary: []string{"teams.desk.agent=2,3", "teams.desk.sickness.share=20%..130% step 110%"}}, `--vary teams.desk.agent=2,3: teams.desk: unknown key "agent"; did you mean agents?` + "\n" +
			`--vary teams.desk.sickness.share=20%..130% step 110%: share: "130%" is more than the whole; write a share between 0% and 100%`},
		{Choice{Vary: []string{"teams.dest.agents=2,3"}}, `--vary teams.dest.agents=2,3: there is no teams.dest; did you mean desk?`},
		{Choice{Vary: []string{"teams.desk.agents"}}, `--vary teams.desk.agents: "teams.desk.agents" has no =; write a path and its values, such as --vary 'teams.temps.agents=10..20 step 2'`},
		{Choice{Vary: []string{"teams.desk.agents=3..7"}}, few + `3..7: the range has no step; write 3..7 step, and how far apart the values are; or --sample 20`},
		{Choice{Vary: []string{few[7:] + "3..8 step 2"}}, few + `3..8 step 2: 8 is not reached in these steps; write 3..7, or another step`},
		{Choice{Vary: []string{few[7:] + "3..4 step 2"}}, few + `3..4 step 2: the step is longer than the range; write a shorter one`},
		{Choice{Vary: []string{few[7:] + "3..6 step 0,5"}}, few + `3..6 step 0,5: a comma is no decimal point here; write teams.desk.agents=3..6 step 0.5`},
		{Choice{Vary: []string{"teams.desk.sickness.share=2,5%..7,5% step 2,5%"}}, `--vary teams.desk.sickness.share=2,5%..7,5% step 2,5%: a comma is no decimal point here; write teams.desk.sickness.share=2.5%..7.5% step 2.5%`},
		{Choice{With: []string{"six : teams.desk.agents = 6"}}, "nothing new | six"},
		{Choice{With: []string{"six: teams.desk.agents=6; teams.desk.agents=7"}}, `--with teams.desk.agents=7: teams.desk.agents is set twice; write it once in a strategy, or a strategy for each value`},
		{Choice{Vary: []string{"teams.desk.agents=7..3 step 1"}}, few + `7..3 step 1: the range goes backwards; write 3..7`},
		{Choice{Vary: []string{"teams.desk.agents=3..3 step 1"}}, few + `3..3 step 1: both ends of the range are the same; write another end`},
		{Choice{Vary: []string{"teams.desk.agents=3..7 step 0"}}, few + `3..7 step 0: the step leads nowhere; write one above 0`},
		{Choice{Vary: []string{"teams.desk.agents=few..many step 1"}}, few + `few..many step 1: few..many 1 is no range of numbers; write one number with its unit at each end, such as 20%..60% step 10%, or the values with commas`},
		{Choice{Vary: []string{"teams.desk.hired=2026-09-28..2026-10-12 step 1 week"}}, "nothing new | desk.hired=2026-09-28 | desk.hired=2026-10-05 | desk.hired=2026-10-12"},
		{Choice{Vary: []string{"busyness.day=5%, 10%", "delivery.carrier.capacity=90/day", "orders.per_week=700", "teams.desk.agents=2", "delivery.promise=3 days"}}, "nothing new | busyness.day=5%, carrier.capacity=90/day, orders.per_week=700, desk.agents=2, delivery.promise=3 days | busyness.day=10%, carrier.capacity=90/day, orders.per_week=700, desk.agents=2, delivery.promise=3 days"},
		{Choice{Vary: []string{"teams.desk.hired=2026-10-12..2026-09-28 step 1 week"}}, `--vary teams.desk.hired=2026-10-12..2026-09-28 step 1 week: the range goes backwards; write 2026-09-28..2026-10-12`},
		{Choice{Vary: []string{"teams.desk.hired=2026-09-28..2026-11-02 step 7"}}, `--vary teams.desk.hired=2026-09-28..2026-11-02 step 7: 2026-09-28..2026-11-02 7 is no range of numbers; write one number with its unit at each end, such as 20%..60% step 10%, or the values with commas`},
		{Choice{Vary: []string{"reasons.a.handle_time=20s..2m step 20s"}}, `--vary reasons.a.handle_time=20s..2m step 20s: the range is not in one unit; write all of it in the same, such as 10m..20m step 5m`},
		{Choice{Vary: []string{"teams.desk.sickness.share=5..10%"}}, `--vary teams.desk.sickness.share=5..10%: the range is not in one unit; write all of it in the same, such as 10%..20% step 5%`},
		{Choice{Vary: []string{few[7:] + "1..99 step 1"}}, few + `1..99 step 1: the range has 99 values; write a longer step, for at most 50`},
		{Choice{Vary: []string{few[7:] + "1..10 step 1", "reasons.a.per_week=1,2,3,4,5,6"}}, `--vary: there are 60 combinations; write longer steps, for at most 50, or draw some of them: --sample 50`},
		{Choice{Vary: []string{few[7:] + "1,2", few[7:] + "3"}}, few + `3: teams.desk.agents is varied twice; write all of its values in one --vary`},
		{Choice{Names: []string{"temps"}, Vary: []string{few[7:] + "1..50 step 1"}}, `the strategies to compare: there are 51; name at most 50`},
		{Choice{Sample: 5}, `--sample: there is no range to draw points from; write one, such as --vary teams.temps.agents=10..20`},
		{Choice{Latin: true, Vary: []string{few[7:] + "1,2"}}, `--latin: a Latin hypercube has a number of points; write --sample 20, too`},
		{Choice{Sample: 51, Vary: []string{few[7:] + "1..9"}}, `--sample: 51 points cannot be drawn; write a number from 1 to 50`},
		{Choice{Sample: 5, Vary: []string{few[7:] + "1,2", "reasons.a.per_week=1..9 step 1"}}, "--vary reasons.a.per_week=1..9 step 1: points are drawn from a range without a step; write 1..9\n" +
			few + `1,2: points are drawn from a range; write one, such as teams.desk.agents=10..20`},
	} {
		all, err := OpenStrategies("season.yaml", Options{}, c.choice)
		got := namesOf(all)
		if err != nil {
			got = err.(tree.Faults).Error()
		}
		if got != c.want {
			t.Errorf("%+v:\n%s\nwant\n%s", c.choice, got, c.want)
		}
	}
}

// A range counts in the unit in which it is written, up to its end.
func TestRanges(t *testing.T) {
	for text, want := range map[string]string{
		"20%..60% step 10%":          "20% 30% 40% 50% 60%",
		"x1..x2 step x0.25":          "x1 x1.25 x1.5 x1.75 x2",
		"-20%..+20% step 10%":        "-20% -10% +0% +10% +20%",
		"0.1..0.3 step 0.1":          "0.1 0.2 0.3",
		"10s..30s step 10s":          "10s 20s 30s",
		"1 000..3 000 step 1000":     "1000 2000 3000",
		"400/h..450/h step 25/h":     "400/h 425/h 450/h",
		"1 week..3 week step 1 week": "1 week 2 week 3 week",
		"98.5%..100% step 0.5%":      "98.5% 99% 99.5% 100%",
	} {
		var c chosen
		c.log = &tree.Log{}
		d := c.dimension("a.b="+text, false)
		if d == nil {
			t.Errorf("%s: %v", text, c.log.Err())
		} else if got := strings.Join(d.values, " "); got != want {
			t.Errorf("%s: %s\nwant %s", text, got, want)
		}
	}
}

// Each of as many parts of each range as there are points holds one of them, to the
// digit; and who draws for himself does not.
func TestLatinHypercube(t *testing.T) {
	file := seasonFile(t, compared)
	for _, n := range []int{2, 7, 10, 50} {
		for _, latin := range []bool{true, false} {
			all, err := OpenStrategies(file, Options{}, Choice{Vary: []string{"reasons.a.per_week=100..1099", "teams.desk.sickness.share=4%..13.99%"}, Sample: n, Latin: latin})
			if err != nil {
				t.Fatal(err)
			}
			var held [2]map[int]bool
			for _, s := range all[1:] {
				for d, value := range strings.Split(s.Name, ", ") {
					_, digits, _ := strings.Cut(value, "=")
					v, err := strconv.ParseFloat(strings.TrimSuffix(digits, "%"), 64)
					if err != nil {
						t.Fatal(err)
					}
					if held[d] == nil {
						held[d] = map[int]bool{}
					}
					index := int(v+0.5) - 100 // of 1000 values
					if d == 1 {
						index = int(v*100+0.5) - 400
					}
					held[d][index*n/1000] = true
				}
			}
			if full := len(held[0]) == n && len(held[1]) == n; full != latin {
				t.Errorf("%d points, Latin %v: they lie in %d and %d parts", n, latin, len(held[0]), len(held[1]))
			}
		}
	}
}

// A point does not depend on what else varies, but on the seed; where a key takes
// whole numbers, it is whole.
func TestDrawnPoints(t *testing.T) {
	file := seasonFile(t, compared)
	const agents, share = "teams.desk.agents=3..300", "teams.desk.sickness.share=4%..8%"
	drawn := func(o Options, c Choice) string {
		all, err := OpenStrategies(file, o, c)
		if err != nil {
			t.Fatal(err)
		}
		var first []string
		for _, s := range all[1:] {
			one, _, _ := strings.Cut(s.Name, ", ")
			first = append(first, strings.TrimPrefix(one, "desk.agents="))
		}
		return strings.Join(first, " ")
	}
	for _, latin := range []bool{true, false} {
		alone := drawn(Options{}, Choice{Vary: []string{agents}, Sample: 4, Latin: latin})
		if beside := drawn(Options{}, Choice{Vary: []string{agents, share}, Sample: 4, Latin: latin}); beside != alone {
			t.Errorf("Latin %v: alone %s, beside others %s", latin, alone, beside)
		}
		if other := drawn(Options{Set: []string{"seed=2"}}, Choice{Vary: []string{agents}, Sample: 4, Latin: latin}); other == alone {
			t.Errorf("Latin %v: %s whatever the seed", latin, alone)
		}
		if strings.ContainsAny(alone, ".,") {
			t.Errorf("Latin %v: not whole: %s", latin, alone)
		}
	}
	few := Choice{Vary: []string{"teams.desk.agents=5..6"}, Sample: 10}
	all, err := OpenStrategies(file, Options{}, few)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := all[0].Warnings.Error(), "--sample: of the 10 points that were drawn, 2 are different; write wider ranges, or all values with a step"; len(all) != 3 || got != want {
		t.Errorf("%s: %s", namesOf(all), got)
	}
}

// Points are as fine as a hundred to a thousand values of their range are.
func TestDigitsOfPoints(t *testing.T) {
	for text, next := range map[string]string{
		"10..20": "10.1", "0.5..1.5": "0.51", "20%..60%": "20.1%", "x1..x2": "x1.01", "4m..6m": "4.01m", "1..300": "2",
		"100000..500000": "101000", "20000/day..30000/day": "20100/day",
	} {
		c := chosen{log: &tree.Log{}}
		d := c.dimension("a="+text, true)
		if d == nil {
			t.Fatalf("%s: %v", text, c.log.Err())
		}
		if d.refine(); d.text(d.from+d.coarse()) != next {
			t.Errorf("%s: after the first comes %s, want %s", text, d.text(d.from+d.coarse()), next)
		}
	}
}

// Days are drawn as dates, and a point that says what the season says already is meant.
func TestPointsOfDaysAndOfTheBase(t *testing.T) {
	file := seasonFile(t, compared)
	days, err := OpenStrategies(file, Options{}, Choice{Vary: []string{"teams.desk.hired=2026-09-28..2026-10-12"}, Sample: 3})
	if err != nil || !strings.Contains(namesOf(days), "desk.hired=2026-") {
		t.Errorf("days: %s, %v", namesOf(days), err)
	}
	same, err := OpenStrategies(file, Options{}, Choice{Vary: []string{"teams.desk.agents=3..5 step 1"}})
	if err != nil || same[2].Warnings != nil { // four are there
		t.Errorf("%v, %v", same[2].Warnings, err)
	}
}

// What two parts of a sum say differently is told, and the events that both add happen
// both.
func TestSumsThatDisagree(t *testing.T) {
	file := seasonFile(t, compared+`
  flu: {more_events: [&flu {absence: flu, peak: week 45, factor: x2}]}
  flu and few: {teams: {desk: {agents: 2}}, more_events: [*flu, {longer: new system, on: 2026-11-03, handle_time: {email: +10%}}]}
  no desk: {teams: {desk: none}}
  no change: {teams: {desk: {agents: 4}}}
`)
	for _, c := range []struct {
		sum, events, want string
	}{
		{"flu+flu and few", "flu, new system", ""},
		{"flu and few+flu", "flu, new system", ""},
		{"fewer+flu and few", "flu, new system", "season.yaml:15:40: strategy fewer+flu and few: teams.desk.agents is 2, as flu and few says, and not 3; name them in another order if that is not meant"},
		{"temps+fewer", "", ""},
		{"no change+fewer", "", "season.yaml:11:34: strategy no change+fewer: teams.desk.agents is 3, as fewer says, and not 4; name them in another order if that is not meant"},
		{"temps+no desk", "", ""},
		{"fewer+no desk+temps", "", "season.yaml:16:27: strategy fewer+no desk+temps: teams.desk is none, as no desk says, and not a mapping; name them in another order if that is not meant"},
		{"no change", "", "season.yaml:17:14: strategy no change changes nothing; write what is to be different, or leave it out"},
	} {
		all, err := OpenStrategies(file, Options{}, Choice{Names: []string{c.sum}})
		if err != nil {
			t.Errorf("%s: %v", c.sum, err)
			continue
		}
		if got := strings.Join(eventNames(all[1].tree.Get("events")), ", "); got != c.events {
			t.Errorf("%s: %s happen", c.sum, got)
		}
		if got := strings.ReplaceAll(all[1].Warnings.Error(), file, "season.yaml"); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.sum, got, c.want)
		}
	}
}

// Whatever is typed, it is opened or refused, with a reason.
func TestAnyChoice(t *testing.T) {
	file := seasonFile(t, compared)
	words := []string{
		"fewer", "temps", "+", ":", ";", "=", ",", "..", " step ", "1", "20%", "x1.5", "-", "0", "99999999999", "0.000001", "2026-10-05", "1 week", "4m", "none", "{}", "[", "'", "\"",
		"teams", "desk", "agents", ".", "teams.desk.agents=", "reasons.a.per_week=", "events.0.x=", "strategies.fewer=", "title=", "seed=", "", " ", "\n", "æ",
	}
	rapid.Check(t, func(t *rapid.T) {
		texts := func(label string, most int) (all []string) {
			for range rapid.IntRange(0, most).Draw(t, label) {
				all = append(all, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 7).Draw(t, label), ""))
			}
			return all
		}
		c := Choice{
			Names: texts("names", 2), With: texts("with", 2), Vary: texts("vary", 2), Base: strings.Join(texts("base", 1), ""),
			Sample: rapid.IntRange(-1, 5).Draw(t, "sample"), Latin: rapid.Bool().Draw(t, "latin"),
		}
		all, err := OpenStrategies(file, Options{}, c)
		if err == nil && (len(all) == 0 || all[0].Model == nil) || err != nil && err.Error() == "" {
			t.Fatalf("%+v: %v, %v", c, all, err)
		}
	})
}
