package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

var (
	monday  = calendar.Date{Year: 1999, Month: time.March, Day: 1}
	tuesday = calendar.Date{Year: 1999, Month: time.March, Day: 2}
)

// made is a month of those calls, with office hours.
func made(calls ...call) *month {
	m := &month{calls: calls, kinds: []string{"A", "B"}, open: map[time.Weekday]hours{}, learns: inFirstHalf}
	for i := range calls {
		if i == 0 || calls[i].date != calls[i-1].date {
			m.dates = append(m.dates, calls[i].date)
		}
	}
	for day := range time.Saturday + 1 {
		m.open[day] = hours{8 * 3600, 16 * 3600}
	}
	return m
}

// served is a call that began, and had waited before, at so many seconds after
// nine.
func served(agent, kind string, began, handle, wait int) call {
	const nine = 9 * 3600
	return call{date: monday, kind: kind, agent: agent, served: true, queued: nine + began - wait, wait: wait, began: nine + began, handle: handle}
}

// X ends a call at 100, while the second waits since 50, and takes it at 104: four
// seconds. That ends at 204 while the fourth waits, which X takes at 216: twelve.
// At 316 nobody waits, so that the 184 seconds to the next say nothing.
func TestAfterCall(t *testing.T) {
	m := made(
		served("X", "A", 0, 100, 0), served("X", "A", 104, 100, 54),
		served("X", "A", 216, 100, 60), served("X", "A", 500, 10, 0),
	)
	if got := m.afterCall(300); got[0] != 4 || got[points/2-1] != 4 || got[points/2] != 12 || got[points-1] != 12 {
		t.Error(got)
	}
}

// Four people of whom a quarter rests: one at a time, each in turn.
func TestRest(t *testing.T) {
	var duties []duty
	for _, agent := range []string{"W", "X", "Y", "Z"} {
		duties = append(duties, duty{monday, agent, 0, 4 * slot})
	}
	got := rest(duties, func(_, _ int) float64 { return 0.25 })
	want := []duty{
		{monday, "W", slot, 4 * slot},
		{monday, "X", 0, slot},
		{monday, "X", 2 * slot, 4 * slot},
		{monday, "Y", 0, 2 * slot},
		{monday, "Y", 3 * slot, 4 * slot},
		{monday, "Z", 0, 3 * slot},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// X and Y are on duty from nine to twenty past; X has nothing from 100 to 1100
// seconds after, while a call waits from 500 to 800, and Y answers it. So one of
// two was away. Their calls are 0.47 people's work, the second level of six.
func TestAway(t *testing.T) {
	m := made(
		served("X", "A", 0, 100, 0), served("Y", "A", 0, 700, 0), served("Y", "A", 800, 400, 300), served("X", "A", 1100, 100, 0),
	)
	for _, agent := range []string{"X", "Y"} {
		m.present = append(m.present, present{monday, agent, 9 * 3600, 10 * 3600})
	}
	if got := m.away(); fmt.Sprint(got) != "[0 0.5 0 0 0 0]" {
		t.Error(got)
	}
}

// X takes both types, Y never B, of which sixty of 180 calls are; whoever is new
// goes with the larger crew.
func TestCrews(t *testing.T) {
	var calls []call
	for i := range 60 {
		calls = append(calls, served("X", "A", 100*i, 50, 0), served("X", "B", 100*i+50, 50, 0), served("Y", "A", 100*i, 50, 0))
	}
	m := made(calls...)
	all := m.crews(mechanisms{skills: true})
	if len(all) != 2 || all[0].name != "A B" || all[1].name != "A" {
		t.Fatalf("%+v", all)
	}
	for agent, first := range map[string]bool{"X": true, "Y": false, "new": true} {
		if all[0].has(agent) != first || all[1].has(agent) == first {
			t.Errorf("%s is in the wrong crew", agent)
		}
	}
	if all := m.crews(mechanisms{}); len(all) != 1 || !all[0].has("new") || len(all[0].kinds) != 2 {
		t.Errorf("%+v", all)
	}
}

// Of those who joined ten to fifty seconds after somebody who waits a minute and
// a half, the ones with priority went first, and of those seventy and eighty
// seconds after none did: a head start of a minute.
func TestHeadStart(t *testing.T) {
	var calls []call
	for i, behind := range []int{10, 20, 30, 40, 50, 70, 80} {
		usual, has := served("X", "A", 600*i+90, 10, 90), served("Y", "A", 600*i+85, 10, 85-behind)
		if behind > 60 {
			has = served("Y", "A", 600*i+95, 10, 95-behind)
		}
		has.priority = hasPriority
		calls = append(calls, usual, has)
	}
	m := made(calls...)
	if got := m.headStart(); got != 60 {
		t.Errorf("a head start of %d s, want 60", got)
	}
	if got := m.priority(); got != 0.5 {
		t.Errorf("%v have priority, want half", got)
	}
	if got := made().headStart(); got != 0 {
		t.Errorf("a head start of %d s without calls", got)
	}
}

// Ten calls in the first half-hour and thirty in the second; the share that
// waited was 0.5 and is held for 0.2 to 0.6, then 0.2 for 0.4 to 0.5: a width of
// 0.4 for the first, and 0.1 and ten times 0.2 for the second. By hand (10·0.4 +
// 30·2.1)/(10·0.5 + 30·0.2) = 67/11. Tuesday is another day.
func TestScore(t *testing.T) {
	of := func(values ...float64) (all []*float64) {
		for _, v := range values {
			all = append(all, &v)
		}
		return all
	}
	p := played{dates: []calendar.Date{monday, monday, tuesday}, series: []sim.BacktestSeries{
		{Measure: "offered", Measured: of(10, 30, 99)},
		{Measure: "delayed", Measured: of(0.5, 0.2, 0.9), P10: of(0.2, 0.4, 0.1), P90: of(0.6, 0.5, 0.2)},
	}}
	got := p.score(func(d calendar.Date) bool { return d == monday })
	if want := 67. / 11; got < want-1e-9 || got > want+1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
}
