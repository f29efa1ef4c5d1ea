package scenarios_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/study"
)

// replay is two days of a centre whose customers come as in calls.csv.
const replay = `from: 2026-11-23
to: 2026-11-24
warm_up: 0s
timezone: Europe/Oslo
replications: 3
reasons:
  calls: {counts: COUNTS, handle_time: 4m}
channels:
  phone: {hours: open, redial: none, first_contact: none}
teams:
  desk: {agents: 20, shifts: {all: {days: every day, hours: 00:00-24:00}}}
`

const calls = `interval_start,queue,offered
2026-11-23 08:00,calls,12
2026-11-23 08:00,other,100
2026-11-23 08:30,calls,0
2026-11-23 09:30,calls,7
2026-11-24 23:30,calls,3
2026-11-25 08:00,calls,50
`

func openReplay(t *testing.T, yaml, csv string) (*scenarios.Loaded, error) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "season.yaml", yaml)
	write(t, dir, "calls.csv", csv)
	return scenarios.Open(dir, scenarios.Options{})
}

// cameIn counts the needs of a replication by half-hour since the start.
func cameIn(l *scenarios.Loaded, replication int) map[int]int {
	s := demand.New(&l.Model.Demand, rng.New(1, replication))
	came := map[int]int{}
	for n, ok := s.Next(); ok; n, ok = s.Next() {
		came[int(n.At.Seconds()/1800)]++
	}
	return came
}

// Where exactly those are to come who came, they come, each in the interval in
// which they did, in every replication; rows of other queues and days are left
// out. A lock file needs no table, and gives the same bytes.
func TestReplayExactly(t *testing.T) {
	yaml := strings.Replace(replay, "COUNTS", "{file: calls.csv, exact: yes}", 1)
	l, err := openReplay(t, yaml, calls)
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	for replication := range 5 {
		if got, want := fmt.Sprint(cameIn(l, replication)), "map[16:12 19:7 95:3]"; got != want {
			t.Errorf("came %s, want %s", got, want)
		}
	}
	alone := t.TempDir()
	write(t, alone, "season.yaml", string(l.Lock(l.Experiment, "test")))
	again, err := scenarios.Open(filepath.Join(alone, "season.yaml"), scenarios.Options{})
	if err != nil {
		t.Fatal("the lock file does not stand alone:\n" + err.Error())
	}
	a, b := resultOf(t, l), resultOf(t, again)
	if !slices.Equal(measures(t, a), measures(t, b)) || again.Model.Digest != l.Model.Digest {
		t.Error("the lock file gives another result")
	}
	if want := "calls.csv has no rows of 1 intervals between others of their day, the first 2026-11-23 09:00"; !strings.Contains(strings.ReplaceAll(l.Warnings.Error(), `"`, ""), want) || len(l.Warnings) != 1 {
		t.Errorf("the interval without a row is not told: %v", l.Warnings)
	}
}

func measures(t *testing.T, r *sim.Result) []byte {
	t.Helper()
	text, err := json.Marshal(r.Measures)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func resultOf(t *testing.T, l *scenarios.Loaded) *sim.Result {
	t.Helper()
	r, err := study.Run(context.Background(), l.Model, l.Experiment, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Otherwise so many come on average as came, by the law of Poisson: the mean
// and the variance of n replications are the count c, with standard errors
// √(c/n) and c·√(2/n) nearly. Of a volume of its own the counts only say when.
func TestReplayOnAverage(t *testing.T) {
	const n = 1000
	for counts, factor := range map[string]float64{
		"calls.csv":                         1,
		"{file: calls.csv, scale: x1.5}":    1.5,
		"calls.csv, per_week: 154":          2, // 44 in two days that had 22
		"{file: calls.csv}, busyness: none": 1,
	} {
		l, err := openReplay(t, strings.Replace(replay, "COUNTS", counts, 1), calls)
		if err != nil {
			t.Fatal("\n" + err.Error())
		}
		var sum, squares float64
		for replication := range n {
			x := float64(cameIn(l, replication)[16])
			sum, squares = sum+x, squares+x*x
		}
		want := 12 * factor
		mean := sum / n
		variance := squares/n - mean*mean
		if math.Abs(mean-want) > 4*math.Sqrt(want/n) || math.Abs(variance-want) > 4*want*math.Sqrt((2+1/want)/n) {
			t.Errorf("%s: mean %.3f, variance %.3f, want %v", counts, mean, variance, want)
		}
	}
}

// Rows of several channels come in theirs.
func TestReplayByChannel(t *testing.T) {
	yaml := strings.Replace(replay, "COUNTS", "{file: calls.csv, exact: yes}", 1)
	yaml = strings.Replace(yaml, "  phone: {hours: open,", "  chat: {hours: open, patience: none, first_contact: none}\n  phone: {hours: open,", 1)
	l, err := openReplay(t, yaml, "start,channel,offered\n2026-11-23 08:00,Voice,5\n2026-11-23 08:00,live chat,15\n2026-11-24 08:00,Voice,1\n")
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	if mix := l.Model.Layout.Reasons[0].Mix; !slices.Equal(mix, []float64{15. / 21, 6. / 21}) {
		t.Errorf("shares of the channels %v", mix)
	}
	r := resultOf(t, l)
	for _, v := range r.Measures {
		if want := map[string]float64{"phone": 6, "chat": 15}[v.Scope.Channel]; v.Measure == "offered" && want > 0 && v.Scope.Queue == "" && v.Mean != want {
			t.Errorf("offered in %s: %v, want %v", v.Scope.Channel, v.Mean, want)
		}
	}
}

// The clock is put back on 25 October 2026 at 03:00, and forward on 28 March
// 2027 at 02:00, in Oslo.
func TestReplayWhenTheClockChanges(t *testing.T) {
	autumn := strings.NewReplacer("COUNTS", "{file: calls.csv, exact: yes}", "2026-11-23", "2026-10-25", "2026-11-24", "2026-10-26").Replace(replay)
	spring := strings.NewReplacer("COUNTS", "{file: calls.csv, exact: yes}", "2026-11-23", "2027-03-28", "2026-11-24", "2027-03-29").Replace(replay)
	for name, c := range map[string]struct{ yaml, csv, want, warns string }{
		"local, both hours": {autumn, "start,offered\n2026-10-25 01:00,1\n2026-10-25 02:00,2\n2026-10-25 02:00,3\n2026-10-25 03:00,4\n2026-10-26 00:00,5\n", "map[1:1 2:2 3:3 4:4 25:5]", ""},
		"local, and closed": {autumn, "start,offered\n2026-10-25 01:00,1\n2026-10-25 02:00,0\n2026-10-25 03:00,4\n", "map[1:1 4:4]", ""},
		"local, one hour":   {autumn, "start,offered\n2026-10-25 01:00,1\n2026-10-25 02:00,5\n2026-10-25 03:00,4\n", "map[1:1 2:5 4:4]", "calls.csv:3:1: on 2026-10-25 the clock shows 02:00 twice and the table once"},
		"UTC":               {autumn, "start,offered\n2026-10-24T23:00Z,1\n2026-10-25T00:00Z,2\n2026-10-25T01:00Z,3\n2026-10-25T02:00Z,4\n", "map[1:1 2:2 3:3 4:4]", ""},
		"spring":            {spring, "start,offered\n2027-03-28 01:00,1\n2027-03-28 03:00,2\n2027-03-29 00:00,5\n", "map[1:1 2:2 23:5]", ""},
		"twice":             {spring, "start,offered\n2027-03-28 01:00,1\n2027-03-28 01:00,2\n", "map[1:3]", "calls.csv:3:1: rows of an interval, queue and channel that have one already: 1;"},
	} {
		l, err := openReplay(t, c.yaml, c.csv)
		if err != nil {
			t.Fatal(name + "\n" + err.Error())
		}
		byHour := map[int]int{}
		for half, n := range cameIn(l, 0) {
			byHour[half/2] += n
		}
		if got := fmt.Sprint(byHour); got != c.want {
			t.Errorf("%s: came %s, want %s", name, got, c.want)
		}
		if c.warns != "" && !strings.Contains(l.Warnings.Error(), c.warns) || c.warns == "" && (strings.Contains(l.Warnings.Error(), "clock") || strings.Contains(l.Warnings.Error(), "no rows of 1")) {
			t.Errorf("%s: warnings %v, want %s", name, l.Warnings, c.warns)
		}
	}
}

func TestReplayFaults(t *testing.T) {
	for name, c := range map[string]struct{ counts, csv, want string }{
		"no file":       {"others.csv", calls, "there is no file "},
		"no such queue": {"{file: calls.csv, queue: desk}", calls, `season.yaml:7:44: the table has no queue desk; `},
		"which queue":   {"calls.csv", strings.ReplaceAll(calls, "calls", "desk"), `season.yaml:7:19: calls.csv has 2 queues and none is called calls; write queue: and one of desk, other, or queue: all`},
		"other days":    {"calls.csv", "start,offered\n2025-11-23 08:00,1\n", "season.yaml:7:19: reasons.calls: no day from 2026-11-23 to 2026-11-24 is among the counts"},
		"in the table":  {"calls.csv", "start,offered\n2026-11-23 08:00,x\n2026-11-23 08:10,-1\n", "calls.csv:2:18: x is not a number of 0 or more; write one such as 12 or 7.5\n"},
		"odd intervals": {"calls.csv", "start,offered\n2026-11-23 08:10,1\n", "calls.csv:2:1: an interval begins at 2026-11-23 08:10"},
		"no rows":       {"calls.csv", "start,offered\n", "season.yaml:7:19: calls.csv has a heading and no rows"},
		"twice said":    {"calls.csv, rate: 3/h", calls, "season.yaml:7:36: reasons.calls: rate changes nothing beside counts"},
		"by hand":       {"{days: {2026-11-23: 1 2 three}}", calls, `season.yaml:7:39: 2026-11-23: three is not a count`},
		"too many":      {"{every: 1h, days: {2026-11-23: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1}}", calls, `25 counts on 2026-11-23, which has 24 intervals of 1h`},
		"nothing":       {"{exact: yes}", calls, "season.yaml:7:19: reasons.calls: the counts are empty; write counts: calls.csv"},
	} {
		_, err := openReplay(t, strings.Replace(replay, "COUNTS", c.counts, 1), c.csv)
		if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), `"`, ""), c.want) {
			t.Errorf("%s: got\n%v\nwant\n%s", name, err, c.want)
		}
	}
}

// Those who called again are among the contacts that were counted.
func TestReplayCountsTwice(t *testing.T) {
	yaml := strings.NewReplacer("COUNTS", "{file: calls.csv, queue: other}", ", redial: none, first_contact: none", "").Replace(replay)
	l, err := openReplay(t, yaml, calls)
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	for key, off := range map[string]string{"redial": "redial: none", "comes_back": "first_contact: 100%"} {
		if want := key + " of phone makes contacts that may be among those that were counted; write " + off + " at the channel"; !strings.Contains(l.Warnings.Error(), want) {
			t.Errorf("warnings %v, want %s", l.Warnings, want)
		}
	}
	off := strings.NewReplacer("redial: none", "redial: none, first_contact: 100%", ", first_contact: none", "").Replace(strings.Replace(replay, "COUNTS", "{file: calls.csv, queue: other}", 1))
	if l, err := openReplay(t, off, calls); err != nil || strings.Contains(l.Warnings.Error(), "counted") {
		t.Errorf("with what is advised: %v", err)
	}
}
