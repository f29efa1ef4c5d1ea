package scenarios_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

const measuredWeek = `from: 2026-11-23
to: 2026-11-29
warm_up: 1d
timezone: Europe/Oslo
replications: 200
measured: measured.csv
busyness: none
reasons: {calls: {rate: 60/h, handle_time: exponential(4m)}}
channels:
  phone: {hours: open, patience: exponential(3m), redial: none, first_contact: none}
  email: {}
mix: {phone: 100%, email: 0%}
teams:
  desk: {agents: 5, shrinkage: none, sickness: none, shifts: {all: {days: every day, hours: 00:00-24:00, breaks: []}}}
`

func openMeasured(t *testing.T, yaml, csv string) (*scenarios.Loaded, error) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "season.yaml", yaml)
	write(t, dir, "measured.csv", csv)
	return scenarios.Open(dir, scenarios.Options{})
}

// A week of the model itself, with luck of its own, is taken for what happened:
// four of five intervals lie within the range of eight seasons in ten, of mean waits
// and of counts alike, of which many tie, to four standard errors
// √(0.8·0.2/336) = 0.022. Were a tie to count as inside, far more of those who gave up
// would. Of a centre whose calls take a quarter longer far fewer waits do, and it is said.
func TestMeasuredBesideSimulated(t *testing.T) {
	l, err := openMeasured(t, measuredWeek, "start,offered\n2026-11-23 08:30,1\n")
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	csv := happened(t, l)
	for _, slower := range []bool{false, true} {
		yaml := measuredWeek
		if slower {
			yaml = strings.Replace(yaml, "exponential(4m)", "exponential(5m)", 1)
		}
		l, err := openMeasured(t, yaml, csv)
		if err != nil {
			t.Fatal("\n" + err.Error())
		}
		b := resultOf(t, l).Measured
		if b == nil || len(b.Series) != 4 || b.Channel != "phone" {
			t.Fatalf("%+v", b)
		}
		for i := range b.Series {
			eightInTen(t, &b.Series[i], slower)
		}
		if missed := strings.Contains(strings.Join(b.Misses, "\n"), "Mean wait: measured "); missed != slower {
			t.Errorf("slower %v: %q", slower, b.Misses)
		}
	}
}

// eightInTen checks how many intervals of a measure lie within the range, where calls
// take longer than they did or not.
func eightInTen(t *testing.T, s *sim.BacktestSeries, slower bool) {
	t.Helper()
	if sum := *s.Inside + *s.Below + *s.Above; s.Of < 330 || math.Abs(sum-1) > 1e-9 {
		t.Errorf("%s: %+v", s.Measure, s)
	}
	right := !slower || s.Measure == "offered"
	if got := math.Abs(*s.Inside-0.8) < 4*0.022; got != right {
		t.Errorf("slower %v: %.3f of %s inside", slower, *s.Inside, s.Measure)
	}
	if s.Measure == "abandoned" && !slower && withEnds(s) < 0.8+4*0.022 {
		t.Errorf("with ties only %.3f inside", withEnds(s))
	}
}

// withEnds is the share of intervals between the ends of the range, both included.
func withEnds(s *sim.BacktestSeries) (inside float64) {
	for i, v := range s.Measured {
		if v != nil && *s.P10[i] <= *v && *v <= *s.P90[i] {
			inside += 1 / float64(s.Of)
		}
	}
	return inside
}

// happened plays one replication with luck of its own and writes it as a table.
func happened(t *testing.T, l *scenarios.Loaded) string {
	t.Helper()
	played, err := sim.NewPlayer(l.Model).Play(99, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("interval_start,offered,abandoned,waited,wait_s\n")
	for i, c := range played.Cells[0] {
		at := l.Model.Calendar.Local(l.Model.Layout.Period.Interval * des.Time(i))
		fmt.Fprintf(&b, "%s,%d,%d,%d,%.3f\n", at.Format("2006-01-02 15:04"), c.Offered, c.Abandoned, c.Waited, (c.WaitAnswered + c.WaitAbandoned + c.WaitOther).Seconds())
	}
	return b.String()
}

// By hand: the warm-up of a day is left out, hours of two half-hours are added
// up, and what nobody counted is not compared.
func TestMeasuredFindsItsInterval(t *testing.T) {
	yaml := strings.Replace(measuredWeek, "replications: 200", "replications: 20\ninterval: 1h", 1)
	l, err := openMeasured(t, yaml, "start,offered,wait_s\n2026-11-22 09:00,9,9\n2026-11-23 09:00,5,100\n2026-11-23 09:30,3,60\n2026-11-24 00:00,2,\n")
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	got := ""
	for _, s := range resultOf(t, l).Measured.Series {
		for i, v := range s.Measured {
			if v != nil {
				got += fmt.Sprintf("%s %d %v; ", s.Measure, i, *v)
			}
		}
	}
	if want := "offered 9 8; offered 24 2; wait 9 20; "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMeasuredFaults(t *testing.T) {
	const csv = "start,offered\n2026-11-23 08:30,1\n"
	for name, c := range map[string]struct{ yaml, csv, want string }{
		"no file":       {strings.Replace(measuredWeek, "measured.csv", "none.csv", 1), csv, "there is no file "},
		"no offered":    {measuredWeek, "start,waited\n", "measured.csv:1:1: there is no column offered"},
		"other days":    {measuredWeek, "start,offered\n2025-11-23 08:30,1\n", "season.yaml:6:11: measured: no day of the season is among what was measured"},
		"which channel": {strings.Replace(measuredWeek, "email: {}", "chat: {hours: open}", 1), csv, "measured: nothing says in which channel; write channel: and one of phone, chat"},
		"no channel":    {strings.Replace(measuredWeek, "measured.csv", "{file: measured.csv, channel: telex}", 1), csv, "there is no channel telex"},
		"too long":      {strings.Replace(measuredWeek, "measured.csv", "{every: 1h, offered: {2026-11-23: 1 2}}", 1), csv, "measured: intervals of 1h, and the season has 30m; write interval: 1h in the season"},
		"nothing":       {strings.Replace(measuredWeek, "measured.csv", "{every: 30m}", 1), csv, "measured: nothing says how many contacts came"},
	} {
		_, err := openMeasured(t, strings.ReplaceAll(c.yaml, "email: 0%", map[bool]string{true: "chat: 0%", false: "email: 0%"}[name == "which channel"]), c.csv)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got\n%v\nwant\n%s", name, err, c.want)
		}
	}
}
