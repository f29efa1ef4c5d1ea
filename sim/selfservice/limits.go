package selfservice

import "github.com/rushproof/rushproof/sim/des"

// Adoption is how customers take to a layer that is new: nobody before the
// launch, a part of its reach then, and in a straight line to all of it. The
// zero value is a layer that has long been there.
type Adoption struct {
	Launch des.Time
	Start  float64  // share of the reach on the day of the launch
	Over   des.Time // until all of it; 0: at once
	New    bool     // otherwise the rest does not matter
}

// at returns the share of its reach that a layer has at a moment.
func (a *Adoption) at(t des.Time) float64 {
	switch {
	case !a.New:
		return 1
	case t < a.Launch:
		return 0
	case t-a.Launch >= a.Over:
		return 1
	}
	return a.Start + (1-a.Start)*float64(t-a.Launch)/float64(a.Over)
}

// Limits are what keeps a layer from serving everybody who wants to use it.
// Who is refused goes on as if the layer were not there. Zero values do not
// limit.
type Limits struct {
	AtOnce int      // customers in it at the same time
	Gap    des.Time // mean time between two uses that its rate allows; a minute's worth, and at least Burst, may come at once
	Queue  int      // customers who must wait in the channel before it answers there; those who are to be called back do not
}

// Outage is a stretch of time, from From up to, not including, To, in which a
// layer takes nobody in. Who is in it stays.
type Outage struct{ From, To des.Time }

// Down reports whether the layer has an outage at a moment.
func (l *Layer) Down(at des.Time) bool {
	for _, o := range l.Outages {
		if o.From <= at && at < o.To {
			return true
		}
	}
	return false
}

// Burst is how many uses a rate allows at once that have not been made use of,
// however low it is. A rate without slack is a gap between two uses, which turns away
// half of those who come by chance as often as it allows; with ten it is one in
// twenty. How much the makers of such services allow differs: this is an assumption.
const Burst = 10

// Meter holds a layer to its rate, as a bucket of tokens does: each use takes a
// token, they come back at the rate, and the bucket holds those of a minute, or Burst
// if that is more. The zero value is a meter that nobody has used, full.
//
// Time stands for tokens here: next is when the bucket will be full again. With random
// arrivals next - now is the work in a queue M/D/1 with room for as many as there are
// tokens, and who is refused would be lost there.
type Meter struct{ next des.Time }

// Admit reports whether the rate allows one more use now, and counts it.
func (m *Meter) Admit(now, gap des.Time) bool {
	saved := max(des.Minute-gap, (Burst-1)*gap)
	if now < m.next-saved {
		return false
	}
	m.next = max(m.next, now) + gap
	return true
}
