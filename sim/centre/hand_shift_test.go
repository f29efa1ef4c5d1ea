package centre_test

import (
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// Ann's shift ends at 16:00 with call a in hand: she finishes it, 3 minutes of
// overtime, and takes no other. b waits for Bob's shift.
func TestShiftEndsWithContactInHand(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "16:00", "")
	s.works("Bob", "16:30", "18:00", "")
	s.comes("a", "15:58", 0)
	s.comes("b", "15:59", 0)
	s.expect(t, `
		a phone 15:58: answered 15:58 by Ann, done 16:03
		b phone 15:59: answered 16:30 by Bob, done 16:35
		team A: OnDuty 9h33m0s, Busy 10m0s, Contacts 10m0s, Overtime 3m0s
	`)
}

// With three chats in hand at 16:00 Ann takes no more, and goes home with the
// last of them. Chats take 6 minutes alone, twice as long three at once, 1.5
// times two at once:
//
//	15:50  a 6, b 6, c 6    at 2: all end 16:02
//	16:02  all three are done
func TestShiftEndsWithChatsInHand(t *testing.T) {
	s := chats()
	s.works("Ann", "8:00", "16:00", "")
	s.comes("a", "15:50", 0)
	s.comes("b", "15:50", 0)
	s.comes("c", "15:50", 0)
	s.comes("d", "15:55", 0)
	s.comes("e", "16:01", 0)
	s.expect(t, `
		a chat 15:50: answered 15:50 by Ann, done 16:02
		b chat 15:50: answered 15:50 by Ann, done 16:02
		c chat 15:50: answered 15:50 by Ann, done 16:02
		d chat 15:55: still waiting +24:00
		e chat 16:01: still waiting +24:00
		team A: OnDuty 8h2m0s, Busy 12m0s, Contacts 36m0s, Overtime 2m0s
	`)
}

// A break of 15 minutes is due at 10:00. Call a keeps Ann until 10:03, so she
// is back at 10:18, not at 10:15, and then takes b.
func TestBreakBegunLateIsTakenWhole(t *testing.T) {
	s := desk(1)
	s.works("Ann", "8:00", "10:00", "break")
	s.works("Ann", "10:15", "12:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "10:16", 0)
	// On duty: 2:03 and, from 10:18, 1:42.
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 10:03
		b phone 10:16: answered 10:18 by Ann, done 10:23
		team A: OnDuty 3h45m0s, Busy 10m0s, Contacts 10m0s, Overtime 3m0s
	`)
}

// A call of half an hour outlasts the break: the next stretch of work begins
// at 10:15 while Ann is still busy. She has her break at 10:28, whole.
func TestDutyBeginsWhileBusyBeforeBreak(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = secs(1800)
	s.works("Ann", "8:00", "10:00", "break")
	s.works("Ann", "10:15", "12:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "10:20", 0)
	// On duty: 2:28 and, from 10:43, 1:17. Overtime: 28 minutes.
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 10:28
		b phone 10:20: answered 10:43 by Ann, done 11:13
		team A: OnDuty 3h45m0s, Busy 1h0m0s, Contacts 1h0m0s, Overtime 28m0s
	`)
}

// Without a break between them, the next stretch begins as soon as the call is
// over.
func TestDutyBeginsWhileBusy(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = secs(1800)
	s.works("Ann", "8:00", "10:00", "")
	s.works("Ann", "10:15", "12:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "10:20", 0)
	// On duty: 2:28 and, from 10:28, 1:32.
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 10:28
		b phone 10:20: answered 10:28 by Ann, done 10:58
		team A: OnDuty 4h0m0s, Busy 1h0m0s, Contacts 1h0m0s, Overtime 28m0s
	`)
}

// Ann's stretches of work overlap. She is done with a at 10:00 sharp, when the
// first one ends, and goes on with the second.
func TestDutiesOverlap(t *testing.T) {
	s := desk(1)
	s.works("Ann", "8:00", "10:00", "")
	s.works("Ann", "9:30", "12:00", "")
	s.comes("a", "9:55", 0)
	s.comes("b", "10:30", 0)
	s.expect(t, `
		a phone 9:55: answered 9:55 by Ann, done 10:00
		b phone 10:30: answered 10:30 by Ann, done 10:35
		team A: OnDuty 4h0m0s, Busy 10m0s, Contacts 10m0s
	`)
}

// A call that lasts until 12:20 swallows the morning break and the stretch
// after it. What Ann takes then is the lunch of 30 minutes that was planned
// before the next stretch, not the time from 10:00 to 12:30.
func TestCallOutlastsDuty(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 8520, "b": 300})
	s.works("Ann", "8:00", "10:00", "break")
	s.works("Ann", "10:15", "12:00", "break")
	s.works("Ann", "12:30", "16:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "12:25", 0)
	// On duty: 4:20 and, from 12:50, 3:10. Overtime: 2:20.
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 12:20
		b phone 12:25: answered 12:50 by Ann, done 12:55
		team A: OnDuty 7h30m0s, Busy 2h27m0s, Contacts 2h27m0s, Overtime 2h20m0s
	`)
}

// The same, but the call is still in hand when the afternoon begins.
func TestCallOutlastsDutyAndBreak(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 9720, "b": 300})
	s.works("Ann", "8:00", "10:00", "break")
	s.works("Ann", "10:15", "12:00", "break")
	s.works("Ann", "12:30", "16:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "12:25", 0)
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 12:40
		b phone 12:25: answered 13:10 by Ann, done 13:15
	`)
}

// The call is over at 11:50, so the break would last until 12:05, when the
// stretch of work before lunch is over. Ann has had her rest by 12:30.
func TestBreakOutlastsDuty(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 6720, "b": 300})
	s.works("Ann", "8:00", "10:00", "break")
	s.works("Ann", "10:15", "12:00", "break")
	s.works("Ann", "12:30", "16:00", "")
	s.comes("a", "9:58", 0)
	s.comes("b", "12:00", 0)
	s.expect(t, `
		a phone 9:58: answered 9:58 by Ann, done 11:50
		b phone 12:00: answered 12:30 by Ann, done 12:35
	`)
}

// A call keeps Bob until 10:30, past the 5 minutes of work between his breaks:
// he rests for 10 minutes and takes d. That his rest was to end at 10:45, and
// then at 10:40, is no concern of Ann's, who is on the phone from 10:30 to 11:10
// and goes on with the stretch that began at 10:45: she takes f.
func TestRestsDoNotConcernOthers(t *testing.T) {
	s := desk(2)
	s.layout.Queues[0].Handle = byCustomer(map[string]float64{"a": 300, "b": 2100, "c": 2400, "d": 60, "e": 600, "f": 60})
	s.works("Ann", "8:00", "10:40", "")
	s.works("Ann", "10:45", "12:00", "")
	s.works("Bob", "8:00", "10:00", "break")
	s.works("Bob", "10:15", "10:20", "break")
	s.works("Bob", "10:30", "12:00", "")
	s.comes("a", "9:50", 0)
	s.comes("b", "9:55", 0)
	s.comes("c", "10:30", 0)
	s.comes("d", "10:35", 0)
	s.comes("e", "11:50", 0)
	s.comes("f", "11:51", 0)
	s.expect(t, `
		a phone 9:50: answered 9:50 by Ann, done 9:55
		b phone 9:55: answered 9:55 by Bob, done 10:30
		d phone 10:35: answered 10:40 by Bob, done 10:41
		c phone 10:30: answered 10:30 by Ann, done 11:10
		f phone 11:51: answered 11:51 by Ann, done 11:52
		e phone 11:50: answered 11:50 by Bob, done 12:00
	`)
}

// Ann's shift ends at 16:00 and she has agreed to two hours more. She is done
// with a at 16:03, takes b in her overtime, and c keeps her until 18:03: two
// hours and three minutes in all. Bob, who is idle at 16:00, goes home.
func TestOvertimeFollowsShift(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "16:00", "")
	s.works("Ann", "16:00", "18:00", "overtime")
	s.works("Bob", "15:00", "16:00", "")
	s.comes("a", "15:58", 0)
	s.comes("b", "16:30", 0)
	s.comes("c", "17:58", 0)
	out := s.expect(t, `
		a phone 15:58: answered 15:58 by Ann, done 16:03
		b phone 16:30: answered 16:30 by Ann, done 16:35
		c phone 17:58: answered 17:58 by Ann, done 18:03
		team A: OnDuty 11h3m0s, Busy 15m0s, Contacts 15m0s, Overtime 2h3m0s
	`)
	want := []centre.Overtime{{From: at("16:00"), To: at("16:03")}, {From: at("16:03"), To: at("18:03")}}
	if !slices.Equal(out.Overtime, want) {
		t.Errorf("overtime %v, want %v", out.Overtime, want)
	}
}
