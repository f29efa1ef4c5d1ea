package sim

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/staff"
)

// twoDays is a phone line with three agents from 8:00 to 16:15 on two days;
// the third agent belongs to another team.
func twoDays(t testing.TB) *Model {
	handle, err := dist.NewExponential(300)
	if err != nil {
		t.Fatal(err)
	}
	every := [7]bool{true, true, true, true, true, true, true}
	shift := staff.Shift{Name: "day", Days: every, From: 8 * des.Hour, To: 16*des.Hour + 15*des.Minute}
	c := &calendar.Calendar{Zone: "UTC"}
	for d := range 2 {
		date := calendar.Date{Year: 2026, Month: 11, Day: 23 + d}
		c.Days = append(c.Days, calendar.Day{Date: date, Weekday: date.Weekday(), Start: des.Time(d) * des.Day})
	}
	return &Model{
		Calendar: c,
		Layout: centre.Layout{
			Reasons:  []centre.Reason{{Name: "any", Mix: []float64{1}, Queues: []int{0}}},
			Channels: []centre.Channel{{Name: "phone"}},
			Queues: []centre.Queue{{
				Name: "any phone", Handle: handle, WaitingRoom: -1, Routing: []centre.Step{{Groups: []int{0, 1}}},
			}},
			Groups: []centre.Group{
				{Name: "two", Skills: []centre.Skill{{Queue: 0, Factor: 1}}},
				{Name: "one", Skills: []centre.Skill{{Queue: 0, Factor: 1}}},
			},
			Agents: []int{0, 0, 1},
			Period: centre.Period{Horizon: 2 * des.Day, Interval: 30 * des.Minute, Days: []des.Time{0, des.Day}},
		},
		Demand: demand.Model{Calendar: c, Reasons: []demand.Reason{{Name: "any", Causes: []demand.Cause{
			demand.Flow{Rates: demand.Rates{Interval: des.Hour, Expected: []float64{10}, Cyclic: true}},
		}}}},
		Staff: staff.Plan{Calendar: c, Teams: []staff.Team{
			{Name: "two", Agents: 2, To: -1, Shifts: []staff.Shift{shift}},
			{Name: "one", Agents: 1, To: -1, Shifts: []staff.Shift{shift}},
		}},
	}
}

// The needs reach the centre, and so do the duties, each in its own team.
func TestPlay(t *testing.T) {
	p := NewPlayer(twoDays(t))
	r, err := p.Play(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	offered := int64(0)
	for _, c := range r.Cells[0] {
		offered += int64(c.Offered)
	}
	if offered == 0 || offered != r.Needs[0][0].Arisen {
		t.Errorf("%d contacts for %d needs", offered, r.Needs[0][0].Arisen)
	}
	for g, agents := range []int64{2, 1} {
		for i := range r.Scheduled[g] {
			want := int64(0)
			switch clock := des.Time(i) * 30 * des.Minute % des.Day; {
			case clock >= 8*des.Hour && clock < 16*des.Hour:
				want = agents * int64(30*des.Minute)
			case clock == 16*des.Hour:
				want = agents * int64(15*des.Minute)
			}
			if r.Scheduled[g][i] != want {
				t.Fatalf("group %d, interval %d: %d scheduled, want %d", g, i, r.Scheduled[g][i], want)
			}
			if present := r.Staff[g][i].OnDuty - r.Staff[g][i].Overtime; present != want {
				t.Fatalf("group %d, interval %d: %d on duty, want %d", g, i, present, want)
			}
		}
	}
}

// A replication does not depend on which ones the player has played before.
func TestPlayAgain(t *testing.T) {
	m := twoDays(t)
	fresh, err := NewPlayer(m).Play(1, 7)
	if err != nil {
		t.Fatal(err)
	}
	p := NewPlayer(m)
	for k := range 7 {
		if _, err := p.Play(1, k); err != nil {
			t.Fatal(err)
		}
	}
	used, err := p.Play(1, 7)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(fresh.Cells, used.Cells) || !slices.Equal(fresh.Staff[0], used.Staff[0]) {
		t.Error("replication 7 is another after seven others")
	}
	other, err := NewPlayer(m).Play(2, 7)
	if err != nil {
		t.Fatal(err)
	}
	if reflect.DeepEqual(fresh.Cells, other.Cells) {
		t.Error("another seed gives the same replication")
	}
}

func TestInterrupt(t *testing.T) {
	p := NewPlayer(twoDays(t))
	p.Interrupt()
	for range 2 {
		if _, err := p.Play(1, 0); err != centre.ErrInterrupted {
			t.Errorf("%v", err)
		}
	}
}

// The adapters between demand, staff and centre allocate nothing per contact.
func TestAdaptersAllocateNothing(t *testing.T) {
	few, many := twoDays(t), twoDays(t)
	flow := many.Demand.Reasons[0].Causes[0].(demand.Flow)
	flow.Rates.Expected = []float64{1000}
	many.Demand.Reasons[0].Causes[0] = flow
	count := func(m *Model) float64 {
		m.Layout.Queues[0].WaitingRoom = 5
		p := NewPlayer(m)
		for k := range 3 {
			if _, err := p.Play(1, k); err != nil {
				t.Fatal(err)
			}
		}
		return testing.AllocsPerRun(3, func() { _, _ = p.Play(1, 1) })
	}
	if a, b := count(few), count(many); b > a+10 {
		t.Errorf("%v allocations with few contacts, %v with a hundred times as many", a, b)
	}
}

// Interrupt ends a replication within a second even where ten thousand agents
// come and go for years and no interval of the statistics ends.
func TestInterruptSoon(t *testing.T) {
	const agents, days = 10_000, 2000
	m := twoDays(t)
	m.Staff.Teams[0].Agents = agents - 1
	m.Layout.Agents = make([]int, agents)
	m.Layout.Agents[agents-1] = 1
	m.Layout.Period = centre.Period{Horizon: days * des.Day, Interval: days * des.Day}
	day := m.Calendar.Days[0]
	m.Calendar.Days = nil
	for d := range des.Time(days) {
		day.Start = d * des.Day
		m.Calendar.Days = append(m.Calendar.Days, day)
		m.Layout.Period.Days = append(m.Layout.Period.Days, day.Start)
	}
	p := NewPlayer(m)
	var interrupted time.Time
	time.AfterFunc(200*time.Millisecond, func() {
		interrupted = time.Now()
		p.Interrupt()
	})
	if _, err := p.Play(1, 0); err != centre.ErrInterrupted {
		t.Error(err)
	}
	if took := time.Since(interrupted); took > time.Second {
		t.Errorf("it took %v", took)
	}
}
