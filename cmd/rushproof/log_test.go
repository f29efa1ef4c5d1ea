package main

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// books are what a reader of the log can add up.
type books struct {
	begins                                                        time.Time
	needs                                                         map[string]bool // that arose since then
	closed                                                        float64
	offered, answered, abandoned, toCallback, calledBack, blocked float64
	wait, waitAnswered, handle                                    float64 // seconds
}

func (b *books) add(r *logRow) {
	if !r.Arose.Before(b.begins) {
		b.needs[r.Need] = true
	}
	if r.Outcome == "found closed" {
		b.closed++
	}
	if r.Queue == "" {
		return
	}
	if r.Handle != nil {
		b.handle += *r.Handle
	}
	if r.Outcome == "called back" {
		b.calledBack++
		return
	}
	b.offered++
	b.wait += *r.Wait
	switch r.Outcome {
	case "answered":
		b.answered++
		b.waitAnswered += *r.Wait
	case "abandoned":
		b.abandoned++
	case "to call-back":
		b.toCallback++
	case "blocked":
		b.blocked++
	}
}

// value is a measure as a reader of the log works it out.
func (b *books) value(measure string) (float64, bool) {
	switch measure {
	case "needs":
		return float64(len(b.needs)), true
	case "closed":
		return b.closed / (b.offered + b.closed), true
	case "offered":
		return b.offered, true
	case "answered":
		return b.answered, true
	case "abandoned":
		return b.abandoned, true
	case "to_callback":
		return b.toCallback, true
	case "abandonment":
		return b.abandoned / b.offered, true
	case "blocked":
		return b.blocked / b.offered, true
	case "wait":
		return b.wait / (b.offered - b.blocked), true
	case "asa":
		return b.waitAnswered / b.answered, true
	case "handle_time":
		return b.handle / (b.answered + b.calledBack), true
	}
	return 0, false
}

// The log adds up to the values of its replication in result.json, for the
// centre and for every channel, queue and reason.
func TestLogAddsUpToResult(t *testing.T) {
	if testing.Short() {
		t.Skip("plays seasons")
	}
	queue := filepath.Join(t.TempDir(), "queue.yaml") // ends with contacts in hand and waiting
	if err := os.WriteFile(queue, scenarios.Textbook()[0].Text, 0o600); err != nil {
		t.Fatal(err)
	}
	for season, options := range map[string]scenarios.Options{
		"small-shop":       {},
		"power-black-week": {},
		queue:              {Set: []string{"horizon=200h"}},
	} {
		loaded, err := scenarios.Open(season, options)
		if err != nil {
			t.Fatal(err)
		}
		e := loaded.Experiment
		e.Replications = 3
		result, err := study.Run(t.Context(), loaded.Model, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		for k := range e.Replications {
			rows, err := playLog(t.Context(), loaded.Model, e.Seed, k)
			if err != nil {
				t.Fatal(err)
			}
			compareLog(t, season, k, result, rows)
		}
	}
}

func compareLog(t *testing.T, season string, k int, result *sim.Result, rows []logRow) {
	t.Helper()
	by := addUp(rows, result.Frame.Local(result.Frame.Start))
	compared := 0
	for _, v := range result.Measures {
		b := by[v.Scope]
		if b == nil || v.Each[k] == nil || left(v.Measure, v.Scope, result) {
			continue
		}
		got, known := b.value(v.Measure)
		if !known {
			continue
		}
		compared++
		if want := *v.Each[k]; math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
			t.Errorf("%s, replication %d: %s%s is %v in the log, %v in the result", season, k, v.Measure, v.Scope, got, want)
		}
	}
	if compared < 9 {
		t.Errorf("%s: only %d values were compared", season, compared)
	}
}

// addUp keeps the books of the centre and of each channel, reason and queue.
func addUp(rows []logRow, begins time.Time) map[sim.Scope]*books {
	by := map[sim.Scope]*books{}
	for i := range rows {
		r := &rows[i]
		scopes := []sim.Scope{{}, {Channel: r.Channel}, {Reason: r.Reason}}
		if r.Queue != "" {
			scopes = append(scopes, sim.Scope{Queue: r.Queue})
		}
		for _, s := range scopes {
			if by[s] == nil {
				by[s] = &books{begins: begins, needs: map[string]bool{}}
			}
			by[s].add(r)
		}
	}
	return by
}

// left tells what is left out: times in queue of scopes that mix live channels
// with deferred ones, and closed queues, for who finds a channel closed is in
// none.
func left(measure string, s sim.Scope, r *sim.Result) bool {
	switch measure {
	case "closed":
		return s.Kind() == "queue"
	case "wait", "asa":
		deferred := func(v sim.Interval) bool { return len(v.Backlog) > 0 }
		return (s.Kind() == "centre" || s.Kind() == "reason") && slices.ContainsFunc(r.Intervals, deferred)
	}
	return false
}

// All contacts about one need are one customer's, whose story can be followed:
// each says which contact it came after.
func TestLogTellsStories(t *testing.T) {
	loaded, err := scenarios.Open("power-black-week", scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := playLog(t.Context(), loaded.Model, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	byContact := map[string]*logRow{}
	for i := range rows {
		byContact[rows[i].Contact] = &rows[i]
	}
	followed := 0
	for i := range rows {
		r := &rows[i]
		parent := byContact[r.Parent]
		if parent == nil {
			continue // the first, or before the season began
		}
		followed++
		if parent.Need != r.Need || parent.Customer != r.Customer || parent.Order != r.Order {
			t.Errorf("contact %s of %s, need %s, follows %s of %s, need %s",
				r.Contact, r.Customer, r.Need, parent.Contact, parent.Customer, parent.Need)
		}
		if r.Arrived.Before(parent.Arrived) {
			t.Errorf("contact %s came before %s, which it follows", r.Contact, r.Parent)
		}
	}
	if followed < 1000 {
		t.Errorf("only %d of %d contacts follow another", followed, len(rows))
	}
}
