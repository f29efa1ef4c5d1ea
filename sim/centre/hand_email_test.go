package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// office is a sheet with calls of 5 minutes (reason 0, phone) and e-mails of 10
// minutes (reason 1, by e-mail or, as a chaser, by phone), both served by one
// team.
func office(agents int) *sheet {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "e-mail", Kind: centre.Deferred})
	s.reason("help", 0)
	s.reason("letters", 1, 0)
	s.layout.Queues[1].Handle = secs(600)
	s.team(agents, 0, 1, 2)
	return s
}

// Three agents, one of whom is kept free for calls. m1 leaves two idle, m2 one;
// m3 has to wait although Cat is idle, and she is there for call a. When she is
// free again at 9:08 nobody else is idle, so she keeps herself free; when Ann
// is free at 9:10, Cat is, so Ann takes m3.
func TestReserveForCalls(t *testing.T) {
	s := office(3)
	s.layout.Groups[0].Reserve = 1
	s.comes("m1", "9:00", 1)
	s.comes("m2", "9:01", 1)
	s.comes("m3", "9:02", 1)
	s.comes("a", "9:03", 0)
	s.expect(t, `
		a phone 9:03: answered 9:03 by Cat, done 9:08
		m1 e-mail 9:00: answered 9:00 by Ann, done 9:10
		m2 e-mail 9:01: answered 9:01 by Bob, done 9:11
		m3 e-mail 9:02: answered 9:10 by Ann, done 9:20
	`)
}

// Calls have the smaller rank: Ann finishes the e-mail that she has begun, then
// takes the call that came later than the next e-mail.
func TestEmailsBetweenCalls(t *testing.T) {
	s := office(1)
	s.layout.Groups[0].Skills[1].Rank = 1
	s.comes("m1", "9:00", 1)
	s.comes("m2", "9:01", 1)
	s.comes("a", "9:09", 0)
	s.expect(t, `
		m1 e-mail 9:00: answered 9:00 by Ann, done 9:10
		a phone 9:09: answered 9:10 by Ann, done 9:15
		m2 e-mail 9:01: answered 9:15 by Ann, done 9:25
	`)
}

// E-mails are always open: one that comes at night waits for the morning.
func TestEmailsAtNight(t *testing.T) {
	s := office(1)
	s.layout.Channels[1].Open = []centre.Window{{From: at("8:00"), To: at("18:00")}, {From: at("+8:00"), To: at("+18:00")}}
	s.comes("m1", "22:00", 1)
	s.expect(t, `
		m1 e-mail 22:00: answered +8:00 by Ann, done +8:10
		queue letters by e-mail: Offered 1, Answered 1, Waited 1, WaitAnswered 10h0m0s, Handle 10m0s
	`)
}

// The hours of an e-mail channel are nobody's closing time: m1 goes on waiting
// at 18:00, whatever the choice is, and Ann, whose shift is over when she is done
// with a at 18:03, does not stay for it.
func TestEmailsAtClosingTime(t *testing.T) {
	for _, choice := range []centre.Closing{centre.Serve, centre.CallBack, centre.TurnAway} {
		s := office(1)
		s.layout.Channels[1].Open, s.layout.Channels[1].AtClosing = officeHours("8:00", "18:00"), choice
		s.comes("a", "17:58", 0)
		s.comes("m1", "17:59", 1)
		s.expect(t, `
			a phone 17:58: answered 17:58 by Ann, done 18:03
			m1 e-mail 17:59: answered +8:00 by Ann, done +8:10
		`)
	}
}

// gap is the time after which a customer sends the n-th chaser, or the one
// after it: exponential, with a mean of an hour.
func gap(customer string, n uint64) des.Time {
	const luckChaserGap = 13
	stream := keyOf(customer).With(luckChaserGap).With(n).Stream()
	return des.Seconds(stream.Exp() * 3600)
}

// after writes the moment d after a time of the day.
func after(when string, d des.Time) string { return clock(at(when) + d) }

// The writer of a message of 6:00 has no more patience with it from 7:00 on,
// and sends a chaser after another 1h10; the next one would come 1h23 later.
// There is nobody before 9:00. Ann then answers the first message, which ends
// the need, and at 9:10 the chaser, which costs her time and ends nothing.
func TestChaserOnAnOldEmail(t *testing.T) {
	s := office(1)
	s.layout.Queues[1].Chaser = centre.Chaser{From: des.Hour, Every: 3600}
	s.works("Ann", "9:00", "18:00", "")
	s.comes("n", "6:00", 1)
	s.expect(t, `
		n e-mail 6:00: answered 9:00 by Ann, done 9:10
		n.1 e-mail `+after("7:00", gap("n", 0))+`: answered 9:10 by Ann, done 9:20
		queue letters by e-mail: Offered 2, Redials 1, Answered 2, Waited 2, WaitAnswered 4h0m16.724994s, Handle 20m0s
		needs letters: Arisen 1, Served [0 1], Attempts 2
	`)
}

// There is nobody before 8:10, and o sends chasers after 15 minutes without
// patience and after another 47; chasers are not chased in turn. All are about
// one need, which the first of them to be answered ends.
func TestChasersEndTheNeedOnce(t *testing.T) {
	s := office(1)
	s.layout.Queues[1].Chaser = centre.Chaser{From: des.Hour, Every: 3600}
	s.works("Ann", "8:10", "18:00", "")
	s.comes("o", "6:00", 1)
	s.expect(t, `
		o e-mail 6:00: answered 8:10 by Ann, done 8:20
		o.1 e-mail `+after("7:00", gap("o", 0))+`: answered 8:20 by Ann, done 8:30
		o.2 e-mail `+after("7:00", gap("o", 0)+gap("o", 1))+`: answered 8:30 by Ann, done 8:40
		needs letters: Arisen 1, Served [0 1], Attempts 3
	`)
}

// chasedByPhone is an office whose chasers are calls. Ann is kept free for them
// from 6:00 on; Bob answers messages when he comes. Both go home at the same
// time.
func chasedByPhone(end, bobComes string) *sheet {
	s := office(2)
	s.layout.Groups[0].Reserve = 1
	s.layout.Queues[1].Chaser = centre.Chaser{From: des.Hour, Every: 3600, Switch: []float64{1, 0}}
	s.works("Ann", "6:00", end, "")
	s.works("Bob", bobComes, end, "")
	return s
}

// The chaser is a call. Ann, who is kept free for calls, solves it, and the
// need ends there; Bob answers the message an hour and a half later in vain.
func TestChaserByPhone(t *testing.T) {
	s := chasedByPhone("18:00", "9:00")
	s.comes("q", "6:00", 1)
	called := at("7:00") + gap("q", 0)
	s.expect(t, `
		q.1 phone `+clock(called)+`: answered `+clock(called)+` by Ann, done `+clock(called+5*des.Minute)+`
		q e-mail 6:00: answered 9:00 by Bob, done 9:10
		needs letters: Arisen 1, Served [1 0], Attempts 2
	`)
}

// Whoever has had the answer on the phone sends no further chaser, although the
// message waits until the evening.
func TestNoChaserOnceAnswered(t *testing.T) {
	s := chasedByPhone("23:00", "22:00")
	s.comes("q", "6:00", 1)
	called := at("7:00") + gap("q", 0)
	s.expect(t, `
		q.1 phone `+clock(called)+`: answered `+clock(called)+` by Ann, done `+clock(called+5*des.Minute)+`
		q e-mail 6:00: answered 22:00 by Bob, done 22:10
		needs letters: Arisen 1, Served [1 0], Attempts 2
	`)
}

// The chaser finds nobody on the phone for a minute and would call again two
// hours later; but by then the message has been answered.
func TestNoRedialOnceAnswered(t *testing.T) {
	s := office(1)
	s.layout.Queues[1].Chaser = centre.Chaser{From: des.Hour, Every: 3600, Switch: []float64{1, 0}}
	s.layout.Queues[2].Patience = secs(60)
	s.layout.Queues[2].Redial = centre.Redial{Share: 1, After: secs(7200)}
	s.works("Ann", "8:10", "18:00", "")
	s.comes("q", "6:00", 1)
	called := at("7:00") + gap("q", 0)
	if called > at("8:09") || called+gap("q", 1) < at("8:10") {
		t.Fatal("the luck of q does not fit this sheet: take another letter")
	}
	s.expect(t, `
		q.1 phone `+clock(called)+`: abandoned `+clock(called+des.Minute)+`
		q e-mail 6:00: answered 8:10 by Ann, done 8:20
		needs letters: Arisen 1, Served [0 1], Attempts 2
	`)
}

// Ann may help with what has waited for an hour, and has been there since 7:00
// when e-mail opens at 8:00: what came in the night has waited long enough for
// her, m2 has not.
func TestEmailsOfTheNightAreDueAtOnce(t *testing.T) {
	s := office(0)
	s.team(1, 0)
	s.layout.Groups[1].Skills = append(s.layout.Groups[1].Skills, centre.Skill{Queue: 1, Factor: 1})
	s.layout.Queues[1].Routing = append(s.layout.Queues[1].Routing, centre.Step{After: des.Hour, Groups: []int{1}})
	s.layout.Channels[1].Open = []centre.Window{{From: at("+8:00"), To: at("+18:00")}}
	s.works("Ann", "+7:00", "+18:00", "")
	s.comes("m1", "22:00", 1)
	s.comes("m2", "+7:55", 1)
	s.expect(t, `
		m1 e-mail 22:00: answered +8:00 by Ann, done +8:10
		m2 e-mail +7:55: answered +8:55 by Ann, done +9:05
	`)
}
