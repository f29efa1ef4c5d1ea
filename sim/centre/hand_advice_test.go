package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// advised returns a desk that asks all who call between nine and ten to call at
// eleven, and not a microsecond later.
func advised() *sheet {
	s := desk(1)
	s.layout.Channels[0].Advice = centre.Advice{
		Busy:    []centre.Window{{From: at("9:00"), To: at("10:00")}},
		Better:  []centre.Window{{From: at("8:00"), To: at("9:00")}, {From: at("11:00"), To: at("11:00") + 1}},
		Follows: 1,
	}
	return s
}

// a comes before the advice is given and c after it. b follows it, and d waits behind b
// for as long as that takes.
func TestCallersFollowAdvice(t *testing.T) {
	s := advised()
	s.comes("a", "8:59", 0)
	s.comes("b", "9:00", 0)
	s.comes("c", "10:00", 0)
	s.comes("d", "11:00:01", 0)
	s.expect(t, `
		b phone 9:00: advised 9:00
		a phone 8:59: answered 8:59 by Ann, done 9:04
		c phone 10:00: answered 10:00 by Ann, done 10:05
		b phone 11:00: answered 11:00 by Ann, done 11:05
		d phone 11:00:01: answered 11:05 by Ann, done 11:10
		needs help: Arisen 4, Served 4, Attempts 4
	`)
}

// Who has tried in vain calls again whatever the advice: b hung up at 8:58 and
// is back at 9:08.
func TestRedialsHearNoAdvice(t *testing.T) {
	s := advised()
	q := &s.layout.Queues[0]
	q.Patience, q.Redial = secs(60), centre.Redial{Share: 1, After: secs(600)}
	s.comes("a", "8:55", 0)
	s.comes("b", "8:57", 0)
	s.expect(t, `
		b phone 8:57: abandoned 8:58
		a phone 8:55: answered 8:55 by Ann, done 9:00
		b.1 phone 9:08: answered 9:08 by Ann, done 9:13
	`)
}

// Advice that comes when the last better time is over moves nobody, and b, who
// follows it, does not meet the menu before.
func TestAdviceStandsBeforeTheMenu(t *testing.T) {
	s := advised()
	s.layer(selfservice.VoiceMenu, 60, 1e-12)
	advice := &s.layout.Channels[0].Advice
	advice.Busy = append(advice.Busy, centre.Window{From: at("12:00"), To: at("13:00")})
	s.comes("b", "9:30", 0)
	s.comes("c", "12:00", 0)
	s.expect(t, `
		b phone 9:30: advised 9:30
		b phone 11:00: handed over by voice menu 11:01
		b phone 11:01: answered 11:01 by Ann, done 11:06
		c phone 12:00: handed over by voice menu 12:01
		c phone 12:01: answered 12:01 by Ann, done 12:06
		layer voice menu: Offered 2, Used 2, HandedOver 2, Time 2m0s
	`)
}
