package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// A line every five seconds, with what is known by then.
func TestLines(t *testing.T) {
	var stderr bytes.Buffer
	clock := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	p := &program{
		env:      &env{stderr: &stderr, now: func() time.Time { return clock }},
		settings: settings{logLevel: logInfo},
	}
	until := []sim.Precision{{Measure: "wait", Scope: sim.Scope{Channel: "phone"}, HalfWidth: 5}}
	m := p.newMeter([]string{"black-week"}, 200, p.pace(until))
	for i := range 12 {
		clock = clock.Add(time.Second)
		at := study.Progress{Done: i + 1, Asked: 200, Contacts: int64(i+1) * 60_000}
		if i > 8 {
			at.Known = []sim.Estimate{{Mean: 90, Low: 84, High: 96, N: 9}}
		}
		m.show(0, at)
	}
	m.close()
	want := "rushproof: 5 of 200 replications, 60\u202f000 contacts/s\n" +
		"rushproof: 10 of 200 replications, 60\u202f000 contacts/s, wait{channel:phone} ± 6 s\n"
	if stderr.String() != want {
		t.Errorf("got\n%swant\n%s", stderr.String(), want)
	}
}

// A bar that is never filled does not keep the program waiting, whether its
// context is cancelled or not.
func TestBarNeverHangs(t *testing.T) {
	for _, done := range []int{0, 7, 200} {
		var stderr bytes.Buffer
		p := &program{
			env:      &env{stderr: &stderr, now: time.Now, terminal: true, width: 80},
			settings: settings{logLevel: logInfo},
		}
		m := p.newMeter([]string{"black-week"}, 200, p.pace(nil))
		m.show(0, study.Progress{Done: done, Asked: 200, Contacts: 1000})
		closed := make(chan struct{})
		go func() { m.close(); close(closed) }()
		select {
		case <-closed:
		case <-time.After(5 * time.Second):
			t.Fatalf("after %d of 200: the bar hangs", done)
		}
	}
}
