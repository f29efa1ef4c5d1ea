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

// tells checks what the last one to come is told, and the only one to wait: of
// those who accept a second less they leave, of those who accept a second more stay.
func (s *sheet) tells(t *testing.T, seconds float64) {
	t.Helper()
	for accepts, left := range map[float64]int32{seconds - 1: 1, seconds + 1: 0} {
		s.layout.Queues[0].Announces.Accepts = secs(accepts)
		out, err := centre.New(&s.layout).Play(s.arrivals(), s)
		if err != nil {
			t.Fatal(err)
		}
		balked := int32(0)
		for _, cell := range out.Cells[0] {
			balked += cell.Balked
		}
		if balked != left {
			t.Errorf("%d of those left who accept %v s", balked, accepts)
		}
	}
}

// b has five minutes of work before her, her own. Ann, who is new, needs half as
// long again, 7 minutes 30; with replies that let her do a quarter more in an hour,
// 6 minutes. With Bob, who is not new and does a tenth more, they take
// 300 s ÷ (1.25/1.5 + 1.1).
func TestAnnouncedWaitOfNewPeople(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "18:00", "")
	s.duties[0].Pace = 1.5
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.tells(t, 450)
	s.layout.Queues[0].Suggestions = centre.Suggestions{Novices: 0.25, Experts: 0.1}
	s.tells(t, 360)
	s.works("Bob", "7:00", "18:00", "")
	s.comes("c", "9:01:30", 0)
	s.tells(t, 300/(1.25/1.5+1.1))
}

// Once Ann, who is new, has gone at noon, Bob alone is as quick as ever.
func TestAnnouncedWaitWhenNewPeopleHaveGone(t *testing.T) {
	s := desk(2)
	s.works("Ann", "8:00", "12:00", "")
	s.duties[0].Pace = 1.3
	s.works("Bob", "8:00", "18:00", "")
	s.comes("a", "13:00", 0)
	s.comes("b", "13:01", 0)
	s.tells(t, 300)
}

// Calls take half an hour, and when a's is over Ann has been on the phone for all
// the time there is: 15 points of a hundred too much, so that b's takes 7.5 % longer
// (see TestStrainLengthensCalls). That is what c has to expect as well.
func TestAnnouncedWaitUnderStrain(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Handle = secs(1800)
	s.layout.Groups[0].Strain = centre.Strain{Above: 0.85, Each: 0.005}
	s.comes("a", "8:00", 0)
	s.comes("b", "8:30", 0)
	s.comes("c", "8:31", 0)
	s.tells(t, 1.075*1800)
}

// Half of the calls are passed on after two minutes, by those who serve the line:
// with a in hand, b has 0.5 · 2 + 0.5 · 5 minutes to expect.
func TestAnnouncedWaitOfPassedOn(t *testing.T) {
	s := passing()
	s.layout.Queues[0].PassOn.Shares[0] = 0.5
	s.layout.Queues[0].PassOn.Takes = secs(120)
	s.customers = nil
	s.comes("a", "9:00", 0)
	s.comes("b", "9:00:30", 0)
	s.tells(t, 210)
}
