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
	Gap    des.Time // mean time between two uses that its rate allows; a minute's worth may come at once
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

// Meter holds a layer to its rate: a use takes its share of the time that the
// rate allows, of which a minute may be saved up. The zero value is a meter
// that nobody has used.
type Meter struct{ next des.Time }

// Admit reports whether the rate allows one more use now, and counts it.
func (m *Meter) Admit(now, gap des.Time) bool {
	saved := max(0, des.Minute-gap)
	if now < m.next-saved {
		return false
	}
	m.next = max(m.next, now) + gap
	return true
}
