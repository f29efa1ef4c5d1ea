package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/rushproof/rushproof/report"
	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// What is written to the log of a replication adds up to what is written to
// result.json and intervals.csv of a run of that one: every season that comes
// with the program, a textbook queue that ends with contacts waiting and in
// hand, and a season in which contacts end in every way there is.
func TestLogAddsUp(t *testing.T) {
	if testing.Short() {
		t.Skip("plays seasons")
	}
	dir := t.TempDir()
	for name, text := range map[string][]byte{"queue": scenarios.Textbook()[0].Text, "everything": []byte(everything)} {
		if err := os.WriteFile(filepath.Join(dir, name+".yaml"), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, season := range map[string][]string{
		"small-shop": {"small-shop"}, "power-black-week": {"power-black-week", "--set", "warm_up=7 days"},
		"queue": {filepath.Join(dir, "queue.yaml"), "--set", "horizon=200h"}, "everything": {filepath.Join(dir, "everything.yaml")},
	} {
		t.Run(name, func(t *testing.T) {
			out, file := filepath.Join(dir, name), filepath.Join(dir, name+".csv")
			rushproof(t, append([]string{"run", "--replications", "1", "--seed", "7", "--out", out}, season...)...)
			rushproof(t, append([]string{"log", "--seed", "7", "--out", file}, season...)...)
			rushproof(t, append([]string{"log", "--seed", "7", "--out", file + ".parquet"}, season...)...)
			rows := readLog(t, file)
			if !reflect.DeepEqual(rows, readParquet(t, file+".parquet")) {
				t.Error("the Parquet file holds other rows than the CSV file")
			}
			l := openLedger(t, filepath.Join(out, report.JSONFile), season)
			lines := map[string]bool{}
			for i := range rows {
				l.add(&rows[i])
				lines[rows[i].Contact] = true
			}
			if len(lines) != len(rows) {
				t.Errorf("%d lines have %d names", len(rows), len(lines))
			}
			l.compareMeasures(t)
			l.compareDays(t)
			l.compareNeeds(t)
			l.compareLayers(t)
			l.compareIntervals(t, filepath.Join(out, report.CSVFile))
		})
	}
}

// everything has a way to each end that a contact or a need can come to.
const everything = `
from: 2026-11-23
to: 2026-11-29
warm_up: 7 days
country: NO
reasons:
  advice: {per_week: 4000, mix: {phone: 40%, chat: 30%, email: 30%}, handle_time: 6m}
  trouble: {per_week: 2000, mix: {phone: 60%, chat: 20%, email: 20%}, handle_time: 9m}
channels:
  phone:
    hours: {mon-fri: 08:00-18:00, sun: 22:00-24:00}
    at_closing: called back
    when_closed: {later: 30%, switch: {chat: 40%}}
    lines: 14
    redial: {share: 60%, after: 10m-30m, tries: 4, switch: {email: 20%}}
  chat: {hours: {mon-fri: 08:00-17:30}, patience: exponential(1h), at_closing: turned away, when_closed: {later: 20%, switch: {email: 50%}}}
  email: {chaser: {after: 8h, share: 50%/day, switch: {phone: 40%}}}
self_service:
  notes: {kind: notice, reach: 30%, resolves: {trouble: 20%}, comes_back: 10%, back_after: 1h-2d}
  pages: {kind: help page, reach: 30%, resolves: 20%, harder: x1.1}
  menu: {kind: voice menu, channels: [phone], reach: 50%, resolves: 20%, takes: 1m-4m}
  bot: {kind: chatbot, channels: [chat], reach: 50%, resolves: 30%, takes: 5m-9h}
teams:
  desk: {agents: 28, skills: all, shifts: {day: {hours: 08:00-16:00, agents: 18}, late: {hours: 10:00-18:00}}}
`

// rushproof runs a command that must succeed.
func rushproof(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &stderr, now: time.Now}
	if code := run(t.Context(), e, args); code != exitFine {
		t.Fatalf("rushproof %s: exit code %d\n%s", strings.Join(args, " "), code, stderr.String())
	}
}

// readLog reads a log that was written as CSV.
func readLog(t *testing.T, name string) []logRow {
	t.Helper()
	lines := readCSV(t, name)
	rows := make([]logRow, len(lines)-1)
	columns := reflect.TypeFor[logRow]()
	for n, line := range lines[1:] {
		for i, text := range line {
			if name, _, _ := strings.Cut(columns.Field(i).Tag.Get("parquet"), ","); name != lines[0][i] {
				t.Fatalf("column %d is %s, not %s", i, lines[0][i], name)
			}
			setCell(t, reflect.ValueOf(&rows[n]).Elem().Field(i), text)
		}
	}
	return rows
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// setCell reads a value; a pointer to it stays nil where the cell is empty.
func setCell(t *testing.T, v reflect.Value, text string) {
	t.Helper()
	if v.Kind() == reflect.Pointer {
		if text == "" {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	var err error
	switch to := v.Addr().Interface().(type) {
	case *string:
		*to = text
	case *bool:
		*to, err = strconv.ParseBool(text)
	case *float64:
		*to, err = strconv.ParseFloat(text, 64)
	case *int32:
		var n int64
		n, err = strconv.ParseInt(text, 10, 32)
		*to = int32(n)
	case *time.Time:
		*to, err = time.Parse(time.RFC3339Nano, text)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func readParquet(t *testing.T, name string) []logRow {
	t.Helper()
	rows, err := parquet.ReadFile[logRow](name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		r := &rows[i]
		r.Arose, r.Arrived, r.Ended = r.Arose.UTC(), r.Arrived.UTC(), r.Ended.UTC()
		if r.Answered != nil {
			*r.Answered = r.Answered.UTC()
		}
	}
	return rows
}

func openLedger(t *testing.T, resultFile string, season []string) *ledger {
	t.Helper()
	text, err := os.Open(resultFile)
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	result, err := report.ReadJSON(text)
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := scenarios.Open(season[0], scenarios.Options{Set: season[min(2, len(season)):]})
	if err != nil {
		t.Fatal(err)
	}
	return newLedger(result, &loaded.Model.Layout)
}

// compareMeasures compares every measure over the season but those that are
// not in a log. Quantiles are known to 0.8 % in the result, or to a unit of
// 1.024 ms (sim/stat).
func (l *ledger) compareMeasures(t *testing.T) {
	t.Helper()
	for _, v := range l.result.Measures {
		m, _ := sim.FindMeasure(v.Measure)
		p := part{v.Scope, -1, -1}
		if m.True { // earlier attempts are not in a row
			continue
		}
		if m.Quantile > 0 {
			got := quantile(l.waits[p], m.Quantile)
			if math.Abs(got-v.Mean) > max(0.008*got, 0.001024) {
				t.Errorf("%s%s is %v in the log, %v in the result", v.Measure, v.Scope, got, v.Mean)
			}
			continue
		}
		got, known := l.value(v.Measure, p)
		if known == slices.Contains(notInLog, v.Measure) {
			t.Errorf("%s: in the log %v, and not in it", v.Measure, known)
		}
		if known {
			same(t, v.Measure+v.Scope.String(), got, v.Mean, 1e-9)
		}
	}
}

// compareDays does so day by day; days are kept to seven digits.
func (l *ledger) compareDays(t *testing.T) {
	t.Helper()
	for _, series := range l.result.Days {
		for d, e := range series.Days {
			if got, known := l.value(series.Measure, part{series.Scope, -1, d}); known && e.N > 0 {
				same(t, series.Measure+series.Scope.String()+" on day "+strconv.Itoa(d), got, e.Mean, 1e-6)
			}
		}
	}
}

// compareNeeds compares where the needs of each reason went.
func (l *ledger) compareNeeds(t *testing.T) {
	t.Helper()
	for _, f := range l.result.Needs {
		ended := func(how, channel, outcome, layer string) float64 {
			return l.ends[end{f.Reason, how, channel, outcome, layer}]
		}
		same(t, f.Reason+" arisen", float64(len(l.needs[f.Reason])), f.Arisen, 0)
		same(t, f.Reason+" unsolved", ended("unsolved", "", "", ""), f.Unsolved, 0)
		same(t, f.Reason+" given up", ended("given up", "", "", ""), f.GivenUp, 0)
		same(t, f.Reason+" open", ended("open", "", "", ""), f.Open, 0)
		same(t, f.Reason+" attempts", l.attempts[f.Reason], f.Attempts, 0)
		for _, layer := range l.result.Layers {
			same(t, f.Reason+" prevented by "+layer.Layer, ended("prevented", "", "", layer.Layer), f.Prevented[layer.Layer], 0)
			same(t, f.Reason+" resolved by "+layer.Layer, ended("resolved", "", "", layer.Layer), f.Resolved[layer.Layer], 0)
		}
		for _, v := range l.result.Intervals {
			same(t, f.Reason+" served by "+v.Channel, ended("served", v.Channel, "", ""), f.Served[v.Channel], 0)
		}
	}
}

// compareLayers compares what self-service did.
func (l *ledger) compareLayers(t *testing.T) {
	t.Helper()
	for _, f := range l.result.Layers {
		same(t, f.Layer+" used", l.steps[step{f.Layer, "used"}], f.Used, 0)
		same(t, f.Layer+" resolved", l.steps[step{f.Layer, "helped"}], f.Resolved, 0)
		same(t, f.Layer+" came back", l.steps[step{f.Layer, "came back"}], f.CameBack, 0)
		same(t, f.Layer+" handed over", l.steps[step{f.Layer, "handed over"}], f.HandedOver, 0)
		same(t, f.Layer+" left", l.steps[step{f.Layer, "left self-service"}], f.Left, 0)
	}
}

// compareIntervals compares the rows of intervals.csv.
func (l *ledger) compareIntervals(t *testing.T, file string) {
	t.Helper()
	lines := readCSV(t, file)
	column := func(name string) int { return slices.Index(lines[0], name) }
	row := 1
	for i := range l.result.Frame.Count {
		for _, q := range l.result.Queues {
			line := lines[row]
			row++
			s := l.sum(part{sim.Scope{Queue: q.Queue}, i, -1})
			for name, got := range map[string]float64{
				"offered": s.offered, "handled": s.answered, "abandoned": s.abandoned,
				"handle_s": s.handle, "wait_s": s.wait, "answered_in_sl": s.answeredIn, "abandoned_in_sl": s.abandonedIn,
				"sl_answered": s.levelIn, "sl_counted": s.levelOf,
				"other": s.blocked + s.turnedAway + s.toCallback + s.waiting,
			} {
				want, err := strconv.ParseFloat(line[column(name)], 64)
				if err != nil || line[column("queue")] != q.Queue {
					t.Fatalf("%v: not a row of %s: %v", line, q.Queue, err)
				}
				same(t, name+" of "+q.Queue+" from "+line[0], got, want, 1e-9)
			}
		}
	}
	if row != len(lines) {
		t.Errorf("%d rows, not %d", len(lines), row)
	}
}

func same(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*max(1, math.Abs(want))) {
		t.Errorf("%s is %v in the log, %v in the result", what, got, want)
	}
}

// All contacts about one need are one customer's, whose story can be followed:
// each line says which one it came after, and the last one how the need ended.
func TestLogTellsStories(t *testing.T) {
	rows, begins := logEverything(t)
	lines, ends, known := map[string]*logRow{}, map[string]int{}, map[string]bool{}
	for i := range rows {
		r := &rows[i]
		lines[r.Contact] = r
		known[r.Outcome], known[r.NeedEnds] = true, true
		if r.NeedEnds != "" {
			ends[r.Need]++
		}
	}
	followed := 0
	for i := range rows {
		r := &rows[i]
		inside := !r.Arose.Before(begins) // all of the story is in the log
		if inside && ends[r.Need] != 1 {
			t.Errorf("need %s ends %d times", r.Need, ends[r.Need])
		}
		if r.Parent != "" && (inside || lines[r.Parent] != nil) {
			follows(t, r, lines[r.Parent])
			followed++
		}
	}
	if followed < 1000 {
		t.Errorf("only %d of %d contacts follow another", followed, len(rows))
	}
	everyEnd(t, known)
}

// logEverything plays the season with every end, and says when it begins.
func logEverything(t *testing.T) (rows []logRow, begins time.Time) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "everything.yaml")
	if err := os.WriteFile(file, []byte(everything), 0o600); err != nil {
		t.Fatal(err)
	}
	loaded, err := scenarios.Open(file, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	model := loaded.Model
	rows, err = playLog(t.Context(), model, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	return rows, time.Unix(model.Calendar.Unix, 0).Add(time.Duration(model.Layout.Period.WarmUp) * time.Microsecond)
}

// follows holds a line to the one that it says it came after.
func follows(t *testing.T, r, parent *logRow) {
	t.Helper()
	if parent == nil {
		t.Errorf("contact %s follows %s, which is not in the log", r.Contact, r.Parent)
		return
	}
	if parent.Need != r.Need || parent.Customer != r.Customer || parent.Order != r.Order {
		t.Errorf("contact %s of %s, need %s, follows %s of %s, need %s",
			r.Contact, r.Customer, r.Need, parent.Contact, parent.Customer, parent.Need)
	}
	if r.Arrived.Before(parent.Arrived) {
		t.Errorf("contact %s came before %s, which it follows", r.Contact, r.Parent)
	}
}

// everyEnd wants every end of a contact and of a need.
func everyEnd(t *testing.T, known map[string]bool) {
	t.Helper()
	for e := centre.Answered; e <= centre.StillInLayer; e++ {
		if e != centre.LayerHandedOver && !known[e.String()] {
			t.Errorf("no contact is %s", e)
		}
	}
	for e := centre.NeedPrevented; e <= centre.NeedOpen; e++ {
		if !known[e.String()] {
			t.Errorf("no need is %s", e)
		}
	}
}
