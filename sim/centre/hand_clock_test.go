package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Events at one microsecond. Service ends come before abandonments, those
// before openings and closings, and all of them before arrivals.

// Ann is done with a at 9:05 sharp, when b's patience ends and c arrives: b is
// answered, and c waits.
func TestServiceEndsBeforePatience(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Patience = secs(300)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00", 0)
	s.comes("c", "9:05", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:00: answered 9:05 by Ann, done 9:10
		c phone 9:05: answered 9:10 by Ann, done 9:15
		queue phone: Offered 3, Answered 3, AnsweredIn 1, Waited 2, WaitAnswered 10m0s, Handle 15m0s
	`)
}

// b's patience ends at 9:05 sharp, when Bob comes to work, or the channel
// closes and would turn b away: b has abandoned.
func TestPatienceEndsBeforeDoors(t *testing.T) {
	s := desk(2)
	s.layout.Queues[0].Patience = secs(180)
	s.layout.Queues[0].Handle = secs(600)
	s.works("Ann", "8:00", "18:00", "")
	s.works("Bob", "9:05", "18:00", "")
	s.layout.Channels[0].Open = officeHours("8:00", "9:05")
	s.layout.Channels[0].AtClosing = centre.TurnAway
	s.comes("a", "9:00", 0)
	s.comes("b", "9:02", 0)
	s.comes("c", "9:03", 0)
	s.expect(t, `
		b phone 9:02: abandoned 9:05
		c phone 9:03: turned away 9:05
		a phone 9:00: answered 9:00 by Ann, done 9:10
	`)
}

// The line opens at 9:00 and closes at 10:00: who calls at 9:00 sharp is
// answered, who calls at 10:00 sharp is too late. Ann, who comes at 9:00, too,
// is there for a.
func TestDoorsBeforeArrivals(t *testing.T) {
	s := desk(1)
	s.layout.Channels[0].Open = officeHours("9:00", "10:00")
	s.works("Ann", "9:00", "18:00", "")
	s.comes("a", "9:00", 0)
	s.comes("b", "10:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 10:00: found closed 10:00
		queue phone: Offered 1, Answered 1, AnsweredIn 1, Closed 1, Handle 5m0s
	`)
}

// At 10:00 sharp Ann goes and Bob comes: a, who calls then, is his. So is b, who
// has been waiting while Ann was busy until 10:10.
func TestShiftsChangeBeforeArrivals(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "10:00", "")
	s.works("Bob", "10:00", "18:00", "")
	s.comes("a", "10:00", 0)
	s.expect(t, `
		a phone 10:00: answered 10:00 by Bob, done 10:05
		team A: OnDuty 10h0m0s, Busy 5m0s, Contacts 5m0s
	`)
	s = desk(2)
	s.layout.Queues[0].Handle = secs(900)
	s.works("Ann", "8:00", "10:00", "")
	s.works("Bob", "10:00", "18:00", "")
	s.comes("a", "9:55", 0)
	s.comes("b", "9:56", 0)
	s.comes("c", "10:00", 0)
	s.expect(t, `
		a phone 9:55: answered 9:55 by Ann, done 10:10
		b phone 9:56: answered 10:00 by Bob, done 10:15
		c phone 10:00: answered 10:15 by Bob, done 10:30
	`)
}

// Ann is done at 10:00 sharp, the end of her shift: no overtime, and b, who is
// waiting, is left to Bob.
func TestServiceEndsWithShift(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "10:00", "")
	s.works("Bob", "10:30", "18:00", "")
	s.comes("a", "9:55", 0)
	s.comes("b", "9:56", 0)
	s.expect(t, `
		a phone 9:55: answered 9:55 by Ann, done 10:00
		b phone 9:56: answered 10:30 by Bob, done 10:35
		team A: OnDuty 9h30m0s, Busy 10m0s, Contacts 10m0s
	`)
}

// Who comes back at 9:13 comes before who arrives at 9:13.
func TestReturnsBeforeArrivals(t *testing.T) {
	s := busy(centre.Redial{Share: 1, Tries: 2})
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 840, "c": 60})
	s.comes("c", "9:13", 0) // b was here from 9:01 to 9:03
	s.expect(t, `
		b phone 9:01: abandoned 9:03
		a phone 9:00: answered 9:00 by Ann, done 9:14
		b.1 phone 9:13: answered 9:14 by Ann, done 9:14
		c phone 9:13: answered 9:14 by Ann, done 9:15
	`)
}

// An interval ends before anything else of its last moment is counted: b, who
// comes at 10:00 sharp, is in the interval from 10:00 on, and a, whose service
// ends then, kept Ann busy to the end of the one before. A contact is counted
// where it came, whenever it ended: c at 10:58, done at 11:03.
func TestIntervals(t *testing.T) {
	s := desk(1)
	s.comes("a", "9:55", 0)
	s.comes("b", "10:00", 0)
	s.comes("c", "10:58", 0)
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	for hour, want := range map[int]struct {
		answered     int32
		busy, onDuty des.Time
	}{8: {0, 0, des.Hour}, 9: {1, 5 * des.Minute, des.Hour}, 10: {2, 7 * des.Minute, des.Hour}, 11: {0, 3 * des.Minute, des.Hour}, 18: {}} {
		cell, staff := out.Cells[0][hour], out.Staff[0][hour]
		if cell.Answered != want.answered || cell.Handle != des.Time(want.answered)*5*des.Minute ||
			staff.Busy != int64(want.busy) || staff.OnDuty != int64(want.onDuty) {
			t.Errorf("%d:00: %+v, %+v", hour, cell, staff)
		}
	}
}

// The queue from hour to hour: b waits from 9:59, c from 10:01, both for a call
// that ends at 10:02, and then c until 10:07.
func TestQueueLength(t *testing.T) {
	s := desk(1)
	s.comes("a", "9:57", 0)
	s.comes("b", "9:59", 0)
	s.comes("c", "10:01", 0)
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	for hour, want := range map[int]centre.Level{
		8: {}, 9: {Area: int64(des.Minute), AtEnd: 1, Max: 1, Oldest: des.Minute}, 10: {Area: int64(8 * des.Minute), Max: 2}, 11: {},
	} {
		if got := out.Levels[0][hour]; got != want {
			t.Errorf("%d:00: %+v, not %+v", hour, got, want)
		}
	}
}

// Nor has the next contact been taken yet at the end of an interval: b has been
// waiting for 4 minutes when the hour ends, and begins the next one waiting.
func TestIntervalEndsBeforeService(t *testing.T) {
	s := desk(1)
	s.comes("a", "9:55", 0)
	s.comes("b", "9:56", 0)
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	for hour, want := range map[int]centre.Level{
		9: {Area: int64(4 * des.Minute), AtEnd: 1, Max: 1, Oldest: 4 * des.Minute}, 10: {Max: 1},
	} {
		if got := out.Levels[0][hour]; got != want {
			t.Errorf("%d:00: %+v, not %+v", hour, got, want)
		}
	}
}

// Needs that arise before 10:00 are not counted, whatever becomes of them
// later; b, on the hour, is. Contacts are counted in their interval, all the
// same, for whoever adds up intervals leaves the first ones out.
func TestWarmUp(t *testing.T) {
	s := desk(1)
	s.layout.Period.WarmUp = at("10:00")
	s.comes("a", "9:58", 0)
	s.comes("b", "10:00", 0)
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 10:03
		b phone 10:00: answered 10:03 by Ann, done 10:08
		queue phone: Offered 2, Answered 2, AnsweredIn 1, Waited 1, WaitAnswered 3m0s, Handle 10m0s
		needs help: Arisen 1, Served 1, Attempts 1
	`)
}

// The season ends at midnight: b is still in Ann's hands, c and d are waiting.
// When it is played to the end, b, c and d are served after midnight.
func TestHorizon(t *testing.T) {
	s := desk(1)
	s.works("Ann", "+8:00", "+23:59", "")
	s.comes("b", "+23:58", 0)
	s.comes("c", "+23:59", 0)
	s.comes("late", "+23:59:30", 0)
	s.customers[2].At = 2 * des.Day // does not come at all
	s.expect(t, `
		b phone +23:58: answered +23:58 by Ann, not done
		c phone +23:59: still waiting +24:00
		queue phone: Offered 2, Answered 1, AnsweredIn 1, Waited 1, Waiting 1, WaitOther 1m0s
		needs help: Arisen 2, Open 2, Attempts 2
	`)
	s.layout.Period.Drain = true
	s.expect(t, `
		b phone +23:58: answered +23:58 by Ann, done +24:03
		c phone +23:59: answered +24:03 by Ann, done +24:08
		queue phone: Offered 2, Answered 2, AnsweredIn 1, Waited 1, WaitAnswered 4m0s, Handle 10m0s
		needs help: Arisen 2, Served 2, Attempts 2
	`)
}

// At 10:00 b has waited 50 minutes and c has waited 20: b is the oldest. Once b
// has been answered at 10:30, c is.
func TestOldestIsTheFirstInLine(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 90 * 60, "b": 3600, "c": 60})
	s.comes("a", "9:00", 0)
	s.comes("b", "9:10", 0)
	s.comes("c", "9:40", 0)
	out, err := centre.New(&s.layout).Play(&replay{s.customers}, s)
	if err != nil {
		t.Fatal(err)
	}
	for hour, want := range map[int]des.Time{9: 50 * des.Minute, 10: 80 * des.Minute, 11: 0} {
		if got := out.Levels[0][hour].Oldest; got != want {
			t.Errorf("after %d:00: the oldest has waited %v, not %v", hour, got, want)
		}
	}
}
