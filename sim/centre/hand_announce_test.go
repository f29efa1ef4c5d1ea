package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Ann has x for ten minutes. b comes a minute later and is told what it takes on
// average, five minutes, until 9:06. After that ten minutes of patience would
// last s minutes with s + 0.4·s²/2 = 10, which is 5; and if b is still there at
// 9:10, four minutes later, the call takes 4·15 s longer.
func promised(patience float64) *sheet {
	s := desk(1)
	s.layout.Queues[0].Patience = secs(patience)
	s.layout.Queues[0].Announces = centre.Announcement{Hurry: 0.4, Longer: 15}
	s.layout.Queues[0].Handle = byMean{byCustomer(map[string]float64{"x": 600, "b": 300}), 300}
	s.comes("x", "9:00", 0)
	s.comes("b", "9:01", 0)
	return s
}

func TestPassedPromiseLengthensTheCall(t *testing.T) {
	promised(900).expect(t, `
		x phone 9:00: answered 9:00 by Ann, done 9:10
		b phone 9:01: answered 9:10 by Ann, done 9:16
	`)
}

// Ann has x until 9:20. b's patience of 15 minutes, 5 of them promised, is over
// after 5 + 5, at 9:11. Of 4 minutes, less than promised, b uses all.
func TestPassedPromiseWearsPatienceOut(t *testing.T) {
	s := promised(900)
	s.layout.Queues[0].Handle = byMean{byCustomer(map[string]float64{"x": 1200, "b": 300}), 300}
	s.expect(t, `
		b phone 9:01: abandoned 9:11
		x phone 9:00: answered 9:00 by Ann, done 9:20
	`)
	s.layout.Queues[0].Patience = secs(240)
	s.expect(t, `
		b phone 9:01: abandoned 9:05
		x phone 9:00: answered 9:00 by Ann, done 9:20
	`)
}

// Who accepts no more than five minutes stays when told five, and leaves when
// told ten; a wait of up to ten minutes is not told at all.
func TestAnnouncedWaitMakesSomeLeave(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Announces.Accepts = secs(300)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.expect(t, `
		c phone 9:02: balked 9:02
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		queue phone: Offered 3, Answered 2, AnsweredIn 1, Waited 2, Abandoned 1, WaitAnswered 4m0s, Handle 10m0s, Balked 1
	`)
	s.layout.Queues[0].Announces.From = 10 * des.Minute
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: answered 9:10 by Ann, done 9:15
	`)
}
