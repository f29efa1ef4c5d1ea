package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// Cell counts the contacts of one queue that arrived in one interval, and the customers
// of one that the centre called back in it. Every contact offered is counted in exactly
// one of the other ways out, or is still waiting or in hand at the end:
//
//	Offered = Answered + Abandoned + Blocked + TurnedAway + ToCallback + Messages + Waiting
type Cell = Counts[int32]

// Counts are those of a Cell: narrow ones, because there are many cells and
// never a thousand million contacts in one interval, and wide ones for the sums
// of cells.
type Counts[N int32 | int64] struct {
	Offered        N
	Redials        N // of those offered: after a failed attempt, a chaser, or an unsolved contact
	Answered       N
	AnsweredIn     N // within the queue's threshold
	Waited         N // not taken at once
	Abandoned      N
	AbandonedIn    N // within the threshold
	ShortAbandoned N
	Blocked        N        // no line or no place to wait
	TurnedAway     N        // at closing time
	ToCallback     N        // to be called back: at closing time, or because they accepted the offer
	Messages       N        // left in place of waiting on
	CalledBack     N        // reached by the centre's own call, in the interval from which they wait for it
	Waiting        N        // still waiting when the period ended
	Closed         N        // came when nobody answers; not offered
	Advised        N        // would have come, and comes at a better time instead; not offered
	WaitAnswered   des.Time // sum over answered contacts
	WaitAbandoned  des.Time // sum over abandoned contacts
	WaitOther      des.Time // sum over those turned away, to be called back, or still waiting
	Handle         des.Time // sum of handle times, wrap-up included, of contacts answered or called back
	WrapUp         des.Time // of it after-call work

	// What customers waited in all until somebody reached them; see reach.
	Reached    N        // where that can be other than the time in queue
	WaitTrue   des.Time // sum over those
	WaitCalled des.Time // the same, over those called back

	Silent          N // of those abandoned: chats left open, which an agent takes nevertheless
	Balked          N // of those abandoned: at once, when they were told how long it would take
	CallbackOffered N // to be called back: those who were
	NotReached      N // calls of the centre's own that nobody answered
	NeverReached    N // customers given up after them
	PassedOn        N // of those answered: to another queue
	PassedIn        N // of those offered: from another queue
	Pooled          N // of those answered: by a secondary skill
	Merged          N // chasers that were seen to be about what waits, in the interval in which they came; not offered
}

// AddCounts adds some counts to others. Sums of times that become too large stay
// at what [stat.TooLarge] finds.
func AddCounts[N int32 | int64](a *Counts[int64], b *Counts[N]) {
	a.Offered += int64(b.Offered)
	a.Redials += int64(b.Redials)
	a.Answered += int64(b.Answered)
	a.AnsweredIn += int64(b.AnsweredIn)
	a.Waited += int64(b.Waited)
	a.Abandoned += int64(b.Abandoned)
	a.AbandonedIn += int64(b.AbandonedIn)
	a.ShortAbandoned += int64(b.ShortAbandoned)
	a.Blocked += int64(b.Blocked)
	a.TurnedAway += int64(b.TurnedAway)
	a.ToCallback += int64(b.ToCallback)
	a.Messages += int64(b.Messages)
	a.CalledBack += int64(b.CalledBack)
	a.Waiting += int64(b.Waiting)
	a.Closed += int64(b.Closed)
	a.Advised += int64(b.Advised)
	a.WaitAnswered = stat.Plus(a.WaitAnswered, b.WaitAnswered)
	a.WaitAbandoned = stat.Plus(a.WaitAbandoned, b.WaitAbandoned)
	a.WaitOther = stat.Plus(a.WaitOther, b.WaitOther)
	a.Handle = stat.Plus(a.Handle, b.Handle)
	a.WrapUp = stat.Plus(a.WrapUp, b.WrapUp)
	a.Reached += int64(b.Reached)
	a.WaitTrue = stat.Plus(a.WaitTrue, b.WaitTrue)
	a.WaitCalled = stat.Plus(a.WaitCalled, b.WaitCalled)
	a.Silent += int64(b.Silent)
	a.Balked += int64(b.Balked)
	a.CallbackOffered += int64(b.CallbackOffered)
	a.NotReached += int64(b.NotReached)
	a.NeverReached += int64(b.NeverReached)
	a.PassedOn += int64(b.PassedOn)
	a.PassedIn += int64(b.PassedIn)
	a.Pooled += int64(b.Pooled)
	a.Merged += int64(b.Merged)
}
